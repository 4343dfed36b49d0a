// The vault's commands, the walk-through and the export, on the real store.

#include <filesystem>
#include <fstream>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "instruments/model/load.h"
#include "storage/records/live_interview.h"
#include "tests/command/program.h"
#include "tests/command/small.h"

namespace doorstep::test {
namespace {

using nlohmann::json;

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

TEST_CASE("a vault that is named before the command is refused, and not passed over in silence") {
  const Ran ran = run({"--vault", "elsewhere", "vault", "status"});
  CHECK(ran.exit == 2);
  CHECK(ran.errors.find("--vault") != std::string::npos);
}

TEST_CASE("a passphrase comes from a descriptor too") {
  const Folder folder;
  (void)make_vault(folder);
  CHECK(run({"vault", "people", "--vault", folder.path("vault"), "--passphrase-fd", "0"}, kSecret).exit == 0);
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

TEST_CASE("a name is taken without the spaces around it, and no name is refused") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const auto other = folder.write("other", "quite other words here\n");
  const auto add = [&](const std::string& name) {
    return run({"vault", "people", "--vault", folder.path("vault"), "--passphrase-file", secret, "--add",
                name, "--new-passphrase-file", other});
  };
  CHECK(add("Eva").exit == 0);
  CHECK(add(" Eva ").exit == 2);
  CHECK(add("").exit == 2);
  CHECK(run({"vault", "verify", "--vault", folder.path("vault"), "--person", "Eva ", "--passphrase-file",
             other})
            .exit == 0);
  const Ran removed = run({"vault", "people", "--vault", folder.path("vault"), "--person", " Johan",
                           "--passphrase-file", secret, "--remove", " Eva"});
  CHECK(removed.exit == 0);
  CHECK(removed.out.find("Eva") == std::string::npos);
}

TEST_CASE("a role that there is not is refused with those that there are") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const Ran ran = run({"vault", "people", "--vault", folder.path("vault"), "--passphrase-file", secret,
                       "--add", "Eva", "--role", "keper"});
  CHECK(ran.exit == 2);
  for (const char* role : {"interviewer", "coordinator", "keeper"})
    CHECK(ran.errors.find(role) != std::string::npos);
}

TEST_CASE("everybody changes their own passphrase, and the old one opens nothing") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const auto fresh = folder.write("fresh", "quite other words here\n");
  CHECK(run({"vault", "passphrase", "--vault", folder.path("vault"), "--passphrase-file", secret,
             "--new-passphrase-file", fresh})
            .exit == 0);
  CHECK(run({"vault", "verify", "--vault", folder.path("vault"), "--passphrase-file", secret}).exit == 2);
  CHECK(run({"vault", "verify", "--vault", folder.path("vault"), "--passphrase-file", fresh}).exit == 0);
}

TEST_CASE("what is another role's is refused in a sentence, and changes nothing") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const auto other = folder.write("other", "quite other words here\n");
  const auto third = folder.write("third", "yet other words there\n");
  REQUIRE(run({"vault", "people", "--vault", folder.path("vault"), "--passphrase-file", secret, "--add",
               "Eva", "--new-passphrase-file", other})
              .exit == 0);
  const std::vector<std::string> hers = {"--vault", folder.path("vault"), "--person",
                                         "Eva",     "--passphrase-file",  other};
  const auto as_her = [&](std::vector<std::string> call, const std::vector<std::string>& more) {
    call.insert(call.end(), hers.begin(), hers.end());
    call.insert(call.end(), more.begin(), more.end());
    return run(call);
  };
  const Ran added = as_her({"vault", "people"}, {"--add", "Bo", "--new-passphrase-file", third});
  CHECK(added.exit == 2);
  CHECK(added.errors.find("keeper") != std::string::npos);
  const Ran removed = as_her({"vault", "people"}, {"--remove", "Johan"});
  CHECK(removed.exit == 2);
  CHECK(removed.errors.find("keeper") != std::string::npos);
  const Ran exported = as_her({"export"}, {"--to", folder.path("out")});
  CHECK(exported.exit == 2);
  CHECK(exported.errors.find("coordinator") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.path("out")));
  CHECK(as_her({"vault", "people"}, {}).out == "Johan: interviewer, coordinator, keeper\nEva: interviewer\n");
}

