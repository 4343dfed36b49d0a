#include "instruments/model/problems.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace doorstep::model {

using yaml::Problem;
using yaml::Severity;

void Problems::error(const yaml::Node& at, std::string_view code, std::string message, std::string remedy,
                     std::vector<std::string> values) {
  add({{},
       at.place(),
       Severity::Error,
       std::string(code),
       fragment_of(at),
       std::move(message),
       std::move(remedy),
       {},
       std::move(values)});
}

void Problems::warning(const yaml::Node& at, std::string_view code, std::string message, std::string remedy,
                       std::vector<std::string> values) {
  add({{},
       at.place(),
       Severity::Warning,
       std::string(code),
       fragment_of(at),
       std::move(message),
       std::move(remedy),
       {},
       std::move(values)});
}

void Problems::expression(const yaml::Node& at, const language::ExpressionProblem& problem,
                          std::size_t prefix) {
  if (problem.code == kEcho) return;
  const std::size_t offset = problem.offset > prefix ? problem.offset - prefix : 0;
  add({{},
       yaml::place_inside(at, offset, source_),
       Severity::Error,
       problem.code,
       yaml::shortened(problem.fragment),
       problem.message,
       problem.remedy});
}

bool Problems::pay_for_comparing(std::string_view word, std::size_t count) {
  if (full()) return false;
  comparisons_ = std::min(kMostComparisons, comparisons_ + word.size() * count);
  return comparisons_ < kMostComparisons;
}

void Problems::add(Problem problem) {
  any_error_ = any_error_ || problem.severity == Severity::Error;
  if (full()) {
    ++dropped_;
    return;
  }
  problems_.push_back(std::move(problem));
}

std::string Problems::fragment_of(const yaml::Node& node) const {
  if (node.kind() == yaml::Kind::Scalar) return yaml::shortened(node.text());
  const std::string_view rest = source_.substr(std::min(node.position(), source_.size()));
  return yaml::shortened(rest.substr(0, rest.find_first_of("\r\n")));
}

std::vector<Problem> Problems::take_sorted() {
  const auto order = [](const Problem& p) { return std::tie(p.place, p.severity, p.code, p.message); };
  std::ranges::sort(problems_, {}, order);
  const auto same = [&](const Problem& left, const Problem& right) { return order(left) == order(right); };
  problems_.erase(std::unique(problems_.begin(), problems_.end(), same), problems_.end());
  for (Problem& problem : problems_) problem.file = file_;
  if (dropped_ > 0) {
    problems_.push_back({std::string(file_), problems_.back().place, Severity::Warning, "more_problems", "",
                         fmt::format("There are {} more problems.", dropped_),
                         "Correct the first ones and check again."});
  }
  return std::move(problems_);
}

}  // namespace doorstep::model
