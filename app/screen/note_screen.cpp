#include "app/screen/note_screen.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "app/screen/sharing_pages.h"
#include "app/screen/team_frame.h"
#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr std::size_t kLongestTo = 200;      // bytes
constexpr std::size_t kLongestWords = 2000;  // bytes
constexpr float kNoteWidth = 130;            // mm: a rule of law with what it says

std::string_view key_of(NoteKind kind) {
  switch (kind) {
    case NoteKind::Response:
      return "response";
    case NoteKind::FollowUp:
      return "follow_up";
    case NoteKind::TellBack:
      return "tell_back";
    case NoteKind::TellOfReport:
      return "tell_of_report";
    case NoteKind::Report:
      return "report";
    case NoteKind::NothingTold:
      return "nothing_told";
    case NoteKind::Flag:
      return "flag";
    case NoteKind::Bar:
      break;
  }
  return "bar";
}

bool is_for_child(NoteKind kind) { return kind == NoteKind::TellBack || kind == NoteKind::TellOfReport; }

// Whom the page is about, in its sentences.
const std::string& whom(const NotePage& page) {
  if (page.kind == NoteKind::Bar && page.adult) return page.adults[*page.adult].name;
  return page.called.empty() ? page.child : page.called;
}

void choose_adult(Ui& ui, const words::Language& say, Column& column, NotePage& page) {
  if (page.kind != NoteKind::Bar) return;
  column.next(touch::text_block(ui, "whom", column.peek(), say("sharing.follow.whom"),
                                {.colour = touch::Token::Muted}));
  touch::OptionSet set{.group = "adult", .layout = touch::OptionLayout::Rows};
  for (std::size_t index = 0; index < page.adults.size(); ++index) {
    const PersonView& adult = page.adults[index];
    set.options.push_back(
        {.id = "adult:" + adult.id,
         .label = adult.is_barred ? say("sharing.barred", adult.name, adult.why_barred) : adult.name,
         .selected = touch::selected_if(page.adult == index)});
  }
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (!touched.chosen || page.adult == touched.chosen) return;
  page.adult = touched.chosen;
  page.law.reset();
}

// What was told and how it was taken, to write from.
void what_was_told(Ui& ui, const words::Language& say, Column& column, const NotePage& page) {
  const touch::TextLook quiet{.role = touch::TextRole::Caption, .colour = touch::Token::Muted};
  for (const ToldTo& to : page.told) {
    column.next(touch::text_block(ui, "heard:" + to.person, column.peek(),
                                  say("sharing.note.heard", to.called), quiet));
    column.next(told_things(ui, say, "lines:" + to.person, to.heard, column.peek()));
    if (to.responses.empty()) continue;
    column.next(touch::text_block(ui, "said:" + to.person, column.peek(), say("sharing.note.said", to.called),
                                  quiet));
    column.next(touch::text_block(ui, "responses:" + to.person, column.peek(),
                                  fmt::format("{}", fmt::join(to.responses, "\n"))));
  }
}

void field(Ui& ui, Column& column, std::string_view id, std::string& words, const touch::FieldLook& look) {
  (void)touch::text_field(ui, id, column.next(touch::field_height(ui, look, column.width(), words)), words,
                          look);
}

void choose_law(Ui& ui, const words::Language& say, Column& column, NotePage& page) {
  if (!page.needs_law()) return;
  column.next(
      touch::text_block(ui, "law", column.peek(), say("team.gate.law"), {.colour = touch::Token::Muted}));
  touch::OptionSet set{.group = "law", .layout = touch::OptionLayout::Rows};
  for (std::size_t index = 0; index < page.laws.size(); ++index) {
    set.options.push_back({.id = "law:" + page.laws[index].id,
                           .label = page.laws[index].citation + ". " + page.laws[index].says,
                           .selected = touch::selected_if(page.law == page.laws[index].id)});
  }
  if (page.kind == NoteKind::Bar) {
    set.options.push_back({.id = "law:none",
                           .label = say("sharing.follow.no_law"),
                           .selected = touch::selected_if(page.law == std::string())});
  }
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (!touched.chosen) return;
  page.law = *touched.chosen < page.laws.size() ? page.laws[*touched.chosen].id : std::string();
}

// What has to be seen to, and how it was seen to before it was opened or said again.
void what_waits(Ui& ui, const words::Language& say, Column& column, const FlagView& flag) {
  touch::notice(ui, "prompt", column.next(touch::notice_height(ui, flag.prompt, column.width())),
                flag.prompt);
  for (std::size_t index = 0; index < flag.before.size(); ++index) {
    const FollowedUp& earlier = flag.before[index];
    const std::string words =
        say("team.flags.done", flag.person, date_and_time(say, earlier.at), earlier.by) + " " +
        say("team.apart", earlier.words);
    column.next(touch::text_block(ui, fmt::format("before:{}", index), column.peek(), words,
                                  {.colour = touch::Token::Muted}));
  }
}

