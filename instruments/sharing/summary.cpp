#include "instruments/sharing/summary.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace doorstep::sharing {
namespace {

using interview::Answer;
using interview::Interview;
using interview::Wording;
using language::Choice;
using language::Choices;
using model::Text;
using nlohmann::json;

// The summaries of the picked options; none unless every picked option has one.
std::vector<const Text*> option_summaries(const Interview& interview, const model::Question& asked) {
  const auto& seen = interview.value(asked.slot);
  std::vector<std::uint16_t> picked;
  if (const auto* choice = std::get_if<Choice>(&seen)) picked.push_back(choice->option);
  if (const auto* several = std::get_if<Choices>(&seen)) picked = several->options;
  if (const auto* ranking = std::get_if<language::Ranking>(&seen)) picked = ranking->options;
  std::vector<const Text*> texts;
  for (const std::uint16_t option : picked) texts.push_back(&asked.answers->options[option].summary);
  if (std::ranges::any_of(texts, &Text::empty)) return {};
  return texts;
}

// What a line is made from.
struct Templates {
  std::vector<const Text*> texts;
  bool answer_follows = false;  // there is no summary: the question, and then the answer
};

Templates templates_of(const Interview& interview, const model::Question& asked) {
  if (auto texts = option_summaries(interview, asked); !texts.empty()) return {std::move(texts)};
  if (!asked.summary.empty()) return {{&asked.summary}};
  if (asked.grid) return {{&interview.instrument().grids[*asked.grid].text, &asked.text}, true};
  return {{&asked.text}, true};
}

std::string line_of(const Interview& interview, std::uint32_t question, const Templates& made,
                    const Wording& wording) {
  std::vector<std::string> parts;
  for (const Text* text : made.texts) parts.push_back(interview.render(*text, wording, question));
  if (made.answer_follows) parts.push_back(interview.words(question, wording));
  return fmt::format("{}", fmt::join(parts, " "));
}

// What stands at a slot, as it is stored: the same in every language.
json stored_at(const Interview& interview, std::uint32_t slot) {
  const auto& questions = interview.instrument().questions;
  const auto question = std::ranges::find(questions, slot, &model::Question::slot);
  const auto& seen = interview.value(slot);
  if (question != questions.end()) {
    Answer now{seen, {}};  // only what counts, as in the line itself
    if (!language::is_missing(seen))
      now.own_words = interview.answer(static_cast<std::uint32_t>(question - questions.begin()))->own_words;
    return to_json(now, *question);
  }
  // Bands, and what an earlier round has: by position, since the set is not at hand.
  if (const auto* choice = std::get_if<Choice>(&seen)) return choice->option;
  if (const auto* several = std::get_if<Choices>(&seen)) return several->options;
  if (const auto* ranking = std::get_if<language::Ranking>(&seen)) return ranking->options;
  return interview::to_json(seen, nullptr);
}

std::string source_of(const Interview& interview, const model::Question& asked, const Templates& made) {
  json source = json::array({stored_at(interview, asked.slot)});
  for (const Text* text : made.texts) {
    if (text->templates.empty()) continue;
    // The source language's names: what a line is made from is not another matter in another language.
    for (const auto& piece : text->templates.front()) {
      if (piece.slot) source.push_back(stored_at(interview, *piece.slot));
    }
  }
  return source.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool may_be_told(const Interview& interview, const model::Question& asked) {
  return asked.share == model::Share::Ask && asked.topic &&
         !language::is_missing(interview.value(asked.slot));
}

Line corrected(Line line, const std::string& topic, const Ledger& ledger) {
  const auto correction = ledger.correction(topic, line.id, line.source);
  line.text = correction && !correction->empty() ? correction->front() : line.original;
  line.struck_out = correction && correction->empty();
  return line;
}

}  // namespace

std::vector<TopicSummary> whole_summary(const Interview& interview, const Ledger& ledger,
                                        const Wording& wording) {
  const auto& instrument = interview.instrument();
  std::vector<TopicSummary> topics;
  for (const auto& topic : instrument.topics)
    topics.push_back({topic.id, interview.render(topic.text, wording), {}});
  for (const std::uint32_t question : interview.route()) {
    const auto& asked = instrument.questions[question];
    if (!may_be_told(interview, asked)) continue;
    TopicSummary& topic = topics[*asked.topic];
    const Templates made = templates_of(interview, asked);
    Line line{.id = asked.id,
              .text = {},
              .original = line_of(interview, question, made, wording),
              .source = source_of(interview, asked, made)};
    topic.lines.push_back(corrected(std::move(line), topic.topic, ledger));
  }
  for (TopicSummary& topic : topics) {
    int number = 0;
    for (const std::string& text : ledger.added(topic.topic)) {
      topic.lines.push_back(
          corrected({fmt::format("added:{}", ++number), {}, text, {}}, topic.topic, ledger));
    }
  }
  std::erase_if(topics, [](const TopicSummary& topic) { return topic.lines.empty(); });
  return topics;
}

std::vector<TopicSummary> summary(const Interview& interview, const Ledger& ledger, const Wording& wording) {
  auto topics = whole_summary(interview, ledger, wording);
  for (TopicSummary& topic : topics) std::erase_if(topic.lines, &Line::struck_out);
  std::erase_if(topics, [](const TopicSummary& topic) { return topic.lines.empty(); });
  return topics;
}

}  // namespace doorstep::sharing
