#include "app/command/extract.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "storage/export/csv.h"
#include "storage/export/disclosure.h"
#include "storage/export/releases.h"
#include "storage/records/audit.h"
#include "storage/records/live_interview.h"

namespace doorstep::command {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAbout =
    "These tables hold pseudonymised personal data: no names, no free text, no birth dates, and whatever "
    "the\n"
    "quasi-identifiers of all the rows of a family say is shared by at least {} families. They are not "
    "anonymous.\n"
    "The pseudonyms are new in each release, but rows of two releases can be matched by their answers. "
    "Handle them\n"
    "as the agreement under which you got them says, and do not put them together with other data or "
    "releases.\n";

struct File {
  std::string name;
  std::string content;
};

tl::unexpected<Error> not_written(const fs::path& where, const std::error_code& error) {
  return fail("not_written",
              fmt::format("The extract cannot be written to \"{}\": {}.", where.string(), error.message()),
              "Choose another folder, or make room on the disk.");
}

// The interviews must stay alive while the tables are made. One that can't be read does not hold up the
// others; how many there are stands beside the tables and in the audit.
struct Finished {
  std::vector<records::LiveInterview> readable;
  int unreadable = 0;
};

Result<Finished> finished_interviews(vault::Vault& vault) {
  const auto all = records::all_interviews(vault);
  if (!all) return tl::unexpected(all.error());
  Finished finished;
  for (const auto& record : *all) {
    if (record.state != records::InterviewState::Finished) continue;
    auto live = records::LiveInterview::resume(vault, record.id);
    if (live)
      finished.readable.push_back(std::move(*live));
    else
      ++finished.unreadable;
  }
  if (finished.readable.empty())
    return fail("nothing_to_export", "There is no finished interview to export.", "Finish one first.");
  return finished;
}

std::vector<extract::Source> sources_of(const std::vector<records::LiveInterview>& interviews) {
  std::vector<extract::Source> sources;
  for (const auto& live : interviews) {
    sources.push_back({live.record().id.text, live.record().family.text, live.record().person.text,
                       live.record().round, live.record().instrument_hash, &live.interview(),
                       &live.ledger()});
  }
  return sources;
}

std::string sentence(const extract::Disclosure& found) {
  if (found.families < extract::kFewestFamilies) {
    return fmt::format("it holds {}, and it takes {}.",
                       found.families == 1 ? "one family" : fmt::format("{} families", found.families),
                       extract::kFewestFamilies);
  }
  std::string text = fmt::format(
      "{} of {} combinations of {} are shared by fewer than {} families (the smallest by {}), so families "
      "could "
      "be told apart; all rows of a family count together.",
      found.small, found.combinations, fmt::join(found.columns, ", "), extract::kFewestFamilies,
      found.smallest);
  bool helps = false;
  for (const auto& advice : found.advice) {
    if (advice.small_left >= found.small) continue;
    text += fmt::format(" Without {} there would be {}.", advice.column, advice.small_left);
    helps = true;
  }
  if (!helps)
    text += " Leaving one of them out does not help: it takes more families, or leaving out several.";
  return text;
}

// What leaves, and what does not.
struct Sorted {
  std::vector<File> files;
  std::vector<Withheld> withheld;
  nlohmann::json rows = nlohmann::json::object();     // by table: how many leave
  nlohmann::json released = nlohmann::json::array();  // what a later release is compared with
};

Sorted sort_out(const std::vector<extract::Table>& tables, const std::vector<extract::Source>& sources,
                const std::vector<extract::Release>& earlier) {
  Sorted sorted;
  for (const auto& table : tables) {
    const auto withhold = [&](std::string why) { sorted.withheld.push_back({table.name, std::move(why)}); };
    const auto release = extract::release_of(table, sources);
    const auto found = extract::examine(table);
    const auto codes = extract::codebook(table);
    if (!found.is_safe())
      withhold(sentence(found));
    else if (const auto why = extract::objection(release, earlier, sources))
      withhold(*why);
    else if (!codes)
      withhold(fmt::format("{} {}", codes.error().message, codes.error().remedy));
    else {
      sorted.files.push_back({table.name + ".csv", extract::to_csv(table)});
      sorted.files.push_back({table.name + "_codebook.csv", *codes});
      sorted.rows[table.name] = table.rows.size();
      sorted.released.push_back(to_json(release));
    }
  }
  return sorted;
}

File about(const Sorted& sorted, int unreadable) {
  std::string text = fmt::format(fmt::runtime(kAbout), extract::kFewestFamilies);
  for (const Withheld& each : sorted.withheld)
    text += fmt::format("\nNot here: {}: {}\n", each.table, each.why);
  if (unreadable > 0)
    text += fmt::format("\n{} finished interview(s) could not be read and are not in them.\n", unreadable);
  return {"about.txt", std::move(text)};
}

std::error_code write_file(const fs::path& path, const std::string& content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  return file ? std::error_code() : std::make_error_code(std::errc::io_error);
}

// Beside its place first, so that a full disk leaves no half extract.
Result<fs::path> write_beside(const fs::path& folder, const std::vector<File>& files) {
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_empty(folder, error)) {
    return fail("folder_not_empty", fmt::format("There is already something in \"{}\".", folder.string()),
                "Choose a new folder.");
  }
  const fs::path whole = fs::absolute(folder).lexically_normal();
  const fs::path place = whole.has_filename() ? whole : whole.parent_path();
  const fs::path beside = place.parent_path() / fmt::format(".{}.new", place.filename().string());
  fs::remove_all(beside, error);
  fs::create_directory(beside, error);
  if (!error) fs::permissions(beside, fs::perms::owner_all, error);  // pseudonymised is not public
  for (const File& file : files) {
    if (!error) error = write_file(beside / file.name, file.content);
  }
  if (!error) return beside;
  std::error_code ignored;
  fs::remove_all(beside, ignored);
  return not_written(folder, error);
}

