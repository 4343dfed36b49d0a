// The vault's commands, an interview through a pipe, the walk-through and the export, on the real store.

#include <ctime>
#include <filesystem>
#include <fstream>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/command/program.h"

namespace doorstep::test {
namespace {

using nlohmann::json;

constexpr const char* kPassphrase = "five words that are long\n";

std::string make_vault(const Folder& folder) {
  const auto secret = folder.write("secret", kPassphrase);
  const Ran made = run(
      {"vault", "create", "--vault", folder.path("vault"), "--person", "Johan", "--passphrase-file", secret});
  INFO(made.errors);
  REQUIRE(made.exit == 0);
  return secret;
}

TEST_CASE("a vault is made once, seen without a passphrase, and whole") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const Ran status = run({"vault", "status", "--vault", folder.path("vault"), "--json"});
  CHECK(status.exit == 0);
  const json seen = json::parse(status.out);
  CHECK(seen["people"][0]["name"] == "Johan");
  CHECK(seen["people"][0]["roles"] == json({"interviewer", "coordinator", "keeper"}));
  CHECK(seen["bytes"].get<int>() > 0);
  CHECK(run({"vault", "verify", "--vault", folder.path("vault"), "--passphrase-file", secret}).exit == 0);
  const Ran again = run(
      {"vault", "create", "--vault", folder.path("vault"), "--person", "Eva", "--passphrase-file", secret});
  CHECK(again.exit == 2);
  CHECK_FALSE(again.errors.empty());
}

TEST_CASE("a passphrase comes from a descriptor too") {
  const Folder folder;
  (void)make_vault(folder);
  CHECK(run({"vault", "people", "--vault", folder.path("vault"), "--passphrase-fd", "0"}, kPassphrase).exit ==
        0);
}

TEST_CASE("without a terminal, a file or a descriptor there is no passphrase: 2 and what to do") {
  const Folder folder;
  (void)make_vault(folder);
  const Ran ran = run({"vault", "verify", "--vault", folder.path("vault")});
  CHECK(ran.exit == 2);
  CHECK(ran.errors.find("--passphrase-file") != std::string::npos);
}

TEST_CASE("a wrong passphrase ends with 2, a damaged store with 1") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const auto wrong = folder.write("wrong", "some other words here\n");
  CHECK(run({"vault", "verify", "--vault", folder.path("vault"), "--passphrase-file", wrong}).exit == 2);
  std::fstream store(folder.path("vault/vault.db"), std::ios::in | std::ios::out | std::ios::binary);
  store.seekp(5000);
  const char byte = static_cast<char>(store.peek() ^ 1);
  store.seekp(5000);
  store.put(byte);
  store.close();
  const Ran ran = run({"vault", "verify", "--vault", folder.path("vault"), "--passphrase-file", secret});
  CHECK(ran.exit == 1);
  CHECK_FALSE(ran.errors.empty());
}

TEST_CASE("people get a way in and lose it") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const auto other = folder.write("other", "quite other words here\n");
  const std::vector<std::string> base = {"vault",    "people", "--vault",           folder.path("vault"),
                                         "--person", "Johan",  "--passphrase-file", secret};
  auto add = base;
  add.insert(add.end(), {"--add", "Eva", "--role", "coordinator", "--new-passphrase-file", other});
  const Ran added = run(add);
  CHECK(added.exit == 0);
  CHECK(added.out.find("Eva: coordinator") != std::string::npos);
  CHECK(
      run({"vault", "verify", "--vault", folder.path("vault"), "--person", "Eva", "--passphrase-file", other})
          .exit == 0);
  auto remove = base;
  remove.insert(remove.end(), {"--remove", "Eva"});
  CHECK(run(remove).out.find("Eva") == std::string::npos);
  auto remove_last = base;
  remove_last.insert(remove_last.end(), {"--remove", "Johan"});
  CHECK(run(remove_last).exit == 2);
}

TEST_CASE("no vault there: 2, and nothing is made") {
  const Folder folder;
  const auto secret = folder.write("secret", kPassphrase);
  CHECK(run({"vault", "verify", "--vault", folder.path("vault"), "--person", "Johan", "--passphrase-file",
             secret})
            .exit != 0);
  CHECK(run({"export", "--vault", folder.path("vault"), "--passphrase-file", secret, "--to",
             folder.path("out")})
            .exit == 2);
  CHECK_FALSE(std::filesystem::exists(folder.path("vault")));
}

TEST_CASE("an empty vault has nothing to export: 1, and no folder") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const Ran ran = run(
      {"export", "--vault", folder.path("vault"), "--passphrase-file", secret, "--to", folder.path("out")});
  CHECK(ran.exit == 1);
  CHECK_FALSE(std::filesystem::exists(folder.path("out")));
}

