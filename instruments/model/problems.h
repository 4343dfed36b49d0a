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
// "Did you mean" compares a word with every known one. So many comparisons are paid for, counted in bytes of
// the word times known words; then there are no more suggestions.
constexpr std::size_t kMostComparisons = 1'000'000;

// A problem with this code is the echo of one that has been reported already, and is dropped.
constexpr std::string_view kEcho = "echo";

class Problems {
 public:
  // Both must outlive this object; `source` is the text that the nodes were parsed from.
  Problems(std::string_view file, std::string_view source) : file_(file), source_(source) {}

  // `values` as yaml::Problem's.
  void error(const yaml::Node& at, std::string_view code, std::string message, std::string remedy,
             std::vector<std::string> values = {});
  void warning(const yaml::Node& at, std::string_view code, std::string message, std::string remedy,
               std::vector<std::string> values = {});
  // A mistake in the expression that scalar `at` holds, at its own column. `prefix` bytes were put before the
  // scalar's text to make the expression.
  void expression(const yaml::Node& at, const language::ExpressionProblem& problem, std::size_t prefix = 0);

  [[nodiscard]] bool any_error() const { return any_error_; }
  // Whether further problems are only counted.
  [[nodiscard]] bool full() const { return problems_.size() >= kMostProblems; }
  // Takes what it costs to compare `word` with `count` others from kMostComparisons; false when that is used
  // up.
  [[nodiscard]] bool pay_for_comparing(std::string_view word, std::size_t count);
  // Everything that was collected, by line and column, each mistake once; leaves this object empty.
  [[nodiscard]] std::vector<yaml::Problem> take_sorted();

 private:
  void add(yaml::Problem problem);
  [[nodiscard]] std::string fragment_of(const yaml::Node& node) const;

  std::string_view file_;
  std::string_view source_;
  std::vector<yaml::Problem> problems_;
  std::size_t dropped_ = 0;
  std::size_t comparisons_ = 0;
  bool any_error_ = false;
};

}  // namespace doorstep::model
