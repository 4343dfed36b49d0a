// What was being given when the program ended without a word.
#include <optional>

#include <nlohmann/json.hpp>

#include "storage/records/live_interview.h"
#include "storage/records/reading.h"
#include "storage/records/writing.h"

namespace doorstep::records {

using nlohmann::json;

Result<Drafts> LiveInterview::drafts() const {
  const auto kept =
      collect<json>(*vault_, "SELECT class, content FROM drafts WHERE interview = ?", {record_.id.text},
                    [&](const vault::Row& row) {
                      return open(static_cast<ContentClass>(row.integer(0)), record_.family, row.bytes(1));
                    });
  if (!kept) return tl::unexpected(kept.error());
  Drafts drafts;
  const model::Instrument& instrument = interview_.instrument();
  for (const json& given : *kept) {
    for (const auto& [id, answer] : given.items()) {
      const auto question = instrument.find_question(id);
      if (!question) continue;
      if (auto read = interview::answer_from_json(answer, instrument.questions[*question]))
        drafts.emplace(*question, std::move(*read));
    }
  }
  return drafts;
}

Result<void> LiveInterview::keep_drafts(const Drafts& drafts) {
  if (record_.state != InterviewState::Open)
    return fail("ended", "This interview has ended.", "Begin another.");
  json given = json::object();
  for (const auto& [question, answer] : drafts) {
    const model::Question& asked = interview_.instrument().questions[question];
    given[asked.id] = interview::to_json(answer, asked);
  }
  const auto bytes = seal(content_class_, record_.family, given);
  return write(*vault_, [&](vault::Connection& store) -> Result<void> {
    if (drafts.empty()) return store.run("DELETE FROM drafts WHERE interview = ?", {record_.id.text});
    return store.run("INSERT OR REPLACE INTO drafts (interview, class, content) VALUES (?, ?, ?)",
                     {record_.id.text, as_stored(content_class_), vault::ByteView(bytes)});
  });
}

}  // namespace doorstep::records
