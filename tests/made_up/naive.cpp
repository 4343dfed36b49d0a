// What follows from what was said: what is there, what is asked, and every value and score.
#include "tests/made_up/naive.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace doorstep::made_up {

Naive::Naive(const Subject& subject, const Given& given)
    : subject_(&subject),
      steps_(steps_of(subject, given.seed)),
      first_closing_(static_cast<int>(steps_.size() - subject.after.size())),
      given_(given) {
  recompute();
  go_to(next_visible(0));
}

const Question* Naive::question_called(const std::string& id) const {
  for (const Question& question : subject_->questions) {
    if (question.id == id) return &question;
  }
  return nullptr;
}

const Page* Naive::page_called(const std::string& id) const {
  for (const auto& [what, index] : steps_) {
    const Page* page = what == Shown::Page ? &subject_->pages[static_cast<std::size_t>(index)] : nullptr;
    if (page != nullptr && page->id == id) return page;
  }
  return nullptr;
}

const Instance* Naive::instance_called(const std::string& id) const {
  for (const Instance& instance : subject_->instances) {
    if (instance.id == id) return &instance;
  }
  return nullptr;
}

bool Naive::is_page(int step) const { return steps_[static_cast<std::size_t>(step)].what == Shown::Page; }

std::string Naive::id_of(int step) const {
  const auto index = static_cast<std::size_t>(steps_[static_cast<std::size_t>(step)].index);
  return is_page(step) ? subject_->pages[index].id : subject_->questions[index].id;
}

int Naive::step_of(Shown what, const std::string& id) const {
  int step = 0;
  while (steps_[static_cast<std::size_t>(step)].what != what || id_of(step) != id) ++step;
  return step;
}

bool Naive::known(const std::string& name) const { return name.empty() || state_.seen.contains(name); }
bool Naive::is_yes(const std::string& name) const {
  return name.empty() || state_.seen.at(name) == truth(true);
}
bool Naive::is_true(const std::optional<Tree>& tree) const {
  return !tree || evaluate(*tree, state_.seen, *subject_) == truth(true);
}

// Yes when both hold; not reached when an answer that may still come decides it; else no.
Datum Naive::both(const Datum& around, const std::optional<Tree>& when) const {
  const Datum own = when ? evaluate(*when, state_.seen, *subject_) : truth(true);
  if (around == truth(false) || own == truth(false)) return truth(false);
  for (const Datum& each : {around, own}) {
    if (each == missing("not_reached")) return each;
  }
  return truth(around == truth(true) && own == truth(true));
}

// Whether every name in `tree` has been computed.
bool Naive::ready(const Tree& tree) const {
  if (tree.word == "name" && !known(tree.name)) return false;
  return std::all_of(tree.parts.begin(), tree.parts.end(), [&](const Tree& part) { return ready(part); });
}

// In rounds, until none is left that could be computed.
void Naive::compute_formulas() {
  while (std::erase_if(waiting_, [](const auto& compute) { return compute(); }) > 0) {
  }
}

// An instance is come to when the one that it stands in is there, the repeat's condition is true, and there
// are so many. Nobody knows when the number or the picks are missing for another reason than that nobody
// asked, nor before "one more?" is answered.
Datum Naive::come_to(const Instance& instance) const {
  const auto there = [&](const std::string& id) {
    return id.empty() ? truth(true) : state_.seen.at("there " + id);
  };
  if (there(instance.outer) != truth(true)) return there(instance.outer);
  if (const Datum wanted = both(truth(true), instance.when); wanted != truth(true)) return wanted;
  if (instance.asks) {
    const auto before = instance.before.empty() ? truth(true) : state_.seen.at("reached " + instance.before);
    if (before != truth(true) || instance.one_more.empty()) return before;
    const Datum& more = state_.seen.at(instance.one_more);
    return more == missing("not_reached") ? more : truth(more == truth(true));
  }
  if (!instance.each) return there(instance.same);
  const Datum so_many = evaluate(*instance.each, state_.seen, *subject_);
  return so_many == missing("not_asked") ? truth(false) : so_many;
}

// One that was taken away is not there.
bool Naive::compute_instance(const Instance& instance) {
  const auto named = [](const char* what, const std::string& id) { return id.empty() ? id : what + id; };
  const std::string outer = named("there ", instance.outer);
  const std::string before = named("reached ", instance.before);
  if (!known(outer) || !known(before) || !known(instance.one_more)) return false;
  const std::string same = named("there ", instance.same);
  if (!ready(instance.when) || !ready(instance.each) || !known(same)) return false;
  const Datum reached = come_to(instance);
  state_.seen["reached " + instance.id] = reached;
  state_.seen["there " + instance.id] = taken_away_.contains(instance.id) ? truth(false) : reached;
  const bool there = is_yes("there " + instance.id);
  const Decimal places =
      instance.before.empty() ? whole(0) : state_.seen.at("place " + instance.before).number;
  state_.seen["place " + instance.id] = number(there ? *add(places, whole(1)) : places);
  return true;
}

