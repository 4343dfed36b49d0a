#include "app/screen/respondent_frame.h"

#include <algorithm>
#include <utility>

namespace doorstep::screen {
namespace {

using touch::Rect;
using touch::Ui;

const touch::TextLook kTitleLook{
    .role = touch::TextRole::Caption, .colour = touch::Token::Muted, .scale = 1.1F};
constexpr float kAsidePadding = 2;       // em, both sides together
constexpr float kSpokenPadding = 0.95F;  // em, at the start; at the end stands the speaker
constexpr float kMostForBars = 0.5F;     // of the window's height; beyond it the asides join the page
constexpr float kDoneWidth = 130;        // mm
constexpr float kLeastDone = 8;          // em of its words; narrower, they stand above their button
constexpr float kLeastOnTop = 6;         // em of its words in the top bar
constexpr float kMostForMessage = 0.4F;  // of the page's height; beyond it the message pans with the page
constexpr float kLeastPage = 3;          // targets high, beside a message that stays

touch::TopBar top_bar_of(const Ui& ui, const words::Language& say, const RespondentFrame& frame) {
  touch::TopBar bar;
  bar.icons.push_back({"bigger", touch::Icon::BiggerText, say("common.bigger_text")});
  if (frame.languages == Languages::Several)
    bar.icons.push_back({"language", touch::Icon::Language, say("common.language")});
  if (ui.reads_aloud() == touch::ReadsAloud::Yes)
    bar.icons.push_back({std::string(kRead), touch::Icon::Speaker, ui.words().read_aloud});
  if (frame.pausable == Pausable::Yes)
    bar.icons.push_back({"pause", touch::Icon::Pause, say("common.pause")});
  bar.title = frame.title;
  bar.doors = frame.doors;
  bar.end = touch::BarButton{"hide", say("common.hide"), {.kind = touch::ButtonKind::Hide}};
  return bar;
}

// Whether the quiet title has room between the tools and hide; else it stands at the top of the page.
bool title_fits(Ui& ui, const touch::TopBar& bar, float width) {
  const auto& metrics = ui.metrics();
  const float tools = static_cast<float>(bar.icons.size()) * (metrics.min_target + metrics.gap);
  const float hide = touch::button_size(ui, bar.end->label, bar.end->look).width + metrics.gap;
  return ui.measure_text(bar.title, kTitleLook).width <= width - 2 * metrics.margin - tools - hide;
}

// In the place of the way on while something of the page has not been in sight.
touch::BarButton more_button(const Ui& ui) {
  return {
      touch::pager_id(kMiddle),
      ui.words().more_below,
      {.kind = touch::ButtonKind::Primary, .after = touch::Icon::Down, .is_default = touch::Default::Yes}};
}

// The way on and the way to the page's end take turns in one place: it is as large as the larger one needs.
touch::ActionBar bar_to_plan(Ui& ui, const RespondentFrame& frame) {
  touch::ActionBar bar{.start = frame.back, .end = frame.next};
  if (!frame.next || frame.leave == Leave::AtOnce) return bar;
  touch::BarButton more = more_button(ui);
  const auto width = [&](const touch::BarButton& button) {
    return touch::button_size(ui, button.label, button.look).width;
  };
  if (width(more) > width(*frame.next)) bar.end = std::move(more);
  return bar;
}

// The asides are drawn as answers are, so that saying nothing is as ordinary as saying something; as large as
// the ways back and on, in whose row they stand.
touch::OptionSet set_of(const Aside& aside) {
  touch::OptionSet set{.group = aside.id,
                       .mark = touch::Mark::None,
                       .layout = touch::OptionLayout::Rows,
                       .role = touch::TextRole::Button};
  set.options.push_back({.id = aside.id, .label = aside.label, .selected = aside.selected});
  return set;
}

touch::Size aside_size(Ui& ui, const Aside& aside, float most) {
  const touch::TextLook look{.role = touch::TextRole::Button};
  const float beside = ui.reads_aloud() == touch::ReadsAloud::Yes
                           ? kSpokenPadding * ui.em(look) + ui.metrics().min_target
                           : kAsidePadding * ui.em(look);
  const float wanted = ui.measure_text(aside.label, look).width + beside;
  const float width = std::min(most, std::max(wanted, ui.metrics().min_target));
  return {width, touch::options_height(ui, set_of(aside), width)};
}

// As many in a row as fit, each row in the middle of the area and of one height.
class AsidesPlan {
 public:
  AsidesPlan(Ui& ui, const std::vector<Aside>& asides, float width)
      : area_width_(width), gap_(ui.metrics().gap) {
    for (const Aside& aside : asides) sizes_.push_back(aside_size(ui, aside, width));
    for (const touch::Size& size : sizes_) row_height_ = std::max(row_height_, size.height);
    for (std::size_t index = 0; index < sizes_.size(); ++index) {
      const bool fits = !rows_.empty() && row_width(rows_.back()) + gap_ + sizes_[index].width <= width;
      if (fits) {
        ++rows_.back().count;
      } else {
        rows_.push_back({index, 1});
      }
    }
  }

