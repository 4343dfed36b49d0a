// Files that commands read and write.
#pragma once

#include <string>

#include "instruments/model/yaml.h"
#include "instruments/result.h"

namespace doorstep::command {

// The whole of a file; "-" is the standard input. Errors: "unreadable_file" (it is not there, is a folder,
// may not be read, or is larger than any instrument may be).
[[nodiscard]] Result<std::string> read_file(const std::string& path);

// "file:line:column: error: message  remedy", without a newline.
[[nodiscard]] std::string line_of(const yaml::Problem& problem);

}  // namespace doorstep::command
