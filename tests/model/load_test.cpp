// What an instrument is like once it is loaded: its order, its graph, its texts, and its limits.
#include "instruments/model/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace doorstep::model;  // NOLINT: every line here is about it
using Kind = Graph::Node::Kind;

const std::string kHead =
    "instrument: sample\nversion: 1.0\ntitle: Sample\nrespondent: parent\nlanguages: [sv]\n"
    "licence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n";

std::string section(const std::string& questions) {
  return "sections:\n  - section: only\n    title: Only\n    questions:\n" + questions;
}

std::string question(const std::string& id, const std::string& more = "") {
  return "      - {id: " + id + ", type: number, range: 0-9, text: a" + (more.empty() ? "" : ", " + more) +
         "}\n";
}

std::shared_ptr<const Instrument> loaded(const std::string& text) {
  const Loaded result = load(text, "test.yaml");
  INFO((result.problems.empty() ? std::string() : result.problems.front().message));
  REQUIRE(result.instrument != nullptr);
  return result.instrument;
}

std::string first_code(const std::string& text) {
  const Loaded result = load(text, "test.yaml");
  return result.problems.empty() ? "" : result.problems.front().code;
}

// "first value:high flag:seen ...": a node's question, or what it is and its id.
std::string order_of(const Instrument& instrument) {
  std::string order;
  for (const Graph::Node& node : instrument.graph.nodes) {
    if (node.kind == Kind::Question) order += instrument.questions[node.index].id;
    if (node.kind == Kind::Named) order += "value:" + instrument.values[node.index].id;
    if (node.kind == Kind::Score) order += "score:" + instrument.scores[node.index].id;
    if (node.kind == Kind::Flag) order += "flag:" + instrument.flags[node.index].id;
    order += " ";
  }
  return order;
}

std::vector<std::uint32_t> readers_of(const Instrument& instrument, std::uint32_t slot) {
  const Graph& graph = instrument.graph;
  return {graph.readers.begin() + graph.first_reader[slot],
          graph.readers.begin() + graph.first_reader[slot + 1]};
}

// A chain: each question depends on the one before; every tenth on a score over all before it.
std::string chain(int count) {
  std::string questions;
  for (int i = 0; i < count; ++i) {
    const std::string before = "q" + std::to_string(i - 1);
    questions += question("q" + std::to_string(i), i == 0 ? "" : "when: " + before + " > 3");
  }
  return kHead + section(questions);
}

std::string many_options(std::size_t count) {
  std::string options;
  for (std::size_t i = 0; i < count; ++i)
    options += "          - {id: o" + std::to_string(i) + ", text: a}\n";
  return kHead +
         section("      - id: first\n        type: one_of\n        text: a\n        options:\n" + options);
}

}  // namespace

TEST_CASE("values, scores and flags stand right behind the last question that they read") {
  const auto instrument = loaded(kHead + section(question("first") + question("second") + question("third")) +
                                 "values:\n  high: total > 3\n  always: age > 3\n"
                                 "scores:\n  total: {sum: [first, second]}\n"
                                 "flags:\n  - {flag: seen, when: first > 3, level: note, prompt: Look.}\n");
  CHECK(order_of(*instrument) == "value:always first flag:seen second score:total value:high third ");
}

TEST_CASE("every node stands behind what it reads, and each slot knows its readers") {
  const auto instrument = loaded(kHead +
                                 section(question("first") + question("second", "when: first > 3") +
                                         question("third", "when: first > 3 and total > 3")) +
                                 "scores:\n  total: {sum: [first, second]}\n");
  const auto& graph = instrument->graph;
  REQUIRE(graph.first_reader.size() == instrument->slot_count + 1);
  const std::uint32_t first_slot = instrument->questions[0].slot;
  CHECK(readers_of(*instrument, first_slot) == std::vector<std::uint32_t>{1, 2, 3});
  CHECK(readers_of(*instrument, instrument->scores[0].slot) == std::vector<std::uint32_t>{3});
  CHECK(readers_of(*instrument, instrument->questions[2].slot).empty());
}

