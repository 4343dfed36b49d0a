// What a child decides about, over a real vault: kept, logged, refused by the rules, and given to nobody
// else.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "instruments/model/load.h"
#include "instruments/sharing/sharing_page.h"
#include "storage/records/audit.h"
#include "storage/records/decisions.h"
#include "storage/records/restored.h"
#include "storage/records/telling.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using interview::EventKind;
using records::LiveInterview;
using records::Person;
using records::PersonRole;
using sharing::Choice;
using sharing::Decision;
using sharing::Event;
using sharing::Kind;

const std::string kChilds =
    "instrument: story\nrespondent: child\nversion: 1.0\ntitle: T\nlanguages: [en]\n"
    "licence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n"
    "topics: {day: {text: My day}}\n"
    "before: [{assent: talk, text: Will you}]\n"
    "sections:\n  - section: s\n    topic: day\n    questions:\n"
    "      - {id: best, type: text, text: Best}\n"
    "      - {id: worst, type: text, text: Worst}\n"
    "after:\n  - sharing: topics\n  - {assent: sharing, text: May I tell}\n"
    "  - {id: knows_what_is_told, type: yes_no, share: never, text: Do you know}\n"
    "  - {id: did_decide, type: yes_no, share: never, text: Did you decide}\n";

class Family {
 public:
  explicit Family(const std::string& best = "the swing")
      : vault_(new_vault(scratch_.vault())), family_(add_family("Lind")) {
    child = person(PersonRole::Child, "Elsa");
    mum = person(PersonRole::Parent, "Maj");
    dad = person(PersonRole::Parent, "Per");
    story_ = model::load(kChilds, "story").instrument;
    REQUIRE(story_);
    told = interview_of(child, best);
  }

  [[nodiscard]] vault::Vault& vault() { return *vault_; }
  records::Family add_family(const std::string& name) {
    return must(
        records::add(*vault_, records::Family{.id = {}, .created_at = 1, .name = name, .case_number = ""}));
  }
  Person person(PersonRole role, const std::string& name) { return person(role, name, family_.id); }
  Person person(PersonRole role, const std::string& name, const records::FamilyId& family) {
    return must(records::add(*vault_, Person{{}, family, role, name, "", {}, "en"}));
  }
  // At the sharing page.
  records::InterviewId interview_of(const Person& who, const std::string& best) {
    LiveInterview live = must(LiveInterview::start(*vault_, who, story_, kChilds, "en",
                                                   {*language::Date::parse("2026-11-22"), {}, stamp()}));
    const auto say = [&](const interview::Move& move) { must(live.make(move, stamp())); };
    say({.kind = EventKind::Assented, .answer = interview::Answer{true, {}}});
    say({.kind = EventKind::Answered, .answer = interview::Answer{best, {}}});
    say({.kind = EventKind::Answered, .answer = interview::Answer{std::string("the dark"), {}}});
    return live.record().id;
  }
  // To the end.
  void finish(const records::InterviewId& id) {
    LiveInterview live = open(id);
    const auto say = [&](const interview::Move& move) { must(live.make(move, stamp())); };
    say({.kind = EventKind::Shared});
    must(live.decide({.kind = Kind::Assented, .assented = true}, stamp()));
    say({.kind = EventKind::Assented, .answer = interview::Answer{true, {}}});
    say({.kind = EventKind::Answered, .answer = interview::Answer{true, {}}});
    say({.kind = EventKind::Answered,
         .answer = interview::Answer{language::Value(language::Missing::Skipped), {}}});
    say({.kind = EventKind::Finished});
  }
  LiveInterview open(const records::InterviewId& id) { return must(LiveInterview::resume(*vault_, id)); }
  LiveInterview open() { return open(told); }
  std::string decide(Event event) {
    LiveInterview live = open();
    const auto done = live.decide(std::move(event), stamp());
    return done ? "" : done.error().code;
  }
  std::string choose(Choice choice, const Person& whom, const std::string& line = "") {
    const LiveInterview live = open();
    const auto topics = sharing::summary(live.interview(), live.ledger(), {"Johan", "Yes", "No"});
    REQUIRE_FALSE(topics.empty());
    return decide(sharing::choosing(topics.front(), line, whom.id.text, choice));
  }
  std::string release(const Person& whom, const std::string& line = "",
                      const std::vector<std::string>& named = {}) {
    Event event{.kind = Kind::Decided, .item = "day", .parent = whom.id.text, .line = line};
    event.decision = Decision::Release;
    event.reason = "ready";
    event.why = sharing::Why::Readiness;
    event.named = named;
    return decide(event);
  }
  void permit_all(const Person& whom) {
    CHECK(choose(Choice::MyWords, whom).empty());
    CHECK(decide({.kind = Kind::Assented, .assented = true}).empty());
    CHECK(release(whom).empty());
  }
  Result<sharing::Account> account(const Person& whom) {
    const LiveInterview live = open();
    return records::account_for(*vault_, live, whom.id, stamp());
  }
  // The last entry of the log: "kind rule".
  std::string last_logged() {
    const auto entries = must(records::audit_entries(*vault_));
    return entries.back().kind + " " + nlohmann::json::parse(entries.back().details).value("rule", "");
  }
  // Changes what is kept of the last decision, as nobody but an intruder could.
  void tamper(const std::function<void(nlohmann::json&)>& change) {
    const auto list = must(records::sharing(*vault_, family_.id));
    nlohmann::json last = list.back();
    change(last);
    const auto bytes = records::seal(records::ContentClass::ChildPrivate, family_.id, last);
    must(vault_->store().write([&](vault::Connection& store) {
      return store.run("UPDATE sharing SET content = ? WHERE family = ? AND sequence = ?",
                       {vault::ByteView(bytes), family_.id.text, static_cast<std::int64_t>(list.size())});
    }));
  }
  interview::Stamp stamp() {
    ++clock_;
    return {clock_, clock_};
  }
  [[nodiscard]] const records::FamilyId& id() const { return family_.id; }

