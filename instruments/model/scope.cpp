#include "instruments/model/scope.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "instruments/model/outside.h"

namespace doorstep::model {
namespace {

using language::Kind;
using language::NameProblem;
using language::Symbol;
using language::Type;

NameProblem echo() { return {std::string(kEcho), {}, {}}; }

// The instance that `instance` is another pass over, for a repeat that goes over instances again; else kNone.
std::uint32_t same_as(const Instrument& instrument, std::uint32_t instance) {
  const Instance& here = instrument.instances[instance];
  const auto of = instrument.repeats[here.repeat].of;
  return of ? instrument.repeats[*of].instances[here.number - 1] : kNone;
}

// What stands in `instance` itself under `name`, also where that is another pass over an earlier one.
const Name* look_inside(const Loading& loading, std::uint32_t instance, std::string_view name) {
  for (std::uint32_t i = instance; i != kNone; i = same_as(loading.instrument, i)) {
    const auto found = loading.instance_names[i].find(name);
    if (found != loading.instance_names[i].end()) return &found->second;
  }
  return nullptr;
}

// Whether `instance` is `around`, or stands inside it; everything stands inside kNone.
bool is_inside(const Instrument& instrument, std::uint32_t instance, std::uint32_t around) {
  while (instance != around && instance != kNone) instance = outside_of(instrument, instance);
  return instance == around;
}

// How a repeat is called from outside of all: "children.homes".
std::string full_label(const Instrument& instrument, std::uint32_t repeat) {
  std::string label = instrument.repeats[repeat].label;
  for (auto outer = instrument.repeats[repeat].outer; outer;) {
    const Repeat& around = instrument.repeats[instrument.instances[*outer].repeat];
    label = around.label + "." + label;
    outer = around.outer;
  }
  return label;
}

}  // namespace

Type type_of(const Question& question) {
  if (question.picking == Picking::One) return {Kind::Choice, &question.answers->choices};
  if (question.picking == Picking::Several) return {Kind::Choices, &question.answers->choices};
  if (question.picking == Picking::Order) return {Kind::Ranking, &question.answers->choices};
  switch (question.type) {
    case QuestionType::YesNo:
      return {Kind::Boolean, nullptr};
    case QuestionType::Scale:
    case QuestionType::Faces:
    case QuestionType::Number:
      return {Kind::Number, nullptr};
    case QuestionType::Date:
      return {Kind::Date, nullptr};
    case QuestionType::Text:
      return {Kind::Text, nullptr};
    case QuestionType::OneOf:
    case QuestionType::ManyOf:
    case QuestionType::Picture:
    case QuestionType::Rank:
      break;
    case QuestionType::Time:
      return {Kind::Time, nullptr};
    case QuestionType::Drawing:
      return {Kind::Drawing, nullptr};
  }
  return {};
}

const Name* look_up(const Loading& loading, std::uint32_t instance, std::string_view name) {
  for (std::uint32_t i = instance; i != kNone; i = outside_of(loading.instrument, i)) {
    if (const Name* found = look_inside(loading, i, name)) return found;
  }
  const auto found = loading.names.find(name);
  return found == loading.names.end() ? nullptr : &found->second;
}

std::vector<std::uint32_t> repeats_called(const Loading& loading, std::uint32_t instance,
                                          std::string_view name) {
  const Name* near = look_up(loading, instance, name);
  if (near != nullptr && near->what == Name::What::Repeat) return {near->index};
  std::vector<std::uint32_t> found;
  const Instrument& instrument = loading.instrument;
  for (std::uint32_t i = 0; near == nullptr && i < instrument.repeats.size(); ++i) {
    const Repeat& repeat = instrument.repeats[i];
    if (!repeat.outer || !is_inside(instrument, *repeat.outer, instance)) continue;
    if (repeat.label == name || full_label(instrument, i) == name) found.push_back(i);
  }
  return found;
}

std::vector<std::uint32_t> instances_beside(const Loading& loading, std::uint32_t instance,
                                            std::string_view name, bool before) {
  const Instrument& instrument = loading.instrument;
  while (instance != kNone && look_inside(loading, instance, name) == nullptr)
    instance = outside_of(instrument, instance);
  if (instance == kNone) return {};
  const Instance& here = instrument.instances[instance];
  const auto& all = instrument.repeats[here.repeat].instances;
  const auto self = all.begin() + static_cast<std::ptrdiff_t>(here.number - 1);
  std::vector<std::uint32_t> beside(self + 1, all.end());
  if (before) beside.assign(std::reverse_iterator(self), all.rend());
  // Of a number there are always the first so many, so that nobody is left out in between.
  if (instrument.repeats[here.repeat].over == Over::Number && beside.size() > 1) beside.resize(1);
  return beside;
}

Type type_of_instance(const Instrument& instrument, std::uint32_t instance) {
  for (std::uint32_t same = same_as(instrument, instance); same != kNone; same = same_as(instrument, same))
    instance = same;
  const Repeat& repeat = instrument.repeats[instrument.instances[instance].repeat];
  return repeat.over == Over::Options && repeat.options != nullptr
             ? Type{Kind::Choice, &repeat.options->choices}
             : Type{Kind::Number, nullptr};
}

PlaceScope::Found PlaceScope::find(std::string_view name) const {
  if (name == "age") return Symbol{kAgeSlot, {Kind::Number, nullptr}, {}};
  if (name == "today") return Symbol{kTodaySlot, {Kind::Date, nullptr}, {}};
  if (name == "now") return Symbol{kNowSlot, {Kind::Time, nullptr}, {}};
  if (auto outside = find_outside(loading_, name)) return *outside;
  if (const std::size_t bracket = name.find('['); bracket != std::string_view::npos)
    return find_keyed(name, bracket);
  // A row's name has its grid's before it.
  if (const Name* row = look_up(loading_, instance_, name);
      row != nullptr && row->what == Name::What::Question)
    return find_question(name, {}, row->index);
  const std::size_t dot = name.find('.');
  const std::string_view base = name.substr(0, dot);
  if (base == "previous") return find_beside(name, true);
  if (base == "next") return find_beside(name, false);
  if (base == "last_round" && dot != std::string_view::npos)
    return find_last_round(loading_, name.substr(dot + 1), instance_);
  const Name* found = look_up(loading_, instance_, base);
  return found == nullptr ? tl::unexpected(unknown_or_inside(name, base)) : find_named(name, base, *found);
}

PlaceScope::Found PlaceScope::find_named(std::string_view name, std::string_view base,
                                         const Name& found) const {
  const std::string_view part =
      name.size() == base.size() ? std::string_view{} : name.substr(base.size() + 1);
  switch (found.what) {
    case Name::What::Question:
      return find_question(name, part, found.index);
    case Name::What::Score:
      return find_score(name, part, found.index);
    case Name::What::Repeat:
      return find_repeat(name, part, found.index);
    case Name::What::NamedValue: {
      if (!part.empty()) return tl::unexpected(unknown(name));
      const NamedValue& value = loading_.instrument.values[found.index];
      return when_behind(name, {value.slot, value.value.type(), {}});
    }
    case Name::What::Page:
      return tl::unexpected(NameProblem{"not_a_value",
                                        fmt::format("`{}` is a page and has no answer to use.", base),
                                        "Use a question, a value or a score."});
    case Name::What::Grid:
      return tl::unexpected(find_in_grid(base, part, found.index));
    case Name::What::Pending:
      return tl::unexpected(NameProblem{
          "ambiguous_name", fmt::format("`{}` is both an option and a value that needs this one.", base),
          "Give the value another id."});
    case Name::What::Broken:
      break;
  }
  return tl::unexpected(echo());
}

// previous.x and next.x: the nearest instance that is there, and nothing when there is none.
PlaceScope::Found PlaceScope::find_beside(std::string_view name, bool before) const {
  const std::string_view base = name.substr(name.find('.') + 1);
  std::uint32_t own = instance_;
  while (own != kNone && look_inside(loading_, own, base) == nullptr)
    own = outside_of(loading_.instrument, own);
  if (own == kNone) {
    return tl::unexpected(
        NameProblem{"unknown_name", fmt::format("No repeat around this has anything called `{}`.", base),
                    "Use previous.x and next.x in a repeat, with a question or value of the same repeat."});
  }
  if (base == assumed_name_) return Symbol{0, assumed_type_, std::vector<language::Candidate>{}};
  // The type is that of this instance's own; its value is of no matter, so it may still be ahead.
  const Found type = PlaceScope(loading_, kEverything, user_, own).find(base);
  const auto beside = instances_beside(loading_, instance_, base, before);
  Symbol symbol{0, {}, std::vector<language::Candidate>{}};
  if (type) symbol.type = type->type;
  for (const std::uint32_t instance : beside) {
    const Found found = PlaceScope(loading_, behind_, user_, instance).find(base);
    if (!found) return found;
    symbol.type = found->type;
    symbol.first_of->push_back({loading_.instrument.instances[instance].slot + 1, found->slot});
  }
  if (beside.empty() && !type) return type;
  return symbol;
}

// children[2].age, carers[mum].age, or the same with last_round. before it.
PlaceScope::Found PlaceScope::find_keyed(std::string_view name, std::size_t bracket) const {
  constexpr std::string_view kLastRound = "last_round.";
  if (name.starts_with(kLastRound)) {
    return find_in_instance(name.substr(kLastRound.size()), bracket - kLastRound.size(),
                            [&](const PlaceScope& there, std::string_view inside) {
                              return there.find(fmt::format("{}{}", kLastRound, inside));
                            });
  }
  return find_in_instance(
      name, bracket, [](const PlaceScope& there, std::string_view inside) { return there.find(inside); });
}

template <typename Find>
PlaceScope::Found PlaceScope::find_in_instance(std::string_view name, std::size_t bracket, Find find) const {
  const std::size_t closing = name.find(']', bracket);
  const auto repeats = repeats_called(loading_, instance_, name.substr(0, bracket));
  if (repeats.size() != 1 || closing == std::string_view::npos || closing + 2 > name.size())
    return tl::unexpected(unknown(name));
  const Instrument& instrument = loading_.instrument;
  const std::string wanted =
      instrument.repeats[repeats.front()].id + std::string(name.substr(bracket, closing + 1 - bracket));
  for (const std::uint32_t instance : instrument.repeats[repeats.front()].instances) {
    if (instrument.instances[instance].id != wanted) continue;
    const std::string_view inside = name.substr(closing + 2);
    if (look_inside(loading_, instance, inside.substr(0, inside.find_first_of(".["))) == nullptr)
      return tl::unexpected(unknown(name));
    return find(PlaceScope(loading_, behind_, user_, instance), inside);
  }
  return tl::unexpected(
      NameProblem{"no_such_instance", fmt::format("`{}` can never come up.", name.substr(0, closing + 1)),
                  "Number them from 1 up to the repeat's `at_most`, or name an option that it goes over."});
}

// The name of the repeat that one is in: the option that this pass is about, or its place.
PlaceScope::Found PlaceScope::find_repeat(std::string_view name, std::string_view part,
                                          std::uint32_t index) const {
  const Instrument& instrument = loading_.instrument;
  const Repeat& repeat = instrument.repeats[index];
  if (part.empty() && instance_ != kNone) {
    for (std::uint32_t i = instance_; i != kNone; i = outside_of(instrument, i)) {
      if (instrument.instances[i].repeat != index) continue;
      return when_behind(name, {instrument.instances[i].slot + 2, type_of_instance(instrument, i), {}});
    }
  }
  const std::string inside(part.empty() ? "..." : part);
  return tl::unexpected(NameProblem{
      "is_repeated", fmt::format("`{}` is a repeat and can have several answers.", repeat.label),
      fmt::format("Say which: count({0}), any({0}, {1}), sum({0}, {1}), {0}[1].{1}.", repeat.label, inside)});
}

std::optional<tl::expected<std::vector<language::Scope::Element>, NameProblem>> PlaceScope::each(
    std::string_view name) const {
  const auto repeats = repeats_called(loading_, instance_, name);
  if (repeats.empty()) return std::nullopt;
  std::vector<Element> elements;
  for (const std::uint32_t repeat : repeats) {
    for (const std::uint32_t instance : loading_.instrument.repeats[repeat].instances) {
      const std::uint32_t present = loading_.instrument.instances[instance].slot + 1;
      if (const auto behind = when_behind(name, {present, {}, {}}); !behind)
        return tl::unexpected(behind.error());
      elements.push_back({present, std::make_shared<PlaceScope>(loading_, behind_, user_, instance)});
    }
  }
  return elements;
}

// A question of a repeat is known, but not which one is meant.
NameProblem PlaceScope::unknown_or_inside(std::string_view name, std::string_view base) const {
  const Instrument& instrument = loading_.instrument;
  for (std::uint32_t i = 0; i < instrument.instances.size(); ++i) {
    if (is_copy(instrument, i) || !loading_.instance_names[i].contains(base)) continue;
    const std::string& repeat = instrument.repeats[instrument.instances[i].repeat].label;
    return {"is_repeated",
            fmt::format("`{}` is asked in the repeat `{}` and can have several answers.", base, repeat),
            fmt::format("Say which: any({0}, ... {1}), sum({0}, {1}), {0}[1].{1}.", repeat, base)};
  }
  return unknown(name);
}

PlaceScope::Found PlaceScope::find_question(std::string_view name, std::string_view part,
                                            std::uint32_t index) const {
  if (!part.empty()) return tl::unexpected(unknown(name));
  const Question& question = loading_.instrument.questions[index];
  return when_behind(name, {question.slot, type_of(question), {}});
}

// A grid is no value, and a row that could be used was found before.
language::NameProblem PlaceScope::find_in_grid(std::string_view base, std::string_view part,
                                               std::uint32_t index) const {
  const Grid& grid = loading_.instrument.grids[index];
  if (part.empty()) {
    const std::string example =
        grid.rows == 0
            ? fmt::format("{}.row", base)
            : std::string(label_of(loading_.instrument, loading_.instrument.questions[grid.first_row].id,
                                   loading_.instrument.questions[grid.first_row].instance.value_or(kNone)));
    return {"not_a_value", fmt::format("`{}` is a grid, and its rows have the answers.", base),
            fmt::format("Name a row: `{}`.", example)};
  }
  const std::string row = fmt::format("{}.{}", base, part);
  return look_up(loading_, instance_, row) != nullptr ? echo() : unknown(row);
}

PlaceScope::Found PlaceScope::find_score(std::string_view name, std::string_view part,
                                         std::uint32_t index) const {
  const Score& score = loading_.instrument.scores[index];
  if (part.empty()) return when_behind(name, {score.slot, {Kind::Number, nullptr}, {}});
  if (part == "answered") return when_behind(name, {score.slot + 2, {Kind::Number, nullptr}, {}});
  if (part == "missing") return when_behind(name, {score.slot + 3, {Kind::Number, nullptr}, {}});
  if (part != "band") {
    return tl::unexpected(
        NameProblem{"unknown_name", fmt::format("A score has no `{}`.", part),
                    fmt::format("Write {0}, {0}.band, {0}.answered or {0}.missing.", score.id)});
  }
  if (score.bands.empty()) {
    return tl::unexpected(NameProblem{"no_bands", fmt::format("The score `{}` has no bands.", score.id),
                                      "Give the score `bands`, or compare its number."});
  }
  return when_behind(name, {score.slot + 1, {Kind::Choice, &score.band_choices}, {}});
}

PlaceScope::Found PlaceScope::when_behind(std::string_view name, Symbol symbol) const {
  const Readiness& readiness = loading_.slots[symbol.slot];
  if (readiness.behind <= behind_) return symbol;
  const Instrument& instrument = loading_.instrument;
  if (readiness.last_question == kNone) {
    const std::string& repeat =
        instrument.repeats[instrument.instances[readiness.last_instance].repeat].label;
    return tl::unexpected(NameProblem{
        "looks_ahead",
        fmt::format("`{}` needs all of the repeat `{}`, and {} stands before its end.", name, repeat, user_),
        "Move it behind the repeat; inside it, previous.x is what was said the time before."});
  }
  const Question& asked = instrument.questions[readiness.last_question];
  const std::string_view last = label_of(instrument, asked.id, asked.instance.value_or(kNone));
  if (fmt::format("`{}`", last) == user_) {
    return tl::unexpected(NameProblem{"looks_ahead", fmt::format("{} can't depend on its own answer.", user_),
                                      "Use an earlier question; a `check` may use the answer itself."});
  }
  std::string message =
      name == last
          ? fmt::format("`{}` is asked later, so {} can't use it.", last, user_)
          : fmt::format("`{}` needs `{}`, which is asked later, so {} can't use it.", name, last, user_);
  return tl::unexpected(NameProblem{"looks_ahead", std::move(message),
                                    fmt::format("Move the question `{}` before {}.", last, user_)});
}

// Without a suggestion: the compiler also asks for words that turn out to be options, and report_expression()
// adds it.
NameProblem PlaceScope::unknown(std::string_view name) {
  return {"unknown_name", fmt::format("There is nothing called `{}`.", name),
          "Write the id of a question, a value or a score."};
}

}  // namespace doorstep::model
