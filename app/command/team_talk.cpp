#include "app/command/team_talk.h"

#include <algorithm>

#include <unistd.h>

#include <fmt/format.h>

#include "app/command/today.h"
#include "app/screen/other_version.h"
#include "app/screen/wording.h"

namespace doorstep::command {

using screen::PersonKind;

bool TeamTalk::is_asked_for() const {
  return !way_.passphrase.is_given() || (sealed_ && isatty(STDIN_FILENO) != 0);
}

Result<Passphrase> TeamTalk::passphrase(const std::string& prompt) {
  if (is_asked_for()) return Passphrase::typed(prompt);
  if (given_) {
    console_.say(say_("terminal.same_passphrase"));
    return Passphrase::of(given_->view());
  }
  auto read = way_.passphrase.read(prompt);
  if (!read || isatty(STDIN_FILENO) != 0) return read;
  given_ = std::move(*read);
  return Passphrase::of(given_->view());
}

Result<std::string> TeamTalk::ask_name(std::string_view prompt) {
  while (true) {
    auto name = console_.ask(prompt);
    if (!name || !name->empty()) return name;
    console_.say(say_("team.make.name_missing"));
  }
}

Result<std::size_t> TeamTalk::choose(const std::vector<std::string>& options, std::string_view question) {
  if (!question.empty()) console_.say(question);
  return console_.choose(options, say_("terminal.your_choice"), say_("terminal.a_number"));
}

Result<void> TeamTalk::unlock() { return desk_.has_vault() ? open_vault() : make_vault(); }

Result<void> TeamTalk::unlock_again() {
  seal();
  return open_vault();
}

Result<void> TeamTalk::uncover() {
  seal();
  while (true) {
    const auto wanted = console_.ask(say_("terminal.hidden"));
    if (wanted) return open_vault();
    if (wanted.error().code != "idle") return tl::unexpected(wanted.error());
  }
}

void TeamTalk::seal() {
  sealed_ = true;
  if (desk_.is_open()) way_.person = desk_.who();
  desk_.close();
  console_.clear();
}

Result<void> TeamTalk::make_vault() {
  console_.title(say_("team.make.heading"));
  console_.say(say_("team.make.what"));
  console_.say(say_("team.make.recovery"));
  if (way_.person.empty()) {
    auto name = ask_name(say_("team.make.name") + ":");
    if (!name) return tl::unexpected(name.error());
    way_.person = std::move(*name);
  }
  const auto chosen = passphrase(say_("team.passphrase") + ":");
  if (!chosen) return tl::unexpected(chosen.error());
  if (is_asked_for()) {
    const auto again = Passphrase::typed(say_("team.make.again") + ":");
    if (!again) return tl::unexpected(again.error());
    if (again->view() != chosen->view()) return fail("passphrases_differ", say_("team.make.differs"));
  }
  console_.say(say_("team.moment"));
  return desk_.make_vault(way_.person, chosen->view());
}

Result<void> TeamTalk::open_vault() {
  console_.title(say_("team.unlock.heading"));
  if (way_.person.empty()) {
    auto names = desk_.people_with_a_way_in();
    if (!names) return tl::unexpected(names.error());
    const auto chosen = names->size() == 1 ? Result<std::size_t>(0) : choose(*names);
    if (!chosen) return tl::unexpected(chosen.error());
    way_.person = (*names)[*chosen];
  }
  constexpr int kTries = 3;  // for one who types; what a file holds does not change
  for (int left = is_asked_for() ? kTries : 1;; --left) {
    const auto tried = passphrase(say_("team.unlock.passphrase_of", way_.person));
    if (!tried) return tl::unexpected(tried.error());
    console_.say(say_("team.moment"));
    auto opened = desk_.open_vault(way_.person, tried->view());
    // It would decide on pages that nobody has seen yet.
    if (is_asked_for()) console_.forget_what_was_typed_ahead();
    if (opened || left <= 1 || opened.error().code != "wrong_passphrase") return opened;
    console_.say(say_.explain(opened.error()).message);
  }
}

Result<TeamTalk::Chosen> TeamTalk::choose_interview(const std::string& instrument) {
  const auto family = choose_family();
  if (!family) return tl::unexpected(family.error());
  const auto person = choose_person(*family, instrument);
  if (!person) return tl::unexpected(person.error());
  const auto there = already_there(*family, *person, instrument);
  if (!there) return tl::unexpected(there.error());
  if (*there) return **there;
  const auto sources = choose_sources(*family, *person, instrument);
  if (!sources) return tl::unexpected(sources.error());
  const auto started = desk_.start_interview(*person, instrument, *sources);
  if (!started) return tl::unexpected(started.error());
  return Chosen{*started, Purpose::Conduct};
}

// What can be gone on with, when the team wants that and nothing new.
Result<std::optional<TeamTalk::Chosen>> TeamTalk::already_there(const std::string& family,
                                                                const std::string& person,
                                                                const std::string& instrument) {
  const auto open = open_interview_of(family, person, instrument);
  if (!open) return tl::unexpected(open.error());
  const auto view = desk_.family(family, say_.code());
  if (!view) return tl::unexpected(view.error());
  std::vector<std::string> options;
  std::vector<Chosen> chosen;
  std::optional<std::size_t> over;
  if (*open) {
    const auto& [id, plan] = **open;
    options.push_back(say_("terminal.go_on_with"));
    chosen.push_back({id, Purpose::Conduct});
    if (plan) {
      console_.say(screen::words_of(say_, *plan));
      options.push_back(say_("team.family.go_over", screen::version_of(plan->to)));
      over = chosen.size();
      chosen.push_back({id, Purpose::Conduct});
    }
  }
  for (const auto& tells : view->tells) {
    const auto live = desk_.open_interview(tells.interview);
    const bool own = live && live->record().person.text == person && live->record().instrument == instrument;
    if (!own || live->interview().phase() != interview::Phase::Finished) continue;
    options.push_back(say_("sharing.follow.open", tells.child));
    chosen.push_back({tells.interview, Purpose::Follow});
    break;
  }
  if (chosen.empty()) return std::optional<Chosen>();
  options.push_back(say_("team.family.new_interview"));
  const auto picked = choose(options);
  if (!picked) return tl::unexpected(picked.error());
  if (*picked == chosen.size()) return std::optional<Chosen>();
  if (picked.value() != over) return std::optional(chosen[*picked]);
  const auto gone_over = desk_.go_over(chosen[*picked].interview, *(*open)->other_version);
  if (!gone_over) return tl::unexpected(gone_over.error());
  return std::optional(Chosen{*gone_over, Purpose::Conduct});
}

// Asked only where there is something to choose from.
Result<screen::ChosenSources> TeamTalk::choose_sources(const std::string& family, const std::string& person,
                                                       const std::string& instrument) {
  screen::ChosenSources chosen;
  const auto choices = desk_.choices(family, say_.code());
  if (!choices) return tl::unexpected(choices.error());
  for (const auto& choice : choices->people) {
    const auto found = std::ranges::find(choice.instruments, instrument, &screen::InstrumentChoice::id);
    if (choice.person.id != person || found == choice.instruments.end()) continue;
    for (const screen::SourceQuestion& source : found->sources) {
      std::optional<std::string>& interview = chosen[source.alias];
      if (source.choices.empty()) {
        console_.say(say_("team.new_interview.nothing_to_build_on", source.title));
        continue;
      }
      std::vector<std::string> options;
      for (const auto& each : source.choices) options.push_back(screen::source_words(say_, each));
      options.push_back(say_("team.new_interview.no_source"));
      const auto answer = choose(options, say_("team.new_interview.builds_on", source.title));
      if (!answer) return tl::unexpected(answer.error());
      if (*answer < source.choices.size()) interview = source.choices[*answer].interview;
    }
  }
  return chosen;
}

Result<std::string> TeamTalk::choose_family() {
  const auto families = desk_.families();
  if (!families) return tl::unexpected(families.error());
  console_.title(say_("team.families.title"));
  std::vector<std::string> names;
  for (const auto& family : *families) names.push_back(family.name);
  names.push_back(say_("team.families.add"));
  const auto chosen = choose(names);
  if (!chosen) return tl::unexpected(chosen.error());
  if (*chosen < families->size()) return (*families)[*chosen].id;
  const auto name = ask_name(say_("team.family_name.name") + ":");
  if (!name) return tl::unexpected(name.error());
  auto family = desk_.add_family(*name, {});
  if (!family) return family;
  if (auto added = add_people(*family); !added) return tl::unexpected(added.error());
  return family;
}

Result<void> TeamTalk::add_people(const std::string& family) {
  console_.say(say_("team.family.nobody"));
  while (true) {
    const auto kind = choose({say_("team.person.child"), say_("team.person.parent"),
                              say_("team.person.other"), say_("common.done")},
                             say_("team.person.kind"));
    if (!kind) return tl::unexpected(kind.error());
    if (*kind == 3) return {};
    if (auto added = add_person(family, static_cast<PersonKind>(*kind)); !added) return added;
  }
}

// A child's to the day, since a year alone can be a year wrong about what it is asked; of an adult what is
// known.
Result<std::optional<language::Date>> TeamTalk::ask_birth_date(PersonKind kind) {
  const bool child = kind == PersonKind::Child;
  while (true) {
    const auto line = console_.ask(say_(child ? "terminal.born_child" : "terminal.born"));
    if (!line) return tl::unexpected(line.error());
    if (line->empty() && !child) return std::optional<language::Date>();
    const auto born = language::Date::parse(*line);
    const bool whole = born && born->precision() == language::DatePrecision::Day;
    if (!born || (child && !whole))
      console_.say(say_(child ? "terminal.born_needs_day" : "terminal.born_not_read"));
    else if (born->days() > today().days())
      console_.say(say_("terminal.born_later"));
    else
      return born;
  }
}

Result<void> TeamTalk::add_person(const std::string& family, PersonKind kind) {
  screen::NewPersonData person;
  person.kind = kind;
  person.language = say_.code();
  auto name = ask_name(say_("team.person.name") + ":");
  if (!name) return tl::unexpected(name.error());
  person.name = std::move(*name);
  if (kind != PersonKind::Child) {
    auto called = console_.ask(say_("team.person.called") + ":");
    if (!called) return tl::unexpected(called.error());
    person.called = std::move(*called);
  }
  auto born = ask_birth_date(kind);
  if (!born) return tl::unexpected(born.error());
  person.born = *born;
  const auto added = desk_.add_person(family, person);
  return added ? Result<void>() : tl::unexpected(added.error());
}

Result<std::string> TeamTalk::choose_person(const std::string& family, const std::string& instrument) {
  while (true) {
    const auto choices = desk_.choices(family, say_.code());
    if (!choices) return tl::unexpected(choices.error());
    std::vector<std::string> ids;
    std::vector<std::string> names;
    for (const auto& choice : choices->people) {
      if (std::ranges::find(choice.instruments, instrument, &screen::InstrumentChoice::id) ==
          choice.instruments.end())
        continue;
      ids.push_back(choice.person.id);
      names.push_back(choice.person.name);
    }
    console_.title(say_("team.new_interview.with_whom"));
    if (ids.empty()) console_.say(say_("team.new_interview.nothing_fits"));
    names.push_back(say_("team.family.add_person"));
    const auto chosen = choose(names);
    if (!chosen) return tl::unexpected(chosen.error());
    if (*chosen < ids.size()) return ids[*chosen];
    if (auto added = add_people(family); !added) return tl::unexpected(added.error());
  }
}

Result<std::optional<TeamTalk::OpenInterview>> TeamTalk::open_interview_of(const std::string& family,
                                                                           const std::string& person,
                                                                           const std::string& instrument) {
  const auto view = desk_.family(family, say_.code());
  if (!view) return tl::unexpected(view.error());
  for (const auto& member : view->people) {
    for (const auto& line : member.interviews) {
      if (member.id != person || line.state != screen::InterviewState::Open) continue;
      const auto live = desk_.open_interview(line.id);
      if (live && live->record().instrument == instrument)
        return std::optional(OpenInterview{line.id, line.other_version});
    }
  }
  return std::optional<OpenInterview>();
}

}  // namespace doorstep::command
