// What the things in an instrument are called in its file, and where they stand in an interview.
#pragma once

#include <string>
#include <string_view>

namespace doorstep::model {

// What an author calls the thing `id` of a repeat: "children.age" for "children[2].age".
[[nodiscard]] std::string without_instances(std::string_view id);

}  // namespace doorstep::model
