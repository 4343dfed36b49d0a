// The sharing rules, against a second telling of them that was written from the README's table.

#include "instruments/sharing/ledger.h"

#include <algorithm>
#include <array>
#include <map>
#include <random>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "instruments/sharing/account.h"

namespace doorstep::sharing {
namespace {

Event chosen(Choice choice, std::string parent = "mum", std::string item = "noise") {
  Event event;
  event.kind = Kind::Chosen;
  event.item = std::move(item);
  event.parent = std::move(parent);
  event.choice = choice;
  event.title = "When there are arguments";
  event.lines = {"I go to my room."};
  return event;
}

Event decided(Decision decision, std::string parent = "mum", std::string item = "noise") {
  Event event;
  event.kind = Kind::Decided;
  event.item = std::move(item);
  event.parent = std::move(parent);
  event.decision = decision;
  event.reason = "ready to listen";
  return event;
}

Event told(std::string parent = "mum", std::string item = "noise") {
  Event event;
  event.kind = Kind::Told;
  event.item = std::move(item);
  event.parent = std::move(parent);
  event.reason = "shown";
  return event;
}

Event assented(bool yes) {
  Event event;
  event.kind = Kind::Assented;
  event.assented = yes;
  return event;
}

Event reopened(std::string item = "noise") {
  Event event;
  event.kind = Kind::Reopened;
  event.item = std::move(item);
  return event;
}

// The error's code, or "" when it was done.
std::string then(Ledger& ledger, Event event) {
  event.number = ledger.next_number();
  const auto done = ledger.apply(event);
  return done ? "" : done.error().code;
}

Ledger released() {
  Ledger ledger;
  then(ledger, assented(true));
  then(ledger, chosen(Choice::MyWords));
  then(ledger, decided(Decision::Release));
  return ledger;
}

}  // namespace

TEST_CASE("nothing is told until the child and the team have both said yes") {
  Ledger ledger;
  CHECK(Account::of(ledger, "mum").empty());
  CHECK(then(ledger, decided(Decision::Release)) == "not_permitted");
  CHECK(then(ledger, chosen(Choice::MyWords)).empty());
  CHECK(Account::of(ledger, "mum").empty());
  CHECK(then(ledger, decided(Decision::Release)) == "no_assent");
  CHECK(then(ledger, assented(true)).empty());
  CHECK(then(ledger, told()) == "not_released");
  CHECK(then(ledger, decided(Decision::Release)).empty());
  const Account account = Account::of(ledger, "mum");
  REQUIRE(account.entries().size() == 1);
  CHECK(account.entries()[0].lines == std::vector<std::string>{"I go to my room."});
  CHECK(account.entries()[0].own_words);
}

TEST_CASE("what one parent may hear is not in the other's account") {
  const Ledger ledger = released();
  CHECK_FALSE(Account::of(ledger, "mum").empty());
  CHECK(Account::of(ledger, "dad").empty());
}

TEST_CASE("a child that changes its mind before telling closes the account at once") {
  for (const Choice choice : {Choice::Not, Choice::Later}) {
    Ledger ledger = released();
    CHECK(then(ledger, chosen(choice)).empty());
    CHECK(Account::of(ledger, "mum").empty());
    CHECK(then(ledger, decided(Decision::Release)) == "not_permitted");
  }
}

TEST_CASE("a yes in other words has to pass the gate again") {
  Ledger ledger = released();
  Event other = chosen(Choice::TheseWords);
  other.lines = {"It is loud sometimes."};
  CHECK(then(ledger, other).empty());
  CHECK(Account::of(ledger, "mum").empty());
  CHECK(then(ledger, decided(Decision::Release)).empty());
  CHECK(Account::of(ledger, "mum").entries()[0].lines == other.lines);
  CHECK_FALSE(Account::of(ledger, "mum").entries()[0].own_words);
}

TEST_CASE("what has been told cannot be untold, only told again") {
  Ledger ledger = released();
  CHECK(then(ledger, told()).empty());
  CHECK(then(ledger, chosen(Choice::Not)) == "already_told");
  CHECK(then(ledger, decided(Decision::Never)) == "already_told");
  CHECK(then(ledger, told()).empty());
  CHECK(then(ledger, assented(false)).empty());
  CHECK_FALSE(Account::of(ledger, "mum").empty());
}

TEST_CASE("taking the assent back closes what was released") {
  Ledger ledger = released();
  CHECK(then(ledger, assented(false)).empty());
  CHECK(Account::of(ledger, "mum").empty());
  CHECK(then(ledger, assented(true)).empty());
  CHECK(Account::of(ledger, "mum").empty());
}

TEST_CASE("what is reopened is undecided, and nothing else can be released before the child assents again") {
  Ledger ledger = released();
  then(ledger, chosen(Choice::MyWords, "mum", "homes"));
  then(ledger, decided(Decision::Release, "mum", "homes"));
  REQUIRE(Account::of(ledger, "mum").entries().size() == 2);
  CHECK(then(ledger, reopened()).empty());
  CHECK(Account::of(ledger, "mum").empty());
  CHECK_FALSE(ledger.standing("noise", "mum").choice);
  CHECK(ledger.assent() == std::nullopt);
  CHECK(then(ledger, decided(Decision::Release)) == "not_permitted");
  CHECK(then(ledger, decided(Decision::Release, "mum", "homes")) == "no_assent");
  then(ledger, assented(true));
  CHECK(then(ledger, decided(Decision::Release)) == "not_permitted");
  CHECK(then(ledger, decided(Decision::Release, "mum", "homes")).empty());
}

TEST_CASE("what has been told stays told when it is reopened") {
  Ledger ledger = released();
  then(ledger, told());
  then(ledger, reopened());
  CHECK(ledger.standing("noise", "mum").state == State::Told);
  CHECK(Account::of(ledger, "mum").entries().size() == 1);
}

TEST_CASE("the team's never stands whatever the child chooses afterwards") {
  Ledger ledger = released();
  CHECK(then(ledger, decided(Decision::Never)).empty());
  CHECK(then(ledger, chosen(Choice::MyWords)).empty());
  CHECK(then(ledger, decided(Decision::Release)) == "team_refused");
  CHECK(Account::of(ledger, "mum").empty());
}

TEST_CASE("a yes needs a line and a decision needs a reason") {
  Ledger ledger;
  then(ledger, assented(true));
  Event empty = chosen(Choice::MyWords);
  empty.lines.clear();
  CHECK(then(ledger, empty) == "nothing_to_tell");
  then(ledger, chosen(Choice::MyWords));
  Event silent = decided(Decision::Release);
  silent.reason.clear();
  CHECK(then(ledger, silent) == "reason_missing");
}

TEST_CASE("a decision out of order changes nothing") {
  Ledger ledger;
  Event event = assented(true);
  event.number = 2;
  CHECK(ledger.apply(event).error().code == "out_of_order");
  CHECK(ledger.next_number() == 1);
  CHECK_FALSE(ledger.has_assent());
}

TEST_CASE("a decision reads back as it was stored") {
  Event event = chosen(Choice::TheseWords);
  event.number = 7;
  event.by = "p1";
  event.language = "sv";
  event.utc_milliseconds = 1763755200000;
  for (const Event& each :
       {event, decided(Decision::Never), told(), assented(true), reopened(), reopened("")}) {
    const auto back = event_from_json(to_json(each));
    REQUIRE(back);
    CHECK(*back == each);
  }
  CHECK(event_from_json({{"n", 1}, {"event", "shouted"}, {"utc", 0}}).error().code == "bad_event");
}

namespace {

// The table of the README, told once more: states as words, moves as the table's columns.
class Oracle {
 public:
  // The error's code, or "".
  std::string move(const Event& event) {
    if (event.kind == Kind::Assented) {
      assent_ = event.assented;
      if (!assent_) {
        for (auto& [key, state] : states_) {
          if (state == "released") state = "permitted";
        }
      }
      return "";
    }
    if (event.kind == Kind::Reopened) {
      assent_ = false;
      for (auto& [key, state] : states_) {
        if (state == "released") state = "permitted";
        if (!key.starts_with(event.item + "/") || state == "told") continue;
        if (state != "team's no") state = "closed";
        wants_[key] = false;
      }
      return "";
    }
    const std::string key = event.item + "/" + event.parent;
    std::string& state = states_.try_emplace(key, "closed").first->second;
    if (event.kind == Kind::Chosen) {
      if (state == "told") return "already_told";
      const bool yes = event.choice == Choice::MyWords || event.choice == Choice::TheseWords;
      wants_[key] = yes;
      if (state != "team's no") state = yes ? "permitted" : "closed";
      return "";
    }
    if (event.kind == Kind::Told) {
      if (state != "released" && state != "told") return "not_released";
      state = "told";
      return "";
    }
    if (state == "told") return "already_told";
    if (!wants_[key]) return "not_permitted";
    if (!assent_) return "no_assent";
    if (state == "team's no" && event.decision != Decision::Never) return "team_refused";
    state = event.decision == Decision::Release  ? "released"
            : event.decision == Decision::NotNow ? "held back"
                                                 : "team's no";
    return "";
  }

