// Histories and versions on the command line: walk --history, walk --replay, and diff.

#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/command/program.h"

namespace doorstep::test {
namespace {

using nlohmann::json;

const std::string kPlay = "{age: 10, date: 2026-11-21, answers: {practice_break: play}}";

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string replaced(std::string text, const std::string& what, const std::string& instead) {
  const std::size_t place = text.find(what);
  REQUIRE(place != std::string::npos);
  return text.replace(place, what.size(), instead);
}

TEST_CASE("a history of a walk replays to what the walk said, and to the same history") {
  const Folder folder;
  const auto history = folder.path("history.jsonl");
  for (const bool as_json : {false, true}) {
    std::vector<std::string> walk = {"walk", shipped("min_berattelse"), "--walk", "-", "--history", history};
    std::vector<std::string> replay = {"walk",      shipped("min_berattelse"), "--replay", history,
                                       "--history", folder.path("again.jsonl")};
    if (as_json) {
      walk.push_back("--json");
      replay.push_back("--json");
    }
    const Ran walked = run(walk, kPlay);
    CHECK(walked.exit == 0);
    const Ran replayed = run(replay);
    CHECK(replayed.exit == 0);
    CHECK(replayed.errors.empty());
    CHECK(replayed.out == walked.out);
    CHECK(content(folder.path("again.jsonl")) == content(history));
  }
  CHECK(json::parse(content(history).substr(0, content(history).find('\n')))["format"] == 1);
}

TEST_CASE("a damaged history ends with 1 and its line, one that is not there with 2") {
  const Folder folder;
  const auto history = folder.path("history.jsonl");
  REQUIRE(run({"walk", shipped("min_berattelse"), "--walk", "-", "--history", history}, kPlay).exit == 0);
  const Ran damaged = run({"walk", shipped("min_berattelse"), "--replay",
                           folder.write("damaged.jsonl", replaced(content(history), "\n", "\n{\n"))});
  CHECK(damaged.exit == 1);
  CHECK(damaged.out.empty());
  CHECK(damaged.errors.find("Line 2") != std::string::npos);
  const Ran other = run({"walk", shipped("dorr_ett"), "--replay", history});
  CHECK(other.exit == 1);
  CHECK(other.errors.find("plan") != std::string::npos);
  CHECK(run({"walk", shipped("min_berattelse"), "--replay", folder.path("none")}).exit == 2);
  CHECK(run({"walk", shipped("min_berattelse"), "--replay", history, "--age", "9"}).exit == 2);
}

TEST_CASE("a history that cannot be written ends with 2") {
  const Ran ran = run({"walk", shipped("min_berattelse"), "--history", "/nowhere/history.jsonl"});
  CHECK(ran.exit == 2);
  CHECK(ran.errors.find("/nowhere") != std::string::npos);
}

const std::string kHome = R"yaml(instrument: home
version: 1.0
title: {en: Home}
respondent: parent
languages: [en]
licence: {permission: own, text: Own wording.}
defaults: {identifies: none}
before:
  - assent: talk
    text: {en: "Do you want to talk?"}
sections:
  - section: home
    questions:
      - {id: rooms, type: number, range: 1-20, text: {en: "How many rooms?"}}
      - {id: calm, type: yes_no, text: {en: "Is it calm?"}}
)yaml";

TEST_CASE("diff of the same instrument, or of other words alone, ends with 0") {
  const Folder folder;
  const auto home = folder.write("home.yaml", kHome);
  const Ran same = run({"diff", home, home});
  CHECK(same.exit == 0);
  CHECK(same.out.find("No differences") != std::string::npos);
  const Ran words =
      run({"diff", home,
           folder.write("words.yaml", replaced(replaced(kHome, "Is it calm", "Is it quiet"), "1.0", "1.1"))});
  CHECK(words.exit == 0);
  CHECK(words.out.find("reworded: calm") != std::string::npos);
}

TEST_CASE("diff says what a change means for open interviews, and ends with 1") {
  const Folder folder;
  const auto next = folder.write(
      "next.yaml", replaced(replaced(replaced(kHome, "1.0", "2.0"), "type: yes_no", "type: text"),
                            "Do you want", "Would you like"));
  const auto home = folder.write("home.yaml", kHome);
  const Ran text = run({"diff", home, next});
  CHECK(text.exit == 1);
  CHECK(text.out.find("type changed: calm (yes_no -> text)") != std::string::npos);
  CHECK(text.out.find("answers that are set aside: calm") != std::string::npos);
  CHECK(text.out.find("assent is asked again") != std::string::npos);
  const Ran ran = run({"diff", home, next, "--json"});
  CHECK(ran.exit == 1);
  const json result = json::parse(ran.out);
  CHECK(result["old"] == json{{"instrument", "home"}, {"version", "1.0"}});
  CHECK(result["new"]["version"] == "2.0");
  REQUIRE(result["changes"].size() == 2);
  CHECK(result["changes"][1] == json{{"change", "type_changed"},
                                     {"id", "calm"},
                                     {"before", "yes_no"},
                                     {"after", "text"},
                                     {"matters", true}});
  CHECK(result["open_interviews"] == json{{"can_migrate", true},
                                          {"reason", ""},
                                          {"set_aside", {"calm"}},
                                          {"may_be_set_aside", json::array()},
                                          {"may_be_asked_again", json::array()},
                                          {"pages_again", {"talk"}},
                                          {"assent_again", true}});
}

TEST_CASE("diff says when open interviews cannot go over") {
  const Folder folder;
  const auto home = folder.write("home.yaml", kHome);
  const auto reason = [&](const std::string& text) {
    const Ran ran = run({"diff", home, folder.write("next.yaml", text), "--json"});
    CHECK(ran.exit == 1);
    const json open = json::parse(ran.out)["open_interviews"];
    CHECK(open["can_migrate"] == false);
    return open["reason"].get<std::string>();
  };
  CHECK(reason(replaced(kHome, "range: 1-20", "range: 1-9")) == "same_version");
  CHECK(reason(replaced(kHome, "instrument: home", "instrument: house")) == "other_instrument");
}

TEST_CASE("diff of what cannot be read ends with 2") {
  const Folder folder;
  const auto home = folder.write("home.yaml", kHome);
  CHECK(run({"diff", home, folder.path("none.yaml")}).exit == 2);
  const Ran wrong = run({"diff", folder.write("wrong.yaml", "a: b\n"), home});
  CHECK(wrong.exit == 2);
  CHECK(wrong.out.empty());
  CHECK(wrong.errors.find("error:") != std::string::npos);
}

}  // namespace
}  // namespace doorstep::test
