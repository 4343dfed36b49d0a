#include "storage/export/releases.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "storage/export/disclosure.h"
#include "storage/records/audit.h"

namespace doorstep::extract {
namespace {

using nlohmann::json;

// Whether all that `coarse` shows can be seen in `fine` too.
bool shows_no_more(const Coarsening& coarse, const Coarsening& fine) {
  const bool ages = coarse.left_out.contains("age") || coarse.age_years % fine.age_years == 0;
  return ages && std::ranges::includes(coarse.left_out, fine.left_out);
}

std::string as_options(const Coarsening& coarsening) {
  std::string options = fmt::format("--age-years {}", coarsening.age_years);
  if (!coarsening.left_out.empty())
    options += fmt::format(" --leave-out {}", fmt::join(coarsening.left_out, " "));
  return options;
}

// Those with an interview that one of the two has and the other has not. Whose it was is not known of one
// that can't be read any more: then it counts by itself.
std::size_t families_between(const Release& next, const Release& before, std::span<const Source> sources) {
  std::set<std::string> families;
  for (const Source& source : sources) {
    if (next.interviews.contains(source.id) && !before.interviews.contains(source.id))
      families.insert(source.family);
  }
  for (const std::string& interview : before.interviews) {
    if (!next.interviews.contains(interview)) families.insert(interview);
  }
  return families.size();
}

}  // namespace

Release release_of(const Table& table, std::span<const Source> sources) {
  Release release{table.text, table.coarsening, {}};
  for (const Source& source : sources) {
    if (source.instrument_hash == table.text) release.interviews.insert(source.id);
  }
  return release;
}

json to_json(const Release& release) {
  return {{"text", release.text},
          {"age_years", release.coarsening.age_years},
          {"left_out", release.coarsening.left_out},
          {"interviews", release.interviews}};
}

Result<std::vector<Release>> earlier_releases(vault::Vault& vault) {
  const auto entries = records::audit_entries(vault);
  if (!entries) return tl::unexpected(entries.error());
  std::vector<Release> releases;
  for (const records::AuditEntry& entry : *entries) {
    if (entry.kind != "exported") continue;
    const json details = json::parse(entry.details, nullptr, false);
    for (const json& each : details.value("released", json::array())) {
      releases.push_back({each.value("text", ""),
                          {each.value("age_years", 1), each.value("left_out", std::set<std::string>())},
                          each.value("interviews", std::set<std::string>())});
    }
  }
  return releases;
}

std::optional<std::string> objection(const Release& next, std::span<const Release> earlier,
                                     std::span<const Source> sources) {
  for (const Release& before : earlier) {
    if (before.text != next.text) continue;
    if (!shows_no_more(next.coarsening, before.coarsening) &&
        !shows_no_more(before.coarsening, next.coarsening)) {
      return fmt::format(
          "an earlier release left out other things, and the two together would show what neither does. Take "
          "what it had: {}.",
          as_options(before.coarsening));
    }
    const std::size_t between = families_between(next, before, sources);
    if (between > 0 && std::cmp_less(between, kFewestFamilies)) {
      return fmt::format(
          "since an earlier release the interviews of {} families are new, and whoever has both would know "
          "their rows. Wait until there are {}.",
          between, kFewestFamilies);
    }
  }
  return std::nullopt;
}

}  // namespace doorstep::extract
