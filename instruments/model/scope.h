// The names that an expression or a text may use at one place of an instrument: what lies behind it.
#pragma once

#include "instruments/language/expression.h"
#include "instruments/model/loading.h"

namespace doorstep::model {

class PlaceScope : public language::Scope {
 public:
  // A place with `behind` steps behind it; `user` names it in messages ("`packing`"). Both arguments must
  // outlive this.
  PlaceScope(const Loading& loading, Steps behind, std::string_view user)
      : loading_(loading), behind_(behind), user_(user) {}

  // age, today, questions, values and scores, and a score's .band, .answered and .missing. Errors:
  // unknown_name, looks_ahead, not_a_value (a page), no_bands, not_supported_yet, and kEcho for a name that
  // has its own problem.
  [[nodiscard]] tl::expected<language::Symbol, language::NameProblem> find(
      std::string_view name) const override;

 private:
  using Found = tl::expected<language::Symbol, language::NameProblem>;
  [[nodiscard]] Found find_question(std::string_view name, std::string_view part, std::uint32_t index) const;
  [[nodiscard]] Found find_score(std::string_view name, std::string_view part, std::uint32_t index) const;
  [[nodiscard]] Found when_behind(std::string_view name, language::Symbol symbol) const;
  [[nodiscard]] static language::NameProblem unknown(std::string_view name);

  const Loading& loading_;
  Steps behind_;
  std::string_view user_;
};

// The type of a question's answer. Its answer set must be there.
[[nodiscard]] language::Type type_of(const Question& question);

}  // namespace doorstep::model
