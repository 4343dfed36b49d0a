// From fingers and keys to "this id was activated", by what the last frame showed.
#include <algorithm>
#include <utility>

#include "app/touch/ui.h"

namespace doorstep::touch {
namespace {

constexpr double kShiftPause = 2;  // s between two presses of Shift that still belong together
constexpr int kShiftPresses = 3;
constexpr float kPage = 0.8F;  // of a region's height that Page Down moves

bool is_answer(const Node& node) { return node.role == Role::Option || node.role == Role::CheckOption; }

// There are no answers to choose from, or one is chosen.
bool all_said(const SemanticsTree& tree) {
  const auto& nodes = tree.nodes();
  return std::ranges::none_of(nodes, is_answer) ||
         std::ranges::any_of(nodes, [](const Node& node) { return is_answer(node) && node.selected; });
}

// The region under a place, or the first one of the top layer when there is none there.
const Node* region_at(const SemanticsTree& tree, std::optional<Point> place) {
  const Node* found = nullptr;
  for (const Node& node : tree.nodes()) {
    if (node.role != Role::Region || node.layer != tree.top_layer()) continue;
    if (place ? node.rect.contains(*place) : found == nullptr) found = &node;
  }
  return found;
}

}  // namespace

Point Ui::physical(Point pixels) const { return {pixels.x / px_per_mm_, pixels.y / px_per_mm_}; }

Ui* Ui::guest_at(Point pixels) const {
  return guest_ != nullptr && guest_place_.contains(pixels) ? guest_ : nullptr;
}

Point Ui::for_guest(Point pixels) const { return {pixels.x - guest_place_.x, pixels.y - guest_place_.y}; }

void Ui::pointer_down(int contact, Point pixels, double now) {
  last_input_ = now;
  Ui* const guest = guest_at(pixels);
  guest_has_finger_ = guest != nullptr;
  guest_has_keys_ = guest_has_finger_;
  if (guest != nullptr) return guest->pointer_down(contact, for_guest(pixels), now);
  focus_shown_ = false;
  constexpr std::size_t kMostDowns = 8;  // more than wait for one frame
  // Between two frames the tree is the last one's, which is what the finger aims at.
  const SemanticsTree& seen = tree_.nodes().empty() ? shown_ : tree_;
  const Node* under = seen.at(physical(pixels));
  downs_.push_back({physical(pixels), under == nullptr ? std::string() : under->id});
  if (downs_.size() > kMostDowns) downs_.pop_front();
  gate_.down(contact, physical(pixels), now);
}

void Ui::pointer_move(int contact, Point pixels, double now) {
  if (guest_has_finger_ && guest_ != nullptr) return guest_->pointer_move(contact, for_guest(pixels), now);
  gate_.move(contact, physical(pixels), now);
}

void Ui::pointer_up(int contact, Point pixels, double now) {
  last_input_ = now;
  if (std::exchange(guest_has_finger_, false) && guest_ != nullptr)
    return guest_->pointer_up(contact, for_guest(pixels), now);
  gate_.up(contact, physical(pixels), now);
}

void Ui::pointer_cancel() {
  if (guest_ != nullptr) guest_->pointer_cancel();
  gate_.cancel();
  pressed_.clear();
}

void Ui::wheel(Point pixels, float millimetres, double now) {
  last_input_ = now;
  if (Ui* const guest = guest_at(pixels)) return guest->wheel(for_guest(pixels), millimetres, now);
  pan_by(physical(pixels), millimetres);
}

void Ui::key(KeyPress press, double now) {
  last_input_ = now;
  if (press.key == Key::OtherSide) {
    guest_has_keys_ = guest_ != nullptr && !guest_has_keys_;
    return;
  }
  if (guest_has_keys_ && guest_ != nullptr) return guest_->key(press, now);
  now_ = std::max(now_, now);
  keyboard_used_ = true;
  board_wanted_ = false;
  count_shift(press);
  if (press.key != Key::Shift) typed_.push_back({0, press});
}

void Ui::character(char32_t character, double now) {
  last_input_ = now;
  if (guest_has_keys_ && guest_ != nullptr) return guest_->character(character, now);
  keyboard_used_ = true;
  board_wanted_ = false;
  shift_presses_ = 0;  // Shift was for a capital letter
  typed_.push_back({character, {}});
}

void Ui::count_shift(const KeyPress& press) {
  if (press.key != Key::Shift) {
    shift_presses_ = 0;
    return;
  }
  shift_presses_ = now_ - shift_at_ <= kShiftPause ? shift_presses_ + 1 : 1;
  shift_at_ = now_;
  if (shift_presses_ < kShiftPresses) return;
  shift_presses_ = 0;
  shift_fired_ = true;
}

void Ui::pan_by(Point place, float millimetres) {
  if (const Node* region = region_at(tree_.nodes().empty() ? shown_ : tree_, place))
    pans_[region->id] += millimetres;
}

// All of a frame's drags began in one area, as there is one finger; the areas are those of the last frame.
void Ui::take_drags(std::vector<Drag> drags) {
  drags_ = std::move(drags);
  if (drags_.empty()) return;
  request_frame();
  const auto area = std::ranges::find_if(
      drag_areas_, [&](const DragArea& one) { return one.area.contains(drags_.front().origin); });
  dragged_ = area == drag_areas_.end() ? std::string() : area->id;
}

const std::vector<Drag>& Ui::drags_of(std::string_view id) const {
  static const std::vector<Drag> kNothing;
  return !dragged_.empty() && dragged_ == id ? drags_ : kNothing;
}

void Ui::claim_drags(const Node& node) { drag_areas_.push_back({node.id, node.visible, node.layer}); }

void Ui::take_gestures() {
  Gestures gestures = gate_.drain(now_);
  take_drags(std::move(gestures.drags));
  taps_.insert(taps_.end(), gestures.taps.begin(), gestures.taps.end());
  if (gestures.pan) {
    const Node* region = region_at(shown_, gestures.pan->origin);
    if (region == nullptr) gate_.stop_fling();
    if (region != nullptr) pans_[region->id] += gestures.pan->dy;
  }
  const Node* held = gestures.pressed ? shown_.at(*gestures.pressed) : nullptr;
  pressed_ = held == nullptr ? std::string() : held->id;
  if (taps_.empty()) return;
  const Tap tap = taps_.front();
  taps_.pop_front();
  take_tap(tap);
}

void Ui::take_tap(const Tap& tap) {
  const Node* node = shown_.at(tap.place);
  if (node == nullptr) {
    if (tap.place.y >= viewport().bottom()) return;  // between the board's keys, or on one that is disabled
    focus_.clear();
    board_wanted_ = false;
    return;
  }
  const bool each_counts = node->role == Role::Key || node->role == Role::BoardKey || takes_text(node->role);
  if (tap.repeat == Repeat::Yes && !each_counts) return;
  if (!each_counts && began_on_another(tap, *node)) return;
  activate(*node);
  tap_place_ = mirrored(tap.place, window().width, flow_);
  if (!leaves_focus(*node)) board_wanted_ = takes_text(node->role) && !keyboard_used_;
}

// A button that came under a resting finger is not what the finger meant.
bool Ui::began_on_another(const Tap& tap, const Node& node) const {
  const auto down =
      std::find_if(downs_.rbegin(), downs_.rend(), [&](const Down& one) { return one.place == tap.place; });
  return down != downs_.rend() && !down->id.empty() && down->id != node.id;
}

// The board types for the field that has the focus, and a page turns under it; neither takes it away.
bool Ui::leaves_focus(const Node& node) const {
  const Node* field = shown_.find(typing_before_);
  return node.leaves_focus && field != nullptr && takes_text(field->role);
}

void Ui::activate(const Node& node) {
  activated_ = node.id;
  if (!leaves_focus(node)) focus_ = node.id;
}

void Ui::activate_default() {
  const Node* node = shown_.find(default_before_);
  if (node != nullptr && !node->disabled && node->layer == shown_.top_layer()) activated_ = node->id;
}

// Acts on what was typed, in order. Stops after anything that changes the page; the rest waits for the next
// frame.
void Ui::take_typed() {
  while (!typed_.empty() && activated_.empty()) {
    const Typed typed = typed_.front();
    typed_.front() = {};
    typed_.pop_front();
    if (route(typed)) break;
  }
}

bool Ui::route(const Typed& typed) {
  if (route_to_field(typed)) return false;
  return typed.character != 0 ? route_digit(typed.character) : route_key(typed.press);
}

bool Ui::route_to_field(const Typed& typed) {
  const Node* field = shown_.find(typing_before_);
  if (field == nullptr || field->layer != shown_.top_layer()) return false;
  if (field->visible.height <= 0) focus_moved_ = true;  // nobody types into what cannot be seen
  if (typed.character != 0) {
    field_typed_.push_back(typed);
    return true;
  }
  switch (typed.press.key) {
    case Key::Tab:
    case Key::Escape:
    case Key::PageUp:
    case Key::PageDown:
    case Key::Shift:
      return false;
    case Key::Space:
      return focus_ == typing_before_ || focus_.empty();  // came as a character as well
    case Key::Enter:
      if (focus_ != typing_before_ && focus_shown_ && !focus_.empty()) return false;
      field_typed_.push_back(typed);
      if (field->role != Role::MultilineField) activate_default();
      return true;
    case Key::Up:
    case Key::Down:
      if (field->role != Role::MultilineField) return false;
      break;
    default:
      break;
  }
  field_typed_.push_back(typed);
  return true;
}

bool Ui::route_digit(char32_t character) {
  const auto digit = digit_of(character);
  if (!digit) return false;
  const int top = shown_.top_layer();
  for (const Node& node : shown_.nodes()) {
    if (node.shortcut != *digit || node.layer != top || node.disabled) continue;
    activate(node);
    focus_shown_ = true;
    focus_moved_ = true;
    return true;
  }
  return false;
}

bool Ui::route_key(const KeyPress& press) {
  const int onward = flow_ == Flow::LeftToRight ? 1 : -1;
  switch (press.key) {
    case Key::Tab:
      move_focus(has_shift(press.modifier) ? -1 : 1);
      return true;
    case Key::Down:
      move_focus(1);
      return true;
    case Key::Up:
      move_focus(-1);
      return true;
    case Key::Right:
      move_focus(onward);
      return true;
    case Key::Left:
      move_focus(-onward);
      return true;
    case Key::PageDown:
      turn_page(-1);
      return true;
    case Key::PageUp:
      turn_page(1);
      return true;
    case Key::Escape:
      close_sheet();
      return true;
    case Key::Enter:
    case Key::Space:
      return press_enter_or_space(press.key);
    default:
      return false;
  }
}

bool Ui::press_enter_or_space(Key key) {
  const Node* node = shown_.find(focus_);
  const bool can = node != nullptr && !node->disabled && shown_.in_reach(*node);
  // Where nothing has the focus Enter goes on, past answers only once one is chosen.
  const bool confirms = key == Key::Enter && (can ? is_answer(*node) && node->selected : all_said(shown_));
  if (confirms && !default_before_.empty()) {
    activate_default();
  } else if (can) {
    activate(*node);
    focus_shown_ = true;
  }
  return true;
}

void Ui::move_focus(int step) {
  const std::vector<std::string> order = shown_.focus_order();
  if (order.empty()) return;
  const auto here = std::find(order.begin(), order.end(), focus_);
  const auto count = static_cast<std::ptrdiff_t>(order.size());
  std::ptrdiff_t next = step > 0 ? 0 : count - 1;
  if (here != order.end()) next = ((here - order.begin()) + step + count) % count;
  focus_ = order[static_cast<std::size_t>(next)];
  focus_shown_ = true;
  focus_moved_ = true;
}

void Ui::turn_page(float direction) {
  if (const Node* region = region_at(shown_, std::nullopt))
    pans_[region->id] += direction * kPage * region->rect.height;
}

const std::vector<Typed>& Ui::typed_for(std::string_view id) const {
  static const std::vector<Typed> kNothing;
  return !typing_before_.empty() && typing_before_ == id ? field_typed_ : kNothing;
}

}  // namespace doorstep::touch
