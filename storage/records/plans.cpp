#include "storage/records/plans.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "storage/records/audit.h"
#include "storage/records/content.h"
#include "storage/records/interviews.h"
#include "storage/records/reading.h"
#include "storage/records/writing.h"

namespace doorstep::records {
namespace {

using nlohmann::json;
using vault::Connection;
using vault::Row;

constexpr std::string_view kHelp = "SELECT id, family, state, created_at, changed_at, content FROM plan";
constexpr std::string_view kInOrder = " ORDER BY created_at, id";

std::int64_t number(HelpState state) { return static_cast<std::int64_t>(state); }

std::optional<language::Date> date_in(const json& content, const char* key) {
  return content.contains(key) ? language::Date::parse(content.value(key, "")) : std::nullopt;
}

json content_of(const PlannedHelp& help) {
  json content = {{"kind", help.kind}, {"words", help.words}, {"who", help.who}};
  if (help.person) content["person"] = help.person->text;
  if (help.when) content["when"] = help.when->text();
  return content;
}

Result<PlannedHelp> help_from(const Row& row) {
  PlannedHelp help;
  help.id.text = row.text(0);
  help.family.text = row.text(1);
  help.state = static_cast<HelpState>(row.integer(2));
  help.created_at = row.integer(3);
  help.changed_at = row.integer(4);
  const auto content = open(ContentClass::Identity, help.family, row.bytes(5));
  if (!content) return tl::unexpected(content.error());
  help.kind = content->value("kind", "");
  help.words = content->value("words", "");
  help.who = content->value("who", "");
  help.when = date_in(*content, "when");
  if (content->contains("person")) help.person = PersonId{content->value("person", "")};
  return help;
}

// What an auditor sees of a change.
std::string_view audited_as(HelpState before, HelpState after) {
  if (before == after) return "help_changed";
  if (after == HelpState::Done) return "help_done";
  return after == HelpState::Removed ? "help_removed" : "help_taken_up";
}

Result<void> note(vault::Vault& vault, const PlannedHelp& help, std::string_view kind) {
  return audit(vault, help.changed_at, kind, help.id.text, {{"family", help.family.text}});
}

Result<void> check(const PlannedHelp& help) {
  if (!help.kind.empty() || !help.words.empty()) return {};
  return fail("help_missing", "It does not say yet which help it is.",
              "Choose a kind of help, or write it in your own words.");
}

}  // namespace

Result<PlannedHelp> add(vault::Vault& vault, PlannedHelp help) {
  if (auto good = check(help); !good) return tl::unexpected(good.error());
  help.id.text = vault::random_id();
  help.created_at = help.changed_at;
  const auto bytes = seal(ContentClass::Identity, help.family, content_of(help));
  const auto done = write(vault, [&](Connection& store) -> Result<void> {
    auto kept = store.run(
        "INSERT INTO plan (id, family, state, created_at, changed_at, class, content) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {help.id.text, help.family.text, number(help.state), help.created_at, help.changed_at,
         as_stored(ContentClass::Identity), vault::ByteView(bytes)});
    return kept ? note(vault, help, "help_agreed") : kept;
  });
  if (!done) return tl::unexpected(done.error());
  return help;
}

Result<void> change(vault::Vault& vault, const PlannedHelp& help) {
  if (auto good = check(help); !good) return good;
  const auto before = find(vault, help.id);
  if (!before) return tl::unexpected(before.error());
  const auto bytes = seal(ContentClass::Identity, before->family, content_of(help));
  return write(vault, [&](Connection& store) -> Result<void> {
    auto kept = store.run("UPDATE plan SET state = ?, changed_at = ?, content = ? WHERE id = ?",
                          {number(help.state), help.changed_at, vault::ByteView(bytes), help.id.text});
    return kept ? note(vault, help, audited_as(before->state, help.state)) : kept;
  });
}

Result<PlannedHelp> find(vault::Vault& vault, const HelpId& help) {
  return only(collect<PlannedHelp>(vault, std::string(kHelp) + " WHERE id = ?", {help.text}, help_from));
}

Result<std::vector<PlannedHelp>> plan(vault::Vault& vault, const FamilyId& family) {
  const std::string sql = std::string(kHelp) + " WHERE family = ?" + std::string(kInOrder);
  return collect<PlannedHelp>(vault, sql, {family.text}, help_from);
}

Result<std::vector<PlannedHelp>> all_plans(vault::Vault& vault) {
  return collect<PlannedHelp>(vault, std::string(kHelp) + std::string(kInOrder), {}, help_from);
}

Result<void> set_next_round(vault::Vault& vault, const NextRound& round, std::int64_t at) {
  const auto interview = find(vault, round.after);
  if (!interview) return tl::unexpected(interview.error());
  json content = json::object();
  if (round.due) content["due"] = round.due->text();
  const auto bytes = seal(ContentClass::Answers, interview->family, content);
  return write(vault, [&](Connection& store) -> Result<void> {
    auto kept = store.run(
        "INSERT INTO next_rounds (interview, class, content) VALUES (?, ?, ?) "
        "ON CONFLICT (interview) DO UPDATE SET content = excluded.content",
        {round.after.text, as_stored(ContentClass::Answers), vault::ByteView(bytes)});
    if (!kept) return kept;
    return audit(vault, at, round.due ? "next_round_set" : "next_round_none", round.after.text,
                 json::object());
  });
}

Result<std::vector<NextRound>> next_rounds(vault::Vault& vault) {
  return collect<NextRound>(vault,
                            "SELECT n.interview, i.family, n.content FROM next_rounds AS n JOIN interviews "
                            "AS i ON i.id = n.interview",
                            {}, [](const Row& row) -> Result<NextRound> {
                              const auto content =
                                  open(ContentClass::Answers, FamilyId{row.text(1)}, row.bytes(2));
                              if (!content) return tl::unexpected(content.error());
                              return NextRound{InterviewId{row.text(0)}, date_in(*content, "due")};
                            });
}

}  // namespace doorstep::records
