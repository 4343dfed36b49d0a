#include "tests/made_up/trial.h"

#include <fmt/format.h>

#include "instruments/model/load.h"
#include "tests/made_up/engine.h"
#include "tests/made_up/generator.h"

namespace doorstep::made_up {
namespace {

constexpr int kMostMoves = 24;

// Tries every way of leaving one part out; keeps what still disagrees.
class Shrinker {
 public:
  explicit Shrinker(Trial trial) : trial_(std::move(trial)) {}

  Trial run() {
    for (bool smaller = true; smaller;) {
      smaller = drop_each([](Trial & trial) -> auto& { return trial.moves; });
      smaller |= drop_each([](Trial & trial) -> auto& { return trial.subject.flags; });
      smaller |= drop_each([](Trial & trial) -> auto& { return trial.subject.scores; });
      smaller |= drop_each([](Trial & trial) -> auto& { return trial.subject.values; });
      smaller |= drop_steps();
      smaller |= drop_parts();
      smaller |= simplify_trees();
    }
    return std::move(trial_);
  }

 private:
  bool keep(Trial candidate) {
    const auto found = disagreement(candidate);
    // A disagreement about loading would be another mistake than the one that is looked for.
    if (!found || found->starts_with("does not load")) return false;
    trial_ = std::move(candidate);
    return true;
  }

  template <typename Part>
  bool drop_each(Part part) {
    bool any = false;
    for (std::size_t i = part(trial_).size(); i-- > 0;) {
      Trial candidate = trial_;
      auto& list = part(candidate);
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
      any |= keep(std::move(candidate));
    }
    return any;
  }

  // Without its step a question, page, grid or repeat is none.
  static std::vector<std::vector<Step>*> step_lists(Subject& subject) {
    std::vector<std::vector<Step>*> lists = {&subject.before, &subject.after};
    for (auto& section : subject.sections) lists.push_back(&section);
    for (Repeat& repeat : subject.repeats) lists.push_back(&repeat.steps);
    for (Grid& grid : subject.grids) lists.push_back(&grid.rows);
    return lists;
  }

  bool drop_steps() {
    bool any = false;
    for (std::size_t list = 0; list < step_lists(trial_.subject).size(); ++list) {
      any |= drop_each([list](Trial & trial) -> auto& { return *step_lists(trial.subject)[list]; });
    }
    return any | drop_sections();
  }

  bool drop_sections() {
    bool any = false;
    for (std::size_t i = trial_.subject.sections.size(); i-- > 0;) {
      Trial candidate = trial_;
      const auto at = static_cast<std::ptrdiff_t>(i);
      candidate.subject.sections.erase(candidate.subject.sections.begin() + at);
      candidate.subject.section_conditions.erase(candidate.subject.section_conditions.begin() + at);
      any |= keep(std::move(candidate));
    }
    return any;
  }

  template <typename Part>
  bool clear(Part part) {
    if (!part(trial_)) return false;
    Trial candidate = trial_;
    part(candidate).reset();
    return keep(std::move(candidate));
  }

  bool drop_parts() {
    bool any = false;
    for (std::size_t i = 0; i < trial_.subject.questions.size(); ++i) {
      any |= clear([i](Trial & trial) -> auto& { return trial.subject.questions[i].when; });
      any |= drop_each([i](Trial & trial) -> auto& { return trial.subject.questions[i].checks; });
    }
    for (std::size_t i = 0; i < trial_.subject.section_conditions.size(); ++i)
      any |= clear([i](Trial & trial) -> auto& { return trial.subject.section_conditions[i]; });
    for (std::size_t i = 0; i < trial_.subject.grids.size(); ++i)
      any |= clear([i](Trial & trial) -> auto& { return trial.subject.grids[i].when; });
    for (std::size_t i = 0; i < trial_.subject.repeats.size(); ++i) {
      any |= clear([i](Trial & trial) -> auto& { return trial.subject.repeats[i].when; });
      any |= drop_each([i](Trial & trial) -> auto& { return trial.subject.repeats[i].values; });
    }
    for (std::size_t i = 0; i < trial_.subject.sets.size(); ++i) {
      for (std::size_t j = 0; j < trial_.subject.sets[i].options.size(); ++j)
        any |= clear([ i, j ](Trial & trial) -> auto& { return trial.subject.sets[i].options[j].when; });
    }
    return any;
  }

