// The names that an expression or a text may use at one place of an instrument: what lies behind it.
#pragma once

#include "instruments/language/expression.h"
#include "instruments/model/loading.h"

namespace doorstep::model {

class PlaceScope : public language::Scope {
 public:
  // A place with `behind` steps and instances behind it, in `instance` (kNone: in no repeat); `user` names it
  // in messages ("`packing`"). `loading` and `user` must outlive this.
  PlaceScope(Loading& loading, Steps behind, std::string_view user, std::uint32_t instance = kNone)
      : loading_(loading), behind_(behind), user_(user), instance_(instance) {}

  // age, today, now, questions, values and scores, and a score's .band, .answered and .missing; last_round.x
  // and what `from` names (outside.h). In a repeat, names are looked for from the inside out; `previous.x`
  // and `next.x` are those of the instance before and after, and the repeat's own name is the option that it
  // is about, or its place. From everywhere, `children[2].age`. Errors: unknown_name, looks_ahead,
  // not_a_value (a page or a grid), no_bands, is_repeated (a question of a repeat, from outside),
  // no_such_instance, and kEcho for a name that has its own problem.
  [[nodiscard]] tl::expected<language::Symbol, language::NameProblem> find(
      std::string_view name) const override;
  [[nodiscard]] const language::Reasons& reasons() const override { return *loading_.instrument.reasons; }

  // The instances of the repeat `name`: of one in this instance or around it, or of all that are nested
  // inside. Error: looks_ahead.
  [[nodiscard]] std::optional<tl::expected<std::vector<Element>, language::NameProblem>> each(
      std::string_view name) const override;

  // For a value that needs its own value in another instance before it is compiled: what type it has.
  void assume(std::string_view name, language::Type type) {
    assumed_name_ = name;
    assumed_type_ = type;
  }

 private:
  using Found = tl::expected<language::Symbol, language::NameProblem>;
  [[nodiscard]] Found find_beside(std::string_view name, bool before) const;
  [[nodiscard]] Found find_keyed(std::string_view name, std::size_t bracket) const;
  [[nodiscard]] Found find_named(std::string_view name, std::string_view base, const Name& found) const;
  [[nodiscard]] Found find_question(std::string_view name, std::string_view part, std::uint32_t index) const;
  [[nodiscard]] language::NameProblem find_in_grid(std::string_view base, std::string_view part,
                                                   std::uint32_t index) const;
  [[nodiscard]] Found find_score(std::string_view name, std::string_view part, std::uint32_t index) const;
  [[nodiscard]] Found find_repeat(std::string_view name, std::string_view part, std::uint32_t index) const;
  [[nodiscard]] language::NameProblem unknown_or_inside(std::string_view name, std::string_view base) const;
  [[nodiscard]] Found when_behind(std::string_view name, language::Symbol symbol) const;
  [[nodiscard]] static language::NameProblem unknown(std::string_view name);

  Loading& loading_;  // what is used of other interviews is noted there
  Steps behind_;
  std::string_view user_;
  std::uint32_t instance_;
  std::string_view assumed_name_;
  language::Type assumed_type_;
};

// What `name` means in `instance`: the nearest thing of that name, from the inside out; nullptr when there is
// none.
[[nodiscard]] const Name* look_up(const Loading& loading, std::uint32_t instance, std::string_view name);

// The repeats that `name` means in `instance`: one in it or around it, or else all of that name that are
// nested further in. "children.homes" is a nested one by its full name.
[[nodiscard]] std::vector<std::uint32_t> repeats_called(const Loading& loading, std::uint32_t instance,
                                                        std::string_view name);

// The instances that stand before (nearest first) or after `instance` in the innermost repeat around it that
// has something called `name`.
[[nodiscard]] std::vector<std::uint32_t> instances_beside(const Loading& loading, std::uint32_t instance,
                                                          std::string_view name, bool before);

// The type of what an instance is about: an option, or its place as a number.
[[nodiscard]] language::Type type_of_instance(const Instrument& instrument, std::uint32_t instance);

// The type of a question's answer. Its answer set must be there.
[[nodiscard]] language::Type type_of(const Question& question);

}  // namespace doorstep::model
