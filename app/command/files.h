// Files that commands read and write.
#pragma once

#include <string>
#include <string_view>

#include "app/words/words.h"
#include "instruments/model/yaml.h"
#include "instruments/result.h"

namespace doorstep::command {

// The whole of a file; "-" is the standard input. Errors: "unreadable_file" (it is not there, is a folder,
// may not be read, or is larger than any instrument may be).
[[nodiscard]] Result<std::string> read_file(const std::string& path);

// Puts `text` into a file, in place of what it held. Errors: "not_written".
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view text);

// "file:line:column: error: message  remedy", without a newline.
[[nodiscard]] std::string line_of(const yaml::Problem& problem);
// The same in another language, as far as it has words for it.
[[nodiscard]] std::string line_of(const words::Language& say, const yaml::Problem& problem);

}  // namespace doorstep::command