  [[nodiscard]] bool may_hear(const std::string& item, const std::string& parent) const {
    const auto found = states_.find(item + "/" + parent);
    return found != states_.end() && (found->second == "told" || (found->second == "released" && assent_));
  }
  [[nodiscard]] std::string state(const std::string& item, const std::string& parent) const {
    const auto found = states_.find(item + "/" + parent);
    return found == states_.end() ? "closed" : found->second;
  }

 private:
  std::map<std::string, std::string> states_;
  std::map<std::string, bool> wants_;
  bool assent_ = false;
};

Event random_event(std::mt19937& random) {
  constexpr std::array kItems = {"homes", "noise"};
  constexpr std::array kParents = {"mum", "dad"};
  const std::string item = kItems[random() % 2];
  const std::string parent = kParents[random() % 2];
  switch (random() % 7) {
    case 6:
      return reopened(random() % 4 == 0 ? "" : item);
    case 0:
      return assented(random() % 4 != 0);
    case 1:
    case 2:
      return chosen(static_cast<Choice>(random() % 4), parent, item);
    case 5:
      return told(parent, item);
    default:
      return decided(static_cast<Decision>(random() % 3), parent, item);
  }
}

}  // namespace

TEST_CASE("in any history, an account holds exactly what the table says") {
  std::mt19937 random(20261121);  // NOLINT: the same histories every time
  std::map<std::string, int> reached;
  for (int history = 0; history < 20000; ++history) {
    Ledger ledger;
    Oracle oracle;
    for (int step = 0; step < 14; ++step) {
      const Event event = random_event(random);
      REQUIRE(then(ledger, event) == oracle.move(event));
    }
    for (const char* parent : {"mum", "dad"}) {
      const Account account = Account::of(ledger, parent);
      for (const char* item : {"homes", "noise"}) {
        ++reached[oracle.state(item, parent)];
        const bool heard =
            std::ranges::any_of(account.entries(), [&](const auto& entry) { return entry.item == item; });
        REQUIRE(heard == oracle.may_hear(item, parent));
      }
    }
  }
  // Every state of the table was met.
  CHECK(reached.size() == 6);
}

}  // namespace doorstep::sharing
