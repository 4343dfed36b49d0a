// The stored form of a sharing decision: words, not numbers; what is empty is left out.

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "instruments/sharing/ledger.h"

namespace doorstep::sharing {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 7> kKinds = {"corrected", "added", "chosen",  "assented",
                                                    "decided",   "told",  "reopened"};
constexpr std::array<std::string_view, 4> kChoices = {"my_words", "these_words", "not", "later"};
constexpr std::array<std::string_view, 3> kDecisions = {"release", "not_now", "never"};
constexpr std::array<std::string_view, 6> kStates = {"closed",  "permitted", "held_back",
                                                     "refused", "released",  "told"};

// The enumerator that `words` calls `word`; throws like the JSON library when it is none.
template <typename Enum, std::size_t size>
Enum named(const std::array<std::string_view, size>& words, const std::string& word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) throw json::other_error::create(501, "unknown word", nullptr);
  return static_cast<Enum>(found - words.begin());
}

}  // namespace

std::string_view word(Choice choice) { return kChoices[static_cast<std::size_t>(choice)]; }
std::string_view word(Decision decision) { return kDecisions[static_cast<std::size_t>(decision)]; }
std::string_view word(State state) { return kStates[static_cast<std::size_t>(state)]; }

json to_json(const Event& event) {
  json result = {{"n", event.number},
                 {"event", kKinds[static_cast<std::size_t>(event.kind)]},
                 {"utc", event.utc_milliseconds}};
  const auto put = [&](const char* key, const std::string& text) {
    if (!text.empty()) result[key] = text;
  };
  put("item", event.item);
  put("parent", event.parent);
  put("line", event.line);
  put("source", event.source);
  put("title", event.title);
  put("reason", event.reason);
  put("by", event.by);
  put("language", event.language);
  if (!event.lines.empty()) result["lines"] = event.lines;
  if (event.kind == Kind::Chosen) result["choice"] = word(event.choice);
  if (event.kind == Kind::Decided) result["decision"] = word(event.decision);
  if (event.kind == Kind::Assented) result["answer"] = event.assented;
  return result;
}

Result<Event> event_from_json(const json& source) {
  try {
    Event event;
    event.number = source.at("n").get<std::uint32_t>();
    event.kind = named<Kind>(kKinds, source.at("event").get<std::string>());
    event.utc_milliseconds = source.at("utc").get<std::int64_t>();
    event.item = source.value("item", "");
    event.parent = source.value("parent", "");
    event.line = source.value("line", "");
    event.source = source.value("source", "");
    event.title = source.value("title", "");
    event.reason = source.value("reason", "");
    event.by = source.value("by", "");
    event.language = source.value("language", "");
    event.lines = source.value("lines", std::vector<std::string>());
    if (event.kind == Kind::Chosen)
      event.choice = named<Choice>(kChoices, source.at("choice").get<std::string>());
    if (event.kind == Kind::Decided) {
      event.decision = named<Decision>(kDecisions, source.at("decision").get<std::string>());
    }
    if (event.kind == Kind::Assented) event.assented = source.at("answer").get<bool>();
    return event;
  } catch (const json::exception&) {
    return fail("bad_event", "A stored decision cannot be read.", "Restore the vault from a backup.");
  }
}

}  // namespace doorstep::sharing
