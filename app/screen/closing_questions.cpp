#include "app/screen/closing_questions.h"

#include <array>
#include <utility>

namespace doorstep::screen {
namespace {

constexpr std::array<const char*, 2> kQuestions = {sharing::kKnows, sharing::kDecided};

}  // namespace

std::string ClosingQuestions::draw(touch::Ui& ui, const RespondentView& view, RespondentFrame frame) {
  const std::string question = kQuestions[index_];
  frame.back = back_button(view.say);
  return outcome_page(ui, view, question, touched_[question], std::move(frame));
}

Result<SharingFlow::Outcome> ClosingQuestions::act(const std::string& pressed, const RespondentView& view,
                                                   const SharingFlow::Decide& decide) {
  using Outcome = SharingFlow::Outcome;
  if (pressed == "back") {
    if (index_ == 0) return Outcome::LeavesBack;
    --index_;
  }
  if (pressed != "next") return Outcome::Stays;
  const std::string question = kQuestions[index_];
  const std::string answer = touched_[question];
  if (answer.empty()) return Outcome::Stays;
  if (answer != recorded_[question]) {
    sharing::Event event{.kind = sharing::Kind::Asked, .line = question};
    event.answer = answer;
    if (auto done = decide(view.said(std::move(event))); !done) return tl::unexpected(done.error());
    recorded_[question] = answer;
  }
  if (index_ + 1 == kQuestions.size()) return Outcome::LeavesOn;
  ++index_;
  return Outcome::Stays;
}

}  // namespace doorstep::screen
