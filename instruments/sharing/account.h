// What one parent may see of a child's account: the released items, and nothing else.
//
// An Account can only be made from a Ledger, and holds only what is Released or Told for that parent.
// Screens, prints and speech take an Account, never answers: what is not in it cannot reach a parent. It has
// no numbers, no gaps and no trace of what was held back or of the other parent; whether a topic was decided
// about as a whole or line by line does not show either. The account of an adult who is barred is empty.
#pragma once

#include <string>
#include <vector>

#include "instruments/sharing/ledger.h"

namespace doorstep::sharing {

class Account {
 public:
  struct Entry {
    std::string item;                // the topic's id; "noise.2" where other words of it follow
    std::string title;               // in the language that the child saw
    std::vector<std::string> lines;  // exactly as the child permitted them
    bool own_words = false;          // the child's own words, to be shown as a quotation
  };

  [[nodiscard]] static Account of(const Ledger& ledger, const std::string& parent);
  // Only what was told, which no bar and no change of mind undoes: for the child, who reads it again.
  [[nodiscard]] static Account of_told(const Ledger& ledger, const std::string& parent);

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

 private:
  Account() = default;
  void add(const std::string& topic, const Standing& standing);

  std::vector<Entry> entries_;
};

}  // namespace doorstep::sharing