TEST_CASE("steps are in the order of the file, and questions know theirs") {
  const auto instrument =
      loaded("before:\n  - {inform: why, text: a}\n" + kHead +
             section(question("first") + question("second")) + "after:\n  - {inform: thanks, text: a}\n");
  REQUIRE(instrument->steps.size() == 4);
  CHECK(instrument->steps[0].kind == Step::Kind::Page);
  CHECK(instrument->questions[1].step_index == 2);
  CHECK(instrument->pages[0].before);
  CHECK_FALSE(instrument->pages[1].before);
  CHECK(instrument->find_question("second") == 1U);
  CHECK(instrument->find_page("thanks") == 1U);
  CHECK_FALSE(instrument->find_question("thanks"));
}

TEST_CASE("a text's braces become pieces, per language") {
  const auto instrument = loaded(
      "instrument: sample\nversion: 1.0\ntitle: {sv: a, en: b}\nrespondent: parent\nlanguages: [sv, en]\n"
      "licence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n"
      "sections:\n  - section: only\n    title: {sv: a, en: b}\n    questions:\n"
      "      - {id: first, type: text, text: {sv: a, en: b}}\n"
      "      - {id: second, type: text, text: {sv: \"Hej {first|du}!\", en: Hi}, summary: {sv: \"{answer}\", "
      "en: \"{interviewer}\"}}\n");
  CHECK(instrument->questions[0].text.templates.empty());
  const auto& pieces = instrument->questions[1].text.templates;
  REQUIRE(pieces.size() == 2);
  REQUIRE(pieces[0].size() == 3);
  CHECK(pieces[0][0].literal == "Hej ");
  CHECK(pieces[0][1].literal == "du");
  CHECK(pieces[0][1].slot == instrument->questions[0].slot);
  CHECK(pieces[0][2].literal == "!");
  REQUIRE(pieces[1].size() == 1);
  CHECK(pieces[1][0].literal == "Hi");
  CHECK(instrument->questions[1].summary.templates[0][0].answer);
  CHECK(instrument->questions[1].summary.templates[1][0].interviewer);
  CHECK(instrument->language_index("en") == 1);
  CHECK(instrument->language_index("ar") == 0);
}

TEST_CASE("what a question does not say comes from the defaults") {
  const auto instrument = loaded(
      "instrument: sample\nversion: 1.0\ntitle: Sample\nrespondent: parent\nlanguages: [sv]\n"
      "licence: {permission: own, text: Own.}\n"
      "defaults: {identifies: quasi, share: never, non_answers: [skipped]}\n" +
      section(question("first") + question("second", "identifies: none, share: ask, non_answers: []")));
  CHECK(instrument->questions[0].identifies == Identifies::Quasi);
  CHECK(instrument->questions[0].share == Share::Never);
  CHECK(instrument->questions[0].non_answers == std::vector{Missing::Skipped});
  CHECK(instrument->questions[1].identifies == Identifies::None);
  CHECK(instrument->questions[1].share == Share::Ask);
  CHECK(instrument->questions[1].non_answers.empty());
}

TEST_CASE("questions that share a set of answers share it in memory, too") {
  const auto instrument =
      loaded("answer_sets: {often: [{id: never, text: a}, {id: ever, text: b}]}\n" + kHead +
             section("      - {id: first, type: one_of, text: a, answers: often}\n"
                     "      - {id: second, type: one_of, text: a, answers: often, when: first == ever}\n"
                     "      - {id: third, type: one_of, text: a, answers: often, when: first == second}\n"));
  CHECK(instrument->questions[0].answers == instrument->questions[1].answers);
}