TEST_CASE("a vault without its head file is refused, and the remedy that is named opens it") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const std::vector<std::string> who = {"--vault", folder.path("vault"), "--passphrase-file", secret};
  const auto vault_command = [&](std::vector<std::string> call) {
    call.insert(call.begin(), "vault");
    call.insert(call.end(), who.begin(), who.end());
    return run(call);
  };
  CHECK(vault_command({"accept", "--reason", "other"}).out.find("nothing to accept") != std::string::npos);
  std::filesystem::remove(folder.path("vault/head"));
  const Ran refused = vault_command({"verify"});
  CHECK(refused.exit == 1);
  CHECK(refused.errors.find("doorstep vault accept") != std::string::npos);
  CHECK(vault_command({"accept"}).exit == 2);  // why?
  CHECK(vault_command({"verify"}).exit == 1);
  const Ran accepted = vault_command({"accept", "--reason", "file_lost"});
  CHECK(accepted.exit == 0);
  CHECK(accepted.out.find("Johan: interviewer") != std::string::npos);  // who has a way in now
  CHECK(accepted.out.find("Accepted: The vault's note of its last change (head) is missing.") !=
        std::string::npos);
  CHECK(vault_command({"accept", "--reason", "other"}).out.find("nothing to accept") != std::string::npos);
  CHECK(vault_command({"verify"}).exit == 0);
}

TEST_CASE(
    "an interview that cannot be gone through again is found by vault verify, and its name is not told") {
  const Folder folder;
  const auto secret = make_vault(folder);
  {
    const auto vault = vault::Vault::open(folder.path("vault"), "Johan", kPassphrase).value();
    const auto family = records::add(*vault, records::Family{{}, 1, "CANARY-FAMILY", ""}).value();
    const auto child =
        records::add(*vault,
                     records::Person{{}, family.id, records::PersonRole::Child, "CANARY-CHILD", "", {}, "en"})
            .value();
    const auto instrument = model::load(kSmall, "small").instrument;
    const auto live = records::LiveInterview::start(*vault, child, instrument, kSmall, "en",
                                                    {*language::Date::parse("2026-11-22"), {}, {1, 1}})
                          .value();
    const json answer = {{"n", 2},
                         {"utc", 2},
                         {"clock", 2},
                         {"event", "answered"},
                         {"at", "never_asked"},
                         {"answer", "CANARY-ANSWER"}};
    REQUIRE(records::append_event(*vault, live.record(), records::ContentClass::ChildPrivate, 2, answer));
  }
  const Ran ran = run({"vault", "verify", "--vault", folder.path("vault"), "--passphrase-file", secret});
  CHECK(ran.exit == 1);
  CHECK(ran.errors.find("1 of 1 interviews cannot be read") != std::string::npos);
  CHECK((ran.out + ran.errors).find("CANARY") == std::string::npos);
}

TEST_CASE("no vault there: 2, and nothing is made") {
  const Folder folder;
  const auto secret = folder.write("secret", kSecret);
  CHECK(run({"vault", "verify", "--vault", folder.path("vault"), "--person", "Johan", "--passphrase-file",
             secret})
            .exit != 0);
  CHECK(run({"export", "--vault", folder.path("vault"), "--passphrase-file", secret, "--to",
             folder.path("out")})
            .exit == 2);
  CHECK_FALSE(std::filesystem::exists(folder.path("vault")));
}

TEST_CASE("where no vault is, the folder is named") {
  const Folder folder;
  const Ran status = run({"vault", "status", "--vault", folder.path("vault")});
  CHECK(status.errors.find(folder.path("vault")) != std::string::npos);
}

TEST_CASE("an empty vault has nothing to export: 1, and no folder") {
  const Folder folder;
  const auto secret = make_vault(folder);
  const Ran ran = run(
      {"export", "--vault", folder.path("vault"), "--passphrase-file", secret, "--to", folder.path("out")});
  CHECK(ran.exit == 1);
  CHECK_FALSE(std::filesystem::exists(folder.path("out")));
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
  CHECK(std::filesystem::exists(folder / "extract/min_berattelse_1_4.csv"));
  CHECK(std::filesystem::exists(folder / "extract/about.txt"));
  for (const auto* part : {"For you, Karin", "is refused", "chain is whole"})
    CHECK(ran.out.find(part) != std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace doorstep::test
