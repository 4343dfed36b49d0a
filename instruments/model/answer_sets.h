// Options that are chosen from.
#pragma once

#include "instruments/model/loading.h"

namespace doorstep::model {

// Reads a list of options into loading.sets and returns its index there. `id` is empty for the options of one
// question.
std::uint32_t read_options(Loading& loading, const yaml::Node& list, const std::string& id,
                           const yaml::Node& name);

// The set to use in a copy of the question that set `set` was read for, in `instance`: the same one, or its
// own copy where the options say something that differs between instances. `later` is how much later it is
// asked.
std::uint32_t copy_set(Loading& loading, std::uint32_t set, std::uint32_t instance, Steps later);

// Compiles what the options say in braces and `when`, as seen from the first question that offers them.
void compile_answer_sets(Loading& loading);

}  // namespace doorstep::model
