#include "instruments/model/order.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <queue>

namespace doorstep::model {

std::vector<std::uint32_t> extend_order(const Needs& needs, std::vector<std::uint32_t>& order) {
  std::vector<bool> done(needs.size(), false);
  for (const std::uint32_t thing : order) done[thing] = true;
  std::vector<std::vector<std::uint32_t>> users(needs.size());
  std::vector<std::size_t> waiting_for(needs.size(), 0);
  // Smallest index first, so that the order is that of the file wherever the needs leave a choice.
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
  for (std::uint32_t thing = 0; thing < needs.size(); ++thing) {
    if (done[thing]) continue;
    for (const std::uint32_t need : needs[thing]) {
      if (done[need]) continue;
      users[need].push_back(thing);
      ++waiting_for[thing];
    }
    if (waiting_for[thing] == 0) ready.push(thing);
  }
  while (!ready.empty()) {
    const std::uint32_t thing = ready.top();
    ready.pop();
    done[thing] = true;
    order.push_back(thing);
    for (const std::uint32_t user : users[thing]) {
      if (--waiting_for[user] == 0) ready.push(user);
    }
  }
  std::vector<std::uint32_t> left;
  for (std::uint32_t thing = 0; thing < needs.size(); ++thing) {
    if (!done[thing]) left.push_back(thing);
  }
  return left;
}

std::vector<std::vector<std::uint32_t>> cycles(const Needs& needs, const std::vector<std::uint32_t>& left) {
  std::vector<bool> is_left(needs.size(), false);
  for (const std::uint32_t thing : left) is_left[thing] = true;
  // Each thing is followed along its first need that is left; a walk that meets itself has found a cycle.
  std::vector<std::uint32_t> walk_of(needs.size(), 0);
  std::vector<std::vector<std::uint32_t>> found;
  for (const std::uint32_t start : left) {
    std::vector<std::uint32_t> walk;
    std::uint32_t thing = start;
    while (walk_of[thing] == 0) {
      walk_of[thing] = start + 1;
      walk.push_back(thing);
      thing = *std::ranges::find_if(needs[thing], [&](std::uint32_t need) { return is_left[need]; });
    }
    if (walk_of[thing] != start + 1) continue;
    std::vector<std::uint32_t> cycle(std::ranges::find(walk, thing), walk.end());
    std::rotate(cycle.begin(), std::ranges::min_element(cycle), cycle.end());
    found.push_back(std::move(cycle));
  }
  return found;
}

}  // namespace doorstep::model
