#include "storage/export/disclosure.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>

namespace doorstep::extract {
namespace {

// What is known of one row, by numbers that stand for its cells.
using Known = std::vector<int>;
// What is known of rows that belong together: of each person its rows, in an order that says nothing.
using Combination = std::vector<std::vector<Known>>;

// Whose rows can be seen to belong together.
struct Links {
  bool family = false;
  bool person = false;
};

struct Shown {
  std::vector<std::size_t> columns;  // those that are counted
  Links links;
};

Shown shown_in(const Table& table) {
  Shown shown;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    shown.links.family = shown.links.family || table.columns[i].name == kFamilyColumn;
    shown.links.person = shown.links.person || table.columns[i].name == kPersonColumn;
    if (table.columns[i].counted != Counted::No) shown.columns.push_back(i);
  }
  return shown;
}

bool was_asked(const std::string& cell) { return !cell.empty() && cell != std::to_string(kNotAsked); }

// By row, for the columns that are counted: numbers, so that leaving each one out in turn stays cheap.
std::vector<Known> known_of(const Table& table, const std::vector<std::size_t>& columns) {
  std::vector<Known> known(table.rows.size());
  for (const std::size_t column : columns) {
    std::map<std::string, int> numbers;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const std::string& cell = table.rows[row].cells[column];
      const bool value = table.columns[column].counted == Counted::Value;
      const std::string seen = value ? cell : was_asked(cell) ? "asked" : "";
      known[row].push_back(numbers.try_emplace(seen, static_cast<int>(numbers.size())).first->second);
    }
  }
  return known;
}

// The families that each combination is shared by.
using Sharing = std::map<Combination, std::set<std::string>>;

Sharing sharing_of(const Table& table, const std::vector<Known>& known, Links links,
                   std::optional<std::size_t> without) {
  // Rows that can be seen to belong together: a family's, else a person's, else each by itself.
  std::map<std::string, std::map<std::string, std::vector<Known>>> together;
  std::map<std::string, std::string> family_of;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Row& row = table.rows[i];
    const std::string own = std::to_string(i);
    const std::string unit = links.family ? row.family : links.person ? row.person : own;
    Known seen = known[i];
    if (without) seen.erase(seen.begin() + static_cast<std::ptrdiff_t>(*without));
    together[unit][links.person ? row.person : own].push_back(std::move(seen));
    family_of[unit] = row.family;
  }
  Sharing sharing;
  for (auto& [unit, people] : together) {
    Combination combination;
    for (auto& [person, rows] : people) {
      std::ranges::sort(rows);
      combination.push_back(std::move(rows));
    }
    std::ranges::sort(combination);
    sharing[std::move(combination)].insert(family_of[unit]);
  }
  return sharing;
}

int count_small(const Sharing& sharing, int k) {
  return static_cast<int>(std::ranges::count_if(
      sharing, [&](const auto& entry) { return std::cmp_less(entry.second.size(), k); }));
}

std::vector<Advice> advice_for(const Table& table, const Shown& shown, const std::vector<Known>& known,
                               int k) {
  std::vector<Advice> advice;
  const Links links = shown.links;
  if (links.family)
    advice.push_back({kFamilyColumn, count_small(sharing_of(table, known, {false, links.person}, {}), k)});
  if (links.person)
    advice.push_back({kPersonColumn, count_small(sharing_of(table, known, {links.family, false}, {}), k)});
  for (std::size_t i = 0; i < shown.columns.size(); ++i) {
    advice.push_back(
        {table.columns[shown.columns[i]].name, count_small(sharing_of(table, known, links, i), k)});
  }
  std::ranges::stable_sort(advice, {}, &Advice::small_left);
  return advice;
}

}  // namespace

Disclosure examine(const Table& table, int k) {
  const Shown shown = shown_in(table);
  const std::vector<Known> known = known_of(table, shown.columns);
  const Sharing sharing = sharing_of(table, known, shown.links, {});
  Disclosure found;
  for (const std::size_t column : shown.columns) found.columns.push_back(table.columns[column].name);
  std::set<std::string> all;
  found.combinations = static_cast<int>(sharing.size());
  found.smallest = sharing.empty() ? 0 : std::numeric_limits<int>::max();
  for (const auto& [combination, families] : sharing) {
    all.insert(families.begin(), families.end());
    found.smallest = std::min(found.smallest, static_cast<int>(families.size()));
  }
  found.families = static_cast<int>(all.size());
  found.small = count_small(sharing, k);
  if (!found.is_safe()) found.advice = advice_for(table, shown, known, k);
  return found;
}

}  // namespace doorstep::extract
