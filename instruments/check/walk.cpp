#include "instruments/check/walk.h"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "instruments/interview/outside.h"
#include "instruments/language/closest.h"

namespace doorstep::check {
namespace {

using interview::Answer;
using interview::EventKind;
using interview::Interview;
using interview::Move;
using interview::Phase;
using model::PageKind;
using nlohmann::json;
using yaml::Node;

constexpr std::size_t kNoClosingPage = 0;  // no closing step is before it

// What stands in a walk, as Answer's JSON form reads it: all scalars are text. The parser has bounded the
// depth.
json json_of(const Node& node) {
  switch (node.kind()) {
    case yaml::Kind::Null:
      return nullptr;
    case yaml::Kind::Scalar:
      return node.text();
    case yaml::Kind::List: {
      json list = json::array();
      for (std::size_t i = 0; i < node.size(); ++i) list.push_back(json_of(node.at(i)));
      return list;
    }
    case yaml::Kind::Map: {
      json map = json::object();
      for (std::size_t i = 0; i < node.size(); ++i)
        map[std::string(node.key(i).text())] = json_of(node.at(i));
      return map;
    }
  }
  return nullptr;
}

template <typename Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const Item& item : items) ids.push_back(item.id);
  return ids;
}

class Walker {
 public:
  Walker(const std::shared_ptr<const Instrument>& instrument, const Walk& walk)
      : instrument_(*instrument),
        walk_(walk),
        interview_(Interview::start(instrument, {walk.age, walk.today, outside(), walk.seed, walk.now},
                                    walk.language, {})),
        page_steps_(instrument_.pages.size(), 0) {
    for (std::size_t step = 0; step < instrument_.steps.size(); ++step) {
      if (instrument_.steps[step].kind == model::Step::Kind::Page)
        page_steps_[instrument_.steps[step].index] = step;
    }
    result_.instrument = instrument;
    result_.problems.insert(result_.problems.begin(), walk.problems.begin(), walk.problems.end());
  }

  WalkResult run() {
    check_language();
    if (walk_.form == Walk::Form::Steps) {
      for (const WalkStep& step : walk_.steps) take(step);
    } else {
      answer_as_they_come_up();
    }
    finish();
    return std::move(result_);
  }

 private:
  void problem(int step, std::string code, std::string message) {
    result_.problems.push_back({step, std::move(code), std::move(message)});
  }
  void problem(int step, const Error& error) { problem(step, error.code, error.message); }

  // What the walk says of other interviews.
  std::vector<interview::OutsideValue> outside() {
    std::vector<interview::OutsideValue> values;
    add_outside("last_round", walk_.last_round, values);
    for (std::size_t i = 0; i < walk_.from.size(); ++i)
      add_outside(walk_.from.key(i).text(), walk_.from.at(i), values);
    return values;
  }

  void add_outside(std::string_view name, const Node& answers, std::vector<interview::OutsideValue>& values) {
    for (std::size_t i = 0; i < answers.size() && answers.kind() == yaml::Kind::Map; ++i) {
      const std::string id = fmt::format("{}.{}", name, answers.key(i).text());
      const model::Outside* band = outside_called(id + ".band");
      // An instrument that only reads the band may be told the score.
      if (band == nullptr || outside_called(id) != nullptr) {
        auto value = interview::outside_from_json(json_of(answers.at(i)), id, instrument_);
        if (!value) {
          problem(0, value.error());
          continue;
        }
        values.push_back(std::move(*value));
      }
      const auto number = language::Number::parse(answers.at(i).text());
      const model::Outside* scored = band != nullptr ? band : outside_called(id);
      if (number && scored != nullptr && scored->score != nullptr) {
        add_score(id, *number, *scored, answers, values);
      } else if (outside_called(id) == nullptr && band != nullptr &&
                 answers.at(i).kind() != yaml::Kind::Null) {
        problem(0, "wrong_type",
                fmt::format("`{}` is a score, and this is no number. Give its number, or `{}.band` its band.",
                            id, answers.key(i).text()));
      }
    }
  }

