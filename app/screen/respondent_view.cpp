#include "app/screen/respondent_view.h"

namespace doorstep::screen {

std::vector<sharing::TopicSummary> RespondentView::topics() const {
  std::vector<sharing::TopicSummary> topics = sharing::summary(interview, ledger, wording());
  for (sharing::TopicSummary& topic : topics) {
    // A line that the child added is corrected and struck out like any other.
    for (sharing::Line& line : topic.lines) {
      const auto correction = ledger.correction(topic.topic, line.id);
      if (correction) line.text = correction->empty() ? std::string() : correction->front();
    }
    std::erase_if(topic.lines, [](const sharing::Line& line) { return line.text.empty(); });
  }
  std::erase_if(topics, [](const sharing::TopicSummary& topic) { return topic.lines.empty(); });
  return topics;
}

}  // namespace doorstep::screen
