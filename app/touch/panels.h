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
// The same as one thing to tap, which is called `label`; its content says nothing by itself. True when it was
// pressed.
bool tapped_card(Ui& ui, std::string_view id, Rect place, std::string_view label);
void hairline(Ui& ui, Rect place);  // along the top edge of `place`

// Who draws the button that pages through a region, and where.
struct Paging {
  enum class Button {
    AtRegion,  // under it, or as an arrow beside it where its height would be dear
    AtPlace,   // at `place`, which lies outside of the region
    OfCaller,  // who draws one of its own, for `page_down`
  };
  Button button = Button::AtRegion;
  Rect place{};
};
// At `place` where there is one.
[[nodiscard]] Paging paging_at(const std::optional<Rect>& place);

// Content that may be higher than its place. `draw` gets the place to draw in (already moved by the scroll;
// its height is the height that can be seen) and returns the height it used. When that is more than there is,
// a "more below" button pages; finger, wheel, Page Up/Down and focus pan too.
void pan_region(Ui& ui, std::string_view id, Rect place, const std::function<float(Rect)>& draw,
                const Paging& paging = {});
// "<region>:more", of that button.
[[nodiscard]] std::string pager_id(std::string_view region);
[[nodiscard]] Size pager_size(Ui& ui, float max_width);
// Whether a region at `place` has more in it than can be seen, as far as is known before it is drawn.
[[nodiscard]] bool overflows(Ui& ui, std::string_view region, Rect place);
// What the button does.
void page_down(Ui& ui, std::string_view region, Rect place);
// Whether all of a region has been in sight since its page came, from its beginning to its end.
[[nodiscard]] bool was_seen_to_end(Ui& ui, std::string_view region);

// The largest content without a title that a sheet shows whole.
[[nodiscard]] Size sheet_room(Ui& ui);
// What stands below a sheet's content and does not pan with it: the ways to leave it. It takes `size.width`
// of its place, from the start or from the end; what pages stands beside it where it can.
struct SheetFoot {
  Size size{};
  Align from = Align::End;
  std::function<void(Rect)> draw{};
};

// A sheet over the page, as high as `content.height`, its foot and its margins; then the content pans. Draw
// it every frame; it shows while `ui.sheet_open(id)`. Taps beside it do nothing: leaving is a button's work,
// or Escape.
void sheet(Ui& ui, std::string_view id, std::string_view title, Size content,
           const std::function<void(Rect)>& draw, const SheetFoot& foot = {});

// A question before something that cannot be undone: `no` stands first. Ids: `id` with ":no" and ":yes". Draw
// it every frame; it shows while `ui.sheet_open(id)`, and either answer closes it.
struct AskLook {
  std::string title{};
  std::string what{};  // that it means; may be empty
  std::string yes{}, no{};
};
enum class Asked { NotYet, No, Yes };
[[nodiscard]] Asked ask_sheet(Ui& ui, const std::string& id, const AskLook& look);

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
enum class StatusMark { NotAsked, NotAnswered, Nothing, FollowUp, Now };
void status_mark(Ui& ui, std::string_view id, Point center, StatusMark mark, std::string_view label);

}  // namespace doorstep::touch
