// A vault and a small child's instrument, for whole ways through them.
#pragma once

#include <ctime>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/command/program.h"

namespace doorstep::test {

inline const std::string kSmall = R"yaml(instrument: small
version: 1.0
title: {en: Small}
respondent: child
ages: 8-12
languages: [en]
licence: {permission: own, text: "Own wording."}
topics:
  day: {text: {en: My day}}
  night: {text: {en: My night}}
defaults: {identifies: none}
before:
  - assent: talk
    text: {en: "Do you want to talk?"}
sections:
  - section: day
    topic: day
    title: {en: My day}
    questions:
      - {id: good, type: yes_no, text: {en: "Was it good?"}}
      - {id: best, type: text, text: {en: "What was best?"}}
      - {id: worst, type: text, text: {en: "What was worst?"}}
  - section: night
    topic: night
    title: {en: My night}
    questions:
      - {id: dream, type: text, text: {en: "What did you dream?"}}
after:
  - sharing: topics
  - assent: sharing
    text: {en: "May I tell?"}
)yaml";

constexpr const char* kPassphrase = "five words that are long";
constexpr const char* kSecret = "five words that are long\n";  // as a file has it

// A vault of Johan's at "vault" in `folder`; the file with its passphrase.
inline std::string make_vault(const Folder& folder) {
  const auto secret = folder.write("secret", kSecret);
  const Ran made = run(
      {"vault", "create", "--vault", folder.path("vault"), "--person", "Johan", "--passphrase-file", secret});
  INFO(made.errors);
  REQUIRE(made.exit == 0);
  return secret;
}

// The birthday of a child of nine, whatever the year is.
inline std::string birthday_of_a_child() {
  const std::time_t now = std::time(nullptr);
  return std::to_string(std::gmtime(&now)->tm_year + 1900 - 9) + "-01-01";
}

}  // namespace doorstep::test
