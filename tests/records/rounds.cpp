// Many interviews of one person: their order, and the instrument that they share.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "instruments/model/load.h"
#include "storage/records/instrument_cache.h"
#include "storage/records/live_interview.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using records::InterviewRecord;

const std::string kText =
    "instrument: door\nversion: 1.0\nrespondent: parent\ntitle: T\nlanguages: [en]\n"
    "licence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n"
    "sections:\n  - section: s\n    questions:\n      - {id: afraid, type: yes_no, text: Afraid}\n";

struct Home {
  ScratchFolder scratch;
  std::unique_ptr<vault::Vault> vault = new_vault(scratch.vault());
  records::Family family = must(
      records::add(*vault, records::Family{.id = {}, .created_at = 1, .name = "Lind", .case_number = ""}));
  records::Person parent = must(
      records::add(*vault, records::Person{{}, family.id, records::PersonRole::Parent, "Maj", "", {}, "en"}));

  records::LiveInterview start(std::int64_t clock) {
    return must(records::LiveInterview::start(*vault, parent, model::load(kText, "door").instrument, kText,
                                              "en",
                                              {*language::Date::parse("2026-11-22"), {}, {clock, clock}}));
  }
};

}  // namespace

TEST_CASE("a later round stands behind an earlier one though the clock was set back in between") {
  Home home;
  for (const std::int64_t clock : {500, 900, 100}) (void)home.start(clock);
  std::vector<int> rounds;
  for (const InterviewRecord& record : must(records::interviews(*home.vault, home.family.id)))
    rounds.push_back(record.round);
  CHECK(rounds == std::vector{1, 2, 3});
}

TEST_CASE("a version that is the first to read the round before knows it when an interview goes over") {
  Home home;
  auto first = home.start(1);
  for (const interview::Move& move :
       {interview::Move{
            .kind = interview::EventKind::Answered, .at = "afraid", .answer = interview::Answer{true, {}}},
        interview::Move{.kind = interview::EventKind::Finished}})
    REQUIRE(first.make(move, {2, 2}));
  auto second = home.start(3);
  std::string text = kText + "      - {id: still, type: yes_no, text: Still, when: last_round.afraid}\n";
  text.replace(text.find("1.0"), 3, "2.0");
  const auto next = model::load(text, "door").instrument;
  REQUIRE(next);
  auto fresh = must(second.migrate(must(second.plan_migration(next)), next, text, {4, 4}));
  REQUIRE(fresh.make(
      {.kind = interview::EventKind::Answered, .at = "afraid", .answer = interview::Answer{false, {}}},
      {5, 5}));
  CHECK(fresh.interview().route().size() == 2);
  const auto again = must(records::LiveInterview::resume(*home.vault, fresh.record().id));
  CHECK(again.interview().route().size() == 2);
}

TEST_CASE("an answer that is in the vault is read though a rule of today would not take it") {
  Home home;
  const auto text_with = [](const char* range) {
    return kText + "      - {id: kids, type: number, range: " + range + ", text: Kids}\n";
  };
  const auto start = [&](const std::string& text) {
    return must(records::LiveInterview::start(*home.vault, home.parent, model::load(text, "door").instrument,
                                              text, "en",
                                              {*language::Date::parse("2026-11-22"), {}, {1, 1}}));
  };
  auto loose = start(text_with("0-12"));
  const auto said = [&](const char* at, language::Value value) {
    REQUIRE(loose.make(
        {.kind = interview::EventKind::Answered, .at = at, .answer = interview::Answer{std::move(value), {}}},
        {2, 2}));
  };
  said("afraid", true);
  said("kids", language::Number(9));
  const auto strict = start(text_with("0-5"));
  for (const auto& event : loose.interview().history().subspan(1)) {
    REQUIRE(records::append_event(*home.vault, strict.record(), records::ContentClass::Answers, event.number,
                                  to_json(event, loose.interview().instrument())));
  }
  const auto kept = must(records::LiveInterview::resume(*home.vault, strict.record().id));
  CHECK(kept.interview().answer(1)->value == language::Value(language::Number(9)));
}

TEST_CASE("interviews that were made with one text share one loaded instrument") {
  Home home;
  const auto first = home.start(1).record().id;
  const auto second = home.start(2).record().id;
  const auto one = must(records::LiveInterview::resume(*home.vault, first));
  const auto other = must(records::LiveInterview::resume(*home.vault, second));
  CHECK(&one.interview().instrument() == &other.interview().instrument());
}

TEST_CASE("what was loaded longest ago makes room, and what reads from another instrument is not kept") {
  records::InstrumentCache cache;
  const auto instrument = model::load(kText, "door").instrument;
  for (std::size_t i = 0; i < records::InstrumentCache::kMost; ++i) cache.keep(std::to_string(i), instrument);
  CHECK(cache.find("0"));
  cache.keep("one more", instrument);
  CHECK(cache.find("0"));
  CHECK_FALSE(cache.find("1"));
  auto reader = std::make_shared<model::Instrument>(*instrument);
  reader->from.push_back({"door", "door", instrument});
  cache.keep("reader", reader);
  CHECK_FALSE(cache.find("reader"));
}

}  // namespace doorstep::testing
