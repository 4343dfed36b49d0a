// TeamTalk after the interview: flags, the gate, the account and the telling.

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/command/team_talk.h"
#include "app/screen/gate_reasons.h"

namespace doorstep::command {

using screen::GateItem;
using sharing::Decision;

namespace {

constexpr std::array<Decision, 3> kDecisions = {Decision::Release, Decision::NotNow, Decision::Never};
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
  const auto noted = desk_.note_shown(flags);
  return noted ? Result<void>() : tl::unexpected(noted.error());
}

Result<void> TeamTalk::go_through_gate(const std::string& interview) {
  const auto items = desk_.gate(interview);
  if (!items) return tl::unexpected(items.error());
  const auto people = people_of(interview);
  if (!people) return tl::unexpected(people.error());
  console_.title(say_("team.gate.title", people->name));
  if (auto reminded = remind_of_flags(interview, people->name); !reminded) return reminded;
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

// What cannot wait comes before what may be told.
Result<void> TeamTalk::remind_of_flags(const std::string& interview, const std::string& child) {
  const auto waiting = waiting_flags(interview);
  if (!waiting) return tl::unexpected(waiting.error());
  if (!waiting->empty()) console_.say(say_("team.gate.follow_up_first", child));
  return {};
}

Result<std::vector<screen::FlagView>> TeamTalk::waiting_flags(const std::string& interview) {
  const auto live = desk_.open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  const auto family = desk_.family(live->record().family.text, say_.code());
  if (!family) return tl::unexpected(family.error());
  return screen::waiting_flags(*family, interview);
}

Result<void> TeamTalk::decide(const std::string& interview, const GateItem& item) {
  std::vector<std::string> options;
  for (const Decision decision : kDecisions)
    options.push_back(say_(fmt::format("team.gate.decisions.{}", word(decision))));
  const auto chosen = choose(options, say_("team.gate.question", item.called));
  if (!chosen) return tl::unexpected(chosen.error());
  screen::Verdict verdict{.decision = kDecisions[*chosen]};
  if (auto reasoned = ask_reason(verdict); !reasoned) return reasoned;
  if (verdict.decision == Decision::Release && !item.named.empty()) {
    console_.say(say_("team.gate.names_sibling", fmt::format("{}", fmt::join(item.named, ", "))));
    const auto seen = choose({say_("team.gate.sibling_seen"), say_("team.gate.decisions.not_now")});
    if (!seen) return tl::unexpected(seen.error());
    if (*seen == 1) return {};
    verdict.sibling = screen::SiblingSeen::Yes;
  }
  return desk_.decide(interview, item, verdict);
}

Result<void> TeamTalk::ask_reason(screen::Verdict& verdict) {
  const auto whys = screen::reasons_for(verdict.decision);
  std::vector<std::string> reasons;
  for (const sharing::Why why : whys) reasons.push_back(screen::reason_text(say_, verdict.decision, why));
  reasons.push_back(say_("team.gate.own_reason"));
  const auto why = choose(reasons, say_("team.gate.why"));
  if (!why) return tl::unexpected(why.error());
  if (*why == whys.size()) {
    verdict.why = sharing::Why::Other;
    auto own = ask_name(say_("team.gate.own_reason") + ":");
    if (!own) return tl::unexpected(own.error());
    verdict.reason = std::move(*own);
    return {};
  }
  verdict.why = whys[*why];
  verdict.reason = reasons[*why];
  if (!needs_law(verdict.why)) return {};
  auto law = ask_law(word(verdict.why), Lawless::No);
  if (!law) return tl::unexpected(law.error());
  verdict.law = std::move(*law);
  return {};
}

Result<std::string> TeamTalk::ask_law(std::string_view about, Lawless lawless) {
  const auto laws = desk_.laws(about, say_.code());
  if (!laws) return tl::unexpected(laws.error());
  std::vector<std::string> options;
  for (const screen::LawChoice& law : *laws) options.push_back(law.citation + ". " + law.says);
  if (lawless == Lawless::Offered) options.push_back(say_("sharing.follow.no_law"));
  const auto chosen = choose(options, say_("team.gate.law"));
  if (!chosen) return tl::unexpected(chosen.error());
  return *chosen == laws->size() ? std::string() : (*laws)[*chosen].id;
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
                           say_("team.told.not_told"), say_("team.told.printed")});
  if (!how) return tl::unexpected(how.error());
  if (*how == 3) return {};
  const auto response = console_.ask(say_("team.told.response", parent.spoken()));
  if (!response) return tl::unexpected(response.error());
  const auto way = *how == 4 ? screen::Retelling::Printed : static_cast<screen::Retelling>(*how);
  return desk_.mark_told(interview, parent.id, way, *response);
}

void show_account(Console& console, const words::Language& say, const screen::AccountView& account) {
  console.title(say("respondent.account.to_you", account.parent));
  if (account.account.empty()) {
    console.say(say("respondent.account.nothing"));
    console.say(say("respondent.account.nothing_text"));
    return;
  }
  console.say(say("respondent.account.title", account.child));
  std::string title;
  for (const auto& entry : account.account.entries()) {
    if (entry.title != title) console.title(entry.title);
    title = entry.title;
    for (const auto& line : entry.lines)
      console.say("  " + (entry.own_words ? say("common.quote", line) : line), "  ");
  }
}

}  // namespace doorstep::command
