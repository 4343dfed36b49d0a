// The sharing page in the terminal: the summary that the child corrects, one decision per topic and adult, or
// per line of it, and what each adult would hear. Every decision is committed when it is made.
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

  // Errors: as Console::ask(), and the vault's.
  [[nodiscard]] Result<void> run();
  // The two closing questions, where the instrument does not ask them itself.
  [[nodiscard]] Result<void> ask_outcome();

 private:
  // Commits it as the respondent's own.
  [[nodiscard]] Result<void> decide(sharing::Event event);
  [[nodiscard]] Result<void> correct(const std::string& topic);
  [[nodiscard]] Result<void> correct_line(const std::string& topic, const sharing::Line& line);
  [[nodiscard]] Result<void> add_line(const std::string& topic);
  enum class OneByOne { Not, Offered };  // whether the lines can be chosen about one by one
  enum class Way { Chosen, OneByOne };
  [[nodiscard]] Result<void> choose(const sharing::TopicSummary& topic, const screen::ParentOfChild& parent);
  [[nodiscard]] Result<void> choose_line_by_line(const sharing::TopicSummary& topic,
                                                 const screen::ParentOfChild& parent);
  // About the whole topic, or about one `line`.
  [[nodiscard]] Result<Way> choose(const sharing::TopicSummary& topic, const std::string& line,
                                   const screen::ParentOfChild& parent, OneByOne one_by_one);
  void show_last_time(const sharing::Thing& thing, const screen::ParentOfChild& parent);
  void show_what_is_heard(const screen::ParentOfChild& parent);

  Console& console_;
  records::LiveInterview& live_;
  screen::RespondentView view_;
  Clock clock_;
};

}  // namespace doorstep::command
