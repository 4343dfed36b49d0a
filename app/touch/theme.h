// Colours by what they are for, never by what they look like. Themes are data: assets/themes/*.yaml.
//
// A theme that exists has every token. tests/touch checks the contrast of every pair that widgets put
// together, in every theme.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "instruments/result.h"

namespace doorstep::touch {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
  friend bool operator==(const Colour&, const Colour&) = default;
};

enum class Token {
  Paper,  // behind everything
  Side,   // a second ground beside it (the author's column)
  Card,   // what lies on the paper
  Text,
  Muted,       // captions, headings of cards
  Outline,     // around what can be touched
  Hairline,    // between rows; says nothing by itself
  Accent,      // the one way forward, and what is chosen
  AccentText,  // on Accent
  Selected,    // inside what is chosen
  Warm,        // the child's own words
  Hide,
  HideText,  // on Hide
  Focus,     // the keyboard's ring
  FollowUp,  // fill of a mark
  FollowUpLine,
  Now,          // must be seen today
  NowFill,      // ground of a notice about it
  Spoken,       // behind the word that is being read aloud
  Face,         // inside a drawn face
  Sheet,        // below pictures and drawings, which bring their own colours: light in every theme
  SheetMuted,   // words on it
  SheetAccent,  // what is chosen on it
  SheetFocus,   // where the keyboard is on it
  Shadow,
  Scrim,  // between the page and a sheet
};
inline constexpr std::size_t kTokens = static_cast<std::size_t>(Token::Scrim) + 1;

[[nodiscard]] std::string_view name_of(Token token);  // as in the files: "accent_text"

class Theme {
 public:
  // Reads a theme file: a map from token to "#rrggbb" or "#rrggbbaa".
  // Errors: `theme_unreadable`, `theme_token_missing`, `theme_token_unknown`, `theme_bad_colour`.
  [[nodiscard]] static Result<Theme> load(const std::filesystem::path& file);

  [[nodiscard]] Colour operator[](Token token) const { return colours_[static_cast<std::size_t>(token)]; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  Theme() = default;
  std::string name_;
  std::array<Colour, kTokens> colours_{};
};

// WCAG 2.2 contrast of two opaque colours, 1 .. 21.
[[nodiscard]] double contrast(Colour a, Colour b);

}  // namespace doorstep::touch
