// Options that are chosen from.
#pragma once

#include "instruments/model/loading.h"

namespace doorstep::model {

// Reads a list of options into loading.sets and returns its index there. `id` is empty for the options of one
// question.
std::uint32_t read_options(Loading& loading, const yaml::Node& list, const std::string& id,
                           const yaml::Node& name);

// Compiles what the options say in braces and `when`, as seen from the first question that offers them.
void compile_answer_sets(Loading& loading);

}  // namespace doorstep::model
