// TeamTalk after the interview: flags, the gate, the account and the telling.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/command/team_talk.h"

namespace doorstep::command {

using screen::GateItem;
using sharing::Decision;

namespace {

constexpr std::array<Decision, 3> kDecisions = {Decision::Release, Decision::NotNow, Decision::Never};
constexpr int kShortReasons = 3;  // for each decision, in the words

}  // namespace

Result<screen::RespondentPeople> TeamTalk::people_of(const std::string& interview) {
  const auto live = desk_.open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  return desk_.people_of(*live);
}

Result<void> TeamTalk::show_flags(const std::string& interview) {
  const auto live = desk_.open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  const auto family = desk_.family(live->record().family.text, say_.code());
  if (!family) return tl::unexpected(family.error());
  std::vector<screen::FlagView> flags;
  for (const auto& flag : family->flags) {
    if (flag.interview != interview) continue;
    const bool now = flag.urgency == screen::Urgency::Now;
    console_.title(now ? say_("team.flags.now", flag.person) : say_("team.flags.follow_up"));
    console_.say(flag.prompt);
    flags.push_back(flag);
  }
  return desk_.note_shown(flags);
}

Result<void> TeamTalk::go_through_gate(const std::string& interview) {
  const auto items = desk_.gate(interview);
  if (!items) return tl::unexpected(items.error());
  const auto people = people_of(interview);
  if (!people) return tl::unexpected(people.error());
  console_.title(say_("team.gate.title", people->name));
  if (items->empty()) console_.say(say_("team.gate.nothing", people->name));
  for (const GateItem& item : *items) {
    if (item.state == sharing::State::Told || item.state == sharing::State::Refused) continue;
    console_.title(item.title);
    console_.say(say_("team.gate.permitted", people->name, item.called));
    for (const auto& line : item.lines) console_.say("  " + say_("common.quote", line), "  ");
    if (auto decided = decide(interview, item); !decided) return decided;
  }
  return {};
}

Result<void> TeamTalk::decide(const std::string& interview, const GateItem& item) {
  std::vector<std::string> options;
  for (const Decision decision : kDecisions)
    options.push_back(say_(fmt::format("team.gate.decisions.{}", word(decision))));
  const auto chosen = choose(options, say_("team.gate.question", item.called));
  if (!chosen) return tl::unexpected(chosen.error());
  const Decision decision = kDecisions[*chosen];
  std::vector<std::string> reasons;
  for (int i = 1; i <= kShortReasons; ++i)
    reasons.push_back(say_(fmt::format("team.gate.reasons.{}.{}", word(decision), i)));
  reasons.push_back(say_("team.gate.own_reason"));
  const auto why = choose(reasons, say_("team.gate.why"));
  if (!why) return tl::unexpected(why.error());
  std::string reason = reasons[*why];
  if (*why == static_cast<std::size_t>(kShortReasons)) {
    auto own = ask_name(say_("team.gate.own_reason") + ":");
    if (!own) return tl::unexpected(own.error());
    reason = std::move(*own);
  }
  return desk_.decide(interview, item, decision, reason);
}

Result<void> TeamTalk::tell_parents(const std::string& interview) {
  const auto people = people_of(interview);
  if (!people) return tl::unexpected(people.error());
  for (const auto& parent : people->parents) {
    const auto chosen =
        choose({say_("common.yes"), say_("common.no")}, say_("terminal.show_now", parent.name));
    if (!chosen) return tl::unexpected(chosen.error());
    if (*chosen != 0) continue;
    if (auto told = tell(interview, parent); !told) return told;
  }
  return {};
}

Result<void> TeamTalk::tell(const std::string& interview, const screen::ParentOfChild& parent) {
  const auto account = desk_.account(interview, parent.id);
  if (!account) return tl::unexpected(account.error());
  seal();  // the parent has the device now; the account is all that is left
  console_.title(say_("respondent.hand_over.title", account->parent));
  if (auto begun = console_.ask(say_("terminal.enter_to_begin")); !begun)
    return tl::unexpected(begun.error());
  console_.clear();
  show_account(console_, say_, *account);
  // Left alone with it, the parent has read it: the screen is cleared either way.
  const auto read = console_.ask(say_("terminal.enter_when_read"));
  if (!read && read.error().code != "idle") return tl::unexpected(read.error());
  if (auto unlocked = unlock_again(); !unlocked) return unlocked;
  if (account->account.empty()) return {};
  console_.title(say_("team.told.question", parent.spoken()));
  console_.say(say_("team.told.final", account->child));
  const auto how = choose({say_("team.told.shown"), say_("team.told.read_aloud"), say_("team.told.both"),
                           say_("team.told.not_told")});
  if (!how) return tl::unexpected(how.error());
  return *how == 3 ? Result<void>()
                   : desk_.mark_told(interview, parent.id, static_cast<screen::Retelling>(*how));
}

void show_account(Console& console, const words::Language& say, const screen::AccountView& account) {
  console.title(say("respondent.account.to_you", account.parent));
  if (account.account.empty()) {
    console.say(say("respondent.account.nothing"));
    console.say(say("respondent.account.nothing_text"));
    return;
  }
  console.say(say("respondent.account.title", account.child));
  for (const auto& entry : account.account.entries()) {
    console.title(entry.title);
    for (const auto& line : entry.lines)
      console.say("  " + (entry.own_words ? say("common.quote", line) : line), "  ");
  }
}

}  // namespace doorstep::command
