// Random orders, by the rule that instruments/interview/orders.h states.
#include <algorithm>
#include <numeric>

#include "tests/made_up/random.h"
#include "tests/made_up/subject.h"

namespace doorstep::made_up {
namespace {

using Steps = std::vector<Step>;

// Questions change places with each other; a grid stays together, and pages stay where they are.
Steps shuffled(const Subject& subject, const Steps& section, std::uint32_t seed, const std::string& name) {
  std::vector<Steps> blocks;
  std::vector<bool> is_page;  // by place
  std::string grid;           // of the last step
  for (const Step step : section) {
    const bool page = step.what == Shown::Page;
    const std::string of = page ? "" : subject.questions[static_cast<std::size_t>(step.index)].grid;
    const bool goes_on = !of.empty() && of == grid;
    grid = of;
    if (goes_on) {
      blocks.back().push_back(step);
      continue;
    }
    is_page.push_back(page);
    if (!page) blocks.push_back({step});
  }
  const auto order = drawn_order(seed, name, blocks.size());
  Steps pages;
  std::ranges::copy_if(section, std::back_inserter(pages),
                       [](Step step) { return step.what == Shown::Page; });
  Steps all;
  std::size_t block = 0;
  auto page = pages.begin();
  for (const bool stays : is_page) {
    if (stays) {
      all.push_back(*page++);
      continue;
    }
    const Steps& next = blocks[order[block++]];
    all.insert(all.end(), next.begin(), next.end());
  }
  return all;
}

}  // namespace

std::vector<std::size_t> drawn_order(std::uint32_t seed, const std::string& name, std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (seed == 0) return order;
  std::uint64_t hash = 14695981039346656037U;
  for (const char byte : name) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 1099511628211U;
  }
  Random random(hash ^ seed);
  for (std::size_t left = count; left > 1; --left) {
    // What lies behind the last whole multiple is drawn again.
    const std::uint64_t whole = UINT64_MAX / left * left;
    std::uint64_t drawn = random.next();
    while (drawn >= whole) drawn = random.next();
    std::swap(order[left - 1], order[drawn % left]);
  }
  return order;
}

std::vector<Step> steps_of(const Subject& subject, std::uint32_t seed) {
  std::vector<Steps> sections;
  for (std::size_t i = 0; i < subject.sections.size(); ++i) {
    const Steps& section = subject.sections[i];
    sections.push_back(
        subject.random_sections[i] ? shuffled(subject, section, seed, "part" + std::to_string(i)) : section);
  }
  const auto order = drawn_order(subject.random_order ? seed : 0, "", sections.size());
  Steps steps = subject.before;
  for (const std::size_t section : order)
    steps.insert(steps.end(), sections[section].begin(), sections[section].end());
  steps.insert(steps.end(), subject.after.begin(), subject.after.end());
  return steps;
}

}  // namespace doorstep::made_up
