// What holds for every instrument and every way through it. RapidCheck looks for an exception and makes it
// small; RC_PARAMS (see its manual) repeats one or looks for longer.

#include <rapidcheck.h>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "instruments/model/load.h"
#include "tests/made_up/engine.h"
#include "tests/made_up/generator.h"

namespace doorstep::made_up {
namespace {

using interview::Event;
using interview::Interview;
using nlohmann::json;

// Every property is tried on this many cases, and more when there is time.
bool holds(const std::string& name, const std::function<void()>& property) {
  setenv("RC_PARAMS", std::getenv("DOORSTEP_LONG") == nullptr ? "max_success=400" : "max_success=20000", 0);
  return rc::check(name, property);
}

// Null when it is refused.
std::shared_ptr<const model::Instrument> load(const Subject& subject) {
  return model::load(to_yaml(subject), "subject.yaml").instrument;
}

// A made-up instrument and a way through it. A move is drawn from what can be done there and then.
struct Case {
  Subject subject;  // flat
  std::shared_ptr<const model::Instrument> instrument;
  std::vector<std::uint64_t> choices;
};

Case some_case() {
  Random random(*rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>()));
  Subject subject = make_subject(random);
  auto instrument = load(subject);
  if (!instrument) {  // once in some ten thousand it names from outside what is in a repeat's repeat
    subject = make_subject(random);
    instrument = load(subject);
  }
  RC_LOG() << to_yaml(subject);
  RC_ASSERT(instrument != nullptr);
  return {flattened(subject), std::move(instrument), *rc::gen::arbitrary<std::vector<std::uint64_t>>()};
}

const Given kGiven{.age = 10, .now = 15 * 60, .seed = 4711};

// Goes the way; calls `each` with a move that was possible, before and after it.
class Way {
 public:
  explicit Way(const Case& made)
      : made_(made), naive_(made.subject, kGiven), engine_(made.subject, made.instrument, kGiven) {}

  template <typename Each>
  Engine& go(Each each) {
    for (const std::uint64_t choice : made_.choices) {
      Random random(choice);
      const Move move = make_move(random, made_.subject, naive_);
      const Engine before = engine_;
      if (!engine_.take(move).empty()) continue;
      (void)naive_.take(move);
      RC_LOG() << to_text(move) << '\n';
      each(move, before, engine_);
    }
    return engine_;
  }
  Engine& go() {
    return go([](const Move&, const Engine&, const Engine&) {});
  }

 private:
  const Case& made_;
  Naive naive_;
  Engine engine_;
};

std::vector<Event> history_of(const Engine& engine) {
  return {engine.interview().history().begin(), engine.interview().history().end()};
}

Engine replayed(const Case& made, std::span<const Event> history) {
  auto interview = Interview::replay(made.instrument, history);
  RC_ASSERT(interview.has_value());
  return {made.subject, std::move(*interview)};
}

}  // namespace

TEST_CASE("Whether a question is asked depends on the answers before it alone") {
  CHECK(holds("the route looks back", [] {
    Way(some_case()).go([](const Move& move, const Engine& before, const Engine& after) {
      if (move.kind != "answered") return;
      const auto changed = *before.interview().instrument().find_question(move.at);
      for (std::uint32_t earlier = 0; earlier <= changed; ++earlier)
        RC_ASSERT(before.interview().is_asked(earlier) == after.interview().is_asked(earlier));
    });
  }));
}

TEST_CASE("A fold over a part of a history, and then the rest, is the fold over the whole") {
  CHECK(holds("a history in two parts", [] {
    const Case made = some_case();
    const Engine whole = Way(made).go();
    const auto history = history_of(whole);
    RC_ASSERT(replayed(made, history).picture() == whole.picture());
    const auto first = *rc::gen::inRange<std::size_t>(1, history.size() + 1);
    auto interview = Interview::replay(made.instrument, std::span(history).first(first));
    RC_ASSERT(interview.has_value());
    for (const Event& event : std::span(history).subspan(first))
      RC_ASSERT(interview->apply(event).has_value());
    RC_ASSERT(Engine(made.subject, std::move(*interview)).picture() == whole.picture());
  }));
}

TEST_CASE("A history is the same to the byte when it was written and read") {
  CHECK(holds("events as JSON", [] {
    const Case made = some_case();
    const Engine engine = Way(made).go();
    std::vector<Event> read;
    for (const Event& event : engine.interview().history()) {
      const std::string line = interview::to_json(event, *made.instrument).dump();
      const auto again = interview::event_from_json(json::parse(line), *made.instrument);
      RC_ASSERT(again.has_value());
      RC_ASSERT(*again == event);
      RC_ASSERT(interview::to_json(*again, *made.instrument).dump() == line);
      read.push_back(*again);
    }
    RC_ASSERT(replayed(made, read).picture() == engine.picture());
  }));
}

