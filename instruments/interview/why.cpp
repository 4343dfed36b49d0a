#include "instruments/interview/why.h"

#include <algorithm>

namespace doorstep::interview {
namespace {

using language::Explanation;
using model::Score;

// What keeps its value in a slot.
struct Owner {
  enum class Kind : std::uint8_t { Other, Question, NamedValue, Score };
  Kind kind = Kind::Other;
  std::uint32_t index = 0;
};

// Whose condition a whole is.
struct Of {
  std::optional<std::uint32_t> section{};
  std::optional<std::uint32_t> repeat{};
  bool goes_over = false;
};

// Builds one Why: parts go in from the front to the back, and what a name stands for goes in right behind it.
class Answering {
 public:
  explicit Answering(const Interview& interview)
      : interview_(interview),
        owners_(interview.instrument().slot_count),
        events_(interview.instrument().questions.size()) {
    const Instrument& instrument = interview.instrument();
    for (std::uint32_t i = 0; i < instrument.questions.size(); ++i)
      owners_[instrument.questions[i].slot] = {Owner::Kind::Question, i};
    for (std::uint32_t i = 0; i < instrument.values.size(); ++i)
      owners_[instrument.values[i].slot] = {Owner::Kind::NamedValue, i};
    for (std::uint32_t i = 0; i < instrument.scores.size(); ++i) {
      for (std::uint32_t part = 0; part < model::kSlotsOfScore; ++part)
        owners_[instrument.scores[i].slot + part] = {Owner::Kind::Score, i};
    }
    for (const Event& event : interview.history()) {
      if (event.kind != EventKind::Answered) continue;
      if (const auto question = instrument.find_question(event.at)) events_[*question] = event.number;
    }
    named_.resize(instrument.slot_count, false);
  }

  std::vector<WhyPart> expression(const language::Expression& expression) {
    open(expression, 0);
    return finish();
  }

  // What has to be true for `question` to be asked: of its section, of the repeats around it from the
  // outermost in, and its own.
  std::vector<WhyPart> asked(const model::Question& question) {
    const Instrument& instrument = interview_.instrument();
    if (question.when) open(*question.when, 0);
    for (auto instance = question.instance; instance;) {
      const std::uint32_t index = instrument.instances[*instance].repeat;
      const model::Repeat& repeat = instrument.repeats[index];
      if (repeat.when) open(*repeat.when, 0, Of{{}, index});
      open_what_it_goes_over(*instance);
      instance = repeat.outer;
    }
    const model::Section* section = instrument.section_of(question.step_index);
    if (section != nullptr && section->when) {
      const auto index = static_cast<std::uint32_t>(section - instrument.sections.data());
      open(*section->when, 0, Of{index, {}});
    }
    return finish();
  }

  std::vector<WhyPart> score(std::uint32_t index) {
    const Score& score = interview_.instrument().scores[index];
    parts_.push_back({score.id, interview_.value(score.slot), nullptr, 0, {}, {}});
    named_[score.slot] = true;
    open_items(score, 1);
    return finish();
  }

 private:
  // An explanation that is only partly in yet.
  struct Open {
    Explanation explanation;
    std::size_t next = 0;
    std::size_t depth = 0;
    Of of{};
  };

  void open(const language::Expression& expression, std::size_t depth, Of of = {}) {
    open_.push_back(
        {language::explain(expression, interview_.values(), interview_.still_to_come()), 0, depth, of});
  }

  // Why `instance` is there, whatever the condition of its repeat. Those that are always asked need no
  // reason.
  void open_what_it_goes_over(std::uint32_t instance) {
    const Instrument& instrument = interview_.instrument();
    const std::uint32_t index = instrument.instances[instance].repeat;
    const model::Repeat& repeat = instrument.repeats[index];
    const Of of{{}, index, true};
    if (repeat.each) return open(*repeat.each, 0, of);
    if (const auto one_more = instrument.instances[instance].one_more) {
      const model::Question& asked = instrument.questions[*one_more];
      open_.push_back({{{asked.id, interview_.value(asked.slot), nullptr, asked.slot, 0}}, 0, 0, of});
    } else if (repeat.of) {
      const auto there = static_cast<std::int64_t>(interview_.instances(*repeat.of).size());
      const std::string& label = instrument.repeats[*repeat.of].label;
      open_.push_back({{{label, language::Number(there), nullptr, {}, 0}}, 0, 0, of});
    }
  }

