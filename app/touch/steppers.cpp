#include "app/touch/steppers.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "app/touch/panels.h"
#include "app/touch/parts.h"
#include "app/touch/texts.h"

namespace doorstep::touch {
namespace {

constexpr float kKeyShape = 1.5F;  // of a key's height, its width
constexpr float kRestWidth = 14;   // em: what lies beside the digits

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

// Digits and at most one point, as typed on the pad; nothing when that is no number within the limits.
std::optional<std::int64_t> read_draft(const std::string& draft, const NumberLook& look) {
  const std::size_t point = draft.find('.');
  std::string digits = draft.substr(0, point);
  if (digits.empty()) return std::nullopt;
  std::string after = point == std::string::npos ? "" : draft.substr(point + 1);
  if (static_cast<int>(after.size()) > look.decimals) return std::nullopt;
  after.resize(static_cast<std::size_t>(look.decimals), '0');
  digits += after;
  std::int64_t value = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size()) return std::nullopt;
  if (value < look.least || value > look.most) return std::nullopt;
  return value;
}

bool word_key(Ui& ui, const std::string& id, Rect place, std::string_view words, int shortcut) {
  Node& node = ui.emit(id, Role::Key, std::string(words), place, Touch::Taps);
  node.shortcut = shortcut;
  const Touchable touchable(ui, id, place, kCardRadius);
  surface(ui, place, Token::Card, Token::Outline, kCardRadius, line(ui, kLine));
  ui.draw_text_middle(words, place, number_look(Token::Text), &node);
  return ui.activated(id);
}

// ---- the pad of digits ----

struct Pad {
  std::string sheet;
  const NumberLook& look;
  std::string& draft;
};

// As many as the largest number has, before the point and after it.
void add_digit(Pad& pad, char digit) {
  const std::size_t point = pad.draft.find('.');
  const auto decimals = static_cast<std::size_t>(pad.look.decimals);
  const std::size_t whole = std::to_string(pad.look.most / power_of_ten(pad.look.decimals)).size();
  if (pad.draft == "0") pad.draft.clear();
  const bool full =
      point == std::string::npos ? pad.draft.size() >= whole : pad.draft.size() - point > decimals;
  if (!full) pad.draft += digit;
}

void add_point(Pad& pad) {
  if (pad.look.decimals > 0 && !pad.draft.empty() && pad.draft.find('.') == std::string::npos)
    pad.draft += '.';
}

void erase_digit(Pad& pad) {
  if (!pad.draft.empty()) pad.draft.pop_back();
}

void draw_draft(Ui& ui, const Pad& pad, Rect place) {
  const bool right = pad.draft.empty() || read_draft(pad.draft, pad.look);
  std::string shown = pad.draft;
  if (const std::size_t point = shown.find('.'); point != std::string::npos)
    shown.replace(point, 1, ui.words().decimal_point);
  surface(ui, place, Token::Card, right ? Token::Outline : Token::Now, kCardRadius, line(ui, kLine));
  Node& node = ui.emit(pad.sheet + ":draft", Role::Status, pad.look.label, place, Touch::None);
  node.value = shown;
  ui.draw_text_middle(shown + (pad.look.unit.empty() ? "" : " " + pad.look.unit), place,
                      number_look(right ? Token::Text : Token::Now));
}

// Keys lie as on every telephone, the first at the left, also where pages run from the right.
Rect key_place(const Ui& ui, Rect row, int column) {
  const float gap = ui.metrics().gap;
  const float width = (row.width - 2 * gap) / 3;
  const int place = ui.flow() == Flow::LeftToRight ? column : 2 - column;
  return {row.x + static_cast<float>(place) * (width + gap), row.y, width, row.height};
}

void draw_digits(Ui& ui, Pad& pad, Rect area, float key_height) {
  for (int digit = 1; digit <= 9; ++digit) {
    const int column = (digit - 1) % 3;
    if (column == 0 && digit > 1) area.take_top(key_height, ui.metrics().gap);
    const Rect row{area.x, area.y, area.width, key_height};
    if (word_key(ui, fmt::format("{}:{}", pad.sheet, digit), key_place(ui, row, column),
                 std::to_string(digit), digit))
      add_digit(pad, static_cast<char>('0' + digit));
  }
  area.take_top(key_height, ui.metrics().gap);
  const Rect row = area.take_top(key_height);
  const std::string& point = ui.words().decimal_point;
  if (pad.look.decimals > 0 && word_key(ui, pad.sheet + ":point", key_place(ui, row, 0), point, -1))
    add_point(pad);
  if (word_key(ui, pad.sheet + ":0", key_place(ui, row, 1), "0", 0)) add_digit(pad, '0');
  if (square_key(ui, pad.sheet + ":erase", key_place(ui, row, 2), Icon::Erase, ui.words().erase,
                 Enabled::Yes))
    erase_digit(pad);
}

bool type_on_pad(Ui& ui, Pad& pad) {
  bool done = false;
  for (const Typed& typed : ui.typed_for(pad.sheet)) {
    if (const auto digit = digit_of(typed.character)) add_digit(pad, static_cast<char>('0' + *digit));
    if (typed.character == U'.' || typed.character == U',' || typed.character == U'\u066B') add_point(pad);
    if (typed.character != 0) continue;
    if (typed.press.key == Key::Backspace) erase_digit(pad);
    if (typed.press.key == Key::Enter) done = true;
  }
  ui.claim_typing(pad.sheet);
  return done;
}

// Where things lie: one below the other; in a low window the digits beside all else, so that "done" is never
// out of sight.
struct PadPlan {
  Size cancel, done;
  float key = 0;     // height of a key
  float digits = 0;  // width of all three columns
  float rest = 0;    // width of what lies beside them; 0: nothing does
  float title = 0;   // height
  Size content{};
};

TextLook pad_title_look() { return {.role = TextRole::Option}; }

PadPlan plan_pad(Ui& ui, const NumberLook& look) {
  PadPlan plan{.cancel = button_size(ui, ui.words().cancel, {}),
               .done = button_size(ui, ui.words().done, {.kind = ButtonKind::Primary})};
  const float gap = ui.metrics().gap;
  const Size room = sheet_room(ui);
  const float em = ui.em(number_look(Token::Text));
  const float buttons = plan.cancel.width + gap + plan.done.width;
  plan.key = std::max(ui.metrics().min_target, 1.9F * em);
  plan.digits = 3 * plan.key * kKeyShape + 2 * gap;
  const float width = std::max(plan.digits, buttons);
  const float all_keys = 4 * (plan.key + gap);
  plan.title = ui.measure_text(look.label, pad_title_look(), width).height;
  plan.content = {width, plan.title + gap + plan.key + gap + all_keys + gap + plan.done.height};
  if (plan.content.height <= room.height) return plan;
  const float square = 3 * plan.key + 2 * gap;
  const bool tight = plan.digits + 2 * gap + buttons > room.width;
  if (tight && square + 2 * gap + buttons > room.width) return plan;
  if (tight) plan.digits = square;
  plan.rest = std::clamp(kRestWidth * em, buttons, room.width - plan.digits - 2 * gap);
  plan.title = ui.measure_text(look.label, pad_title_look(), plan.rest).height;
  const float beside = plan.title + gap + plan.key + 2 * gap + plan.done.height;
  plan.content = {plan.digits + 2 * gap + plan.rest, std::max(beside, all_keys - gap)};
  return plan;
}

// The title, the number so far, and the ways out, beside or around the digits.
std::optional<std::int64_t> draw_pad(Ui& ui, Pad& pad, const PadPlan& plan, Rect area) {
  const float gap = ui.metrics().gap;
  bool done = type_on_pad(ui, pad);
  if (plan.rest > 0) draw_digits(ui, pad, area.take_end(plan.digits, 2 * gap), plan.key);
  (void)text_block(ui, pad.sheet + ":title", area.take_top(plan.title, gap), pad.look.label,
                   pad_title_look());
  draw_draft(ui, pad, area.take_top(plan.key, gap));
  if (plan.rest == 0) draw_digits(ui, pad, area.take_top(4 * (plan.key + gap), gap), plan.key);
  Rect foot = area.take_bottom(plan.done.height);
  if (button(ui, pad.sheet + ":cancel", foot.take_start(plan.cancel.width), ui.words().cancel))
    ui.close_sheet();
  const auto value = read_draft(pad.draft, pad.look);
  const ButtonLook look{.kind = ButtonKind::Primary, .enabled = value ? Enabled::Yes : Enabled::No};
  done = button(ui, pad.sheet + ":done", foot.take_end(plan.done.width), ui.words().done, look) || done;
  return done ? value : std::nullopt;
}

}  // namespace

