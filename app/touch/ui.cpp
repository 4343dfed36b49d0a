#include "app/touch/ui.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include <imgui.h>

namespace doorstep::touch {
namespace {

constexpr double kFadeSeconds = 0.15;
constexpr float kSmoothness = 0.12F;  // px that a drawn circle may differ from a true one
constexpr float kChildSlop = 4;       // mm
constexpr float kCut = 0.4F;          // mm: less of a line or a button is not seen to be cut
constexpr float kLeastOfPage = 0.4F;  // that a page goes on by, for the sake of whole lines
constexpr float kSightAir = 4;        // mm: what a region's clip leaves around it

float slop_for(Density density) {
  return density == Density::YoungChild || density == Density::Child ? kChildSlop : GateConfig{}.slop;
}

void wipe(std::string& words) {
  explicit_bzero(words.data(), words.size());
  words.clear();
}

}  // namespace

Ui::Ui(text::TextEngine& text, Theme theme) : text_(text), theme_(std::move(theme)) {
  set_density(Density::Adult);
}
Ui::~Ui() = default;

void Ui::set_theme(Theme theme) { theme_ = std::move(theme); }
void Ui::set_text_scale(float scale) { text_scale_ = std::clamp(scale, 1.0F, 2.0F); }
void Ui::set_motion(Motion motion) { motion_ = motion; }
void Ui::set_spacing(Spacing spacing) { spacing_ = spacing; }
void Ui::set_words(Words words) { words_ = std::move(words); }
void Ui::set_spoken(std::string words, std::optional<text::ByteRange> word) {
  spoken_text_ = std::move(words);
  spoken_word_ = word;
}

void Ui::set_density(Density density) {
  density_ = density;
  gate_.set_config({.slop = slop_for(density)});
}

void Ui::set_language(std::string language, Flow flow) {
  language_ = std::move(language);
  flow_ = flow;
}

void Ui::set_keyboards(Keyboards keyboards) { board_.set_keyboards(std::move(keyboards)); }

Rect Ui::window() const { return {0, 0, size_px_.width / px_per_mm_, size_px_.height / px_per_mm_}; }

Rect Ui::viewport() const {
  Rect rest = window();
  rest.height -= board_height_;
  return rest;
}

void Ui::screen(std::string_view key, Entrance entrance) {
  entered_ = key != screen_key_;
  if (!entered_) return;
  leave_screen();
  if (const auto left = left_.find(key); std::exchange(comes_back_, false) && left != left_.end()) {
    for (const LeftAt& at : left->second) {
      WidgetMemory& region = memory(at.region);
      region.scroll = at.scroll;
      region.content_height = at.content_height;
      region.beyond = at.beyond;
    }
  }
  entrance_ = screen_key_.empty() ? Entrance::Instant : entrance;
  screen_key_ = key;
  screen_since_ = now_;
  gate_.screen_changed(now_);
  taps_.clear();
  typed_.clear();
  field_typed_.clear();
  pans_.clear();
  activated_.clear();
  pressed_.clear();
  focus_.clear();
  open_sheet_.clear();
  board_wanted_ = false;
  board_height_ = 0;
  sight_before_.reset();
  request_frame();
}

// Where its regions stand is all that is kept of a page.
void Ui::leave_screen() {
  std::vector<LeftAt> regions;
  for (auto& [id, memory] : memory_) {
    wipe(memory.draft);
    if (memory.content_height > 0)
      regions.push_back({id, memory.scroll, memory.content_height, memory.beyond});
  }
  left_[screen_key_] = std::move(regions);
  memory_.clear();
}

void Ui::open_sheet(std::string_view id) {
  open_sheet_ = id;
  focus_before_sheet_ = focus_;
  focus_.clear();
  gate_.cancel();
  request_frame();
}

void Ui::close_sheet() {
  if (open_sheet_.empty()) return;
  wipe(memory(open_sheet_).draft);
  open_sheet_.clear();
  focus_ = focus_before_sheet_;
  gate_.cancel();
  request_frame();
}

bool Ui::sheet_open(std::string_view id) const { return open_sheet_ == id; }

void Ui::request_frame_at(double when) { wake_ = wake_ ? std::min(*wake_, when) : when; }

void Ui::forget_texts() {
  forget_ = true;
  left_.clear();
  for (auto& [id, memory] : memory_) {
    wipe(memory.draft);
    memory.typing.history.wipe();
  }
  for (Typed& typed : typed_) typed = {};
  typed_.clear();
  field_typed_.clear();
  request_frame();
}

void Ui::set_focus(std::string_view id) {
  focus_ = id;
  focus_moved_ = true;
}

bool Ui::focused(std::string_view id) const { return !focus_.empty() && focus_ == id; }
bool Ui::focus_visible(std::string_view id) const { return focus_shown_ && focused(id); }
bool Ui::activated(std::string_view id) const { return !activated_.empty() && activated_ == id; }
bool Ui::pressed(std::string_view id) const { return !pressed_.empty() && pressed_ == id; }

Node& Ui::emit(std::string id, Role role, std::string label, Rect logical, Touch touch) {
  const float total = window().width;
  Node node;
  node.focused = focused(id);
  node.id = std::move(id);
  node.role = role;
  node.label = std::move(label);
  node.rect = mirrored(logical, total, flow_);
  node.visible = node.rect.intersection(window());
  for (const Region& region : regions_)
    node.visible = node.visible.intersection(mirrored(region.area, total, flow_));
  if (!regions_.empty()) node.region = regions_.back().id;
  node.touch = touch;
  node.language = language_;
  node.layer = layer_;
  return tree_.add(std::move(node));
}

void Ui::leave_focus(std::string_view id) {
  if (Node* node = tree_.find(id)) node->leaves_focus = true;
}

void Ui::claim_typing(std::string_view id, const BoardWish& wish) {
  typing_ = id;
  wish_ = wish;
}

void Ui::show_board() {
  board_wanted_ = true;
  keyboard_used_ = false;
  request_frame();
}

void Ui::keep_in_sight(Rect place) {
  if (regions_.empty()) return;
  sight_ = Sight{regions_.back().id, place};
  request_frame();
}

void Ui::also_in_sight(Rect place) {
  if (!sight_ || regions_.empty() || sight_->region != regions_.back().id) return;
  const float top = std::min(sight_->place.y, place.y);
  const float bottom = std::max(sight_->place.bottom(), place.bottom());
  if (bottom - top > regions_.back().area.height - kSightAir) return;
  sight_->place.y = top;
  sight_->place.height = bottom - top;
}

// Whether the board is up in this frame; pages are laid out above it.
void Ui::place_board() {
  const Node* field = shown_.find(typing_before_);
  const bool typing = field != nullptr && takes_text(field->role) && field->layer == shown_.top_layer();
  const bool up = typing && board_wanted_ && has_boards();
  if (up && board_field_ != typing_before_) board_.begin(wish_before_.start);
  board_field_ = up ? typing_before_ : std::string();
  board_.follow(language_);
  const Rect all = window();
  const float height = up ? board_.height(metrics(), {all.width, all.height}) : 0;
  board_moved_ = height != std::exchange(board_height_, height);
  if (board_moved_) request_frame();
}

// Over everything, and belonging to the layer of the field.
void Ui::draw_board() {
  if (board_height_ <= 0 || typing_.empty()) return;
  layer_ = tree_.top_layer();
  const Rect all = window();
  auto result = board_.draw(*this, {0, all.height - board_height_, all.width, board_height_}, wish_);
  layer_ = 0;
  for (Typed& typed : result.typed) typed_.push_back(std::exchange(typed, {}));
  if (result.close) board_wanted_ = false;
  if (result.close || !typed_.empty()) request_frame();
}
void Ui::set_default_button(std::string_view id) { default_ = id; }

Canvas& Ui::canvas() { return layer_ == 0 ? *page_canvas_ : *sheet_canvas_; }

WidgetMemory& Ui::memory(std::string_view id) {
  const auto found = memory_.find(id);
  return found != memory_.end() ? found->second : memory_[std::string(id)];
}

void Ui::enter_region(std::string_view id, Rect area) {
  regions_.push_back({std::string(id), area});
  canvas().push_clip(area);
}

void Ui::leave_region() {
  canvas().pop_clip();
  regions_.pop_back();
}

// A sheet lies over the whole window, also when the widget that opens it stands in a region.
void Ui::enter_sheet() {
  layer_ = 1;
  regions_below_.swap(regions_);
}

void Ui::leave_sheet() {
  layer_ = 0;
  regions_below_.swap(regions_);
}

void Ui::stay_above(Rect place, std::function<void()> draw) {
  above_sheets_ = place;
  draw_above_sheets_ = std::move(draw);
}

void Ui::draw_above_sheets() const {
  if (draw_above_sheets_) draw_above_sheets_();
}

float Ui::take_pan(std::string_view region) {
  const auto found = pans_.find(region);
  if (found == pans_.end()) return 0;
  const float amount = found->second;
  pans_.erase(found);
  return amount;
}

namespace {

enum class Cut { ToNext, ToItsStart };

// Where `edge` may lie instead so that it goes through no line of a text and through nothing that is touched:
// after what it would cut, or before it.
float beside_what_is_cut(const SemanticsTree& tree, std::string_view region, float edge, Cut cut) {
  float moved = edge;
  for (const Node& node : tree.nodes()) {
    const bool has_words = node.touch == Touch::Taps || node.line > 0;
    const float into = edge - node.rect.y;
    if (!has_words || node.region != region || into < kCut || node.rect.bottom() - edge < kCut) continue;
    const float lines = node.line > 0 ? into / node.line : 0;
    if (cut == Cut::ToNext) {
      const float end = node.line > 0 ? node.rect.y + std::ceil(lines) * node.line : node.rect.bottom();
      moved = std::max(moved, end);
    } else {
      moved = std::min(moved, node.line > 0 ? node.rect.y + std::floor(lines) * node.line : node.rect.y);
    }
  }
  return moved;
}

// Beside each other things may begin and end at different places.
float beside_all(const SemanticsTree& tree, std::string_view region, float edge, Cut cut) {
  constexpr int kMostSteps = 4;
  for (int step = 0; step < kMostSteps; ++step) {
    const float moved = beside_what_is_cut(tree, region, edge, cut);
    if (moved == edge) break;
    edge = moved;
  }
  return edge;
}

// How far the content goes up so that `wanted` is inside the area, at the least; without cutting what lies
// above it, where `wanted` stays in sight all the same.
float reveal(const SemanticsTree& tree, std::string_view region, Rect area, Rect wanted) {
  if (wanted.y < area.y) return wanted.y - area.y;
  // A thing that is higher than the region shows its top.
  const float most = wanted.y - area.y;
  const float needed = std::max(0.0F, std::min(wanted.bottom() - area.bottom(), most));
  if (needed <= 0) return 0;
  const float whole = beside_all(tree, region, area.y + needed, Cut::ToNext) - area.y;
  return whole <= most ? whole : needed;
}

}  // namespace

float Ui::reveal_focus(std::string_view region, Rect area) const {
  if (sight_before_ && sight_before_->region == region)
    return reveal(shown_, region, area, sight_before_->place);
  const Node* node = focus_moved_ ? shown_.find(focus_) : nullptr;
  if (node == nullptr || node->region != region) return 0;
  return reveal(shown_, region, area, node->rect);
}

float Ui::whole_page(std::string_view region, Rect area, float page) const {
  const float whole = beside_all(tree_, region, area.y + page, Cut::ToItsStart) - area.y;
  return whole >= kLeastOfPage * page ? whole : page;
}

void Ui::begin_frame(double now, Size size_px, float px_per_mm) {
  text_.end_frame();
  if (std::exchange(forget_, false)) text_.forget_all();
  begin(now, size_px, px_per_mm, {});
}

// Texts are forgotten by the host, when no frame shows them any more.
void Ui::host(Ui& guest, Rect place, float guest_px_per_mm, const std::function<void(Ui&)>& draw) {
  guest_ = &guest;
  guest_place_ = canvas().to_pixels(place);
  hosting_ = true;
  guest.is_guest_ = true;
  forget_ = std::exchange(guest.forget_, false) || forget_;
  guest.begin(now_, {guest_place_.width, guest_place_.height}, guest_px_per_mm,
              {guest_place_.x, guest_place_.y});
  draw(guest);
  guest.end_frame();
}

void Ui::begin(double now, Size size_px, float px_per_mm, Point origin_px) {
  now_ = now;
  size_px_ = size_px;
  px_per_mm_ = px_per_mm;
  wake_.reset();
  shown_ = std::move(tree_);
  tree_.clear();
  above_sheets_.reset();
  draw_above_sheets_ = nullptr;
  typing_before_ = std::exchange(typing_, {});
  default_before_ = std::exchange(default_, {});
  wish_before_ = std::exchange(wish_, {});
  sight_before_ = std::exchange(sight_, std::nullopt);
  take_gestures();
  drag_areas_.clear();
  take_typed();
  place_board();

  ImGui::GetStyle().CircleTessellationMaxError = kSmoothness;
  const float width = window().width;
  page_canvas_ =
      std::make_unique<Canvas>(ImGui::GetBackgroundDrawList(), px_per_mm_, width, flow_, origin_px);
  sheet_canvas_ =
      std::make_unique<Canvas>(ImGui::GetForegroundDrawList(), px_per_mm_, width, flow_, origin_px);
  if (is_guest_) {
    page_canvas_->push_clip(window());
    sheet_canvas_->push_clip(window());
  }
  canvas().fill(window(), colour(Token::Paper));
}

void Ui::end_frame() {
  draw_board();
  draw_fade();
  if (is_guest_) {
    page_canvas_->pop_clip();
    sheet_canvas_->pop_clip();
  }
  if (!std::exchange(hosting_, false)) guest_ = nullptr;
  std::vector<Rect> areas;
  for (const DragArea& one : drag_areas_) {
    if (one.layer == tree_.top_layer()) areas.push_back(one.area);
  }
  gate_.set_drag_areas(std::move(areas));
  drags_.clear();
  activated_.clear();
  tap_place_.reset();
  shift_fired_ = false;
  focus_moved_ = false;
  pans_.clear();
  for (Typed& typed : field_typed_) typed = {};  // what was typed may be a passphrase
  field_typed_.clear();
  if (!taps_.empty() || !typed_.empty()) request_frame();
}

void Ui::draw_fade() {
  if (entrance_ == Entrance::Instant || motion_ == Motion::Reduced) return;
  const double progress = (now_ - screen_since_) / kFadeSeconds;
  if (progress >= 1) return;
  const double left = 1 - progress;
  Colour veil = colour(Token::Paper);
  veil.alpha = static_cast<std::uint8_t>(255 * left * left);  // fast first, then gently: an ease-out
  sheet_canvas_->fill(window(), veil);
  request_frame();
}

std::optional<double> Ui::next_wake() const {
  std::optional<double> first = wake_;
  for (const auto& other : {gate_.next_wake(), guest_ != nullptr ? guest_->next_wake() : std::nullopt}) {
    if (other) first = first ? std::min(*first, *other) : *other;
  }
  return first;
}

}  // namespace doorstep::touch