  // The last one opened is taken first.
  void open_items(const Score& score, std::size_t depth) {
    for (auto item = score.items.rbegin(); item != score.items.rend(); ++item) open(*item, depth);
  }

  std::vector<WhyPart> finish() {
    while (!open_.empty()) {
      Open& last = open_.back();
      if (last.next == last.explanation.size()) {
        open_.pop_back();
        continue;
      }
      const auto& part = last.explanation[last.next++];
      const Of of = part.depth == 0 ? last.of : Of();
      const std::size_t whole = parts_.size();
      add(part, last.depth + part.depth);
      parts_[whole].section = of.section;
      parts_[whole].repeat = of.repeat;
      parts_[whole].goes_over = of.goes_over;
    }
    return std::move(parts_);
  }

  void add(const language::ExplainedPart& part, std::size_t depth) {
    parts_.push_back({std::string(part.text), part.value, part.set, depth, {}, {}});
    if (!part.slot) return;
    const auto slot = *part.slot;
    const Owner owner = owners_[slot];
    if (owner.kind == Owner::Kind::Question) {
      parts_.back().question = owner.index;
      // A question that is not asked has no say, whatever was answered before.
      if (interview_.is_asked(owner.index)) parts_.back().event = events_[owner.index];
    } else if (owner.kind != Owner::Kind::Other) {
      open_owner(owner, depth + 1);
    }
  }

  void open_owner(Owner owner, std::size_t depth) {
    const Instrument& instrument = interview_.instrument();
    const bool is_score = owner.kind == Owner::Kind::Score;
    const auto slot = is_score ? instrument.scores[owner.index].slot : instrument.values[owner.index].slot;
    if (named_[slot]) return;
    named_[slot] = true;
    if (is_score) return open_items(instrument.scores[owner.index], depth);
    open(instrument.values[owner.index].value, depth);
  }

  const Interview& interview_;
  std::vector<Owner> owners_;                         // by slot
  std::vector<std::optional<std::uint32_t>> events_;  // by question: its last answer
  std::vector<bool> named_;                           // by slot: its parts stand in the list already
  std::vector<Open> open_;
  std::vector<WhyPart> parts_;
};

template <typename Things>
std::optional<std::uint32_t> find(const Things& things, std::string_view id) {
  const auto found = std::ranges::find_if(things, [&](const auto& thing) { return thing.id == id; });
  if (found == things.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - things.begin());
}

}  // namespace

Why why(const Interview& interview, std::uint32_t question) {
  const model::Question& asked = interview.instrument().questions[question];
  return {Why::About::Asked, asked.id, Answering(interview).asked(asked)};
}

Why why_check(const Interview& interview, const Concern& concern) {
  const model::Question& asked = interview.instrument().questions[concern.question];
  return {Why::About::Check, asked.id, Answering(interview).expression(asked.checks[concern.check].rule)};
}

Why why_value(const Interview& interview, std::uint32_t value) {
  const model::NamedValue& named = interview.instrument().values[value];
  return {Why::About::NamedValue, named.id, Answering(interview).expression(named.value)};
}

Why why_score(const Interview& interview, std::uint32_t score) {
  return {Why::About::Score, interview.instrument().scores[score].id, Answering(interview).score(score)};
}

Why why_flag(const Interview& interview, std::uint32_t flag) {
  const model::Flag& raised = interview.instrument().flags[flag];
  return {Why::About::Flag, raised.id, Answering(interview).expression(raised.when)};
}

std::vector<Why> why(const Interview& interview, std::string_view id) {
  const Instrument& instrument = interview.instrument();
  if (const auto question = instrument.find_question(id)) {
    std::vector<Why> all = {why(interview, *question)};
    const auto& checks = instrument.questions[*question].checks;
    for (std::uint32_t i = 0; i < checks.size(); ++i)
      all.push_back(why_check(interview, {*question, i, checks[i].strict}));
    return all;
  }
  if (const auto value = find(instrument.values, id)) return {why_value(interview, *value)};
  if (const auto score = find(instrument.scores, id)) return {why_score(interview, *score)};
  if (const auto flag = find(instrument.flags, id)) return {why_flag(interview, *flag)};
  return {};
}

}  // namespace doorstep::interview
