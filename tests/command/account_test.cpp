// doorstep account: what is shown and printed of a child's account, and the history behind it.

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "tests/command/whole_way.h"
#include "tests/print/pdf_text.h"
#include "tests/vault/canary.h"

namespace doorstep::test {
namespace {

namespace fs = std::filesystem;

// Of the whole way, with the vault that it leaves.
struct Told {
  Home home;
  Ran ran = run(home.interview(), whole_way());

  Told() {
    INFO(ran.out);
    INFO(ran.errors);
    REQUIRE(ran.exit == 0);
  }
  [[nodiscard]] Ran account(const std::string& input, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {
        "account",    "--vault", home.folder.path("vault"), "--passphrase-file", home.secret,
        "--language", "en"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments, input);
  }
};

using testing::text_of_pdf;
using testing::written_by;

std::string bytes_of(const std::string& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

// From the account's first words on: what stands before are the team's own choices.
std::string from_account(const std::string& out) {
  const auto at = out.find("For you,");
  REQUIRE(at != std::string::npos);
  return out.substr(at);
}

}  // namespace

TEST_CASE("where no child was asked yet there is no account, and that is said") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const Ran ran =
      run({"account", "--vault", folder.path("vault"), "--passphrase-file", secret, "--language", "en"});
  CHECK(ran.exit == 2);
  CHECK(ran.errors.find("No child has been asked") != std::string::npos);
}

TEST_CASE("an account at the terminal holds what was released, and not a word of anything else") {
  const Told told;
  const Ran father = told.account("1\n1\n");
  INFO(father.errors);
  REQUIRE(father.exit == 0);
  const std::string shown = from_account(father.out);
  CHECK(shown.find("the swing") != std::string::npos);
  for (const std::string& canary : kUnreleased) {
    INFO(canary);
    CHECK(shown.find(canary) == std::string::npos);
  }
  CHECK(shown.find(kMother) == std::string::npos);
  const Ran mother = told.account("1\n2\n");
  REQUIRE(mother.exit == 0);
  CHECK(from_account(mother.out).find("the swing") == std::string::npos);
  CHECK(from_account(mother.out).find(kFather) == std::string::npos);
}

TEST_CASE("an account on paper has the same words, page numbers, and nothing about the child beside them") {
  const Told told;
  const std::string file = told.home.folder.path("account.pdf");
  REQUIRE(told.account("1\n1\n", {"--to", file}).exit == 0);
  const std::string text = text_of_pdf(file);
  INFO(text);
  CHECK(text.find("the swing") != std::string::npos);
  CHECK(text.find("Anders") != std::string::npos);
  CHECK(text.find("\n1\n") != std::string::npos);
  const std::map<std::string, std::string> files = {
      {"text", text}, {"bytes", bytes_of(file)}, {"properties", written_by("pdfinfo '" + file + "'")}};
  auto secrets = kUnreleased;
  secrets.emplace_back(kMother);
  CHECK(testing::first_canary_in(files, secrets).empty());
  const std::string properties = files.at("properties");
  for (const char* property : {"Title:", "Author:", "Subject:", "Keywords:", "Elsa", "Anders"}) {
    INFO(properties);
    CHECK(properties.find(property) == std::string::npos);
  }
  CHECK((fs::status(file).permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a file that is there is not written over") {
  const Told told;
  const std::string file = told.home.folder.write("there.pdf", "mine");
  const Ran ran = told.account("1\n1\n", {"--to", file});
  CHECK(ran.exit == 2);
  CHECK(bytes_of(file) == "mine");
}

TEST_CASE("the history has the chain from question to retelling, and nothing that was not told") {
  const Told told;
  const std::string file = told.home.folder.path("history.pdf");
  REQUIRE(told.account("1\n", {"--history", "--to", file}).exit == 0);
  const Ran ran = told.account("1\n", {"--history"});
  INFO(ran.errors);
  REQUIRE(ran.exit == 0);
  for (const std::string& text : {ran.out, text_of_pdf(file)}) {
    INFO(text);
    for (const char* part :
         {"What was best?", "the swing", "decided: Yes", "CANARY-REASON", "Johan told it", "CANARY-RESPONSE",
          "told the child", "log ", "UTC", "May I tell?", "Did you decide it? Does not know"})
      CHECK(text.find(part) != std::string::npos);
    for (const char* other : {"CANARY-DREAM", "CANARY-ADDED", "CANARY-THESE-WORDS", "CANARY-WAITING"}) {
      INFO(other);
      CHECK(text.find(other) == std::string::npos);
    }
  }
}

TEST_CASE(
    "an account for somebody whom the child did not decide about is refused by its rule, and nothing shown") {
  const Told told;
  const Ran ran = told.account("1\n", {"--for", "00000000000000000000000000000000"});
  CHECK(ran.exit == 2);
  CHECK(ran.errors.find("not for that person") != std::string::npos);
  CHECK(ran.out.find("For you") == std::string::npos);
  CHECK(ran.out.find("swing") == std::string::npos);
}

TEST_CASE("a child that takes back after the talk, a bar and a report are carried out at the terminal") {
  const Told told;
  // The family, Elsa, go on with what she has chosen; a report to the social services; and its reason.
  const std::string again = "1\n1\n1\n";
  const Ran report = run(told.home.interview(),
                         again + "9\nthe social services\nCANARY-REPORT\n1\n5\n\nWe phoned.\n1\n13\n");
  INFO(report.out);
  INFO(report.errors);
  REQUIRE(report.exit == 0);
  CHECK(report.out.find("does not know of the report yet") != std::string::npos);
  // Nothing may be told any more to Anders; his account is refused then.
  const Ran bar = run(told.home.interview(), again + "10\n1\na ban on contact\n1\n13\n");
  INFO(bar.out);
  REQUIRE(bar.exit == 0);
  const Ran father = told.account("1\n1\n");
  CHECK(from_account(father.out).find("the swing") == std::string::npos);
}

}  // namespace doorstep::test
