#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "storage/records/content.h"
#include "storage/records/interviews.h"
#include "storage/records/people.h"
#include "tests/vault/canary.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using nlohmann::json;
using records::ContentClass;
using records::Family;
using records::InterviewRecord;
using records::Person;
using records::PersonRole;

Family a_family(vault::Vault& vault, const std::string& name = "Lind") {
  return must(records::add(vault, Family{.id = {}, .created_at = 1000, .name = name, .case_number = "A 17"}));
}

Person a_child(vault::Vault& vault, const Family& family) {
  return must(records::add(vault, Person{.id = {},
                                         .family = family.id,
                                         .role = PersonRole::Child,
                                         .name = "Alva",
                                         .called = "",
                                         .born = language::Date::parse("2015-03-09"),
                                         .language = "sv"}));
}

InterviewRecord an_interview(vault::Vault& vault, const Person& person,
                             const std::string& text = "instrument: one") {
  InterviewRecord interview;
  interview.family = person.family;
  interview.person = person.id;
  interview.instrument = "one";
  interview.version = "1.0";
  interview.instrument_hash = must(records::keep_instrument(vault, text));
  interview.language = "sv";
  return must(records::add(vault, interview));
}

TEST_CASE("families and people come back as they were kept") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  auto family = a_family(*vault);
  a_family(*vault, "Berg");
  auto child = a_child(*vault, family);
  must(records::add(*vault, Person{{}, family.id, PersonRole::Parent, "Maj", "mamma", {}, "sv"}));
  family.name = "Lind-Ek";
  child.name = "Alva Åsa";
  child.born.reset();
  must(records::change(*vault, family));
  must(records::change(*vault, child));
  vault.reset();

  vault = must(try_open(scratch.vault()));
  const auto families = must(records::families(*vault));
  REQUIRE(families.size() == 2);
  CHECK(families[0].name == "Berg");
  CHECK(families[1].name == "Lind-Ek");
  CHECK(families[1].case_number == "A 17");
  CHECK(families[1].created_at == 1000);
  const auto people = must(records::people(*vault, family.id));
  REQUIRE(people.size() == 2);
  CHECK(people[0].name == "Alva Åsa");
  CHECK_FALSE(people[0].born);
  CHECK(people[1].called == "mamma");
  CHECK(must(records::find(*vault, child.id)).name == "Alva Åsa");
}

TEST_CASE("a birth date is kept as exactly as it is known") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  const auto family = a_family(*vault);
  for (const char* date : {"2015-03-09", "2015-03", "2015"}) {
    auto child = a_child(*vault, family);
    child.born = language::Date::parse(date);
    must(records::change(*vault, child));
    CHECK(must(records::find(*vault, child.id)).born->text() == date);
  }
}

TEST_CASE("what is not in the vault, or has no name, is told and changes nothing") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  const auto family = a_family(*vault);
  CHECK(code_of(records::add(*vault, Family{})) == "name_missing");
  CHECK(code_of(records::add(*vault, Person{{}, family.id, PersonRole::Child, "", "", {}, "sv"})) ==
        "name_missing");
  CHECK(code_of(records::find(*vault, records::FamilyId{"none"})) == "no_such_record");
  CHECK(code_of(records::find(*vault, records::PersonId{"none"})) == "no_such_record");
  CHECK(code_of(records::find(*vault, records::InterviewId{"none"})) == "no_such_record");
  CHECK(code_of(records::change(*vault, Family{{"none"}, 0, "Name", ""})) == "no_such_record");
  CHECK(code_of(records::instrument_text(*vault, "none")) == "no_such_record");
  CHECK_FALSE(records::add(*vault, Person{{}, {"no family"}, PersonRole::Child, "Bo", "", {}, "sv"}));
  CHECK(must(records::families(*vault)).size() == 1);
  CHECK(must(records::people(*vault, family.id)).empty());
}

TEST_CASE("an instrument's text is kept once for all interviews that were made with it") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  const auto child = a_child(*vault, a_family(*vault));
  const auto first = an_interview(*vault, child, "text one");
  const auto second = an_interview(*vault, child, "text one");
  const auto third = an_interview(*vault, child, "text two");
  CHECK(first.instrument_hash == second.instrument_hash);
  CHECK(must(records::instrument_text(*vault, third.instrument_hash)) == "text two");
  CHECK(count_kept(*vault) == 2);
  CHECK(first.round == 1);
  CHECK(third.round == 3);
}

TEST_CASE("an interview's state, language and time follow it") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  const auto child = a_child(*vault, a_family(*vault));
  auto interview = an_interview(*vault, child);
  interview.state = records::InterviewState::Finished;
  interview.language = "en";
  interview.last_at = 99;
  must(records::change(*vault, interview));
  const auto found = must(records::find(*vault, interview.id));
  CHECK(found.state == records::InterviewState::Finished);
  CHECK(found.language == "en");
  CHECK(found.last_at == 99);
  CHECK(must(records::interviews(*vault, child.family)).size() == 1);
  CHECK(must(records::all_interviews(*vault)).size() == 1);
}

