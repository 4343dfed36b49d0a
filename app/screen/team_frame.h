// The frame of every page of the team: a bar with the way back, the title and the lock; the page; a bar with
// the way on.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/screen/team_action.h"
#include "app/touch/widgets.h"
#include "app/words/words.h"

namespace doorstep::screen {

enum class Lockable { No, Yes };      // before a vault is open there is nothing to lock
enum class Pans { Whole, ByItself };  // the page as a whole, or parts of it that the page sees to

struct TeamFrame {
  std::string key{};  // of Ui::screen
  std::string title{};
  std::string subtitle{};
  std::string back{};  // what the way back is called; empty: there is none
  Lockable lock = Lockable::Yes;
  Pans pans = Pans::Whole;
  touch::ActionBar bottom{};
};

// What was pressed in the frame: an action that all pages share, or the id of a button of the page's own
// bottom bar.
struct FrameTouched {
  std::optional<Action> action{};
  std::string button{};
};

// `middle` gets the place between the bars and returns the height it used. Where the window is so low that
// the bars leave nothing between them, the bottom one pans with the page.
FrameTouched team_frame(touch::Ui& ui, const words::Language& say, const TeamFrame& frame,
                        const std::function<float(touch::Rect)>& middle);

inline constexpr float kFormWidth = 110;  // mm at 100 %: the length of a line that is easy to read
// A narrow column in the middle of `area`, for forms: `width` mm at 100 %.
[[nodiscard]] touch::Rect form_column(const touch::Ui& ui, touch::Rect area, float width = kFormWidth);

// A form in such a column, on a card of its own where the window has the room. `draw` returns the height that
// it used, as this does.
float form_card(touch::Ui& ui, touch::Rect area, float width, const std::function<float(touch::Rect)>& draw);

// Whether two columns of text have room beside each other at the present text size.
[[nodiscard]] bool has_two_columns(const touch::Ui& ui);

// Whether there is also the height for columns that pan by themselves.
[[nodiscard]] bool has_room_beside(const touch::Ui& ui);

// A card as high as `draw` says that its content is. The height is the last frame's, and another frame is
// asked for when it was wrong: after each event several frames are drawn, so nobody sees it. Returns the
// card's outer height.
float fitted_card(touch::Ui& ui, std::string_view id, touch::Rect place,
                  const std::function<float(touch::Rect)>& draw);

// The heading of a card. Returns its height with the gap and the hairline below.
float card_heading(touch::Ui& ui, std::string_view id, touch::Rect place, std::string_view words);

// A notice with a button that leads on: beside its words where they keep enough room, else below. `id` is the
// notice's, with ":way" the button's. Returns the height used.
float notice_with_way(touch::Ui& ui, const std::string& id, touch::Rect area, const std::string& words,
                      const touch::TextLook& look, const std::string& way, const std::function<void()>& then,
                      touch::ButtonKind kind = touch::ButtonKind::Quiet);

// What went wrong, for the person at the screen; nothing when there is no problem. Returns the height used.
float problem_notice(touch::Ui& ui, touch::Rect place, const words::Explained& problem);

}  // namespace doorstep::screen
