#include "app/screen/families_card.h"

#include <algorithm>
#include <numeric>

#include "app/screen/team_frame.h"
#include "app/screen/wording.h"
#include "app/text/fold.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr std::size_t kFewFamilies = 8;  // that are seen at a glance
constexpr std::size_t kRecent = 4;
constexpr std::size_t kMostRows = 40;  // more are found by searching, and would be drawn in every frame

std::string subtitle(const words::Language& say, const FamilyLine& family) {
  std::string words =
      say(family.people == 1 ? "team.families.one_person" : "team.families.people", family.people);
  if (!family.case_number.empty()) words = say("team.joined", say("team.case", family.case_number), words);
  if (family.last)
    words = say("team.joined", words, say("team.families.last", short_date(say, *family.last)));
  return words;
}

void row(Ui& ui, const words::Language& say, const FamilyLine& family, Column& column,
         std::optional<Action>& action) {
  const touch::ListRow row{.id = "family:" + family.id,
                           .initial = last_initial(family.name),
                           .title = family.name,
                           .subtitle = subtitle(say, family)};
  const Rect place = column.next(touch::list_row_height(ui, row, column.width()));
  touch::hairline(ui, place.moved(0, -ui.metrics().gap / 2));
  if (touch::list_row(ui, place, row, touch::RowTouch::Taps)) action = OpenFamily{.family = family.id};
  column.skip(ui.metrics().gap);
}

void note(Ui& ui, std::string_view id, Column& column, const std::string& words) {
  column.next(touch::text_block(ui, id, column.peek(), words, {.colour = touch::Token::Muted}));
  column.skip(ui.metrics().gap);
}

void group_heading(Ui& ui, std::string_view id, Column& column, const std::string& words) {
  column.next(touch::text_block(ui, id, column.peek(), words,
                                {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
  column.skip(ui.metrics().gap);
}

}  // namespace

bool matches(const FamilyLine& family, const std::string& search) {
  std::string text = text::folded(family.name) + '\n' + text::folded(family.case_number);
  for (const std::string& name : family.names) text += '\n' + text::folded(name);
  std::string wanted = text::folded(search) + ' ';
  for (std::size_t from = 0; from < wanted.size();) {
    const std::size_t end = wanted.find(' ', from);
    if (text.find(wanted.substr(from, end - from)) == std::string::npos) return false;
    from = end + 1;
  }
  return true;
}

void FamilySearch::set(std::vector<FamilyLine> families) {
  families_ = std::move(families);
  searched_ = "\n";
}

const std::vector<std::size_t>& FamilySearch::found() {
  if (searched_ == words) return found_;
  searched_ = words;
  found_.clear();
  for (std::size_t index = 0; index < families_.size(); ++index) {
    if (matches(families_[index], words)) found_.push_back(index);
  }
  return found_;
}

std::vector<std::size_t> FamilySearch::recent() const {
  if (families_.size() <= kFewFamilies || !words.empty()) return {};
  std::vector<std::size_t> order(families_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t index) { return !families_[index].last; });
  std::ranges::stable_sort(order, std::greater<>{}, [&](std::size_t index) {
    const LocalTime& last = *families_[index].last;
    return std::tuple(last.year, last.month, last.day, last.hour, last.minute);
  });
  order.resize(std::min(order.size(), kRecent));
  return order;
}

float families_card(Ui& ui, const words::Language& say, FamilySearch& search, Rect area,
                    std::optional<Action>& action) {
  Column column(area, 0);
  column.next(card_heading(ui, "families:title", column.peek(), say("team.families.title")));
  if (search.families().empty()) {
    note(ui, "families:none", column, say("team.families.none"));
    return column.used();
  }
  const touch::FieldLook look{.label = say("team.families.search"), .max_bytes = 100};
  (void)touch::text_field(ui, "search",
                          column.next(touch::field_height(ui, look, column.width(), search.words)),
                          search.words, look);
  column.skip(ui.metrics().gap * 1.5F);
  const std::vector<std::size_t> recent = search.recent();
  if (!recent.empty()) group_heading(ui, "families:recent", column, say("team.families.recent"));
  for (const std::size_t index : recent) row(ui, say, search.families()[index], column, action);
  if (!recent.empty()) group_heading(ui, "families:all", column, say("team.families.all"));
  std::size_t shown = 0;
  for (const std::size_t index : search.found()) {
    if (std::ranges::find(recent, index) != recent.end()) continue;
    if (shown++ < kMostRows) row(ui, say, search.families()[index], column, action);
  }
  if (shown > kMostRows) note(ui, "families:more", column, say("team.families.more", shown - kMostRows));
  if (search.found().empty()) note(ui, "families:none_found", column, say("team.families.none_found"));
  return column.used();
}

}  // namespace doorstep::screen
