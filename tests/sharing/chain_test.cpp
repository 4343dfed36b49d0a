// The chain from a question to the retelling, and the choices that are made on the sharing page.

#include "instruments/sharing/chain.h"

#include <catch2/catch_test_macros.hpp>

#include "instruments/sharing/sharing_page.h"
#include "instruments/sharing/summary.h"
#include "tests/interview/scenario.h"
#include "tests/sharing/moves.h"
#include "tests/sharing/told_story.h"

namespace doorstep::sharing {
namespace {

using interview::EventKind;
using interview::Scenario;

struct Kept {
  Scenario story = at_sharing();
  Ledger ledger;
  std::vector<Event> events;

  void decide(const Event& event) {
    events.push_back(numbered(ledger, event));
    events.back().utc_milliseconds = 1000000;  // after the answers
    REQUIRE(ledger.apply(events.back()));
  }
  [[nodiscard]] std::vector<TopicSummary> topics() const {
    return summary(story.interview(), ledger, kWording);
  }
  [[nodiscard]] Result<std::vector<Chain>> chains_now() const {
    return chains(story.interview().shared_instrument(), story.interview().history(), events, kWording);
  }
};

}  // namespace

TEST_CASE("a choice holds exactly the lines that it is about, and says which they are") {
  const Kept kept;
  const TopicSummary topic = kept.topics().front();
  REQUIRE(topic.lines.size() > 1);
  const Event whole = choosing(topic, {}, "mum", Choice::MyWords);
  CHECK(whole.lines.size() == topic.lines.size());
  CHECK(whole.made_from.size() == topic.lines.size());
  const Event one = choosing(topic, topic.lines[1].id, "mum", Choice::MyWords);
  CHECK(one.lines == std::vector<std::string>{topic.lines[1].text});
  CHECK(one.made_from == std::vector<std::string>{topic.lines[1].id});
  CHECK(choosing(topic, {}, "mum", Choice::TheseWords, {"Softly."}).lines ==
        std::vector<std::string>{"Softly."});
  CHECK(choosing(topic, {}, "mum", Choice::Later).lines.empty());
}

TEST_CASE("a yes to a line that was struck out since is a yes to nothing") {
  Kept kept;
  const TopicSummary topic = kept.topics().front();
  const Line line = topic.lines.front();
  kept.decide(choosing(topic, line.id, "mum", Choice::MyWords));
  CHECK(closing_what_is_gone(kept.ledger, kept.topics()).empty());
  kept.decide({.kind = Kind::Corrected, .item = topic.topic, .line = line.id, .source = line.source});
  const auto closing = closing_what_is_gone(kept.ledger, kept.topics());
  REQUIRE(closing.size() == 1);
  CHECK(closing[0].line == line.id);
  CHECK(closing[0].choice == Choice::Not);
}

TEST_CASE("nothing is asked about an adult who is barred") {
  Kept kept;
  kept.decide(barred("mum"));
  CHECK_FALSE(is_asked(kept.ledger, kept.topics().front().topic, "mum"));
  CHECK(is_asked(kept.ledger, kept.topics().front().topic, "dad"));
}

TEST_CASE("what was told is followed back to the questions, the answers and every decision") {
  Kept kept;
  const TopicSummary topic = kept.topics().front();
  const Line line = topic.lines.front();
  kept.decide({.kind = Kind::Corrected,
               .item = topic.topic,
               .line = line.id,
               .source = line.source,
               .lines = {"In my own words."}});
  kept.decide(choosing(kept.topics().front(), line.id, "mum", Choice::MyWords));
  kept.decide(assented(true));
  kept.decide(chosen(Choice::MyWords, "dad", "noise"));
  kept.decide(decided(Decision::Release, "mum", topic.topic, line.id));
  kept.decide(told("mum", topic.topic, line.id));
  kept.decide(responded("mum"));
  kept.decide(told_back());
  const auto all = kept.chains_now();
  REQUIRE(all);
  REQUIRE(all->size() == 1);
  const Chain& chain = all->front();
  CHECK(chain.parent == "mum");
  CHECK(chain.lines == std::vector<std::string>{"In my own words."});
  REQUIRE(chain.said.size() == 1);
  CHECK_FALSE(chain.said[0].question.empty());
  CHECK_FALSE(chain.said[0].answer.empty());
  CHECK(chain.said[0].original == line.original);
  CHECK(chain.said[0].wording == "In my own words.");
  std::vector<Kind> kinds;
  for (const Event& event : chain.steps) kinds.push_back(event.kind);
  CHECK(kinds == std::vector<Kind>{Kind::Corrected, Kind::Chosen, Kind::Assented, Kind::Decided, Kind::Told,
                                   Kind::Responded, Kind::ToldBack});
}

TEST_CASE("what was not told has no chain, and reports stand beside") {
  Kept kept;
  kept.decide(chosen(Choice::MyWords));
  kept.decide(reported());
  kept.decide(told_back(2));
  CHECK(kept.chains_now()->empty());
  CHECK(beside(kept.events).size() == 2);
}

}  // namespace doorstep::sharing
