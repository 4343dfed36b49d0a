#include "app/words/words.h"

#include <algorithm>
#include <fstream>
#include <regex>

#include <catch2/catch_test_macros.hpp>

namespace {

namespace fs = std::filesystem;
using doorstep::words::Direction;
using doorstep::words::Language;
using doorstep::words::Words;

const fs::path kAssets = fs::path(DOORSTEP_SOURCE_DIR) / "assets";

Words ours() {
  auto words = Words::load(kAssets);
  INFO((words ? "" : words.error().message));
  REQUIRE(words);
  return *words;
}

// The places {0} {1} of a text, sorted, each once.
std::vector<std::string> places(const std::string& text) {
  static const std::regex kPlace(R"(\{[0-9]+\})");
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), kPlace), end; it != end; ++it)
    found.push_back(it->str());
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// A folder of its own with words in it, gone at the end.
class Scratch {
 public:
  Scratch() {
    std::string pattern = (fs::temp_directory_path() / "doorstep-words-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
  }
  ~Scratch() { fs::remove_all(folder_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  void write(const std::string& language, const std::string& part, const std::string& text) const {
    fs::create_directories(folder_ / "words" / language);
    std::ofstream(folder_ / "words" / language / (part + ".yaml")) << text;
  }
  [[nodiscard]] const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_;
};

}  // namespace

// Keys of `part` (all of them when it is empty) that English has and `language` lacks.
std::vector<std::string> lacking(const Words& words, const std::string& language, const std::string& part) {
  std::vector<std::string> keys;
  for (const auto& [key, text] : words.in("en").texts()) {
    if (key.starts_with(part) && !words.in(language).texts().contains(key)) keys.push_back(key);
  }
  return keys;
}

TEST_CASE("Swedish and Arabic say everything") {
  const Words words = ours();
  CHECK(lacking(words, "sv", "").empty());
  CHECK(lacking(words, "ar", "").empty());
}

TEST_CASE("Danish and Ukrainian say all that a child or a parent meets, and nothing by halves") {
  const Words words = ours();
  for (const char* language : {"da", "uk"}) {
    INFO(language);
    CHECK(lacking(words, language, "common.").empty());
    CHECK(lacking(words, language, "respondent.").empty());
    // The team's part falls back to English; when somebody begins to translate it, this says so.
    CHECK(words.in(language)("team.lock") == "Lock");
    CHECK(lacking(words, language, "team.").size() > 150);
  }
}

// What is wrong with an author's file is said in English by the checker itself (mistakes_test.cpp).
TEST_CASE("no language has a text that English lacks, but for an author's mistakes") {
  const Words words = ours();
  for (const std::string& code : words.codes()) {
    for (const auto& [key, text] : words.in(code).texts()) {
      INFO(code << ": " << key);
      if (key.starts_with("mistakes.")) continue;
      CHECK(words.in("en").texts().contains(key));
    }
  }
}

TEST_CASE("a text that should be translated is not English") {
  const Words words = ours();
  for (const char* language : {"sv", "ar", "da", "uk"}) {
    for (const auto& [key, text] : words.in(language).texts()) {
      // Names, words that two languages share, and places alone may be alike.
      if (text.size() < 24 || key.starts_with("mistakes.")) continue;
      INFO(language << ": " << key);
      CHECK(text != words.in("en").texts().find(key)->second);
    }
  }
}

TEST_CASE("no text is empty") {
  const Words words = ours();
  for (const std::string& code : words.codes()) {
    for (const auto& [key, text] : words.in(code).texts()) {
      INFO(code << ": " << key);
      CHECK(text.find_first_not_of(" \n") != std::string::npos);
    }
  }
}

TEST_CASE("a text has the same places to fill in every language, and only such places") {
  const Words words = ours();
  for (const std::string& code : words.codes()) {
    for (const auto& [key, text] : words.in(code).texts()) {
      INFO(code << ": " << key << ": " << text);
      const auto& english = words.in("en").texts();
      if (english.contains(key)) CHECK(places(text) == places(english.find(key)->second));
      CHECK(std::ranges::count(text, '{') == std::ranges::count(text, '}'));
    }
  }
}

TEST_CASE("every language says its own name and its direction") {
  const Words words = ours();
  CHECK(words.codes() == std::vector<std::string>{"ar", "da", "en", "sv", "uk"});
  CHECK(words.in("sv").name() == "Svenska");
  CHECK(words.in("en").name() == "English");
  CHECK(words.in("ar").name() == "العربية");
  CHECK(words.in("sv").direction() == Direction::LeftToRight);
  CHECK(words.in("ar").direction() == Direction::RightToLeft);
}

TEST_CASE("places are filled") {
  const Scratch scratch;
  scratch.write("en", "common", "greet: \"Hello, {0}: {1}\"\nparts: {one: First}\n");
  const auto words = Words::load(scratch.folder());
  REQUIRE(words);
  CHECK(words->in("en")("common.greet", "Elsa", 3) == "Hello, Elsa: 3");
  CHECK(words->in("en")("common.parts.one") == "First");
}

TEST_CASE("what is filled in keeps its own direction where pages run from the right") {
  const Scratch scratch;
  scratch.write("en", "common", "case: \"Case {0}\"\n");
  scratch.write("ar", "common", "direction: right_to_left\ncase: \"الملف {0}، {1}\"\n");
  const auto words = Words::load(scratch.folder());
  REQUIRE(words);
  CHECK(words->in("en")("common.case", "26-0417") == "Case 26-0417");
  CHECK(words->in("ar")("common.case", "26-0417", 2) ==
        "الملف \u2068"
        "26-0417\u2069، \u2068"
        "2\u2069");
}

TEST_CASE("a missing text falls back to English, and one that nobody has shows its key") {
  const Scratch scratch;
  scratch.write("en", "common", "next: Next\nback: Back\n");
  scratch.write("sv", "common", "next: Nästa\n");
  const auto words = Words::load(scratch.folder());
  REQUIRE(words);
  CHECK(words->in("sv")("common.next") == "Nästa");
  CHECK(words->in("sv")("common.back") == "Back");
  CHECK(words->in("sv")("common.gone") == "[common.gone]");
  CHECK(words->in("ar")("common.back") == "Back");
}

TEST_CASE("a text whose places are not all given is shown as written") {
  const Scratch scratch;
  scratch.write("en", "common", "greet: \"Hello, {0}\"\n");
  const auto words = Words::load(scratch.folder());
  REQUIRE(words);
  CHECK(words->in("en")("common.greet") == "Hello, {0}");
}

TEST_CASE("an error is explained by its code, and by its own sentence where there is none") {
  const Scratch scratch;
  scratch.write("en", "errors",
                "disk_full: There is no room.\ndisk_full.remedy: Make room.\nlocked: It is locked.\n");
  const auto words = Words::load(scratch.folder());
  REQUIRE(words);
  const Language& english = words->in("en");
  CHECK(english.explain({"disk_full", "x", "y"}).message == "There is no room.");
  CHECK(english.explain({"disk_full", "x", "y"}).remedy == "Make room.");
  CHECK(english.explain({"locked", "x", "y"}).remedy.empty());
  CHECK(english.explain({"else", "Something.", "Do that."}).message == "Something.");
  CHECK(english.explain({"else", "Something.", "Do that."}).remedy == "Do that.");
}

TEST_CASE("words that cannot be read are an error that names the file") {
  const Scratch scratch;
  CHECK(Words::load(scratch.folder()).error().code == "no_words");
  scratch.write("en", "common", "next: [a, list]\n");
  const auto words = Words::load(scratch.folder());
  REQUIRE_FALSE(words);
  CHECK(words.error().code == "words_unreadable");
  CHECK(words.error().message.find("common.yaml") != std::string::npos);
  scratch.write("en", "common", "next: [open\n");
  CHECK(Words::load(scratch.folder()).error().code == "words_unreadable");
}