bool Naive::compute_value(const NamedValue& value) {
  if (!known(value.present) || !ready(value.tree)) return false;
  if (!value.present.empty() && state_.seen.at(value.present) == missing("never_reached")) {
    state_.seen[value.id] = missing("never_reached");
    return true;
  }
  const Datum there = value.present.empty() ? truth(true) : both(state_.seen.at(value.present), {});
  state_.seen[value.id] = there == truth(true)
                              ? evaluate(value.tree, state_.seen, *subject_)
                              : missing(there.kind == Kind::Missing ? "not_reached" : "not_asked");
  return true;
}

bool Naive::compute_score(const Score& score) {
  const auto is_ready = [&](const Tree& item) { return ready(item); };
  if (!std::all_of(score.items.begin(), score.items.end(), is_ready)) return false;
  std::vector<Datum> items;
  for (const Tree& item : score.items) {
    const bool bare = item.word == "name" && (score.method == "sum" || score.method == "mean");
    items.push_back(evaluate(item, state_.seen, *subject_));
    if (bare) items.back() = value_of(item, items.back(), *subject_);
  }
  const ScoreOf result = score_of(score, items);
  state_.scores[score.id] = result;
  state_.seen[score.id] = result.value;
  state_.seen[score.id + ".band"] = result.band;
  for (const auto& [name, count] : {std::pair(".answered", result.answered), {".missing", result.missing}})
    state_.seen[score.id + name] = result.waits ? missing("not_reached") : number(whole(count));
  return true;
}

void Naive::recompute() {
  state_ = {};
  state_.seen["age"] = given_.age ? number(whole(*given_.age)) : missing("not_asked");
  state_.seen["today"] = {.kind = Kind::Date, .date = given_.today};
  state_.seen["now"] = given_.now ? time_of_day(*given_.now) : missing("not_asked");
  waiting_.clear();
  for (const Instance& each : subject_->instances)
    waiting_.emplace_back([&] { return compute_instance(each); });
  for (const NamedValue& each : subject_->values) waiting_.emplace_back([&] { return compute_value(each); });
  for (const Score& each : subject_->scores) waiting_.emplace_back([&] { return compute_score(each); });
  compute_formulas();
  for (const Question& question : subject_->questions) {
    compute_question(question);
    compute_formulas();
  }
  if (phase_ == "stopped") compute_for_good();
  for (const Question& question : subject_->questions) {
    for (const Check& check : question.checks) {
      const Datum met = evaluate(check.rule, state_.seen, *subject_);
      state_.broken[question.id].push_back(met.kind == Kind::Boolean && !met.truth);
    }
  }
  for (const Flag& flag : subject_->flags) state_.raised[flag.id] = is_true(flag.when);
  // Nobody outside knows the other word.
  const auto say = [](Datum& datum) {
    if (datum == missing("never_reached")) datum = missing("not_reached");
  };
  for (auto& [name, datum] : state_.seen) say(datum);
  for (auto& [id, of] : state_.scores) {
    say(of.value);
    say(of.band);
  }
}

// Nothing is answered any more. What was not reached gets another word, which nothing waits for, and
// everything that is computed from answers is so once more; what is asked and who is there stays.
void Naive::compute_for_good() {
  for (const NamedValue& each : subject_->values) state_.seen.erase(each.id);
  for (const Score& each : subject_->scores) {
    for (const char* part : {"", ".band", ".answered", ".missing"}) state_.seen.erase(each.id + part);
  }
  for (auto& [name, datum] : state_.seen) {
    if (datum == missing("not_reached")) datum = missing("never_reached");
  }
  for (const NamedValue& each : subject_->values) waiting_.emplace_back([&] { return compute_value(each); });
  for (const Score& each : subject_->scores) waiting_.emplace_back([&] { return compute_score(each); });
  compute_formulas();
  for (const Question& question : subject_->questions) {
    if (const auto offered = offered_by(question); offered.empty()) {
      state_.offered.erase(question.id);
    } else {
      state_.offered[question.id] = offered;
    }
  }
}

void Naive::compute_question(const Question& question) {
  const auto offered = offered_by(question);
  if (!offered.empty()) state_.offered[question.id] = offered;
  // What nobody picked earlier leaves nothing to ask about.
  const bool nothing = !question.options_from.empty() && offered.empty();
  const Datum there =
      both(question.present.empty() ? truth(true) : state_.seen.at(question.present), question.when);
  const bool asked = there == truth(true) && !nothing;
  state_.asked[question.id] = asked;
  const bool may_come =
      there == missing("not_reached") ||
      (there == truth(true) && nothing && state_.seen.at(question.options_from) == missing("not_reached"));
  state_.seen[question.id] = asked      ? seen_of(question)
                             : may_come ? missing("not_reached")
                                        : missing("not_asked");
}

