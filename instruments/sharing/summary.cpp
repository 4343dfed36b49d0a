#include "instruments/sharing/summary.h"

#include <fmt/format.h>

namespace doorstep::sharing {
namespace {

using interview::Interview;
using interview::Wording;
using language::Choice;
using language::Choices;

// The summaries of the picked options; empty unless every picked option has one.
std::string from_options(const Interview& interview, std::uint32_t question, const Wording& wording) {
  const auto& asked = interview.instrument().questions[question];
  const auto& seen = interview.value(asked.slot);
  std::vector<std::uint16_t> picked;
  if (const auto* choice = std::get_if<Choice>(&seen)) picked.push_back(choice->option);
  if (const auto* several = std::get_if<Choices>(&seen)) picked = several->options;
  std::vector<std::string> parts;
  for (const std::uint16_t option : picked) {
    const auto& text = asked.answers->options[option].summary;
    if (text.empty()) return {};
    parts.push_back(interview.render(text, wording, question));
  }
  return fmt::format("{}", fmt::join(parts, " "));
}

std::string line_of(const Interview& interview, std::uint32_t question, const Wording& wording) {
  if (auto line = from_options(interview, question, wording); !line.empty()) return line;
  const auto& asked = interview.instrument().questions[question];
  if (!asked.summary.empty()) return interview.render(asked.summary, wording, question);
  return interview.render(asked.text, wording) + " " + interview.words(question, wording);
}

bool may_be_told(const Interview& interview, std::uint32_t question) {
  const auto& asked = interview.instrument().questions[question];
  return asked.share == model::Share::Ask && asked.topic && interview.is_asked(question) &&
         !language::is_missing(interview.value(asked.slot));
}

}  // namespace

std::vector<TopicSummary> summary(const Interview& interview, const Ledger& ledger, const Wording& wording) {
  const auto& instrument = interview.instrument();
  std::vector<TopicSummary> topics;
  for (const auto& topic : instrument.topics)
    topics.push_back({topic.id, interview.render(topic.text, wording), {}});
  for (const std::uint32_t question : interview.route()) {
    if (!may_be_told(interview, question)) continue;
    TopicSummary& topic = topics[*instrument.questions[question].topic];
    const std::string& id = instrument.questions[question].id;
    const std::string made = line_of(interview, question, wording);
    const auto corrected = ledger.correction(topic.topic, id);
    if (corrected && corrected->empty()) continue;
    topic.lines.push_back({id, corrected ? corrected->front() : made, made});
  }
  for (TopicSummary& topic : topics) {
    int number = 0;
    for (const std::string& text : ledger.added(topic.topic)) {
      topic.lines.push_back({fmt::format("added:{}", ++number), text, text});
    }
  }
  std::erase_if(topics, [](const TopicSummary& topic) { return topic.lines.empty(); });
  return topics;
}

}  // namespace doorstep::sharing
