// Collects all that is wrong with a file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "instruments/language/expression.h"
#include "instruments/model/yaml.h"

namespace doorstep::model {

// Beyond this many problems the rest is only counted: nobody reads on, and a hostile file must not cost more.
constexpr std::size_t kMostProblems = 1000;
// "Did you mean" compares with every known name; beyond this many problems it is left out.
constexpr std::size_t kMostSuggestions = 200;

// A problem with this code is the echo of one that has been reported already, and is dropped.
constexpr std::string_view kEcho = "echo";

class Problems {
 public:
  // Both must outlive this object; `source` is the text that the nodes were parsed from.
  Problems(std::string_view file, std::string_view source) : file_(file), source_(source) {}

  void error(const yaml::Node& at, std::string_view code, std::string message, std::string remedy);
  void warning(const yaml::Node& at, std::string_view code, std::string message, std::string remedy);
  // A mistake in the expression that scalar `at` holds, at its own column. `prefix` bytes were put before the
  // scalar's text to make the expression.
  void expression(const yaml::Node& at, const language::ExpressionProblem& problem, std::size_t prefix = 0);

  [[nodiscard]] bool any_error() const { return any_error_; }
  [[nodiscard]] bool may_suggest() const { return problems_.size() < kMostSuggestions; }
  // Everything that was collected, by line and column, each mistake once; leaves this object empty.
  [[nodiscard]] std::vector<yaml::Problem> take_sorted();

 private:
  void add(yaml::Problem problem);
  [[nodiscard]] std::string fragment_of(const yaml::Node& node) const;

  std::string_view file_;
  std::string_view source_;
  std::vector<yaml::Problem> problems_;
  std::size_t dropped_ = 0;
  bool any_error_ = false;
};

}  // namespace doorstep::model
