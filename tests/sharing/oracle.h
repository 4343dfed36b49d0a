// The sharing rules told once more, from instruments/sharing/README.md and not from the code: its tables are
// read from the page, and what stands below them is said here in the plainest way. Slow and short; it knows
// nothing of Ledger and Account.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "instruments/sharing/event.h"
#include "tests/sharing/table.h"

namespace doorstep::sharing {

class Oracle {
 public:
  // What is known of a topic or a line of it, for one adult.
  struct Cell {
    std::string state = "closed";
    bool wants = false;              // the child's last word is a yes
    std::string choice = "nothing";  // my_words, these_words, not, later
    std::vector<std::string> lines;
  };

  // Carries `event` out. The error's code, or "".
  std::string move(const Event& event);

  // Every line that `parent` may hear.
  [[nodiscard]] std::set<std::string> may_hear(const std::string& parent) const;
  [[nodiscard]] Cell cell(const std::string& item, const std::string& line, const std::string& parent) const;
  [[nodiscard]] const std::optional<bool>& assent() const { return assent_; }
  [[nodiscard]] const std::set<std::string>& barred() const { return barred_; }
  [[nodiscard]] std::size_t reports_unknown_to_child() const { return open_reports_.size(); }
  // "state/column" of the table, each once that it was used.
  [[nodiscard]] const std::set<std::string>& used() const { return used_; }

  // What two histories make of a thing together, by the second table.
  [[nodiscard]] static std::string joined(const Oracle& here, const Oracle& there,
                                          const std::set<std::string>& changed_topics,
                                          const std::string& item, const std::string& line,
                                          const std::string& parent);

 private:
  [[nodiscard]] std::string look_up(const std::string& state, const std::string& column);
  [[nodiscard]] bool anything_told(const std::string& parent) const;
  std::string choose(const Event& event);
  std::string decide(const Event& event);
  std::string note(const Event& event);
  void undecide(Cell& cell, const std::string& column);
  void withdraw_releases();

  std::map<std::string, std::map<std::string, std::map<std::string, Cell>>> cells_;  // parent, item, line
  std::optional<bool> assent_;
  std::set<std::string> barred_;
  std::set<std::uint32_t> reports_, open_reports_;
  std::set<std::string> used_;
};

}  // namespace doorstep::sharing
