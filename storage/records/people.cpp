#include "storage/records/people.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "storage/records/content.h"
#include "storage/records/reading.h"
#include "storage/records/writing.h"

namespace doorstep::records {
namespace {

using nlohmann::json;
using vault::Connection;
using vault::Row;

constexpr auto kIdentity = ContentClass::Identity;

json content_of(const Family& family) { return {{"name", family.name}, {"case", family.case_number}}; }

json content_of(const Person& person) {
  json content = {{"name", person.name}, {"called", person.called}, {"language", person.language}};
  if (person.born) content["born"] = person.born->text();
  if (person.is_told) content["told"] = true;
  return content;
}

Result<Family> family_from(const Row& row) {
  Family family{FamilyId{row.text(0)}, row.integer(1), {}, {}};
  const auto content = open(kIdentity, family.id, row.bytes(2));
  if (!content) return tl::unexpected(content.error());
  family.name = content->value("name", "");
  family.case_number = content->value("case", "");
  return family;
}

Result<Person> person_from(const Row& row) {
  Person person{
      PersonId{row.text(0)}, FamilyId{row.text(1)}, static_cast<PersonRole>(row.integer(2)), {}, {}, {}, {}};
  const auto content = open(kIdentity, person.family, row.bytes(3));
  if (!content) return tl::unexpected(content.error());
  person.name = content->value("name", "");
  person.called = content->value("called", "");
  person.language = content->value("language", "");
  person.is_told = content->value("told", false);
  if (content->contains("born")) person.born = language::Date::parse(content->value("born", ""));
  return person;
}

tl::unexpected<Error> name_missing() {
  return fail("name_missing", "A name is missing.", "Write a name, or what you call this in your own words.");
}

constexpr std::string_view kFamily = "SELECT id, created_at, content FROM families";
constexpr std::string_view kPerson = "SELECT id, family, role, content FROM people";

}  // namespace

Result<Family> add(vault::Vault& vault, Family family) {
  if (family.name.empty()) return name_missing();
  family.id.text = vault::random_id();
  const auto bytes = seal(kIdentity, family.id, content_of(family));
  const auto done = write(vault, [&](Connection& store) {
    return store.run("INSERT INTO families (id, created_at, class, content) VALUES (?, ?, ?, ?)",
                     {family.id.text, family.created_at, as_stored(kIdentity), vault::ByteView(bytes)});
  });
  if (!done) return tl::unexpected(done.error());
  return family;
}

Result<Person> add(vault::Vault& vault, Person person) {
  if (person.name.empty()) return name_missing();
  person.id.text = vault::random_id();
  const auto bytes = seal(kIdentity, person.family, content_of(person));
  const auto done = write(vault, [&](Connection& store) {
    return store.run("INSERT INTO people (id, family, role, class, content) VALUES (?, ?, ?, ?, ?)",
                     {person.id.text, person.family.text, static_cast<std::int64_t>(person.role),
                      as_stored(kIdentity), vault::ByteView(bytes)});
  });
  if (!done) return tl::unexpected(done.error());
  return person;
}

Result<void> change(vault::Vault& vault, const Family& family) {
  if (family.name.empty()) return name_missing();
  const auto bytes = seal(kIdentity, family.id, content_of(family));
  return write(vault, [&](Connection& store) -> Result<void> {
    auto done =
        store.run("UPDATE families SET content = ? WHERE id = ?", {vault::ByteView(bytes), family.id.text});
    if (done && store.changed() == 0) return no_such_record();
    return done;
  });
}

Result<void> change(vault::Vault& vault, const Person& person) {
  if (person.name.empty()) return name_missing();
  const auto bytes = seal(kIdentity, person.family, content_of(person));
  return write(vault, [&](Connection& store) -> Result<void> {
    auto done = store.run(
        "UPDATE people SET role = ?, content = ? WHERE id = ? AND family = ?",
        {static_cast<std::int64_t>(person.role), vault::ByteView(bytes), person.id.text, person.family.text});
    if (done && store.changed() == 0) return no_such_record();
    return done;
  });
}

Result<std::vector<Family>> families(vault::Vault& vault) {
  auto found = collect<Family>(vault, kFamily, {}, family_from);
  if (found)
    std::ranges::sort(*found, {}, [](const Family& family) { return std::tie(family.name, family.id); });
  return found;
}

Result<std::vector<Person>> people(vault::Vault& vault, const FamilyId& family) {
  auto found = collect<Person>(vault, std::string(kPerson) + " WHERE family = ?", {family.text}, person_from);
  if (found) {
    std::ranges::sort(*found, {},
                      [](const Person& person) { return std::tie(person.role, person.name, person.id); });
  }
  return found;
}

Result<Family> find(vault::Vault& vault, const FamilyId& family) {
  return only(collect<Family>(vault, std::string(kFamily) + " WHERE id = ?", {family.text}, family_from));
}

Result<Person> find(vault::Vault& vault, const PersonId& person) {
  return only(collect<Person>(vault, std::string(kPerson) + " WHERE id = ?", {person.text}, person_from));
}

}  // namespace doorstep::records
