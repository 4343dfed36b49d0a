// Families and the people in them. Names, birth dates and case numbers are content of class Identity.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "instruments/language/calendar.h"
#include "instruments/result.h"
#include "storage/records/ids.h"
#include "storage/vault/vault.h"

namespace doorstep::records {

struct Family {
  FamilyId id;
  std::int64_t created_at = 0;  // milliseconds since 1970, UTC; as every time here
  std::string name;
  std::string case_number;  // may be empty
};

// Part of the stored format: never change a number.
enum class PersonRole : std::uint8_t { Child = 1, Parent = 2, OtherAdult = 3 };

struct Person {
  PersonId id;
  FamilyId family;
  PersonRole role = PersonRole::Child;
  std::string name;
  std::string called;                  // what the child calls this person: "mamma"; may be empty
  std::optional<language::Date> born;  // as exact as it is known
  std::string language;                // the person's own: "sv"
  bool is_told = false;  // OtherAdult: whether children decide what this person may hear, as of parents
};

// Writing is an interviewer's: whoever opened the vault without that role gets "needs_interviewer", and
// nothing is changed.

// Adds what has no id yet and returns it with one; committed when it returns. `name` is not empty
// ("name_missing").
[[nodiscard]] Result<Family> add(vault::Vault& vault, Family family);
[[nodiscard]] Result<Person> add(vault::Vault& vault, Person person);
// Writes what is changed about a known one. Errors: "no_such_record".
[[nodiscard]] Result<void> change(vault::Vault& vault, const Family& family);
[[nodiscard]] Result<void> change(vault::Vault& vault, const Person& person);

// All families by name, in the order of their letters.
[[nodiscard]] Result<std::vector<Family>> families(vault::Vault& vault);
// The people of a family: children first, then parents, then other adults; each by name.
[[nodiscard]] Result<std::vector<Person>> people(vault::Vault& vault, const FamilyId& family);
// Errors: "no_such_record".
[[nodiscard]] Result<Family> find(vault::Vault& vault, const FamilyId& family);
[[nodiscard]] Result<Person> find(vault::Vault& vault, const PersonId& person);

}  // namespace doorstep::records
