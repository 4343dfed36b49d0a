// Which conditions the examples of an instrument have tried (private to this folder).
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "instruments/check/walk.h"

namespace doorstep::check {

// The conditions of questions, options and flags, and whether they were ever true and ever false.
class Coverage {
 public:
  // `instrument` outlives the coverage.
  explicit Coverage(const Instrument& instrument);

  // Notes how every condition came out at the end of a walk; unknown counts as neither.
  void add(const WalkResult& result);

  [[nodiscard]] std::size_t count() const { return conditions_.size(); }

  struct Gap {
    yaml::Place place;
    std::string name;     // "`packing`", "option `stop` of `then`", "flag `afraid`"
    std::string id;       // "packing", "then.stop", "afraid"
    std::string missing;  // "true", "false", "true or false"
  };
  [[nodiscard]] std::vector<Gap> gaps() const;

 private:
  // Laid out more than once in a repeat, it is still one condition of the author's.
  struct Condition {
    std::vector<const language::Expression*> when;
    yaml::Place place;
    std::string name;
    std::string id;
    bool was_true = false;
    bool was_false = false;
  };
  void add_condition(const std::optional<language::Expression>& when, yaml::Place place, std::string name,
                     std::string id);

  std::vector<Condition> conditions_;
  std::map<std::pair<yaml::Place, std::string>, std::size_t> known_;  // index of conditions_
  language::Evaluator evaluator_;
};

}  // namespace doorstep::check