nlohmann::json details_of(const Sorted& sorted, const extract::Coarsening& coarsening, int unreadable) {
  nlohmann::json withheld = nlohmann::json::array();
  for (const Withheld& each : sorted.withheld) withheld.push_back(each.table);
  return {{"rows", sorted.rows},
          {"age_years", coarsening.age_years},
          {"left_out", coarsening.left_out},
          {"unreadable", unreadable},
          {"withheld", withheld},
          {"released", sorted.released}};
}

// Audited before it appears at its place.
Result<void> write_audited(vault::Vault& vault, const fs::path& folder, const std::vector<File>& files,
                           const nlohmann::json& details, interview::Stamp stamp) {
  const auto beside = write_beside(folder, files);
  if (!beside) return tl::unexpected(beside.error());
  std::error_code error;
  auto audited = records::audit(vault, stamp.utc_milliseconds, "exported", {}, details);
  if (audited) {
    fs::remove(folder, error);  // empty, as was looked at above
    fs::rename(*beside, folder, error);
  }
  if (audited && !error) return {};
  std::error_code ignored;
  fs::remove_all(*beside, ignored);
  return audited ? Result<void>(not_written(folder, error)) : audited;
}

}  // namespace

Result<ExtractOutcome> write_extract(vault::Vault& vault, const ExtractWish& wish, interview::Stamp stamp) {
  if (auto coordinator = vault.require(vault::Role::Coordinator); !coordinator)
    return tl::unexpected(coordinator.error());
  const auto interviews = finished_interviews(vault);
  if (!interviews) return tl::unexpected(interviews.error());
  const auto sources = sources_of(interviews->readable);
  const auto tables = extract::tabulate(sources, extract::ReleaseKey::draw(), wish.coarsening);
  if (!tables) return tl::unexpected(tables.error());
  const auto earlier = extract::earlier_releases(vault);
  if (!earlier) return tl::unexpected(earlier.error());
  Sorted sorted = sort_out(*tables, sources, *earlier);
  const auto details = details_of(sorted, wish.coarsening, interviews->unreadable);
  ExtractOutcome outcome{{}, sorted.withheld, interviews->unreadable};
  if (sorted.files.empty()) {
    auto audited = records::audit(vault, stamp.utc_milliseconds, "export_refused", {}, details);
    return audited ? Result<ExtractOutcome>(std::move(outcome)) : tl::unexpected(audited.error());
  }
  sorted.files.push_back(about(sorted, interviews->unreadable));
  if (auto written = write_audited(vault, wish.folder, sorted.files, details, stamp); !written)
    return tl::unexpected(written.error());
  for (const File& file : sorted.files) outcome.written.push_back(wish.folder / file.name);
  return outcome;
}

}  // namespace doorstep::command