TEST_CASE("Every number is the same when it was written as JSON and read") {
  model::Question question;
  question.type = model::QuestionType::Number;
  CHECK(holds("numbers as JSON", [&] {
    const auto digits = *rc::gen::arbitrary<std::int64_t>();
    const auto written = decimal(digits, *rc::gen::inRange(0, 13));
    RC_PRE(written.has_value());
    const interview::Answer answer{*language::Number::parse(to_text(*written)), {}};
    const std::string line = interview::to_json(answer, question).dump();
    RC_LOG() << line;
    const auto read = interview::answer_from_json(json::parse(line), question);
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == answer);
    RC_ASSERT(interview::to_json(*read, question).dump() == line);
  }));
}

TEST_CASE("Undo after any move gives the state before it, and redo the state after it") {
  CHECK(holds("undo and redo", [] {
    const std::vector<std::string> kept = {"finished", "stopped", "flag_shown", "language_chosen", "paused",
                                           "resumed",  "hidden",  "undone",     "redone"};
    Way(some_case()).go([&](const Move& move, const Engine& before, const Engine& after) {
      if (std::ranges::find(kept, move.kind) != kept.end()) return;
      Engine engine = after;
      RC_ASSERT(engine.take({.kind = "undone"}).empty());
      RC_ASSERT(engine.picture() == before.picture());
      RC_ASSERT(engine.take({.kind = "redone"}).empty());
      RC_ASSERT(engine.picture() == after.picture());
    });
  }));
}

TEST_CASE("Setting answers aside and bringing them back loses nothing") {
  CHECK(holds("there and back", [] {
    const Case made = some_case();
    Engine engine = Way(made).go();
    const auto& questions = made.instrument->questions;
    const auto turned = *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(questions.size()));
    const auto* said = engine.interview().answer(turned);
    const bool was_answered = said != nullptr;
    RC_PRE(was_answered);
    const interview::Answer kept = *said;
    const std::string before = engine.outcome();
    Interview interview = engine.interview();
    const auto say = [&](const interview::Answer& answer) {
      const auto event = interview.plan({.at = questions[turned].id, .answer = answer}, {});
      return event && interview.apply(*event);
    };
    // Any other answer, whatever it sets aside or brings up; then the first one again.
    Random random(*rc::gen::arbitrary<std::uint64_t>());
    Engine other(made.subject, interview);
    Naive anywhere(made.subject, kGiven);
    for (int i = 0; i < 20; ++i) {
      const Move move = make_move(random, made.subject, anywhere);
      if (move.kind == "answered" && move.at == questions[turned].id) (void)other.take(move);
    }
    interview = other.interview();
    RC_PRE(say(kept));
    RC_ASSERT(Engine(made.subject, interview).outcome() == before);
    for (std::uint32_t i = 0; i < questions.size(); ++i) {
      const auto* was = engine.interview().answer(i);
      const auto* is = interview.answer(i);
      const bool same = was == nullptr ? is == nullptr : is != nullptr && *was == *is;
      RC_ASSERT(same);
    }
  }));
}

TEST_CASE("The same final answers give the same state in whatever order they were given") {
  CHECK(holds("orders", [] {
    const Case made = some_case();
    const Engine first = Way(made).go();
    RC_PRE(first.interview().phase() != interview::Phase::Declined);
    RC_PRE(first.interview().phase() != interview::Phase::Stopped);
    RC_PRE(first.interview().phase() != interview::Phase::Finished);
    // What was taken away is no answer.
    for (const auto& instance : made.instrument->instances) {
      const bool as_answered =
          first.interview().value(instance.slot) == first.interview().value(instance.slot + 1);
      RC_PRE(as_answered);
    }
    const auto& questions = made.instrument->questions;
    Interview second = Interview::start(made.instrument, first.interview().inputs(), "en", {});
    const auto say = [&](std::uint32_t index) {
      const auto* said = first.interview().answer(index);
      if (said == nullptr || (second.answer(index) != nullptr && *second.answer(index) == *said))
        return false;
      const auto event = second.plan({.at = questions[index].id, .answer = *said}, {});
      return event && second.apply(*event);
    };
    const auto order = *rc::gen::container<std::vector<std::uint32_t>>(
        rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(questions.size())));
    for (const std::uint32_t index : order) (void)say(index);
    // What was not asked when its turn came, until nothing is left.
    bool more = true;
    while (more) {
      more = false;
      for (std::uint32_t i = 0; i < questions.size(); ++i) more = say(i) || more;
    }
    // An answer that the second never could give, because it fitted only what the first said in between, is
    // no final answer of both.
    for (std::uint32_t i = 0; i < questions.size(); ++i) {
      const auto* said = first.interview().answer(i);
      const bool could = said == nullptr || second.answer(i) != nullptr || !first.interview().is_asked(i);
      RC_PRE(could);
    }
    RC_ASSERT(Engine(made.subject, second).outcome() == first.outcome());
  }));
}

}  // namespace doorstep::made_up
