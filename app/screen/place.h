// Where in the program somebody is: enough to come back to it after a lock, and nothing that tells what is
// there. Ids are random numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace doorstep::screen {

// What a member of the team writes down about a child's telling, beside the choices and the gate.
enum class NoteKind : std::uint8_t {
  Response,      // what an adult said to what it was told
  FollowUp,      // what came of it
  TellBack,      // to the child: what was told, and how it went
  TellOfReport,  // to the child: that a report was made
  Report,        // by duty
  NothingTold,   // the child takes its agreement to the sharing back
  Bar,           // set or lifted; the family's
  Flag,          // how something that was raised was seen to; any person's
};

struct Place {
  enum class Kind : std::uint8_t {
    Today,
    FamilyName,
    Family,
    Person,
    NewInterview,
    Help,
    NextRound,
    Answers,
    Gate,
    Told,
    Follow,  // after a child's interview
    Note,
    Interview,  // a respondent has the device
    Choices,    // a child has it, to change what it chose
    Account,    // a parent has it
  };
  Kind kind = Kind::Today;
  std::string family{};  // FamilyName: empty for a new one
  std::string person{};  // Person: empty for a new one; NewInterview: chosen beforehand; Account, Told, Note:
                         // the adult
  // Interview; the child's: Gate, Account, Told, Follow, Choices, Note (empty: the family's),
  // Person (a new adult whom that child may tell); the one before:
  // NewInterview, NextRound; Answers
  std::string interview{};
  std::string help{};                  // Help; empty: new
  std::optional<std::size_t> item{};   // Gate; none: the first that waits
  NoteKind note = NoteKind::Response;  // Note
  std::uint32_t report = 0;            // Note: TellOfReport
  std::string flag{};                  // Note: Flag
  bool handed_over = false;            // Account: the parent has seen it, whatever came between

  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace doorstep::screen
