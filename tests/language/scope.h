// A small world for expressions: names with types and values, as an instrument would give them.
#pragma once

#include <string>
#include <vector>

#include "instruments/language/closest.h"
#include "instruments/language/expression.h"

namespace doorstep::language {

class World : public Scope {
 public:
  World() {
    how_often_.ids = {"never", "sometimes", "often"};
    how_often_.codes = {Number(0), Number(1), Number(2)};
    does_.ids = {"room", "stop", "nothing", "no"};
    does_.codes = {std::nullopt, std::nullopt, std::nullopt, std::nullopt};
    add("hears", {Kind::Choice, &how_often_}, Choice{2});
    add("messages", {Kind::Choice, &how_often_}, Choice{1});
    add("afraid", {Kind::Choice, &how_often_}, Missing::WontSay);
    add("then", {Kind::Choices, &does_}, Choices{{0, 1}});
    add("then_missing", {Kind::Choices, &does_}, Missing::DontKnow);
    add("habit", {Kind::Choice, &does_}, Choice{3});
    add("siblings", {Kind::Number, nullptr}, Number(3));
    add("half", {Kind::Number, nullptr}, *Number::parse("0.5"));
    add("n_missing", {Kind::Number, nullptr}, Missing::Skipped);
    add("yes_q", {Kind::Boolean, nullptr}, true);
    add("no_q", {Kind::Boolean, nullptr}, false);
    add("b_missing", {Kind::Boolean, nullptr}, Missing::DontKnow);
    add("hidden", {Kind::Boolean, nullptr}, Missing::NotAsked);
    add("born", {Kind::Date, nullptr}, *Date::parse("2016-02-29"));
    add("moved", {Kind::Date, nullptr}, *Date::parse("2016-02"));
    add("d_missing", {Kind::Date, nullptr}, Missing::NotReached);
    add("today", {Kind::Date, nullptr}, *Date::parse("2026-02-28"));
    add("bedtime", {Kind::Time, nullptr}, *Time::parse("21:30"));
    add("woke", {Kind::Time, nullptr}, *Time::parse("07:05"));
    add("time_missing", {Kind::Time, nullptr}, Missing::DontKnow);
    add("worst", {Kind::Ranking, &does_}, Ranking{{2, 0}});
    add("nothing_ranked", {Kind::Ranking, &does_}, Ranking{});
    add("r_missing", {Kind::Ranking, &does_}, Missing::WontSay);
    add("c_missing", {Kind::Choice, &does_}, Missing::Skipped);
    add("unfitting", {Kind::Number, nullptr}, authored_reason(0));
    add("name", {Kind::Text, nullptr}, std::string("Åsa"));
    add("t_missing", {Kind::Text, nullptr}, Missing::WontSay);
    add("conflict.band", {Kind::Choice, &how_often_}, Choice{2});
  }

  [[nodiscard]] tl::expected<Symbol, NameProblem> find(std::string_view name) const override {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == name) return Symbol{static_cast<std::uint32_t>(i), types_[i]};
    }
    return tl::unexpected(NameProblem{"unknown_name", "There is no `" + std::string(name) + "`.",
                                      "Use a name." + did_you_mean(name, names_)});
  }

  [[nodiscard]] const Reasons& reasons() const override { return reasons_; }
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }
  void set(std::string_view name, Value value) { values_[find(name)->slot] = std::move(value); }

  // A value as one word, so that a table can be read.
  [[nodiscard]] std::string shown(const Value& value) const {
    if (const auto* reason = std::get_if<Missing>(&value)) return std::string(reasons_.word(*reason));
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
    if (const auto* number = std::get_if<Number>(&value)) return number->text();
    if (const auto* date = std::get_if<Date>(&value)) return date->text();
    if (const auto* time = std::get_if<Time>(&value)) return time->text();
    if (const auto* text = std::get_if<std::string>(&value)) return "'" + *text + "'";
    if (const auto* choice = std::get_if<Choice>(&value)) return "option " + std::to_string(choice->option);
    return std::holds_alternative<Ranking>(value) ? "ranking" : "options";
  }
  // The value of `text`, or "error" and the mistake's code.
  [[nodiscard]] std::string result_of(std::string_view text) const {
    const auto expression = Expression::compile(text, *this, std::nullopt);
    if (!expression) return "error " + expression.error().code;
    Evaluator evaluator;
    return shown(evaluator.evaluate(*expression, values_));
  }

 private:
  void add(std::string name, Type type, Value value) {
    names_.push_back(std::move(name));
    types_.push_back(type);
    values_.push_back(std::move(value));
  }

  Reasons reasons_{{"not_relevant", "too_hard"}};
  ChoiceSet how_often_;
  ChoiceSet does_;
  std::vector<std::string> names_;
  std::vector<Type> types_;
  std::vector<Value> values_;
};

}  // namespace doorstep::language
