// Everything that is pressed to go on, back or away; and the two bars that hold such things.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/touch/icons.h"
#include "app/touch/ui.h"

namespace doorstep::touch {

enum class ButtonKind { Primary, Secondary, Quiet, Hide };
enum class Enabled { No, Yes };
enum class Default { No, Yes };

// Slim to the eye in a bar of round buttons; its target is as large as everybody's.
enum class Seen { Whole, Slim };

struct ButtonLook {
  ButtonKind kind = ButtonKind::Secondary;
  Icon before = Icon::None;  // on the side where reading starts
  Icon after = Icon::None;
  Enabled enabled = Enabled::Yes;
  // Enter presses it: on a chosen answer, in a one-line field, and where nothing has the focus.
  Default is_default = Default::No;
  TextRole role = TextRole::Button;
  Seen seen = Seen::Whole;
};

// The least size in which the label fits on one line (or wrapped to `max_width`), never below the density's
// target.
[[nodiscard]] Size button_size(Ui& ui, std::string_view label, const ButtonLook& look = {},
                               float max_width = 0);
// True in the frame in which it was pressed.
[[nodiscard]] bool button(Ui& ui, std::string_view id, Rect place, std::string_view label,
                          const ButtonLook& look = {});

// A round button with a pictogram; `label` is said, not shown. The target fills `place`, the circle is
// icon_diameter() wide: it grows with the text as far as its target reaches.
[[nodiscard]] float icon_diameter(const Ui& ui);
[[nodiscard]] bool icon_button(Ui& ui, std::string_view id, Rect place, Icon icon, std::string_view label);

struct BarButton {
  std::string id{};
  std::string label{};
  ButtonLook look{};
};

// Along the bottom: one button at the start (back), some in the middle (don't know), one at the end (next).
// When they do not fit beside each other, the middle ones get a row (or rows) of their own above.
struct ActionBar {
  std::optional<BarButton> start{};
  std::vector<BarButton> middle{};
  std::optional<BarButton> end{};
};

[[nodiscard]] float action_bar_height(Ui& ui, const ActionBar& bar, float width);
// Where something of that size stands between the ends of a bar that has no middle, in the window's middle
// when they let it; nullopt where there is no room. `place` as for action_bar.
[[nodiscard]] std::optional<Rect> free_in_bar(Ui& ui, const ActionBar& bar, Rect place, Size size);
// The id that was pressed. `place` is as high as action_bar_height says.
[[nodiscard]] std::optional<std::string> action_bar(Ui& ui, Rect place, const ActionBar& bar);

struct BarIcon {
  std::string id{};
  Icon icon = Icon::None;
  std::string label{};
};

// Progress as a row of doors: `done` are shut behind, one is open, the rest lie ahead. At most 8 are shown.
struct Doors {
  int count = 0;
  int done = 0;         // 0 .. count
  std::string label{};  // said: "Part 3 of 6"
};
void door_row(Ui& ui, std::string_view id, Rect place, const Doors& doors);

// Along the top: round buttons, a title or doors in the middle, hide (or lock) at the end.
struct TopBar {
  std::optional<BarButton> back{};  // a page of the team: before the title, which then stands at the start
  std::vector<BarIcon> icons{};
  std::string title{};     // empty: none
  std::string subtitle{};  // muted, after the title; team pages
  std::optional<Doors> doors{};
  std::vector<BarIcon> end_icons{};  // before `end`
  std::optional<BarButton> end{};    // {"hide", "Hide", {.kind = ButtonKind::Hide}}
};

// What the buttons of a top bar leave free between them: where its doors or title stand.
[[nodiscard]] Rect free_in_top_bar(Ui& ui, const TopBar& bar, Rect place);
[[nodiscard]] float top_bar_height(Ui& ui, const TopBar& bar, float width);
[[nodiscard]] std::optional<std::string> top_bar(Ui& ui, Rect place, const TopBar& bar);

// The page cut in three: bars that never move, and the middle, which pans when it must. Over the letter board
// the bottom gives its room to the field where there would be none left to see it in: it is empty then, and
// so is what action_bar draws into it. The board's last key brings it back.
struct PageParts {
  Rect top, middle, bottom;
};
[[nodiscard]] PageParts page_parts(Ui& ui, float top_height, float bottom_height);

}  // namespace doorstep::touch
