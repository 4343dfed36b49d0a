#include "instruments/sharing/sharing_page.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace doorstep::sharing {

namespace {

using interview::Interview;

// What the lines of each topic are made from, alike in every language and wording.
std::map<std::string, std::vector<std::string>> sources_of(const Interview& interview) {
  std::map<std::string, std::vector<std::string>> sources;
  for (const TopicSummary& topic : whole_summary(interview, Ledger(), {})) {
    for (const Line& line : topic.lines) sources[topic.topic].push_back(line.id + " " + line.source);
  }
  return sources;
}

// Whether the sharing, and the assent to it, were gone through and nothing opened them again.
bool is_through(const Interview& interview) {
  const model::Instrument& instrument = interview.instrument();
  for (std::size_t step = instrument.first_closing_step; step < instrument.steps.size(); ++step) {
    const auto [kind, index] = instrument.steps[step];
    const bool sharing =
        kind == model::Step::Kind::Page && (instrument.pages[index].kind == model::PageKind::Sharing ||
                                            instrument.pages[index].kind == model::PageKind::Assent);
    if (sharing && !interview.has_passed(step)) return false;
  }
  return true;
}

// Every item that the child has decided about and that is not told to everybody yet.
std::set<std::string> open_items(const Ledger& ledger) {
  std::set<std::string> items;
  for (const std::string& parent : ledger.parents()) {
    for (const Thing& thing : ledger.things(parent)) {
      const Standing standing = ledger.standing(thing, parent);
      if (standing.choice && standing.state != State::Told) items.insert(thing.item);
    }
  }
  return items;
}

bool stands(const Thing& thing, const std::vector<TopicSummary>& topics) {
  const auto topic = std::ranges::find(topics, thing.item, &TopicSummary::topic);
  if (topic == topics.end()) return false;
  return thing.line.empty() || std::ranges::find(topic->lines, thing.line, &Line::id) != topic->lines.end();
}

// "" for what is no answer of a child's: not asked.
std::string outcome_word(const language::Value& value) {
  if (const auto* yes = std::get_if<bool>(&value)) return *yes ? "yes" : "no";
  const auto* missing = std::get_if<language::Missing>(&value);
  if (missing == nullptr) return {};
  switch (*missing) {
    case language::Missing::DontKnow:
      return "dont_know";
    case language::Missing::WontSay:
      return "wont_say";
    case language::Missing::Skipped:
      return "skipped";
    default:
      return {};
  }
}

}  // namespace

bool is_assent_to_sharing(const model::Instrument& instrument, std::size_t step) {
  return std::any_of(instrument.steps.begin(), instrument.steps.begin() + static_cast<std::ptrdiff_t>(step),
                     [&](const model::Step& earlier) {
                       return earlier.kind == model::Step::Kind::Page &&
                              instrument.pages[earlier.index].kind == model::PageKind::Sharing;
                     });
}

bool is_asked(const Ledger& ledger, const std::string& item, const std::string& parent) {
  return is_asked(ledger, Thing{item, {}}, parent);
}

bool is_asked(const Ledger& ledger, const Thing& thing, const std::string& parent) {
  if (ledger.is_barred(parent)) return false;
  const bool whole_told = ledger.standing(thing.item, parent).state == State::Told;
  return !whole_told && ledger.standing(thing, parent).state != State::Told;
}

Event choosing(const TopicSummary& topic, const std::string& line, const std::string& parent, Choice choice,
               const std::vector<std::string>& words) {
  Event event{.kind = Kind::Chosen,
              .item = topic.topic,
              .parent = parent,
              .line = line,
              .choice = choice,
              .title = topic.title};
  if (!is_yes(choice)) return event;
  if (choice == Choice::TheseWords) event.lines = words;
  for (const Line& each : topic.lines) {
    if (!line.empty() && each.id != line) continue;
    event.made_from.push_back(each.id);
    if (choice == Choice::MyWords) event.lines.push_back(each.text);
  }
  return event;
}

bool asks_outcome(const model::Instrument& instrument) {
  return std::ranges::all_of(std::array{kKnows, kDecided}, [&](const char* id) {
    return std::ranges::find(instrument.questions, id, &model::Question::id) != instrument.questions.end();
  });
}

std::vector<Event> outcomes_by(const Interview& before, const Interview& after) {
  std::vector<Event> events;
  for (const model::Question& question : after.instrument().questions) {
    if (question.id != kKnows && question.id != kDecided) continue;
    if (before.value(question.slot) == after.value(question.slot)) continue;
    const std::string answer = outcome_word(after.value(question.slot));
    if (!answer.empty()) events.push_back({.kind = Kind::Asked, .line = question.id, .answer = answer});
  }
  return events;
}

std::vector<Event> closing_what_is_gone(const Ledger& ledger, const std::vector<TopicSummary>& topics) {
  std::vector<Event> closing;
  for (const std::string& parent : ledger.parents()) {
    for (const Thing& thing : ledger.things(parent)) {
      const Standing standing = ledger.standing(thing, parent);
      if (stands(thing, topics) || !is_yes(standing.choice) || !is_asked(ledger, thing, parent)) continue;
      closing.push_back({.kind = Kind::Chosen,
                         .item = thing.item,
                         .parent = parent,
                         .line = thing.line,
                         .choice = Choice::Not,
                         .title = standing.title});
    }
  }
  return closing;
}

std::vector<Event> reopened_by(const Interview& before, const Interview& after, const Ledger& ledger) {
  std::vector<Event> events;
  const std::set<std::string> items = open_items(ledger);
  if (!items.empty()) {
    auto was = sources_of(before);
    auto is = sources_of(after);
    for (const std::string& item : items) {
      if (was[item] != is[item]) events.push_back({.kind = Kind::Reopened, .item = item});
    }
  }
  if (events.empty() && ledger.assent() && is_through(before) && !is_through(after))
    events.push_back({.kind = Kind::Reopened});
  return events;
}

bool needs_assent_again(const Ledger& ledger, const Event& choice) {
  return choice.kind == Kind::Chosen && is_yes(choice.choice) && ledger.has_assent();
}

std::vector<Event> reopening_all(const Ledger& ledger) {
  std::vector<Event> events;
  for (const std::string& item : open_items(ledger)) events.push_back({.kind = Kind::Reopened, .item = item});
  // A no is asked about again like a yes: the page of the assent comes up once more.
  if (events.empty() && ledger.assent().has_value()) events.push_back({.kind = Kind::Reopened});
  return events;
}

}  // namespace doorstep::sharing
