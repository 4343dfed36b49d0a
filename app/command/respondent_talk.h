// An interview in the terminal, as the respondent meets it: one page or question at a time, with back, pause,
// hide and language at every one of them.
//
// What is said becomes a move that is committed before the next thing is shown. Nothing of the team's is
// reachable from here.
#pragma once

#include <functional>
#include <string>

#include "app/command/console.h"
#include "app/screen/respondent_view.h"
#include "app/words/words.h"
#include "instruments/interview/interview.h"
#include "storage/records/live_interview.h"

namespace doorstep::command {

class RespondentTalk {
 public:
  // Handed back and covered: it stays open. Covered, by the respondent or because nobody wrote anything: only
  // the passphrase leads back, with Entry::GoesOn.
  enum class Outcome { Finished, Stopped, HandedBack, Covered };
  enum class Entry { HandOver, GoesOn };
  using Clock = std::function<interview::Stamp()>;

  // All outlive the talk.
  RespondentTalk(Console& console, records::LiveInterview& live, const screen::RespondentPeople& people,
                 const words::Words& words, Clock clock);

  // From the hand-over, or from where it was covered, to the thanks. Errors: "input_ended", and the vault's.
  [[nodiscard]] Result<Outcome> run(Entry entry);

 private:
  // What a line means on every page; nullopt: it is about the page itself.
  enum class Command { Back, Pause, Hide, Language };

  [[nodiscard]] const interview::Interview& interview() const { return live_.interview(); }
  [[nodiscard]] const words::Language& say() const { return words_.in(interview().language()); }
  [[nodiscard]] screen::RespondentView view() const;
  [[nodiscard]] std::string text(const model::Text& text) const { return view().text(text); }

  [[nodiscard]] Result<void> begin(Entry entry);
  [[nodiscard]] Result<void> go_through();
  [[nodiscard]] Result<void> cover();
  [[nodiscard]] Result<void> make(const interview::Move& move);
  void explain(const Error& error);
  void show_keys();
  // What is typed for something that is no answer: with a slash where any letter could be one.
  [[nodiscard]] std::string key(const std::string& name) const;
  [[nodiscard]] std::optional<Command> command_in(const std::string& line) const;
  [[nodiscard]] Result<void> obey(Command command);
  [[nodiscard]] Result<void> pause();
  [[nodiscard]] Result<void> choose_language();

  [[nodiscard]] Result<void> take_step();
  [[nodiscard]] Result<void> show_page(const model::Page& page);
  [[nodiscard]] Result<void> answer_page(const model::Page& page, bool yes);
  [[nodiscard]] Result<void> ask_question(std::uint32_t question);
  void show_question(std::uint32_t question);
  [[nodiscard]] std::string key_of(language::Missing reason) const;
  void show_non_answers(const model::Question& question);
  void show_concerns(std::uint32_t question);
  [[nodiscard]] Result<void> take_answer(std::uint32_t question, const std::string& line);
  [[nodiscard]] std::optional<language::Missing> non_answer_in(const model::Question& question,
                                                               const std::string& line) const;
  [[nodiscard]] Result<interview::Answer> answer_in(std::uint32_t question, const std::string& line);
  [[nodiscard]] Result<interview::Answer> picked(std::uint32_t question, const std::string& line);

  Console& console_;
  records::LiveInterview& live_;
  const screen::RespondentPeople& people_;
  const words::Words& words_;
  Clock clock_;
  bool handed_back_ = false;
  bool covered_ = false;
  bool speaks_freely_ = false;  // the question on screen is answered in words
};

}  // namespace doorstep::command
