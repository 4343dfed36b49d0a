#include "instruments/sharing/rules.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

namespace doorstep::sharing {
namespace {

const std::string kOne =
    "checked: today\nrules:\n  - {id: a, about: [secrecy], law: the Act, place: 1 §, says: {en: Secret.}, "
    "source: S, from: 2020-01-01, until: 2024-12-31}\n";

language::Date day(const char* text) { return *language::Date::parse(text); }

}  // namespace

TEST_CASE("the rules that ship can be read, and speak the languages of a team") {
  for (const auto& entry : std::filesystem::directory_iterator(DOORSTEP_SOURCE_DIR "/assets/rules")) {
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const auto rules = Rules::read(text.str(), entry.path().filename().string());
    INFO((rules ? std::string() : rules.error().message));
    REQUIRE(rules);
    CHECK(rules->all().size() >= 8);
    CHECK_FALSE(rules->checked().empty());
    for (const Rule& rule : rules->all()) {
      INFO(rule.id);
      for (const char* language : {"sv", "en", "ar"}) CHECK(rule.says.contains(language));
    }
    for (const char* about : {"secrecy", "duty_to_report", kAboutBars})
      CHECK_FALSE(rules->about(about, day("2026-11-22")).empty());
  }
}

TEST_CASE("a rule is offered while it is in force, and found by its id for ever") {
  const auto rules = Rules::read(kOne, "rules.yaml");
  REQUIRE(rules);
  CHECK(rules->about("secrecy", day("2024-12-31")).size() == 1);
  CHECK(rules->about("secrecy", day("2025-01-01")).empty());
  CHECK(rules->about("secrecy", day("2019-12-31")).empty());
  CHECK(rules->about("safety", day("2024-12-31")).empty());
  REQUIRE(rules->find("a") != nullptr);
  CHECK(rules->find("a")->citation() == "1 § the Act");
  CHECK(rules->find("b") == nullptr);
}

TEST_CASE("a file of rules that is not right is refused with its line") {
  for (const std::string& text :
       {std::string("rules: 3\n"), std::string("a: [\n"), kOne + kOne.substr(kOne.find("  - ")),
        std::string("rules:\n  - {id: a, about: [fun], law: L, says: {en: S}, source: S}\n"),
        std::string("rules:\n  - {id: a, about: [secrecy], law: L, says: {en: S}, source: S, from: May}\n"),
        std::string("rules:\n  - {id: a, about: [secrecy], law: L, says: {en: S}}\n"),
        std::string("rules:\n  - {id: a, about: [secrecy], law: L, source: S}\n")}) {
    INFO(text);
    const auto rules = Rules::read(text, "rules.yaml");
    REQUIRE_FALSE(rules);
    CHECK(rules.error().code == "bad_rules");
    CHECK(rules.error().message.find("rules.yaml, line ") != std::string::npos);
  }
}

}  // namespace doorstep::sharing
