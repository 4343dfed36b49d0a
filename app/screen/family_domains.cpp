#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "app/screen/family_screen.h"
#include "app/screen/wording.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr float kNameShare = 0.39F;  // of the table's width: the domains' names
constexpr float kRowAir = 0.1F;      // mm above and below a row's text
constexpr float kMarkPlace = 4.2F;   // mm: a mark with its air, at 100 %

touch::StatusMark mark_of(DomainState state) {
  switch (state) {
    case DomainState::NotAsked:
      return touch::StatusMark::NotAsked;
    case DomainState::NotAnswered:
      return touch::StatusMark::NotAnswered;
    case DomainState::Nothing:
      return touch::StatusMark::Nothing;
    case DomainState::FollowUp:
      return touch::StatusMark::FollowUp;
    case DomainState::Now:
      return touch::StatusMark::Now;
  }
  return touch::StatusMark::NotAsked;
}

std::string state_words(const words::Language& say, DomainState state) {
  constexpr std::array<std::string_view, 5> kKeys{"not_asked", "not_answered", "nothing", "follow_up", "now"};
  return say(fmt::format("team.marks.{}", kKeys[static_cast<std::size_t>(state)]));
}

std::string domain_words(const words::Language& say, const std::string& domain) {
  return say("team.domains." + domain);
}

const touch::TextLook& name_look() {
  static const touch::TextLook kLook{};
  return kLook;
}

touch::TextLook heading_look() {
  return {.role = touch::TextRole::Caption, .colour = touch::Token::Muted, .align = touch::Align::Center};
}

std::string column_words(const words::Language& say, const DomainColumn& column) {
  return column.name.empty() ? say("team.family.team") : at_start(column.name);
}

// Whether every name fits over a column.
bool fits_as_table(Ui& ui, const words::Language& say, const FamilyView& family, float width) {
  const float column =
      width * (1 - kNameShare) / static_cast<float>(std::max<std::size_t>(family.columns.size(), 1));
  return std::ranges::all_of(family.columns, [&](const DomainColumn& each) {
    return ui.measure_text(column_words(say, each), heading_look()).width + ui.metrics().gap <= column;
  });
}

void mark(Ui& ui, const words::Language& say, const std::string& domain, const DomainColumn& column,
          DomainState state, touch::Point center) {
  touch::status_mark(ui, fmt::format("mark:{}:{}", domain, column.id), center, mark_of(state),
                     fmt::format("{}: {}", column_words(say, column), state_words(say, state)));
}

float table_row(Ui& ui, const words::Language& say, const FamilyView& family, const DomainRow& row,
                Rect area) {
  const float name_width = area.width * kNameShare;
  const std::string name = domain_words(say, row.domain);
  const float text = touch::text_height(ui, name, name_width, name_look());
  const float height = std::max(text, kMarkPlace * ui.text_scale()) + 2 * kRowAir;
  touch::hairline(ui, area);
  touch::text_block(ui, "domain:" + row.domain, {area.x, area.y + (height - text) / 2, name_width, text},
                    name, name_look());
  const float column =
      (area.width - name_width) / static_cast<float>(std::max<std::size_t>(row.states.size(), 1));
  for (std::size_t index = 0; index < row.states.size(); ++index) {
    const float x = area.x + name_width + column * (static_cast<float>(index) + 0.5F);
    mark(ui, say, row.domain, family.columns[index], row.states[index], {x, area.y + height / 2});
  }
  return height;
}

float table_heading(Ui& ui, const words::Language& say, const FamilyView& family, Rect area) {
  const float name_width = area.width * kNameShare;
  const float column =
      (area.width - name_width) / static_cast<float>(std::max<std::size_t>(family.columns.size(), 1));
  float height = 0;
  for (std::size_t index = 0; index < family.columns.size(); ++index) {
    const Rect place{area.x + name_width + column * static_cast<float>(index), area.y, column, area.height};
    const DomainColumn& each = family.columns[index];
    height = std::max(
        height, touch::text_block(ui, "column:" + each.id, place, column_words(say, each), heading_look()));
  }
  return height + kRowAir;
}

