#include "storage/records/interviews.h"

#include <nlohmann/json.hpp>

#include "storage/records/reading.h"
#include "storage/records/writing.h"
#include "storage/vault/errors.h"

namespace doorstep::records {
namespace {

using nlohmann::json;
using vault::Connection;
using vault::Row;

constexpr std::string_view kInterview =
    "SELECT id, family, person, instrument, version, instrument_hash, round, state, language, started_at, "
    "last_at "
    "FROM interviews";

std::string hash_of(std::string_view text) {
  return vault::to_hex(vault::hash_parts({}, {vault::bytes_of(text)}));
}

Result<InterviewRecord> interview_from(const Row& row) {
  InterviewRecord interview;
  interview.id.text = row.text(0);
  interview.family.text = row.text(1);
  interview.person.text = row.text(2);
  interview.instrument = row.text(3);
  interview.version = row.text(4);
  interview.instrument_hash = row.text(5);
  interview.round = static_cast<int>(row.integer(6));
  interview.state = static_cast<InterviewState>(row.integer(7));
  interview.language = row.text(8);
  interview.started_at = row.integer(9);
  interview.last_at = row.integer(10);
  return interview;
}

Result<std::vector<InterviewRecord>> select(vault::Vault& vault, std::string_view condition,
                                            std::initializer_list<vault::Value> values) {
  // By the clock, but for what is known better: a later round never stands before an earlier one, though the
  // clock was set back in between.
  const std::string sql = std::string(kInterview) + std::string(condition) +
                          " ORDER BY max(started_at) OVER (PARTITION BY person, instrument ORDER BY round), "
                          "round, started_at, id";
  return collect<InterviewRecord>(vault, sql, values, interview_from);
}

// Where a numbered list of contents is kept: what belongs to `owner` in `table`.
struct List {
  std::string_view count;
  std::string_view insert;
  std::string_view select;
};
constexpr List kEvents = {"SELECT count(*) FROM events WHERE interview = ?",
                          "INSERT INTO events (interview, sequence, class, content) VALUES (?, ?, ?, ?)",
                          "SELECT class, content FROM events WHERE interview = ? ORDER BY sequence"};
constexpr List kSharing = {"SELECT count(*) FROM sharing WHERE family = ?",
                           "INSERT INTO sharing (family, sequence, class, content) VALUES (?, ?, ?, ?)",
                           "SELECT class, content FROM sharing WHERE family = ? ORDER BY sequence"};

Result<void> append(vault::Vault& vault, const List& list, const std::string& owner, const FamilyId& family,
                    ContentClass content_class, std::uint32_t number, const json& content) {
  const auto bytes = seal(content_class, family, content);
  return write(vault, [&](Connection& store) -> Result<void> {
    const auto kept = store.number(list.count, {owner});
    if (!kept) return tl::unexpected(kept.error());
    if (*kept + 1 != static_cast<std::int64_t>(number)) {
      return fail("sequence_conflict", "Something else was kept in the meantime.", "Open the family again.");
    }
    return store.run(list.insert, {owner, static_cast<std::int64_t>(number), as_stored(content_class),
                                   vault::ByteView(bytes)});
  });
}

Result<std::vector<json>> read(vault::Vault& vault, const List& list, const std::string& owner,
                               const FamilyId& family) {
  std::vector<json> contents;
  const auto done =
      vault.store().connection().each(list.select, {owner}, [&](const Row& row) -> Result<void> {
        auto content = open(static_cast<ContentClass>(row.integer(0)), family, row.bytes(1));
        if (!content) return tl::unexpected(content.error());
        contents.push_back(std::move(*content));
        return {};
      });
  if (!done) return tl::unexpected(done.error());
  return contents;
}

}  // namespace

bool is_same_round(const InterviewRecord& one, const InterviewRecord& other) {
  const auto took_place = [](const InterviewRecord& record) {
    return record.state != InterviewState::Declined;
  };
  return one.person == other.person && one.instrument == other.instrument && one.round == other.round &&
         took_place(one) && took_place(other);
}

bool speaks_before(const InterviewRecord& one, const InterviewRecord& other) {
  const auto rank = [](const InterviewRecord& record) {
    return std::pair(record.state != InterviewState::Replaced, record.last_at);
  };
  return rank(one) > rank(other);
}

Result<std::string> keep_instrument(vault::Vault& vault, std::string_view text) {
  const std::string hash = hash_of(text);
  const auto done = write(vault, [&](Connection& store) {
    return store.run("INSERT OR IGNORE INTO instruments (hash, text) VALUES (?, ?)",
                     {hash, vault::bytes_of(text)});
  });
  if (!done) return tl::unexpected(done.error());
  return hash;
}

Result<std::string> instrument_text(vault::Vault& vault, const std::string& hash) {
  std::string text;
  bool found = false;
  const auto done = vault.store().connection().each("SELECT text FROM instruments WHERE hash = ?", {hash},
                                                    [&](const Row& row) -> Result<void> {
                                                      const auto bytes = row.bytes(0);
                                                      text.assign(bytes.begin(), bytes.end());
                                                      found = true;
                                                      return {};
                                                    });
  if (!done) return tl::unexpected(done.error());
  if (!found) return no_such_record();
  if (hash_of(text) != hash) return vault::fail_with(vault::Problem::Damaged);
  return text;
}

Result<InterviewRecord> add(vault::Vault& vault, InterviewRecord interview) {
  interview.id.text = vault::random_id();
  const auto done = write(vault, [&](Connection& store) -> Result<void> {
    // Not their number: an interview that nobody began may have been withdrawn from among them.
    const auto last = store.number(
        "SELECT coalesce(max(round), 0) FROM interviews "
        "WHERE person = ? AND instrument = ? AND state <> ?",
        {interview.person.text, interview.instrument, static_cast<std::int64_t>(InterviewState::Declined)});
    if (!last) return tl::unexpected(last.error());
    if (interview.round == 0) interview.round = static_cast<int>(*last) + 1;
    return store.run(
        "INSERT INTO interviews (id, family, person, instrument, version, instrument_hash, round, state, "
        "language, "
        "started_at, last_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {interview.id.text, interview.family.text, interview.person.text, interview.instrument,
         interview.version, interview.instrument_hash, static_cast<std::int64_t>(interview.round),
         static_cast<std::int64_t>(interview.state), interview.language, interview.started_at,
         interview.last_at});
  });
  if (!done) return tl::unexpected(done.error());
  return interview;
}

