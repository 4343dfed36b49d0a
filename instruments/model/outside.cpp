#include "instruments/model/outside.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/repeats.h"
#include "instruments/model/scope.h"

namespace doorstep::model {
namespace {

using language::Kind;
using language::NameProblem;
using language::Symbol;
using language::Type;
using yaml::Node;

// What one name of another interview is.
struct Known {
  Type type;
  const Question* question = nullptr;
  const Score* score = nullptr;
};

std::optional<Known> score_part(const std::vector<Score>& scores, std::string_view name) {
  const std::string_view base = name.substr(0, name.find('.'));
  const auto score = std::ranges::find(scores, base, &Score::id);
  if (score == scores.end()) return std::nullopt;
  if (base == name) return Known{{Kind::Number, nullptr}, nullptr, &*score};
  if (name.substr(base.size()) != ".band" || score->bands.empty()) return std::nullopt;
  return Known{{Kind::Choice, &score->band_choices}, nullptr, &*score};
}

std::optional<Known> known_in(const Instrument& other, std::string_view name) {
  if (const auto question = other.find_question(name)) {
    const Question& asked = other.questions[*question];
    return Known{type_of(asked), &asked, nullptr};
  }
  const auto value = std::ranges::find(other.values, name, &NamedValue::id);
  if (value != other.values.end()) return Known{value->value.type(), nullptr, nullptr};
  if (std::ranges::find(other.flags, name, &Flag::id) != other.flags.end())
    return Known{{Kind::Boolean, nullptr}, nullptr, nullptr};
  return score_part(other.scores, name);
}

// The slot of something outside; the first use makes it.
Symbol symbol_of(Loading& loading, std::string id, const Known& known) {
  std::vector<Outside>& all = loading.instrument.outside;
  const auto [entry, is_new] = loading.outside_by_id.try_emplace(id, static_cast<std::uint32_t>(all.size()));
  if (is_new) {
    all.push_back({std::move(id), known.type, known.question, known.score, loading.instrument.slot_count++});
    loading.slots.push_back({});
  }
  return {all[entry->second].slot, known.type, {}};
}

NameProblem nothing_called(std::string_view name, std::string_view where, std::string_view what) {
  return {"unknown_name", fmt::format("There is nothing called `{}` in {}.", name, where),
          fmt::format("Write the id of {}.", what)};
}

std::vector<std::string> names_of(const Instrument& other) {
  std::vector<std::string> names;
  for (const Question& question : other.questions) names.push_back(question.id);
  for (const Score& score : other.scores) names.push_back(score.id);
  return names;
}

void read_alias(Loading& loading, const Node& key, const Node& value) {
  const auto alias = read_id(loading.problems, key, "A name in `from`", IdUse::Name);
  const auto id = read_scalar(loading.problems, value, "`from`");
  if (!alias || !id) return;
  declare(loading, key, *alias, Name::What::Broken, 0);
  auto other = loading.find_instrument ? loading.find_instrument(*id) : nullptr;
  if (!other) {
    loading.problems.error(
        value, "unknown_instrument",
        fmt::format("There is no instrument `{}` to read from.", yaml::shortened(*id)),
        "Put its file beside this one, and write the id that stands behind `instrument:`.");
    return;
  }
  loading.instrument.from.push_back({*alias, std::string(*id), std::move(other)});
}

}  // namespace

void read_from(Loading& loading, const Node& root) {
  if (!root.has("from")) return;
  const Node from = root.find("from");
  if (from.kind() != yaml::Kind::Map) {
    loading.problems.error(from, "wrong_kind", "`from` must be a mapping from names to instruments.",
                           "Write `from: {door: parent_door}`, and then `door.some_question`.");
    return;
  }
  if (loading.instrument.respondent != Respondent::Practitioner) {
    loading.problems.error(
        from, "leak",
        "Only a practitioner's instrument may read other people's interviews: on this respondent's screen "
        "they would be betrayed.",
        "Take `from` away, or make it an instrument with `respondent: practitioner`.");
  }
  for (std::size_t i = 0; i < from.size(); ++i) read_alias(loading, from.key(i), from.at(i));
}

FoundSymbol find_last_round(Loading& loading, std::string_view name, std::uint32_t instance) {
  // A row's name has its grid's before it.
  const Name* whole = look_up(loading, instance, name);
  if (whole != nullptr && whole->what == Name::What::Question) {
    const Question& asked = loading.instrument.questions[whole->index];
    return symbol_of(loading, "last_round." + asked.id, {type_of(asked), &asked, nullptr});
  }
  const Name* found = look_up(loading, instance, name.substr(0, name.find('.')));
  if (const auto score = score_part(loading.instrument.scores, name))
    return symbol_of(loading, "last_round." + std::string(name), *score);
  if (found != nullptr && found->what == Name::What::Broken)
    return tl::unexpected(NameProblem{std::string(kEcho), {}, {}});
  if (found != nullptr && found->what == Name::What::Repeat) {
    const std::string repeat(name.substr(0, name.find('.')));
    return tl::unexpected(
        NameProblem{"is_repeated", fmt::format("`{}` is a repeat and can have several answers.", repeat),
                    fmt::format("Say which one: `last_round.{}[1]{}`.", repeat, name.substr(repeat.size()))});
  }
  return tl::unexpected(
      nothing_called(name, "this instrument's earlier round", "a question, or a score or its .band"));
}

std::optional<FoundSymbol> find_outside(Loading& loading, std::string_view name) {
  const std::size_t dot = name.find('.');
  const auto& all = loading.instrument.from;
  const auto from = std::ranges::find(all, name.substr(0, dot), &From::alias);
  if (dot == std::string_view::npos || from == all.end()) return std::nullopt;
  const std::string_view inside = name.substr(dot + 1);
  if (const auto known = known_in(*from->instrument, inside))
    return symbol_of(loading, std::string(name), *known);
  NameProblem problem = nothing_called(inside, fmt::format("`{}`", from->id),
                                       "a question, a value, a score or its .band, or a flag");
  problem.remedy += language::did_you_mean(inside, names_of(*from->instrument));
  return tl::unexpected(std::move(problem));
}

}  // namespace doorstep::model
