#include "storage/records/follow_ups.h"

#include <algorithm>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "storage/records/audit.h"
#include "storage/records/content.h"
#include "storage/records/reading.h"
#include "storage/records/writing.h"

namespace doorstep::records {
namespace {

using nlohmann::json;
using vault::Connection;
using vault::Row;

// A note, and what has to be known of its interview.
struct Kept {
  FlagNote note;
  InterviewRecord interview;
};

constexpr std::string_view kKept =
    "SELECT f.interview, i.family, i.person, i.instrument, i.round, i.state, i.last_at, f.content FROM "
    "follow_ups AS f "
    "JOIN interviews AS i ON i.id = f.interview";
constexpr std::string_view kInOrder = " ORDER BY i.started_at, f.interview, f.sequence";

Result<Kept> kept_from(const Row& row) {
  const auto content = open(ContentClass::Identity, FamilyId{row.text(1)}, row.bytes(7));
  if (!content) return tl::unexpected(content.error());
  Kept kept{.note = {.interview = InterviewId{row.text(0)}, .flag = content->value("flag", "")},
            .interview = {.id = InterviewId{row.text(0)},
                          .person = PersonId{row.text(2)},
                          .instrument = row.text(3),
                          .round = static_cast<int>(row.integer(4)),
                          .state = static_cast<InterviewState>(row.integer(5)),
                          .last_at = row.integer(6)}};
  kept.note.state = static_cast<FlagState>(content->value("state", 0));
  kept.note.by = content->value("by", "");
  kept.note.words = content->value("words", "");
  kept.note.at = content->value("at", std::int64_t{0});
  return kept;
}

Result<std::vector<Kept>> kept_where(vault::Vault& vault, std::string_view condition,
                                     std::initializer_list<vault::Value> values) {
  const std::string sql = std::string(kKept) + std::string(condition) + std::string(kInOrder);
  return collect<Kept>(vault, sql, values, kept_from);
}

Result<std::vector<Kept>> kept_of(vault::Vault& vault, const InterviewId& interview) {
  return kept_where(vault, " WHERE f.interview = ?", {interview.text});
}

// The last one about `flag`; null when there is none.
const FlagNote* last_of(const std::vector<Kept>& all, const std::string& flag) {
  const auto found =
      std::find_if(all.rbegin(), all.rend(), [&](const Kept& kept) { return kept.note.flag == flag; });
  return found == all.rend() ? nullptr : &found->note;
}

// Within a write.
Result<void> append(vault::Vault& vault, const InterviewRecord& interview, const FlagNote& note) {
  const json content = {{"flag", note.flag},
                        {"state", static_cast<int>(note.state)},
                        {"by", note.by},
                        {"words", note.words},
                        {"at", note.at}};
  const auto bytes = seal(ContentClass::Identity, interview.family, content);
  return vault.store().connection().run(
      "INSERT INTO follow_ups (interview, sequence, class, content) "
      "SELECT ?1, count(*) + 1, ?2, ?3 FROM follow_ups WHERE interview = ?1",
      {interview.id.text, as_stored(ContentClass::Identity), vault::ByteView(bytes)});
}

Result<std::vector<FlagNote>> last_of_each(Result<std::vector<Kept>> all) {
  if (!all) return tl::unexpected(all.error());
  std::map<std::pair<std::string, std::string>, Kept> last;  // by interview and flag
  for (Kept& kept : *all) {
    auto [place, first] = last.try_emplace({kept.note.interview.text, kept.note.flag}, kept);
    if (first) continue;
    std::vector<FlagNote> before = std::exchange(place->second.note.before, {});
    if (!place->second.note.waits()) before.push_back(std::move(place->second.note));
    place->second = std::move(kept);
    place->second.note.before = std::move(before);
  }
  std::vector<FlagNote> notes;
  for (const auto& [key, kept] : last) {
    const auto speaks_before_it = [&](const auto& other) {
      return other.second.note.flag == kept.note.flag &&
             is_same_round(other.second.interview, kept.interview) &&
             speaks_before(other.second.interview, kept.interview);
    };
    if (std::ranges::any_of(last, speaks_before_it)) continue;
    notes.push_back(kept.note);
  }
  return notes;
}

Result<void> add(vault::Vault& vault, const InterviewId& interview, FlagNote note, std::string_view audited,
                 bool waits) {
  const auto record = find(vault, interview);
  if (!record) return tl::unexpected(record.error());
  note.by = vault.who().name;
  return write(vault, [&](Connection&) -> Result<void> {
    const auto all = kept_of(vault, interview);
    if (!all) return tl::unexpected(all.error());
    const FlagNote* last = last_of(*all, note.flag);
    if (last == nullptr || (!waits && last->waits())) return no_such_record();
    if (auto kept = append(vault, *record, note); !kept) return kept;
    return audit(vault, note.at, audited, interview.text, {{"flag", note.flag}});
  });
}

}  // namespace

std::vector<RaisedFlag> urgent_flags(const interview::Interview& interview,
                                     const interview::Interview* before) {
  std::vector<RaisedFlag> urgent;
  const auto& flags = interview.instrument().flags;
  for (std::uint32_t index = 0; index < flags.size(); ++index) {
    if (flags[index].level != model::Level::ActNow || !interview.was_raised(index)) continue;
    const bool anew = before != nullptr && interview.is_raised(index) && !before->is_raised(index);
    urgent.push_back({flags[index].id, anew});
  }
  return urgent;
}

Result<void> note_raised(vault::Vault& vault, const InterviewRecord& interview,
                         std::span<const RaisedFlag> flags, std::int64_t at) {
  if (flags.empty()) return {};
  const auto all = kept_of(vault, interview.id);
  if (!all) return tl::unexpected(all.error());
  std::vector<FlagNote> fresh;
  for (const auto& [flag, anew] : flags) {
    const FlagNote* last = last_of(*all, flag);
    if (last == nullptr || (anew && !last->waits()))
      fresh.push_back({.interview = interview.id, .flag = flag, .by = vault.who().name, .at = at});
  }
  if (fresh.empty()) return {};
  return write(vault, [&](Connection&) -> Result<void> {
    for (const FlagNote& note : fresh) {
      if (auto kept = append(vault, interview, note); !kept) return kept;
    }
    return {};
  });
}

Result<void> follow_up(vault::Vault& vault, const InterviewId& interview, const std::string& flag,
                       const std::string& words, std::int64_t at) {
  if (words.empty())
    return fail("words_missing", "It does not say yet what was done.", "Write in a few words what was done.");
  return add(vault, interview,
             {.interview = interview, .flag = flag, .state = FlagState::FollowedUp, .words = words, .at = at},
             "flag_followed_up", true);
}

Result<void> open_again(vault::Vault& vault, const InterviewId& interview, const std::string& flag,
                        std::int64_t at) {
  return add(vault, interview,
             {.interview = interview, .flag = flag, .state = FlagState::OpenedAgain, .at = at},
             "flag_opened_again", false);
}

Result<std::vector<FlagNote>> last_flag_notes(vault::Vault& vault, const FamilyId& family) {
  return last_of_each(kept_where(vault, " WHERE i.family = ?", {family.text}));
}

Result<std::vector<FlagNote>> all_last_flag_notes(vault::Vault& vault) {
  return last_of_each(kept_where(vault, "", {}));
}

Result<void> carry_flag_notes(vault::Vault& vault, const InterviewRecord& last, const InterviewRecord& next) {
  const auto before = kept_of(vault, last.id);
  if (!before) return tl::unexpected(before.error());
  const auto raised = kept_of(vault, next.id);
  if (!raised) return tl::unexpected(raised.error());
  for (const Kept& kept : *raised) {
    const FlagNote* known = last_of(*before, kept.note.flag);
    if (known == nullptr || known->waits()) continue;
    FlagNote carried = *known;
    carried.interview = next.id;
    if (auto done = append(vault, next, carried); !done) return done;
  }
  return {};
}

}  // namespace doorstep::records
