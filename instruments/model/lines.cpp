// What a child's line may name: the words that stand in it are told with it.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "instruments/model/loading.h"

namespace doorstep::model {
namespace {

using yaml::Node;

// The questions whose answers can be read from what stands at a slot.
class Sources {
 public:
  explicit Sources(const Instrument& instrument) {
    for (std::uint32_t i = 0; i < instrument.questions.size(); ++i)
      question_at_.emplace(instrument.questions[i].slot, &instrument.questions[i]);
    for (const Outside& outside : instrument.outside) {
      if (outside.question != nullptr) question_at_.emplace(outside.slot, outside.question);
    }
    for (const NamedValue& value : instrument.values) made_from_[value.slot] = value.value.reads();
    for (const Score& score : instrument.scores) {
      std::vector<std::uint32_t> reads;
      for (const Expression& item : score.items)
        reads.insert(reads.end(), item.reads().begin(), item.reads().end());
      for (std::uint32_t part = 0; part < 4; ++part) made_from_[score.slot + part] = reads;
    }
  }

  // Those of one text, in every language.
  [[nodiscard]] std::vector<const Question*> of(const Text& text) const {
    std::vector<std::uint32_t> slots;
    for (const auto& in_language : text.templates) {
      for (const Text::Piece& piece : in_language) {
        if (piece.slot) slots.push_back(*piece.slot);
      }
    }
    std::vector<const Question*> found;
    std::unordered_set<std::uint32_t> seen;
    while (!slots.empty()) {
      const std::uint32_t slot = slots.back();
      slots.pop_back();
      if (!seen.insert(slot).second) continue;
      if (const auto question = question_at_.find(slot); question != question_at_.end())
        found.push_back(question->second);
      if (const auto made = made_from_.find(slot); made != made_from_.end())
        slots.insert(slots.end(), made->second.begin(), made->second.end());
    }
    return found;
  }

 private:
  std::unordered_map<std::uint32_t, const Question*> question_at_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> made_from_;
};

// No mistake: a name must be sayable ("Bo lives there too"), and the child sees the words before it decides.
void warn_about(Loading& loading, const Node& at, const Question& line, const Question& named) {
  const bool never = named.share == Share::Never;
  loading.problems.warning(
      at, never ? "never_told" : "other_topic",
      fmt::format("What is told of `{}` would tell of `{}`, which {}.", line.id, named.id,
                  never ? "is never told by itself" : "the child decides about in another topic"),
      fmt::format("Give `{}` a `summary` without that name, if it should not be told with it.", line.id));
}

void check_text(Loading& loading, const Sources& sources, const Question& line, const Text& text,
                const Node& at) {
  if (text.templates.empty()) return;
  for (const Question* named : sources.of(text)) {
    const bool elsewhere = named->share == Share::Never || (named->topic && named->topic != line.topic);
    if (named != &line && elsewhere) warn_about(loading, at, line, *named);
  }
}

}  // namespace

void check_lines(Loading& loading) {
  const Instrument& instrument = loading.instrument;
  if (instrument.topics.empty()) return;
  const Sources sources(instrument);
  for (std::uint32_t i = 0; i < instrument.questions.size(); ++i) {
    const Question& line = instrument.questions[i];
    const bool copy = line.instance && is_copy(instrument, *line.instance);
    if (line.share == Share::Never || !line.topic || line.one_more || copy) continue;
    const Node& node = loading.question_nodes[i];
    if (line.answers) {
      for (const Option& option : line.answers->options)
        check_text(loading, sources, line, option.summary, node);
    }
    if (!line.summary.empty()) {
      check_text(loading, sources, line, line.summary, node.find("summary"));
      continue;
    }
    // Without a summary the question itself is said.
    check_text(loading, sources, line, line.text, node.find("text"));
    if (line.grid)
      check_text(loading, sources, line, instrument.grids[*line.grid].text,
                 loading.grid_nodes[*line.grid].find("text"));
  }
}

}  // namespace doorstep::model