// In a random order those that are picked alone or said in own words stay where they are.
std::vector<std::string> Naive::offered_by(const Question& question) const {
  if (question.set < 0) return {};
  std::vector<Option> options = subject_->sets[static_cast<std::size_t>(question.set)].options;
  std::vector<std::size_t> free;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!options[i].exclusive && !options[i].own_words) free.push_back(i);
  }
  const std::vector<Option> written = options;
  const auto order = drawn_order(question.random_order ? given_.seed : 0, question.id, free.size());
  for (std::size_t i = 0; i < free.size(); ++i) options[free[i]] = written[free[order[i]]];
  std::vector<std::string> offered;
  for (const Option& option : options) {
    bool picked = true;
    if (!question.options_from.empty()) {
      const Datum& earlier = state_.seen.at(question.options_from);
      picked = (earlier.kind == Kind::Choice && earlier.word == option.id) ||
               std::count(earlier.options.begin(), earlier.options.end(), option.id) > 0;
    }
    if (picked && is_true(option.when)) offered.push_back(option.id);
  }
  return offered;
}

bool Naive::offers(const Question& question, const std::string& option) const {
  const auto found = state_.offered.find(question.id);
  return found != state_.offered.end() && std::count(found->second.begin(), found->second.end(), option) > 0;
}

Datum Naive::seen_of(const Question& question) const {
  const auto found = said_.find(question.id);
  if (found == said_.end()) return missing("not_reached");
  Datum seen = found->second.value;
  if (seen.kind == Kind::Choice && !offers(question, seen.word)) return missing("not_reached");
  if ((seen.kind != Kind::Choices && seen.kind != Kind::Ranking) || seen.options.empty()) return seen;
  std::erase_if(seen.options, [&](const std::string& option) { return !offers(question, option); });
  return seen.options.empty() ? missing("not_reached") : seen;
}

std::vector<int> Naive::open_checks(const Question& question) const {
  std::vector<int> open;
  if (!state_.asked.at(question.id) || !has_answer(question.id)) return open;
  for (std::size_t i = 0; i < question.checks.size(); ++i) {
    if (!state_.broken.at(question.id)[i]) continue;
    if (question.checks[i].strict || !confirmed_.contains(question.id)) open.push_back(static_cast<int>(i));
  }
  return open;
}

bool Naive::held(const Question& question) const {
  for (const int check : open_checks(question)) {
    if (question.checks[static_cast<std::size_t>(check)].strict) return true;
  }
  return false;
}

// As people count them: by their place among those that are there.
std::string Naive::placed_id(const std::string& id) const {
  const Instance& instance = *instance_called(id);
  const std::string outer = instance.outer.empty() ? "" : placed_id(instance.outer) + ".";
  const bool there = is_yes("there " + id);
  return fmt::format("{}{}[{}]", outer, instance.label,
                     there ? to_text(state_.seen.at("place " + id)) : std::to_string(instance.number));
}

std::string Naive::picture() const {
  std::string text = fmt::format("{} at {} in {}, {}\n", phase_, going() ? id_of(position_) : "-", language_,
                                 complete() ? "complete" : "incomplete");
  for (const Question& question : subject_->questions) {
    text += question.id;
    const auto said = said_.find(question.id);
    if (said != said_.end()) text += " said " + to_text(said->second.value);
    const auto offered = state_.offered.find(question.id);
    if (state_.asked.at(question.id) && offered != state_.offered.end())
      text += fmt::format(" offers {}", fmt::join(offered->second, " "));
    if (const auto open = open_checks(question); !open.empty())
      text += fmt::format(" open {}", fmt::join(open, " "));
    text += "\n";
  }
  for (const Question& question : subject_->questions) {
    text += fmt::format("{} {} {}\n", question.id, state_.asked.at(question.id) ? "asked" : "off",
                        to_text(state_.seen.at(question.id)));
  }
  for (const Instance& instance : subject_->instances)
    text += fmt::format("{} {} {}\n", instance.id, is_yes("there " + instance.id) ? "there" : "not there",
                        placed_id(instance.id));
  for (const NamedValue& value : subject_->values)
    text += fmt::format("{} {}\n", value.id, to_text(state_.seen.at(value.id)));
  for (const Score& score : subject_->scores) {
    const ScoreOf& of = state_.scores.at(score.id);
    text += fmt::format("{} {} {} {} {}\n", score.id, to_text(of.value), to_text(of.band), of.answered,
                        of.missing);
  }
  for (const Flag& flag : subject_->flags) {
    text += fmt::format("{} {}\n", flag.id, state_.raised.at(flag.id) ? "raised" : "-");
  }
  return text;
}

}  // namespace doorstep::made_up
