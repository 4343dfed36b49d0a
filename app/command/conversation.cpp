#include "app/command/conversation.h"

#include <chrono>

#include <unistd.h>

#include <fmt/format.h>

#include "app/command/console.h"
#include "app/command/files.h"
#include "app/command/opening.h"
#include "app/command/places.h"
#include "app/command/respondent_talk.h"
#include "app/command/speech.h"
#include "app/command/team_talk.h"
#include "app/screen/idle_lock.h"
#include "app/screen/wording.h"
#include "app/text/assets.h"
#include "instruments/check/check.h"

namespace doorstep::command {
namespace {

struct Parts {
  Console& console;
  screen::Desk& desk;
  const words::Words& words;
  const words::Language& say;
};

Result<void> after_a_child(TeamTalk& team, const std::string& interview) {
  if (auto done = team.go_through_gate(interview); !done) return done;
  if (auto done = team.tell_parents(interview); !done) return done;
  return team.tell_child(interview);
}

Result<RespondentTalk::Outcome> respond(const Parts& parts, const std::string& interview,
                                        RespondentTalk::Entry entry) {
  auto live = parts.desk.open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  const auto people = parts.desk.people_of(*live);
  if (!people) return tl::unexpected(people.error());
  return RespondentTalk(parts.console, *live, *people, parts.words, [&] { return parts.desk.now(); })
      .run(entry);
}

// Until the respondent is done or hands it back. What the team answers itself is handed to nobody.
Result<RespondentTalk::Outcome> respond(const Parts& parts, TeamTalk& team, const std::string& interview,
                                        const model::Instrument& instrument) {
  const bool own = screen::answered_by(instrument) == screen::AnsweredBy::Team;
  auto outcome =
      respond(parts, interview, own ? RespondentTalk::Entry::GoesOn : RespondentTalk::Entry::HandOver);
  while (outcome && *outcome == RespondentTalk::Outcome::Covered) {
    if (auto uncovered = team.uncover(); !uncovered) return tl::unexpected(uncovered.error());
    outcome = respond(parts, interview, RespondentTalk::Entry::GoesOn);
  }
  return outcome;
}

Result<void> conduct(const Parts& parts, const ConversationOptions& options,
                     const model::Instrument& instrument) {
  TeamTalk team(parts.console, parts.desk, parts.say, {trimmed(options.person), options.passphrase});
  if (auto unlocked = team.unlock(); !unlocked) return unlocked;
  const auto chosen = team.choose_interview(instrument.id);
  if (!chosen) return tl::unexpected(chosen.error());
  if (chosen->purpose == TeamTalk::Purpose::Follow) return team.follow(chosen->interview, parts.words);
  const std::string* interview = &chosen->interview;
  const auto outcome = respond(parts, team, *interview, instrument);
  if (!outcome) return tl::unexpected(outcome.error());
  if (screen::answered_by(instrument) == screen::AnsweredBy::Person) {
    if (auto unlocked = team.unlock_again(); !unlocked) return unlocked;
  }
  if (auto shown = team.show_flags(*interview); !shown) return shown;
  const bool child = instrument.respondent == model::Respondent::Child;
  if (*outcome == RespondentTalk::Outcome::Finished && child) {
    if (auto done = after_a_child(team, *interview); !done) return done;
  }
  parts.console.say(parts.say("terminal.kept_in", options.vault.string()));
  return {};
}

}  // namespace

Exit converse(const ConversationOptions& options) {
  const auto text = read_file(options.instrument.string());
  if (!text) return say(text.error());
  const auto loaded = check::open(*text, options.instrument.string(), instruments_beside(options.instrument),
                                  text::pictures_of(options.instrument));
  if (!loaded.instrument) {
    for (const auto& problem : loaded.problems) fmt::print(stderr, "{}\n", line_of(problem));
    return Exit::NotRight;
  }
  const auto speech = Speech::in(options.language);
  if (!speech) return say(speech.error());
  if (auto made = make_parent_of(options.vault); !made) return say(made.error());
  Console console = standard_console();
  screen::Desk desk(
      {.vault = options.vault, .instruments = with_what_it_reads(options.instrument, *loaded.instrument)});
  if (isatty(STDIN_FILENO) != 0) {
    const std::chrono::duration<double> limit(screen::kIdleLock);
    console.set_idle_limit(std::chrono::duration_cast<std::chrono::milliseconds>(limit), STDIN_FILENO);
  }
  const auto done = conduct({console, desk, speech->words, speech->language}, options, *loaded.instrument);
  if (!done && done.error().code == "idle") console.clear();
  return done ? Exit::Done : say(speech->language, done.error());
}

}  // namespace doorstep::command