  // A score that an example states can be so, and brings its band.
  void add_score(const std::string& id, language::Number number, const model::Outside& outside,
                 const Node& answers, std::vector<interview::OutsideValue>& values) {
    const model::Score& score = *outside.score;
    if (!interview::can_be(score, number)) {
      return problem(0, "out_of_range", fmt::format("The score `{}` can't be {}.", id, number.text()));
    }
    if (outside.type.kind != language::Kind::Choice) return;
    const language::Value band = interview::band_of(score, number);
    const auto* choice = std::get_if<language::Choice>(&band);
    if (choice == nullptr) return;
    const std::string stated = score.id + ".band";
    if (!answers.has(stated)) {
      values.push_back({outside.id, band});
    } else if (answers.find(stated).text() != score.band_choices.ids[choice->option]) {
      problem(0, "out_of_range",
              fmt::format("With {} the band of the score `{}` is `{}`.", number.text(), id,
                          score.band_choices.ids[choice->option]));
    }
  }

  [[nodiscard]] const model::Outside* outside_called(std::string_view id) const {
    const auto found = std::ranges::find(instrument_.outside, id, &model::Outside::id);
    return found == instrument_.outside.end() ? nullptr : &*found;
  }

  void check_language() {
    const auto& known = instrument_.languages;
    if (walk_.language.empty() || std::ranges::find(known, walk_.language) != known.end()) return;
    problem(0, "unknown_language",
            fmt::format("`{}` has no texts in `{}`; they are shown in `{}`.", instrument_.id,
                        yaml::shortened(walk_.language), known.front()));
  }

  Result<void> make(EventKind kind, std::string at = {}, std::optional<Answer> answer = {},
                    std::string language = {}) {
    const Move move{kind, std::move(at), std::move(answer), std::move(language), false};
    const auto event = interview_.plan(move, {});
    if (!event) return tl::unexpected(event.error());
    return interview_.apply(*event);
  }

  [[nodiscard]] const model::Page* page_on_screen() const {
    if (interview_.phase() != Phase::Going) return nullptr;
    const model::Step& step = instrument_.steps[interview_.position()];
    return step.kind == model::Step::Kind::Page ? &instrument_.pages[step.index] : nullptr;
  }

  // What is said on a page: what a step states, else what lets the interview go on.
  bool said_on(const model::Page& page) {
    const auto stated = stated_.find(page.id);
    if (stated == stated_.end() || stated->second.empty()) return page.kind == PageKind::Assent || page.right;
    const bool yes = stated->second.front().yes;
    stated->second.pop_front();
    return yes;
  }

  Result<void> pass(const model::Page& page) {
    switch (page.kind) {
      case PageKind::Inform:
        return make(EventKind::Informed);
      case PageKind::Sharing:
        return make(EventKind::Shared);
      case PageKind::Understood:
        return make(EventKind::Understood, {}, Answer{said_on(page), {}});
      case PageKind::Assent:
        return make(EventKind::Assented, {}, Answer{said_on(page), {}});
    }
    return {};
  }

  // Goes through the pages in the way; through closing ones only as far as the step `until`.
  void pass_pages(std::size_t until) {
    while (const model::Page* page = page_on_screen()) {
      if (instrument_.is_closing(interview_.position()) && interview_.position() >= until) return;
      if (!pass(*page)) return;
    }
  }

  void take(const WalkStep& step) {
    if (interview_.phase() == Phase::Declined) {
      return problem(step.number, "ended", "The interview ended with the refusal; this step comes after it.");
    }
    switch (step.kind) {
      case WalkStep::Kind::Answer:
        return give(step);
      case WalkStep::Kind::Change:
        return change(step);
      case WalkStep::Kind::Back:
        return go_back(step);
      case WalkStep::Kind::Goto:
        return go_to(step);
      case WalkStep::Kind::Language:
        if (const auto done = make(EventKind::LanguageChosen, {}, {}, step.at); !done) {
          problem(step.number, done.error());
        }
        return;
      case WalkStep::Kind::Understood:
      case WalkStep::Kind::Assent:
        return state(step);
      case WalkStep::Kind::Undo:
        return repeat(step, EventKind::Undone);
      case WalkStep::Kind::Redo:
        return repeat(step, EventKind::Redone);
      case WalkStep::Kind::TakeAway:
        return set_presence(step, EventKind::TakenAway);
      case WalkStep::Kind::PutBack:
        return set_presence(step, EventKind::PutBack);
    }
  }

