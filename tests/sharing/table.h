// The tables of instruments/sharing/README.md, read from the page itself: what a lawyer reads is what is
// tested against.
#pragma once

#include <map>
#include <string>

namespace doorstep::sharing {

// By row and column: a state ("held back"), or "refused (code)".
using Table = std::map<std::string, std::map<std::string, std::string>>;

// The table whose header's first cell is `corner`.
[[nodiscard]] Table table_of_readme(const std::string& corner);

}  // namespace doorstep::sharing