  Person child, mum, dad;
  records::InterviewId told;

 private:
  ScratchFolder scratch_;
  std::unique_ptr<vault::Vault> vault_;
  records::Family family_;
  std::shared_ptr<const model::Instrument> story_;
  std::int64_t clock_ = 0;
};

}  // namespace

TEST_CASE("a release without permission is refused by its rule, and the log says so") {
  Family family;
  CHECK(family.release(family.mum) == "not_permitted");
  CHECK(family.last_logged() == "sharing_refused not_permitted");
  CHECK(family.account(family.mum)->empty());
}

TEST_CASE("every decision is in the log by its number, and none of its words") {
  Family family;
  family.permit_all(family.mum);
  const auto vouched = must(records::vouched_for(family.vault(), family.id(), family.told));
  CHECK(vouched.size() == family.open().ledger().next_number() - 1);
  for (const auto& entry : must(records::audit_entries(family.vault()))) {
    CHECK(entry.details.find("swing") == std::string::npos);
    CHECK(entry.details.find("ready") == std::string::npos);
    CHECK(entry.details.find("my_words") == std::string::npos);
  }
}

TEST_CASE(
    "nothing is chosen for an adult who is barred, for any child of the family, and no account is given") {
  Family family;
  const Person brother = family.person(PersonRole::Child, "Nils");
  const auto of_brother = family.interview_of(brother, "the cat");
  family.permit_all(family.dad);
  records::Bar bar{family.dad.id, "a ban on contact", "kontaktforbud", "the Act", "me", 7};
  must(records::set_bar(family.vault(), bar));
  CHECK(family.choose(Choice::MyWords, family.dad) == "barred");
  CHECK(family.last_logged() == "sharing_refused barred");
  CHECK(family.account(family.dad).error().code == "barred");
  CHECK(family.last_logged() == "account_refused barred");
  CHECK(family.open(of_brother).ledger().is_barred(family.dad.id.text));
  const LiveInterview live = family.open();
  const auto adults = must(records::adults_to_tell(family.vault(), live));
  REQUIRE(adults.size() == 1);
  CHECK(adults[0].id == family.mum.id);
  REQUIRE(must(records::bars(family.vault(), family.id())).size() == 1);
  must(records::lift_bar(family.vault(), bar));
  CHECK(must(records::bars(family.vault(), family.id())).empty());
  CHECK(family.account(family.dad)->empty());
  CHECK(records::lift_bar(family.vault(), bar).error().code == "not_barred");
  bar.person = family.child.id;
  CHECK(records::set_bar(family.vault(), bar).error().code == "wrong_person");
}

