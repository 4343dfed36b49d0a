// Every mistake that an author's file can have is told in Swedish and Arabic too. English is the checker's
// own, which names most.

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "app/words/words.h"
#include "instruments/model/load.h"

namespace doorstep::words {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = DOORSTEP_SOURCE_DIR;

std::string contents(const fs::path& file) {
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// Those that the loader's own tests expect, and `check`'s.
std::set<std::string> codes_expected() {
  static const std::regex kExpected(R"(# expect (?:error|warning) [0-9]+:[0-9]+ ([a-z_]+))");
  std::set<std::string> codes = {"example_failed", "not_covered"};
  for (const auto& entry : fs::directory_iterator(kSource / "tests/model/cases")) {
    const std::string text = contents(entry.path());
    for (std::sregex_iterator it(text.begin(), text.end(), kExpected), end; it != end; ++it)
      codes.insert((*it)[1]);
  }
  return codes;
}

yaml::Problem problem_in(const std::string& rest) {
  const auto loaded = model::load(
      "instrument: sample\nversion: 1.0\ntitle: Sample\nrespondent: parent\nlanguages: [sv]\n"
      "licence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n" +
          rest,
      "x.yaml");
  REQUIRE_FALSE(loaded.problems.empty());
  return loaded.problems.front();
}

TEST_CASE("every mistake that the loader's tests make has a sentence and a remedy in Swedish and Arabic") {
  const auto words = Words::load(kSource / "assets");
  REQUIRE(words);
  const auto codes = codes_expected();
  REQUIRE(codes.size() > 100);
  for (const char* language : {"sv", "ar"}) {
    for (const std::string& code : codes) {
      INFO(language << ": " << code);
      CHECK(words->in(language).has("mistakes." + code));
      CHECK(words->in(language).has("mistakes." + code + ".remedy"));
    }
  }
}

TEST_CASE("Swedish and Arabic tell the same mistakes with the same places") {
  const auto words = Words::load(kSource / "assets");
  REQUIRE(words);
  static const std::regex kPlace(R"(\{[0-9]\})");
  const auto places = [](const std::string& text) {
    std::set<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), kPlace), end; it != end; ++it)
      found.insert(it->str());
    return found;
  };
  const auto& swedish = words->in("sv").texts();
  const auto& arabic = words->in("ar").texts();
  std::size_t told = 0;
  for (const auto& [key, text] : swedish) {
    if (!key.starts_with("mistakes.")) continue;
    INFO(key);
    ++told;
    REQUIRE(arabic.contains(key));
    CHECK(places(arabic.find(key)->second) == places(text));
  }
  CHECK(told > 200);
  for (const auto& [key, text] : arabic) told -= key.starts_with("mistakes.") ? 1U : 0U;
  CHECK(told == 0);
}

TEST_CASE("a mistake names what stands there and what was probably meant") {
  const auto words = Words::load(kSource / "assets");
  REQUIRE(words);
  const auto problem = problem_in(
      "sections: [{section: only, title: Only, questions: [{id: q, type: yes_noo, text: Well}]}]\n");
  const Explained swedish = words->in("sv").explain(problem);
  CHECK(swedish.message == "Här kan inte `yes_noo` stå.");
  CHECK(swedish.remedy == "Menade du `yes_no`?");
  CHECK(words->in("en").explain(problem).message == problem.message);
  const auto missing =
      problem_in("sections: [{section: only, title: Only, questions: [{id: q, type: yes_no}]}]\n");
  CHECK(words->in("sv").explain(missing).message == "Här saknas `text`.");
}

TEST_CASE("a circle is told with the way around it") {
  const auto words = Words::load(kSource / "assets");
  REQUIRE(words);
  const auto problem = problem_in(
      "sections: [{section: only, title: Only, questions: [{id: q, type: yes_no, text: Well}]}]\n"
      "values: {a: b and q, b: c or q, c: a}\n");
  CHECK(words->in("sv").explain(problem).message.ends_with("i den här ordningen: a, b, c, a."));
}

TEST_CASE("a mistake without a sentence of its own is told in the checker's words") {
  const auto words = Words::load(kSource / "assets");
  REQUIRE(words);
  const yaml::Problem problem{"x.yaml", {1, 1}, yaml::Severity::Error, "never_heard_of", "x", "What.", "Do."};
  CHECK(words->in("sv").explain(problem).message == "What.");
  CHECK(words->in("sv").explain(problem).remedy == "Do.");
}

}  // namespace
}  // namespace doorstep::words
