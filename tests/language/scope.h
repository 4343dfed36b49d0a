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
    add("d_missing", {Kind::Date, nullptr}, Missing::NotReached);
    add("today", {Kind::Date, nullptr}, *Date::parse("2026-02-28"));
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

  [[nodiscard]] const std::vector<Value>& values() const { return values_; }

 private:
  void add(std::string name, Type type, Value value) {
    names_.push_back(std::move(name));
    types_.push_back(type);
    values_.push_back(std::move(value));
  }

  ChoiceSet how_often_;
  ChoiceSet does_;
  std::vector<std::string> names_;
  std::vector<Type> types_;
  std::vector<Value> values_;
};

}  // namespace doorstep::language