const std::string kSmall = R"yaml(instrument: small
version: 1.0
title: {en: Small}
respondent: child
ages: 8-12
languages: [en]
licence: {permission: own, text: "Own wording."}
topics:
  day: {text: {en: My day}}
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
after:
  - sharing: topics
  - assent: sharing
    text: {en: "May I tell?"}
)yaml";

// A child of nine, whatever the year is.
std::string year_of_a_child() {
  const std::time_t now = std::time(nullptr);
  return std::to_string(std::gmtime(&now)->tm_year + 1900 - 9);
}

// A family is made, the child answers, corrects a line and permits one parent; the team releases and tells.
const std::string kWhole =
    "1\nLind\n"  // a new family
    "1\nElsa\n" +
    year_of_a_child() +
    "\n"                  // a child
    "2\nKarin\nmum\n\n"   // a parent
    "2\nAnders\ndad\n\n"  // another
    "4\n"                 // done
    "1\n"                 // with Elsa
    "\n"                  // begin
    "1\n"                 // yes to the talk
    "1\n"                 // it was good
    "b\n\n"               // back, and the answer is kept
    "the swing\n"         // best
    "p\n1\n"              // a break
    "CANARY-WORST\n"      // worst
    "3\n\n"               // take the third line away: a number, then nothing
    "\n"                  // the summary is right
    "1\n"                 // dad may hear it
    "3\n"                 // mum may not
    "1\n"                 // yes, tell
    "1\n1\n"              // the gate: release, the first reason
    "1\n\n\n1\n"          // show to Anders: begin, read, shown
    "1\n\n\n";            // show to Karin: begin, read

TEST_CASE("a whole interview goes through a pipe, and each parent sees only what was released") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const auto file = folder.write("small.yaml", kSmall);
  const Ran ran = run(
      {"interview", file, "--vault", folder.path("vault"), "--passphrase-file", secret, "--language", "en"},
      kWhole);
  INFO(ran.out);
  INFO(ran.errors);
  REQUIRE(ran.exit == 0);
  const auto father = ran.out.find("For you, Anders");
  const auto mother = ran.out.find("For you, Karin");
  REQUIRE(father != std::string::npos);
  REQUIRE(mother != std::string::npos);
  const std::string to_father = ran.out.substr(father, mother - father);
  CHECK(to_father.find("the swing") != std::string::npos);
  CHECK(to_father.find("CANARY-WORST") == std::string::npos);
  CHECK(ran.out.substr(mother).find("the swing") == std::string::npos);
  CHECK(ran.out.substr(mother).find("CANARY-WORST") == std::string::npos);
  CHECK(run({"vault", "verify", "--vault", folder.path("vault"), "--passphrase-file", secret}).exit == 0);
}

TEST_CASE("an interview whose input ends is kept, and taken up again") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const auto file = folder.write("small.yaml", kSmall);
  const std::vector<std::string> call = {"interview",         file,   "--vault",    folder.path("vault"),
                                         "--passphrase-file", secret, "--language", "en"};
  const Ran broken = run(call, "1\nLind\n1\nElsa\n" + year_of_a_child() + "\n4\n1\n\n1\n1\nthe swing\n");
  CHECK(broken.exit == 2);
  CHECK_FALSE(broken.errors.empty());
  const Ran again = run(call, "1\n1\n1\n\n");  // the family, Elsa, go on, begin
  CHECK(again.out.find("What was worst?") != std::string::npos);
  CHECK(again.out.find("Was it good?") == std::string::npos);
}

TEST_CASE("a refused interview asks nothing") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const auto file = folder.write("small.yaml", kSmall);
  const Ran ran = run(
      {"interview", file, "--vault", folder.path("vault"), "--passphrase-file", secret, "--language", "en"},
      "1\nLind\n1\nElsa\n" + year_of_a_child() + "\n4\n1\n\n2\n");
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("Was it good?") == std::string::npos);
}

TEST_CASE(
    "without display and terminal the program walks through an example, and says where everything lies") {
  const Ran ran = run({});
  INFO(ran.out);
  INFO(ran.errors);
  REQUIRE(ran.exit == 0);
  const auto start = ran.out.rfind("Everything lies in ");
  REQUIRE(start != std::string::npos);
  const auto from = start + std::string("Everything lies in ").size();
  const std::filesystem::path folder = ran.out.substr(from, ran.out.find(';', from) - from);
  CHECK(std::filesystem::exists(folder / "vault/vault.db"));
  CHECK(std::filesystem::exists(folder / "extract/min_berattelse_1_0.csv"));
  CHECK(std::filesystem::exists(folder / "extract/about.txt"));
  for (const auto* part : {"For you, Karin", "is refused", "chain is whole"})
    CHECK(ran.out.find(part) != std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace doorstep::test
