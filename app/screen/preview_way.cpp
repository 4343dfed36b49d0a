#include "app/screen/preview_way.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "instruments/check/walk.h"
#include "instruments/interview/why.h"

namespace doorstep::screen {
namespace {

using interview::Answer;
using interview::EventKind;
using interview::Interview;
using interview::Move;
using interview::Phase;
using model::PageKind;
using model::Question;
using model::Step;

constexpr int kFurthest = 3;  // conditions of questions that conditions name

bool make(Interview& interview, const Move& move) {
  const auto event = interview.plan(move, {});
  return event && interview.apply(*event).has_value();
}

bool stands_at(const Interview& interview, std::size_t step) {
  return interview.phase() == Phase::Going && interview.position() == step;
}

const Question& question_of(const Interview& interview, std::uint32_t question) {
  return interview.instrument().questions[question];
}

// Answers that tell one way of a condition from another.
std::vector<Answer> answers_to_try(const Interview& interview, std::uint32_t index) {
  using model::Picking;
  using model::QuestionType;
  const Question& question = question_of(interview, index);
  std::vector<Answer> answers;
  const auto add = [&](language::Value value) { answers.push_back({std::move(value), {}}); };
  const std::vector<std::uint16_t> offered =
      question.picking == Picking::None ? std::vector<std::uint16_t>() : interview.offered(index);
  for (const std::uint16_t option : offered) {
    if (question.picking == Picking::One) add(language::Choice{option});
    if (question.picking == Picking::Several) add(language::Choices{{option}});
  }
  if (question.picking == Picking::Order) add(language::Ranking{offered});
  if (question.picking != Picking::None) return answers;
  switch (question.type) {
    case QuestionType::YesNo:
      add(false);
      add(true);
      break;
    case QuestionType::Scale:
    case QuestionType::Faces:
    case QuestionType::Number:
      add(question.minimum);
      add(question.maximum);
      for (std::int64_t whole = 1; whole <= 10; ++whole) add(language::Number(whole));
      break;
    case QuestionType::Date:
      add(interview.inputs().today);
      break;
    case QuestionType::Text:
      add(std::string("…"));
      break;
    default:
      break;
  }
  return answers;
}

bool answer(Interview& interview, std::uint32_t question, Answer given) {
  return make(
      interview,
      {.kind = EventKind::Answered, .at = question_of(interview, question).id, .answer = std::move(given)});
}

bool leave_question(Interview& interview, std::uint32_t index) {
  const std::size_t here = interview.position();
  const auto left = [&] { return !stands_at(interview, here); };
  if ((make(interview, {.kind = EventKind::MovedOn}) || make(interview, {.kind = EventKind::Confirmed})) &&
      left())
    return true;
  const Question& question = question_of(interview, index);
  std::vector<Answer> ways;
  for (const language::Missing reason : question.non_answers) ways.push_back({reason, {}});
  ways.push_back({language::Missing::Skipped, {}});
  if (!question.one_more) std::ranges::move(answers_to_try(interview, index), std::back_inserter(ways));
  if (question.one_more) ways = answers_to_try(interview, index);  // no first: enough of them
  return std::ranges::any_of(ways, [&](Answer& way) {
    return answer(interview, index, std::move(way)) &&
           (left() || make(interview, {.kind = EventKind::Confirmed})) && left();
  });
}

bool leave_page(Interview& interview, const model::Page& page) {
  switch (page.kind) {
    case PageKind::Inform:
      return make(interview, {.kind = EventKind::Informed, .at = page.id});
    case PageKind::Sharing:
      return make(interview, {.kind = EventKind::Shared});
    case PageKind::Understood:
      return make(interview,
                  {.kind = EventKind::Understood, .at = page.id, .answer = Answer{page.right, {}}});
    case PageKind::Assent:
      break;
  }
  return make(interview, {.kind = EventKind::Assented, .at = page.id, .answer = Answer{true, {}}});
}

bool go_on(Interview& interview) {
  const auto& instrument = interview.instrument();
  const Step& here = instrument.steps[interview.position()];
  if (here.kind == Step::Kind::Question) return leave_question(interview, here.index);
  return leave_page(interview, instrument.pages[here.index]);
}

bool go_forward(Interview& interview, std::size_t step) {
  for (std::size_t most = 2 * interview.instrument().steps.size(); interview.phase() == Phase::Going;
       --most) {
    if (stands_at(interview, step)) return true;
    if (most == 0 || !go_on(interview)) return false;
  }
  return false;
}

bool go(Interview& interview, std::size_t step) {
  const Step& target = interview.instrument().steps[step];
  if (target.kind == Step::Kind::Question &&
      make(interview, {.kind = EventKind::MovedTo, .at = question_of(interview, target.index).id}))
    return stands_at(interview, step);
  return go_forward(interview, step);
}

// As it was when `step` was on screen for the last time.
std::optional<Interview> as_it_was_at(const Interview& from, std::size_t step) {
  const auto history = from.history();
  auto interview = Interview::replay(from.shared_instrument(), history.first(1));
  std::optional<Interview> found;
  for (std::size_t event = 1; interview; ++event) {
    if (stands_at(*interview, step)) found = *interview;
    if (event >= history.size() || !interview->apply(history[event])) break;
  }
  return found;
}

std::optional<Interview> from_the_start(const Interview& from, std::size_t step) {
  Interview fresh = Interview::start(from.shared_instrument(), from.inputs(), from.language(),
                                     from.history().front().stamp);
  return go_forward(fresh, step) ? std::optional(std::move(fresh)) : std::nullopt;
}

std::optional<Arrival> with_an_example(const Interview& from, std::size_t step) {
  for (const model::Example& example : from.instrument().examples) {
    check::Walk walk = check::read_walk(example.node, from.inputs().today);
    walk.language = from.language();
    const check::WalkResult result = check::run(from.shared_instrument(), walk);
    auto interview = Interview::replay(from.shared_instrument(), result.history);
    if (!interview) continue;
    if (auto there = straight_way_to(*interview, step)) return Arrival{std::move(*there), example.id};
  }
  return std::nullopt;
}

std::ptrdiff_t count_true(const interview::Why& why) {
  return std::ranges::count_if(why.parts, [](const interview::WhyPart& part) {
    const bool* truth = std::get_if<bool>(&part.value);
    return truth != nullptr && *truth;
  });
}

std::optional<Interview> with_answers(Interview best, std::uint32_t question, int depth);

// `best` with the answer to `other` that makes most of `question`'s condition true.
void answer_for(Interview& best, std::uint32_t question, std::uint32_t other, int depth) {
  Interview base = best;
  if (!base.is_asked(other)) {
    auto there = depth > 0 ? with_answers(base, other, depth - 1) : std::nullopt;
    if (!there) return;
    base = std::move(*there);
  }
  if (!go(base, question_of(base, other).step_index)) return;
  std::ptrdiff_t most = count_true(interview::why(best, question));
  for (Answer& way : answers_to_try(base, other)) {
    Interview tried = base;
    if (!answer(tried, other, std::move(way))) continue;
    const std::ptrdiff_t now = count_true(interview::why(tried, question));
    if (!tried.is_asked(question) && now <= most) continue;
    most = now;
    best = std::move(tried);
    if (best.is_asked(question)) return;
  }
}

std::optional<Interview> with_answers(Interview best, std::uint32_t question, int depth) {
  for (const interview::WhyPart& part : interview::why(best, question).parts) {
    if (part.question && *part.question != question) answer_for(best, question, *part.question, depth);
    if (best.is_asked(question)) return best;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Interview> straight_way_to(const Interview& from, std::size_t step) {
  const Step& target = from.instrument().steps[step];
  if (stands_at(from, step)) return from;
  Interview interview = from;
  if (go(interview, step)) return interview;
  if (target.kind == Step::Kind::Question) return std::nullopt;
  if (auto before = as_it_was_at(from, step)) return before;
  return from_the_start(from, step);
}

std::optional<Arrival> way_to(const Interview& from, std::size_t step) {
  if (auto there = straight_way_to(from, step)) return Arrival{std::move(*there)};
  if (auto there = with_an_example(from, step)) return there;
  const Step& target = from.instrument().steps[step];
  if (target.kind != Step::Kind::Question) return std::nullopt;
  auto asked = with_answers(from, target.index, kFurthest);
  auto there = asked ? straight_way_to(*asked, step) : std::nullopt;
  if (!there) return std::nullopt;
  return Arrival{std::move(*there)};
}

}  // namespace doorstep::screen
