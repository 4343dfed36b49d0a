// Whether a family could be told from the others in a table: k-anonymity, counted in families and not in
// rows.
//
// What can be known of a family is everything that is counted in all of its rows together, since its
// pseudonym puts them together: how many people, how many rounds, and each row's quasi-identifiers. Every
// such combination that occurs must be shared by at least k families. Where the column `family` is left out,
// a person's rows are taken together; where `person` is left out as well, each row stands alone. All of the
// team's families are in the table, so the risk of one is 1/k and no sample makes it smaller. A missing
// answer counts as a value of its own. The term is Samarati and Sweeney's (1998); no cell below five is the
// rule of Statistics Denmark and the Danish Health Data Authority.
#pragma once

#include <string>
#include <vector>

#include "storage/export/table.h"

namespace doorstep::extract {

constexpr int kFewestFamilies = 5;

struct Advice {
  std::string column;  // leave this out (or coarsen it) ...
  int small_left = 0;  // ... and so many combinations are still too small
};

struct Disclosure {
  int families = 0;
  int combinations = 0;
  int small = 0;                     // combinations with fewer than k families
  int smallest = 0;                  // families in the smallest one
  std::vector<std::string> columns;  // those that were counted
  std::vector<Advice> advice;        // the most helpful first; empty when nothing is small

  [[nodiscard]] bool is_safe() const { return small == 0; }
};

// `k` at least 2.
[[nodiscard]] Disclosure examine(const Table& table, int k = kFewestFamilies);

}  // namespace doorstep::extract
