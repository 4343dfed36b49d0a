// Whole interviews through a pipe and at a terminal, on the real store.

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/command/program.h"
#include "tests/command/small.h"
#include "tests/command/terminal.h"
#include "tests/command/whole_way.h"
#include "tests/vault/canary.h"

namespace doorstep::test {
namespace {

namespace fs = std::filesystem;

// What was written from `begin` to the next page of the team's.
std::string page_from(const std::string& out, const std::string& begin) {
  const auto start = out.find(begin);
  REQUIRE(start != std::string::npos);
  const auto end = out.find("Unlock", start);
  REQUIRE(end != std::string::npos);
  return out.substr(start, end - start);
}

std::map<std::string, std::string> files_in(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    std::ostringstream text;
    if (entry.is_regular_file()) text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files.emplace(entry.path().string(), std::move(text).str());
  }
  return files;
}

}  // namespace

TEST_CASE("each parent sees at the terminal only what was released, and not a word of anything else") {
  const Home home;
  const Ran ran = run(home.interview(), whole_way());
  INFO(ran.out);
  INFO(ran.errors);
  REQUIRE(ran.exit == 0);
  const std::string to_father = page_from(ran.out, "For you, Anders");
  const std::string to_mother = page_from(ran.out, "For you, Karin");
  CHECK(to_father.find("the swing") != std::string::npos);
  CHECK(to_mother.find("the swing") == std::string::npos);
  for (const std::string& canary : kUnreleased) {
    INFO(canary);
    CHECK(to_father.find(canary) == std::string::npos);
    CHECK(to_mother.find(canary) == std::string::npos);
  }
  for (const char* met : {"CANARY-WORST", "CANARY-DREAM", "CANARY-ADDED", "CANARY-THESE-WORDS"})
    CHECK(ran.out.find(met) != std::string::npos);  // by the child, before
  CHECK(to_father.find(kMother) == std::string::npos);
  CHECK(to_mother.find(kFather) == std::string::npos);
}

TEST_CASE("the gate at the terminal says first that something has to be followed up now") {
  const std::string reminder = "Something that Elsa CANARY-CHILD said has to be followed up now.";
  const Home home;
  CHECK(run(home.interview(), whole_way()).out.find(reminder) == std::string::npos);
  const Home flagged;
  (void)flagged.folder.write(
      "small.yaml", kSmall + "flags:\n  - {flag: see, when: good == yes, level: act_now, prompt: See.}\n");
  const Ran ran = run(flagged.interview(), whole_way());
  INFO(ran.out);
  const auto said = ran.out.find(reminder);
  REQUIRE(said != std::string::npos);
  CHECK(said < ran.out.find("Can dad be told?"));
}

TEST_CASE("at the terminal a report sees to what it is about and what was done is noted of the rest") {
  const std::string again = "1\n1\n1\n";  // the family, Elsa, go on with what she has chosen
  const std::string report = "9\nthe social services\nshe is afraid\n1\n";
  const auto waits = [](const Ran& ran) {
    INFO(ran.out);
    REQUIRE(ran.exit == 0);
    return ran.out.find("Nothing waits to be followed up.") == std::string::npos;
  };
  const Home home;
  (void)home.folder.write(
      "small.yaml", kSmall + "flags:\n  - {flag: see, when: good == yes, level: act_now, prompt: See.}\n");
  REQUIRE(run(home.interview(), whole_way()).exit == 0);
  CHECK(waits(run(home.interview(), again + report + "2\n8\n\n13\n")));  // about something else
  CHECK_FALSE(waits(run(home.interview(), again + report + "1\n8\n13\n")));
  const Home other;
  (void)other.folder.write(
      "small.yaml", kSmall + "flags:\n  - {flag: see, when: good == yes, level: act_now, prompt: See.}\n");
  REQUIRE(run(other.interview(), whole_way()).exit == 0);
  CHECK_FALSE(waits(run(other.interview(), again + "8\nShe sleeps elsewhere.\n8\n13\n")));
}

