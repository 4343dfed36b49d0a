// New interviews and open ones.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/screen/desk.h"
#include "app/screen/desk_shelf.h"
#include "app/screen/wording.h"
#include "app/text/assets.h"
#include "instruments/check/check.h"
#include "instruments/model/next_round.h"
#include "storage/records/telling.h"

namespace doorstep::screen {
namespace {

RefusedFile refusal(const std::filesystem::path& file, const std::vector<yaml::Problem>& problems) {
  const auto first = std::ranges::find(problems, yaml::Severity::Error, &yaml::Problem::severity);
  return {file.filename().string(), first == problems.end() ? std::nullopt : std::optional(*first)};
}

// The team may be asked about anybody; the ages of its instrument are those of whom it is about.
bool fits(const model::Instrument& instrument, const PersonView& person) {
  const bool role =
      (instrument.respondent == model::Respondent::Child && person.kind == PersonKind::Child) ||
      (instrument.respondent == model::Respondent::Parent && person.kind == PersonKind::Parent) ||
      (instrument.respondent == model::Respondent::Organisation && person.kind == PersonKind::OtherAdult) ||
      answered_by(instrument) == AnsweredBy::Team;
  return role && (!person.age || (*person.age >= instrument.age_from && *person.age <= instrument.age_to));
}

}  // namespace

Desk::Shelf::Files Desk::Shelf::files_of(const std::vector<std::filesystem::path>& places) {
  Files files;
  for (auto& file : files_in(places)) {
    const auto state = saved(file);
    files.emplace_back(std::move(file), state);
  }
  return files;
}

Desk::Shelf Desk::Shelf::read(const std::vector<std::filesystem::path>& places) {
  Shelf shelf{.files = files_of(places), .pictures = {}, .entries = {}, .refused = {}};
  const auto files = files_in(places);
  FirstOfEach firsts;
  for (const auto& file : files) {
    auto text = contents(file);
    model::Loaded loaded;
    const auto find_picture = text::pictures_of(file);
    const auto picture = [&](std::string_view name) {
      const auto beside = file.parent_path() / name;
      shelf.pictures.emplace_back(beside, saved(beside));
      return find_picture(name);
    };
    if (text) loaded = check::open(*text, file.filename().string(), among(files), picture);
    const bool is_first = text && firsts.add(loaded, *text);
    if (loaded.instrument) {
      if (is_first) shelf.entries.push_back({std::move(loaded.instrument), std::move(*text)});
      continue;
    }
    if (!shelf.refused) shelf.refused = refusal(file, loaded.problems);
  }
  return shelf;
}

const Desk::Shelf::Entry* Desk::Shelf::find(const std::string& id) const {
  const auto found =
      std::ranges::find_if(entries, [&](const Entry& entry) { return entry.instrument->id == id; });
  return found == entries.end() ? nullptr : &*found;
}

bool Desk::Shelf::is_stale(const std::vector<std::filesystem::path>& places) const {
  return files != files_of(places) ||
         std::ranges::any_of(pictures, [](const auto& one) { return saved(one.first) != one.second; });
}

const Desk::Shelf& Desk::shelf() {
  if (!shelf_) shelf_ = std::make_unique<Shelf>(Shelf::read(options_.instruments));
  return *shelf_;
}

const Desk::Kept& Desk::kept(const records::InterviewRecord& record) {
  Kept& kept = kept_[record.instrument_hash];
  if (kept.instrument) return kept;
  if (auto read = records::instrument_of(*vault_, record)) kept.instrument = std::move(*read);
  if (const auto text = records::instrument_text(*vault_, record.instrument_hash))
    kept.months_to_next_round = model::months_to_next_round(*text);
  return kept;
}

std::string Desk::title_of(const records::InterviewRecord& record, std::string_view language) {
  const auto& instrument = kept(record).instrument;
  return instrument ? text_in(*instrument, instrument->title, language) : record.instrument;
}

AnsweredBy Desk::answerer_of(const records::InterviewRecord& record) {
  const auto& instrument = kept(record).instrument;
  return instrument ? answered_by(*instrument) : AnsweredBy::Person;
}

// Nobody else's interview is chosen before somebody chooses it: it would be taken for this person's.
std::vector<SourceQuestion> Desk::sources_for(const model::Instrument& instrument, const std::string& person,
                                              const std::vector<records::InterviewRecord>& interviews,
                                              const std::vector<PersonView>& people,
                                              std::string_view language) {
  std::vector<SourceQuestion> questions;
  for (const model::From& from : instrument.from) {
    SourceQuestion question{.alias = from.alias,
                            .title = text_in(*from.instrument, from.instrument->title, language),
                            .choices = {}};
    for (auto record = interviews.rbegin(); record != interviews.rend(); ++record) {
      const PersonView* who = find_person(people, record->person.text);
      if (record->instrument != from.id || record->state != records::InterviewState::Finished || !who)
        continue;
      if (record->person.text == person && !question.chosen) question.chosen = question.choices.size();
      question.choices.push_back(
          {record->id.text, who->short_name(), options_.clocks.local(record->last_at), record->round});
    }
    questions.push_back(std::move(question));
  }
  return questions;
}

Result<InterviewChoices> Desk::choices(const std::string& family, std::string_view language) {
  if (auto may = may_read(); !may) return tl::unexpected(may.error());
  const auto members = people({family});
  if (!members) return tl::unexpected(members.error());
  const auto interviews = records::interviews(*vault_, {family});
  if (!interviews) return tl::unexpected(interviews.error());
  std::vector<PersonView> views;
  for (const records::Person& member : *members) views.push_back(view_of(member, today()));
  if (shelf_ && shelf_->is_stale(options_.instruments)) shelf_.reset();
  InterviewChoices choices{.people = {}, .refused = shelf().refused};
  for (std::size_t i = 0; i < views.size(); ++i) {
    const PersonView& view = views[i];
    PersonChoice choice{.person = view, .language = (*members)[i].language, .instruments = {}};
    for (const Shelf::Entry& entry : shelf().entries) {
      const model::Instrument& instrument = *entry.instrument;
      if (!fits(instrument, view)) continue;
      choice.instruments.push_back(
          {.id = instrument.id,
           .title = text_in(instrument, instrument.title, language),
           .version = instrument.version,
           .questions = instrument.count_written_questions(),
           .by = answered_by(instrument),
           .was_finished = std::ranges::any_of(*interviews,
                                               [&](const records::InterviewRecord& record) {
                                                 return record.person.text == view.id &&
                                                        record.instrument == instrument.id &&
                                                        record.state == records::InterviewState::Finished;
                                               }),
           .language = instrument.languages[instrument.language_index(choice.language)],
           .sources = sources_for(instrument, view.id, *interviews, views, language)});
    }
    std::ranges::stable_sort(choice.instruments, {}, &InstrumentChoice::by);  // the person's own first
    choices.people.push_back(std::move(choice));
  }
  return choices;
}

std::vector<records::Source> Desk::read_by(const model::Instrument& instrument) {
  std::vector<records::Source> sources;
  for (const model::From& from : instrument.from) {
    if (const Shelf::Entry* read = shelf().find(from.id))
      sources.push_back({.alias = from.alias, .interview = {}, .text = read->text});
  }
  return sources;
}

Result<std::string> Desk::start_interview(const std::string& person, const std::string& instrument,
                                          const ChosenSources& chosen) {
  if (!vault_) return locked();
  const auto who = records::find(*vault_, records::PersonId{person});
  if (!who) return tl::unexpected(who.error());
  const Shelf::Entry* entry = shelf().find(instrument);
  if (entry == nullptr || !fits(*entry->instrument, view_of(*who, today()))) {
    return fail("no_such_instrument", "This instrument cannot be used with this person.", "Choose another.");
  }
  std::vector<records::Source> sources = read_by(*entry->instrument);
  std::erase_if(sources, [&](const records::Source& source) { return !chosen.contains(source.alias); });
  for (records::Source& source : sources) {
    if (const auto& interview = chosen.at(source.alias)) source.interview = records::InterviewId{*interview};
  }
  const auto live = records::LiveInterview::start(*vault_, *who, entry->instrument, entry->text,
                                                  who->language, {today(), time_of_day(), now()}, sources);
  if (!live) return tl::unexpected(live.error());
  return live->record().id.text;
}

Result<std::string> Desk::instrument_asked_in(const std::string& interview) {
  if (auto may = may_read(); !may) return tl::unexpected(may.error());
  const auto record = records::find(*vault_, records::InterviewId{interview});
  if (!record) return tl::unexpected(record.error());
  return record->instrument;
}

Result<records::LiveInterview> Desk::open_interview(const std::string& interview) {
  if (auto may = may_read(); !may) return tl::unexpected(may.error());
  return records::LiveInterview::resume(*vault_, records::InterviewId{interview});
}

// A version that is not on this device any more takes nothing over.
std::optional<interview::MigrationPlan> Desk::other_version(const records::LiveInterview& live) {
  const records::InterviewRecord& record = live.record();
  if (record.state != records::InterviewState::Open) return std::nullopt;
  const Shelf::Entry* entry = shelf().find(record.instrument);
  if (entry == nullptr || entry->instrument->version == record.version) return std::nullopt;
  auto plan = live.plan_migration(entry->instrument);
  return plan ? std::optional(std::move(*plan)) : std::nullopt;
}

Result<std::string> Desk::go_over(const std::string& interview, const interview::MigrationPlan& agreed) {
  auto live = open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  const Shelf::Entry* entry = shelf().find(live->record().instrument);
  if (entry == nullptr) {
    return fail("no_such_instrument", "This version of the instrument is not on this device any more.",
                "Go on with the version that the interview was made with.");
  }
  const auto fresh =
      live->migrate(agreed, entry->instrument, entry->text, now(), read_by(*entry->instrument));
  if (!fresh) return tl::unexpected(fresh.error());
  return fresh->record().id.text;
}

Result<RespondentPeople> Desk::people_of(const records::LiveInterview& live) {
  if (auto may = may_read(); !may) return tl::unexpected(may.error());
  const auto members = people(live.record().family);
  if (!members) return tl::unexpected(members.error());
  RespondentPeople all{.id = live.record().person.text, .name = {}, .interviewer = who()};
  for (const records::Person& member : *members) {
    if (member.id == live.record().person) all.name = member.name;
  }
  if (live.interview().instrument().respondent != model::Respondent::Child) return all;
  const auto adults = records::adults_to_tell(*vault_, live);
  if (!adults) return tl::unexpected(adults.error());
  for (const records::Person& adult : *adults)
    all.parents.push_back({adult.id.text, adult.called, adult.name});
  auto last = live.last_choices();
  if (!last) return tl::unexpected(last.error());
  all.last_choices = std::move(*last);
  return all;
}

}  // namespace doorstep::screen
