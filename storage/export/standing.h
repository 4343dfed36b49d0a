// What may be known of an interview by way of something else: a score of a birth date tells the date, and a
// question that is asked only after a certain answer tells that answer by being asked.
//
// So whatever is computed has the strictest standing of all that it reads, through the instrument's own
// graph.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "instruments/model/instrument.h"

namespace doorstep::extract {

// What a coordinator may coarsen or leave out when families could be told apart.
struct Coarsening {
  int age_years = 1;               // ages in bands of so many years, 1..10
  std::set<std::string> left_out;  // names of columns, or of questions or scores for all their columns

  friend bool operator==(const Coarsening&, const Coarsening&) = default;
};

// In the order of strictness.
enum class Standing : std::uint8_t {
  Open,    // may leave, and says nothing of who it is
  Quasi,   // a quasi-identifier that leaves as it is: whoever knows it is told nothing new by its followers
  Hidden,  // leaves coarsened or not at all, but may be counted: the day, an age in a band, a date
  Closed,  // never leaves, and neither does what is computed from it
};

class Standings {
 public:
  Standings(const model::Instrument& instrument, const Coarsening& coarsening);

  [[nodiscard]] Standing of(const model::Question& question) const { return by_slot_[question.slot]; }
  [[nodiscard]] Standing of(const model::Score& score) const { return by_slot_[score.slot]; }
  [[nodiscard]] Standing of(const model::Flag& flag) const { return of_reads(flag.when); }
  // Of what decides whether `question` is asked; options that are offered or not count in it.
  [[nodiscard]] Standing of_gate(const model::Question& question) const;
  // Of what decides which options are offered.
  [[nodiscard]] Standing of_options(const model::Question& question) const;

 private:
  [[nodiscard]] Standing of_reads(const language::Expression& expression) const;
  [[nodiscard]] Standing of_outside(const model::Outside& outside) const;
  [[nodiscard]] Standing of_name(std::string_view name) const;
  [[nodiscard]] bool settle();
  bool raise(std::uint32_t slot, std::uint32_t count, Standing to);

  const model::Instrument* instrument_;
  const Coarsening* coarsening_;
  std::vector<std::vector<std::uint32_t>> reads_;  // by node of the graph: the slots that it reads
  std::vector<Standing> by_slot_;
};

// Whether a question may leave by what its author declared.
[[nodiscard]] bool may_leave(const model::Question& question);
// "children[2].age" as statistics programs take it: children_2_age.
[[nodiscard]] std::string column_name(std::string id);

}  // namespace doorstep::extract
