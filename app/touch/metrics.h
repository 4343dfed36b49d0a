// How large things are for whom, in millimetres (TOUCH.md B14, and the six pictures of the design).
#pragma once

namespace doorstep::touch {

enum class Density {
  YoungChild,  // up to 8 years: 20 mm targets
  Child,       // 9 to 12: 15 mm
  Adult,       // a parent who answers or reads: 11 mm
  Team,        // a professional's dense page: 11 mm, smaller text
};

// The density for a respondent of `age_years`; from 13 on the adult one.
[[nodiscard]] Density density_for_age(int age_years);

enum class TextRole { Question, Title, Option, Body, Caption, Button };

struct Metrics {
  float min_target;  // least width and height of anything that can be touched
  float gap;         // least distance between two such things
  float question, title, option, body, caption, button;  // em at 100 %
  float button_height;
  float option_height;  // of an answer that is a row
  float card_height;    // of an answer that is a card with a face
  float icon;           // diameter of an icon button's visible circle, at 100 %
  float margin;         // between the window's edge and what lies in it

  [[nodiscard]] float em(TextRole role) const;  // millimetres at 100 %
};

[[nodiscard]] const Metrics& metrics_of(Density density);

inline constexpr float kAnswerRadius = 4.7F;  // corners of answers and buttons
inline constexpr float kCardRadius = 3.7F;
inline constexpr float kFocusRing = 1.0F;  // thickness

}  // namespace doorstep::touch
