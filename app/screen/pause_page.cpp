#include "app/screen/pause_page.h"

#include <utility>
#include <vector>

#include "app/screen/message_page.h"

namespace doorstep::screen {
namespace {

bool is_the_respondents(const interview::Event* event) {
  using interview::EventKind;
  if (event == nullptr) return false;
  switch (event->kind) {
    case EventKind::Answered:
    case EventKind::Confirmed:
    case EventKind::TakenAway:
    case EventKind::PutBack:
    case EventKind::MovedBack:
    case EventKind::MovedTo:
    case EventKind::MovedOn:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool can_undo(const interview::Interview& interview) { return is_the_respondents(interview.undoable()); }
bool can_redo(const interview::Interview& interview) { return is_the_respondents(interview.redoable()); }

std::string pause_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame) {
  frame.key = "pause";
  frame.pausable = Pausable::No;
  std::vector<touch::BarButton> ways{{"go_on", view.say("respondent.pause.go_on")}};
  if (can_undo(view.interview)) ways.push_back({"undo", view.say("respondent.undo.undo_last")});
  if (can_redo(view.interview)) ways.push_back({"redo", view.say("respondent.undo.redo_last")});
  ways.push_back(
      {"hand_back", view.say_to_respondent("respondent.pause.hand_back", view.people.interviewer)});
  ways.push_back({"stop", view.say_to_respondent("respondent.pause.stop")});
  return message_page(ui, view.say, frame,
                      {.title = view.say("respondent.pause.title"),
                       .text = view.say_to_respondent("respondent.pause.text"),
                       .ways = std::move(ways)});
}

std::string stop_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame) {
  frame.key = "stop";
  frame.pausable = Pausable::No;
  return message_page(ui, view.say, frame,
                      {.title = view.say_to_respondent("respondent.stop.title"),
                       .text = view.say_to_respondent("respondent.stop.text", view.people.interviewer),
                       .ways = {{"stop:no", view.say_to_respondent("respondent.stop.no")},
                                {"stop:yes", view.say_to_respondent("respondent.stop.yes")}}});
}

}  // namespace doorstep::screen
