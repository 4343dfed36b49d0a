// Reading a repeat, and laying out its instances.
#pragma once

#include <string>

#include "instruments/model/steps.h"

namespace doorstep::model {

// Reads one entry with `repeat`: its first instance as written, and copies of it for as many as there can be.
void read_repeat(Loading& loading, const yaml::Node& node, const EntryPlace& place);

// What something that is called `label` in the file is called in an interview: "children[1].age".
[[nodiscard]] std::string id_here(const Loading& loading, std::string_view label);

}  // namespace doorstep::model
