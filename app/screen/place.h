// Where in the program somebody is: enough to come back to it after a lock, and nothing that tells what is
// there. Ids are random numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace doorstep::screen {

struct Place {
  enum class Kind : std::uint8_t {
    Today,
    NewFamily,
    Family,
    NewPerson,
    NewInterview,
    Help,
    NextRound,
    Gate,
    Told,
    Interview,  // a respondent has the device
    Account,    // a parent has it
  };
  Kind kind = Kind::Today;
  std::string family{};
  std::string person{};  // NewInterview: chosen beforehand; Account, Told: the parent
  std::string
      interview{};     // Interview; Gate, Account, Told: the child's; NewInterview, NextRound: the one before
  std::string help{};  // Help; empty: new
  std::size_t item = 0;      // Gate
  bool handed_over = false;  // Account: the parent has seen it, whatever came between
};

}  // namespace doorstep::screen
