// A hundred thousand made-up histories against the README's tables (oracle.h). Every line that a child lets
// be told is another text, so whatever reaches an account by mistake is seen.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>
#include <set>

#include <catch2/catch_test_macros.hpp>

#include "instruments/sharing/account.h"
#include "instruments/sharing/merge.h"
#include "tests/sharing/moves.h"
#include "tests/sharing/oracle.h"

namespace doorstep::sharing {
namespace {

constexpr std::array kItems = {"homes", "noise"};
constexpr std::array kLines = {"", "", "hears", "then"};
constexpr std::array kAdults = {"mum", "dad", "gran"};

int trials(int usual) {
  const char* asked = std::getenv("DOORSTEP_LONG");
  return asked != nullptr && std::string(asked) == "1" ? 20 * usual : usual;
}

class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}

  unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }
  bool one_in(unsigned many) { return below(many) == 0; }

  Event event() {
    const std::string item = kItems[below(2)];
    const std::string line = kLines[below(4)];
    const std::string adult = kAdults[one_in(4) ? 2 : below(2)];
    switch (below(32)) {
      case 0:
        return assented(!one_in(3));
      case 1:
        return assented(true);
      case 2:
        return reopened(one_in(3) ? "" : item);
      case 3:
        return with_reason(barred(adult));
      case 4:
        return with_reason(unbarred(adult));
      case 5:
        return note(adult, item, line);
      case 6:
        return note(adult, item, line);
      case 7:
        return word_of_the_childs(item);
      case 8:
      case 9:
      case 10:
      case 11:
      case 12:
        return told(adult, item, line);
      case 13:
      case 14:
      case 15:
      case 16:
      case 17:
      case 18:
      case 19:
      case 20:
      case 21:
        return decision(adult, item, line);
      default:
        return choice(adult, item, line);
    }
  }

 private:
  Event choice(const std::string& adult, const std::string& item, const std::string& line) {
    Event event = chosen(one_in(3) ? Choice::Not : static_cast<Choice>(below(4)), adult, item, line);
    event.lines = {"text " + std::to_string(++texts_)};
    if (one_in(4)) event.lines.push_back("text " + std::to_string(++texts_));
    if (!is_yes(event.choice) || one_in(30)) event.lines.clear();
    return event;
  }
  Event decision(const std::string& adult, const std::string& item, const std::string& line) {
    Event event = decided(one_in(2) ? Decision::Release : static_cast<Decision>(below(3)), adult, item, line);
    event.why = static_cast<Why>(below(8));
    if (one_in(10)) event.reason.clear();
    if (!one_in(4)) event.law = "osl_26_1";
    return event;
  }
  Event with_reason(Event event) {
    if (one_in(8)) event.reason.clear();
    return event;
  }
  Event note(const std::string& adult, const std::string& item, const std::string& line) {
    Event event;
    switch (below(5)) {
      case 0:
        event = reported();
        if (one_in(4)) event.law.clear();
        if (one_in(4)) event.reason.clear();
        return event;
      case 1:
        event = told_back(one_in(2) ? 0 : below(12));
        break;
      case 2:
        event = asked(one_in(2) ? kKnows : kDecided, one_in(2) ? "yes" : "wont_say");
        return event;
      case 3:
        event = responded(adult);
        event.kind = Kind::FollowedUp;
        break;
      default:
        event = responded(adult);
    }
    if (event.kind != Kind::ToldBack && one_in(2)) {
      event.item = item;
      event.line = line;
    }
    if (one_in(8)) event.lines = {""};
    return event;
  }
  Event word_of_the_childs(const std::string& item) {
    Event event{.kind = one_in(2) ? Kind::Added : Kind::Corrected, .item = item, .line = "hears"};
    event.lines = {"word " + std::to_string(++texts_)};
    return event;
  }

  std::mt19937 random_;
  int texts_ = 0;
};