TEST_CASE("ranges are read in all their ways") {
  struct Row {
    std::string written;
    std::string from;
    std::string to;
  };
  for (const Row& row :
       {Row{"0-12", "0", "12"}, Row{"0..12", "0", "12"}, Row{"-5-5", "-5", "5"}, Row{"-5--1", "-5", "-1"},
        Row{"0.5-2.5", "0.5", "2.5"}, Row{"0.5..2.5", "0.5", "2.5"}}) {
    const auto instrument =
        loaded(kHead + section("      - {id: first, type: number, text: a, range: " + row.written + "}\n"));
    CHECK(instrument->questions[0].minimum.text() == row.from);
    CHECK(instrument->questions[0].maximum.text() == row.to);
  }
  for (const std::string written : {"0", "0-", "-", "0–12", "0...12", "a-b", "1e3-2e3"}) {
    CHECK(first_code(kHead + section("      - {id: first, type: number, text: a, range: \"" + written +
                                     "\"}\n")) == "no_range");
  }
}

TEST_CASE("a set of answers has options up to its limit") {
  CHECK(first_code(many_options(1000)).empty());
  CHECK(first_code(many_options(1001)) == "too_many");
}

TEST_CASE("an id has characters up to its limit") {
  CHECK(first_code(kHead + section(question(std::string(64, 'a')))).empty());
  CHECK(first_code(kHead + section(question(std::string(65, 'a')))) == "long_id");
}

TEST_CASE("problems are counted beyond the first thousand") {
  std::string keys;
  for (int i = 0; i < 2000; ++i) keys += "wrong" + std::to_string(i) + ": a\n";
  const Loaded result = load(keys + kHead + section(question("first")), "test.yaml");
  CHECK(result.instrument == nullptr);
  REQUIRE(result.problems.size() == 1001);
  CHECK(result.problems.back().code == "more_problems");
  CHECK(result.problems.back().message.find("1000") != std::string::npos);
}

TEST_CASE("a cycle of ten thousand values is told without going through the stack") {
  std::string values = "values:\n";
  for (int i = 0; i < 10000; ++i)
    values += "  v" + std::to_string(i) + ": v" + std::to_string((i + 1) % 10000) + "\n";
  CHECK(first_code(kHead + section(question("first")) + values) == "cycle");
}

TEST_CASE("values that need each other in reverse order load in any number") {
  std::string values = "values:\n";
  for (int i = 0; i < 10000; ++i) values += "  v" + std::to_string(i) + ": v" + std::to_string(i + 1) + "\n";
  values += "  v10000: first > 3\n";
  const auto instrument = loaded(kHead + section(question("first")) + values);
  CHECK(instrument->graph.nodes.size() == 10002);
}

TEST_CASE("a chain of twenty thousand questions loads, each reading the one before") {
  const auto instrument = loaded(chain(20000));
  REQUIRE(instrument->questions.size() == 20000);
  for (std::uint32_t i = 0; i + 1 < 20000; ++i) {
    REQUIRE(readers_of(*instrument, instrument->questions[i].slot) == std::vector<std::uint32_t>{i + 1});
  }
}

TEST_CASE("what stands in a repeat is one written question, however often it can be asked") {
  const auto instrument = loaded(
      kHead + section(question("first") +
                      "      - repeat: kid\n        for_each: {ask: More}\n        at_most: 5\n"
                      "        questions:\n          - {id: years, type: number, range: 0-9, text: a}\n"));
  CHECK(instrument->questions.size() == 10);
  CHECK(instrument->count_written_questions() == 2);
}

std::string shipped_text(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST_CASE("the instruments that ship load without a problem") {
  const std::filesystem::path library = DOORSTEP_SOURCE_DIR "/instruments/library";
  const FindInstrument among_them = [&](std::string_view id) {
    return load(shipped_text(library / (std::string(id) + ".yaml")), id).instrument;
  };
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(library)) {
    if (entry.path().extension() != ".yaml") continue;
    ++count;
    const Loaded result = load(shipped_text(entry.path()), entry.path().filename().string(), among_them);
    INFO(entry.path().filename().string());
    CHECK(result.instrument != nullptr);
    CHECK(result.problems.empty());
  }
  CHECK(count > 0);
}
