// From a vault to an extract's files: what is written, what is withheld, and what the audit knows of it.

#include "app/command/extract.h"

#include <filesystem>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "instruments/model/load.h"
#include "storage/records/audit.h"
#include "storage/records/live_interview.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using command::write_extract;
using interview::EventKind;

const std::string kRest = R"yaml(title: T
respondent: parent
languages: [en]
licence: {permission: own, text: Own.}
defaults: {identifies: none}
sections:
  - section: s
    questions:
      - {id: kids, type: number, range: 0-9, identifies: quasi, text: Kids}
)yaml";

class Municipality {
 public:
  // One more family, one of whose parents says how many children there are.
  void add_family(const std::string& instrument, int kids) {
    const std::string text = fmt::format("instrument: {}\nversion: 1.0\n{}", instrument, kRest);
    const auto family = must(
        records::add(*vault_, records::Family{.id = {}, .created_at = 1, .name = "Lind", .case_number = ""}));
    const auto parent = must(records::add(
        *vault_, records::Person{{}, family.id, records::PersonRole::Parent, "Maj", "", {}, "en"}));
    auto live =
        must(records::LiveInterview::start(*vault_, parent, model::load(text, instrument).instrument, text,
                                           "en", {*language::Date::parse("2026-11-22"), {}, {1, 1}}));
    must(live.make({.kind = EventKind::Answered,
                    .answer = interview::Answer{language::Number::parse(std::to_string(kids)).value(), {}}},
                   {2, 2}));
    must(live.make({.kind = EventKind::Finished}, {3, 3}));
  }
  void add_families(const std::string& instrument, int count, int kids) {
    for (int i = 0; i < count; ++i) add_family(instrument, kids);
  }
  Result<command::ExtractOutcome> write(const std::string& to, const extract::Coarsening& coarsening = {}) {
    return write_extract(*vault_, {folder(to), coarsening}, {9, 9});
  }
  [[nodiscard]] std::filesystem::path folder(const std::string& name) const { return scratch_.path() / name; }
  [[nodiscard]] records::AuditEntry last_entry() const {
    return must(records::audit_entries(*vault_)).back();
  }

 private:
  ScratchFolder scratch_;
  std::unique_ptr<vault::Vault> vault_ = new_vault(scratch_.vault());
};

TEST_CASE("a table that is too small is withheld, and the others are written with its name and the reason") {
  Municipality municipality;
  municipality.add_families("door", 5, 2);
  municipality.add_families("window", 2, 2);
  const auto outcome = must(municipality.write("out"));
  CHECK(std::filesystem::exists(municipality.folder("out/door_1_0.csv")));
  CHECK_FALSE(std::filesystem::exists(municipality.folder("out/window_1_0.csv")));
  REQUIRE(outcome.withheld.size() == 1);
  CHECK(outcome.withheld[0].table == "window_1_0");
  CHECK(outcome.withheld[0].why.find("it holds 2 families") != std::string::npos);
  CHECK(read_all(municipality.folder("out/about.txt")).find("window_1_0: it holds 2 families") !=
        std::string::npos);
  const auto entry = municipality.last_entry();
  CHECK(entry.kind == "exported");
  const auto details = nlohmann::json::parse(entry.details);
  CHECK(details["withheld"] == nlohmann::json({"window_1_0"}));
  CHECK(details["rows"] == nlohmann::json({{"door_1_0", 5}}));
}

TEST_CASE("when all tables are too small nothing is written, and the audit has it") {
  Municipality municipality;
  municipality.add_families("door", 4, 2);
  const auto outcome = must(municipality.write("out"));
  CHECK(outcome.written.empty());
  CHECK_FALSE(std::filesystem::exists(municipality.folder("out")));
  CHECK(municipality.last_entry().kind == "export_refused");
}

TEST_CASE("a table in which nothing is counted is refused for its few families, and not for its columns") {
  Municipality municipality;
  municipality.add_families("door", 1, 2);
  const auto outcome = must(municipality.write("out", {1, {"age", "round", "kids"}}));
  REQUIRE(outcome.withheld.size() == 1);
  CHECK(outcome.withheld[0].why == "it holds one family, and it takes 5.");
}

TEST_CASE("a family that has more children than others is not put into an extract") {
  Municipality municipality;
  municipality.add_families("door", 5, 2);
  municipality.add_family("door", 7);
  CHECK(must(municipality.write("out")).written.empty());
  CHECK_FALSE(must(municipality.write("out", {1, {"kids"}})).written.empty());
}

TEST_CASE("what left before is remembered: another coarsening and a few new families are withheld") {
  Municipality municipality;
  municipality.add_families("door", 5, 2);
  CHECK(must(municipality.write("monday", {3, {}})).withheld.empty());
  CHECK(must(municipality.write("again", {3, {}})).withheld.empty());
  CHECK(must(municipality.write("other", {1, {"kids"}})).withheld.front().why.find("--age-years 3") !=
        std::string::npos);
  municipality.add_family("door", 2);
  CHECK(must(municipality.write("friday", {3, {}})).withheld.front().why.find("1 families are new") !=
        std::string::npos);
  municipality.add_families("door", 4, 2);
  CHECK(must(municipality.write("later", {3, {}})).withheld.empty());
}

}  // namespace
}  // namespace doorstep::testing
