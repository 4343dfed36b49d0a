// Words that are read, not pressed.
#pragma once

#include <string_view>

#include "app/touch/icons.h"
#include "app/touch/ui.h"

namespace doorstep::touch {

[[nodiscard]] float text_height(Ui& ui, std::string_view words, float width, const TextLook& look = {});

// Draws `words` from the top of `place`, wrapped to its width, and returns the height used. Question and
// Title are headings.
float text_block(Ui& ui, std::string_view id, Rect place, std::string_view words, const TextLook& look = {});

// The child's own words: a warm card with an optional caption above them.
[[nodiscard]] float quote_card_height(Ui& ui, std::string_view caption, std::string_view words, float width);
void quote_card(Ui& ui, std::string_view id, Rect place, std::string_view caption, std::string_view words);

// A released sentence on a quiet page: a warm bar at the start edge, the words beside it. Returns the height
// used.
float quote_line(Ui& ui, std::string_view id, Rect place, std::string_view words, const TextLook& look = {});

// A notice about something that must be seen today, or only known. Its words leave `end_room` (mm) free at
// the end edge.
enum class NoticeTone { Today, Known };
[[nodiscard]] float notice_height(Ui& ui, std::string_view words, float width, const TextLook& look = {});
void notice(Ui& ui, std::string_view id, Rect place, std::string_view words, const TextLook& look = {},
            float end_room = 0, NoticeTone tone = NoticeTone::Today);

// A few words that belong to what stands below them: whom a question is about, that an answer is a
// suggestion.
struct ChipLook {
  Icon icon = Icon::None;
  Token fill = Token::Warm;
  Token words = Token::Text;
  TextRole role = TextRole::Body;
};
// No wider than `width`; the words are wrapped then.
[[nodiscard]] Size chip_size(Ui& ui, std::string_view words, float width, const ChipLook& look = {});
void chip(Ui& ui, std::string_view id, Rect place, std::string_view words, const ChipLook& look = {});

// One line that says what just happened ("Saved."). The screen decides how long; it is never the only place
// to learn it.
[[nodiscard]] float toast_height(Ui& ui, std::string_view words, float width);
void toast(Ui& ui, std::string_view id, Rect place, std::string_view words);

}  // namespace doorstep::touch