  [[nodiscard]] float natural_width() const { return row_width({0, sizes_.size()}); }
  [[nodiscard]] float height() const {
    return rows_.empty() ? 0 : static_cast<float>(rows_.size()) * (row_height_ + gap_) - gap_;
  }
  [[nodiscard]] std::vector<Rect> places(Rect area) const {
    std::vector<Rect> places;
    for (const Row& row : rows_) {
      Rect line{area.x + (area_width_ - row_width(row)) / 2, area.y, area_width_, row_height_};
      area.y += row_height_ + gap_;
      for (std::size_t index = row.first; index < row.first + row.count; ++index) {
        places.push_back(line.take_start(sizes_[index].width, gap_));
      }
    }
    return places;
  }

 private:
  struct Row {
    std::size_t first = 0;
    std::size_t count = 0;
  };

  [[nodiscard]] float row_width(Row row) const {
    float width = row.count == 0 ? 0 : -gap_;
    for (std::size_t index = row.first; index < row.first + row.count; ++index)
      width += sizes_[index].width + gap_;
    return width;
  }

  float area_width_;
  float gap_;
  float row_height_ = 0;
  std::vector<touch::Size> sizes_;
  std::vector<Row> rows_;
};

std::string draw_asides(Ui& ui, const std::vector<Aside>& asides, Rect area) {
  const std::vector<Rect> places = AsidesPlan(ui, asides, area.width).places(area);
  std::string pressed;
  for (std::size_t index = 0; index < asides.size(); ++index) {
    if (touch::answer_options(ui, places[index], set_of(asides[index])).chosen) pressed = asides[index].id;
  }
  return pressed;
}

// Where the asides stand, and how high the bottom is with them.
struct Bottom {
  enum class Asides { Beside, Above, InPage };
  Asides asides = Asides::Beside;
  float height = 0;
  Rect between{};  // the room between the ways back and on; x and width only
};

Rect room_between(Ui& ui, const touch::ActionBar& bar, float width) {
  const float margin = ui.metrics().margin;
  const float gap = ui.metrics().gap;
  const float start =
      bar.start ? touch::button_size(ui, bar.start->label, bar.start->look, width).width + gap : 0;
  const float end = bar.end ? touch::button_size(ui, bar.end->label, bar.end->look, width).width + gap : 0;
  return {margin + start, 0, std::max(0.0F, width - 2 * margin - start - end), 0};
}

Bottom plan_bottom(Ui& ui, const RespondentFrame& frame, const touch::ActionBar& bar, float top) {
  const Rect window = ui.viewport();
  Bottom bottom;
  bottom.between = room_between(ui, bar, window.width);
  bottom.height = touch::action_bar_height(ui, bar, window.width);
  const AsidesPlan row(ui, frame.asides, window.width - 2 * ui.metrics().margin);
  if (frame.asides.empty()) return bottom;
  if (row.natural_width() <= bottom.between.width) {
    bottom.height = std::max(bottom.height, row.height() + ui.metrics().margin);
    return bottom;
  }
  const float above = row.height() + ui.metrics().gap;
  bottom.asides = top + bottom.height + above <= kMostForBars * window.height ? Bottom::Asides::Above
                                                                              : Bottom::Asides::InPage;
  if (bottom.asides == Bottom::Asides::Above) bottom.height += above;
  return bottom;
}

// In the window's middle while the ways back and on let it.
Rect beside_place(Ui& ui, const RespondentFrame& frame, const Bottom& bottom, Rect bar) {
  const AsidesPlan row(ui, frame.asides, bottom.between.width);
  const float width = row.natural_width();
  const float last = std::max(bottom.between.x, bottom.between.right() - width);
  const float x = std::clamp((bar.width - width) / 2, bottom.between.x, last);
  return {bar.x + x, bar.y + (bar.height - ui.metrics().margin - row.height()) / 2, width + 0.1F,
          row.height()};
}

touch::ButtonLook action_look(const FrameMessage& message) {
  return {.before = message.action == "redo" ? touch::Icon::Redo : touch::Icon::Undo,
          .role = touch::TextRole::Caption};
}

// What just happened, and the way to take it back: beside each other where there is room for both.
struct DoneStrip {
  float padding = 0;
  touch::Size button{};
  float words_width = 0, words_height = 0;
  bool beside = true;

