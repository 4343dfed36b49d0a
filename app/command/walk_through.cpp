#include "app/command/walk_through.h"

#include <array>
#include <iostream>

#include <fmt/format.h>

#include "app/command/console.h"
#include "app/command/extract.h"
#include "app/command/files.h"
#include "app/command/made_up.h"
#include "app/command/places.h"
#include "app/command/player.h"
#include "app/command/speech.h"
#include "app/command/team_talk.h"
#include "app/command/today.h"
#include "app/screen/gate_reasons.h"
#include "app/text/assets.h"
#include "instruments/check/check.h"
#include "storage/records/audit.h"

namespace doorstep::command {
namespace {

using screen::Desk;
using sharing::Choice;

const std::string kInstrument = "min_berattelse";
// More families with the same answers: an extract is refused while fewer than five share them.
constexpr std::array<std::pair<const char*, const char*>, 4> kOthers = {
    {{"Berg", "Nils"}, {"Haddad", "Amina"}, {"Virtanen", "Eino"}, {"Novak", "Mila"}}};

class WalkThrough {
 public:
  WalkThrough(const words::Language& say, std::filesystem::path file, check::Walk walk, int age,
              ThrowAway& throw_away)
      : say_(say),
        file_(std::move(file)),
        walk_(std::move(walk)),
        age_(age),
        throw_away_(throw_away),
        desk_({.vault = throw_away.vault(), .instruments = {file_}}),
        console_(std::cin, std::cout, Console::Kind::Stream) {}

  Result<void> run() {
    if (auto done = make_vault(); !done) return done;
    const auto interview = conduct("Lind", "Elsa", true);
    if (!interview) return tl::unexpected(interview.error());
    if (auto done = show_flags(*interview); !done) return done;
    if (auto done = go_through_gate(*interview); !done) return done;
    if (auto done = tell_parents(*interview); !done) return done;
    if (auto done = extract_refused(); !done) return done;
    for (const auto& [family, child] : kOthers) {
      if (auto more = conduct(family, child, false); !more) return tl::unexpected(more.error());
    }
    return write_extract_of_all();
  }

 private:
  void step(const std::string& what) { console_.title(fmt::format("{}. {}", ++number_, what)); }

  Result<void> make_vault() {
    step("A vault was made, for throwing away");
    if (auto made = desk_.make_vault(kMadeUpPerson, throw_away_.passphrase()); !made) return made;
    console_.say(fmt::format("The encrypted store is {}. Its passphrase is {}.",
                             (throw_away_.vault() / "vault.db").string(), throw_away_.passphrase()));
    return {};
  }

  Result<std::string> conduct(const std::string& name, const std::string& child, bool aloud) {
    const auto family = add_made_up_family(desk_, say_, name, child, age_);
    if (!family) return tl::unexpected(family.error());
    const auto interview = desk_.start_interview(family->child, kInstrument);
    if (!interview) return interview;
    auto live = desk_.open_interview(*interview);
    if (!live) return tl::unexpected(live.error());
    const auto people = desk_.people_of(*live);
    if (!people) return tl::unexpected(people.error());
    if (aloud)
      step(fmt::format("{}, {} years, answers; each answer is in the vault before the next question", child,
                       age_));
    Part part;
    part.choose = [](std::size_t topic, std::size_t parent) {
      return (topic + parent) % 2 == 0 ? Choice::MyWords : parent == 0 ? Choice::Not : Choice::Later;
    };
    part.clock = now;
    if (aloud) part.heard = [this](const std::string& shown, const std::string& said) { hear(shown, said); };
    const auto played = play(*live, walk_, *people, say_, part);
    if (!played) return tl::unexpected(played.error());
    if (aloud)
      console_.say(fmt::format("The interview is finished: {} events.", live->interview().history().size()));
    return interview;
  }

  void hear(const std::string& shown, const std::string& said) {
    console_.say(shown, "  ");
    if (!said.empty()) console_.say("    > " + said, "      ");
  }

  Result<void> show_flags(const std::string& interview) {
    step("What the instrument asks the interviewer to see");
    const auto live = desk_.open_interview(interview);
    if (!live) return tl::unexpected(live.error());
    const auto family = desk_.family(live->record().family.text, say_.code());
    if (!family) return tl::unexpected(family.error());
    for (const auto& flag : family->flags) console_.say(flag.prompt);
    if (family->flags.empty()) console_.say("No flag was raised.");
    const auto noted = desk_.note_shown(family->flags);
    return noted ? Result<void>() : tl::unexpected(noted.error());
  }

