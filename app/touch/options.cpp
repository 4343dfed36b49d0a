#include "app/touch/options.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <fmt/format.h>

#include "app/touch/faces.h"
#include "app/touch/icons.h"
#include "app/touch/parts.h"
#include "app/touch/texts.h"

namespace doorstep::touch {
namespace {

constexpr float kFaceRadius = 1.5F;          // em, on a card
constexpr float kSmallFace = 0.95F;          // em, in a row
constexpr float kMarkRadius = 0.48F;         // em
constexpr float kPlaceRadius = 0.62F;        // em
constexpr float kPlaceScale = 0.78F;         // of an option's words
constexpr float kMarkCenter = 1.38F;         // em from the start edge
constexpr float kWordsStart = 2.5F;          // em from the start edge, beside a mark
constexpr float kPadding = 0.9F;             // em
constexpr float kLeastCard = 5.2F;           // em: a narrower card breaks words
constexpr float kWidestCard = 90;            // mm
constexpr float kLeastColumn = 12;           // em: two columns of rows need this much each
constexpr float kLeastWords = 5;             // em: and of their words, where those wrap
constexpr std::size_t kMostColumns = 3;      // of rows, where fewer would not all be in sight
constexpr std::size_t kManyForChildren = 5;  // more than this many rows would pan on a tablet
constexpr std::size_t kManyForAdults = 7;
constexpr float kRowAir = 0.9F;         // em above and below a row's words together
constexpr float kTightAir = 0.45F;      // where all would not be in sight else
constexpr float kButtonAir = 0.6F;      // as in a button
constexpr float kSpeakerCircle = 0.6F;  // of the density's least target
constexpr float kMarkLine = 3;          // px
constexpr float kStepAir = 0.5F;        // em beside a step's number
constexpr float kRounding = 0.01F;      // mm, of a room that is what the set needs

TextLook words_look(Align align, TextRole role = TextRole::Option) { return {.role = role, .align = align}; }

float em_of(const Ui& ui) { return ui.em(words_look(Align::Start)); }
float em_of(const Ui& ui, const OptionSet& set) { return ui.em(words_look(Align::Start, set.role)); }

// How a set is laid out at a width: equal cells in a grid.
struct Grid {
  bool cards = false;  // face above the words
  bool tight = false;  // with less air in each cell
  std::size_t columns = 1;
  float cell_width = 0;
  float cell_height = 0;
  float gap = 0;
  float indent = 0;  // from the start of the area, to stand in its middle
};

// On a card above its face, between face and words, and below; em.
struct CardAir {
  float above, between, below;
};
constexpr CardAir kUsualAir{1.3F, 0.9F, 1};
constexpr CardAir kTightCard{0.5F, 0.4F, 0.4F};

const CardAir& air_of(const Grid& grid) { return grid.tight ? kTightCard : kUsualAir; }

bool has_speakers(const Ui& ui, const OptionSet& set) {
  return set.speaker == OptionSpeaker::OnEach || ui.reads_aloud() == ReadsAloud::Yes;
}

float words_start(const Ui& ui, const OptionSet& set) {
  const float em = em_of(ui, set);
  if (set.mark == Mark::None) return kPadding * em;
  return set.mark == Mark::Face ? (kPadding + 2 * kSmallFace + 0.6F) * em : kWordsStart * em;
}

float words_width(const Ui& ui, const OptionSet& set, const Grid& grid) {
  const float em = em_of(ui, set);
  if (grid.cards) return grid.cell_width - 2 * 0.5F * em;
  const float after = has_speakers(ui, set) ? ui.metrics().min_target : kPadding * em;
  return grid.cell_width - words_start(ui, set) - after;
}

float tallest(Ui& ui, const OptionSet& set, float width, bool cards) {
  const TextLook look = words_look(cards ? Align::Center : Align::Start, set.role);
  float height = 0;
  for (const AnswerOption& option : set.options) {
    height = std::max(height, ui.measure_text(option.label, look, width).height);
  }
  return height;
}

// On a card so narrow that its speaker would cover the face, the face stands below it.
float room_for_speaker(const Ui& ui, const OptionSet& set, const Grid& grid) {
  if (!grid.cards || !has_speakers(ui, set)) return 0;
  const float circle = ui.metrics().min_target * (1 + kSpeakerCircle) / 2;  // from the card's corner
  const bool covers = grid.cell_width / 2 + kFaceRadius * em_of(ui, set) > grid.cell_width - circle;
  return covers ? circle : 0;
}

float cell_height(Ui& ui, const OptionSet& set, const Grid& grid) {
  const float em = em_of(ui, set);
  const float words = tallest(ui, set, words_width(ui, set, grid), grid.cards);
  if (!grid.cards) {
    const float face = set.mark == Mark::Face ? 2 * kSmallFace * em + 0.8F * em : 0;
    if (set.role == TextRole::Button) return std::max(ui.metrics().button_height, words + kButtonAir * em);
    const float least = grid.tight ? ui.metrics().min_target : ui.metrics().option_height;
    return std::max({least, words + (grid.tight ? kTightAir : kRowAir) * em, face});
  }
  const CardAir& air = air_of(grid);
  const float above = std::max(air.above * em, room_for_speaker(ui, set, grid) + 0.3F * em);
  const float needed = above + (2 * kFaceRadius + air.between + air.below) * em + words;
  return grid.tight ? needed : std::max(ui.metrics().card_height, needed);
}

bool words_fit_one_line(Ui& ui, const OptionSet& set, float width) {
  return std::all_of(set.options.begin(), set.options.end(), [&](const AnswerOption& option) {
    return ui.measure_text(option.label, words_look(Align::Start, set.role)).width <= width;
  });
}

float widest_word(Ui& ui, const OptionSet& set) {
  float widest = 0;
  for (const AnswerOption& option : set.options) {
    const std::string_view label = option.label;
    for (std::size_t at = 0; at < label.size();) {
      const std::size_t end = std::min(label.find(' ', at), label.size());
      const float width =
          ui.measure_text(label.substr(at, end - at), words_look(Align::Start, set.role)).width;
      widest = std::max(widest, width);
      at = end + 1;
    }
  }
  return widest;
}

Grid in_columns(Ui& ui, const OptionSet& set, float width, std::size_t columns, bool cards) {
  Grid grid;
  grid.cards = cards;
  grid.columns = columns;
  grid.gap = cards ? ui.metrics().gap * 1.75F : ui.metrics().gap;
  const auto count = static_cast<float>(columns);
  grid.cell_width = (width - (count - 1) * grid.gap) / count;
  if (cards) grid.cell_width = std::min(grid.cell_width, kWidestCard);
  grid.indent = (width - count * grid.cell_width - (count - 1) * grid.gap) / 2;
  grid.cell_height = cell_height(ui, set, grid);
  return grid;
}

float height_of(const Grid& grid, std::size_t count) {
  const auto rows = static_cast<float>((count + grid.columns - 1) / grid.columns);
  return rows * (grid.cell_height + grid.gap) - grid.gap;
}

// Where rows would need more height than there is, two columns that need less.
Grid rows_in_room(Ui& ui, const OptionSet& set, float width) {
  const Grid rows = in_columns(ui, set, width, 1, false);
  const std::size_t count = set.options.size();
  if (set.room <= 0 || height_of(rows, count) <= set.room + kRounding) return rows;
  const Grid columns = in_columns(ui, set, width, 2, false);
  const bool wide_enough = words_width(ui, set, columns) >= kLeastWords * em_of(ui, set);
  return wide_enough && height_of(columns, count) < height_of(rows, count) ? columns : rows;
}

Grid usual_plan(Ui& ui, const OptionSet& set, float width) {
  const std::size_t count = std::max<std::size_t>(set.options.size(), 1);
  const bool child = ui.density() == Density::YoungChild || ui.density() == Density::Child;
  const bool may_be_cards = set.layout != OptionLayout::Rows && set.mark == Mark::Face;
  if (may_be_cards) {
    const Grid cards = in_columns(ui, set, width, count, true);
    if (cards.cell_width >= kLeastCard * em_of(ui, set)) return cards;
  }
  if (set.layout == OptionLayout::Rows) return rows_in_room(ui, set, width);
  // Two or three short answers stand beside each other for a child; many stand in two columns before they
  // pan.
  const bool wants_columns = set.layout == OptionLayout::Cards || (child && count <= 3) ||
                             count >= (child ? kManyForChildren : kManyForAdults);
  const std::size_t columns = count <= 3 ? count : 2;
  const Grid rows = in_columns(ui, set, width, 1, false);
  const float needed = static_cast<float>(count) * (rows.cell_height + rows.gap) - rows.gap;
  const bool crowded = set.room > 0 && needed > set.room + kRounding;
  const Grid side_by_side = in_columns(ui, set, width, columns, false);
  const bool wide_enough = side_by_side.cell_width >= kLeastColumn * em_of(ui, set) * (count <= 3 ? 0.7F : 1);
  if ((wants_columns || crowded) && wide_enough &&
      words_fit_one_line(ui, set, words_width(ui, set, side_by_side)))
    return side_by_side;
  return rows_in_room(ui, set, width);
}

// Where not all would be in sight: closer to their edges, in the same columns or in two, if that helps.
Grid plan(Ui& ui, const OptionSet& set, float width) {
  Grid usual = usual_plan(ui, set, width);
  const std::size_t count = set.options.size();
  if (set.room <= 0 || height_of(usual, count) <= set.room + kRounding) return usual;
  const auto fits = [&](Grid& grid) {
    grid.tight = true;
    grid.cell_height = cell_height(ui, set, grid);
    return height_of(grid, count) <= set.room + kRounding;
  };
  Grid tight = usual;
  if (fits(tight)) return tight;
  if (usual.cards) return usual;
  for (std::size_t count_across = usual.columns + 1; count_across <= kMostColumns; ++count_across) {
    Grid columns = in_columns(ui, set, width, count_across, false);
    const float words = words_width(ui, set, columns);
    const bool wide_enough = words >= kLeastWords * em_of(ui, set) && words >= widest_word(ui, set);
    if (wide_enough && fits(columns)) return columns;
  }
  return usual;
}

Rect cell(const Grid& grid, Rect area, std::size_t index) {
  const auto row = static_cast<float>(index / grid.columns);
  const auto column = static_cast<float>(index % grid.columns);
  return {area.x + grid.indent + column * (grid.cell_width + grid.gap),
          area.y + row * (grid.cell_height + grid.gap), grid.cell_width, grid.cell_height};
}

// Equal for options that look alike; the audit compares it within a group.
std::uint64_t look_of(const Ui& ui, const OptionSet& set, const Grid& grid) {
  const auto bits = [](float value) { return std::uint64_t{std::bit_cast<std::uint32_t>(value)}; };
  return bits(grid.cell_width) ^ (bits(grid.cell_height) << 16U) ^ (bits(em_of(ui, set)) << 32U) ^
         static_cast<std::uint64_t>(set.mark);
}

void draw_radio(Ui& ui, Point center, float radius, Selected selected) {
  Canvas& canvas = ui.canvas();
  if (selected == Selected::No) {
    canvas.circle(center, radius - 0.1F, ui.colour(Token::Card));
    canvas.ring(center, radius, ui.colour(Token::Outline), line(ui, kMarkLine));
    return;
  }
  canvas.circle(center, radius, ui.colour(Token::Accent));
  canvas.circle(center, radius * 0.41F, ui.colour(Token::AccentText));
}

void draw_check(Ui& ui, Point center, float radius, Selected selected) {
  const Rect box{center.x - radius, center.y - radius, 2 * radius, 2 * radius};
  if (selected == Selected::No)
    return surface(ui, box, Token::Card, Token::Outline, radius * 0.4F, line(ui, kMarkLine));
  ui.canvas().fill(box, ui.colour(Token::Accent), radius * 0.4F);
  draw_icon(ui, Icon::Check, box, radius * 1.5F, Token::AccentText);
}

// A circle that waits for its number, or has it.
void draw_place(Ui& ui, Point center, float radius, std::size_t number) {
  if (number == 0) return draw_radio(ui, center, radius, Selected::No);
  ui.canvas().circle(center, radius, ui.colour(Token::Accent));
  const Rect box{center.x - radius, center.y - radius, 2 * radius, 2 * radius};
  ui.draw_text_middle(std::to_string(number), box,
                      {.role = TextRole::Option,
                       .colour = Token::AccentText,
                       .align = Align::Center,
                       .weight = text::Weight::Bold,
                       .scale = kPlaceScale});
}

void draw_mark(Ui& ui, const OptionSet& set, const AnswerOption& option, Rect place) {
  const float em = em_of(ui, set);
  const Point center{place.x + kMarkCenter * em, place.center().y};
  switch (set.mark) {
    case Mark::Radio:
      draw_radio(ui, center, kMarkRadius * em, option.selected);
      break;
    case Mark::Check:
      draw_check(ui, center, kMarkRadius * em, option.selected);
      break;
    case Mark::Place:
      draw_place(ui, center, kPlaceRadius * em, option.place);
      break;
    case Mark::Face:
      draw_face(ui, {place.x + (kPadding + kSmallFace) * em, center.y}, kSmallFace * em, option.mood);
      break;
    case Mark::None:
      break;
  }
}

void draw_in_row(Ui& ui, const OptionSet& set, const AnswerOption& option, const Grid& grid, Rect place,
                 Node& node) {
  draw_mark(ui, set, option, place);
  const Rect words{place.x + words_start(ui, set), place.y, words_width(ui, set, grid), place.height};
  ui.draw_text_middle(option.label, words, words_look(Align::Start, set.role), &node);
}

// Face and words stand in the middle of the card together, whatever its height.
void draw_on_card(Ui& ui, const OptionSet& set, const AnswerOption& option, const Grid& grid, Rect place,
                  Node& node) {
  const float em = em_of(ui, set);
  const float words = tallest(ui, set, words_width(ui, set, grid), grid.cards);
  const float between = air_of(grid).between;
  const float height = (2 * kFaceRadius + between) * em + words;
  const float middle = place.y + (place.height - height) / 2;
  const float top = std::max(middle, place.y + room_for_speaker(ui, set, grid));
  draw_face(ui, {place.center().x, top + kFaceRadius * em}, kFaceRadius * em, option.mood);
  const Rect box{place.x + 0.5F * em, top + (2 * kFaceRadius + between) * em, words_width(ui, set, grid),
                 words};
  ui.draw_text_middle(option.label, box, words_look(Align::Center, set.role), &node);
}

void draw_speaker(Ui& ui, Rect target) {
  const float diameter = kSpeakerCircle * ui.metrics().min_target;
  const Rect circle = target.centered({diameter, diameter});
  ui.canvas().circle(circle.center(), diameter / 2, ui.colour(Token::Paper));
  ui.canvas().ring(circle.center(), diameter / 2, ui.colour(Token::Outline), line(ui, kLine));
  draw_icon(ui, Icon::Speaker, circle, diameter * 0.46F, Token::Text);
}

bool option_cell(Ui& ui, const OptionSet& set, std::size_t index, const Grid& grid, Rect place) {
  const AnswerOption& option = set.options[index];
  const bool chosen = option.selected == Selected::Yes;
  Node& node = ui.emit(option.id,
                       set.mark == Mark::Check || set.mark == Mark::Place ? Role::CheckOption : Role::Option,
                       option.label, place, Touch::Taps);
  node.selected = chosen;
  if (option.place > 0) node.value = std::to_string(option.place);
  node.group = set.group;
  node.look = look_of(ui, set, grid);
  node.has_audio = has_speakers(ui, set);
  node.shortcut = index < 9 ? static_cast<int>(index) + 1 : -1;
  const Touchable touchable(ui, option.id, place, kAnswerRadius);
  surface(ui, place, chosen ? Token::Selected : Token::Card, chosen ? Token::Accent : Token::Outline,
          kAnswerRadius, line(ui, chosen ? kSelectedLine : kLine));
  if (grid.cards) {
    draw_on_card(ui, set, option, grid, place, node);
  } else {
    draw_in_row(ui, set, option, grid, place, node);
  }
  return ui.activated(option.id);
}

bool option_speaker(Ui& ui, const AnswerOption& option, const Grid& grid, Rect place) {
  const float target = ui.metrics().min_target;
  const Rect corner{place.right() - target, grid.cards ? place.y : place.center().y - target / 2, target,
                    target};
  const std::string id = "speak:" + option.id;
  ui.emit(id, Role::Button, ui.words().read_aloud + ": " + option.label, corner, Touch::Taps).parent =
      option.id;
  const Touchable touchable(ui, id, corner.shrunk(target * (1 - kSpeakerCircle) / 2),
                            target * kSpeakerCircle / 2);
  draw_speaker(ui, corner);
  return ui.activated(id);
}

// ---- the scale ----

// Where the steps stand in several lines, the words about an end stand with the line that has that end: above
// the first step, below the last.
struct ScalePlan {
  int per_line = 1, lines = 1;
  float width = 0, height = 0, gap = 0;
  float low = 0, high = 0;  // heights of the words
  float low_width = 0, high_width = 0;
  Align high_align = Align::End;

