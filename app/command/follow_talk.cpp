// TeamTalk with a child's interview that is finished: what was told, how it was taken, back to the child, and
// whatever changes later.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/command/sharing_talk.h"
#include "app/command/team_talk.h"
#include "instruments/sharing/rules.h"

namespace doorstep::command {
namespace {

using screen::PersonKind;
using screen::PersonView;

// In the order in which they are offered; the words have a key each.
constexpr std::array<std::string_view, 13> kWishes = {
    "gate", "tell",   "response", "follow_up", "tell_back", "change", "take_back",
    "flag", "report", "bar",      "lift",      "add_adult", "done"};

}  // namespace

Result<void> TeamTalk::follow(const std::string& interview, const words::Words& words) {
  while (true) {
    const auto people = people_of(interview);
    if (!people) return tl::unexpected(people.error());
    std::vector<std::string> options;
    for (const std::string_view wish : kWishes) {
      options.push_back(wish == "done" ? say_("common.done")
                                       : say_(fmt::format("sharing.follow.{}", wish), people->name));
    }
    const auto chosen = choose(options, say_("sharing.follow.what"));
    if (!chosen) return tl::unexpected(chosen.error());
    if (kWishes[*chosen] == "done") return {};
    const auto done = follow_once(interview, *chosen, words);
    // What the rules refuse is said, and the team goes on; the vault is as it was.
    if (done) continue;
    if (!desk_.is_open() || done.error().code == "input_ended" || done.error().code == "idle") return done;
    const auto explained = say_.explain(done.error());
    console_.say(explained.message + " " + explained.remedy);
  }
}

Result<void> TeamTalk::follow_once(const std::string& interview, std::size_t wish,
                                   const words::Words& words) {
  const std::string_view what = kWishes[wish];
  if (what == "gate") return go_through_gate(interview);
  if (what == "tell") return tell_parents(interview);
  if (what == "response") return note_words(interview, About::Response);
  if (what == "follow_up") return note_words(interview, About::FollowUp);
  if (what == "change") return change_choices(interview, words);
  if (what == "take_back") return desk_.assent_for_child(interview, screen::Assent::TakenBack);
  if (what == "flag") return follow_up_flags(interview);
  if (what == "report") return note_report(interview);
  if (what == "bar") return change_bar(interview, Bars::Set);
  if (what == "lift") return change_bar(interview, Bars::Lift);
  if (what == "add_adult") return add_adult(interview);
  if (auto told = tell_child(interview); !told) return told;
  return tell_of_reports(interview);
}

Result<screen::Retelling> TeamTalk::ask_way() {
  std::vector<std::string> ways;
  for (const auto way : {screen::Retelling::Shown, screen::Retelling::ReadAloud, screen::Retelling::Both,
                         screen::Retelling::Printed})
    ways.push_back(say_(fmt::format("sharing.history.ways.{}", word(way))));
  const auto how = choose(ways, say_("sharing.follow.tell_back_how"));
  if (!how) return tl::unexpected(how.error());
  return static_cast<screen::Retelling>(*how);
}

Result<void> TeamTalk::tell_child(const std::string& interview) {
  const auto told = desk_.told_so_far(interview);
  if (!told) return tl::unexpected(told.error());
  if (told->to.empty()) return {};
  console_.title(say_("respondent.told_back.title"));
  for (const screen::ToldTo& to : told->to) {
    console_.say(say_("respondent.told_back.heard", to.called));
    for (const auto& thing : to.heard) {
      console_.say("  " + thing.title);
      for (const auto& line : thing.lines)
        console_.say("  " + (thing.own_words ? say_("common.quote", line) : line), "  ");
    }
    if (!to.responses.empty()) console_.say(say_("respondent.told_back.said", to.called));
    for (const auto& line : to.responses) console_.say("  " + line, "  ");
  }
  const auto words = console_.ask(say_("sharing.follow.tell_back_words", told->child));
  if (!words) return tl::unexpected(words.error());
  if (words->empty()) return {};
  const auto way = ask_way();
  if (!way) return tl::unexpected(way.error());
  return desk_.tell_back(interview, *words, *way);
}

Result<void> TeamTalk::tell_of_reports(const std::string& interview) {
  const auto told = desk_.told_so_far(interview);
  if (!told) return tl::unexpected(told.error());
  for (const std::uint32_t report : told->open_reports) {
    console_.say(say_("sharing.follow.report_open", told->child));
    const auto words = console_.ask(say_("sharing.follow.report_words", told->child));
    if (!words) return tl::unexpected(words.error());
    if (words->empty()) continue;
    const auto way = ask_way();
    if (!way) return tl::unexpected(way.error());
    if (auto done = desk_.tell_back(interview, *words, *way, report); !done) return done;
  }
  return {};
}

Result<std::optional<PersonView>> TeamTalk::ask_whom(const std::string& interview,
                                                     const std::function<bool(const PersonView&)>& fits) {
  const auto live = desk_.open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  const auto family = desk_.family(live->record().family.text, say_.code());
  if (!family) return tl::unexpected(family.error());
  std::vector<PersonView> people = family->people;
  std::erase_if(people, [&](const PersonView& person) { return !fits(person); });
  if (people.empty()) {
    console_.say(say_("sharing.follow.nobody"));
    return std::optional<PersonView>();
  }
  std::vector<std::string> names;
  for (const PersonView& person : people) {
    names.push_back(person.is_barred ? say_("sharing.barred", person.name, person.why_barred) : person.name);
  }
  const auto chosen = choose(names, say_("sharing.follow.whom"));
  if (!chosen) return tl::unexpected(chosen.error());
  return std::optional(people[*chosen]);
}

Result<void> TeamTalk::note_words(const std::string& interview, About about) {
  const auto told = desk_.told_so_far(interview);
  if (!told) return tl::unexpected(told.error());
  const auto whom = ask_whom(interview, [&](const PersonView& person) {
    return std::ranges::find(told->to, person.id, &screen::ToldTo::person) != told->to.end();
  });
  if (!whom) return tl::unexpected(whom.error());
  if (!*whom) return {};
  const auto words = ask_name(say_("sharing.follow.words"));
  if (!words) return tl::unexpected(words.error());
  return about == About::Response ? desk_.note_response(interview, (*whom)->id, *words)
                                  : desk_.follow_up(interview, (*whom)->id, *words);
}

// The child has the device, and goes through its choices again; what was told is not asked about.
Result<void> TeamTalk::change_choices(const std::string& interview, const words::Words& words) {
  auto live = desk_.open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  const auto people = desk_.people_of(*live);
  if (!people) return tl::unexpected(people.error());
  const words::Language& spoken = words.in(live->interview().language());
  const screen::RespondentView view(live->interview(), live->ledger(), *people, spoken);
  SharingTalk talk(console_, *live, view, [&] { return desk_.now(); });
  if (auto done = talk.run(); !done) return done;
  const auto agreed =
      console_.choose({view.yes, view.no}, spoken("terminal.your_choice"), spoken("terminal.a_number"));
  if (!agreed) return tl::unexpected(agreed.error());
  auto done =
      live->decide(view.said({.kind = sharing::Kind::Assented, .assented = *agreed == 0}), desk_.now());
  return done ? talk.ask_outcome() : done;
}

Result<void> TeamTalk::note_report(const std::string& interview) {
  const auto to = ask_name(say_("sharing.follow.report_to"));
  if (!to) return tl::unexpected(to.error());
  const auto why = ask_name(say_("sharing.follow.report_why"));
  if (!why) return tl::unexpected(why.error());
  const auto law = ask_law(word(sharing::Why::DutyToReport), Lawless::No);
  if (!law) return tl::unexpected(law.error());
  const auto waiting = waiting_flags(interview);
  if (!waiting) return tl::unexpected(waiting.error());
  if (auto reported = desk_.report(interview, *to, *why, *law); !reported) return reported;
  for (const screen::FlagView& flag : *waiting) {
    console_.say(flag.prompt);
    const auto about = choose({say_("common.yes"), say_("common.no")}, say_("sharing.follow.report_about"));
    if (!about) return tl::unexpected(about.error());
    if (*about == 1) continue;
    auto done = desk_.follow_up_flag(flag.interview, flag.flag, say_("sharing.note.reported_to", *to));
    if (!done) return done;
  }
  return {};
}

// How each that waits was seen to; Enter leaves it waiting.
Result<void> TeamTalk::follow_up_flags(const std::string& interview) {
  const auto waiting = waiting_flags(interview);
  if (!waiting) return tl::unexpected(waiting.error());
  if (waiting->empty()) console_.say(say_("sharing.follow.no_flag"));
  for (const screen::FlagView& flag : *waiting) {
    console_.say(say_("team.flags.now", flag.person) + " " + flag.prompt);
    const auto words = console_.ask(say_("sharing.follow.flag_words"));
    if (!words) return tl::unexpected(words.error());
    if (words->empty()) continue;
    if (auto done = desk_.follow_up_flag(flag.interview, flag.flag, *words); !done) return done;
  }
  return {};
}

Result<void> TeamTalk::change_bar(const std::string& interview, Bars bars) {
  const auto whom = ask_whom(interview, [&](const PersonView& person) {
    return person.kind != PersonKind::Child && person.is_barred == (bars == Bars::Lift);
  });
  if (!whom) return tl::unexpected(whom.error());
  if (!*whom) return {};
  const auto why = ask_name(bars == Bars::Set ? say_("sharing.follow.bar_why", (*whom)->name)
                                              : say_("sharing.follow.lift_why"));
  if (!why) return tl::unexpected(why.error());
  if (bars == Bars::Lift) return desk_.lift_bar((*whom)->id, *why);
  const auto law = ask_law(sharing::kAboutBars, Lawless::Offered);
  if (!law) return tl::unexpected(law.error());
  return desk_.bar((*whom)->id, *why, *law);
}

Result<void> TeamTalk::add_adult(const std::string& interview) {
  const auto whom = ask_whom(interview, [](const PersonView& person) {
    return person.kind == PersonKind::OtherAdult && !person.is_told && !person.is_barred;
  });
  if (!whom) return tl::unexpected(whom.error());
  return *whom ? desk_.let_be_told((*whom)->id, screen::Told::Yes) : Result<void>();
}

}  // namespace doorstep::command
