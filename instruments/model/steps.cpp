// before, sections and after: everything that is shown, in order.
#include "instruments/model/steps.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/repeats.h"
#include "instruments/model/texts.h"
#include "instruments/model/words.h"

namespace doorstep::model {
namespace {

using yaml::Kind;
using yaml::Node;

constexpr std::array<std::string_view, 6> kEntries = {"id",         "repeat", "inform",
                                                      "understood", "assent", "sharing"};

void report_unknown_entry(Loading& loading, const Node& node) {
  std::string remedy =
      "Begin a question with `id:`, a page with `inform:`, `understood:` or `assent:`, a repeat with "
      "`repeat:`.";
  if (node.kind() == Kind::Map && node.size() > 0)
    remedy += suggestion(loading.problems, node.key(0).text(), kEntries);
  loading.problems.error(node, "unknown_entry", "This is neither a question nor a page.", std::move(remedy));
}

void read_part(Loading& loading, const Node& root, std::string_view key, Part part) {
  if (!root.has(key) || !is_list(loading.problems, root.find(key), fmt::format("`{}`", key))) return;
  const Node list = root.find(key);
  // Questions that stand behind all sections are counted to the last one, and belong to no topic.
  const auto section =
      static_cast<std::uint32_t>(std::max<std::size_t>(loading.instrument.sections.size(), 1) - 1);
  for (std::size_t i = 0; i < list.size(); ++i)
    read_entry(loading, list.at(i), {part, section, std::nullopt});
}

std::optional<std::uint32_t> read_topic(Loading& loading, const Node& section) {
  if (!section.has("topic")) return std::nullopt;
  const Node node = section.find("topic");
  const auto id = read_scalar(loading.problems, node, "`topic`");
  if (!id) return std::nullopt;
  const std::vector<Topic>& topics = loading.instrument.topics;
  const auto found = std::ranges::find(topics, *id, &Topic::id);
  if (found != topics.end()) return static_cast<std::uint32_t>(found - topics.begin());
  loading.problems.error(
      node, "unknown_topic", fmt::format("There is no topic `{}`.", yaml::shortened(*id)),
      fmt::format("Add it to `topics` at the top.{}", suggestion(loading.problems, *id, topics, &Topic::id)));
  return std::nullopt;
}

void read_section(Loading& loading, const Node& node, ByText<Place>& taken) {
  static constexpr std::array<std::string_view, 6> kKeys = {"section",   "topic", "title",
                                                            "questions", "order", "when"};
  Instrument& instrument = loading.instrument;
  if (!is_mapping(loading.problems, node, "A section", kKeys)) return;
  const Node id_node = require(loading.problems, node, "section", "A section");
  const auto id =
      node.has("section") ? read_id(loading.problems, id_node, "A section", IdUse::Label) : std::nullopt;
  if (id && !taken.try_emplace(*id, id_node.place()).second) {
    loading.problems.error(
        id_node, "duplicate_id",
        fmt::format("Another section is called `{}` already, on line {}.", *id, taken.find(*id)->second.line),
        "Choose another id for one of them.");
  }
  Section section{id.value_or(""), optional_text(loading, node, "title"), read_topic(loading, node)};
  section.first_step = static_cast<std::uint32_t>(instrument.steps.size());
  section.place = node.place();
  if (node.has("order"))
    section.order =
        read_word(loading.problems, node.find("order"), "`order`", kOrders).value_or(Order::AsWritten);
  const auto index = static_cast<std::uint32_t>(instrument.sections.size());
  const auto topic = section.topic;
  instrument.sections.push_back(std::move(section));
  loading.section_nodes.push_back(node);
  loading.section_steps.push_back(loading.sequence);
  const Node questions = require(loading.problems, node, "questions", "A section");
  if (!node.has("questions") || !is_list(loading.problems, questions, "`questions`")) return;
  for (std::size_t i = 0; i < questions.size(); ++i)
    read_entry(loading, questions.at(i), {Part::Sections, index, topic});
}

void read_sections(Loading& loading, const Node& root) {
  const Node list = require(loading.problems, root, "sections", "An instrument");
  if (!root.has("sections") || !is_list(loading.problems, list, "`sections`")) return;
  if (root.has("order")) {
    loading.instrument.order =
        read_word(loading.problems, root.find("order"), "`order`", kOrders).value_or(Order::AsWritten);
  }
  if (list.size() > kMostSections) return report_too_many(loading, list, "sections", kMostSections);
  ByText<Place> taken;
  for (std::size_t i = 0; i < list.size(); ++i) read_section(loading, list.at(i), taken);
}

}  // namespace

void read_entry(Loading& loading, const Node& node, const EntryPlace& place) {
  if (node.has("repeat")) {
    read_repeat(loading, node, place);
  } else if (is_page(node)) {
    read_page(loading, node, place.part);
  } else if (node.has("id") && place.part == Part::Before) {
    loading.problems.error(node, "question_before",
                           "A question can't stand in `before`, where the respondent has not agreed yet.",
                           "Move it into a section.");
  } else if (node.has("id")) {
    read_question(loading, node, place);
  } else {
    report_unknown_entry(loading, node);
  }
}

void read_steps(Loading& loading, const Node& root) {
  read_part(loading, root, "before", Part::Before);
  read_sections(loading, root);
  loading.instrument.first_closing_step = loading.instrument.steps.size();
  read_part(loading, root, "after", Part::After);
  if (loading.instrument.questions.empty() && !loading.problems.any_error()) {
    loading.problems.error(root.find("sections"), "no_questions", "This instrument asks nothing.",
                           "Add a question: `- {id: ..., type: ..., text: ...}`.");
  }
}

}  // namespace doorstep::model
