// Plays an example's answers into a kept interview, as a made-up respondent would give them: for
// demonstrations.
#pragma once

#include <functional>
#include <string>

#include "app/screen/respondent_view.h"
#include "app/words/words.h"
#include "instruments/check/walk.h"
#include "storage/records/live_interview.h"

namespace doorstep::command {

struct Part {
  // What the child chooses for a topic, by the positions of the topic and of the parent.
  std::function<sharing::Choice(std::size_t topic, std::size_t parent)> choose;
  // Told of every page that was passed and question that was answered, once it is in the vault. May be empty.
  std::function<void(const std::string& shown, const std::string& said)> heard;
  std::function<interview::Stamp()> clock;
  std::size_t most_steps = SIZE_MAX;  // fewer: the interview is left half way
};

// From the first page to the end; a question that the walk does not answer is skipped. Errors: those of
// LiveInterview, and of an answer that the instrument does not take.
[[nodiscard]] Result<void> play(records::LiveInterview& live, const check::Walk& walk,
                                const screen::RespondentPeople& people, const words::Language& say,
                                const Part& part);

}  // namespace doorstep::command
