// What a touch leads to. Everything here runs after the frame.
#include <algorithm>
#include <string>
#include <utility>

#include "app/print/account_document.h"
#include "app/screen/days.h"
#include "app/screen/papers.h"
#include "app/screen/shell.h"

namespace doorstep::screen {
void Shell::act(const Action& action) {
  const auto done = std::visit([this](const auto& what) { return carry_out(what); }, action);
  if (!done) tell(done.error());
  tell_notices();
}

Result<void> Shell::carry_out(const LockNow&) {
  lock(UnlockFor::Return);
  return {};
}

Result<void> Shell::carry_out(const GoBack&) {
  go(place_above());
  return {};
}

Result<void> Shell::carry_out(const ShowDisplay&) {
  sheet_wanted_ = kDisplaySheet;
  return {};
}

Result<void> Shell::carry_out(const ChooseLanguage& choice) {
  display_.language = choice.code;
  display_changed_ = true;
  // Titles and prompts come from the instruments in the language that was shown; forms hold none and stay as
  // they are.
  if (place_.kind == Place::Kind::Family && std::holds_alternative<FamilyPage>(page_))
    return show_family(place_);
  if (std::holds_alternative<AnswersPage>(page_)) return show_answers(place_);
  if (std::holds_alternative<TodayPage>(page_)) return show_today();
  return {};
}

Result<void> Shell::carry_out(const ChooseTextScale& choice) {
  display_.text_scale = choice.scale;
  display_changed_ = true;
  return {};
}

Result<void> Shell::carry_out(const ChooseTheme& choice) {
  display_.theme = choice.name;
  display_changed_ = true;
  return {};
}

Result<void> Shell::carry_out(const ReduceMotion& choice) {
  display_.motion = choice.turned == Turned::On ? touch::Motion::Reduced : touch::Motion::Full;
  display_changed_ = true;
  return {};
}

Result<void> Shell::carry_out(const SpaceText& choice) {
  display_.spacing = choice.turned == Turned::On ? touch::Spacing::Roomy : touch::Spacing::Usual;
  display_changed_ = true;
  return {};
}

Result<void> Shell::carry_out(const ReadPages& choice) {
  display_.read_aloud = choice.when;
  return {};
}

Result<void> Shell::carry_out(const ReadSlowly& choice) {
  display_.pace = choice.turned == Turned::On ? voice::Pace::Slow : voice::Pace::Normal;
  return {};
}

Result<void> Shell::carry_out(const ShowCalibration&) {
  display_.tried_px_per_mm.reset();
  sheet_wanted_ = kCalibrationSheet;
  return {};
}

// Only the card changes its size while somebody looks for the right one: buttons that grow under the finger
// are not hit twice.
Result<void> Shell::carry_out(const TryScale& scale) {
  display_.tried_px_per_mm = std::clamp(scale.px_per_mm, kLeastPxPerMm, kMostPxPerMm);
  return {};
}

Result<void> Shell::carry_out(const KeepScale&) {
  if (display_.tried_px_per_mm) display_.px_per_mm = display_.tried_px_per_mm;
  display_.tried_px_per_mm.reset();
  if (options_.set_px_per_mm) options_.set_px_per_mm(display_.px_per_mm);
  return {};
}

Result<void> Shell::carry_out(const ForgetScale&) {
  display_.px_per_mm.reset();
  display_.tried_px_per_mm.reset();
  if (options_.set_px_per_mm) options_.set_px_per_mm(std::nullopt);
  return {};
}

Result<void> Shell::carry_out(const MakeVault&) {
  auto* page = std::get_if<MakeVaultPage>(&page_);
  if (page == nullptr) return {};
  auto made = desk_.make_vault(page->name, page->passphrase.view());
  if (!made) return made;
  last_person_ = desk_.who();
  wipe_secrets();
  go({});
  return {};
}

Result<void> Shell::carry_out(const OpenVault&) {
  auto* page = std::get_if<UnlockPage>(&page_);
  if (page == nullptr || page->chosen >= page->people.size()) return {};
  auto opened = desk_.open_vault(page->people[page->chosen], page->passphrase.view());
  page->passphrase.wipe();
  if (!opened) return opened;
  last_person_ = desk_.who();
  go(place_);
  return {};
}

Result<void> Shell::carry_out(const Return&) {
  ask_passphrase(UnlockFor::Return);
  return {};
}

Result<void> Shell::carry_out(const CoverAgain&) {
  wipe_secrets();
  set_title(say()("team.neutral.title"));
  page_.emplace<NeutralPage>();
  return {};
}

Result<void> Shell::carry_out(const OpenFamily& family) {
  go({.kind = Place::Kind::Family, .family = family.family});
  return {};
}

Result<void> Shell::carry_out(const EditFamily& family) {
  go({.kind = Place::Kind::FamilyName, .family = family.family});
  return {};
}

Result<void> Shell::carry_out(const SaveFamily&) {
  const auto& page = std::get<FamilyNamePage>(page_);
  std::string family = page.id;
  if (family.empty()) {
    auto added = desk_.add_family(page.name, page.case_number);
    if (!added) return tl::unexpected(added.error());
    family = std::move(*added);
  } else if (auto corrected = desk_.correct_family(family, page.name, page.case_number); !corrected) {
    return corrected;
  }
  go({.kind = Place::Kind::Family, .family = family});
  return {};
}

Result<void> Shell::carry_out(const RemoveFamily&) {
  if (auto removed = desk_.remove_family(std::get<FamilyNamePage>(page_).id); !removed) return removed;
  go({});
  return {};
}

Result<void> Shell::carry_out(const EditPerson& person) {
  go({.kind = Place::Kind::Person,
      .family = place_.family,
      .person = person.person,
      .interview = person.interview});
  return {};
}

Result<void> Shell::carry_out(const SavePerson&) {
  const auto& page = std::get<PersonPage>(page_);
  NewPersonData person{.kind = page.kind,
                       .name = page.name,
                       .called = {},
                       .born = page.known_born,
                       .language = page.language,
                       .told = page.told};
  if (page.kind != PersonKind::Child) person.called = page.called;
  if (const auto born = day_of(page.born)) person.born = born;
  if (page.id.empty()) {
    if (auto added = desk_.add_person(place_.family, person); !added) return tl::unexpected(added.error());
  } else if (auto corrected = desk_.correct_person(page.id, person); !corrected) {
    return corrected;
  }
  go(place_above());
  return {};
}

Result<void> Shell::carry_out(const RemovePerson&) {
  const auto& page = std::get<PersonPage>(page_);
  if (auto removed = desk_.remove_person(page.id); !removed) return removed;
  go({.kind = Place::Kind::Family, .family = place_.family});
  return {};
}

Result<void> Shell::carry_out(const LetBeTold& adult) {
  if (auto let = desk_.let_be_told(adult.person, adult.told); !let) return let;
  return show_follow(place_);
}

Result<void> Shell::carry_out(const TickOff& closed) {
  if (auto done = desk_.tick_off(closed.interview); !done) return done;
  return show_family(place_);
}

Result<void> Shell::carry_out(const NewInterview& interview) {
  go({.kind = Place::Kind::NewInterview,
      .family = or_here(interview.family),
      .person = interview.person,
      .interview = interview.after});
  return {};
}

Result<void> Shell::carry_out(const StartInterview&) {
  const auto& page = std::get<NewInterviewPage>(page_);
  if (!page.person || !page.instrument) return {};
  const PersonChoice& choice = page.people[*page.person];
  auto started =
      desk_.start_interview(choice.person.id, choice.instruments[*page.instrument].id, page.sources());
  if (!started) return tl::unexpected(started.error());
  go({.kind = Place::Kind::Interview,
      .family = place_.family,
      .person = choice.person.id,
      .interview = *started});
  return {};
}

Result<void> Shell::carry_out(const ResumeInterview& interview) {
  go({.kind = Place::Kind::Interview, .family = or_here(interview.family), .interview = interview.interview});
  return {};
}

Result<void> Shell::carry_out(const ReadAnswers& answers) {
  go({.kind = Place::Kind::Answers, .family = place_.family, .interview = answers.interview});
  return {};
}

Result<void> Shell::carry_out(const GoOver& over) {
  const auto* page = std::get_if<FamilyPage>(&page_);
  if (page == nullptr) return {};
  for (const PersonView& person : page->family.people) {
    const auto line = std::ranges::find(person.interviews, over.interview, &InterviewLine::id);
    if (line == person.interviews.end() || !line->other_version) continue;
    auto gone = desk_.go_over(over.interview, *line->other_version);
    if (!gone) return tl::unexpected(gone.error());
    return show_family(place_);
  }
  return {};
}

Result<void> Shell::carry_out(const ReviewChoices& choices) {
  go({.kind = Place::Kind::Gate, .family = or_here(choices.family), .interview = choices.interview});
  return {};
}

Result<void> Shell::carry_out(const TurnPage& turn) {
  auto& page = std::get<GatePage>(page_);
  const std::size_t next = turn.step < 0 ? page.at - 1 : page.at + 1;
  if (next >= page.items.size()) return {};  // also when 0 was the first
  keep_note();
  turn_gate_to(page, next);
  return {};
}

Result<void> Shell::carry_out(const Decide&) {
  const auto& page = std::get<GatePage>(page_);
  const auto verdict = page.items.empty() ? std::nullopt : page.verdict(say());
  if (!verdict) return {};
  const std::size_t at = page.at;
  auto decided = desk_.decide(page.interview, page.items[at], *verdict);
  if (!decided) return decided;
  forget_note(place_);
  // On to the next item; at the last one the page shows what was decided.
  place_.item = at + 1 < page.items.size() ? at + 1 : at;
  return show_gate(place_);
}

Result<void> Shell::carry_out(const ShowAccount& account) {
  go({.kind = Place::Kind::Account,
      .family = place_.family,
      .person = account.parent,
      .interview = account.interview});
  return {};
}

Result<void> Shell::carry_out(const PrintAccount& wanted) {
  // All that may fail comes before the file that is not encrypted.
  const auto family = desk_.family(place_.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  const auto view = desk_.account(wanted.interview, wanted.parent);
  if (!view) return tl::unexpected(view.error());
  const words::Language& own = words_.speaks(view->language) ? words_.in(view->language) : say();
  const auto file = put_on_paper(
      print::document_of(view->account, view->parent, view->child, desk_.today(), own),
      options_.assets / "fonts", options_.papers, options_.desk.clocks.local(desk_.now().utc_milliseconds));
  if (!file) return tl::unexpected(file.error());
  if (auto noted = desk_.note_on_paper(wanted.interview); !noted) notices_.push_back(noted.error());
  // Whether it was told is asked where something of it is new.
  if (has_news_for(*family, wanted.interview, wanted.parent))
    go({.kind = Place::Kind::Told,
        .family = place_.family,
        .person = wanted.parent,
        .interview = wanted.interview});
  if (auto* page = std::get_if<ToldPage>(&page_)) page->paper = file->string();
  if (auto* page = std::get_if<FamilyPage>(&page_)) page->paper_made = file->string();
  return {};
}

Result<void> Shell::carry_out(const OpenFlagAgain& flag) {
  if (auto opened = desk_.open_flag_again(flag.interview, flag.flag); !opened) return opened;
  return show_family(place_);
}

Result<void> Shell::carry_out(const MarkTold&) {
  const auto& page = std::get<ToldPage>(page_);
  if (!page.how) return {};
  auto told = desk_.mark_told(page.interview, page.parent, *page.how, page.response);
  if (!told) return told;
  leave_saved({.kind = Place::Kind::Family, .family = place_.family});
  return {};
}

Result<void> Shell::carry_out(const OpenFollow& follow) {
  go({.kind = Place::Kind::Follow, .family = place_.family, .interview = follow.interview});
  return {};
}

Result<void> Shell::carry_out(const ChangeChoices& change) {
  go({.kind = Place::Kind::Choices, .family = place_.family, .interview = change.interview});
  return {};
}

Result<void> Shell::carry_out(const WriteNote& note) {
  go({.kind = Place::Kind::Note,
      .family = place_.family,
      .person = note.person,
      .interview = note.interview,
      .note = note.kind,
      .report = note.report,
      .flag = note.flag});
  return {};
}

Result<void> Shell::carry_out(const SaveNote&) {
  const auto& page = std::get<NotePage>(page_);
  if (!page.complete()) return {};
  Result<void> saved;
  switch (page.kind) {
    case NoteKind::Response:
      saved = desk_.note_response(page.interview, page.person, page.words);
      break;
    case NoteKind::FollowUp:
      saved = desk_.follow_up(page.interview, page.person, page.words);
      break;
    case NoteKind::Report:
      saved = desk_.report(page.interview, page.to, page.words, page.law_id());
      if (saved) follow_up_by_report(page);
      break;
    case NoteKind::Flag:
      saved = desk_.follow_up_flag(page.interview, place_.flag, page.words);
      break;
    case NoteKind::NothingTold:
      saved = desk_.assent_for_child(page.interview, Assent::TakenBack);
      break;
    case NoteKind::Bar: {
      const std::string& adult = page.adults[*page.adult].id;
      saved = page.lifts() ? desk_.lift_bar(adult, page.words) : desk_.bar(adult, page.words, page.law_id());
      break;
    }
    case NoteKind::TellBack:
    case NoteKind::TellOfReport:
      return tell_child(page);
  }
  if (!saved) return saved;
  // The child has to be told of a report: that waits after its interview, wherever the report was begun.
  if (page.kind == NoteKind::Report) {
    leave_saved({.kind = Place::Kind::Follow, .family = place_.family, .interview = page.interview});
  } else {
    leave_saved(place_above());
  }
  return {};
}

// The report is noted whatever becomes of this: where it fails, what the report was about waits on.
void Shell::follow_up_by_report(const NotePage& page) {
  for (const std::size_t index : page.about) {
    const FlagView& flag = page.flags[index];
    const auto done =
        desk_.follow_up_flag(flag.interview, flag.flag, say()("sharing.note.reported_to", page.to));
    if (!done) notices_.push_back(done.error());
  }
}

void Shell::leave_saved(Place to) {
  page_.emplace<TodayPage>();  // nothing is left to be kept of it
  forget_note(place_);
  go(std::move(to));
}

}  // namespace doorstep::screen
