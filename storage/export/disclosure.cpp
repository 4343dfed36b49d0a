#include "storage/export/disclosure.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace doorstep::extract {
namespace {

using Combination = std::vector<std::string>;

std::map<Combination, std::set<std::string>> families_by(const Table& table,
                                                         const std::vector<std::size_t>& columns) {
  std::map<Combination, std::set<std::string>> families;
  for (const Row& row : table.rows) {
    Combination combination;
    for (const std::size_t column : columns) combination.push_back(row.cells[column]);
    families[combination].insert(row.family);
  }
  return families;
}

int count_small(const Table& table, const std::vector<std::size_t>& columns, int k) {
  const auto families = families_by(table, columns);
  return static_cast<int>(std::ranges::count_if(
      families, [&](const auto& entry) { return std::cmp_less(entry.second.size(), k); }));
}

}  // namespace

Disclosure examine(const Table& table, int k) {
  std::vector<std::size_t> columns;
  Disclosure found;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!table.columns[i].quasi) continue;
    columns.push_back(i);
    found.columns.push_back(table.columns[i].name);
  }
  const auto families = families_by(table, columns);
  std::set<std::string> all;
  found.combinations = static_cast<int>(families.size());
  found.smallest = families.empty() ? 0 : std::numeric_limits<int>::max();
  for (const auto& [combination, members] : families) {
    all.insert(members.begin(), members.end());
    found.smallest = std::min(found.smallest, static_cast<int>(members.size()));
  }
  found.families = static_cast<int>(all.size());
  found.small = count_small(table, columns, k);
  if (found.is_safe()) return found;
  for (const std::size_t left_out : columns) {
    std::vector<std::size_t> others = columns;
    std::erase(others, left_out);
    found.advice.push_back({table.columns[left_out].name, count_small(table, others, k)});
  }
  std::ranges::stable_sort(found.advice, {}, &Advice::small_left);
  return found;
}

}  // namespace doorstep::extract
