// The interview: what is asked, what may be said, and what is on screen.
#include "tests/made_up/naive.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace doorstep::made_up {
namespace {

template <typename Item>
bool has(const std::vector<Item>& items, const Item& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

const std::map<std::string, std::string> kPageOfEvent = {
    {"informed", "inform"}, {"understood", "understood"}, {"assented", "assent"}, {"shared", "sharing"}};
const std::vector<std::string> kNotes = {"paused", "resumed", "hidden"};

bool is_note(const Move& move) {
  return has(kNotes, move.kind) || move.kind == "flag_shown" || move.kind == "language_chosen";
}

// Everything but the end and what was only noted.
bool is_undoable(const Move& move) {
  return !is_note(move) && move.kind != "finished" && move.kind != "stopped";
}

}  // namespace

Naive::Naive(const Subject& subject, std::optional<int> age, Day today)
    : subject_(&subject),
      steps_(steps_of(subject)),
      first_closing_(static_cast<int>(steps_.size() - subject.after.size())),
      age_(age),
      today_(today) {
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
  for (const auto& [is_page, index] : steps_) {
    const Page* page = is_page ? &subject_->pages[static_cast<std::size_t>(index)] : nullptr;
    if (page != nullptr && page->id == id) return page;
  }
  return nullptr;
}

std::string Naive::id_of(int step) const {
  const auto [is_page, index] = steps_[static_cast<std::size_t>(step)];
  return is_page ? subject_->pages[static_cast<std::size_t>(index)].id
                 : subject_->questions[static_cast<std::size_t>(index)].id;
}

int Naive::step_of(bool is_page, const std::string& id) const {
  int step = 0;
  while (steps_[static_cast<std::size_t>(step)].is_page != is_page || id_of(step) != id) ++step;
  return step;
}

// Whether every name in `tree` has been computed.
bool Naive::ready(const Tree& tree) const {
  if (tree.word == "name" && !state_.seen.contains(tree.name)) return false;
  return std::all_of(tree.parts.begin(), tree.parts.end(), [&](const Tree& part) { return ready(part); });
}

// In rounds, until none is left that could be computed.
void Naive::compute_formulas() {
  for (bool more = true; more;) {
    more = false;
    for (const NamedValue& value : subject_->values) {
      if (state_.seen.contains(value.id) || !ready(value.tree)) continue;
      state_.seen[value.id] = evaluate(value.tree, state_.seen, *subject_);
      more = true;
    }
    for (const Score& score : subject_->scores) {
      if (state_.seen.contains(score.id)) continue;
      if (!std::all_of(score.items.begin(), score.items.end(), [&](const Tree& item) { return ready(item); }))
        continue;
      compute_score(score);
      more = true;
    }
  }
}

void Naive::compute_score(const Score& score) {
  std::vector<Datum> items;
  for (const Tree& item : score.items) {
    const bool bare = item.word == "name" && (score.method == "sum" || score.method == "mean");
    items.push_back(evaluate(bare ? Tree{"value", {item}, {}, {}} : item, state_.seen, *subject_));
  }
  const ScoreOf result = score_of(score, items);
  state_.scores[score.id] = result;
  state_.seen[score.id] = result.value;
  state_.seen[score.id + ".band"] = result.band;
  state_.seen[score.id + ".answered"] = number(whole(result.answered));
  state_.seen[score.id + ".missing"] = number(whole(result.missing));
}

void Naive::recompute() {
  state_ = {};
  state_.seen["age"] = age_ ? number(whole(*age_)) : missing("not_reached");
  state_.seen["today"] = {.kind = Kind::Date, .date = today_};
  compute_formulas();
  for (const Question& question : subject_->questions) {
    compute_question(question);
    compute_formulas();
  }
  for (const Question& question : subject_->questions) {
    for (const Check& check : question.checks) {
      const Datum met = evaluate(check.rule, state_.seen, *subject_);
      state_.broken[question.id].push_back(met.kind == Kind::Boolean && !met.truth);
    }
  }
}

void Naive::compute_question(const Question& question) {
  bool asked = true;
  if (question.when) {
    const Datum when = evaluate(*question.when, state_.seen, *subject_);
    asked = when.kind == Kind::Boolean && when.truth;
  }
  state_.asked[question.id] = asked;
  if (question.set >= 0) {
    for (const Option& option : subject_->sets[static_cast<std::size_t>(question.set)].options) {
      if (option.when) {
        const Datum when = evaluate(*option.when, state_.seen, *subject_);
        if (when.kind != Kind::Boolean || !when.truth) continue;
      }
      state_.offered[question.id].push_back(option.id);
    }
  }
  state_.seen[question.id] = seen_of(question);
}

bool Naive::offers(const Question& question, const std::string& option) const {
  const auto found = state_.offered.find(question.id);
  return found != state_.offered.end() && has(found->second, option);
}

Datum Naive::seen_of(const Question& question) const {
  if (!state_.asked.at(question.id)) return missing("not_asked");
  const auto found = said_.find(question.id);
  if (found == said_.end()) return missing("not_reached");
  Datum seen = found->second.value;
  if (seen.kind == Kind::Choice && !offers(question, seen.word)) return missing("not_reached");
  if (seen.kind != Kind::Choices || seen.options.empty()) return seen;
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

bool Naive::closing(int step) const { return step >= first_closing_; }
bool Naive::visible(int step) const {
  return steps_[static_cast<std::size_t>(step)].is_page || state_.asked.at(id_of(step));
}

bool Naive::passed(int step) const {
  if (steps_[static_cast<std::size_t>(step)].is_page) return passed_pages_.contains(id_of(step));
  const Question& question = *question_called(id_of(step));
  const bool gone = state_.asked.at(question.id) && state_.seen.at(question.id) == missing("not_reached");
  return has_answer(question.id) && !gone && !held(question);
}

bool Naive::complete() const {
  for (int step = 0; step < end(); ++step) {
    if (!steps_[static_cast<std::size_t>(step)].is_page && visible(step) && !passed(step)) return false;
  }
  return true;
}

int Naive::next_visible(int from) const {
  while (from < end() && !visible(from)) ++from;
  return from;
}

void Naive::go_to(int step) {
  position_ = step;
  phase_ = step < end() ? "going" : "at_end";
}

void Naive::go_on(int from) {
  int next = from >= end() ? end() : next_visible(from + 1);
  while (next < end() && passed(next)) next = next_visible(next + 1);
  // Before the closing pages, and at the end, comes whatever is still open.
  if (next == end() || (closing(next) && !closing(from))) {
    for (int step = next_visible(0); step < next; step = next_visible(step + 1)) {
      if (!passed(step)) return go_to(step);
    }
  }
  go_to(next);
}

int Naive::behind() const {
  for (int step = position_ - 1; step >= 0; --step) {
    if (!visible(step)) continue;
    const Page* page = steps_[static_cast<std::size_t>(step)].is_page ? page_called(id_of(step)) : nullptr;
    const bool gate = page != nullptr && (page->kind == "assent" || page->kind == "understood");
    return gate ? -1 : step;
  }
  return -1;
}

bool Naive::may_jump_to(int step) const {
  if (has_answer(id_of(step)) || step == position_) return true;
  for (int before = 0; before < step; ++before) {
    const bool open_question =
        !steps_[static_cast<std::size_t>(before)].is_page && visible(before) && !passed(before);
    if (open_question) return false;
  }
  return true;
}

std::string Naive::refusal(const Move& move) const {
  if (move.kind == "language_chosen")
    return move.language == "en" || move.language == "sv" ? "" : "unknown_language";
  if (move.kind == "flag_shown") {
    for (const Flag& flag : subject_->flags) {
      if (flag.id == move.at) return "";
    }
    return "unknown_flag";
  }
  if (has(kNotes, move.kind)) return "";
  const bool over = phase_ == "finished" || phase_ == "stopped" || phase_ == "declined";
  if (move.kind == "undone" && (!over || phase_ == "declined")) {
    for (const Made& made : made_) {
      if (!made.struck && is_undoable(made.move)) return "";
    }
    return "nothing_to_undo";
  }
  if (move.kind == "redone" && (!over || phase_ == "declined"))
    return undone_.empty() ? "nothing_to_redo" : "";
  if (over || move.kind == "started") return "ended";
  if (move.kind == "stopped") return "";
  if (move.kind == "finished") return phase_ == "at_end" && complete() ? "" : "not_complete";
  if (kPageOfEvent.contains(move.kind)) return page_refusal(move);
  if (move.kind == "moved_back") return behind() >= 0 ? "" : "nothing_behind";
  if (move.kind == "moved_on") return going() && passed(position_) ? "" : "no_answer";
  return question_refusal(move);
}

std::string Naive::page_refusal(const Move& move) const {
  if (page_called(move.at) == nullptr) return "no_such_page";
  const bool here =
      going() && steps_[static_cast<std::size_t>(position_)].is_page && id_of(position_) == move.at;
  if (!here || page_called(move.at)->kind != kPageOfEvent.at(move.kind)) return "not_here";
  const bool asks = move.kind == "understood" || move.kind == "assented";
  return asks && (!move.said || move.said->kind != Kind::Boolean) ? "no_answer" : "";
}

std::string Naive::question_refusal(const Move& move) const {
  const Question* question = question_called(move.at);
  if (question == nullptr) return "unknown_question";
  if (move.kind == "answered") return move.said ? answer_refusal(*question, move) : "no_answer";
  if (move.kind == "confirmed") {
    if (open_checks(*question).empty()) return "nothing_to_confirm";
    return held(*question) ? "check_failed" : "";
  }
  if (!state_.asked.at(question->id)) return "not_asked";
  return may_jump_to(step_of(false, question->id)) ? "" : "not_reached";
}

std::string Naive::answer_refusal(const Question& question, const Move& move) const {
  if (!state_.asked.at(question.id)) return "not_asked";
  if (move.said->kind == Kind::Missing) {
    return move.said->word == "skipped" || has(question.non_answers, move.said->word) ? "" : "not_offered";
  }
  const std::string refused = value_refusal(question, *move.said);
  return refused.empty() ? own_words_refusal(question, move) : refused;
}

std::string Naive::value_refusal(const Question& question, const Datum& value) const {
  if (question.type == "yes_no") return value.kind == Kind::Boolean ? "" : "wrong_type";
  if (question.type == "text") return value.kind == Kind::Text && !value.word.empty() ? "" : "wrong_type";
  if (question.type == "one_of") {
    if (value.kind != Kind::Choice) return "wrong_type";
    return offers(question, value.word) ? "" : "not_offered";
  }
  if (question.type == "date") {
    if (value.kind != Kind::Date || value.date.parts != question.date_parts) return "wrong_type";
    const auto days = days_since_1970(value.date);
    if (question.earliest && days < days_since_1970(*question.earliest)) return "out_of_range";
    if (question.latest_today && days > days_since_1970(today_)) return "out_of_range";
    return question.latest && days > days_since_1970(*question.latest) ? "out_of_range" : "";
  }
  if (question.type == "many_of") {
    if (value.kind != Kind::Choices) return "wrong_type";
    bool exclusive = false;
    for (const std::string& id : value.options) {
      if (!offers(question, id)) return "not_offered";
      for (const Option& option : subject_->sets[static_cast<std::size_t>(question.set)].options)
        exclusive = exclusive || (option.id == id && option.exclusive);
    }
    const int count = static_cast<int>(value.options.size());
    if (exclusive) return count > 1 ? "exclusive" : "";
    if (count < std::max(1, question.at_least)) return "too_few";
    return question.at_most > 0 && count > question.at_most ? "too_many" : "";
  }
  if (value.kind != Kind::Number) return "wrong_type";
  if (compare(value.number, question.minimum) < 0 || compare(question.maximum, value.number) < 0)
    return "out_of_range";
  const auto steps = divide(*add(value.number, negative(question.minimum)), question.step);
  return steps && steps->places == 0 ? "" : "out_of_range";
}

std::string Naive::own_words_refusal(const Question& question, const Move& move) const {
  for (const auto& [id, words] : move.own_words) {
    const bool picked = move.said->word == id || has(move.said->options, id);
    bool allowed = false;
    if (question.set >= 0) {
      for (const Option& option : subject_->sets[static_cast<std::size_t>(question.set)].options)
        allowed = allowed || (option.id == id && option.own_words);
    }
    if (!picked || !allowed) return "no_own_words";
  }
  return "";
}

std::string Naive::take(const Move& given) {
  Move move = given;
  const bool is_undo = move.kind == "undone" || move.kind == "redone";
  if (move.at.empty() && going() && !is_note(move) && !is_undo) move.at = id_of(position_);
  const std::string refused = refusal(move);
  if (!refused.empty()) return refused;
  if (is_undo) return take_back(move.kind == "undone");
  make(move);
  made_.push_back({move, false});
  if (is_undoable(move)) undone_.clear();
  return "";
}

// Begins again, and leaves out what is undone.
std::string Naive::take_back(bool undo) {
  std::vector<Made> made = made_;
  std::vector<std::size_t> undone = undone_;
  if (undo) {
    std::size_t last = made.size() - 1;
    while (made[last].struck || !is_undoable(made[last].move)) --last;
    made[last].struck = true;
    undone.push_back(last);
  } else {
    made[undone.back()].struck = false;
    undone.pop_back();
  }
  *this = Naive(*subject_, age_, today_);
  for (const Made& each : made) {
    if (!each.struck) make(each.move);
  }
  made_ = std::move(made);
  undone_ = std::move(undone);
  return "";
}

void Naive::make(const Move& move) {
  if (move.kind == "language_chosen") language_ = move.language;
  if (move.kind == "stopped") phase_ = "stopped";
  if (move.kind == "finished") phase_ = "finished";
  if (move.kind == "informed" || move.kind == "shared") pass();
  if (move.kind == "understood") understood(move.said->truth);
  if (move.kind == "assented") {
    if (position_ < static_cast<int>(subject_->before.size()) && !move.said->truth) {
      phase_ = "declined";
    } else {
      pass();
    }
  }
  if (move.kind == "moved_back") go_to(behind());
  if (move.kind == "moved_to") go_to(step_of(false, move.at));
  if (move.kind == "moved_on") go_to(next_visible(position_ + 1));
  if (move.kind == "confirmed") {
    confirmed_.insert(move.at);
    if (step_of(false, move.at) == position_) go_on(position_);
  }
  if (move.kind == "answered") answer(move);
}

void Naive::answer(const Move& move) {
  const int step = step_of(false, move.at);
  const Said said = {*move.said, move.own_words};
  const bool first = !has_answer(move.at);
  const bool changed = first || !(said_.at(move.at) == said);
  if (changed) confirmed_.erase(move.at);
  // What was agreed to be told was made from other answers.
  bool reopened = false;
  if (changed && !closing(step)) {
    for (const Page& page : subject_->pages) {
      const bool about_sharing = page.kind == "sharing" || page.kind == "assent";
      if (about_sharing && closing(step_of(true, page.id)) && passed_pages_.erase(page.id) > 0)
        reopened = true;
    }
  }
  const State before = state_;
  said_[move.at] = said;
  recompute();
  // Asked now and not before; or what was said names nothing any more that is offered.
  bool opened = false;
  for (const auto& [id, asked] : state_.asked) {
    const bool waits = asked && state_.seen.at(id) == missing("not_reached") && id != move.at;
    opened =
        opened || (asked && !before.asked.at(id)) || (waits && !(state_.seen.at(id) == before.seen.at(id)));
  }
  if (!open_checks(*question_called(move.at)).empty()) {
    if (step > position_) go_to(step);
    return;
  }
  if (step < position_) {
    if (phase_ == "going" && !visible(position_)) return go_on(position_);
    if (phase_ == "at_end" && (reopened || opened)) go_on(position_);
    return;
  }
  if (first) return go_on(step);
  go_to(next_visible(step + 1));
}

void Naive::understood(bool right) {
  const Page& page = *page_called(id_of(position_));
  if (right != page.right && !page.again.empty() && misunderstood_.insert(page.id).second) {
    return_to_ = position_;
    return go_to(step_of(true, page.again));
  }
  pass();
}

void Naive::pass() {
  passed_pages_.insert(id_of(position_));
  if (return_to_ < 0) return go_on(position_);
  go_to(return_to_);
  return_to_ = -1;
}

std::string Naive::picture() const {
  std::string text = fmt::format("{} at {} in {}, {}\n", phase_, going() ? id_of(position_) : "-", language_,
                                 complete() ? "complete" : "incomplete");
  for (const Question& question : subject_->questions) {
    text += question.id;
    const auto said = said_.find(question.id);
    if (said != said_.end()) text += " said " + to_text(said->second.value);
    if (const auto offered = state_.offered.find(question.id); offered != state_.offered.end())
      text += fmt::format(" offers {}", fmt::join(offered->second, " "));
    if (const auto open = open_checks(question); !open.empty())
      text += fmt::format(" open {}", fmt::join(open, " "));
    text += "\n";
  }
  for (const Question& question : subject_->questions) {
    text += fmt::format("{} {} {}\n", question.id, state_.asked.at(question.id) ? "asked" : "off",
                        to_text(state_.seen.at(question.id)));
  }
  for (const NamedValue& value : subject_->values)
    text += fmt::format("{} {}\n", value.id, to_text(state_.seen.at(value.id)));
  for (const Score& score : subject_->scores) {
    const ScoreOf& of = state_.scores.at(score.id);
    text += fmt::format("{} {} {} {} {}\n", score.id, to_text(of.value), to_text(of.band), of.answered,
                        of.missing);
  }
  for (const Flag& flag : subject_->flags) {
    const Datum raised = evaluate(flag.when, state_.seen, *subject_);
    text += fmt::format("{} {}\n", flag.id, raised.kind == Kind::Boolean && raised.truth ? "raised" : "-");
  }
  return text;
}

}  // namespace doorstep::made_up
