// The frame of every page that a respondent sees: tools and hide along the top, the page, the ways on along
// the bottom.
//
// Hide always stands at the same place. Bars never scroll; the middle pans when it must. Choices that belong
// to no answer (don't know, don't want to say) stand between the ways back and on while there is room, else
// below the answers.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/touch/widgets.h"
#include "app/words/words.h"

namespace doorstep::screen {

inline constexpr std::string_view kMiddle = "middle";  // the region between the bars
inline constexpr std::string_view kRead = "read";  // the button that reads the page aloud; for Reading alone

// A choice that is chosen and not yet recorded, like an answer.
struct Aside {
  std::string id{};
  std::string label{};
  touch::Selected selected = touch::Selected::No;
};

// What the page has to say about what was just done.
struct FrameMessage {
  enum class Kind { None, Asks, Problem, Done };  // Asks: "is that right?"; Done: what just happened
  Kind kind = Kind::None;
  std::string words{};
  // A way to take it back, beside the words; none when its id is empty.
  std::string action{};
  std::string action_label{};
};

// When the way on opens: at once, or when the last words of the page have been in sight; until then the way
// to them stands in its place. For pages that are there to be read.
enum class Leave { AtOnce, WhenSeen };

enum class Pausable { No, Yes };
enum class Languages { One, Several };

// What stands below the page and does not pan with it.
struct Standing {
  float height = 0;
  std::function<void(touch::Rect)> draw{};
};

struct RespondentFrame {
  std::string key{};  // of Ui::screen
  std::optional<touch::Doors> doors{};
  std::string title{};  // quiet, in the middle of the top bar
  Pausable pausable = Pausable::Yes;
  Languages languages = Languages::Several;
  std::optional<touch::BarButton> back{};
  std::optional<touch::BarButton> next{};
  Leave leave = Leave::AtOnce;  // by `next`
  std::vector<Aside> asides{};
  FrameMessage message{};
  Standing standing{};
};

// The ways back and on as they look on all pages.
[[nodiscard]] touch::BarButton back_button(const words::Language& say);
[[nodiscard]] touch::BarButton next_button(const words::Language& say,
                                           touch::Enabled enabled = touch::Enabled::Yes);

// The way on from the last page.
[[nodiscard]] touch::BarButton done_button(const words::Language& say);

// Draws the frame with `middle` in it, which gets its place and returns the height it used. Returns the id of
// what was pressed: of the frame's own ("bigger", "language", "pause", "hide") or of a button or aside; empty
// when nothing was.
std::string respondent_frame(touch::Ui& ui, const words::Language& say, const RespondentFrame& frame,
                             const std::function<float(touch::Rect)>& middle);

// Where the page itself will stand in that frame; without what joins it there.
[[nodiscard]] touch::Rect page_room(touch::Ui& ui, const words::Language& say, const RespondentFrame& frame);

// `area`, no wider than `width` mm (grown with the text), in the middle of it.
[[nodiscard]] touch::Rect narrowed(const touch::Ui& ui, touch::Rect area, float width);

// Spare height above, between and below things that are `needed` high in all: the page breathes when there is
// room.
[[nodiscard]] float spare_height(touch::Rect area, float needed);

// What stands between the parts of a page, mm: `usual`, or less where that lets `parts` and the gaps between
// them fit into `room`. Never less than the least distance.
[[nodiscard]] float fitting_gap(const touch::Ui& ui, float usual, int gaps, float parts, float room);

}  // namespace doorstep::screen
