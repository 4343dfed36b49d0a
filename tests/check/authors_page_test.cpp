// The authors' page (instruments/library/AUTHORS.md) cannot fall behind: it names everything that an author
// can write, and its own instruments open.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "instruments/check/check.h"
#include "instruments/check/walk.h"
#include "instruments/language/functions.h"
#include "instruments/model/question_keys.h"

namespace doorstep::test {
namespace {

const std::filesystem::path kLibrary = DOORSTEP_SOURCE_DIR "/instruments/library";

std::string contents(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  REQUIRE(stream);
  return std::move(text).str();
}

const std::string& page() {
  static const std::string kPage = contents(kLibrary / "AUTHORS.md");
  return kPage;
}

// What stands between ```yaml and ``` on lines of their own, as written.
std::vector<std::string> fenced_yaml() {
  std::vector<std::string> blocks;
  std::istringstream lines(page());
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = !inside && line == "```yaml";
      if (inside) blocks.emplace_back();
    } else if (inside) {
      blocks.back() += line + "\n";
    }
  }
  return blocks;
}

// Whether the page has `word` or `word(...)` or `word: ...` between backticks.
bool is_named(std::string_view word) {
  const std::string opened = "`" + std::string(word);
  const auto belongs = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  for (std::size_t at = page().find(opened); at != std::string::npos; at = page().find(opened, at + 1)) {
    if (!belongs(page()[at + opened.size()])) return true;
  }
  return false;
}

template <typename Words>
void check_all_named(const Words& words) {
  REQUIRE_FALSE(std::empty(words));
  for (const auto& word : words) {
    INFO(word);
    CHECK(is_named(word));
  }
}

// The words that a sentence lists behind `before`, separated by commas, up to its full stop.
std::vector<std::string> listed(const std::string& sentence, const std::string& before) {
  const std::size_t begin = sentence.find(before);
  if (begin == std::string::npos) return {};
  std::istringstream words(sentence.substr(begin + before.size()));
  std::vector<std::string> list;
  for (std::string word; words >> word;) {
    word.erase(std::remove_if(word.begin(), word.end(), [](char c) { return c == ',' || c == '.'; }),
               word.end());
    list.push_back(word);
  }
  return list;
}

// An instrument in which every mapping has a key, and every closed list a word, that does not exist: the
// reader then tells which ones do.
constexpr std::string_view kAllWrong = R"yaml(
instrument: wrong
version: 1.0
title: Wrong
respondent: qqqqqqqqqqqq
languages: [en]
qqqqqqqqqqqq: 1
order: qqqqqqqqqqqq
licence: {permission: qqqqqqqqqqqq, qqqqqqqqqqqq: 1}
domains: [qqqqqqqqqqqq]
topics: {home: {text: Home, qqqqqqqqqqqq: 1}}
non_answers: {not_relevant: {text: Not relevant, qqqqqqqqqqqq: 1}}
defaults: {non_answers: [qqqqqqqqqqqq], identifies: qqqqqqqqqqqq, share: qqqqqqqqqqqq, qqqqqqqqqqqq: 1}
before:
  - {inform: told, text: T, qqqqqqqqqqqq: 1}
  - {understood: clear, text: T, right: yes, qqqqqqqqqqqq: 1}
  - {assent: talk, text: T, qqqqqqqqqqqq: 1}
sections:
  - section: all
    order: qqqqqqqqqqqq
    qqqqqqqqqqqq: 1
    questions:
      - {id: a, type: qqqqqqqqqqqq, text: A}
      - {id: b, type: one_of, text: B, order: qqqqqqqqqqqq, qqqqqqqqqqqq: 1, options: [{id: x, text: X, qqqqqqqqqqqq: 1}, {id: y, text: Y}]}
      - {id: c, type: yes_no, text: C, check: {rule: c, text: T, qqqqqqqqqqqq: 1}}
      - {id: d, type: date, text: D, precision: qqqqqqqqqqqq}
      - {id: e, type: picture, text: E, picture: none.svg, pick: qqqqqqqqqqqq, regions: [{id: x, text: X}, {id: y, text: Y}]}
      - {id: g, type: grid, text: G, steps: 3, qqqqqqqqqqqq: 1, rows: [{id: x, text: X, qqqqqqqqqqqq: 1}]}
      - {repeat: r, ask: More, at_most: 2, qqqqqqqqqqqq: 1, questions: [{id: f, type: yes_no, text: F}]}
after:
  - {sharing: topics, text: T, qqqqqqqqqqqq: 1}
scores:
  s: {sum: [c], missing: {rule: qqqqqqqqqqqq, qqqqqqqqqqqq: 1, round: qqqqqqqqqqqq}, bands: [{from: 0, id: low, qqqqqqqqqqqq: 1}], qqqqqqqqqqqq: 1}
flags:
  - {flag: h, when: c, level: qqqqqqqqqqqq, qqqqqqqqqqqq: 1}
examples:
  - {example: one, answers: {}, qqqqqqqqqqqq: 1}
)yaml";

std::size_t count_in(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t i = text.find(word); i != std::string_view::npos; i = text.find(word, i + 1)) ++count;
  return count;
}

std::vector<std::string> keys_and_words() {
  std::vector<std::string> all;
  std::size_t told = 0;
  for (const auto& problem : check::check(kAllWrong, "wrong.yaml")) {
    if (problem.code != "unknown_key" && problem.code != "unknown_word") continue;
    INFO(problem.place.line << ": " << problem.message << " " << problem.remedy);
    auto words = listed(problem.remedy, "Write one of ");
    REQUIRE_FALSE(words.empty());
    std::ranges::move(words, std::back_inserter(all));
    ++told;
  }
  CHECK(told == count_in(kAllWrong, "qqqqqqqqqqqq"));
  return all;
}

std::vector<std::string> step_words() {
  const auto parsed = yaml::parse("steps: [{qqqqqqqqqqqq: 1}]", "walk.yaml");
  const auto walk = check::read_walk(parsed.root, {});
  REQUIRE(walk.problems.size() == 1);
  return listed(walk.problems.front().message, "The steps are ");
}

std::shared_ptr<const model::Instrument> in_library(std::string_view id) {
  const auto file = kLibrary / (std::string(id) + ".yaml");
  return std::filesystem::exists(file) ? model::load(contents(file), file.string()).instrument : nullptr;
}

std::optional<std::string> picture_in_library(std::string_view name) { return contents(kLibrary / name); }

TEST_CASE("the authors' page names every function and every reason") {
  check_all_named(language::function_names({}));
}

TEST_CASE("the authors' page names every type of question and every key that one can have") {
  check_all_named(model::type_words());
  check_all_named(model::question_keys());
  check_all_named(model::grid_keys());
  check_all_named(model::row_keys());
}

TEST_CASE("the authors' page names every other key and word that the reader knows") {
  check_all_named(keys_and_words());
}

TEST_CASE("the authors' page names every step of a walk") { check_all_named(step_words()); }

TEST_CASE("every instrument on the authors' page opens without an error or a warning") {
  std::size_t opened = 0;
  for (const std::string& block : fenced_yaml()) {
    if (!block.starts_with("instrument:")) continue;
    const auto loaded = check::open(block, "page.yaml", in_library, picture_in_library);
    INFO(block);
    for (const auto& problem : loaded.problems)
      UNSCOPED_INFO(problem.place.line << ": " << problem.message << " " << problem.remedy);
    CHECK(loaded.instrument != nullptr);
    CHECK(loaded.problems.empty());
    ++opened;
  }
  CHECK(opened > 0);
}

}  // namespace
}  // namespace doorstep::test