  Result<void> go_through_gate(const std::string& interview) {
    step("The team decides about what the child permitted");
    const auto items = desk_.gate(interview);
    if (!items) return tl::unexpected(items.error());
    for (std::size_t i = 0; i < items->size(); ++i) {
      const auto& item = (*items)[i];
      // One thing waits, so that the accounts show what a permission alone is not.
      const auto decision = i + 1 == items->size() ? sharing::Decision::NotNow : sharing::Decision::Release;
      const auto why = screen::reasons_for(decision).front();
      const auto reason = screen::reason_text(say_, decision, why);
      auto decided = desk_.decide(interview, item, {.decision = decision, .why = why, .reason = reason});
      if (!decided) return decided;
      console_.say(fmt::format("{}, {}: {} ({})", item.called, item.title,
                               say_(fmt::format("team.gate.decisions.{}", word(decision))), reason),
                   "  ");
    }
    return {};
  }

  Result<void> tell_parents(const std::string& interview) {
    step("What each parent is shown, and nothing else");
    const auto live = desk_.open_interview(interview);
    if (!live) return tl::unexpected(live.error());
    const auto people = desk_.people_of(*live);
    if (!people) return tl::unexpected(people.error());
    for (const auto& parent : people->parents) {
      const auto account = desk_.account(interview, parent.id);
      if (!account) return tl::unexpected(account.error());
      show_account(console_, say_, *account);
      if (auto told = desk_.mark_told(interview, parent.id, screen::Retelling::Shown); !told) return told;
    }
    return {};
  }

  // `act` with the vault opened for a coordinator's work; the desk gives it up for so long.
  template <typename Act>
  Result<void> with_vault(Act act) {
    desk_.close();
    {
      const auto opened = vault::Vault::open(throw_away_.vault(), kMadeUpPerson, throw_away_.passphrase());
      if (!opened) return tl::unexpected(opened.error());
      if (auto done = act(**opened); !done) return done;
    }
    return desk_.open_vault(kMadeUpPerson, throw_away_.passphrase());
  }

  Result<void> extract_refused() {
    step("An extract of one family is refused");
    return with_vault([&](vault::Vault& vault) -> Result<void> {
      const auto outcome = write_extract(vault, {throw_away_.folder() / "extract", {}}, now());
      if (!outcome) return tl::unexpected(outcome.error());
      for (const Withheld& each : outcome->withheld) console_.say(each.table + ": " + each.why);
      return {};
    });
  }

  Result<void> write_extract_of_all() {
    step(fmt::format("An extract of {} families, made up to be alike", kOthers.size() + 1));
    return with_vault([&](vault::Vault& vault) -> Result<void> {
      const auto outcome = write_extract(vault, {throw_away_.folder() / "extract", {}}, now());
      if (!outcome) return tl::unexpected(outcome.error());
      if (!outcome->withheld.empty()) return fail("too_few_families", outcome->withheld.front().why);
      for (const auto& file : outcome->written) console_.say(file.string());
      if (auto whole = records::verify_audit(vault); !whole) return whole;
      const auto entries = records::audit_entries(vault);
      if (!entries) return tl::unexpected(entries.error());
      console_.say(fmt::format("The audit holds {} entries, and its chain is whole.", entries->size()));
      return {};
    });
  }

  const words::Language& say_;
  std::filesystem::path file_;
  check::Walk walk_;
  int age_;
  ThrowAway& throw_away_;
  Desk desk_;
  Console console_;
  int number_ = 0;
};

Result<void> walk_through_with(const words::Language& say) {
  const auto file = shipped_instrument(kInstrument);
  if (!file) return tl::unexpected(file.error());
  const auto text = read_file(file->string());
  if (!text) return tl::unexpected(text.error());
  const auto loaded = check::open(*text, file->string(), {}, text::pictures_of(*file));
  if (!loaded.instrument || loaded.instrument->examples.empty()) {
    return fail("instrument_refused", fmt::format("{} does not open.", file->string()),
                "`doorstep check` says why.");
  }
  fmt::print(
      "Doorstep finds neither a display nor a terminal, so it walks through an example by itself.\n"
      "Everybody in it is made up. The instrument is {}: {} questions, {} examples, all as they should be.\n",
      file->string(), loaded.instrument->count_written_questions(), loaded.instrument->examples.size());
  auto walk = check::read_walk(loaded.instrument->examples.front().node, today());
  const int age = walk.age.value_or(loaded.instrument->age_from);
  auto throw_away = ThrowAway::make();
  if (!throw_away) return tl::unexpected(throw_away.error());
  auto done = WalkThrough(say, *file, std::move(walk), age, *throw_away).run();
  if (!done) return done;
  throw_away->keep();
  fmt::print("\nDone. Everything lies in {}; remove that folder when you have looked at it.\n",
             throw_away->folder().string());
  return {};
}

}  // namespace

Exit walk_through() {
  const auto speech = Speech::in({});
  if (!speech) return say(speech.error());
  const auto done = walk_through_with(speech->language);
  return done ? Exit::Done : say(done.error());
}

}  // namespace doorstep::command