  void state(const WalkStep& step) {
    const auto page = instrument_.find_page(step.at);
    const PageKind wanted = step.kind == WalkStep::Kind::Assent ? PageKind::Assent : PageKind::Understood;
    if (!page || instrument_.pages[*page].kind != wanted) {
      return problem(step.number, "no_such_page",
                     fmt::format("There is no page `{}` of this kind.{}", yaml::shortened(step.at),
                                 page ? "" : language::did_you_mean(step.at, ids_of(instrument_.pages))));
    }
    if (page_steps_[*page] < interview_.position()) {
      return problem(step.number, "not_here",
                     fmt::format("The page `{}` was passed before this step.", step.at));
    }
    stated_[step.at].push_back(step);
    // A refusal ends the interview there and then, so that what follows it is known to come too late.
    if (wanted == PageKind::Assent && !step.yes && instrument_.pages[*page].before)
      pass_pages(kNoClosingPage);
  }

  [[nodiscard]] std::optional<std::uint32_t> question_of(const WalkStep& step) {
    const auto question = interview_.find_placed(step.at);
    if (!question) {
      if (question_ids_.empty()) question_ids_ = ids_of(instrument_.questions);
      problem(step.number, "unknown_question",
              fmt::format("There is no question `{}`.{}", yaml::shortened(step.at),
                          language::did_you_mean(step.at, question_ids_)));
    }
    return question;
  }

  void give(const WalkStep& step) {
    const auto question = question_of(step);
    if (!question) return;
    pass_to(*question);
    (void)answer(step, *question);
  }

  [[nodiscard]] const std::string& id_of(std::uint32_t question) const {
    return instrument_.questions[question].id;
  }

  // Goes through the pages in the way of `question`, and answers "one more?" so that it can come up.
  void pass_to(std::uint32_t question) {
    open_instances(question);
    pass_pages(instrument_.questions[question].step_index);
    while (const auto one_more = one_more_on_screen()) {
      if (*one_more == question || !make(EventKind::Answered, id_of(*one_more), Answer{false, {}})) return;
      pass_pages(instrument_.questions[question].step_index);
    }
  }

