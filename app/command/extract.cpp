#include "app/command/extract.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "storage/export/csv.h"
#include "storage/records/audit.h"
#include "storage/records/live_interview.h"

namespace doorstep::command {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAbout =
    "These tables hold pseudonymised personal data: no names, no free text, no birth dates, and every "
    "combination of\n"
    "the declared quasi-identifiers is shared by at least {} families. They are not anonymous. Handle them "
    "as the\n"
    "agreement under which you got them says, and do not put them together with other data.\n";

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

Result<std::vector<extract::Table>> tables_of(const std::vector<records::LiveInterview>& interviews,
                                              const extract::Coarsening& coarsening) {
  std::vector<extract::Source> sources;
  for (const auto& live : interviews) {
    sources.push_back({live.record().family.text, live.record().person.text, live.record().round,
                       live.record().instrument_hash, &live.interview()});
  }
  return extract::tabulate(sources, extract::ReleaseKey::draw(), coarsening);
}

Result<std::vector<File>> files_of(const std::vector<extract::Table>& tables, int unreadable) {
  std::string about = fmt::format(fmt::runtime(kAbout), extract::kFewestFamilies);
  if (unreadable > 0)
    about += fmt::format("\n{} finished interview(s) could not be read and are not in them.\n", unreadable);
  std::vector<File> files = {{"about.txt", std::move(about)}};
  for (const auto& table : tables) {
    auto codes = extract::codebook(table);
    if (!codes) return tl::unexpected(codes.error());
    files.push_back({table.name + ".csv", extract::to_csv(table)});
    files.push_back({table.name + "_codebook.csv", std::move(*codes)});
  }
  return files;
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

nlohmann::json details_of(const std::vector<extract::Table>& tables, const extract::Coarsening& coarsening,
                          int unreadable) {
  nlohmann::json rows = nlohmann::json::object();
  for (const auto& table : tables) rows[table.name] = table.rows.size();
  return {{"rows", rows},
          {"age_years", coarsening.age_years},
          {"left_out", coarsening.left_out},
          {"unreadable", unreadable}};
}

}  // namespace

Result<ExtractOutcome> write_extract(vault::Vault& vault, const ExtractWish& wish, interview::Stamp stamp) {
  if (auto coordinator = vault.require(vault::Role::Coordinator); !coordinator)
    return tl::unexpected(coordinator.error());
  const auto interviews = finished_interviews(vault);
  if (!interviews) return tl::unexpected(interviews.error());
  const auto tables = tables_of(interviews->readable, wish.coarsening);
  if (!tables) return tl::unexpected(tables.error());
  std::vector<Refusal> refused;
  for (const auto& table : *tables) {
    if (auto found = extract::examine(table); !found.is_safe())
      refused.push_back({table.name, std::move(found)});
  }
  const auto details = details_of(*tables, wish.coarsening, interviews->unreadable);
  if (!refused.empty()) {
    auto audited = records::audit(vault, stamp.utc_milliseconds, "export_refused", {}, details);
    return audited ? Result<ExtractOutcome>(std::move(refused)) : tl::unexpected(audited.error());
  }
  const auto files = files_of(*tables, interviews->unreadable);
  if (!files) return tl::unexpected(files.error());
  const auto beside = write_beside(wish.folder, *files);
  if (!beside) return tl::unexpected(beside.error());
  std::error_code error;
  const auto audited = records::audit(vault, stamp.utc_milliseconds, "exported", {}, details);
  if (audited) {
    fs::remove(wish.folder, error);  // empty, as was looked at above
    fs::rename(*beside, wish.folder, error);
  }
  if (!audited || error) {
    std::error_code ignored;
    fs::remove_all(*beside, ignored);
    return audited ? not_written(wish.folder, error) : tl::unexpected(audited.error());
  }
  std::vector<fs::path> written;
  for (const File& file : *files) written.push_back(wish.folder / file.name);
  return ExtractOutcome(std::move(written));
}

std::string sentence(const Refusal& refusal) {
  const extract::Disclosure& found = refusal.found;
  std::string text = fmt::format(
      "{}: {} of {} combinations of {} are shared by fewer than {} families (the smallest by {}), so "
      "families could be told apart.",
      refusal.table, found.small, found.combinations, fmt::join(found.columns, ", "),
      extract::kFewestFamilies, found.smallest);
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

}  // namespace doorstep::command
