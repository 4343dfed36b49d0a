// A random order of questions or sections: none of them may read another one that may not have been asked
// yet.
#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/loading.h"

namespace doorstep::model {
namespace {

using Unit = std::uint32_t;

constexpr std::size_t kMostRandomSections = 100;  // each is checked by itself, over all that could read it
constexpr Unit kOfNone = kNone;                   // stands in no random order
constexpr Unit kOfSeveral = kNone - 1;            // reads several things that do

// What stays together when the questions of a section are put in another order: a grid, a repeat with all
// that is nested in it, or a question.
Unit unit_in_section(const Instrument& instrument, std::uint32_t index) {
  const Question& question = instrument.questions[index];
  std::uint32_t outermost = kNone;
  for (auto instance = question.instance; instance;) {
    outermost = instrument.instances[*instance].repeat;
    instance = instrument.repeats[outermost].outer;
  }
  const auto questions = static_cast<std::uint32_t>(instrument.questions.size());
  if (outermost != kNone) return questions + outermost;
  return question.grid ? instrument.grids[*question.grid].first_row : index;
}

void collect(const Text& text, std::vector<std::uint32_t>& slots) {
  for (const auto& pieces : text.templates) {
    for (const Text::Piece& piece : pieces) {
      if (piece.slot) slots.push_back(*piece.slot);
    }
  }
}

void collect(const Expression& expression, std::vector<std::uint32_t>& slots) {
  slots.insert(slots.end(), expression.reads().begin(), expression.reads().end());
}

// All that a question needs to be asked, shown and checked.
std::vector<std::uint32_t> reads_of(const Question& question) {
  std::vector<std::uint32_t> slots;
  if (question.when) collect(*question.when, slots);
  if (question.suggestion) collect(*question.suggestion, slots);
  if (question.options_from) slots.push_back(*question.options_from);
  for (const Check& check : question.checks) {
    collect(check.rule, slots);
    collect(check.text, slots);
  }
  for (const Text* text : {&question.text, &question.help, &question.unit, &question.low, &question.high})
    collect(*text, slots);
  for (std::size_t i = 0; question.answers && i < question.answers->options.size(); ++i) {
    const Option& option = question.answers->options[i];
    if (option.when) collect(*option.when, slots);
    collect(option.text, slots);
  }
  return slots;
}

// Goes through one random order.
class OrderCheck {
 public:
  OrderCheck(Loading& loading, std::vector<Unit> units) : loading_(loading), units_(std::move(units)) {
    from_.assign(loading.instrument.slot_count, kOfNone);
  }

  void run() {
    spread();
    const auto& questions = loading_.instrument.questions;
    for (std::uint32_t i = 0; i < questions.size(); ++i) {
      if (units_[i] == kOfNone || is_copy(loading_.instrument, questions[i].instance.value_or(kNone)))
        continue;
      if (reads_others(reads_of(questions[i]), units_[i]))
        report(loading_.question_nodes[i], "question", questions[i].id);
    }
  }

  // Where the sections change places: their own conditions, also of those that hold pages only.
  void run_sections() {
    const auto& sections = loading_.instrument.sections;
    for (std::uint32_t i = 0; i < sections.size(); ++i) {
      if (sections[i].when && reads_others(sections[i].when->reads(), i))
        report(loading_.section_nodes[i], "section", sections[i].id);
    }
  }

 private:
  // From questions through values and scores to whatever they are read by; nodes stand behind what they read.
  void spread() {
    const Instrument& instrument = loading_.instrument;
    for (std::uint32_t i = 0; i < instrument.questions.size(); ++i)
      from_[instrument.questions[i].slot] = units_[i];
    for (const Graph::Node& node : instrument.graph.nodes) {
      if (node.kind == Graph::Node::Kind::Named) {
        const NamedValue& value = instrument.values[node.index];
        add(value.value, value.slot, 1);
      } else if (node.kind == Graph::Node::Kind::Score) {
        for (const Expression& item : instrument.scores[node.index].items)
          add(item, instrument.scores[node.index].slot, 4);
      } else if (node.kind == Graph::Node::Kind::Instance) {
        const Instance& instance = instrument.instances[node.index];
        const auto& each = instrument.repeats[instance.repeat].each;
        if (each) add(*each, instance.slot, kSlotsOfInstance);
      }
    }
  }

  void add(const Expression& expression, std::uint32_t slot, std::uint32_t slots) {
    for (const std::uint32_t read : expression.reads()) {
      if (from_[read] == kOfNone) continue;
      const Unit unit = from_[slot] == kOfNone || from_[slot] == from_[read] ? from_[read] : kOfSeveral;
      std::fill_n(from_.begin() + slot, slots, unit);
    }
  }

  [[nodiscard]] bool reads_others(const std::vector<std::uint32_t>& slots, Unit own) const {
    return std::ranges::any_of(
        slots, [&](std::uint32_t slot) { return from_[slot] != kOfNone && from_[slot] != own; });
  }

  void report(const yaml::Node& node, std::string_view what, const std::string& id) {
    loading_.problems.error(
        node, "needs_an_order",
        fmt::format("The {} `{}` needs another one that stands in the same random order, and may not have "
                    "been asked.",
                    what, id),
        "Move one of the two out, or take `order: random` away.");
  }

  Loading& loading_;
  std::vector<Unit> units_;  // by question
  std::vector<Unit> from_;   // by slot: which unit's answers are in it
};

}  // namespace

void check_orders(Loading& loading) {
  const Instrument& instrument = loading.instrument;
  const auto check = [&](auto unit_of) {
    std::vector<Unit> units(instrument.questions.size(), kOfNone);
    for (std::uint32_t i = 0; i < units.size(); ++i) {
      if (!instrument.is_closing(instrument.questions[i].step_index)) units[i] = unit_of(i);
    }
    OrderCheck checked(loading, std::move(units));
    checked.run();
    return checked;
  };
  if (instrument.order == Order::Random)
    check([&](std::uint32_t question) { return instrument.questions[question].section; }).run_sections();
  std::size_t random = 0;
  for (std::uint32_t section = 0; section < instrument.sections.size(); ++section) {
    if (instrument.sections[section].order != Order::Random) continue;
    if (++random > kMostRandomSections)
      return report_too_many(loading, loading.section_nodes[section], "sections in a random order",
                             kMostRandomSections);
    check([&](std::uint32_t question) {
      return instrument.questions[question].section == section ? unit_in_section(instrument, question)
                                                               : kOfNone;
    });
  }
}

}  // namespace doorstep::model