// A report sees to what it is about, and to nothing else.
void choose_about(Ui& ui, const words::Language& say, Column& column, NotePage& page) {
  if (page.kind != NoteKind::Report || page.flags.empty()) return;
  column.next(touch::text_block(ui, "about", column.peek(), say("sharing.note.report_about"),
                                {.colour = touch::Token::Muted}));
  touch::OptionSet set{
      .group = "about", .mark = touch::Mark::Check, .layout = touch::OptionLayout::Rows, .options = {}};
  for (std::size_t index = 0; index < page.flags.size(); ++index) {
    const bool chosen = std::ranges::find(page.about, index) != page.about.end();
    set.options.push_back({.id = "about:" + page.flags[index].id(),
                           .label = page.flags[index].prompt,
                           .selected = touch::selected_if(chosen)});
  }
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (!touched.chosen) return;
  if (std::erase(page.about, *touched.chosen) == 0) page.about.push_back(*touched.chosen);
}

// A duty to report is a road of its own.
void way_to_report(Ui& ui, const words::Language& say, Column& column, const FlagView& flag,
                   std::optional<Action>& action) {
  const std::string label = say("sharing.follow.report");
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet, .after = touch::Icon::Next};
  const touch::Size size = touch::button_size(ui, label, look, column.width());
  const Rect place = column.next(size.height).take_start(size.width);
  if (touch::button(ui, "report", place, label, look))
    action = WriteNote{.kind = NoteKind::Report, .interview = flag.went_on_in, .flag = flag.flag};
}

float form(Ui& ui, const words::Language& say, NotePage& page, Rect area, std::optional<Action>& action) {
  Column column(area, ui.metrics().gap * 1.5F);
  const std::string key = fmt::format("sharing.note.{}", page.lifts() ? "lift" : key_of(page.kind));
  const std::string lead = fmt::format("sharing.note.{}_lead", key_of(page.kind));
  if (say.has(lead)) column.next(touch::text_block(ui, "lead", column.peek(), say(lead, page.child)));
  if (!page.language.empty()) {
    column.next(touch::text_block(ui, "language", column.peek(),
                                  say("sharing.note.language", page.child, page.language)));
  }
  if (page.kind == NoteKind::Flag) what_waits(ui, say, column, page.flags.front());
  choose_adult(ui, say, column, page);
  what_was_told(ui, say, column, page);
  if (page.kind == NoteKind::Report)
    field(ui, column, "to", page.to, {.label = say("sharing.note.report_to"), .max_bytes = kLongestTo});
  if (page.takes_words()) {
    field(ui, column, "words", page.words,
          {.label = say(key + "_words", whom(page)),
           .lines = touch::FieldLines::Many,
           .max_bytes = kLongestWords,
           .visible_lines = page.kind == NoteKind::Bar || page.kind == NoteKind::Report ? 2 : 4});
  }
  choose_law(ui, say, column, page);
  choose_about(ui, say, column, page);
  if (page.kind == NoteKind::Flag && page.flags.front().about_child)
    way_to_report(ui, say, column, page.flags.front(), action);
  column.next(problem_notice(ui, column.peek(), page.problem));
  return column.used();
}

std::string save_words(const words::Language& say, const NotePage& page) {
  if (is_for_child(page.kind)) return say("sharing.note.show", page.child);
  if (page.kind == NoteKind::NothingTold) return say("sharing.note.nothing_told");
  if (page.kind != NoteKind::Bar) return say("common.save");
  return say(page.lifts() ? "sharing.note.lift" : "sharing.note.bar");
}

}  // namespace

bool NotePage::needs_law() const {
  return kind == NoteKind::Report || (kind == NoteKind::Bar && adult && !lifts());
}

bool NotePage::takes_words() const {
  return kind != NoteKind::NothingTold && (kind != NoteKind::Bar || adult);
}

bool NotePage::complete() const {
  if (kind == NoteKind::NothingTold) return true;
  if (kind == NoteKind::Bar && !adult) return false;
  if (kind == NoteKind::Report && to.empty()) return false;
  return !words.empty() && (law || !needs_law());
}

std::optional<Action> draw(Ui& ui, const words::Language& say, NotePage& page) {
  TeamFrame frame{.key = fmt::format("note:{}", key_of(page.kind)),
                  .title = say(fmt::format("sharing.note.{}_title", key_of(page.kind)), whom(page)),
                  .back = page.interview.empty() || page.kind == NoteKind::Flag || page.from_flag
                              ? page.family_name
                              : say("sharing.note.after", page.child)};
  frame.bottom.end =
      touch::BarButton{"save",
                       save_words(say, page),
                       {.kind = touch::ButtonKind::Primary,
                        .enabled = page.complete() ? touch::Enabled::Yes : touch::Enabled::No}};
  std::optional<Action> action;
  const FrameTouched touched = team_frame(ui, say, frame, [&](Rect area) {
    return form_card(ui, area, kNoteWidth, [&](Rect inside) { return form(ui, say, page, inside, action); });
  });
  if (touched.button == "save") return SaveNote{};
  return touched.action ? touched.action : action;
}

}  // namespace doorstep::screen