std::set<std::string> heard_by(const Ledger& ledger, const std::string& adult) {
  std::set<std::string> heard;
  const Account account = Account::of(ledger, adult);
  for (const auto& entry : account.entries()) heard.insert(entry.lines.begin(), entry.lines.end());
  return heard;
}

const char* as_readme_says(State state) {
  constexpr std::array kWords = {"closed", "permitted", "held back", "team's no", "released", "told"};
  return kWords[static_cast<std::size_t>(state)];
}

// One history in both tellings, refused moves included.
struct History {
  Ledger ledger;
  Oracle oracle;
  std::vector<Event> events;  // those that were made

  void go_on(Draw& draw, int steps) {
    for (int step = 0; step < steps; ++step) {
      const Event event = numbered(ledger, draw.event());
      const auto done = ledger.apply(event);
      const std::string expected = oracle.move(event);
      if ((done ? "" : done.error().code) != expected) {
        INFO(to_string(event.kind) << " " << event.item << "/" << event.line << " " << event.parent);
        REQUIRE((done ? "" : done.error().code) == expected);
      }
      if (done) events.push_back(event);
    }
  }
  static std::string to_string(Kind kind) { return std::string(word(kind)); }
};

}  // namespace

TEST_CASE("in any history an account holds exactly what the table says, and every cell of the table is met") {
  std::set<std::string> met;
  std::set<std::string> states;
  for (int trial = 0; trial < trials(100000); ++trial) {
    Draw draw(static_cast<unsigned>(trial));
    History history;
    history.go_on(draw, 20);
    for (const char* adult : kAdults) {
      if (heard_by(history.ledger, adult) != history.oracle.may_hear(adult)) {
        INFO("history " << trial << ", " << adult);
        REQUIRE(heard_by(history.ledger, adult) == history.oracle.may_hear(adult));
      }
      for (const char* item : kItems) {
        for (const char* line : {"", "hears", "then"}) {
          const std::string state = as_readme_says(history.ledger.standing(Thing{item, line}, adult).state);
          states.insert(state);
          if (state != history.oracle.cell(item, line, adult).state) {
            INFO("history " << trial << ", " << item << "/" << line << ", " << adult);
            REQUIRE(state == history.oracle.cell(item, line, adult).state);
          }
        }
      }
    }
    std::size_t open = 0;
    for (const Report& report : history.ledger.reports()) open += report.child_knows ? 0 : 1;
    if (open != history.oracle.reports_unknown_to_child()) FAIL("history " << trial);
    met.insert(history.oracle.used().begin(), history.oracle.used().end());
  }
  CHECK(states.size() == 6);
  const Table table = table_of_readme("state");
  REQUIRE(table.size() == 6);
  for (const auto& [state, columns] : table) {
    REQUIRE(columns.size() == 9);
    for (const auto& [column, cell] : columns) {
      if (column == "what it means") continue;
      INFO(state << ", " << column);
      CHECK(met.contains(state + "/" + column));
    }
  }
}

TEST_CASE("a history that was kept replays to the same accounts") {
  for (int trial = 0; trial < 2000; ++trial) {
    Draw draw(static_cast<unsigned>(trial) + 7000000);
    History history;
    history.go_on(draw, 30);
    const auto replayed = Ledger::replay(history.events);
    REQUIRE(replayed);
    for (const char* adult : kAdults) {
      if (heard_by(*replayed, adult) != heard_by(history.ledger, adult)) FAIL("history " << trial);
    }
  }
}

namespace {

// Two histories with a common beginning, and what becomes of `ours` when it takes `theirs` up.
struct Together {
  const History& ours;
  const History& theirs;
  std::set<std::string> changed;  // topics in which one of them corrected or added a line
  Ledger ledger;

