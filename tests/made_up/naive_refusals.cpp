// What cannot be done, and its code.
#include <algorithm>

#include "tests/made_up/naive.h"

namespace doorstep::made_up {
namespace {

template <typename Item>
bool has(const std::vector<Item>& items, const Item& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

const std::map<std::string, std::string> kPageOfEvent = {
    {"informed", "inform"}, {"understood", "understood"}, {"assented", "assent"}, {"shared", "sharing"}};

// As exactly as both are known: negative when `said` is earlier.
std::int64_t against(Day said, Day limit) {
  const int parts = std::min(said.parts, limit.parts);
  if (parts < 3) said.day = limit.day = 1;
  if (parts < 2) said.month = limit.month = 1;
  return days_since_1970(said) - days_since_1970(limit);
}

}  // namespace

bool Naive::may_jump_to(int step) const {
  if (has_answer(id_of(step)) || step == position_) return true;
  for (int before = 0; before < step; ++before) {
    const bool open_question = !is_page(before) && visible(before) && !passed(before);
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
  if (is_note(move)) return "";
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
  if (move.kind == "finished")
    return phase_ == "at_end" && complete() && passed_all_pages() ? "" : "not_complete";
  if (kPageOfEvent.contains(move.kind)) return page_refusal(move);
  if (move.kind == "moved_back") return behind() >= 0 ? "" : "nothing_behind";
  if (move.kind == "moved_on") return going() && passed(position_) ? "" : "no_answer";
  if (move.kind == "taken_away" || move.kind == "put_back") return instance_refusal(move);
  return question_refusal(move);
}

std::string Naive::instance_refusal(const Move& move) const {
  const Instance* instance = instance_called(move.at);
  if (instance == nullptr || !instance->asks || !is_yes("reached " + move.at)) return "no_such_instance";
  const bool away = taken_away_.contains(move.at);
  if (move.kind == "taken_away") return away ? "no_such_instance" : "";
  return away ? "" : "nothing_to_put_back";
}

std::string Naive::page_refusal(const Move& move) const {
  if (page_called(move.at) == nullptr) return "no_such_page";
  const bool here = going() && is_page(position_) && id_of(position_) == move.at;
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
  return may_jump_to(step_of(Shown::Question, question->id)) ? "" : "not_reached";
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
  if (question.type == "drawing") return value.kind == Kind::Drawing ? "" : "wrong_type";
  if (question.type == "time") {
    if (value.kind != Kind::Time) return "wrong_type";
    const bool early = question.earliest_minutes && value.minutes < *question.earliest_minutes;
    const bool late = question.latest_minutes && value.minutes > *question.latest_minutes;
    return early || late ? "out_of_range" : "";
  }
  if (question.set >= 0) return picked_refusal(question, value);
  if (question.type == "date") {
    if (value.kind != Kind::Date || value.date.parts != question.date_parts) return "wrong_type";
    if (question.earliest && against(value.date, *question.earliest) < 0) return "out_of_range";
    if (question.latest_today && against(value.date, given_.today) > 0) return "out_of_range";
    return question.latest && against(value.date, *question.latest) > 0 ? "out_of_range" : "";
  }
  if (value.kind != Kind::Number) return "wrong_type";
  if (compare(value.number, question.minimum) < 0 || compare(question.maximum, value.number) < 0)
    return "out_of_range";
  const auto steps = divide(*add(value.number, negative(question.minimum)), question.step);
  return steps && down_at(*steps, 0) == *steps ? "" : "out_of_range";
}

std::string Naive::picked_refusal(const Question& question, const Datum& value) const {
  if (question.type == "one_of" || question.picks_one) {
    if (value.kind != Kind::Choice) return "wrong_type";
    return offers(question, value.word) ? "" : "not_offered";
  }
  const bool ranks = question.type == "rank";
  if (value.kind != (ranks ? Kind::Ranking : Kind::Choices)) return "wrong_type";
  bool exclusive = false;
  int places = 0;  // that are to be given
  for (const Option& option : subject_->sets[static_cast<std::size_t>(question.set)].options) {
    exclusive = exclusive || (has(value.options, option.id) && option.exclusive);
    if (offers(question, option.id) && !option.exclusive) ++places;
  }
  for (const std::string& id : value.options) {
    if (!offers(question, id)) return "not_offered";
  }
  const int count = static_cast<int>(value.options.size());
  if (exclusive && count > 1) return "exclusive";
  // All that are offered are put in order, unless the question says how many.
  const bool all = ranks && question.at_least == 0 && question.at_most == 0;
  if (!exclusive && count < std::max(1, all ? places : question.at_least)) return "too_few";
  return question.at_most > 0 && count > question.at_most ? "too_many" : "";
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

}  // namespace doorstep::made_up