TEST_CASE(
    "an account is given to an adult of the child's own family whom it decides about, and to nobody else") {
  Family family;
  family.permit_all(family.mum);
  CHECK(family.account(family.mum)->entries().size() == 1);
  CHECK(family.account(family.dad)->empty());
  const Person gran = family.person(PersonRole::OtherAdult, "Gran");
  const Person stranger = family.person(PersonRole::Parent, "Maj", family.add_family("Berg").id);
  for (const Person& wrong : {gran, stranger, family.child}) {
    CHECK(family.account(wrong).error().code == "wrong_person");
    CHECK(family.last_logged() == "account_refused wrong_person");
  }
  Person added = gran;
  added.is_told = true;
  must(records::change(family.vault(), added));
  CHECK(family.account(gran)->empty());
}

TEST_CASE(
    "a decision that was changed from outside gives nobody an account, and the log says that it was asked "
    "for") {
  Family family;
  family.permit_all(family.mum);
  family.tamper([](nlohmann::json& last) { last["reason"] = "somebody else's"; });
  CHECK(family.account(family.mum).error().code == "not_in_the_log");
  CHECK(family.last_logged() == "account_refused not_in_the_log");
}

TEST_CASE("a release that was slipped in from outside is found out") {
  Family family;
  CHECK(family.choose(Choice::MyWords, family.mum).empty());
  CHECK(family.decide({.kind = Kind::Assented, .assented = true}).empty());
  Event event{.kind = Kind::Decided, .item = "day", .parent = family.mum.id.text};
  event.number = family.open().ledger().next_number();
  event.decision = Decision::Release;
  event.reason = "slipped in";
  nlohmann::json slipped = to_json(event);
  slipped[records::kDecisionsInterview] = family.told.text;
  const auto count = must(records::sharing(family.vault(), family.id())).size();
  must(records::append_sharing(family.vault(), family.id(), static_cast<std::uint32_t>(count + 1), slipped));
  REQUIRE(family.open().ledger().standing("day", family.mum.id.text).state == sharing::State::Released);
  CHECK(family.account(family.mum).error().code == "not_in_the_log");
}

TEST_CASE("an older state that was put back opens nothing: what was not told yet is to be chosen again") {
  Family family;
  family.permit_all(family.mum);
  family.permit_all(family.dad);
  Event told{.kind = Kind::Told, .item = "day", .parent = family.dad.id.text};
  told.reason = "shown";
  CHECK(family.decide(told).empty());
  const auto state_for = [&](const Person& whom) {
    return family.open().ledger().standing("day", whom.id.text).state;
  };
  CHECK_FALSE(must(records::close_what_was_put_back(family.vault(), 90)));  // nobody said so yet
  CHECK(state_for(family.mum) == sharing::State::Released);
  must(records::audit(family.vault(), 100, records::kAccepted, {}, {{"reason", "backup_restored"}}));
  CHECK(must(records::close_what_was_put_back(family.vault(), 101)));
  CHECK(state_for(family.mum) == sharing::State::Closed);
  CHECK(state_for(family.dad) == sharing::State::Told);
  CHECK(family.account(family.mum)->entries().empty());
  CHECK(family.release(family.mum) != "");
  SECTION("once, so that what the child says afterwards stands") {
    family.permit_all(family.mum);
    CHECK_FALSE(must(records::close_what_was_put_back(family.vault(), 102)));
    CHECK(state_for(family.mum) == sharing::State::Released);
  }
  SECTION("and the log vouches for it") {
    must(records::verify_audit(family.vault()));
    CHECK(must(records::vouched_for(family.vault(), family.id(), family.told)).size() ==
          family.open().ledger().next_number() - 1);
  }
}

TEST_CASE("what was closed waits until the child is asked again or somebody of the team ticks it off") {
  Family family;
  family.permit_all(family.mum);
  const records::InterviewId not_asked = family.interview_of(family.child, "the slide");
  must(records::audit(family.vault(), 100, records::kAccepted, {}, {{"reason", "backup_restored"}}));
  CHECK(must(records::to_ask_again(family.vault())).empty());
  must(records::close_what_was_put_back(family.vault(), 101));
  CHECK(must(records::to_ask_again(family.vault())) == std::vector{family.told});
  CHECK(code_of(records::tick_off(family.vault(), not_asked, 102)) == "no_such_record");
  SECTION("asked again") {
    family.permit_all(family.mum);
    CHECK(must(records::to_ask_again(family.vault())).empty());
  }
  SECTION("asked again and it said no") {
    CHECK(family.decide({.kind = Kind::Assented, .assented = false}).empty());
    CHECK(must(records::to_ask_again(family.vault())).empty());
  }
  SECTION("ticked off, until it happens once more") {
    must(records::tick_off(family.vault(), family.told, 103));
    CHECK(family.last_logged() == "choices_ticked_off ");
    CHECK(must(records::to_ask_again(family.vault())).empty());
    family.permit_all(family.mum);
    must(records::audit(family.vault(), 104, records::kAccepted, {}, {{"reason", "backup_restored"}}));
    must(records::close_what_was_put_back(family.vault(), 105));
    CHECK(must(records::to_ask_again(family.vault())) == std::vector{family.told});
  }
}