  [[nodiscard]] float words_gap() const { return lines > 1 ? gap / 2 : gap; }
  [[nodiscard]] float above() const { return lines > 1 && low > 0 ? low + words_gap() : 0; }
  [[nodiscard]] float below() const {
    const float words = lines > 1 ? high : std::max(low, high);
    return words > 0 ? words + words_gap() : 0;
  }
  [[nodiscard]] float steps() const { return static_cast<float>(lines) * (height + gap) - gap; }
};

TextLook end_look(Align align) { return {.role = TextRole::Caption, .colour = Token::Muted, .align = align}; }

float least_step(const Ui& ui) { return std::max(ui.metrics().min_target, 1.9F * em_of(ui)); }

// In one line a step may be as narrow as a target or its number is.
float narrowest_step(Ui& ui, const ScaleRow& scale) {
  float number = 0;
  for (const int end : {scale.from, scale.to})
    number = std::max(number, ui.measure_text(std::to_string(end), words_look(Align::Center)).width);
  return std::max(ui.metrics().min_target, number + kStepAir * em_of(ui));
}

ScalePlan plan_scale(Ui& ui, const ScaleRow& scale, float width) {
  const int count = scale.to - scale.from + 1;
  ScalePlan plan;
  plan.gap = ui.metrics().gap;
  const auto across = [&](float step) {
    return std::clamp(static_cast<int>((width + plan.gap + kRounding) / (step + plan.gap)), 1, count);
  };
  plan.per_line = across(narrowest_step(ui, scale)) == count ? count : across(least_step(ui));
  plan.lines = (count + plan.per_line - 1) / plan.per_line;
  plan.per_line = (count + plan.lines - 1) / plan.lines;  // lines of nearly equal length
  plan.width = (width - plan.gap * static_cast<float>(plan.per_line - 1)) / static_cast<float>(plan.per_line);
  plan.height = std::max(ui.metrics().option_height, 2 * em_of(ui));
  plan.low_width = plan.high_width = (width - plan.gap) / 2;
  if (plan.lines > 1) {
    const int last = count - (plan.lines - 1) * plan.per_line;
    plan.low_width = width;
    plan.high_width = static_cast<float>(last) * (plan.width + plan.gap) - plan.gap;
    // Words wider than the last line begin where it begins.
    if (ui.measure_text(scale.high_label, end_look(Align::End)).width > plan.high_width) {
      plan.high_width = width;
      plan.high_align = Align::Start;
    }
  }
  plan.low = text_height(ui, scale.low_label, plan.low_width, end_look(Align::Start));
  plan.high = text_height(ui, scale.high_label, plan.high_width, end_look(plan.high_align));
  return plan;
}

bool scale_step(Ui& ui, const ScaleRow& scale, int number, Rect place) {
  const std::string id = fmt::format("{}:{}", scale.id, number);
  const bool chosen = scale.chosen == number;
  const std::string words = std::to_string(number);
  Node& node = ui.emit(id, Role::Option, words, place, Touch::Taps);
  node.selected = chosen;
  node.group = scale.id;
  node.look = std::bit_cast<std::uint32_t>(place.height);
  node.shortcut = number >= 0 && number <= 9 ? number : -1;
  if (number == scale.from) node.label += " " + scale.low_label;
  if (number == scale.to) node.label += " " + scale.high_label;
  const float radius = std::min(kAnswerRadius, place.width * 0.25F);
  const Touchable touchable(ui, id, place, radius);
  surface(ui, place, chosen ? Token::Selected : Token::Card, chosen ? Token::Accent : Token::Outline, radius,
          line(ui, chosen ? kSelectedLine : kLine));
  ui.draw_text_middle(words, place, words_look(Align::Center), &node);
  return ui.activated(id);
}

// Said with its step, and not once more by itself.
void end_words(Ui& ui, const ScaleRow& scale, int number, const std::string& words, Rect place, Align align) {
  if (words.empty()) return;
  ui.emit(fmt::format("{}:{}:words", scale.id, number), Role::Text, words, place, Touch::None).parent =
      fmt::format("{}:{}", scale.id, number);
  ui.draw_text(words, place, end_look(align));
}

// ---- segments ----

constexpr TextLook segment_look() { return {.role = TextRole::Body, .align = Align::Center}; }

}  // namespace

float options_height(Ui& ui, const OptionSet& set, float width) {
  const Grid grid = plan(ui, set, width);
  const auto rows = static_cast<float>((set.options.size() + grid.columns - 1) / grid.columns);
  return rows == 0 ? 0 : rows * grid.cell_height + (rows - 1) * grid.gap;
}

OptionTouched answer_options(Ui& ui, Rect place, const OptionSet& set) {
  OptionTouched touched;
  const Grid grid = plan(ui, set, place.width);
  for (std::size_t i = 0; i < set.options.size(); ++i) {
    const Rect there = cell(grid, place, i);
    if (option_cell(ui, set, i, grid, there)) touched.chosen = i;
    if (has_speakers(ui, set) && option_speaker(ui, set.options[i], grid, there)) touched.spoken = i;
  }
  return touched;
}

bool table_cell(Ui& ui, Rect place, const CellLook& look) {
  const bool chosen = look.selected == Selected::Yes;
  Node& node = ui.emit(look.id, Role::Option, look.label, place, Touch::Taps);
  node.selected = chosen;
  node.group = look.group;
  node.look = std::bit_cast<std::uint32_t>(place.width);
  const Touchable touchable(ui, look.id, place, kCardRadius);
  const Rect inside = place.shrunk(0.6F);
  if (chosen) surface(ui, inside, Token::Selected, Token::Accent, kCardRadius, line(ui, kLine));
  draw_radio(ui, place.center(), kMarkRadius * em_of(ui), look.selected);
  return ui.activated(look.id);
}

float scale_height(Ui& ui, const ScaleRow& scale, float width) {
  const ScalePlan plan = plan_scale(ui, scale, width);
  return plan.above() + plan.steps() + plan.below();
}

float scale_width(Ui& ui, const ScaleRow& scale) {
  const auto steps = static_cast<float>(scale.to - scale.from + 1);
  return steps * (narrowest_step(ui, scale) + ui.metrics().gap) - ui.metrics().gap;
}

std::optional<int> scale_row(Ui& ui, Rect place, const ScaleRow& scale) {
  std::optional<int> pressed;
  const ScalePlan plan = plan_scale(ui, scale, place.width);
  const float top = place.y + plan.above();
  const float below = top + plan.steps() + plan.words_gap();
  const Rect low{place.x, plan.lines > 1 ? place.y : below, plan.low_width, plan.low};
  const float high_start = plan.lines > 1 ? place.x : place.right() - plan.high_width;
  const Rect high{high_start, below, plan.high_width, plan.high};
  end_words(ui, scale, scale.from, scale.low_label, low, Align::Start);
  for (int number = scale.from; number <= scale.to; ++number) {
    const int index = number - scale.from;
    const Rect step{place.x + static_cast<float>(index % plan.per_line) * (plan.width + plan.gap),
                    top + static_cast<float>(index / plan.per_line) * (plan.height + plan.gap), plan.width,
                    plan.height};
    if (scale_step(ui, scale, number, step)) pressed = number;
  }
  end_words(ui, scale, scale.to, scale.high_label, high, plan.high_align);
  return pressed;
}

float segments_height(Ui& ui, std::span<const Segment> segments, float width) {
  const auto count = static_cast<float>(std::max<std::size_t>(segments.size(), 1));
  const float each = (width - (count - 1) * ui.metrics().gap) / count;
  float height = ui.metrics().min_target;
  for (const Segment& segment : segments) {
    height = std::max(height, ui.measure_text(segment.label, segment_look(), each - 2).height + 2);
  }
  return height;
}

std::optional<std::size_t> segmented_choice(Ui& ui, Rect place, std::string_view label,
                                            std::span<const Segment> segments) {
  std::optional<std::size_t> pressed;
  const auto count = static_cast<float>(std::max<std::size_t>(segments.size(), 1));
  const float each = (place.width - (count - 1) * ui.metrics().gap) / count;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Segment& segment = segments[i];
    const Rect there = place.take_start(each, ui.metrics().gap);
    const bool chosen = segment.selected == Selected::Yes;
    Node& node =
        ui.emit(segment.id, Role::Button, fmt::format("{}: {}", label, segment.label), there, Touch::Taps);
    node.selected = chosen;
    const Touchable touchable(ui, segment.id, there, kCardRadius);
    // As an answer that is chosen: what is filled with the accent is the way on, and nothing else.
    surface(ui, there, chosen ? Token::Selected : Token::Card, chosen ? Token::Accent : Token::Outline,
            kCardRadius, line(ui, chosen ? kSelectedLine : kLine));
    ui.draw_text_middle(segment.label, there.shrunk(1, 0), segment_look(), &node);
    if (ui.activated(segment.id)) pressed = i;
  }
  return pressed;
}

}  // namespace doorstep::touch
