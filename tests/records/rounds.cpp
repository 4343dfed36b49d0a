// Many interviews of one person: their order, and the instrument that they share.
#include <catch2/catch_test_macros.hpp>

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