  static std::vector<Tree*> trees_of(Subject& subject) {
    std::vector<Tree*> roots;
    for (Question& question : subject.questions) {
      if (question.when) roots.push_back(&*question.when);
      for (Check& check : question.checks) roots.push_back(&check.rule);
    }
    for (OptionSet& set : subject.sets) {
      for (Option& option : set.options) {
        if (option.when) roots.push_back(&*option.when);
      }
    }
    for (Grid& grid : subject.grids) {
      if (grid.when) roots.push_back(&*grid.when);
    }
    for (auto& condition : subject.section_conditions) {
      if (condition) roots.push_back(&*condition);
    }
    for (Repeat& repeat : subject.repeats) {
      if (repeat.each) roots.push_back(&*repeat.each);
      if (repeat.when) roots.push_back(&*repeat.when);
      for (NamedValue& value : repeat.values) roots.push_back(&value.tree);
    }
    for (NamedValue& value : subject.values) roots.push_back(&value.tree);
    for (Score& score : subject.scores) {
      for (Tree& item : score.items) roots.push_back(&item);
    }
    for (Flag& flag : subject.flags) roots.push_back(&flag.when);
    // Each tree and all its parts.
    for (std::size_t i = 0; i < roots.size(); ++i) {
      for (Tree& part : roots[i]->parts) roots.push_back(&part);
    }
    return roots;
  }

  // Puts one part in the place of the whole; what is not well-typed then does not load, and is left.
  bool simplify_trees() {
    bool any = false;
    for (std::size_t i = 0; i < trees_of(trial_.subject).size(); ++i) {
      for (std::size_t part = 0; part < trees_of(trial_.subject)[i]->parts.size(); ++part) {
        Trial candidate = trial_;
        Tree* tree = trees_of(candidate.subject)[i];
        Tree smaller = tree->parts[part];
        *tree = std::move(smaller);
        if (!keep(std::move(candidate))) continue;
        any = true;
        break;
      }
    }
    return any;
  }

  Trial trial_;
};

std::string problems_of(const model::Loaded& loaded) {
  std::string text;
  for (const auto& problem : loaded.problems) {
    if (problem.severity == yaml::Severity::Error)
      text += fmt::format("\n{}:{} {} {}", problem.place.line, problem.place.column, problem.code,
                          problem.message);
  }
  return text;
}

// The two side by side, from the start of an interview.
class Pair {
 public:
  explicit Pair(const Trial& trial) {
    const model::Loaded loaded = model::load(to_yaml(trial.subject), "subject.yaml", {}, {}, trial.splitting);
    if (loaded.instrument == nullptr) {
      differs_ = "does not load:" + problems_of(loaded);
      return;
    }
    flat_ = flattened(trial.subject);
    naive_.emplace(flat_, trial.given);
    engine_.emplace(flat_, loaded.instrument, trial.given);
    compare("at the start");
  }

  // What they disagreed about last.
  [[nodiscard]] const std::optional<std::string>& differs() const { return differs_; }
  [[nodiscard]] Move make_move(Random& random) const { return made_up::make_move(random, flat_, *naive_); }

  void take(const Move& move) {
    const std::string expected = naive_->take(move);
    const std::string found = engine_->take(move);
    if (expected != found)
      differs_ = fmt::format("{}: naive says \"{}\", engine says \"{}\"", to_text(move), expected, found);
    else
      compare("after " + to_text(move));
  }

 private:
  void compare(const std::string& when) {
    const std::string expected = naive_->picture();
    const std::string found = engine_->picture();
    if (expected != found) differs_ = fmt::format("{}\nnaive:\n{}engine:\n{}", when, expected, found);
  }

  Subject flat_;
  std::optional<Naive> naive_;  // like the engine none when it does not load
  std::optional<Engine> engine_;
  std::optional<std::string> differs_;
};

}  // namespace

std::optional<Trial> disagreeing(std::uint64_t seed) {
  Random random(seed);
  Trial trial;
  trial.subject = make_subject(random);
  if (!random.one_in(4)) trial.given.age = random.between(3, 60);
  if (!random.one_in(3)) trial.given.now = random.below(24 * 60);
  if (!random.one_in(3)) trial.given.seed = static_cast<std::uint32_t>(random.between(1, 1'000'000));
  if (!random.one_in(4)) {
    trial.splitting.longest = static_cast<std::size_t>(random.between(1, 3));
    trial.splitting.stretch = static_cast<std::size_t>(random.between(2, 3));
  }
  Pair pair(trial);
  for (int i = random.between(1, kMostMoves); i > 0 && !pair.differs(); --i) {
    trial.moves.push_back(pair.make_move(random));
    pair.take(trial.moves.back());
  }
  return pair.differs() ? std::optional(std::move(trial)) : std::nullopt;
}

std::optional<std::string> disagreement(const Trial& trial) {
  Pair pair(trial);
  for (const Move& move : trial.moves) {
    if (!pair.differs()) pair.take(move);
  }
  return pair.differs();
}

Trial shrunk(Trial trial) { return Shrinker(std::move(trial)).run(); }

std::string report(std::uint64_t seed, const Trial& trial) {
  std::string text = fmt::format("seed {}\n{}age {}\n", seed, to_yaml(trial.subject),
                                 trial.given.age ? std::to_string(*trial.given.age) : "unknown");
  text += fmt::format("chance {}\n", trial.given.seed);
  for (const Move& move : trial.moves) text += "- " + to_text(move) + "\n";
  return text + disagreement(trial).value_or("no disagreement");
}

}  // namespace doorstep::made_up