  [[nodiscard]] float height() const {
    const float inner =
        beside ? std::max(words_height, button.height) : words_height + padding + button.height;
    return inner + 2 * padding;
  }
};

DoneStrip plan_done(Ui& ui, const FrameMessage& message, float width) {
  DoneStrip strip;
  strip.padding = ui.metrics().gap;
  const float inner = width - 4 * strip.padding;
  strip.button = touch::button_size(ui, message.action_label, action_look(message), inner);
  strip.words_width = inner - strip.button.width - 2 * strip.padding;
  strip.beside = strip.words_width >= kLeastDone * ui.em({});
  if (!strip.beside) strip.words_width = inner;
  strip.words_height = touch::text_height(ui, message.words, strip.words_width);
  return strip;
}

bool draw_done(Ui& ui, const FrameMessage& message, Rect place) {
  const DoneStrip strip = plan_done(ui, message, place.width);
  ui.canvas().fill(place, ui.colour(touch::Token::Side), touch::kCardRadius);
  Rect inner = place.shrunk(2 * strip.padding, strip.padding);
  Rect button = strip.beside ? inner.take_end(strip.button.width, 2 * strip.padding)
                             : inner.take_bottom(strip.button.height, strip.padding);
  button = strip.beside ? button.centered(strip.button)
                        : Rect{button.x, button.y, strip.button.width, strip.button.height};
  const Rect words = inner.centered({strip.words_width, strip.words_height});
  (void)touch::text_block(ui, "message", words, message.words);
  return touch::button(ui, message.action, button, message.action_label, action_look(message));
}

// What was done, in the top bar in the place of its doors: there it takes no height from the answers. Its
// words are left out where only the way to take it back has room.
struct DoneOnTop {
  Rect place{};
  touch::Size button{};
  float words_width = 0, words_height = 0;
};

const touch::TextLook kDoneLook{.role = touch::TextRole::Caption};

std::optional<DoneOnTop> plan_on_top(Ui& ui, const FrameMessage& message, const touch::TopBar& bar) {
  if (message.kind != FrameMessage::Kind::Done) return std::nullopt;
  const float window = ui.viewport().width;
  const float gap = ui.metrics().gap;
  const Rect free = touch::free_in_top_bar(ui, bar, {0, 0, window, 0});
  DoneOnTop strip{.button = touch::button_size(ui, message.action_label, action_look(message), free.width)};
  strip.button.height = std::max(strip.button.height, ui.metrics().min_target);
  const float natural = touch::button_size(ui, message.action_label, action_look(message)).width;
  if (natural > free.width || strip.button.height > free.height + 0.1F) return std::nullopt;
  const float room = free.width - strip.button.width - 3 * gap;
  const touch::Size words = ui.measure_text(message.words, kDoneLook, std::max(1.0F, room));
  if (room >= kLeastOnTop * ui.em(kDoneLook) && words.height <= strip.button.height && words.width <= room) {
    strip.words_width = words.width + 0.1F;
    strip.words_height = words.height;
  }
  const float width = strip.button.width + (strip.words_width > 0 ? strip.words_width + 3 * gap : 0);
  const float x = std::clamp((window - width) / 2, free.x, std::max(free.x, free.right() - width));
  strip.place = {x, free.y + (free.height - strip.button.height) / 2, width, strip.button.height};
  return strip;
}

// The id of its action when that was pressed.
std::string draw_on_top(Ui& ui, const FrameMessage& message, const DoneOnTop& strip) {
  Rect place = strip.place;
  if (strip.words_width > 0) {
    const Rect ground = place.centered({place.width, std::max(strip.words_height + 2, ui.metrics().icon)});
    ui.canvas().fill(ground.intersection(place), ui.colour(touch::Token::Side), touch::kCardRadius);
    place.take_start(2 * ui.metrics().gap);
    const Rect words = place.take_start(strip.words_width, ui.metrics().gap);
    (void)touch::text_block(ui, "message", words.centered({words.width, strip.words_height}), message.words,
                            kDoneLook);
  } else {
    ui.emit("message", touch::Role::Status, message.words, place, touch::Touch::None);
  }
  touch::ButtonLook look = action_look(message);
  look.seen = touch::Seen::Slim;
  return touch::button(ui, message.action, place, message.action_label, look) ? message.action
                                                                              : std::string();
}

// A page is as wide as it is; what was done is said in a narrow strip.
Rect message_place(const Ui& ui, const FrameMessage& message, Rect place) {
  return message.kind == FrameMessage::Kind::Done ? narrowed(ui, place, kDoneWidth) : place;
}

float message_height(Ui& ui, const FrameMessage& message, float width) {
  switch (message.kind) {
    case FrameMessage::Kind::None:
      return 0;
    case FrameMessage::Kind::Asks:
      return touch::toast_height(ui, message.words, width);
    case FrameMessage::Kind::Problem:
      return touch::notice_height(ui, message.words, width);
    case FrameMessage::Kind::Done:
      break;
  }
  return plan_done(ui, message, narrowed(ui, {0, 0, width, 0}, kDoneWidth).width).height();
}

// The id of its action when that was pressed.
std::string draw_message(Ui& ui, const FrameMessage& message, Rect place) {
  if (message.kind == FrameMessage::Kind::Asks) touch::toast(ui, "message", place, message.words);
  if (message.kind == FrameMessage::Kind::Problem) touch::notice(ui, "message", place, message.words);
  const bool taken_back =
      message.kind == FrameMessage::Kind::Done && draw_done(ui, message, message_place(ui, message, place));
  return taken_back ? message.action : std::string();
}

// The height that the message takes from the page; nothing where it pans with the page.
float standing_message(Ui& ui, const FrameMessage& message, Rect place) {
  const float height = message_height(ui, message, place.width);
  if (height <= 0) return 0;
  const float left = place.height - height - 2 * ui.metrics().gap;
  const bool stays = height <= kMostForMessage * place.height && left >= kLeastPage * ui.metrics().min_target;
  return stays ? height : 0;
}

// What is left for the region that pans.
Rect region_of(Ui& ui, const RespondentFrame& frame, Rect page) {
  const float gap = ui.metrics().gap * 2;
  const float message = standing_message(ui, frame.message, page);
  if (message > 0) page.take_bottom(message, gap);
  if (frame.standing.height > 0) page.take_bottom(frame.standing.height, gap);
  return page;
}

// In the bar, between the ways back and on, where the way to page costs the page nothing; nullopt where the
// asides stand there, or there is no room.
std::optional<Rect> pager_in_bar(Ui& ui, const RespondentFrame& frame, const Bottom& bottom,
                                 const touch::ActionBar& bar, Rect place) {
  if (!frame.asides.empty() && bottom.asides == Bottom::Asides::Beside) return std::nullopt;
  return touch::free_in_bar(ui, bar, place, touch::pager_size(ui, 0));
}

// The page with what joins it: a title and the message above and the asides below, when they have no room of
// their own.
std::string draw_page(Ui& ui, const RespondentFrame& frame, const Bottom& bottom, Rect place,
                      const std::string& title, const touch::Paging& paging,
                      const std::function<float(Rect)>& middle) {
  std::string pressed;
  const float gap = ui.metrics().gap * 2;
  const float stands = standing_message(ui, frame.message, place);
  const float pans = stands > 0 ? 0 : message_height(ui, frame.message, place.width);
  if (stands > 0) pressed = draw_message(ui, frame.message, place.take_bottom(stands, gap));
  const Rect below = frame.standing.height > 0 ? place.take_bottom(frame.standing.height, gap) : Rect{};
  const bool asides_pan = bottom.asides == Bottom::Asides::InPage;
  touch::pan_region(
      ui, kMiddle, place,
      [&](Rect area) {
        const float top = area.y;
        if (!title.empty()) area.take_top(touch::text_block(ui, "title", area, title, kTitleLook), gap);
        if (pans > 0) pressed = draw_message(ui, frame.message, area.take_top(pans, gap));
        if (!asides_pan) return area.y - top + middle(area);
        const float asides = AsidesPlan(ui, frame.asides, area.width).height();
        area.height = std::max(0.0F, area.height - asides - gap);
        const float used = std::max(area.height, middle(area));
        const std::string aside =
            draw_asides(ui, frame.asides, {area.x, area.y + used + gap, area.width, asides});
        if (!aside.empty()) pressed = aside;
        return area.y - top + used + gap + asides;
      },
      paging);
  if (below.height > 0) frame.standing.draw(below);
  return pressed;
}

}  // namespace

touch::BarButton back_button(const words::Language& say) {
  return {"back", say("common.back"), {.kind = touch::ButtonKind::Quiet, .before = touch::Icon::Back}};
}

touch::BarButton next_button(const words::Language& say, touch::Enabled enabled) {
  return {"next",
          say("common.next"),
          {.kind = touch::ButtonKind::Primary,
           .after = touch::Icon::Next,
           .enabled = enabled,
           .is_default = touch::Default::Yes}};
}

touch::BarButton done_button(const words::Language& say) {
  touch::BarButton done = next_button(say);
  done.id = "done";
  done.label = say("common.done");
  return done;
}

Rect page_room(Ui& ui, const words::Language& say, const RespondentFrame& asked) {
  RespondentFrame frame = asked;
  const float width = ui.viewport().width;
  const touch::TopBar bar = top_bar_of(ui, say, frame);
  if (plan_on_top(ui, frame.message, bar)) frame.message = {};
  const float top = touch::top_bar_height(ui, bar, width);
  const Bottom bottom = plan_bottom(ui, frame, bar_to_plan(ui, frame), top);
  return region_of(ui, frame, touch::page_parts(ui, top, bottom.height).middle);
}

std::string respondent_frame(Ui& ui, const words::Language& say, const RespondentFrame& asked,
                             const std::function<float(Rect)>& middle) {
  RespondentFrame frame = asked;
  ui.screen(frame.key);
  const float width = ui.viewport().width;
  touch::TopBar top = top_bar_of(ui, say, frame);
  std::string title_in_page;
  if (!title_fits(ui, top, width)) std::swap(top.title, title_in_page);
  touch::ActionBar bar{.start = frame.back, .end = frame.next};
  const float top_height = touch::top_bar_height(ui, top, width);
  const auto on_top = plan_on_top(ui, frame.message, top);
  const FrameMessage done = on_top ? std::exchange(frame.message, {}) : FrameMessage{};
  if (on_top) top.doors.reset();
  if (on_top) top.title.clear();
  Bottom bottom = plan_bottom(ui, frame, bar_to_plan(ui, frame), top_height);
  touch::PageParts parts = touch::page_parts(ui, top_height, bottom.height);
  const bool bars_away = parts.bottom.height <= 0;
  if (bars_away) bottom = {};
  std::string pressed;
  const auto take = [&](std::string id) {
    if (!id.empty() && id != kRead) pressed = std::move(id);
  };
  const Rect region = region_of(ui, frame, parts.middle);
  const bool unread = bar.end && frame.leave == Leave::WhenSeen && !touch::was_seen_to_end(ui, kMiddle);
  const bool reads_on = unread && !bars_away && touch::overflows(ui, kMiddle, region);
  if (reads_on) {
    bar.end = more_button(ui);
  } else if (unread) {
    bar.end->look.enabled = touch::Enabled::No;
  }
  const float bar_height = bars_away ? 0 : touch::action_bar_height(ui, bar, width);
  // Beside higher asides the ways back and on stand in the middle of the bar.
  Rect bar_place = parts.bottom;
  bar_place.take_top((parts.bottom.height - bar_height) *
                     (bottom.asides == Bottom::Asides::Beside ? 0.5F : 1));
  bar_place.height = bar_height;
  touch::Paging paging;
  if (reads_on) {
    paging.button = touch::Paging::Button::OfCaller;
  } else if (!bars_away) {
    paging = touch::paging_at(pager_in_bar(ui, frame, bottom, bar, bar_place));
  }
  take(touch::top_bar(ui, parts.top, top).value_or(""));
  if (on_top) take(draw_on_top(ui, done, *on_top));
  take(draw_page(ui, frame, bottom, parts.middle, title_in_page, paging, middle));
  if (ui.shift_three_times()) pressed = "hide";
  if (bars_away) return pressed;
  if (bottom.asides == Bottom::Asides::Above) {
    const float margin = ui.metrics().margin;
    const AsidesPlan row(ui, frame.asides, width - 2 * margin);
    take(draw_asides(ui, frame.asides,
                     parts.bottom.take_top(row.height(), ui.metrics().gap).shrunk(margin, 0)));
  }
  if (bottom.asides == Bottom::Asides::Beside && !frame.asides.empty()) {
    take(draw_asides(ui, frame.asides, beside_place(ui, frame, bottom, parts.bottom)));
  }
  take(touch::action_bar(ui, bar_place, bar).value_or(""));
  if (pressed != touch::pager_id(kMiddle)) return pressed;
  touch::page_down(ui, kMiddle, region);
  return {};
}

Rect narrowed(const Ui& ui, Rect area, float width) {
  const float used = std::min(area.width, width * ui.text_scale());
  return {area.x + (area.width - used) / 2, area.y, used, area.height};
}

float spare_height(Rect area, float needed) { return std::max(0.0F, area.height - needed); }

float fitting_gap(const Ui& ui, float usual, int gaps, float parts, float room) {
  constexpr float kAir = 0.5F;  // mm, so that what just fits does not pan
  const float fitting = (room - kAir - parts) / static_cast<float>(gaps);
  return std::min(usual, std::max(ui.metrics().gap, fitting));
}

}  // namespace doorstep::screen
