// What respondents hear: which texts, in which order, when it falls silent.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "storage/records/live_interview.h"
#include "tests/harness/noting_voice.h"
#include "tests/team/world.h"

namespace doorstep::team {
namespace {

using harness::Noted;
using harness::NotingVoice;

// At a family's page, with a voice.
struct Hearing {
  explicit Hearing(screen::ReadAloud when) {
    world.set_voice([this] { return std::make_unique<NotingVoice>(noted); }, when);
    app = &world.start();
    world.unlock();
    app->tap("family:" + all.family);
  }
  void tap(std::initializer_list<std::string> ids) {
    for (const std::string& id : ids) app->tap(id);
    app->frames(6);
  }
  // What was begun is said to its end, and the next is begun.
  void hear() {
    noted.speaking = false;
    app->frames(2);
  }

  Noted noted;
  World world;
  Prepared all = world.prepare();
  harness::Harness* app = nullptr;
};

// A child before its first question.
struct Listening : Hearing {
  explicit Listening(screen::ReadAloud when = screen::ReadAloud::WhenAsked) : Hearing(when) {
    tap({"new_interview", "person:" + all.child, "instrument:story", "start"});
  }
};

}  // namespace

TEST_CASE("a page is read when that is asked for: its texts and answers, in their order") {
  Listening at;
  at.app->tap("start");
  at.app->frames(6);
  CHECK(at.noted.said.empty());
  at.app->tap("read");
  at.app->frames(2);
  for (int i = 0; i < 12; ++i) at.hear();
  std::vector<std::string> on_page;
  for (const auto& node : at.app->ui().tree().nodes()) {
    if (node.role == touch::Role::Heading || node.role == touch::Role::Text ||
        node.role == touch::Role::Option || node.role == touch::Role::CheckOption)
      on_page.push_back(node.label);
  }
  REQUIRE_FALSE(on_page.empty());
  CHECK(at.noted.said == on_page);
}

TEST_CASE("children who shall be read to hear each page by itself, and the next one cuts it off") {
  Listening at(screen::ReadAloud::ByItself);
  REQUIRE_FALSE(at.noted.said.empty());
  const std::string first = at.noted.said.front();
  at.noted.said.clear();
  at.app->tap("start");
  at.app->frames(6);
  REQUIRE_FALSE(at.noted.said.empty());
  CHECK(at.noted.said.front() != first);
}

TEST_CASE("what is heard falls silent in the frame in which the screen is hidden") {
  Listening at(screen::ReadAloud::ByItself);
  REQUIRE(at.noted.speaking);
  at.app->tap("hide");
  CHECK_FALSE(at.noted.speaking);
  at.app->frames(6);
  CHECK_FALSE(at.noted.speaking);
}

TEST_CASE("a keyboard's user hears each thing that the focus comes to and nothing at a new page") {
  Listening at;
  at.app->tap("start");
  at.app->frames(6);
  CHECK(at.noted.said.empty());
  at.app->key(touch::Key::Tab);
  at.app->frames(2);
  REQUIRE(at.noted.said.size() == 1);
  at.app->key(touch::Key::Tab);
  at.app->frames(2);
  REQUIRE(at.noted.said.size() == 2);
  const auto& nodes = at.app->ui().tree().nodes();
  const auto focused = std::ranges::find_if(nodes, &touch::Node::focused);
  REQUIRE(focused != nodes.end());
  CHECK(at.noted.said.back() == focused->label);
  CHECK(at.noted.said.front() != at.noted.said.back());
}

TEST_CASE("nothing is offered to be read in a language without a voice") {
  Listening at;
  CHECK(at.app->has("read"));
  at.noted.language = "uk";
  at.app->frames(3);
  CHECK_FALSE(at.app->has("read"));
}

TEST_CASE("an answer's own speaker reads that answer, and does not choose it") {
  Listening at;
  at.app->tap("start");
  for (int page = 0; page < 6 && at.noted.said.empty(); ++page) {
    at.app->frames(6);
    for (const auto& node : at.app->ui().tree().nodes()) {
      if (node.id != "speak:" + node.parent || node.parent.empty()) continue;
      const std::string option = node.parent;
      const std::string label = at.app->node(option).label;
      at.app->tap("speak:" + option);
      at.app->frames(2);
      CHECK(at.noted.said == std::vector<std::string>{label});
      CHECK_FALSE(at.app->node(option).selected);
      return;
    }
    at.app->tap("next");
  }
  FAIL("no page had an answer with a speaker");
}

TEST_CASE("recordings are looked for by instrument, question and answer; copies of a repeat share one") {
  CHECK(screen::recording_of("question:lives", {.id = "question"}) == "lives");
  CHECK(screen::recording_of("question:lives", {.id = "answer:lives:both"}) == "lives.both");
  CHECK(screen::recording_of("question:sibling[2].years", {.id = "question"}) == "sibling.years");
  CHECK(screen::recording_of("inform:who", {.id = "text"}) == "who.text");
  Listening at(screen::ReadAloud::ByItself);
  CHECK(at.noted.recordings.front().starts_with("story."));
}

TEST_CASE("a parent's account is read when that is asked for and not by itself") {
  Hearing at(screen::ReadAloud::ByItself);
  at.tap({"review:" + at.all.interview, "decision:release", "reason:1", "decide", "back",
          at.all.on_card("show", at.all.mother), "start"});
  CHECK(at.noted.said.empty());
  CHECK(at.app->audit().empty());
  at.app->tap("read");
  at.app->frames(2);
  for (int i = 0; i < 6; ++i) at.hear();
  CHECK(at.noted.said == std::vector<std::string>{"Till dig, Karin", "Det här vill Elsa att du ska få veta",
                                                  "Mina hem", "”Jag har det bra hos båda.”"});
  at.app->tap("read");
  at.app->frames(2);
  REQUIRE(at.noted.speaking);
  at.app->tap("hide");
  CHECK_FALSE(at.noted.speaking);
}

TEST_CASE("words for the child that were read aloud are kept as shown and read aloud") {
  Hearing at(screen::ReadAloud::ByItself);
  at.tap({"follow:" + at.all.interview, "report"});
  fill(*at.app, "to", "Socialjouren");
  fill(*at.app, "words", "Barnet är rädd");
  at.tap({"law:sol_19_1", "save"});
  for (const touch::Node& node : at.app->ui().tree().nodes()) {
    if (!node.id.starts_with("tell_of_report:")) continue;
    at.app->tap(node.id);
    break;
  }
  fill(*at.app, "words", "Vi har bett jouren hjälpa dig.");
  CHECK(at.noted.said.empty());  // the team's pages are silent
  at.tap({"save", "start"});
  CHECK_FALSE(at.noted.said.empty());
  for (int i = 0; i < 12; ++i) at.hear();  // to the page's end
  at.app->tap("done");
  at.app->frames();
  const auto vault =
      testing::must(vault::Vault::open(at.world.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
  const auto live = testing::must(records::LiveInterview::resume(*vault, {at.all.interview}));
  const auto decisions = testing::must(live.decisions());
  CHECK(decisions.back().kind == sharing::Kind::ToldBack);
  CHECK(decisions.back().reason == "shown_and_read_aloud");
}

}  // namespace doorstep::team
