#include "app/screen/pause_page.h"

#include "app/screen/message_page.h"

namespace doorstep::screen {

std::string pause_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame) {
  frame.key = "pause";
  frame.pausable = Pausable::No;
  return message_page(
      ui, view.say, frame,
      {.title = view.say("respondent.pause.title"),
       .text = view.say_to_respondent("respondent.pause.text"),
       .ways = {{"go_on", view.say("respondent.pause.go_on")},
                {"hand_back", view.say_to_respondent("respondent.pause.hand_back", view.people.interviewer)},
                {"stop", view.say_to_respondent("respondent.pause.stop")}}});
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
