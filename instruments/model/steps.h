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

// A question while it is read. What is not usable can be named, and whoever names it is not to blame.
struct QuestionDraft {
  Question question;
  std::uint32_t set = kNone;  // index into Loading::sets
  bool usable = true;
};

// The parts of reading a question, which a grid goes through once for all its rows and once for each.
// A question with what it has before its own node is read.
[[nodiscard]] Question begun_question(const Loading& loading, const yaml::Node& node,
                                      const EntryPlace& place);
// Reads text, help and summary. `what` begins sentences.
void read_words(Loading& loading, const yaml::Node& node, const std::string& what, Question& question);
// Reads what any question may say about its answers; what it does not say is left as it is.
void read_settings(Loading& loading, const yaml::Node& node, const std::string& what, Question& question);
// Warns when nothing says whether the answers identify somebody.
void check_privacy(Loading& loading, const yaml::Node& node, const std::string& what);
// Appends the question and its step, and makes it known as `label` (empty: it has no id); `node` has the id.
void add_question(Loading& loading, const yaml::Node& node, std::string_view label, QuestionDraft draft);

// Reads an entry of type grid: each of its rows becomes a question.
void read_grid(Loading& loading, const yaml::Node& node, const EntryPlace& place);  // grids.cpp

// Reads what a question about a picture has: pick, picture, regions.
void read_picture(Loading& loading, const yaml::Node& node, QuestionDraft& draft);  // pictures.cpp

// Reads one entry with `inform`, `understood`, `assent` or `sharing`; appends the page and its step.
void read_page(Loading& loading, const yaml::Node& node, Part part);  // pages.cpp
[[nodiscard]] bool is_page(const yaml::Node& node);

// Reads what only the question's type has: answers, range, steps ... Not usable afterwards: the type of the
// answer could not be made out.
void read_type_fields(Loading& loading, const yaml::Node& node, QuestionDraft& draft);  // question_types.cpp

}  // namespace doorstep::model