TextLook number_look(Token colour) {
  return {.role = TextRole::Option, .colour = colour, .align = Align::Center};
}

std::string written(const Ui& ui, std::int64_t value, int decimals) {
  if (decimals == 0) return std::to_string(value);
  const std::int64_t unit = power_of_ten(decimals);
  const std::int64_t size = value < 0 ? -value : value;
  return fmt::format("{}{}{}{:0{}}", value < 0 ? "-" : "", size / unit, ui.words().decimal_point, size % unit,
                     decimals);
}

bool square_key(Ui& ui, const std::string& id, Rect place, Icon icon, std::string_view label,
                Enabled enabled) {
  Node& node = ui.emit(id, Role::Key, std::string(label), place, Touch::Taps);
  node.disabled = enabled == Enabled::No;
  const Touchable touchable(ui, id, place, kCardRadius);
  const std::size_t mark = ui.canvas().mark();
  surface(ui, place, Token::Card, Token::Outline, kCardRadius, line(ui, kLine));
  draw_icon(ui, icon, place, std::min(place.width, place.height) * 0.45F, Token::Text);
  if (node.disabled) ui.canvas().fade_since(mark, 0.4F);
  return enabled == Enabled::Yes && ui.activated(id);
}

std::optional<std::int64_t> digit_pad(Ui& ui, const std::string& sheet_id, const NumberLook& look) {
  if (!ui.sheet_open(sheet_id)) return std::nullopt;
  std::optional<std::int64_t> result;
  const PadPlan plan = plan_pad(ui, look);
  sheet(ui, sheet_id, {}, plan.content, [&](Rect area) {
    Pad pad{sheet_id, look, ui.memory(sheet_id).draft};
    result = draw_pad(ui, pad, plan, area);
  });
  if (result) ui.close_sheet();
  return result;
}

