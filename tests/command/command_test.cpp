// Exit codes, what goes to which stream, and JSON that other tools can read.

#include <filesystem>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "tests/command/program.h"

namespace doorstep::test {
namespace {

using nlohmann::json;

TEST_CASE("the option --version names the program and its libraries") {
  const Ran ran = run({"--version"});
  CHECK(ran.exit == 0);
  for (const auto* name : {"doorstep ", "Dear ImGui ", "GLFW ", "yaml-cpp ", "SQLCipher ", "SQLite ",
                           "libsodium ", "Pango ", "Cairo ", "fmt ", "nlohmann-json ", "CLI11 "}) {
    CHECK(ran.out.find(name) != std::string::npos);
  }
  CHECK(ran.out.find("unknown") == std::string::npos);
}

TEST_CASE("the option --help says what there is, and nothing of later versions") {
  const Ran ran = run({"--help"});
  CHECK(ran.exit == 0);
  for (const auto* name : {"check", "walk", "diff", "preview", "interview", "export", "vault"})
    CHECK(ran.out.find(name) != std::string::npos);
  for (const auto* name : {"bundle", "hub", "translate", "paper"})
    CHECK(ran.out.find(name) == std::string::npos);
}

TEST_CASE("a wrong call ends with 2 and a sentence on stderr") {
  const auto arguments =
      GENERATE(std::vector<std::string>{"chek"}, std::vector<std::string>{"check"},
               std::vector<std::string>{"check", "--jsn", "x"}, std::vector<std::string>{"walk"},
               std::vector<std::string>{"walk", "x", "--age", "old"},
               std::vector<std::string>{"walk", "x", "--date", "today"}, std::vector<std::string>{"vault"},
               std::vector<std::string>{"vault", "rotate"}, std::vector<std::string>{"export"});
  const Ran ran = run(arguments);
  CHECK(ran.exit == 2);
  CHECK(ran.out.empty());
  CHECK_FALSE(ran.errors.empty());
}

TEST_CASE("the shipped instruments are right") {
  const Ran ran = run({"check", shipped("min_berattelse"), shipped("dorr_ett"), shipped("dorr_tva")});
  INFO(ran.out);
  CHECK(ran.exit == 0);
}

TEST_CASE("an instrument reads from the municipality's own, which lie in the user's data") {
  const Folder folder;
  const auto own = std::filesystem::path(folder.path("doorstep")) / "instruments";
  std::filesystem::create_directories(own);
  const std::string head = R"yaml(version: "1.0"
title: {sv: T, en: T}
languages: [sv, en]
licence: {permission: own, text: "Own wording."}
domains: [own_safety]
sections:
  - section: s
    title: {sv: S, en: S}
    questions: [{id: q, type: yes_no, text: {sv: "Fråga?", en: "Question?"}}]
examples: [{example: one, answers: {q: yes}, route: [q]}]
)yaml";
  const auto file = folder.write(
      "team.yaml", "instrument: team\nrespondent: practitioner\nfrom: {door: own_door}\n" + head);
  CHECK(run({"check", file}, {}, folder.path(".")).exit == 1);
  std::filesystem::copy_file(folder.write("door.yaml", "instrument: own_door\nrespondent: parent\n" + head),
                             own / "door.yaml");
  std::filesystem::remove(folder.path("door.yaml"));
  const Ran ran = run({"check", file}, {}, folder.path("."));
  INFO(ran.out);
  CHECK(ran.exit == 0);
}

TEST_CASE("check --json lists every problem with its place, and ends with 1") {
  const Folder folder;
  const auto file = folder.write("wrong.yaml", "instrument: X\nversion: 1\nrespondent: chlid\n");
  const Ran ran = run({"check", "--json", file});
  CHECK(ran.exit == 1);
  const json problems = json::parse(ran.out);
  REQUIRE(problems.size() >= 3);
  int line = 0;
  for (const auto& problem : problems) {
    for (const auto* key : {"file", "line", "column", "severity", "code", "message", "remedy"})
      CHECK(problem.contains(key));
    CHECK(problem["file"] == file);
    CHECK(problem["line"].get<int>() >= line);
    line = problem["line"].get<int>();
  }
}

TEST_CASE("check as text begins each line with file, line and column") {
  const Folder folder;
  const auto file = folder.write("wrong.yaml", "instrument: x\n  version: 1\n");
  const Ran ran = run({"check", file});
  CHECK(ran.exit == 1);
  CHECK(ran.out.starts_with(file + ":2:"));
  CHECK(ran.out.find(": error: ") != std::string::npos);
}

TEST_CASE("check speaks the language that it is asked for, and its JSON is the same in each") {
  const Folder folder;
  const auto file = folder.write("wrong.yaml", "instrument: x\nversionn: 1\n");
  const Ran swedish = run({"check", file, "--language", "sv"});
  CHECK(swedish.exit == 1);
  CHECK(swedish.out.find(":2:1: fel: Det finns ingen nyckel `versionn` här.  Menade du `version`?") !=
        std::string::npos);
  CHECK(run({"check", file, "--json", "--language", "sv"}).out == run({"check", file, "--json"}).out);
}

TEST_CASE(
    "check counts what is not recorded where anything is, names it all when asked to, and ends with 0") {
  const Folder folder;
  const auto file = folder.write(
      "small.yaml",
      "instrument: small\nversion: 1.0\ntitle: {en: Small, sv: Liten}\nrespondent: parent\n"
      "languages: [en, sv]\nlicence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n"
      "sections: [{section: only, title: {en: Only, sv: Bara}, questions: [\n"
      "  {id: one, type: yes_no, text: {en: One, sv: Ett}}, {id: two, type: yes_no, text: {en: Two, sv: "
      "Två}},\n"
      "  {id: three, type: yes_no, text: {en: Three, sv: Tre}}, {id: four, type: yes_no, text: {en: Four, "
      "sv: "
      "Fyra}},\n  {id: five, type: yes_no, text: {en: Five, sv: Fem}}]}]\n");
  CHECK(run({"check", file}).out.find("recording") == std::string::npos);
  std::filesystem::create_directories(folder.path("audio/sv"));
  (void)folder.write("audio/sv/small.two.flac", "recorded");
  const Ran some = run({"check", file});
  CHECK(some.exit == 0);
  CHECK(some.out.find("4 texts have no recording in sv: one, three, four ...") != std::string::npos);
  CHECK(some.out.find("five") == std::string::npos);
  CHECK(run({"check", file, "--recordings"}).out.find("in sv: one, three, four, five\n") !=
        std::string::npos);
  (void)folder.write("audio/sv/small.three.flac", "recorded");
  CHECK(run({"check", file}).out.find("3 texts have no recording in sv: one, four, five\n") !=
        std::string::npos);
  (void)folder.write("audio/sv/small.four.flac", "recorded");
  (void)folder.write("audio/sv/small.five.flac", "recorded");
  CHECK(run({"check", file}).out.find("1 text has no recording in sv: one\n") != std::string::npos);
  CHECK(run({"check", file, "--json"}).out == "[]\n");
  CHECK(run({"check", file, "--json", "--recordings"}).out.find("\"unrecorded\"") != std::string::npos);
}

TEST_CASE("check says that examples are tried when the rest is right, and only then") {
  const Folder folder;
  const auto wrong = folder.write("wrong.yaml", "instrument: x\n  version: 1\n");
  CHECK(run({"check", wrong}).errors.find("the examples are tried") != std::string::npos);
  CHECK(run({"check", shipped("dorr_ett")}).errors.empty());
}

TEST_CASE("a file that is not there ends with 2, and the others are still checked") {
  const Folder folder;
  const auto wrong = folder.write("wrong.yaml", "a: b\n");
  const Ran ran = run({"check", "--json", folder.path("none.yaml"), wrong});
  CHECK(ran.exit == 2);
  CHECK(ran.errors.find("none.yaml") != std::string::npos);
  CHECK_FALSE(json::parse(ran.out).empty());
}

TEST_CASE("a folder as an instrument ends with 2") {
  const Folder folder;
  CHECK(run({"check", folder.path("")}).exit == 2);
  CHECK(run({"walk", folder.path("")}).exit == 2);
}

TEST_CASE("check reads an instrument from the standard input") {
  CHECK(run({"check", "-"}, "a: b\n").exit == 1);
}

TEST_CASE("a walk without steps stands at the first question") {
  const Ran ran = run({"walk", shipped("min_berattelse"), "--json"});
  CHECK(ran.exit == 0);
  const json result = json::parse(ran.out);
  CHECK(result["instrument"] == "min_berattelse");
  CHECK(result["position"] == "practice_break");
  CHECK(result["complete"] == false);
}

TEST_CASE("a walk from the standard input answers") {
  const Ran ran = run({"walk", shipped("min_berattelse"), "--walk", "-", "--age", "10", "--json"},
                      "answers: {practice_break: play}\n");
  CHECK(ran.exit == 0);
  CHECK(json::parse(ran.out)["answers"] == json{{"practice_break", "play"}});
}

TEST_CASE("the options of walk come before what its file says") {
  const std::string walk = "{age: 8, date: 2020-01-01, language: sv, answers: {}}";
  CHECK(run({"walk", shipped("min_berattelse"), "--walk", "-", "--language", "xx"}, walk).exit == 1);
  CHECK(run({"walk", shipped("min_berattelse"), "--walk", "-", "--language", "en"}, walk).exit == 0);
}

TEST_CASE("a walk with problems ends with 1 and names the step") {
  const Ran ran = run({"walk", shipped("min_berattelse"), "--walk", "-", "--json"},
                      "steps: [{answer: {practice_brek: play}}]\n");
  CHECK(ran.exit == 1);
  const json problems = json::parse(ran.out)["problems"];
  REQUIRE(problems.size() == 1);
  CHECK(problems[0]["step"] == 1);
  CHECK(problems[0]["code"] == "unknown_question");
}

TEST_CASE("a walk that is no YAML is a problem, not a crash") {
  for (const auto* walk : {"steps: [", "\t- x", "answers: {a: b, a: c}", "&a [*a]", "steps: {}", "[]", "7"}) {
    const Ran ran = run({"walk", shipped("min_berattelse"), "--walk", "-", "--json"}, walk);
    INFO(walk);
    CHECK(ran.exit == 1);
    CHECK(json::parse(ran.out)["problems"].size() == 1);
  }
}

TEST_CASE("a walk whose file is not there ends with 2") {
  const Ran ran = run({"walk", shipped("min_berattelse"), "--walk", "/nowhere/walk.yaml"});
  CHECK(ran.exit == 2);
  CHECK(ran.out.empty());
}

TEST_CASE("a wrong instrument is not walked: 1, and what is wrong on stderr") {
  const Folder folder;
  const Ran ran = run({"walk", folder.write("wrong.yaml", "a: b\n"), "--json"});
  CHECK(ran.exit == 1);
  CHECK(ran.out.empty());
  CHECK(ran.errors.find("error:") != std::string::npos);
}

TEST_CASE("without a display the preview says so and ends, and keeps nothing") {
  const Folder folder;
  const std::string home = folder.path("home");
  std::filesystem::create_directory(home);
  const Ran ran = run({"preview", shipped("min_berattelse"), "--language", "en"}, {}, home);
  CHECK(ran.exit == 2);
  CHECK(ran.errors.find("display") != std::string::npos);
  // And what works there instead.
  for (const char* other : {"doorstep check", "doorstep walk", "doorstep interview"})
    CHECK(ran.errors.find(other) != std::string::npos);
  CHECK(std::filesystem::is_empty(home));
}

TEST_CASE("a preview of a file that is not there says which") {
  const Ran ran = run({"preview", "/nowhere/at_all.yaml"});
  CHECK(ran.exit == 2);
  CHECK(ran.errors.find("/nowhere/at_all.yaml") != std::string::npos);
}

}  // namespace
}  // namespace doorstep::test
