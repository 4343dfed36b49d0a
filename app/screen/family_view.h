// What the team sees of its families, as plain values: filled by the desk, drawn by the pages, changed by
// nobody.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/interview/migration.h"
#include "instruments/language/calendar.h"
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
  std::vector<std::string> names{};  // of its people, for the search
  std::optional<LocalTime> last{};   // when something last happened in an interview of theirs
};

enum class InterviewState : std::uint8_t { Open, Finished, Stopped, Declined };
enum class AnsweredBy : std::uint8_t { Person, Team };  // Team: a practitioner's instrument about the person

struct InterviewLine {
  std::string id;
  std::string title;  // the instrument's, in the interface's language
  InterviewState state = InterviewState::Open;
  LocalTime last{};  // when something last happened in it
  int round = 1;
  AnsweredBy by = AnsweredBy::Person;
  std::optional<interview::MigrationPlan>
      other_version;  // Open: what would become of it in the version of now
};

struct PersonView {
  std::string id;
  PersonKind kind = PersonKind::Child;
  std::string name;
  std::string called;                     // what the child calls this person; may be empty
  std::optional<int> age;                 // completed years, when the birth date is known
  std::vector<InterviewLine> interviews;  // with this person or about it, the latest first
  bool is_told = false;                   // an other adult whom children decide about, as of parents
  bool is_barred = false;                 // never told anything
  std::string why_barred{};

  // Whether children choose what this adult may hear.
  [[nodiscard]] bool is_decided_about() const {
    return !is_barred && (kind == PersonKind::Parent || is_told);
  }
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
  std::size_t kept = 0;       // what the child said no to
  std::size_t later = 0;      // what it wants to think about
};

struct ChildTells {
  std::string interview;
  std::string child;  // the name
  std::vector<ForParent> parents;
  bool wants_nothing = false;  // told, whatever it chose
  bool to_ask_again = false;   // what it chose was closed, because an older state of the vault was put back
};

// One of the ten domains as seen in one person's interviews.
enum class DomainState : std::uint8_t { NotAsked, NotAnswered, Nothing, FollowUp, Now };

// A column of the table: a person, or the team with what its own interviews say.
struct DomainColumn {
  std::string id;    // the person's, or kTeamColumn
  std::string name;  // the short one; empty for the team, which the page calls by its word
};
inline constexpr const char* kTeamColumn = "team";

struct DomainRow {
  std::string domain;
  std::vector<DomainState> states;  // one per column, in their order
};

enum class Urgency : std::uint8_t { FollowUp, Now };

// Who saw to it, when, and how.
struct FollowedUp {
  std::string by;
  LocalTime at{};
  std::string words;
};

// A raised flag of an interview: what the instrument asks the interviewer to see and do.
struct FlagView {
  std::string interview;   // where it is noted how it is seen to
  std::string went_on_in;  // the interview that speaks for that round now; mostly the same
  std::string flag;
  std::string person_id;  // of whom the interview is with, or about
  std::string person;     // the short name
  AnsweredBy by = AnsweredBy::Person;
  std::string prompt;
  Urgency urgency = Urgency::FollowUp;
  std::optional<LocalTime> shown{};  // when the interviewer was shown it
  bool taken_back = false;           // what raised it was said, and changed later
  bool about_child = false;          // said by a child
  std::optional<FollowedUp> done{};  // Now: somebody has seen to it
  std::vector<FollowedUp> before{};  // Now: how it was seen to earlier, oldest first

  // Of its own among all flags of all interviews.
  [[nodiscard]] std::string id() const { return interview + ":" + flag; }
  // It has to be seen to, and nobody has yet.
  [[nodiscard]] bool waits() const { return urgency == Urgency::Now && !done; }
};

enum class HelpState : std::uint8_t { Agreed, Done, Removed };

// A part of the plan: which help, for whom, who sees to it, when.
struct HelpLine {
  std::string id{};        // empty: new
  std::string kind{};      // one of kHelpKinds; empty: in own words
  std::string words{};     // own words; may be empty beside a kind
  std::string person{};    // a person's id; empty: the family
  std::string for_whom{};  // that person's short name
  std::string who{};       // who sees to it; may be empty
  std::optional<language::Date> when{};
  HelpState state = HelpState::Agreed;
};

