// Runs cases/*.txt: small instruments, each with the problems that it must give, all of them and in order.
//
// A case begins with a line "## sentence". Its YAML follows, and lines
//   # expect error LINE:COLUMN code[: words of its message or remedy]
//   # expect warning LINE:COLUMN code[: words]
// Lines are counted from the first one below the heading. Top-level keys that a case leaves out are added
// behind it, so that a case only has what it is about.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "instruments/model/load.h"

namespace {

using doorstep::yaml::Problem;
using doorstep::yaml::Severity;

struct Expected {
  std::string problem;  // "error 5:3 unknown_key"
  std::string words;    // stand in its message or remedy
};

struct Case {
  std::string name;
  std::string yaml;
  std::vector<Expected> expected;
};

// What a case needs to be an instrument besides what it is about.
const std::vector<std::pair<std::string, std::string>> kRest = {
    {"instrument", "instrument: sample"},
    {"version", "version: 1.0"},
    {"title", "title: Sample"},
    {"respondent", "respondent: parent"},
    {"languages", "languages: [sv]"},
    {"licence", "licence: {permission: own, text: Own.}"},
    {"defaults", "defaults: {identifies: none}"},
    {"sections",
     "sections: [{section: only, title: Only, questions: [{id: asked, type: yes_no, text: Well}]}]"},
};

bool has_key(const std::string& yaml, const std::string& key) {
  return yaml.starts_with(key + ":") || yaml.find("\n" + key + ":") != std::string::npos;
}

std::string completed(const Case& one) {
  std::string yaml = one.yaml;
  // A case about the file as such is left as it is.
  if (yaml.starts_with("# as it is")) return yaml;
  for (const auto& [key, line] : kRest) {
    if (!has_key(one.yaml, key)) yaml += line + "\n";
  }
  return yaml;
}

Expected parse_expected(const std::string& line) {
  const std::size_t colon = line.find(": ");
  if (colon == std::string::npos) return {line, {}};
  return {line.substr(0, colon), line.substr(colon + 2)};
}

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  std::string line;
  const std::string expect = "# expect ";
  while (std::getline(file, line)) {
    if (line.starts_with("## ")) {
      cases.push_back({line.substr(3), {}, {}});
    } else if (cases.empty()) {
      continue;
    } else if (line.starts_with(expect)) {
      cases.back().expected.push_back(parse_expected(line.substr(expect.size())));
    } else {
      cases.back().yaml += line + "\n";
    }
  }
  return cases;
}

std::string described(const Problem& problem) {
  std::ostringstream text;
  text << (problem.severity == Severity::Error ? "error " : "warning ") << problem.place.line << ':'
       << problem.place.column << ' ' << problem.code;
  return text.str();
}

std::string listed(const std::vector<Problem>& problems) {
  std::ostringstream text;
  for (const Problem& problem : problems) {
    text << "  " << described(problem) << ": " << problem.message << " | " << problem.remedy << '\n';
  }
  return text.str();
}

void run(const Case& one) {
  const auto loaded = doorstep::model::load(completed(one), "case.yaml");
  INFO("case: " << one.name << "\nfound:\n" << listed(loaded.problems));
  REQUIRE(loaded.problems.size() == one.expected.size());
  bool any_error = false;
  for (std::size_t i = 0; i < one.expected.size(); ++i) {
    const Problem& problem = loaded.problems[i];
    CHECK(described(problem) == one.expected[i].problem);
    CHECK((problem.message + " " + problem.remedy).find(one.expected[i].words) != std::string::npos);
    CHECK(problem.file == "case.yaml");
    CHECK_FALSE(problem.message.empty());
    CHECK_FALSE(problem.remedy.empty());
    any_error = any_error || problem.severity == Severity::Error;
  }
  CHECK((loaded.instrument == nullptr) == any_error);
}

}  // namespace

TEST_CASE("every case gives exactly the problems that it expects, in order, each with a remedy") {
  const std::filesystem::path folder = DOORSTEP_SOURCE_DIR "/tests/model/cases";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    ++files;
    const auto cases = read_cases(entry.path());
    REQUIRE_FALSE(cases.empty());
    for (const Case& one : cases) {
      DYNAMIC_SECTION(entry.path().filename().string() << ": " << one.name) { run(one); }
    }
  }
  REQUIRE(files > 0);
}
