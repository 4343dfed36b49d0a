// The sharing page in the terminal: the summary that the child corrects, one decision per topic and parent,
// and what each parent would hear. Every decision is committed when it is made.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/command/console.h"
#include "app/screen/respondent_view.h"
#include "storage/records/live_interview.h"

namespace doorstep::command {

class SharingTalk {
 public:
  using Clock = std::function<interview::Stamp()>;

  // All outlive the talk.
  SharingTalk(Console& console, records::LiveInterview& live, screen::RespondentView view, Clock clock)
      : console_(console), live_(live), view_(std::move(view)), clock_(std::move(clock)) {}

  // Errors: "input_ended", and the vault's.
  [[nodiscard]] Result<void> run();

 private:
  // Commits it as the respondent's own.
  [[nodiscard]] Result<void> decide(sharing::Event event);
  [[nodiscard]] Result<void> correct(const std::string& topic);
  [[nodiscard]] Result<void> correct_line(const std::string& topic, const sharing::Line& line);
  [[nodiscard]] Result<void> add_line(const std::string& topic);
  [[nodiscard]] Result<void> choose(const sharing::TopicSummary& topic, const screen::ParentOfChild& parent);
  void show_what_is_heard(const screen::ParentOfChild& parent);

  Console& console_;
  records::LiveInterview& live_;
  screen::RespondentView view_;
  Clock clock_;
};

}  // namespace doorstep::command
