#include "app/touch/metrics.h"

namespace doorstep::touch {
namespace {

constexpr Metrics kYoungChild{.min_target = 20,
                              .gap = 4,
                              .question = 9,
                              .title = 7.6F,
                              .option = 6.5F,
                              .body = 6,
                              .caption = 4.6F,
                              .button = 5.4F,
                              .button_height = 20,
                              .option_height = 22,
                              .card_height = 50,
                              .icon = 12,
                              .margin = 4.7F};
constexpr Metrics kChild{.min_target = 15,
                         .gap = 3,
                         .question = 8.3F,
                         .title = 7.4F,
                         .option = 6,
                         .body = 5.8F,
                         .caption = 4,
                         .button = 4.9F,
                         .button_height = 15,
                         .option_height = 15.2F,
                         .card_height = 46.5F,
                         .icon = 10.4F,
                         .margin = 4.7F};
constexpr Metrics kAdult{.min_target = 11,
                         .gap = 2,
                         .question = 6.6F,
                         .title = 7,
                         .option = 4.8F,
                         .body = 4.9F,
                         .caption = 3.9F,
                         .button = 4.7F,
                         .button_height = 12.5F,
                         .option_height = 12,
                         .card_height = 36,
                         .icon = 10.2F,
                         .margin = 4.7F};
constexpr Metrics kTeam{.min_target = 11,
                        .gap = 2,
                        .question = 5.4F,
                        .title = 4.6F,
                        .option = 3.8F,
                        .body = 3.5F,
                        .caption = 3.3F,
                        .button = 3.9F,
                        .button_height = 11,
                        .option_height = 11,
                        .card_height = 30,
                        .icon = 9,
                        .margin = 4.7F};

constexpr int kYoungUntil = 8;   // years, included
constexpr int kChildUntil = 12;  // years, included

}  // namespace

Density density_for_age(int age_years) {
  if (age_years <= kYoungUntil) return Density::YoungChild;
  return age_years <= kChildUntil ? Density::Child : Density::Adult;
}

float Metrics::em(TextRole role) const {
  switch (role) {
    case TextRole::Question:
      return question;
    case TextRole::Title:
      return title;
    case TextRole::Option:
      return option;
    case TextRole::Body:
      return body;
    case TextRole::Caption:
      return caption;
    case TextRole::Button:
      return button;
  }
  return body;
}

const Metrics& metrics_of(Density density) {
  switch (density) {
    case Density::YoungChild:
      return kYoungChild;
    case Density::Child:
      return kChild;
    case Density::Adult:
      return kAdult;
    case Density::Team:
      return kTeam;
  }
  return kAdult;
}

}  // namespace doorstep::touch