StepTouched stepper(Ui& ui, const std::string& id, Rect place, const Step& step) {
  const float key = ui.metrics().min_target;
  const float gap = ui.metrics().gap;
  StepTouched touched = StepTouched::None;
  if (square_key(ui, id + ":less", place.take_start(key, gap), Icon::Minus,
                 fmt::format("{}: {}", step.label, ui.words().less), step.less)) {
    touched = StepTouched::Less;
  }
  const Rect more = place.take_end(key, gap);
  Node& node = ui.emit(id, Role::Button, std::string(step.label), place, Touch::Taps);
  if (step.is_set) node.value = step.shown;
  {
    const Touchable touchable(ui, id, place, kCardRadius);
    surface(ui, place, Token::Card, Token::Outline, kCardRadius, line(ui, kLine));
    ui.draw_text_middle(step.shown, place.shrunk(1, 0), number_look(step.is_set ? Token::Text : Token::Muted),
                        &node);
  }
  if (ui.activated(id)) touched = StepTouched::Value;
  if (square_key(ui, id + ":more", more, Icon::Plus, fmt::format("{}: {}", step.label, ui.words().more),
                 step.more)) {
    touched = StepTouched::More;
  }
  return touched;
}

float stepper_height(Ui& ui) {
  return std::max(ui.metrics().min_target, ui.measure_text("0", number_look(Token::Text)).height + 2);
}

}  // namespace doorstep::touch
