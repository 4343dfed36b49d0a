// Every text on a screen: shaped by Pango, drawn by Cairo into a mask, kept in a cache by what it looks like.
//
// Sizes. `em_px` is the font's em in pixels (Pango's absolute size), NOT a line height: Andika's line is 1.61
// em high, which is too airy for questions, so lines are set `line_height` em apart (1.4 unless told). Arabic
// letters are drawn a little larger than the em says (kArabicScale) so that both scripts look equally big
// side by side.
//
// Fonts are our own (assets/fonts) and never the machine's, so a screen looks the same on every machine, and
// a letter that our fonts lack is counted (Measure::missing_glyphs) instead of being fetched from somewhere.
// No colour emoji, on purpose.
//
// Invariants: `measure`, `texture` and the position functions agree on one layout per request. Cached bytes
// stay within the budget after every `end_frame`. One thread only.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/texture_sink.h"
#include "instruments/result.h"

namespace doorstep::text {

enum class Align { Left, Center, Right };  // physical: the caller has mirrored already
enum class Direction {
  Auto,             // by the first strong letter, left to right when there is none
  AutoRightToLeft,  // the same, right to left when there is none: for digits among Arabic
  LeftToRight,
  RightToLeft,
};
enum class Weight { Regular, Bold };
enum class Side { Left, Right };  // physical

// Bytes of the text, `begin` included, `end` not. Both lie on character borders.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

// One text as it shall look. Two equal requests share one texture.
struct Request {
  std::string text{};  // UTF-8; anything that is not is shown as U+FFFD
  float em_px = 16;    // 4 .. 400
  Weight weight = Weight::Regular;
  Align align = Align::Left;
  Direction direction = Direction::Auto;
  float wrap_px =
      0;  // 0: one line per line feed; else wrapped at words, inside a word only when one is wider
  float line_height = 1.4F;  // em from baseline to baseline
  // em more between letters, and between words; never within Arabic, whose letters join.
  float letter_spacing = 0;
  float word_spacing = 0;
  std::vector<ByteRange> bold{};

  friend bool operator==(const Request&, const Request&) = default;
};

struct Measure {
  float width = 0;   // pixels, of the widest line
  float height = 0;  // pixels, all lines
  int lines = 0;
  float baseline = 0;  // pixels from the top to the first line's baseline
  int missing_glyphs = 0;
  bool right_to_left = false;  // the direction that was used
};

struct Box {
  float x = 0, y = 0, width = 0, height = 0;  // pixels from the text's top left corner
};

// The mask of a text. Ink may lie a little outside the measured box: draw at position + offset.
struct Mask {
  TextureId id = 0;  // 0 when the text has no ink
  float offset_x = 0, offset_y = 0;
  int width = 0, height = 0;
};

class Pictures;

class TextEngine {
 public:
  static constexpr float kArabicScale = 1.12F;
  static constexpr std::size_t kDefaultBudget =
      32U << 20U;  // a 1920x1200 screen full of text is about 3 MiB of masks

  // `fonts` holds *.ttf. The sink must outlive the engine.
  // Errors: `no_fonts` when the folder has none that can be used.
  [[nodiscard]] static Result<std::unique_ptr<TextEngine>> create(const std::filesystem::path& fonts,
                                                                  TextureSink& sink,
                                                                  std::size_t budget_bytes = kDefaultBudget);
  ~TextEngine();
  TextEngine(const TextEngine&) = delete;  // owns textures and font maps
  TextEngine& operator=(const TextEngine&) = delete;

  [[nodiscard]] Measure measure(const Request& request);

  // The mask, uploaded at the first call. Valid until `end_frame`.
  [[nodiscard]] Mask texture(const Request& request);

  // Where the caret stands before byte `index` (0 .. size): a box of width 0.
  [[nodiscard]] Box caret(const Request& request, std::size_t index);
  // The index of the caret one letter to that side of `index` as the eye sees it, whichever way the letters
  // run there; on into the next line at a line's edge. `index` itself at the text's edge.
  [[nodiscard]] std::size_t caret_beside(const Request& request, std::size_t index, Side side);
  // The line that the caret before `index` stands in: its first place and its last.
  [[nodiscard]] ByteRange line_at(const Request& request, std::size_t index);
  // The byte index whose caret is nearest to a point, pixels from the text's top left corner.
  [[nodiscard]] std::size_t index_at(const Request& request, float x, float y);
  // The boxes that cover `range`, one or more per line; for the spoken word, and for pieces in another
  // colour.
  [[nodiscard]] std::vector<Box> range_boxes(const Request& request, ByteRange range);

  // The pictures of the same screen; their textures live and are forgotten with the texts'.
  [[nodiscard]] Pictures& pictures();

  // Call after the frame was handed to the graphics card: forgets the longest unused beyond the budget.
  void end_frame();
  // Forgets all and wipes the cached words: at lock, hide and hand-over.
  void forget_all();

  [[nodiscard]] std::size_t cached_bytes() const;
  [[nodiscard]] std::size_t cached_texts() const;

 private:
  struct State;
  explicit TextEngine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace doorstep::text