// The next round of something that was asked and finished.
struct NextRoundLine {
  std::string after;                    // the finished interview
  std::string person;                   // a person's id
  std::string name;                     // the person's short name
  std::string title;                    // the instrument's
  LocalTime last{};                     // when it was finished
  std::optional<language::Date> due{};  // none: the team wants no further round
};

// Something that happened, for the family's history.
struct HistoryLine {
  enum class Kind : std::uint8_t {
    FamilyAdded,
    Started,  // an interview; `what` is its title
    Finished,
    Stopped,
    Declined,
    Chosen,    // a child decided what may be told
    Released,  // by the team; `count` items for `who`
    HeldBack,
    Refused,
    Told,
    HelpAgreed,  // `what` is the kind's code or own words
    HelpDone,
    Reported,    // by duty, to `who`; `what` is why, and the law
    ToldBack,    // the child `who` was told how it went
    Barred,      // `who`; `what` is why
    FollowedUp,  // something urgent that `who` said; `what` was done
  };
  Kind kind = Kind::FamilyAdded;
  LocalTime at{};
  std::string who{};  // a person's short name; may be empty
  std::string what{};
  std::size_t count = 0;
  std::string by{};                             // the member of the team, where it is known
  AnsweredBy answered_by = AnsweredBy::Person;  // Started to Declined
};

struct FamilyView {
  std::string id;
  std::string name;
  std::string case_number;
  std::vector<PersonView> people;
  std::vector<ChildTells> tells;
  std::vector<DomainColumn> columns;
  std::vector<DomainRow> domains;
  std::vector<FlagView> flags;             // what must be seen now first
  std::vector<HelpLine> plan;              // what is going on first; nothing that was struck out
  std::vector<NextRoundLine> next_rounds;  // the earliest first
  std::vector<HistoryLine> history;        // the latest first
  std::optional<Error> trouble;            // why an interview of theirs could not be read
};

// What waits for somebody of the team today.
struct TodayLine {
  enum class Kind : std::uint8_t {
    FollowUp,   // something was said that has to be seen to at once, and nobody has yet
    AskAgain,   // what a child chose was closed (ChildTells::to_ask_again)
    ToDecide,   // a child permitted something, and the team has not decided
    ToTell,     // released and not told yet
    Open,       // an interview that goes on
    NextRound,  // due, or soon
    Help,       // of a plan: its day has come, or is near
  };
  Kind kind = Kind::Open;
  std::string family;
  std::string family_name;
  std::string interview{};  // AskAgain, ToDecide, ToTell: the child's; FollowUp, Open; NextRound: before
  std::string person{};     // whom it is about: an id
  std::string name{};       // that person's short name; AskAgain, ToDecide, ToTell: the child's
  std::string title{};      // Open, NextRound: the instrument's
  HelpLine help{};          // Help
  std::size_t count = 0;    // FollowUp: flags; ToDecide, ToTell: items
  std::optional<LocalTime> last{};      // Open: when it was begun; NextRound: when something last happened
  std::optional<language::Date> due{};  // NextRound, Help
  std::int64_t days_left = 0;           // until that day; negative when it has passed
};

// In the order of the list: what a child waits for first.
struct TodayView {
  std::vector<TodayLine> lines;
  std::vector<FamilyLine> families;  // by name
  language::Date today{};
  std::optional<Error> trouble{};  // why something that has to be seen to may be missing among them
};

// The kinds of help that the app offers, by code: part of the stored format, so codes are only added. Their
// words are `team.help.kinds.*`.
inline constexpr std::array<std::string_view, 10> kHelpKinds{
    "cooperation_talks", "childrens_group", "child_talks", "parent_talks",   "parents_group",
    "safety_plan",       "school",          "health_care", "addiction_care", "practical_support"};

}  // namespace doorstep::screen
