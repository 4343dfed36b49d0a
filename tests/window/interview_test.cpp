// A child's whole interview and the parent's account in a real window, by a real pointer and real keys, from
// the passphrase to what was told; then what the vault has of it.
#include <exception>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "app/screen/shell.h"
#include "app/text/assets.h"
#include "app/window/window.h"
#include "storage/records/audit.h"
#include "storage/records/live_interview.h"
#include "tests/respondent_pictures/samples.h"
#include "tests/window/world.h"

namespace doorstep::window {
namespace {

using language::Missing;
using language::Value;
using sample::Stop;
using testing::must;

// The display's keyboard has no letter beyond a to z: xdotool would borrow a key for it, and the window could
// read that too late.
std::string with_its_keys(std::string words) {
  for (const std::string_view letter : {"å", "ä"}) {
    for (auto at = words.find(letter); at != std::string::npos; at = words.find(letter))
      words.replace(at, letter.size(), "a");
  }
  return words;
}

// The same way that the headless tests go.
void answer_everything(const Hands& hands) {
  for (const Stop& stop : sample::childs_way()) {
    for (const Stop::Act& act : stop.before) {
      act.kind == Stop::Act::Kind::Tap ? hands.tap(act.what) : hands.type(with_its_keys(act.what));
    }
  }
  hands.tap("done");
}

// What the child permitted for its mother is told; what she reads is returned.
std::string tell_the_mother(const Hands& hands, const Family& family) {
  hands.unlock(kPassphrase);
  hands.tap(hands.find("review:"));
  for (int item = 0; item < 3; ++item) {
    hands.tap("decision:release");
    hands.tap("reason:1");
    hands.tap("decide");
  }
  hands.tap("back");
  hands.tap(hands.find("show:", family.mother));
  hands.tap("start");
  std::string account = hands.read();
  hands.tap("done");
  hands.unlock(kPassphrase);
  hands.tap("how:shown");
  hands.tap("mark_told");
  return account;
}

struct Outcome {
  std::string account;  // as the mother saw it
  std::exception_ptr failure;
};

// Runs the program in a window, with a person at it.
Outcome run(const World& world) {
  const VirtualDisplay display;
  const auto assets = must(text::assets_folder());
  const auto window = must(Window::open({.px_per_mm = kPixelsPerMillimetre, .assets = assets}));
  const auto shell = must(screen::Shell::create({.desk = world.desk, .assets = assets}));
  Watched watched(*shell);
  Outcome outcome;
  std::thread person([&] {
    try {
      const Hands hands(watched, display, kPixelsPerMillimetre);
      start_interview(hands, world.family);
      answer_everything(hands);
      outcome.account = tell_the_mother(hands, world.family);
    } catch (...) {
      outcome.failure = std::current_exception();
    }
    watched.quit();
  });
  const auto ended = window->run(watched);
  person.join();
  CHECK(ended.has_value());
  return outcome;
}

Value said(const records::LiveInterview& live, const std::string& question) {
  const auto* answer = live.interview().answer(*live.interview().instrument().find_question(question));
  return answer == nullptr ? Value(Missing::NotReached) : answer->value;
}

TEST_CASE("a child's interview in a real window, by pointer and keys, is in the vault up to what was told") {
  const World world(sample::kChildsInstrument);
  const Outcome outcome = run(world);
  if (outcome.failure) std::rethrow_exception(outcome.failure);

  // The mother read what was released, and not what was kept or is for the father.
  CHECK(outcome.account.find("Jag bor lika mycket hos båda.") != std::string::npos);
  CHECK(outcome.account.find("Jag vill ha en egen sang.") != std::string::npos);
  CHECK(outcome.account.find("Hur många syskon") == std::string::npos);

  const auto vault = must(vault::Vault::open(world.desk.vault, kTeamMember, kPassphrase, testing::fast()));
  const auto kept = must(records::interviews(*vault, records::FamilyId{world.family.id}));
  REQUIRE(kept.size() == 1);
  CHECK(kept.front().state == records::InterviewState::Finished);
  const auto live = must(records::LiveInterview::resume(*vault, kept.front().id));
  CHECK(said(live, "lives") == Value(language::Choice{1}));
  CHECK(said(live, "changing") == Value(language::Number(2)));
  CHECK(said(live, "siblings") == Value(language::Number(9)));
  CHECK(said(live, "hears") == Value(true));
  CHECK(said(live, "then") == Value(language::Choices{{0, 1}}));
  CHECK(said(live, "body") == Value(language::Number(6)));
  CHECK(std::get<language::Date>(said(live, "since")).text() == "2026-11");
  CHECK(said(live, "wish") == Value(std::string("Att de slutar braka.")));

  const auto standing = [&](const char* topic, const std::string& parent) {
    return live.ledger().standing(topic, parent);
  };
  CHECK(standing("homes", world.family.mother).choice == sharing::Choice::MyWords);
  CHECK(standing("homes", world.family.mother).state == sharing::State::Told);
  CHECK(standing("homes", world.family.father).choice == sharing::Choice::Not);
  CHECK(standing("noise", world.family.mother).state == sharing::State::Told);
  CHECK(standing("noise", world.family.father).choice == sharing::Choice::Later);
  CHECK(standing("wishes", world.family.mother).state == sharing::State::Told);
  CHECK(standing("wishes", world.family.father).state == sharing::State::Closed);
  must(records::verify_audit(*vault));
}

}  // namespace
}  // namespace doorstep::window
