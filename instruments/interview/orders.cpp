#include "instruments/interview/orders.h"

#include <algorithm>
#include <numeric>

namespace doorstep::interview {
namespace {

using model::Instrument;
using model::Order;
using model::Step;

std::uint64_t hash(std::string_view name) {
  std::uint64_t value = 0xcbf29ce484222325U;
  for (const char c : name) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return value;
}

class Random {
 public:
  Random(std::uint32_t seed, std::string_view name) : state_(hash(name) ^ seed) {}

  // 0 to count - 1.
  std::uint32_t below(std::uint32_t count) {
    const std::uint64_t most = UINT64_MAX - UINT64_MAX % count;
    std::uint64_t drawn = next();
    while (drawn >= most) drawn = next();
    return static_cast<std::uint32_t>(drawn % count);
  }

 private:
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_;
};

// Steps that stay together.
struct Block {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::uint32_t outermost_repeat(const Instrument& instrument, std::uint32_t instance) {
  std::uint32_t repeat = instrument.instances[instance].repeat;
  while (const auto outer = instrument.repeats[repeat].outer) repeat = instrument.instances[*outer].repeat;
  return repeat;
}

constexpr std::uint64_t kPage = UINT64_MAX;

// Steps with the same key that follow each other are one block.
std::uint64_t key_of(const Instrument& instrument, std::uint32_t step) {
  const auto [kind, index] = instrument.steps[step];
  if (kind == Step::Kind::Page) return kPage;
  const model::Question& question = instrument.questions[index];
  if (question.instance) return std::uint64_t{outermost_repeat(instrument, *question.instance)} * 3 + 1;
  return question.grid ? std::uint64_t{*question.grid} * 3 + 2 : std::uint64_t{index} * 3;
}

// The blocks from step `begin` up to `end`, without pages, which stay where they are.
std::vector<Block> blocks_in(const Instrument& instrument, std::uint32_t begin, std::uint32_t end) {
  std::vector<Block> blocks;
  std::uint64_t last = kPage;
  for (std::uint32_t step = begin; step < end; ++step) {
    const std::uint64_t key = key_of(instrument, step);
    if (key == kPage) {
      last = key;
      continue;
    }
    if (key == last) {
      blocks.back().end = step + 1;
    } else {
      blocks.push_back({step, step + 1});
    }
    last = key;
  }
  return blocks;
}

// Puts `blocks` of `order` where blocks were, in another order; what lies between them stays.
std::vector<std::uint32_t> rearranged(const std::vector<std::uint32_t>& order,
                                      const std::vector<Block>& blocks,
                                      const std::vector<std::uint32_t>& places) {
  std::vector<std::uint32_t> result;
  std::uint32_t step = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    for (; step < blocks[i].begin; ++step) result.push_back(order[step]);
    const Block& moved = blocks[places[i]];
    result.insert(result.end(), order.begin() + moved.begin, order.begin() + moved.end);
    step = blocks[i].end;
  }
  result.insert(result.end(), order.begin() + step, order.end());
  return result;
}

// The steps of each section, in the order of the file. A section without steps has none.
std::vector<Block> sections_of(const Instrument& instrument) {
  std::vector<Block> sections;
  for (std::size_t i = 0; i < instrument.sections.size(); ++i) {
    const std::uint32_t begin = instrument.sections[i].first_step;
    const auto end = i + 1 < instrument.sections.size()
                         ? instrument.sections[i + 1].first_step
                         : static_cast<std::uint32_t>(instrument.first_closing_step);
    sections.push_back({begin, end});
  }
  return sections;
}

}  // namespace

std::vector<std::uint32_t> random_order(std::uint32_t seed, std::string_view name, std::uint32_t count) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  if (seed == 0) return order;
  Random random(seed, name);
  for (std::uint32_t place = count; place > 1; --place)
    std::swap(order[place - 1], order[random.below(place)]);
  return order;
}

std::vector<std::uint32_t> order_of_steps(const Instrument& instrument, std::uint32_t seed) {
  const auto is_random = [](const model::Section& section) { return section.order == Order::Random; };
  const bool inside = std::ranges::any_of(instrument.sections, is_random);
  if (seed == 0 || (!inside && instrument.order != Order::Random)) return {};
  std::vector<std::uint32_t> order(instrument.steps.size());
  std::iota(order.begin(), order.end(), 0U);
  const std::vector<Block> sections = sections_of(instrument);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (!is_random(instrument.sections[i])) continue;
    const auto blocks = blocks_in(instrument, sections[i].begin, sections[i].end);
    order =
        rearranged(order, blocks,
                   random_order(seed, instrument.sections[i].id, static_cast<std::uint32_t>(blocks.size())));
  }
  if (instrument.order != Order::Random) return order;
  return rearranged(order, sections, random_order(seed, "", static_cast<std::uint32_t>(sections.size())));
}

std::vector<std::uint16_t> order_of_options(const model::Question& question, std::uint32_t seed) {
  std::vector<std::uint16_t> order;
  std::vector<std::uint16_t> free;
  const auto& options = question.answers->options;
  for (std::uint16_t i = 0; i < options.size(); ++i) {
    order.push_back(i);
    if (!options[i].exclusive && !options[i].own_words) free.push_back(i);
  }
  if (seed == 0 || question.order != Order::Random) return order;
  const auto places = random_order(seed, question.id, static_cast<std::uint32_t>(free.size()));
  for (std::size_t i = 0; i < free.size(); ++i) order[free[i]] = free[places[i]];
  return order;
}

}  // namespace doorstep::interview
