// Whether a text that may be told names somebody: a brother or sister has a right of its own to what it says.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep::sharing {

// Whether one of `lines` has `name`, or the first word of it, where a word begins; in small or capital
// letters of the Latin, Greek and Cyrillic alphabets, and with whatever ending ("Alvas"). In scripts that
// write other words before a name without a blank (Arabic) it is found anywhere. Rather once too often than
// once too seldom: whoever reads the text decides.
[[nodiscard]] bool names(std::span<const std::string> lines, std::string_view name);

}  // namespace doorstep::sharing
