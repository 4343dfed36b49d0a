// An interview of the shipped kind, going on while its process is killed: whatever was confirmed must be
// there.
#include <chrono>
#include <random>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "instruments/model/load.h"
#include "storage/records/audit.h"
#include "storage/records/live_interview.h"
#include "tests/vault/child.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using interview::EventKind;
using interview::Move;
using records::LiveInterview;

const language::Date kToday = *language::Date::parse("2026-11-21");

// Twenty questions; answering, going back and changing can go on for ever.
std::string instrument_text() {
  std::string text =
      "instrument: kills\n"
      "version: 1.0\n"
      "title: {en: Kills}\n"
      "respondent: parent\n"
      "ages: 16-99\n"
      "languages: [en]\n"
      "licence: {permission: own, text: Own wording.}\n"
      "defaults: {non_answers: [dont_know], identifies: none, share: never}\n"
      "sections:\n"
      "  - section: all\n"
      "    title: {en: All}\n"
      "    questions:\n";
  for (int number = 1; number <= 20; ++number) {
    text += "      - id: q" + std::to_string(number) +
            "\n        text: {en: \"Is it so?\"}\n        type: yes_no\n";
  }
  return text;
}

// Goes on as long as it lives: answers yes to what is on screen, at the end goes back to the start and
// changes. Sends a byte after each move that was confirmed.
int conduct(const std::filesystem::path& folder, const records::InterviewId& id, const Pipe& confirmed) {
  auto vault = try_open(folder);
  auto live =
      vault ? LiveInterview::resume(**vault, id) : Result<LiveInterview>(tl::unexpected(vault.error()));
  if (!live) {
    return 1;
  }
  interview::Stamp stamp;
  while (true) {
    stamp.utc_milliseconds += 1000;
    const bool at_end = live->interview().phase() == interview::Phase::AtEnd;
    const Move move = at_end ? Move{.kind = EventKind::MovedTo, .at = "q1", .answer = {}, .language = {}}
                             : Move{.kind = EventKind::Answered,
                                    .at = {},
                                    .answer = interview::Answer{true, {}},
                                    .language = {}};
    if (!live->make(move, stamp)) {
      return 2;
    }
    if (!confirmed.send()) {
      return 3;
    }
  }
}

records::InterviewId start_interview(const std::filesystem::path& folder,
                                     const std::shared_ptr<const model::Instrument>& instrument,
                                     const std::string& text) {
  auto vault = must(try_open(folder));
  const auto family = must(records::add(*vault, records::Family{{}, 1, "Lind", ""}));
  const auto parent = must(records::add(
      *vault, records::Person{{}, family.id, records::PersonRole::Parent, "Maj", "mamma", {}, "en"}));
  return must(LiveInterview::start(*vault, parent, instrument, text, "en", {kToday, {}, {1, 1}})).record().id;
}

TEST_CASE("an interview that is killed at any moment has lost nothing that was confirmed") {
  const std::string text = instrument_text();
  const auto loaded = model::load(text, "kills.yaml");
  for (const auto& problem : loaded.problems) {
    UNSCOPED_INFO(problem.message);
  }
  REQUIRE(loaded.instrument != nullptr);
  const ScratchFolder scratch(long_run() ? Where::Disk : Where::Memory);
  new_vault(scratch.vault()).reset();
  records::InterviewId id;
  std::minstd_rand random(3);
  const int kills = long_run() ? 2'000 : 200;
  std::size_t known = 1;
  std::size_t confirmed_in_all = 0;
  for (int number = 0; number < kills; ++number) {
    // A new interview now and then, since reading a long one takes longer than killing it.
    if (number % 20 == 0) {
      id = start_interview(scratch.vault(), loaded.instrument, text);
      known = 1;
    }
    Pipe confirmed;
    const pid_t writer = start_child([&] { return conduct(scratch.vault(), id, confirmed); });
    // The first confirmation says that the vault is open; the kill comes somewhere in what follows.
    REQUIRE(confirmed.receive());
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 15'000));
    REQUIRE(kill(writer, SIGKILL) == 0);
    REQUIRE(wait_for(writer) == -SIGKILL);
    confirmed.close_writing();
    std::size_t acknowledged = 1;
    while (confirmed.receive()) {
      ++acknowledged;
    }
    confirmed_in_all += acknowledged;

    auto vault = must(try_open(scratch.vault()));
    REQUIRE(vault->notices().empty());
    const auto live = must(LiveInterview::resume(*vault, id));
    const std::size_t kept = live.interview().history().size();
    // One more may have been committed without the confirmation reaching anybody.
    REQUIRE(kept >= known + acknowledged);
    REQUIRE(kept <= known + acknowledged + 1);
    known = kept;
    REQUIRE(code_of(records::verify_audit(*vault)) == "ok");
  }
  CHECK(confirmed_in_all >= static_cast<std::size_t>(kills));
}

}  // namespace
}  // namespace doorstep::testing
