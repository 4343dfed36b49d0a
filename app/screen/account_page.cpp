#include "app/screen/account_page.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/screen/sharing_pages.h"

namespace doorstep::screen {
namespace {

using touch::Rect;
using touch::Ui;

constexpr float kSheetWidth = 156;  // mm, of the white page
constexpr float kInset = 11;        // mm between its edge and the words
constexpr float kTop = 6;           // mm above the first words

float draw_words(Ui& ui, const words::Language& say, const AccountPage& page, Rect place) {
  touch::Column column(place, ui.metrics().gap * 2);
  const bool empty = page.account.empty();
  const std::string title =
      empty ? say("respondent.account.nothing") : say("respondent.account.title", page.child);
  column.next(touch::text_block(ui, "heading", column.peek(), title, {.role = touch::TextRole::Title}));
  if (empty) {
    column.next(touch::text_block(ui, "nothing", column.peek(), say("respondent.account.nothing_text")));
  } else {
    if (!page.words_in.empty())
      column.next(touch::text_block(ui, "words_in", column.peek(),
                                    say("respondent.account.other_language", page.words_in),
                                    {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
    column.next(told_things(ui, say, "entry", page.account.entries(), column.peek(), page.language));
  }
  return column.used();
}

// The white page is as high as the place, or as its words when they need more.
float draw_sheet(Ui& ui, const words::Language& say, const AccountPage& page, Rect area) {
  const Rect place = narrowed(ui, area, kSheetWidth);
  const float inset = std::min(kInset, place.width * 0.07F);
  const float height = std::max(area.height - ui.metrics().gap, ui.memory("account").content_height);
  touch::card(ui, {place.x, place.y, place.width, height});
  const Rect inner{place.x + inset, place.y + kTop, place.width - 2 * inset, area.height};
  const float needed = draw_words(ui, say, page, inner) + 2 * kTop;
  if (needed != ui.memory("account").content_height) ui.request_frame();
  ui.memory("account").content_height = needed;
  return std::max(height, needed);
}

}  // namespace

std::string account_page(Ui& ui, const words::Language& say, const AccountPage& page) {
  RespondentFrame frame{.key = "account",
                        .title = say("respondent.account.to_you", page.parent),
                        .pausable = Pausable::No,
                        .languages = Languages::One};
  frame.next = done_button(say);
  frame.leave = Leave::WhenSeen;
  return respondent_frame(ui, say, frame, [&](Rect area) { return draw_sheet(ui, say, page, area); });
}

}  // namespace doorstep::screen
