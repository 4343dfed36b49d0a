// What was written wrongly about somebody: corrected everywhere, removed when nothing is recorded, and
// nothing that was told is written anew.
#include <catch2/catch_test_macros.hpp>

#include "storage/records/audit.h"
#include "tests/team/world.h"

namespace doorstep::team {
namespace {

// From the family's page to a person's.
void correct(AtFamily& at, const std::string& person) { at.tap({"correct_people", "correct:" + person}); }

// Writes over what stands in a field.
void overwrite(harness::Harness& app, const std::string& field, const std::string& words) {
  app.tap(field);
  app.key(touch::Key::SelectAll);
  app.type(words);
}

}  // namespace

TEST_CASE("a corrected name stands on the family's page and in the hand-over and the account") {
  AtFamily at;
  at.release();
  correct(at, at.all.child);
  CHECK(at.app.audit().empty());
  overwrite(at.app, "name", "Elisa");
  at.tap({"save"});
  CHECK(at.app.node("person:" + at.all.child).label.starts_with("Elisa"));
  CHECK_FALSE(at.app.shows("Elsa"));
  at.tap({at.all.on_card("show", at.all.mother), "start"});
  CHECK(at.app.shows("Det här vill Elisa att du ska få veta"));
  at.tap({"done"});
  at.world.unlock();
  at.tap({"not_told"});
  at.hand_over(at.all.child);
  CHECK(at.app.shows("Elisa"));
  CHECK_FALSE(at.app.shows("Elsa"));
}

TEST_CASE("what was told keeps its words when a name is corrected") {
  AtFamily at;
  at.tell_mother();
  correct(at, at.all.mother);
  overwrite(at.app, "called", "mami");
  at.tap({"save", "follow:" + at.all.interview});
  CHECK(at.app.shows("Det här har mami fått höra"));
  CHECK(at.app.shows("Jag har det bra hos båda."));
  CHECK_FALSE(at.app.shows("mamma"));
}

TEST_CASE("a birth date that was begun by mistake is taken away again") {
  AtFamily at;
  correct(at, at.all.mother);
  REQUIRE_FALSE(at.app.node("save").disabled);
  at.tap({"born:month:more"});
  CHECK(at.app.node("save").disabled);
  CHECK(at.app.shows("Välj år, månad och dag"));
  CHECK(at.app.audit().empty());
  at.tap({"born:none"});
  CHECK_FALSE(at.app.node("save").disabled);
  CHECK_FALSE(at.app.has("born:none"));
}

TEST_CASE("a child's birth date is corrected and the next interviews go by it") {
  AtFamily at;
  CHECK(at.app.shows("Elsa, 10 år"));
  correct(at, at.all.child);
  CHECK_FALSE(at.app.has("kind:parent"));  // something is recorded: a child stays one
  at.tap({"born:year:more"});
  at.tap({"save"});
  CHECK(at.app.shows("Elsa, 9 år"));
}

TEST_CASE("a person that was added by mistake is removed after a question and nobody else can be") {
  AtFamily at;
  const std::string twice = at.add_adult("Berit", "farmor");
  correct(at, twice);
  at.tap({"remove"});
  CHECK(at.app.shows("Inget är antecknat om Berit."));
  CHECK(at.app.audit().empty());
  at.tap({"ask_remove:no"});
  CHECK(at.app.has("remove"));
  at.tap({"remove", "ask_remove:yes"});
  CHECK_FALSE(at.app.has("person:" + twice));
  correct(at, at.all.father);  // the child chose something about him
  CHECK_FALSE(at.app.has("remove"));
  CHECK(at.app.has("stays"));
  at.world.end();
  const auto vault =
      testing::must(vault::Vault::open(at.world.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
  const auto log = testing::must(records::audit_entries(*vault));
  CHECK(std::ranges::count(log, "person_removed", &records::AuditEntry::kind) == 1);
}

TEST_CASE("a family's name and case number are corrected on its page") {
  AtFamily at;
  at.tap({"correct_people", "correct:family"});
  CHECK(at.app.audit().empty());
  CHECK(at.app.shows("så den går inte att ta bort"));
  CHECK_FALSE(at.app.has("remove"));
  overwrite(at.app, "name", "Familjen Ekström");
  overwrite(at.app, "case_number", "26-0500");
  at.tap({"save"});
  CHECK(at.app.shows("Familjen Ekström"));
  CHECK(at.app.shows("26-0500"));
  CHECK(at.app.has("person:" + at.all.child));
}

TEST_CASE("a family that was added by mistake is removed after a question while nobody is in it") {
  AtFamily at;
  at.tap({"back", "new_family"});
  fill(at.app, "name", "Familjen Fel");
  at.tap({"save", "correct_people", "correct:family", "remove"});
  REQUIRE(at.app.shows("Ska Familjen Fel tas bort?"));
  at.tap({"ask_remove:yes"});
  CHECK(at.app.has("new_family"));
  CHECK_FALSE(at.app.shows("Familjen Fel"));
  CHECK(at.app.has("family:" + at.all.family));
}

TEST_CASE("another adult's role is corrected and whether children are asked about it") {
  AtFamily at;
  const std::string gran = at.add_adult("Berit", "farmor");
  correct(at, gran);
  CHECK(at.app.node("told:no").selected);
  at.tap({"told:yes", "save"});
  CHECK(at.app.shows("Till farmor: 0 får berättas"));
  correct(at, gran);
  CHECK(at.app.node("told:yes").selected);
  at.tap({"kind:child"});
  CHECK(at.app.node("save").disabled);  // a child has a birth date
}

}  // namespace doorstep::team