TEST_CASE("events are kept in their order, and only the next number is taken") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  const auto child = a_child(*vault, a_family(*vault));
  const auto interview = an_interview(*vault, child);
  const auto other = an_interview(*vault, child);
  const auto append = [&](std::uint32_t number) {
    return code_of(
        records::append_event(*vault, interview, ContentClass::ChildPrivate, number, {{"n", number}}));
  };
  CHECK(append(0) == "sequence_conflict");
  CHECK(append(2) == "sequence_conflict");
  for (std::uint32_t number = 1; number <= 12; ++number) {
    CHECK(append(number) == "ok");
    CHECK(append(number) == "sequence_conflict");
  }
  vault.reset();
  vault = must(try_open(scratch.vault()));
  const auto events = must(records::events(*vault, interview));
  REQUIRE(events.size() == 12);
  for (std::size_t index = 0; index < events.size(); ++index) {
    CHECK(events[index] == json{{"n", index + 1}});
  }
  CHECK(must(records::events(*vault, other)).empty());
}

TEST_CASE("sharing decisions are a list of the family's, numbered like events") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  const auto family = a_family(*vault);
  must(records::append_sharing(*vault, family.id, 1, {{"choice", "not"}}));
  CHECK(code_of(records::append_sharing(*vault, family.id, 1, {{"choice", "later"}})) == "sequence_conflict");
  must(records::append_sharing(*vault, family.id, 2, {{"choice", "my_words"}}));
  const auto decisions = must(records::sharing(*vault, family.id));
  REQUIRE(decisions.size() == 2);
  CHECK(decisions[1]["choice"] == "my_words");
  CHECK(must(records::sharing(*vault, a_family(*vault).id)).empty());
}

TEST_CASE("content comes back whatever it holds, and foreign bytes are damage") {
  const records::FamilyId family{"f"};
  const json content = {{"text", "åäö \u2603"},
                        {"number", -3},
                        {"list", {1.5, nullptr, true}},
                        {"long", std::string(70'000, 'x')}};
  const auto bytes = records::seal(ContentClass::Answers, family, content);
  CHECK(must(records::open(ContentClass::Answers, family, bytes)) == content);
  for (const std::vector<unsigned char>& bad : {std::vector<unsigned char>{},
                                                {1},
                                                {2, 0xf6},
                                                {1, 0xff},
                                                {1, 0xf6, 0xf6},
                                                {bytes.begin(), bytes.end() - 1}}) {
    CHECK(code_of(records::open(ContentClass::Answers, family, bad)) == "damaged");
  }
}

TEST_CASE("no name, birth date, case number or answer of a record is on the disk in the clear") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  auto family = must(records::add(*vault, Family{{}, 0, "Kanariefamiljen Lindqvist", "KANARIE-2026-4711"}));
  auto child = a_child(*vault, family);
  child.name = "Alva Kanariefågel";
  child.called = "lilla kanariegrodan";
  must(records::change(*vault, child));
  const auto interview = an_interview(*vault, child, "instrument: kanarieinstrumentet");
  const std::string answer = "jag blir rädd när de skriker i köket";
  must(records::append_event(*vault, interview, ContentClass::ChildPrivate, 1, {{"answer", answer}}));
  must(records::append_sharing(*vault, family.id, 1, {{"lines", {answer}}}));
  const std::vector<std::string> secrets = {family.name,  family.case_number,    child.name,
                                            child.called, "kanarieinstrumentet", answer};
  CHECK(first_canary_in(contents_of(scratch.path()), secrets) == "");
  vault.reset();
  CHECK(first_canary_in(contents_of(scratch.path()), secrets) == "");
}

TEST_CASE("only an interviewer writes about families and interviews") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  const Family family = a_family(*vault);
  const Person child = a_child(*vault, family);
  const InterviewRecord interview = an_interview(*vault, child);
  const std::string passphrase = "staple gun in winter";
  must(vault->add_person("Eva", {vault::Role::Coordinator, vault::Role::Keeper}, passphrase));
  vault.reset();
  vault = must(vault::Vault::open(scratch.vault(), "Eva", passphrase, fast()));
  const auto refused = [](const auto& done) { return code_of(done) == "needs_interviewer"; };
  CHECK(refused(records::add(*vault, family)));
  CHECK(refused(records::add(*vault, child)));
  CHECK(refused(records::change(*vault, family)));
  CHECK(refused(records::change(*vault, child)));
  CHECK(refused(records::keep_instrument(*vault, "instrument: two")));
  CHECK(refused(records::add(*vault, interview)));
  CHECK(refused(records::change(*vault, interview)));
  CHECK(refused(records::append_event(*vault, interview, ContentClass::Answers, 1, {{"n", 1}})));
  CHECK(refused(records::append_sharing(*vault, family.id, 1, {{"n", 1}})));
  CHECK(must(records::families(*vault)).size() == 1);
  CHECK(must(records::people(*vault, family.id)).size() == 1);
  CHECK(must(records::all_interviews(*vault)).size() == 1);
  CHECK(must(records::events(*vault, interview)).empty());
}

}  // namespace
}  // namespace doorstep::testing