TEST_CASE("a child that said that nothing may be told is not asked again because a backup was put back") {
  Family family;
  const bool had_chosen = GENERATE(false, true);
  if (had_chosen) family.permit_all(family.mum);
  CHECK(family.decide({.kind = Kind::Assented, .assented = false}).empty());
  const auto before = family.open().ledger().next_number();
  must(records::audit(family.vault(), 100, records::kAccepted, {}, {{"reason", "backup_restored"}}));
  CHECK(must(records::close_what_was_put_back(family.vault(), 101)));
  CHECK(family.open().ledger().assent() == false);
  CHECK(family.open().ledger().next_number() == before);
  CHECK(must(records::to_ask_again(family.vault())).empty());
  CHECK(family.account(family.mum)->entries().empty());
}

TEST_CASE("decisions from before the log held digests are still told by") {
  Family family;
  std::uint32_t number = 0;
  const auto keep = [&](Event event) {
    event.number = ++number;
    nlohmann::json stored = to_json(event);
    stored[records::kDecisionsInterview] = family.told.text;
    must(records::append_sharing(family.vault(), family.id(), number, stored));
  };
  keep({.kind = Kind::Chosen,
        .item = "day",
        .parent = family.mum.id.text,
        .choice = Choice::MyWords,
        .title = "My day",
        .lines = {"the swing"}});
  keep({.kind = Kind::Assented, .assented = true});
  Event released{.kind = Kind::Decided, .item = "day", .parent = family.mum.id.text};
  released.decision = Decision::Release;
  released.reason = "ready";
  keep(released);
  CHECK(family.account(family.mum)->entries().size() == 1);
  Event told{.kind = Kind::Told, .item = "day", .parent = family.mum.id.text};
  told.reason = "shown";
  CHECK(family.decide(told).empty());
  CHECK(family.account(family.mum)->entries().size() == 1);
}

TEST_CASE("a text that names a brother or sister is released only by who has seen that") {
  Family family("Alvas gunga");
  const Person sister = family.person(PersonRole::Child, "Alva");
  CHECK(family.choose(Choice::MyWords, family.mum, "best").empty());
  CHECK(family.decide({.kind = Kind::Assented, .assented = true}).empty());
  CHECK(family.release(family.mum, "best") == "names_sibling");
  CHECK(family.last_logged() == "sharing_refused names_sibling");
  CHECK(family.account(family.mum)->empty());
  CHECK(family.release(family.mum, "best", {sister.id.text}).empty());
  CHECK(family.account(family.mum)->entries().size() == 1);
}

TEST_CASE("what a child says to the closing questions stands among its decisions") {
  Family family;
  family.finish(family.told);
  const LiveInterview live = family.open();
  CHECK(live.ledger().outcome(sharing::kKnows) == "yes");
  CHECK(live.ledger().outcome(sharing::kDecided) == "skipped");
}

TEST_CASE("the next round knows what the child chose last time, and nothing of it counts") {
  Family family;
  CHECK(family.choose(Choice::MyWords, family.mum).empty());
  CHECK(family.choose(Choice::Not, family.dad).empty());
  CHECK(family.open().last_choices()->parents().empty());
  family.finish(family.told);
  family.told = family.interview_of(family.child, "the sea");
  const LiveInterview next = family.open();
  const auto last = must(next.last_choices());
  CHECK(last.standing("day", family.mum.id.text).choice == Choice::MyWords);
  CHECK(last.standing("day", family.dad.id.text).choice == Choice::Not);
  CHECK_FALSE(next.ledger().standing("day", family.mum.id.text).choice);
  CHECK(family.account(family.mum)->empty());
}

}  // namespace doorstep::testing
