#include "app/screen/told_back_page.h"

#include "app/screen/sharing_pages.h"
#include "app/screen/told_pages.h"

namespace doorstep::screen {
namespace {

using touch::Rect;
using touch::Ui;

const touch::TextLook kQuiet{.role = touch::TextRole::Body, .colour = touch::Token::Muted};

float draw_words(Ui& ui, const words::Language& say, const ToldBackPage& page, Rect area) {
  touch::Column column(narrowed(ui, area, kReadWidth), 2 * ui.metrics().gap);
  const bool report = page.heard.empty();
  const std::string title = say(report ? "respondent.told_back.report" : "respondent.told_back.title");
  column.next(touch::text_block(ui, "heading", column.peek(), title, {.role = touch::TextRole::Title}));
  for (const ToldTo& to : page.heard) {
    const std::string heard = say("respondent.told_back.heard", to.called);
    column.next(touch::text_block(ui, "heard:" + to.person, column.peek(), heard, kQuiet));
    column.next(told_things(ui, say, "lines:" + to.person, to.heard, column.peek()));
  }
  if (!report)
    column.next(touch::text_block(ui, "how", column.peek(), say("respondent.told_back.how_it_went"), kQuiet));
  column.next(touch::text_block(ui, "words", column.peek(), page.words, {.role = touch::TextRole::Option}));
  return column.used();
}

}  // namespace

std::string told_back_page(Ui& ui, const words::Language& say, const ToldBackPage& page,
                           RespondentFrame frame) {
  frame.key = kToldBack;
  frame.pausable = Pausable::No;
  frame.languages = Languages::One;
  frame.next = done_button(say);
  frame.leave = Leave::WhenSeen;
  return respondent_frame(ui, say, frame, [&](Rect area) { return draw_words(ui, say, page, area); });
}

}  // namespace doorstep::screen
