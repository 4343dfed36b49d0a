#include "app/command/respondent_talk.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/command/sharing_talk.h"
#include "instruments/sharing/sharing_page.h"

namespace doorstep::command {
namespace {

using interview::EventKind;
using interview::Interview;
using interview::Move;
using interview::Phase;
using model::PageKind;

}  // namespace

RespondentTalk::RespondentTalk(Console& console, records::LiveInterview& live,
                               const screen::RespondentPeople& people, const words::Words& words, Clock clock)
    : console_(console), live_(live), people_(people), words_(words), clock_(std::move(clock)) {}

screen::RespondentView RespondentTalk::view() const { return {interview(), live_.ledger(), people_, say()}; }

Result<void> RespondentTalk::make(const Move& move) { return live_.make(move, clock_()); }

// What a respondent is told when something did not go: never a reproach.
void RespondentTalk::explain(const Error& error) {
  const std::string key = "respondent.problem." + error.code;
  console_.say(say().has(key) ? say()(key) : say().explain(error).message);
}

Result<RespondentTalk::Outcome> RespondentTalk::run(Entry entry) {
  auto done = begin(entry);
  if (done) done = go_through();
  console_.set_hide_key({});
  if (!done && (done.error().code == "idle" || done.error().code == "hidden")) done = cover();
  if (!done) return tl::unexpected(done.error());
  if (covered_) return Outcome::Covered;
  if (handed_back_) return Outcome::HandedBack;
  const bool finished = interview().phase() == Phase::Finished;
  const bool declined = interview().phase() == Phase::Declined;
  console_.title(finished   ? view().say_to_respondent("respondent.closing.finished", people_.name)
                 : declined ? say()("respondent.closing.declined")
                            : view().say_to_respondent("respondent.closing.stopped"));
  console_.say(view().say_to_respondent("respondent.closing.give_back", people_.interviewer));
  return finished ? Outcome::Finished : Outcome::Stopped;
}

Result<void> RespondentTalk::begin(Entry entry) {
  console_.clear();
  console_.set_hide_key(say()("terminal.keys.hide"));
  if (entry == Entry::HandOver) {
    console_.title(say()("respondent.hand_over.title", people_.name));
    console_.say(view().say_to_respondent("respondent.hand_over.text", people_.name));
    const auto begun = console_.ask(say()("terminal.enter_to_begin"));
    if (!begun) return tl::unexpected(begun.error());
  }
  const bool again = interview().history().size() > 1;
  if (again && !is_over(interview().phase())) {
    if (auto resumed = make({.kind = EventKind::Resumed}); !resumed) return resumed;
  }
  show_keys();
  return {};
}

Result<void> RespondentTalk::go_through() {
  while (!is_over(interview().phase()) && !handed_back_ && !covered_) {
    auto done = interview().phase() == Phase::AtEnd ? make(interview().move_at_end()) : take_step();
    if (!done) return done;
  }
  return {};
}

// The screen first, the note after it.
Result<void> RespondentTalk::cover() {
  console_.clear();
  covered_ = true;
  return make({.kind = EventKind::Hidden});
}

void RespondentTalk::show_keys() { console_.say(say()("terminal.keys_help")); }

std::string RespondentTalk::key(const std::string& name) const {
  return (speaks_freely_ ? "/" : "") + say()("terminal.keys." + name);
}

std::optional<RespondentTalk::Command> RespondentTalk::command_in(const std::string& line) const {
  constexpr std::array<std::pair<std::string_view, Command>, 4> kKeys = {{{"back", Command::Back},
                                                                          {"pause", Command::Pause},
                                                                          {"hide", Command::Hide},
                                                                          {"language", Command::Language}}};
  for (const auto& [name, command] : kKeys) {
    if (line == key(std::string(name)) || line == "/" + say()(fmt::format("terminal.keys.{}", name)))
      return command;
  }
  return std::nullopt;
}

Result<void> RespondentTalk::obey(Command command) {
  switch (command) {
    case Command::Back: {
      const auto back = make({.kind = EventKind::MovedBack});
      if (!back && back.error().code != "nothing_behind") return back;
      if (!back) console_.say(say()("terminal.nothing_behind"));
      return {};
    }
    case Command::Pause:
      return pause();
    case Command::Language:
      return choose_language();
    case Command::Hide:
      return cover();
  }
  return {};
}

Result<void> RespondentTalk::pause() {
  if (auto paused = make({.kind = EventKind::Paused}); !paused) return paused;
  console_.title(say()("respondent.pause.title"));
  console_.say(view().say_to_respondent("respondent.pause.text"));
  const auto chosen =
      console_.choose({say()("respondent.pause.go_on"),
                       view().say_to_respondent("respondent.pause.hand_back", people_.interviewer),
                       view().say_to_respondent("respondent.pause.stop")},
                      say()("terminal.your_choice"), say()("terminal.a_number"));
  if (!chosen) return tl::unexpected(chosen.error());
  if (*chosen == 1) {
    handed_back_ = true;
    return {};
  }
  if (*chosen == 0) return make({.kind = EventKind::Resumed});
  console_.title(view().say_to_respondent("respondent.stop.title"));
  console_.say(view().say_to_respondent("respondent.stop.text", people_.interviewer));
  const auto sure = console_.choose(
      {view().say_to_respondent("respondent.stop.yes"), view().say_to_respondent("respondent.stop.no")},
      say()("terminal.your_choice"), say()("terminal.a_number"));
  if (!sure) return tl::unexpected(sure.error());
  return make({.kind = *sure == 0 ? EventKind::Stopped : EventKind::Resumed});
}

Result<void> RespondentTalk::choose_language() {
  const auto& languages = interview().instrument().languages;
  std::vector<std::string> names;
  for (const std::string& code : languages)
    names.push_back(words_.speaks(code) ? words_.in(code).name() : code);
  console_.say(say()("common.language"));
  const auto chosen = console_.choose(names, say()("terminal.your_choice"), say()("terminal.a_number"));
  if (!chosen) return tl::unexpected(chosen.error());
  if (auto made = make({.kind = EventKind::LanguageChosen, .language = languages[*chosen]}); !made)
    return made;
  console_.set_hide_key(say()("terminal.keys.hide"));
  show_keys();
  return {};
}

Result<void> RespondentTalk::take_step() {
  const auto [kind, index] = interview().instrument().steps[interview().position()];
  const bool asks = kind == model::Step::Kind::Question;
  speaks_freely_ = asks && interview().instrument().questions[index].type == model::QuestionType::Text;
  if (asks) return ask_question(index);
  return show_page(interview().instrument().pages[index]);
}

Result<void> RespondentTalk::show_page(const model::Page& page) {
  if (page.kind == PageKind::Sharing) {
    auto shared = SharingTalk(console_, live_, view(), clock_).run();
    return shared ? make({.kind = EventKind::Shared}) : shared;
  }
  console_.title(text(page.text));
  const bool asks = page.kind != PageKind::Inform;
  if (asks) {
    console_.say("  1. " + say()("common.yes"));
    console_.say("  2. " + say()("common.no"));
  }
  const auto line = console_.ask(say()(asks ? "terminal.your_choice" : "terminal.enter_to_go_on"));
  if (!line) return tl::unexpected(line.error());
  if (const auto command = command_in(*line)) return obey(*command);
  if (!asks) return line->empty() ? make({.kind = EventKind::Informed}) : Result<void>();
  const auto number = number_in(*line, 2);
  if (number) return answer_page(page, *number == 1);
  console_.say(say()("terminal.a_number"));
  return {};
}

Result<void> RespondentTalk::answer_page(const model::Page& page, bool yes) {
  if (page.kind == PageKind::Assent &&
      sharing::is_assent_to_sharing(interview().instrument(), interview().position())) {
    // First, so that a crash between the two asks again instead of losing a no.
    auto decided = live_.decide(view().said({.kind = sharing::Kind::Assented, .assented = yes}), clock_());
    if (!decided) return decided;
    if (!sharing::asks_outcome(interview().instrument())) {
      if (auto asked = SharingTalk(console_, live_, view(), clock_).ask_outcome(); !asked) return asked;
    }
  }
  const EventKind kind = page.kind == PageKind::Assent ? EventKind::Assented : EventKind::Understood;
  const std::size_t before = interview().position();
  auto made = make({.kind = kind, .answer = interview::Answer{yes, {}}});
  if (made && interview().position() < before)
    console_.say(view().say_to_respondent("respondent.read_again"));
  return made;
}

}  // namespace doorstep::command