  void open_instances(std::uint32_t question) {
    std::vector<std::uint32_t> around;
    for (auto i = instrument_.questions[question].instance; i;
         i = instrument_.repeats[instrument_.instances[*i].repeat].outer) {
      around.push_back(*i);
    }
    for (auto i = around.rbegin(); i != around.rend(); ++i) {
      const model::Instance& wanted = instrument_.instances[*i];
      for (const std::uint32_t each : instrument_.repeats[wanted.repeat].instances) {
        const model::Instance& instance = instrument_.instances[each];
        if (instance.number > wanted.number) break;
        if (instance.one_more && interview_.answer(*instance.one_more) == nullptr)
          (void)make(EventKind::Answered, id_of(*instance.one_more), Answer{true, {}});
      }
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> one_more_on_screen() const {
    if (interview_.phase() != Phase::Going) return std::nullopt;
    const model::Step& step = instrument_.steps[interview_.position()];
    if (step.kind == model::Step::Kind::Page || !instrument_.questions[step.index].one_more)
      return std::nullopt;
    return step.index;
  }

  void set_presence(const WalkStep& step, EventKind kind) {
    // What was taken away has no place any more and goes by its own name.
    const auto placed =
        kind == EventKind::TakenAway ? interview_.find_placed_instance(step.at) : std::nullopt;
    const auto done = make(kind, placed ? instrument_.instances[*placed].id : step.at);
    if (!done) problem(step.number, done.error());
  }

  // Whether the answer was taken. A soft check that asks is confirmed.
  bool answer(const WalkStep& step, std::uint32_t question) {
    auto given = read_answer(step.value, instrument_.questions[question]);
    const auto done =
        given ? make(EventKind::Answered, id_of(question), std::move(*given)) : tl::unexpected(given.error());
    if (!done) {
      problem(step.number, done.error());
      return false;
    }
    const auto open = interview_.concerns(question);
    if (open.empty()) return true;
    if (std::ranges::any_of(open, &interview::Concern::strict)) {
      problem(
          step.number, "check_failed",
          fmt::format("The answer to `{}` does not meet a strict check; it is kept, and marked.", step.at));
    } else if (const auto confirmed = make(EventKind::Confirmed, id_of(question)); !confirmed) {
      problem(step.number, confirmed.error());
    }
    return true;
  }

  void change(const WalkStep& step) {
    const auto question = question_of(step);
    if (!question) return;
    if (interview_.answer(*question) == nullptr) {
      return problem(step.number, "no_answer",
                     fmt::format("`{}` has no answer yet that could be changed.", step.at));
    }
    pass_pages(kNoClosingPage);
    const std::size_t before = interview_.position();
    if (!answer(step, *question) || interview_.position() == before || before >= instrument_.steps.size())
      return;
    // A change leaves the place on screen where it was, as long as it is still asked.
    const model::Step& here = instrument_.steps[before];
    if (here.kind == model::Step::Kind::Question && interview_.is_asked(here.index)) {
      (void)make(EventKind::MovedTo, instrument_.questions[here.index].id);
    }
  }

  // Counts questions: pages on the way are gone past. Goes as far as it can.
  void go_back(const WalkStep& step) {
    pass_pages(kNoClosingPage);
    for (int i = 0; i < step.count; ++i) {
      do {
        if (const auto done = make(EventKind::MovedBack); !done) return problem(step.number, done.error());
      } while (page_on_screen() != nullptr);
    }
  }

  void repeat(const WalkStep& step, EventKind kind) {
    for (int i = 0; i < step.count; ++i) {
      if (const auto done = make(kind); !done) return problem(step.number, done.error());
    }
  }

  void go_to(const WalkStep& step) {
    const auto question = question_of(step);
    if (!question) return;
    pass_pages(kNoClosingPage);
    if (const auto done = make(EventKind::MovedTo, id_of(*question)); !done)
      problem(step.number, done.error());
  }

  // Conditions only look back, so one pass over the questions meets each as it comes up. In a repeat over
  // options it depends on what was picked which instance a place means.
  void answer_as_they_come_up() {
    std::unordered_map<std::string_view, const WalkStep*> listed;
    for (const WalkStep& step : walk_.steps) listed.insert_or_assign(step.at, &step);
    for (std::uint32_t i = 0; i < instrument_.questions.size(); ++i) {
      auto found = listed.find(id_of(i));
      if (found == listed.end() && interview_.is_asked(i) && instrument_.questions[i].instance)
        found = listed.find(interview_.placed_id_of(i));
      if (found == listed.end()) continue;
      take(*found->second);
      listed.erase(found);
    }
    for (const WalkStep& step : walk_.steps) {
      if (const auto left = listed.find(step.at); left != listed.end() && left->second == &step) take(step);
    }
  }

  [[nodiscard]] bool is_open(std::uint32_t question) const {
    return interview_.is_asked(question) && interview_.answer(question) == nullptr;
  }

  void finish() {
    const bool answered = interview_.is_complete();
    std::size_t until = answered ? instrument_.steps.size() : kNoClosingPage;
    for (std::uint32_t i = 0; i < instrument_.questions.size() && !answered; ++i) {
      if (is_open(i)) until = std::max<std::size_t>(until, instrument_.questions[i].step_index);
    }
    pass_pages(until);
    while (const auto one_more = one_more_on_screen()) {
      if (!make(EventKind::Answered, id_of(*one_more), Answer{false, {}})) break;
      pass_pages(until);
    }
    if (interview_.is_complete()) pass_pages(instrument_.steps.size());
    for (const auto& [page, left] : stated_) {
      for (const WalkStep& step : left) {
        problem(step.number, "not_reached",
                fmt::format("The page `{}` did not come up for this step.", page));
      }
    }
    std::ranges::stable_sort(result_.problems, {}, &WalkProblem::step);
    report();
  }

  // What the interview has come to, beside what went wrong on the way.
  void report() {
    std::vector<WalkProblem> problems = std::move(result_.problems);
    result_ = result_of(result_.instrument, interview_, walk_.why);
    problems.insert(problems.end(), result_.problems.begin(), result_.problems.end());
    result_.problems = std::move(problems);
  }

  const Instrument& instrument_;
  const Walk& walk_;
  WalkResult result_;
  Interview interview_;
  std::vector<std::size_t> page_steps_;                 // by page: where it stands
  std::vector<std::string> question_ids_;               // filled when a suggestion is needed
  std::map<std::string, std::deque<WalkStep>> stated_;  // by page: what is said when it comes up
};

}  // namespace

Result<Answer> read_answer(const Node& value, const model::Question& question) {
  return interview::answer_from_json(json_of(value), question);
}

WalkResult run(const std::shared_ptr<const Instrument>& instrument, const Walk& walk) {
  return Walker(instrument, walk).run();
}

}  // namespace doorstep::check
