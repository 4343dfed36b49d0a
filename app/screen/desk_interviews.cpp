// New interviews and open ones.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/screen/desk.h"
#include "app/screen/desk_shelf.h"
#include "app/screen/instrument_files.h"
#include "app/screen/wording.h"
#include "app/text/assets.h"
#include "instruments/check/check.h"

namespace doorstep::screen {
namespace {

Error refusal(const std::filesystem::path& file, const std::vector<yaml::Problem>& problems) {
  const auto first = std::ranges::find(problems, yaml::Severity::Error, &yaml::Problem::severity);
  const std::string why = first == problems.end()
                              ? std::string("it cannot be read.")
                              : fmt::format("line {}: {}", first->place.line, first->message);
  return {"instrument_refused", fmt::format("{} cannot be used: {}", file.filename().string(), why),
          "Put it right; `doorstep check` lists everything that is wrong with it."};
}

bool fits(const model::Instrument& instrument, const PersonView& person) {
  const bool role = (instrument.respondent == model::Respondent::Child && person.kind == PersonKind::Child) ||
                    (instrument.respondent == model::Respondent::Parent && person.kind == PersonKind::Parent);
  return role && (!person.age || (*person.age >= instrument.age_from && *person.age <= instrument.age_to));
}

}  // namespace

Desk::Shelf Desk::Shelf::read(const std::vector<std::filesystem::path>& files) {
  Shelf shelf;
  for (const auto& file : files) {
    auto text = contents(file);
    model::Loaded loaded;
    if (text) loaded = check::open(*text, file.filename().string(), among(files), text::pictures_of(file));
    if (loaded.instrument) {
      shelf.entries.push_back({std::move(loaded.instrument), std::move(*text)});
    } else if (!shelf.refused) {
      shelf.refused = refusal(file, loaded.problems);
    }
  }
  return shelf;
}

const Desk::Shelf::Entry* Desk::Shelf::find(const std::string& id) const {
  const auto found =
      std::ranges::find_if(entries, [&](const Entry& entry) { return entry.instrument->id == id; });
  return found == entries.end() ? nullptr : &*found;
}

const Desk::Shelf& Desk::shelf() {
  if (!shelf_) shelf_ = std::make_unique<Shelf>(Shelf::read(options_.instruments));
  return *shelf_;
}

Result<InterviewChoices> Desk::choices(const std::string& family, std::string_view language) {
  if (!vault_) return locked();
  const auto members = people({family});
  if (!members) return tl::unexpected(members.error());
  InterviewChoices choices{.people = {}, .refused = shelf().refused};
  for (const records::Person& member : *members) {
    PersonChoice choice{.person = view_of(member, today()), .instruments = {}};
    for (const Shelf::Entry& entry : shelf().entries) {
      const model::Instrument& instrument = *entry.instrument;
      if (!fits(instrument, choice.person)) continue;
      choice.instruments.push_back({instrument.id, text_in(instrument, instrument.title, language),
                                    instrument.version, instrument.questions.size()});
    }
    choices.people.push_back(std::move(choice));
  }
  return choices;
}

Result<std::string> Desk::start_interview(const std::string& person, const std::string& instrument) {
  if (!vault_) return locked();
  const auto who = records::find(*vault_, records::PersonId{person});
  if (!who) return tl::unexpected(who.error());
  const Shelf::Entry* entry = shelf().find(instrument);
  if (entry == nullptr || !fits(*entry->instrument, view_of(*who, today()))) {
    return fail("no_such_instrument", "This instrument cannot be used with this person.", "Choose another.");
  }
  const auto live = records::LiveInterview::start(*vault_, *who, entry->instrument, entry->text,
                                                  who->language, {today(), time_of_day(), now()});
  if (!live) return tl::unexpected(live.error());
  return live->record().id.text;
}

Result<records::LiveInterview> Desk::open_interview(const std::string& interview) {
  if (!vault_) return locked();
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
  const auto fresh = live->migrate(agreed, entry->instrument, entry->text, now());
  if (!fresh) return tl::unexpected(fresh.error());
  return fresh->record().id.text;
}

Result<RespondentPeople> Desk::people_of(const records::LiveInterview& live) {
  if (!vault_) return locked();
  const auto members = people(live.record().family);
  if (!members) return tl::unexpected(members.error());
  RespondentPeople all{.id = live.record().person.text, .name = {}, .interviewer = who()};
  const bool child = live.interview().instrument().respondent == model::Respondent::Child;
  for (const records::Person& member : *members) {
    if (member.id == live.record().person) all.name = member.name;
    if (child && member.role == records::PersonRole::Parent) {
      all.parents.push_back({member.id.text, member.called, member.name});
    }
  }
  return all;
}

}  // namespace doorstep::screen
