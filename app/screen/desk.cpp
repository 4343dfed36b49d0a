#include "app/screen/desk.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/screen/days.h"
#include "app/screen/desk_shelf.h"
#include "storage/records/audit.h"
#include "storage/records/corrections.h"
#include "storage/records/entrance.h"

namespace doorstep::screen {
namespace {

records::PersonRole role_of(PersonKind kind) {
  switch (kind) {
    case PersonKind::Child:
      return records::PersonRole::Child;
    case PersonKind::Parent:
      return records::PersonRole::Parent;
    case PersonKind::OtherAdult:
      return records::PersonRole::OtherAdult;
  }
  return records::PersonRole::OtherAdult;
}

PersonKind kind_of(records::PersonRole role) {
  switch (role) {
    case records::PersonRole::Child:
      return PersonKind::Child;
    case records::PersonRole::Parent:
      return PersonKind::Parent;
    case records::PersonRole::OtherAdult:
      return PersonKind::OtherAdult;
  }
  return PersonKind::OtherAdult;
}

records::Person record_of(records::PersonId id, records::FamilyId family, const NewPersonData& data) {
  records::Person person{.id = std::move(id),
                         .family = std::move(family),
                         .role = role_of(data.kind),
                         .name = data.name,
                         .called = data.called,
                         .born = data.born,
                         .language = data.language};
  person.is_told = data.kind == PersonKind::OtherAdult && data.told == Told::Yes;
  return person;
}

}  // namespace

tl::unexpected<Error> locked() {
  return fail("locked", "The vault is locked.", "Unlock it with your passphrase.");
}

InterviewState state_of(records::InterviewState state) {
  switch (state) {
    case records::InterviewState::Open:
      return InterviewState::Open;
    case records::InterviewState::Finished:
      return InterviewState::Finished;
    case records::InterviewState::Stopped:
    case records::InterviewState::Replaced:
      return InterviewState::Stopped;
    case records::InterviewState::Declined:
      return InterviewState::Declined;
  }
  return InterviewState::Open;
}

const PersonView* find_person(const std::vector<PersonView>& people, const std::string& id) {
  const auto found = std::ranges::find(people, id, &PersonView::id);
  return found == people.end() ? nullptr : &*found;
}

PersonView view_of(const records::Person& person, language::Date today) {
  PersonView view{
      .id = person.id.text, .kind = kind_of(person.role), .name = person.name, .called = person.called};
  view.is_told = person.is_told;
  if (!person.born) return view;
  const auto years = language::Date::years_between(*person.born, today);
  if (years >= 0 && years <= 150) view.age = static_cast<int>(years);
  return view;
}

Desk::Desk(DeskOptions options) : options_(std::move(options)) {}
Desk::~Desk() = default;

bool Desk::has_vault() const {
  std::error_code error;
  return std::filesystem::is_directory(options_.vault, error) &&
         !std::filesystem::is_empty(options_.vault, error);
}

Result<std::vector<std::string>> Desk::people_with_a_way_in() const {
  const auto people = vault::Vault::people_in(options_.vault);
  if (!people) return tl::unexpected(people.error());
  std::vector<std::string> names;
  for (const vault::VaultPerson& person : *people) names.push_back(person.name);
  return names;
}

Result<void> Desk::make_vault(std::string_view person, std::string_view passphrase) {
  auto made =
      records::make_vault(options_.vault, person, passphrase, now().utc_milliseconds, options_.vault_options);
  if (!made) return tl::unexpected(made.error());
  vault_ = std::move(*made);
  return {};
}

Result<void> Desk::open_vault(std::string_view person, std::string_view passphrase) {
  auto opened =
      records::open_vault(options_.vault, person, passphrase, now().utc_milliseconds, options_.vault_options);
  if (!opened) return tl::unexpected(opened.error());
  vault_ = std::move(*opened);
  notices_noted_ = vault_->notices().size();
  return {};
}

void Desk::close() {
  kept_.clear();
  vault_.reset();
  notices_taken_ = 0;
  notices_noted_ = 0;
}

std::string Desk::who() const { return vault_ ? vault_->who().name : std::string(); }

std::vector<Error> Desk::take_notices() {
  std::vector<Error> taken;
  while (vault_ && notices_taken_ < vault_->notices().size()) {
    const Error odd = vault_->notices()[notices_taken_];
    taken.push_back(odd);
    // Those that were there when it was opened are written down already.
    if (notices_taken_ >= notices_noted_ && !note(odd.code, {})) break;
    ++notices_taken_;
  }
  return taken;
}

LocalTime Desk::local_time() const { return options_.clocks.local(now().utc_milliseconds); }

language::Date Desk::today() const { return day_of(local_time()); }

Result<void> Desk::may_read() const { return vault_ ? vault_->require(vault::Role::Interviewer) : locked(); }

std::optional<language::Time> Desk::time_of_day() const {
  const LocalTime time = local_time();
  return language::Time::parse(fmt::format("{:02}:{:02}", time.hour, time.minute));
}

Result<void> Desk::note(std::string_view kind, std::string_view subject) {
  return records::audit(*vault_, now().utc_milliseconds, kind, subject, nlohmann::json::object());
}

Result<void> Desk::note_on_paper(const std::string& interview) { return note("account_printed", interview); }

Result<std::vector<records::Person>> Desk::people(const records::FamilyId& family) {
  return records::people(*vault_, family);
}

Result<FamilyLine> Desk::line_of(const records::Family& family,
                                 const std::vector<records::InterviewRecord>& interviews) {
  const auto members = people(family.id);
  if (!members) return tl::unexpected(members.error());
  FamilyLine line{.id = family.id.text,
                  .name = family.name,
                  .case_number = family.case_number,
                  .people = members->size()};
  for (const records::Person& member : *members) {
    line.names.push_back(member.name);
    if (!member.called.empty()) line.names.push_back(member.called);
  }
  std::int64_t last = 0;
  for (const records::InterviewRecord& interview : interviews) {
    if (interview.family == family.id) last = std::max(last, interview.last_at);
  }
  if (last > 0) line.last = options_.clocks.local(last);
  return line;
}

Result<std::vector<FamilyLine>> Desk::families() {
  if (auto may = may_read(); !may) return tl::unexpected(may.error());
  const auto families = records::families(*vault_);
  if (!families) return tl::unexpected(families.error());
  const auto interviews = records::all_interviews(*vault_);
  if (!interviews) return tl::unexpected(interviews.error());
  std::vector<FamilyLine> lines;
  for (const records::Family& family : *families) {
    auto line = line_of(family, *interviews);
    if (!line) return tl::unexpected(line.error());
    lines.push_back(std::move(*line));
  }
  return lines;
}

Result<std::string> Desk::add_family(const std::string& name, const std::string& case_number) {
  if (!vault_) return locked();
  records::Family family;
  family.created_at = now().utc_milliseconds;
  family.name = name;
  family.case_number = case_number;
  const auto added = records::add(*vault_, std::move(family));
  if (!added) return tl::unexpected(added.error());
  return added->id.text;
}

Result<KnownFamily> Desk::family_name(const std::string& id) {
  if (auto may = may_read(); !may) return tl::unexpected(may.error());
  const auto known = records::find(*vault_, records::FamilyId{id});
  if (!known) return tl::unexpected(known.error());
  const auto recorded = records::is_recorded(*vault_, known->id);
  if (!recorded) return tl::unexpected(recorded.error());
  return KnownFamily{known->name, known->case_number, *recorded};
}

Result<void> Desk::correct_family(const std::string& id, const std::string& name,
                                  const std::string& case_number) {
  if (auto may = may_read(); !may) return may;
  auto known = records::find(*vault_, records::FamilyId{id});
  if (!known) return tl::unexpected(known.error());
  known->name = name;
  known->case_number = case_number;
  return records::correct(*vault_, *known, now().utc_milliseconds);
}

Result<void> Desk::remove_family(const std::string& id) {
  if (!vault_) return locked();
  return records::remove(*vault_, records::FamilyId{id}, now().utc_milliseconds);
}

Result<std::string> Desk::add_person(const std::string& family, const NewPersonData& data) {
  if (!vault_) return locked();
  const auto added = records::add(*vault_, record_of({}, {family}, data));
  if (!added) return tl::unexpected(added.error());
  return added->id.text;
}

Result<KnownPerson> Desk::person(const std::string& id) {
  if (auto may = may_read(); !may) return tl::unexpected(may.error());
  const auto known = records::find(*vault_, records::PersonId{id});
  if (!known) return tl::unexpected(known.error());
  const auto recorded = records::is_recorded(*vault_, known->id);
  if (!recorded) return tl::unexpected(recorded.error());
  return KnownPerson{{kind_of(known->role), known->name, known->called, known->born, known->language,
                      known->is_told ? Told::Yes : Told::No},
                     *recorded};
}

Result<void> Desk::correct_person(const std::string& id, const NewPersonData& data) {
  if (auto may = may_read(); !may) return may;
  const auto known = records::find(*vault_, records::PersonId{id});
  if (!known) return tl::unexpected(known.error());
  return records::correct(*vault_, record_of(known->id, known->family, data), now().utc_milliseconds);
}

Result<void> Desk::remove_person(const std::string& id) {
  if (!vault_) return locked();
  return records::remove(*vault_, records::PersonId{id}, now().utc_milliseconds);
}

}  // namespace doorstep::screen
