#include "app/screen/told_pages.h"

#include <algorithm>

#include "app/screen/door_picture.h"

namespace doorstep::screen {
namespace {

using interview::EventKind;
using touch::Rect;
using touch::Ui;

constexpr float kPictureWidth = 38;   // mm
constexpr float kPictureHeight = 52;  // mm
constexpr float kAnswersWidth = 150;  // mm

bool is_note(EventKind kind) {
  return kind == EventKind::Paused || kind == EventKind::Resumed || kind == EventKind::Hidden ||
         kind == EventKind::LanguageChosen || kind == EventKind::FlagShown;
}

// Whether this page is read once more because the check of understanding was answered otherwise.
bool is_read_again(const interview::Interview& interview) {
  const auto& history = interview.history();
  const auto last = std::find_if(history.rbegin(), history.rend(),
                                 [](const interview::Event& event) { return !is_note(event.kind); });
  if (last == history.rend() || last->kind != EventKind::Understood) return false;
  const auto page = interview.instrument().find_page(last->at);
  return page && last->answer &&
         last->answer->value != language::Value(interview.instrument().pages[*page].right);
}

touch::OptionSet yes_no(const RespondentView& view, const model::Page& page, std::optional<bool> chosen) {
  const auto selected = [&](bool answer) {
    return chosen == answer ? touch::Selected::Yes : touch::Selected::No;
  };
  touch::OptionSet set{.group = page.id};
  set.options.push_back({"answer:" + page.id + ":yes", view.yes, selected(true)});
  set.options.push_back({"answer:" + page.id + ":no", view.no, selected(false)});
  return set;
}

struct PageWords {
  std::string words;
  std::string again;  // why it is shown once more; mostly empty
};

// The words, a little above the middle.
float draw_told(Ui& ui, const PageWords& told, Rect place) {
  const touch::TextLook look{.role = touch::TextRole::Option, .scale = 1.15F};
  const touch::TextLook quiet{.role = touch::TextRole::Body, .colour = touch::Token::Muted};
  touch::Column column(place, 3 * ui.metrics().gap);
  float needed = touch::text_height(ui, told.words, place.width, look);
  if (!told.again.empty())
    needed += touch::text_height(ui, told.again, place.width, quiet) + 3 * ui.metrics().gap;
  column.skip(spare_height(place, needed) * 0.4F);
  if (!told.again.empty()) column.next(touch::text_block(ui, "again", column.peek(), told.again, quiet));
  column.next(touch::text_block(ui, "text", column.peek(), told.words, look));
  return column.used();
}

}  // namespace

std::string inform_page(Ui& ui, const RespondentView& view, const model::Page& page, RespondentFrame frame) {
  frame.key = "page:" + page.id;
  frame.leave = Leave::WhenSeen;
  const PageWords told{view.text(page.text), is_read_again(view.interview)
                                                 ? view.say_to_respondent("respondent.read_again")
                                                 : std::string()};
  return respondent_frame(ui, view.say, frame, [&](Rect area) {
    Rect place = narrowed(ui, area, kReadWidth);
    const float beside = kPictureWidth + 4 * ui.metrics().gap;
    // The picture goes first when there is little room.
    const bool pictured = area.width - beside >= place.width && area.height >= kPictureHeight;
    if (pictured) {
      place.x = area.x + (area.width - place.width - beside) / 2 + beside;
      const Rect left{place.x - beside, area.y + (area.height - kPictureHeight) * 0.4F, kPictureWidth,
                      kPictureHeight};
      door_picture(ui, left);
    }
    return draw_told(ui, told, place);
  });
}

float yes_or_no(Ui& ui, Rect area, const std::string& words, const touch::OptionSet& set,
                std::optional<bool>& chosen) {
  const touch::TextLook look{.role = touch::TextRole::Question, .align = touch::Align::Center};
  const Rect place = narrowed(ui, area, kAnswersWidth);
  const float options = touch::options_height(ui, set, place.width);
  const float parts = touch::text_height(ui, words, place.width, look) + options;
  const float gap = fitting_gap(ui, 4 * ui.metrics().gap, 1, parts, area.height);
  const float spare = spare_height(area, parts + gap);
  touch::Column column(place, gap + spare * 0.15F);
  column.skip(spare * 0.3F);
  column.next(touch::text_block(ui, "text", column.peek(), words, look));
  const auto touched = touch::answer_options(ui, column.next(options), set);
  if (touched.chosen) chosen = *touched.chosen == 0;
  return column.used();
}

std::string yes_no_page(Ui& ui, const RespondentView& view, const model::Page& page, RespondentFrame frame,
                        std::optional<bool>& chosen) {
  frame.key = "page:" + page.id;
  frame.next = next_button(view.say, chosen ? touch::Enabled::Yes : touch::Enabled::No);
  const touch::OptionSet set = yes_no(view, page, chosen);
  return respondent_frame(ui, view.say, frame,
                          [&](Rect area) { return yes_or_no(ui, area, view.text(page.text), set, chosen); });
}

}  // namespace doorstep::screen
