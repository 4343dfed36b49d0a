#include "app/screen/hand_over_page.h"

#include <algorithm>
#include <utility>

#include "app/screen/message_page.h"

namespace doorstep::screen {
namespace {

bool shares(const model::Instrument& instrument) {
  return std::ranges::any_of(instrument.pages,
                             [](const model::Page& page) { return page.kind == model::PageKind::Sharing; });
}

std::string note_about_parents(const RespondentView& view) {
  if (!shares(view.instrument()) || view.people.parents.size() > 1) return {};
  if (view.people.parents.empty()) return view.say("respondent.hand_over.no_parents", view.people.name);
  return view.say("respondent.hand_over.one_parent", view.people.parents.front().spoken(), view.people.name);
}

std::string closing_title(const RespondentView& view) {
  switch (view.interview.phase()) {
    case interview::Phase::Declined:
      return view.say("respondent.closing.declined");
    case interview::Phase::Stopped:
      return view.say_to_respondent("respondent.closing.stopped");
    default:
      return view.say_to_respondent("respondent.closing.finished", view.people.name);
  }
}

}  // namespace

RespondentFrame hand_over_frame(const words::Language& say, RespondentFrame frame, const std::string& start) {
  if (frame.key.empty()) frame.key = "hand_over";
  frame.pausable = Pausable::No;
  frame.back =
      touch::BarButton{"hand_back", say("respondent.hand_over.not_now"), {.kind = touch::ButtonKind::Quiet}};
  frame.next = next_button(say);
  frame.next->id = "start";
  frame.next->label = start;
  return frame;
}

std::string hand_over_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame) {
  const bool begins = view.interview.history().size() <= 1;
  const std::string start =
      view.say_to_respondent(begins ? "respondent.hand_over.start" : "respondent.hand_over.go_on");
  return message_page(ui, view.say, hand_over_frame(view.say, std::move(frame), start),
                      {.title = view.say("respondent.hand_over.title", view.people.name),
                       .text = view.say_to_respondent("respondent.hand_over.text", view.people.name),
                       .note = note_about_parents(view),
                       .picture = Picture::Door});
}

std::string unfinished_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame) {
  frame.key = "unfinished";
  frame.pausable = Pausable::No;
  frame.back = touch::BarButton{"hand_back",
                                view.say_to_respondent("respondent.pause.hand_back", view.people.interviewer),
                                {.kind = touch::ButtonKind::Quiet}};
  frame.next = touch::BarButton{
      "again", view.say("respondent.unfinished.again"), {.kind = touch::ButtonKind::Primary}};
  return message_page(
      ui, view.say, frame,
      {.title = view.say("respondent.unfinished.title"),
       .text = view.say_to_respondent("respondent.unfinished.text", view.people.interviewer)});
}

std::string closing_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame) {
  frame.key = "closing";
  frame.pausable = Pausable::No;
  frame.next = done_button(view.say);
  return message_page(
      ui, view.say, frame,
      {.title = closing_title(view),
       .text = view.say_to_respondent("respondent.closing.give_back", view.people.interviewer),
       .picture = Picture::Door});
}

}  // namespace doorstep::screen