touch::TextLook word_look() { return {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}; }

// Places for marks with what they stand for, flowing on to the next line like words.
class MarkFlow {
 public:
  struct Spot {
    touch::Point mark;  // its center
    Rect words;
  };

  MarkFlow(Ui& ui, Rect area) : ui_(ui), area_(area), x_(area.x), y_(area.y) {}

  Spot next(const std::string& words) {
    const float mark = kMarkPlace * ui_.text_scale();
    const touch::Size size = ui_.measure_text(words, word_look());
    const float width = mark + kAfterMark + size.width;
    if (x_ > area_.x && x_ + width > area_.right()) {
      x_ = area_.x;
      y_ += line_ + kRowAir;
    }
    line_ = std::max({line_, mark, size.height});
    const Rect place{x_ + mark + kAfterMark, y_ + (line_ - size.height) / 2, size.width + kSlack,
                     size.height};
    const Spot spot{{x_ + mark / 2, y_ + line_ / 2}, place};
    x_ += width + ui_.metrics().gap * 1.5F;
    return spot;
  }
  [[nodiscard]] float used() const { return y_ + line_ - area_.y; }

 private:
  static constexpr float kAfterMark = 0.8F;  // mm
  static constexpr float kSlack = 0.5F;      // mm, so that rounding does not wrap a word that was measured
  Ui& ui_;
  Rect area_;
  float x_, y_;
  float line_ = 0;
};

constexpr std::array<DomainState, 5> kLegend{DomainState::Nothing, DomainState::FollowUp, DomainState::Now,
                                             DomainState::NotAnswered, DomainState::NotAsked};

float stacked_row(Ui& ui, const words::Language& say, const FamilyView& family, const DomainRow& row,
                  Rect area) {
  Column column(area, kRowAir);
  touch::hairline(ui, area);
  column.skip(kRowAir);
  column.next(touch::text_block(ui, "domain:" + row.domain, column.peek(), domain_words(say, row.domain),
                                name_look()));
  MarkFlow flow(ui, column.peek());
  for (std::size_t index = 0; index < row.states.size(); ++index) {
    const DomainColumn& each = family.columns[index];
    const std::string name = column_words(say, each);
    const MarkFlow::Spot spot = flow.next(name);
    touch::text_block(ui, fmt::format("who:{}:{}", row.domain, each.id), spot.words, name, word_look());
    mark(ui, say, row.domain, each, row.states[index], spot.mark);
  }
  column.next(flow.used());
  return column.used() + kRowAir;
}

}  // namespace

float domain_table(Ui& ui, const words::Language& say, const FamilyView& family, Rect area) {
  Column column(area, 0);
  const bool table = fits_as_table(ui, say, family, area.width);
  if (table) column.next(table_heading(ui, say, family, column.peek()));
  for (const DomainRow& row : family.domains) {
    column.next((table ? table_row : stacked_row)(ui, say, family, row, column.peek()));
  }
  return column.used();
}

float legend_height(Ui& ui, const words::Language& say, float width) {
  MarkFlow flow(ui, {0, 0, width, 0});
  for (const DomainState state : kLegend) (void)flow.next(state_words(say, state));
  return flow.used();
}

void domain_legend(Ui& ui, const words::Language& say, Rect place) {
  MarkFlow flow(ui, place);
  for (const DomainState state : kLegend) {
    const std::string words = state_words(say, state);
    const std::string id = fmt::format("legend:{}", static_cast<int>(state));
    const MarkFlow::Spot spot = flow.next(words);
    touch::status_mark(ui, id, spot.mark, mark_of(state), words);
    touch::text_block(ui, id + ":words", spot.words, words, word_look());
  }
}

}  // namespace doorstep::screen
