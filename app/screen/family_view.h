// What the team sees of its families, as plain values: filled by the desk, drawn by the pages, changed by
// nobody.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "instruments/interview/migration.h"
#include "instruments/result.h"

namespace doorstep::screen {

enum class PersonKind : std::uint8_t { Child, Parent, OtherAdult };

// A day and a time on the wall clock of this place.
struct LocalTime {
  int year = 1970, month = 1, day = 1;
  int hour = 0, minute = 0;
};

struct FamilyLine {
  std::string id;
  std::string name;
  std::string case_number;  // may be empty
  std::size_t people = 0;
};

enum class InterviewState : std::uint8_t { Open, Finished, Stopped };

struct InterviewLine {
  std::string id;
  std::string title;  // the instrument's, in the interface's language
  InterviewState state = InterviewState::Open;
  LocalTime last{};  // when something last happened in it
  std::optional<interview::MigrationPlan>
      other_version;  // Open: what would become of it in the version of now
};

struct PersonView {
  std::string id;
  PersonKind kind = PersonKind::Child;
  std::string name;
  std::string called;                     // what the child calls this person; may be empty
  std::optional<int> age;                 // completed years, when the birth date is known
  std::vector<InterviewLine> interviews;  // the latest first

  // "Mamma" for who the child calls that, else the name.
  [[nodiscard]] const std::string& short_name() const { return called.empty() ? name : called; }
};

// What a child permitted for one parent.
struct ForParent {
  std::string parent;  // a person's id
  std::string called;
  std::size_t permitted = 0;  // by the child, whatever the team decided
  std::size_t released = 0;   // of these, by the team
  std::size_t told = 0;       // of the released
};

struct ChildTells {
  std::string interview;
  std::string child;  // the name
  std::vector<ForParent> parents;
  std::size_t kept = 0;  // items that the child keeps to itself from everybody
};

// One of the ten domains as seen in one person's interviews.
enum class DomainState : std::uint8_t { NotAsked, Nothing, FollowUp, Now };

struct DomainRow {
  std::string domain;
  std::vector<DomainState> states;  // one per person of the family, in their order
};

enum class Urgency : std::uint8_t { FollowUp, Now };

// A raised flag of an interview: what the instrument asks the interviewer to see and do.
struct FlagView {
  std::string interview;
  std::string flag;
  std::string person;  // short name of whose interview it is
  std::string prompt;
  Urgency urgency = Urgency::FollowUp;
  std::optional<LocalTime> shown{};  // when the interviewer was shown it
  bool taken_back = false;           // what raised it was said, and changed later
};

struct FamilyView {
  std::string id;
  std::string name;
  std::string case_number;
  std::vector<PersonView> people;
  std::vector<ChildTells> tells;
  std::vector<DomainRow> domains;
  std::vector<FlagView> flags;   // what must be seen now first
  std::optional<Error> trouble;  // why an interview of theirs could not be read
};

}  // namespace doorstep::screen
