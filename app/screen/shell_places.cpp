// From a place to its page: what the desk has to say, put into the page's values.
#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "app/screen/days.h"
#include "app/screen/shell.h"

namespace doorstep::screen {

namespace {

words::Explained explain(const words::Language& say, const RefusedFile& file) {
  const std::string remedy = say("team.new_interview.refused.remedy");
  if (!file.problem) return {say("team.new_interview.refused.unreadable", file.name), remedy};
  return {say("team.new_interview.refused.line", file.name, file.problem->place.line,
              say.explain(*file.problem).message),
          remedy};
}

// Tells other words, and other siblings named in them, from these without keeping any.
std::size_t fingerprint_of(const GateItem& item) {
  std::string all = fmt::format("{}\n{}\n{}\n{}", item.item, item.line, item.parent, item.own_words);
  for (const std::string& line : item.lines) all += "\n" + line;
  for (const std::string& sibling : item.named_ids) all += "\n" + sibling;
  return std::hash<std::string>{}(all);
}

std::vector<std::string> flags_of(const NotePage& page) {
  std::vector<std::string> ids;
  for (const std::size_t index : page.about) ids.push_back(page.flags[index].id());
  return ids;
}

}  // namespace

// Words that were not saved come back with their page, whatever covered it or led away from it.
void Shell::keep_note() {
  KeptNote note;
  if (auto* told = std::get_if<ToldPage>(&page_); told != nullptr && place_.kind == Place::Kind::Told)
    note = {.place = place_, .words = std::move(told->response), .how = told->how};
  if (auto* page = std::get_if<NotePage>(&page_); page != nullptr && place_.kind == Place::Kind::Note)
    note = {.place = place_,
            .to = std::move(page->to),
            .words = std::move(page->words),
            .adult = page->adult ? page->adults[*page->adult].id : std::string(),
            .law = page->law,
            .flags = flags_of(*page)};
  if (auto* page = std::get_if<GatePage>(&page_);
      page != nullptr && place_.kind == Place::Kind::Gate && !page->items.empty())
    note = {.place = place_,
            .words = std::move(page->own_reason),
            .law = page->law,
            .about = fingerprint_of(page->items[page->at]),
            .decision = page->decision,
            .reason = page->reason,
            .sibling = page->sibling};
  if (note.place == Place{}) return;
  forget_note(note.place);
  note.writer = last_person_;
  const bool written =
      !note.to.empty() || !note.words.empty() || !note.adult.empty() || note.law || note.how || note.decision;
  if (written) kept_notes_.push_back(std::move(note));
}

const KeptNote* Shell::kept_note(const Place& place) const {
  const auto found = std::ranges::find_if(
      kept_notes_, [&](const KeptNote& note) { return note.writer == last_person_ && note.place == place; });
  return found == kept_notes_.end() ? nullptr : &*found;
}

void Shell::forget_note(const Place& place) {
  std::erase_if(kept_notes_,
                [&](const KeptNote& note) { return note.writer == last_person_ && note.place == place; });
}

void Shell::go(Place place) {
  keep_note();
  // What is told stands at the top.
  comes_back_ = place == place_above() && notices_.empty();
  place_ = std::move(place);
  if (place_.kind != Place::Kind::Interview && place_.kind != Place::Kind::Choices) covered_.reset();
  if (auto shown = show(place_); !shown) {
    // It cannot be shown (any more): the list of today can, and says why.
    place_ = {};
    if (auto today = show_today(); !today) page_.emplace<TodayPage>().today = desk_.today();
    tell(shown.error());
  }
  if (!is_respondents()) respondents_scale_.reset();
  if (respondents_scale_) display_changed_ = true;
  tell_notices();
}

Result<void> Shell::show(const Place& place) {
  switch (place.kind) {
    case Place::Kind::Today:
      return show_today();
    case Place::Kind::FamilyName:
      return show_family_name(place);
    case Place::Kind::Family:
      return show_family(place);
    case Place::Kind::Person:
      return show_person(place);
    case Place::Kind::NewInterview:
      return show_new_interview(place);
    case Place::Kind::Help:
      return show_help(place);
    case Place::Kind::NextRound:
      return show_next_round(place);
    case Place::Kind::Answers:
      return show_answers(place);
    case Place::Kind::Gate:
      return show_gate(place);
    case Place::Kind::Told:
      return show_told(place);
    case Place::Kind::Follow:
      return show_follow(place);
    case Place::Kind::Note:
      return show_note(place);
    case Place::Kind::Interview:
    case Place::Kind::Choices:
      return show_interview(place);
    case Place::Kind::Account:
      return show_account(place);
  }
  return show_today();
}

Result<void> Shell::show_today() {
  auto today = desk_.today_list(display_.language);
  if (!today) return tl::unexpected(today.error());
  auto& page = page_.emplace<TodayPage>();
  page.lines = std::move(today->lines);
  page.families.set(std::move(today->families));
  page.today = today->today;
  if (today->trouble) tell(*today->trouble);
  return {};
}

Result<void> Shell::show_family(const Place& place) {
  auto family = desk_.family(place.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  // They are on the screen with the next frame; the vault has it first.
  const auto noted = desk_.note_shown(family->flags);
  if (!noted && !family->trouble) family->trouble = noted.error();
  // What an interview would become in another version is planned from all that it has, those notes too.
  if (noted && *noted) {
    family = desk_.family(place.family, display_.language);
    if (!family) return tl::unexpected(family.error());
  }
  const std::optional<Error> trouble = family->trouble;
  auto& page = page_.emplace<FamilyPage>();
  page.family = std::move(*family);
  page.papers = options_.papers.string();
  if (trouble) tell(*trouble);
  return {};
}

Result<void> Shell::show_family_name(const Place& place) {
  FamilyNamePage page;
  if (!place.family.empty()) {
    auto known = desk_.family_name(place.family);
    if (!known) return tl::unexpected(known.error());
    page = {.id = place.family,
            .known_as = known->name,
            .is_recorded = known->is_recorded,
            .name = known->name,
            .case_number = known->case_number};
  }
  page_ = std::move(page);
  return {};
}

Result<void> Shell::show_person(const Place& place) {
  auto family = desk_.family(place.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  auto& page = page_.emplace<PersonPage>();
  page.family_name = family->name;
  const bool has_child =
      std::ranges::find(family->people, PersonKind::Child, &PersonView::kind) != family->people.end();
  page.kind = has_child ? PersonKind::Parent : PersonKind::Child;
  if (!place.interview.empty()) page.kind = PersonKind::OtherAdult;
  page.languages = spoken_languages();
  page.language = display_.language;
  page.this_year = desk_.local_time().year;
  if (place.person.empty()) return {};
  auto known = desk_.person(place.person);
  if (!known) return tl::unexpected(known.error());
  NewPersonData& data = known->data;
  page.id = place.person;
  page.is_recorded = known->is_recorded;
  page.kind = data.kind;
  page.known_as = data.name;
  page.name = std::move(data.name);
  page.called = std::move(data.called);
  page.language = std::move(data.language);
  page.told = data.told;
  if (data.born && data.born->precision() == language::DatePrecision::Day) {
    page.born = plain(*data.born);
  } else {
    page.known_born = data.born;
  }
  return {};
}

Result<void> Shell::show_new_interview(const Place& place) {
  auto family = desk_.family(place.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  auto choices = desk_.choices(place.family, display_.language);
  if (!choices) return tl::unexpected(choices.error());
  auto& page = page_.emplace<NewInterviewPage>();
  page.family_name = family->name;
  page.people = std::move(choices->people);
  page.languages = spoken_languages();
  if (const auto& refused = choices->refused) page.problem = explain(say(), *refused);
  const auto found = std::ranges::find_if(
      page.people, [&](const PersonChoice& choice) { return choice.person.id == place.person; });
  if (found == page.people.end()) return {};
  page.choose_person(static_cast<std::size_t>(found - page.people.begin()));
  if (place.interview.empty()) return {};
  const auto instrument = desk_.instrument_asked_in(place.interview);
  if (!instrument) return {};  // another can be chosen
  const auto again = std::ranges::find(found->instruments, *instrument, &InstrumentChoice::id);
  if (again != found->instruments.end())
    page.instrument = static_cast<std::size_t>(again - found->instruments.begin());
  return {};
}

Result<void> Shell::show_help(const Place& place) {
  auto family = desk_.family(place.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  Result<HelpLine> help = place.help.empty() ? HelpLine() : desk_.help(place.help);
  if (!help) return tl::unexpected(help.error());
  auto& page = page_.emplace<HelpPage>();
  page.family_name = family->name;
  page.people = std::move(family->people);
  page.team = desk_.team();
  page.today = desk_.today();
  page.begin(std::move(*help));
  return {};
}

Result<void> Shell::show_next_round(const Place& place) {
  auto family = desk_.family(place.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  const auto round = std::ranges::find(family->next_rounds, place.interview, &NextRoundLine::after);
  if (round == family->next_rounds.end()) return show_family(place);  // it was begun in the meantime
  auto& page = page_.emplace<NextRoundPage>();
  page.family_name = family->name;
  page.round = *round;
  page.due = round->due;
  return {};
}

Result<void> Shell::show_answers(const Place& place) {
  auto family = desk_.family(place.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  auto answers = desk_.answers(place.interview, say());
  if (!answers) return tl::unexpected(answers.error());
  auto& page = page_.emplace<AnswersPage>();
  page.family_name = family->name;
  page.view = std::move(*answers);
  return {};
}

Result<void> Shell::show_gate(const Place& place) {
  auto family = desk_.family(place.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  auto items = desk_.gate(place.interview);
  if (!items) return tl::unexpected(items.error());
  auto& page = page_.emplace<GatePage>();
  page.interview = place.interview;
  page.family_name = family->name;
  for (const ChildTells& tells : family->tells) {
    if (tells.interview == place.interview) page.child = tells.child;
  }
  page.must_be_followed_up = !waiting_flags(*family, place.interview).empty();
  page.items = std::move(*items);
  for (const sharing::Why why : {sharing::Why::Secrecy, sharing::Why::DutyToReport}) {
    auto laws = desk_.laws(word(why), display_.language);
    if (!laws) return tl::unexpected(laws.error());
    page.laws[why] = std::move(*laws);
  }
  const auto waits = std::ranges::find(page.items, sharing::State::Permitted, &GateItem::state);
  const auto first = waits == page.items.end() ? 0 : static_cast<std::size_t>(waits - page.items.begin());
  const std::size_t item = place.item.value_or(first);
  turn_gate_to(page, page.items.empty() ? 0 : std::min(item, page.items.size() - 1));
  return {};
}

void Shell::turn_gate_to(GatePage& page, std::size_t index) {
  page.turn_to(index);
  place_.item = index;
  const KeptNote* kept = kept_note(place_);
  if (kept == nullptr || page.items.empty() || kept->about != fingerprint_of(page.items[index])) return;
  page.decision = kept->decision;
  page.reason = kept->reason;
  page.own_reason = kept->words;
  const auto laws = page.laws.find(page.why());
  if (kept->law && laws != page.laws.end() && is_among(laws->second, *kept->law)) page.law = kept->law;
  page.sibling = kept->sibling;
}

Result<void> Shell::show_told(const Place& place) {
  auto family = desk_.family(place.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  auto& page = page_.emplace<ToldPage>();
  page.interview = place.interview;
  page.parent = place.person;
  page.family_name = family->name;
  for (const ChildTells& tells : family->tells) {
    if (tells.interview != place.interview) continue;
    page.child = tells.child;
    for (const ForParent& parent : tells.parents) {
      if (parent.parent != place.person) continue;
      page.called = parent.called;
      page.items = parent.released - parent.told;
    }
  }
  if (const KeptNote* kept = kept_note(place)) {
    page.response = kept->words;
    page.how = kept->how;
  }
  return {};
}

Result<void> Shell::show_follow(const Place& place) {
  auto family = desk_.family(place.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  auto told = desk_.told_so_far(place.interview);
  if (!told) return tl::unexpected(told.error());
  auto& page = page_.emplace<FollowPage>();
  page.interview = place.interview;
  page.family_name = family->name;
  page.told = std::move(*told);
  page.adults = std::move(family->people);
  std::erase_if(page.adults, [](const PersonView& person) { return person.kind != PersonKind::OtherAdult; });
  return {};
}

Result<void> Shell::show_note(const Place& place) {
  auto family = desk_.family(place.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  NotePage page{.kind = place.note,
                .interview = place.interview,
                .family_name = family->name,
                .person = place.person,
                .report = place.report};
  if (place.note == NoteKind::Bar || place.note == NoteKind::Report) {
    const bool bars = place.note == NoteKind::Bar;
    auto laws = desk_.laws(bars ? sharing::kAboutBars : word(sharing::Why::DutyToReport), display_.language);
    if (!laws) return tl::unexpected(laws.error());
    page.laws = std::move(*laws);
  }
  if (place.note == NoteKind::Bar) {
    page.adults = std::move(family->people);
    std::erase_if(page.adults, [](const PersonView& person) { return person.kind == PersonKind::Child; });
  } else {
    auto told = desk_.told_so_far(place.interview);
    if (!told) return tl::unexpected(told.error());
    page.child = told->child;
    const auto to = std::ranges::find(told->to, place.person, &ToldTo::person);
    if (to != told->to.end()) page.called = to->called;
    if (place.note == NoteKind::TellBack) page.told = std::move(told->to);
    if (place.note == NoteKind::TellBack || place.note == NoteKind::TellOfReport)
      page.language = words_.speaks(told->language) ? words_.in(told->language).name() : told->language;
  }
  if (place.note == NoteKind::Flag) {
    const auto flag = std::ranges::find_if(family->flags, [&](const FlagView& one) {
      return one.interview == place.interview && one.flag == place.flag;
    });
    if (flag == family->flags.end()) return show_family(place);
    page.called = flag->person;
    page.flags.push_back(*flag);
  }
  if (place.note == NoteKind::Report) {
    page.from_flag = !place.flag.empty();
    page.flags = waiting_flags(*family, place.interview);
    for (std::size_t index = 0; index < page.flags.size(); ++index) {
      const FlagView& flag = page.flags[index];
      if (flag.went_on_in == place.interview && flag.flag == place.flag) page.about.push_back(index);
    }
  }
  if (const KeptNote* kept = kept_note(place)) {
    page.to = kept->to;
    page.words = kept->words;
    const auto adult = std::ranges::find(page.adults, kept->adult, &PersonView::id);
    if (adult != page.adults.end()) page.adult = static_cast<std::size_t>(adult - page.adults.begin());
    if (kept->law && (kept->law->empty() || is_among(page.laws, *kept->law))) page.law = kept->law;
    if (place.note == NoteKind::Report) page.about.clear();
    for (std::size_t index = 0; index < page.flags.size(); ++index) {
      if (std::ranges::find(kept->flags, page.flags[index].id()) != kept->flags.end())
        page.about.push_back(index);
    }
  }
  page_ = std::move(page);
  return {};
}

Place Shell::place_above() const {
  switch (place_.kind) {
    case Place::Kind::Note:
    case Place::Kind::Person:
      if (place_.interview.empty() || !place_.flag.empty()) break;
      return {.kind = Place::Kind::Follow, .family = place_.family, .interview = place_.interview};
    case Place::Kind::Today:
    case Place::Kind::Family:
      return {};
    case Place::Kind::FamilyName:
      if (place_.family.empty()) return {};
      break;
    default:
      break;
  }
  return {.kind = Place::Kind::Family, .family = place_.family};
}

}  // namespace doorstep::screen
