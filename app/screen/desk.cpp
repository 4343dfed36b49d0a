#include "app/screen/desk.h"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/screen/desk_shelf.h"
#include "storage/records/audit.h"
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

}  // namespace

tl::unexpected<Error> locked() {
  return fail("locked", "The vault is locked.", "Unlock it with your passphrase.");
}

PersonView view_of(const records::Person& person, language::Date today) {
  PersonView view{
      .id = person.id.text, .kind = kind_of(person.role), .name = person.name, .called = person.called};
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

language::Date Desk::today() const {
  const LocalTime time = local_time();
  return language::Date::parse(fmt::format("{:04}-{:02}-{:02}", time.year, time.month, time.day))
      .value_or(language::Date());
}

std::optional<language::Time> Desk::time_of_day() const {
  const LocalTime time = local_time();
  return language::Time::parse(fmt::format("{:02}:{:02}", time.hour, time.minute));
}

Result<void> Desk::note(std::string_view kind, std::string_view subject) {
  return records::audit(*vault_, now().utc_milliseconds, kind, subject, nlohmann::json::object());
}

Result<std::vector<records::Person>> Desk::people(const records::FamilyId& family) {
  return records::people(*vault_, family);
}

Result<std::vector<FamilyLine>> Desk::families() {
  if (!vault_) return locked();
  const auto families = records::families(*vault_);
  if (!families) return tl::unexpected(families.error());
  std::vector<FamilyLine> lines;
  for (const records::Family& family : *families) {
    const auto members = people(family.id);
    if (!members) return tl::unexpected(members.error());
    lines.push_back({family.id.text, family.name, family.case_number, members->size()});
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

Result<std::string> Desk::add_person(const std::string& family, const NewPersonData& data) {
  if (!vault_) return locked();
  records::Person person;
  person.family = {family};
  person.role = role_of(data.kind);
  person.name = data.name;
  person.called = data.called;
  person.born = data.born;
  person.language = data.language;
  const auto added = records::add(*vault_, std::move(person));
  if (!added) return tl::unexpected(added.error());
  return added->id.text;
}

}  // namespace doorstep::screen