TEST_CASE(
    "at the terminal the child hears what may be told, agrees, and is asked the two questions after it") {
  const Home home;
  const Ran ran = run(home.interview(), whole_way());
  std::size_t at = 0;
  for (const char* page : {"This is what dad may hear", "May I tell?",
                           "Do you know what your parents will be told?", "Did you decide it?"}) {
    INFO(page);
    at = ran.out.find(page, at);
    REQUIRE(at != std::string::npos);
  }
}

TEST_CASE("a line that was taken away stands there as taken away, and its number brings it back") {
  const Home home;
  std::string way = whole_way();
  way.replace(way.find("3\n\n\n+"), 3, "3\n\n3\n");
  const Ran ran = run(home.interview(), way);
  INFO(ran.out);
  REQUIRE(ran.exit == 0);
  CHECK(ran.out.find("3. Taken away: ") != std::string::npos);
  CHECK(page_from(ran.out, "For you, Anders").find("CANARY-WORST") != std::string::npos);
}

TEST_CASE(
    "what is on the screen can be hidden where a child chooses and where it writes, and is no answer then") {
  const Home home;
  std::string way = whole_way();
  way.replace(way.find("2\nthe swing"), 2, "2\n/x\n\n2\n");  // in the middle of another wording
  way.replace(way.find("1\n3\n2\nCANARY-THESE"), 2,
              "1\nx\n\n\n\n1\n");  // at a choice; the summary comes again
  const Ran ran = run(home.interview(), way);
  INFO(ran.out);
  REQUIRE(ran.exit == 0);
  CHECK(page_from(ran.out, "For you, Anders").find("the swing") != std::string::npos);
  CHECK(ran.out.find("\u201c/x") == std::string::npos);
  CHECK(ran.out.find("\u201cx\u201d") == std::string::npos);
}

TEST_CASE("nothing that was said, and no name, lies on the disk in the clear or among the errors") {
  const Folder outside;
  const auto secret = outside.write("secret", kSecret);
  const auto instrument = outside.write("small.yaml", kSmall);
  const Folder home;
  const std::string vault = home.path("vault");
  REQUIRE(run({"vault", "create", "--vault", vault, "--person", "Johan", "--passphrase-file", secret}, {},
              home.path("."))
              .exit == 0);
  const Ran ran =
      run({"interview", instrument, "--vault", vault, "--passphrase-file", secret, "--language", "en"},
          whole_way(), home.path("."));
  REQUIRE(ran.exit == 0);
  auto secrets = kUnreleased;
  for (const char* more : {kFather, kMother, kChild, kPassphrase}) secrets.emplace_back(more);
  auto files = files_in(home.path("."));
  CHECK(files.size() >= 4);
  files.emplace("the errors", ran.errors);
  CHECK(testing::first_canary_in(files, secrets).empty());
}

TEST_CASE("through a pipe the named passphrase opens again after a respondent, and that is said") {
  const Home home;
  const Ran ran = run(home.interview(), whole_way());
  const auto first_page = ran.out.find("Do you want to talk?");
  const auto said = ran.out.find("there is no terminal to");
  REQUIRE(first_page != std::string::npos);
  CHECK(said != std::string::npos);
  CHECK(said > first_page);
}

TEST_CASE(
    "at a terminal only the passphrase leads back from hiding and from a respondent, though a file names "
    "it") {
  const Home home;
  Terminal terminal(home.interview());
  terminal.write("1\nLind\n1\nElsa\n" + birthday_of_a_child() + "\n4\n1\n\n");
  terminal.expect("Do you want to talk?");
  terminal.write("x\n");
  terminal.expect("\033[2J");
  terminal.write("\n");
  const std::string covered = terminal.expect("Write the passphrase of Johan.");
  CHECK(covered.find("talk") == std::string::npos);
  terminal.write("\n");  // nothing is no answer, and no end
  terminal.expect("Write the passphrase of Johan.");
  terminal.write("some other words here\n");
  terminal.expect("not the right one");
  terminal.expect("Write the passphrase of Johan.");
  terminal.write(kSecret);
  terminal.expect("One moment");
  terminal.write("1\n1\n");  // while nobody sees what it would answer
  terminal.expect("Do you want to talk?");
  terminal.write("2\n");  // no
  terminal.expect("Write the passphrase of Johan.");
  terminal.write(kSecret);
  terminal.expect("Everything is kept");
  CHECK(terminal.end() == 0);
}

