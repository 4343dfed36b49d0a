#include "instruments/model/scope.h"

#include <fmt/format.h>

namespace doorstep::model {
namespace {

using language::Kind;
using language::NameProblem;
using language::Symbol;
using language::Type;

NameProblem echo() { return {std::string(kEcho), {}, {}}; }

}  // namespace

Type type_of(const Question& question) {
  switch (question.type) {
    case QuestionType::YesNo:
      return {Kind::Boolean, nullptr};
    case QuestionType::OneOf:
      return {Kind::Choice, &question.answers->choices};
    case QuestionType::ManyOf:
      return {Kind::Choices, &question.answers->choices};
    case QuestionType::Scale:
    case QuestionType::Faces:
    case QuestionType::Number:
      return {Kind::Number, nullptr};
    case QuestionType::Date:
      return {Kind::Date, nullptr};
    case QuestionType::Text:
      return {Kind::Text, nullptr};
  }
  return {};
}

PlaceScope::Found PlaceScope::find(std::string_view name) const {
  if (name == "age") return Symbol{kAgeSlot, {Kind::Number, nullptr}};
  if (name == "today") return Symbol{kTodaySlot, {Kind::Date, nullptr}};
  const std::size_t dot = name.find('.');
  const std::string_view base = name.substr(0, dot);
  const std::string_view part = dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1);
  if (base == "last_round" || base == "previous") {
    return tl::unexpected(NameProblem{"not_supported_yet",
                                      fmt::format("`{}` is not supported by this version yet.", base),
                                      "Leave this part out for now."});
  }
  const auto found = loading_.names.find(base);
  if (found == loading_.names.end()) return tl::unexpected(unknown(name));
  switch (found->second.what) {
    case Name::What::Question:
      return find_question(name, part, found->second.index);
    case Name::What::Score:
      return find_score(name, part, found->second.index);
    case Name::What::NamedValue: {
      if (!part.empty()) return tl::unexpected(unknown(name));
      const NamedValue& value = loading_.instrument.values[found->second.index];
      return when_behind(name, {value.slot, value.value.type()});
    }
    case Name::What::Page:
      return tl::unexpected(NameProblem{"not_a_value",
                                        fmt::format("`{}` is a page and has no answer to use.", base),
                                        "Use a question, a value or a score."});
    case Name::What::Pending:
      return tl::unexpected(NameProblem{
          "ambiguous_name", fmt::format("`{}` is both an option and a value that needs this one.", base),
          "Give the value another id."});
    case Name::What::Broken:
    case Name::What::Inside:
      break;
  }
  return tl::unexpected(echo());
}

PlaceScope::Found PlaceScope::find_question(std::string_view name, std::string_view part,
                                            std::uint32_t index) const {
  if (!part.empty()) return tl::unexpected(unknown(name));
  const Question& question = loading_.instrument.questions[index];
  return when_behind(name, {question.slot, type_of(question)});
}

PlaceScope::Found PlaceScope::find_score(std::string_view name, std::string_view part,
                                         std::uint32_t index) const {
  const Score& score = loading_.instrument.scores[index];
  if (part.empty()) return when_behind(name, {score.slot, {Kind::Number, nullptr}});
  if (part == "answered") return when_behind(name, {score.slot + 2, {Kind::Number, nullptr}});
  if (part == "missing") return when_behind(name, {score.slot + 3, {Kind::Number, nullptr}});
  if (part != "band") {
    return tl::unexpected(
        NameProblem{"unknown_name", fmt::format("A score has no `{}`.", part),
                    fmt::format("Write {0}, {0}.band, {0}.answered or {0}.missing.", score.id)});
  }
  if (score.bands.empty()) {
    return tl::unexpected(NameProblem{"no_bands", fmt::format("The score `{}` has no bands.", score.id),
                                      "Give the score `bands`, or compare its number."});
  }
  return when_behind(name, {score.slot + 1, {Kind::Choice, &score.band_choices}});
}

PlaceScope::Found PlaceScope::when_behind(std::string_view name, Symbol symbol) const {
  const Readiness& readiness = loading_.slots[symbol.slot];
  if (readiness.behind <= behind_) return symbol;
  const std::string& last = loading_.instrument.questions[readiness.last_question].id;
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
