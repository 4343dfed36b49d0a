// The entries that an interview goes through one by one: pages and questions.
#pragma once

#include "instruments/model/loading.h"

namespace doorstep::model {

// Where in the file an entry stands, for what may stand there.
enum class Part : std::uint8_t { Before, Sections, After };

struct EntryPlace {
  Part part = Part::Sections;
  std::uint32_t section = 0;           // index
  std::optional<std::uint32_t> topic;  // that of its section
};

// Reads one entry: a page, a question or a repeat.
void read_entry(Loading& loading, const yaml::Node& node, const EntryPlace& place);  // steps.cpp

// Reads one entry with `id`; appends the question and its step.
void read_question(Loading& loading, const yaml::Node& node, const EntryPlace& place);  // questions.cpp

// Reads one entry with `inform`, `understood`, `assent` or `sharing`; appends the page and its step.
void read_page(Loading& loading, const yaml::Node& node, Part part);  // pages.cpp
[[nodiscard]] bool is_page(const yaml::Node& node);

// Reads what only the question's type has: answers, range, steps ... False when the type of the answer could
// not be made out, and the question's name is no use to others.
[[nodiscard]] bool read_type_fields(Loading& loading, const yaml::Node& node,
                                    Question& question);  // question_types.cpp

}  // namespace doorstep::model