TEST_CASE("a demonstration leaves nothing behind when a signal ends it") {
  const int number = GENERATE(SIGINT, SIGTERM, SIGHUP);
  const Folder temporary;
  Terminal terminal({"--demo"}, temporary.path("."));
  terminal.expect("opens it with the passphrase");
  CHECK_FALSE(fs::is_empty(temporary.path(".")));
  terminal.signal(number);
  CHECK(terminal.end() == 128 + number);
  CHECK(fs::is_empty(temporary.path(".")));
}

TEST_CASE("an interview whose input ends is kept, and taken up again") {
  const Home home;
  const Ran broken =
      run(home.interview(), "1\nLind\n1\nElsa\n" + birthday_of_a_child() + "\n4\n1\n\n1\n1\nthe swing\n");
  CHECK(broken.exit == 2);
  CHECK_FALSE(broken.errors.empty());
  const Ran again = run(home.interview(), "1\n1\n1\n\n");  // the family, Elsa, go on, begin
  CHECK(again.out.find("What was worst?") != std::string::npos);
  CHECK(again.out.find("Was it good?") == std::string::npos);
}

TEST_CASE(
    "an interview that was begun goes over to a newer version in the terminal when the team chooses so") {
  const Home home;
  (void)run(home.interview(), "1\nLind\n1\nElsa\n" + birthday_of_a_child() + "\n4\n1\n\n1\n1\nthe swing\n");
  std::string newer = kSmall;
  newer.replace(newer.find("1.0"), 3, "2.0");
  newer.replace(newer.find("What was worst?"), 15, "What was hardest?");
  std::ofstream(home.instrument) << newer;
  const Ran stays = run(home.interview(), "1\n1\n1\n\n");  // the family, Elsa, go on, begin
  CHECK(stays.out.find("What was worst?") != std::string::npos);
  const Ran over = run(home.interview(), "1\n1\n2\n\n");  // the same, and go over
  INFO(over.out);
  CHECK(over.out.find("In the new version 2 answers carry over, 0 are set aside") != std::string::npos);
  CHECK(over.out.find("Go over to 2.0") != std::string::npos);
  CHECK(over.out.find("What was hardest?") != std::string::npos);
  CHECK(over.out.find("What was best?") == std::string::npos);
  const Ran again = run(home.interview(), "1\n1\n1\n\n");
  CHECK(again.out.find("What was hardest?") != std::string::npos);
  CHECK(again.out.find("Go over to") == std::string::npos);
}

TEST_CASE("an answer of one letter is an answer, and no command") {
  const Home home;
  const Ran broken =
      run(home.interview(), "1\nLind\n1\nElsa\n" + birthday_of_a_child() + "\n4\n1\n\n1\n1\nb\nx\n");
  CHECK(broken.out.find("What did you dream?") != std::string::npos);
}

TEST_CASE("a child's birthday is asked for to the day, and none that has not been yet is taken") {
  const Home home;
  const Ran ran =
      run(home.interview(), "1\nLind\n1\nElsa\n\n2017\nMay\n2999-01-01\n" + birthday_of_a_child() +
                                "\n2\nKarin\nmum\n2999\nlast year\n1984\n4\n1\n\n2\n");
  CHECK(ran.exit == 0);
  const auto count = [&](std::string_view sentence) {
    std::size_t found = 0;
    for (auto at = ran.out.find(sentence); at != std::string::npos; at = ran.out.find(sentence, at + 1))
      ++found;
    return found;
  };
  CHECK(count("Write the whole day") == 3);
  CHECK(count("That day has not been yet") == 2);
  CHECK(count("Write a year") == 1);
}

TEST_CASE("a refused interview asks nothing") {
  const Home home;
  const Ran ran = run(home.interview(), "1\nLind\n1\nElsa\n" + birthday_of_a_child() + "\n4\n1\n\n2\n");
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("Was it good?") == std::string::npos);
}

}  // namespace doorstep::test