Result<void> change(vault::Vault& vault, const InterviewRecord& interview) {
  return write(vault, [&](Connection& store) -> Result<void> {
    auto done = store.run("UPDATE interviews SET state = ?, language = ?, last_at = ? WHERE id = ?",
                          {static_cast<std::int64_t>(interview.state), interview.language, interview.last_at,
                           interview.id.text});
    if (done && store.changed() == 0) return no_such_record();
    if (!done || interview.state == InterviewState::Open) return done;
    return store.run("DELETE FROM drafts WHERE interview = ?", {interview.id.text});
  });
}

Result<InterviewRecord> find(vault::Vault& vault, const InterviewId& interview) {
  return only(select(vault, " WHERE id = ?", {interview.text}));
}

Result<std::vector<InterviewRecord>> interviews(vault::Vault& vault, const FamilyId& family) {
  return select(vault, " WHERE family = ?", {family.text});
}

Result<std::vector<InterviewRecord>> all_interviews(vault::Vault& vault) { return select(vault, "", {}); }

Result<void> append_event(vault::Vault& vault, const InterviewRecord& interview, ContentClass content_class,
                          std::uint32_t number, const json& event) {
  return append(vault, kEvents, interview.id.text, interview.family, content_class, number, event);
}

Result<std::vector<json>> events(vault::Vault& vault, const InterviewRecord& interview) {
  return read(vault, kEvents, interview.id.text, interview.family);
}

Result<void> append_sharing(vault::Vault& vault, const FamilyId& family, std::uint32_t number,
                            const json& decision) {
  return append(vault, kSharing, family.text, family, ContentClass::ChildPrivate, number, decision);
}

Result<std::vector<json>> sharing(vault::Vault& vault, const FamilyId& family) {
  return read(vault, kSharing, family.text, family);
}

}  // namespace doorstep::records
