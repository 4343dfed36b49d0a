// The stored form of a sharing decision: words, not numbers; what is empty is left out.

#include "instruments/sharing/event.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace doorstep::sharing {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 15> kKinds = {
    "corrected",   "added",     "chosen",   "assented", "decided", "told",     "reopened", "responded",
    "followed_up", "told_back", "reported", "asked",    "barred",  "unbarred", "merged"};
constexpr std::array<std::string_view, 4> kChoices = {"my_words", "these_words", "not", "later"};
constexpr std::array<std::string_view, 3> kDecisions = {"release", "not_now", "never"};
constexpr std::array<std::string_view, 6> kStates = {"closed",  "permitted", "held_back",
                                                     "refused", "released",  "told"};
constexpr std::array<std::string_view, 8> kWhys = {"",        "readiness",      "safety",       "childs_need",
                                                   "secrecy", "duty_to_report", "other_person", "other"};

// The enumerator that `words` calls `word`; throws like the JSON library when it is none.
template <typename Enum, std::size_t size>
Enum named(const std::array<std::string_view, size>& words, const std::string& word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) throw json::other_error::create(501, "unknown word", nullptr);
  return static_cast<Enum>(found - words.begin());
}

// Every text of an event by its key, for writing and for reading.
template <typename AnEvent>
auto texts_of(AnEvent& event) {
  using Text = decltype(&event.item);
  return std::array<std::pair<const char*, Text>, 12>{{{"item", &event.item},
                                                       {"parent", &event.parent},
                                                       {"line", &event.line},
                                                       {"source", &event.source},
                                                       {"title", &event.title},
                                                       {"reason", &event.reason},
                                                       {"by", &event.by},
                                                       {"language", &event.language},
                                                       {"law", &event.law},
                                                       {"citation", &event.citation},
                                                       {"to", &event.to},
                                                       {"said", &event.answer}}};
}

template <typename AnEvent>
auto lists_of(AnEvent& event) {
  using List = decltype(&event.lines);
  return std::array<std::pair<const char*, List>, 3>{
      {{"lines", &event.lines}, {"named", &event.named}, {"made_from", &event.made_from}}};
}

Event read(const json& source) {
  Event event;
  event.number = source.at("n").get<std::uint32_t>();
  event.kind = named<Kind>(kKinds, source.at("event").get<std::string>());
  event.utc_milliseconds = source.at("utc").get<std::int64_t>();
  for (const auto& [key, text] : texts_of(event)) *text = source.value(key, "");
  for (const auto& [key, list] : lists_of(event)) *list = source.value(key, std::vector<std::string>());
  event.why = named<Why>(kWhys, source.value("why", ""));
  event.about = source.value("about", std::uint32_t{0});
  if (event.kind == Kind::Chosen)
    event.choice = named<Choice>(kChoices, source.at("choice").get<std::string>());
  if (event.kind == Kind::Decided)
    event.decision = named<Decision>(kDecisions, source.at("decision").get<std::string>());
  if (event.kind == Kind::Assented) event.assented = source.at("answer").get<bool>();
  if (event.kind == Kind::Merged) {
    event.state = named<State>(kStates, source.at("state").get<std::string>());
    if (source.contains("choice"))
      event.chose = named<Choice>(kChoices, source.at("choice").get<std::string>());
  }
  return event;
}

}  // namespace

bool is_yes(std::optional<Choice> choice) {
  return choice == Choice::MyWords || choice == Choice::TheseWords;
}

bool needs_law(Why why) { return why == Why::Secrecy || why == Why::DutyToReport; }

bool is_of_family(Kind kind) { return kind == Kind::Barred || kind == Kind::Unbarred; }

std::string_view word(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view word(Choice choice) { return kChoices[static_cast<std::size_t>(choice)]; }
std::string_view word(Decision decision) { return kDecisions[static_cast<std::size_t>(decision)]; }
std::string_view word(State state) { return kStates[static_cast<std::size_t>(state)]; }
std::string_view word(Why why) { return kWhys[static_cast<std::size_t>(why)]; }

json to_json(const Event& event) {
  json result = {{"n", event.number}, {"event", word(event.kind)}, {"utc", event.utc_milliseconds}};
  for (const auto& [key, text] : texts_of(event)) {
    if (!text->empty()) result[key] = *text;
  }
  for (const auto& [key, list] : lists_of(event)) {
    if (!list->empty()) result[key] = *list;
  }
  if (event.why != Why::Unstated) result["why"] = word(event.why);
  if (event.about != 0) result["about"] = event.about;
  if (event.kind == Kind::Chosen) result["choice"] = word(event.choice);
  if (event.kind == Kind::Decided) result["decision"] = word(event.decision);
  if (event.kind == Kind::Assented) result["answer"] = event.assented;
  if (event.kind == Kind::Merged) result["state"] = word(event.state);
  if (event.kind == Kind::Merged && event.chose) result["choice"] = word(*event.chose);
  return result;
}

Result<Event> event_from_json(const json& source) {
  try {
    return read(source);
  } catch (const json::exception&) {
    return fail("bad_event", "A stored decision cannot be read.", "Restore the vault from a backup.");
  }
}

}  // namespace doorstep::sharing
