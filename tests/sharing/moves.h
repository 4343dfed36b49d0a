// Moves of the sharing rules, as short as they can be said.
#pragma once

#include <string>
#include <utility>

#include "instruments/sharing/ledger.h"

namespace doorstep::sharing {

inline Event chosen(Choice choice, std::string parent = "mum", std::string item = "noise",
                    std::string line = "") {
  Event event{.kind = Kind::Chosen, .item = std::move(item), .parent = std::move(parent)};
  event.line = std::move(line);
  event.choice = choice;
  event.title = "When there are arguments";
  event.lines = {"I go to my room."};
  return event;
}

inline Event decided(Decision decision, std::string parent = "mum", std::string item = "noise",
                     std::string line = "") {
  Event event{.kind = Kind::Decided, .item = std::move(item), .parent = std::move(parent)};
  event.line = std::move(line);
  event.decision = decision;
  event.reason = "ready to listen";
  return event;
}

inline Event told(std::string parent = "mum", std::string item = "noise", std::string line = "") {
  Event event{.kind = Kind::Told, .item = std::move(item), .parent = std::move(parent)};
  event.line = std::move(line);
  event.reason = "shown";
  return event;
}

inline Event assented(bool yes) { return {.kind = Kind::Assented, .assented = yes}; }

inline Event reopened(std::string item = "noise") {
  return {.kind = Kind::Reopened, .item = std::move(item)};
}

inline Event barred(std::string parent = "mum") {
  Event event{.kind = Kind::Barred, .parent = std::move(parent)};
  event.reason = "a ban on contact";
  return event;
}

inline Event unbarred(std::string parent = "mum") {
  Event event = barred(std::move(parent));
  event.kind = Kind::Unbarred;
  return event;
}

inline Event reported() {
  Event event{.kind = Kind::Reported, .item = "noise"};
  event.reason = "afraid at home";
  event.law = "sol_19_1";
  event.to = "the social services";
  return event;
}

inline Event told_back(std::uint32_t about = 0) {
  Event event{.kind = Kind::ToldBack};
  event.lines = {"Mum listened."};
  event.about = about;
  return event;
}

inline Event responded(std::string parent = "mum") {
  Event event{.kind = Kind::Responded, .parent = std::move(parent)};
  event.lines = {"I did not know."};
  return event;
}

inline Event asked(std::string question, std::string answer) {
  Event event{.kind = Kind::Asked, .line = std::move(question)};
  event.answer = std::move(answer);
  return event;
}

// `event` with the number that it has to have.
inline Event numbered(const Ledger& ledger, Event event) {
  event.number = is_of_family(event.kind) ? 0 : ledger.next_number();
  return event;
}

// The error's code, or "" when it was done.
inline std::string then(Ledger& ledger, Event event) {
  const auto done = ledger.apply(numbered(ledger, std::move(event)));
  return done ? "" : done.error().code;
}

}  // namespace doorstep::sharing
