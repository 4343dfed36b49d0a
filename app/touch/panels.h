// What holds other things: cards, rows of a list, pills, marks, regions that pan, sheets that cover the page.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/touch/ui.h"

namespace doorstep::touch {

// A white card with a hairline and a soft shadow. Returns the place inside its padding. No node: its content
// speaks.
Rect card(Ui& ui, Rect place);
[[nodiscard]] float card_padding(const Ui& ui);
void hairline(Ui& ui, Rect place);  // along the top edge of `place`

// Content that may be higher than its place. `draw` gets the place to draw in (already moved by the scroll;
// its height is the height that can be seen) and returns the height it used. When that is more than there is,
// a "more below" button appears under the region, which pages; finger, wheel, Page Up/Down and focus pan too.
void pan_region(Ui& ui, std::string_view id, Rect place, const std::function<float(Rect)>& draw);

// The largest content without a title that a sheet shows whole.
[[nodiscard]] Size sheet_room(Ui& ui);
// A sheet over the page, as high as `content_height` plus its margins (then it pans). Draw it every frame; it
// shows while `ui.sheet_open(id)`. Taps beside it do nothing: leaving is a button's work, or Escape.
void sheet(Ui& ui, std::string_view id, std::string_view title, Size content,
           const std::function<void(Rect)>& draw);

enum class PillLook { Done, Plain };
[[nodiscard]] Size pill_size(Ui& ui, std::string_view words);
void pill(Ui& ui, Rect place, std::string_view words, PillLook look);

// A row of a list: a round initial, a title, a muted line below, a pill at the end.
struct ListRow {
  std::string id{};
  std::string initial{};  // one letter; empty: no circle
  std::string title{};
  std::string subtitle{};
  std::string pill{};
  PillLook pill_look = PillLook::Done;
};
enum class RowTouch { Reads, Taps };
[[nodiscard]] float list_row_height(Ui& ui, const ListRow& row, float width);
// True when it was pressed (the whole row is the target).
bool list_row(Ui& ui, Rect place, const ListRow& row, RowTouch touch);

// Marks of the team's page; they differ in shape as well as in colour.
enum class StatusMark { NotAsked, Nothing, FollowUp, Now };
void status_mark(Ui& ui, std::string_view id, Point center, StatusMark mark, std::string_view label);

}  // namespace doorstep::touch
