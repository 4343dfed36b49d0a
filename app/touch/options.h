// Answers to choose from. All options of one question have the same size, colour, outline and rhythm: nothing
// favours one.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/touch/ui.h"

namespace doorstep::touch {

enum class Mark { Radio, Check, Face, Place, None };  // Place: a number in an order
enum class Selected { No, Yes };
[[nodiscard]] constexpr Selected selected_if(bool yes) { return yes ? Selected::Yes : Selected::No; }
enum class OptionLayout {
  Automatic,  // cards for children while they fit beside each other and for faces, rows otherwise
  Rows,       // or two columns, where they would need more than `room`
  Cards,
};
enum class OptionSpeaker { AsThePage, OnEach };  // AsThePage: where it is read aloud

struct AnswerOption {
  std::string id{};  // "answer:lives:both"; the speaker on it is "speak:" + id
  std::string label{};
  Selected selected = Selected::No;
  float mood = 0;         // with Mark::Face
  std::size_t place = 0;  // with Mark::Place: from 1; 0 while it has none
};

struct OptionSet {
  std::string group{};  // the question's id; nodes carry it
  Mark mark = Mark::Radio;
  OptionLayout layout = OptionLayout::Automatic;
  OptionSpeaker speaker = OptionSpeaker::AsThePage;
  // mm of height; what would need more stands in two columns, and closer to its edges where it fits then. 0:
  // as much as they need.
  float room = 0;
  TextRole role = TextRole::Option;  // Button: as large as the buttons of its row
  std::vector<AnswerOption> options{};
};

struct OptionTouched {
  std::optional<std::size_t> chosen{};  // index: choose it, or for checks turn it over
  std::optional<std::size_t> spoken{};
};

// The height that the set needs at `width`.
[[nodiscard]] float options_height(Ui& ui, const OptionSet& set, float width);
// Draws the set from the top of `place`; as high as options_height says.
[[nodiscard]] OptionTouched answer_options(Ui& ui, Rect place, const OptionSet& set);

// A cell of a table: one answer of one row. Its words stand above the column, and in its node.
struct CellLook {
  std::string id{};
  std::string label{};
  std::string group{};
  Selected selected = Selected::No;
};
[[nodiscard]] bool table_cell(Ui& ui, Rect place, const CellLook& look);

// A scale as equal buttons `from` .. `to`, the ends labelled in words below. Breaks into lines of its least
// targets when it must: then each end's words stand with its step, above the first and below the last.
struct ScaleRow {
  std::string id{};  // nodes are id + ":" + number
  int from = 0;
  int to = 10;  // at most 11 steps
  std::optional<int> chosen{};
  std::string low_label{};
  std::string high_label{};
};
[[nodiscard]] float scale_height(Ui& ui, const ScaleRow& scale, float width);
// The least width at which all its steps stand beside each other.
[[nodiscard]] float scale_width(Ui& ui, const ScaleRow& scale);
[[nodiscard]] std::optional<int> scale_row(Ui& ui, Rect place, const ScaleRow& scale);

// Two to four short alternatives side by side, for settings and filters (not for answers).
struct Segment {
  std::string id{};
  std::string label{};
  Selected selected = Selected::No;
};
[[nodiscard]] float segments_height(Ui& ui, std::span<const Segment> segments, float width);
[[nodiscard]] std::optional<std::size_t> segmented_choice(Ui& ui, Rect place, std::string_view label,
                                                          std::span<const Segment> segments);

}  // namespace doorstep::touch