  Together(const History& one, const History& other) : ours(one), theirs(other) {
    const auto [from_ours, from_theirs] = std::ranges::mismatch(ours.events, theirs.events);
    look_for_words(from_ours, ours.events.end());
    look_for_words(from_theirs, theirs.events.end());
    const auto added = merge(ours.events, theirs.events, 99);
    REQUIRE(added);
    std::vector<Event> all = ours.events;
    all.insert(all.end(), added->begin(), added->end());
    const auto replayed = Ledger::replay(all);
    REQUIRE(replayed);
    ledger = *replayed;
  }

  [[nodiscard]] std::string expected(const std::string& item, const std::string& line,
                                     const std::string& adult) const {
    return Oracle::joined(ours.oracle, theirs.oracle, changed, item, line, adult);
  }
  [[nodiscard]] std::string met(const std::string& item, const std::string& line,
                                const std::string& adult) const {
    return ours.oracle.cell(item, line, adult).state + " and " + theirs.oracle.cell(item, line, adult).state;
  }
  // What nobody let `adult` hear on either side, and it hears now.
  [[nodiscard]] std::set<std::string> leaked_to(const std::string& adult) const {
    std::set<std::string> leaked = heard_by(ledger, adult);
    for (const History* side : {&ours, &theirs}) {
      for (const std::string& text : side->oracle.may_hear(adult)) leaked.erase(text);
    }
    return leaked;
  }

 private:
  void look_for_words(std::vector<Event>::const_iterator from, std::vector<Event>::const_iterator end) {
    for (; from != end; ++from) {
      if (from->kind == Kind::Added || from->kind == Kind::Corrected) changed.insert(from->item);
    }
  }
};

// Whether one only has what the other has, and maybe more.
bool is_older(const History& one, const History& other) {
  const auto [from_one, from_other] = std::ranges::mismatch(one.events, other.events);
  return from_one == one.events.end() || from_other == other.events.end();
}

}  // namespace

TEST_CASE("two histories put together hold what the second table says, whichever of them is here") {
  std::set<std::string> met;
  for (int trial = 0; trial < trials(20000); ++trial) {
    Draw draw(static_cast<unsigned>(trial) + 5000000);
    History one;
    one.go_on(draw, 12);
    History other = one;
    one.go_on(draw, 10);
    other.go_on(draw, 10);
    if (is_older(one, other)) continue;
    for (const Together& together : {Together(one, other), Together(other, one)}) {
      for (const char* adult : kAdults) {
        for (const char* item : kItems) {
          for (const char* line : {"", "hears", "then"}) {
            met.insert(together.met(item, line, adult));
            const std::string state =
                as_readme_says(together.ledger.standing(Thing{item, line}, adult).state);
            if (state == together.expected(item, line, adult)) continue;
            INFO("histories " << trial << ", " << item << "/" << line << ", " << adult << ": "
                              << together.met(item, line, adult));
            REQUIRE(state == together.expected(item, line, adult));
          }
        }
        if (!together.leaked_to(adult).empty()) FAIL("histories " << trial << ", " << adult);
      }
    }
  }
  CHECK(met.size() == 36);  // every cell of the second table
}

TEST_CASE("an older history brings nothing, and a newer one is taken as it is") {
  Draw draw(1);
  History older;
  older.go_on(draw, 30);
  History newer = older;
  newer.go_on(draw, 30);
  REQUIRE(newer.events.size() > older.events.size());
  CHECK(merge(newer.events, older.events, 99)->empty());
  const auto rest = merge(older.events, newer.events, 99);
  REQUIRE(rest);
  std::vector<Event> together = older.events;
  together.insert(together.end(), rest->begin(), rest->end());
  CHECK(together == newer.events);
}

TEST_CASE("a history that could not have happened is not put together with another") {
  const std::vector<Event> impossible = {numbered(Ledger(), told())};
  CHECK(merge({}, impossible, 99).error().code == "bad_history");
  CHECK(merge(impossible, {}, 99).error().code == "bad_history");
}

}  // namespace doorstep::sharing
