// Every error that somebody at the screen can meet has a sentence in every language.

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "app/words/words.h"

namespace {

namespace fs = std::filesystem;
using doorstep::words::Words;

const fs::path kSource = DOORSTEP_SOURCE_DIR;

// Whose errors reach a person at the screen. What the other folders find wrong is an author's, in the
// author's file, and is said in `check`'s own words.
constexpr const char* kFolders[] = {"app", "storage", "instruments/interview", "instruments/sharing"};

// Codes without a sentence, and why nobody at the screen meets them.
const std::map<std::string, std::string> kOnlyForAuthors = {
    {"unknown_question", "a scripted walk names a question; screens only name those that there are"},
    {"no_such_page", "a scripted walk names a page"},
    {"not_here", "a scripted walk does something at another place than it says"},
    {"not_asked", "a scripted walk answers what is not asked"},
    {"not_reached", "a scripted walk goes ahead"},
    {"nothing_to_confirm", "a scripted walk confirms what nobody asked about"},
    {"no_own_words", "a scripted walk gives own words to an option without them"},
    {"unknown_non_answer", "a scripted walk writes a non-answer that does not exist"},
    {"unknown_language", "a scripted walk chooses a language that the instrument lacks"},
    {"nothing_behind", "the window shows no way back then, and the terminal says so in words of its own"},
    {"too_few_families", "the walk-through of a shipped example, which speaks English"},
    {"picture_not_written", "pictures are made by programs of tests/"}};

std::string contents(const fs::path& file) {
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::set<std::string> codes_in(const std::string& source) {
  static const std::regex kRaised(
      R"((?:\bfail\(|\bError\{|\bsay\(\{|Sentence\{\s*Problem::\w+,)\s*"([a-z_]+)\")");
  std::set<std::string> codes;
  for (std::sregex_iterator it(source.begin(), source.end(), kRaised), end; it != end; ++it)
    codes.insert((*it)[1]);
  return codes;
}

std::set<std::string> codes_raised() {
  std::set<std::string> codes;
  for (const char* folder : kFolders) {
    for (const auto& entry : fs::recursive_directory_iterator(kSource / folder)) {
      const auto extension = entry.path().extension();
      if (extension == ".cpp" || extension == ".h") codes.merge(codes_in(contents(entry.path())));
    }
  }
  return codes;
}

}  // namespace

// Those that a team works in; in the others a respondent answers, and errors are the team's.
constexpr const char* kTeamLanguages[] = {"sv", "en", "ar"};

TEST_CASE("every error that somebody at the screen can meet has a sentence in every language of a team") {
  const auto words = Words::load(kSource / "assets");
  REQUIRE(words);
  const auto codes = codes_raised();
  REQUIRE(codes.size() > 80);
  for (const std::string language : kTeamLanguages) {
    const auto& say = words->in(language).texts();
    for (const std::string& code : codes) {
      INFO(language << ": " << code);
      const bool said = say.contains("errors." + code) || say.contains("respondent.problem." + code);
      CHECK(said != kOnlyForAuthors.contains(code));
    }
  }
}

TEST_CASE("no code stands among the exceptions that nothing raises any more") {
  const auto codes = codes_raised();
  for (const auto& [code, why] : kOnlyForAuthors) {
    INFO(code);
    CHECK(codes.contains(code));
  }
}

TEST_CASE("the search for codes finds them however a line is broken") {
  CHECK(codes_in("return fail(\n    \"one_code\", \"A sentence.\");") == std::set<std::string>{"one_code"});
  CHECK(codes_in("Sentence{Problem::Two, \"two\", \"x\"}, Error{\"three\", \"y\"}; say({\"four\", \"z\"})") ==
        std::set<std::string>{"two", "three", "four"});
  CHECK(codes_in("fail(code, \"no literal\"); note(\"five\")").empty());
}
