#include "app/screen/follow_screen.h"

#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/screen/sharing_pages.h"
#include "app/screen/team_frame.h"
#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr float kFollowWidth = 150;  // mm

const touch::TextLook kQuiet{.role = touch::TextRole::Caption, .colour = touch::Token::Muted};

// One card, with what all of them need to draw their parts below each other.
struct Card {
  Ui& ui;
  const words::Language& say;
  Column column;
  std::optional<Action>& action;

  void heading(std::string_view id, const std::string& words) {
    column.next(card_heading(ui, id, column.peek(), words));
  }
  void text(std::string_view id, const std::string& words, const touch::TextLook& look = {}) {
    column.next(touch::text_block(ui, id, column.peek(), words, look));
  }
  // What was written, below what it is; nothing when there is nothing.
  void written(const std::string& id, const std::string& what, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    text(id + ":what", what, kQuiet);
    text(id, fmt::format("{}", fmt::join(lines, "\n")));
  }
  void button(const std::string& id, const std::string& label, Action action_then) {
    const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet, .after = touch::Icon::Next};
    const Rect place = column.next(touch::button_size(ui, label, look, column.width()).height);
    if (touch::button(ui, id, place, label, look)) action = std::move(action_then);
  }
};

void adult_card(Card& card, const FollowPage& page, const ToldTo& to) {
  const auto note = [&](NoteKind kind) {
    return WriteNote{.kind = kind, .interview = page.interview, .person = to.person};
  };
  card.heading("told:" + to.person, card.say("sharing.note.heard", to.called));
  card.column.next(told_things(card.ui, card.say, "lines:" + to.person, to.heard, card.column.peek()));
  card.written("responses:" + to.person, card.say("sharing.note.said", to.called), to.responses);
  card.written("followed:" + to.person, card.say("sharing.note.followed"), to.followed_up);
  card.button("response:" + to.person, card.say("sharing.note.response", to.called),
              note(NoteKind::Response));
  card.button("follow_up:" + to.person, card.say("sharing.follow.follow_up"), note(NoteKind::FollowUp));
}

void child_card(Card& card, const FollowPage& page) {
  const std::string& child = page.told.child;
  card.heading("back:title", card.say("sharing.note.tell_back_title", child));
  card.written("told_back", card.say("sharing.note.has_read", child), page.told.told_back);
  if (page.told.to.empty()) {
    card.text("not_told", card.say("sharing.follow.nothing_told"), {.colour = touch::Token::Muted});
  } else {
    card.button("tell_back", card.say("sharing.follow.tell_back", child),
                WriteNote{.kind = NoteKind::TellBack, .interview = page.interview});
  }
  for (const std::uint32_t report : page.told.open_reports) {
    card.text(fmt::format("report_open:{}", report), card.say("sharing.follow.report_open", child));
    card.button(fmt::format("tell_of_report:{}", report),
                card.say("sharing.note.tell_of_report_title", child),
                WriteNote{.kind = NoteKind::TellOfReport, .interview = page.interview, .report = report});
  }
}

void change_card(Card& card, const FollowPage& page) {
  card.heading("change:title", card.say("sharing.note.change_title", page.told.child));
  card.text("change:text", card.say("sharing.note.change_text", page.told.child));
  card.button("change_choices", card.say("sharing.follow.change", page.told.child),
              ChangeChoices{page.interview});
  if (page.told.wants_nothing) {
    card.text("nothing_told", card.say("sharing.follow.take_back", page.told.child));
  } else {
    card.button("take_back", card.say("sharing.follow.take_back", page.told.child),
                WriteNote{.kind = NoteKind::NothingTold, .interview = page.interview});
  }
}

// A step-parent, a grandmother, a contact person: the child decides about them as about its parents, once the
// team lets it.
void adults_card(Card& card, const FollowPage& page) {
  const std::string& child = page.told.child;
  card.heading("adults:title", card.say("sharing.note.adults_title"));
  card.text("adults:text", card.say("sharing.note.adults_text", child));
  for (const PersonView& adult : page.adults) {
    const std::string& name = adult.short_name();
    if (adult.is_barred) {
      card.text("adult:" + adult.id, card.say("sharing.barred", name, adult.why_barred), kQuiet);
    } else if (adult.is_told) {
      card.text("adult:" + adult.id, card.say("sharing.note.is_told", child, name));
      card.button("untell:" + adult.id, card.say("sharing.note.untell", child, name),
                  LetBeTold{adult.id, Told::No});
    } else {
      card.button("let:" + adult.id, card.say("sharing.note.let", child, name),
                  LetBeTold{adult.id, Told::Yes});
    }
  }
  card.button("add_adult", card.say("sharing.note.add_adult"), EditPerson{{}, page.interview});
}

void report_card(Card& card, const FollowPage& page) {
  card.heading("report:title", card.say("sharing.note.duty"));
  std::size_t number = 0;
  card.text("report:text", card.say("sharing.note.report_lead", page.told.child));
  for (const MadeReport& made : page.told.reports) {
    const std::string what = card.say("team.history.reported", made.to, made.why);
    card.text(fmt::format("reported:{}", ++number),
              card.say("team.joined", short_date(card.say, made.at), what));
  }
  card.button("report", card.say("sharing.follow.report"),
              WriteNote{.kind = NoteKind::Report, .interview = page.interview});
}

float cards(Ui& ui, const words::Language& say, const FollowPage& page, Rect area,
            std::optional<Action>& action) {
  Column column(form_column(ui, area, kFollowWidth), ui.metrics().gap * 1.5F);
  column.next(problem_notice(ui, column.peek(), page.problem));
  const auto add = [&](const std::string& id, const auto& draw_parts) {
    column.next(fitted_card(ui, "card:" + id, column.peek(), [&](Rect inside) {
      Card card{ui, say, Column(inside, ui.metrics().gap), action};
      draw_parts(card);
      return card.column.used();
    }));
  };
  for (const ToldTo& to : page.told.to)
    add("told:" + to.person, [&](Card& card) { adult_card(card, page, to); });
  add("back", [&](Card& card) { child_card(card, page); });
  if (page.told.has_chosen) add("change", [&](Card& card) { change_card(card, page); });
  if (page.told.has_chosen) add("adults", [&](Card& card) { adults_card(card, page); });
  add("report", [&](Card& card) { report_card(card, page); });
  return column.used();
}

}  // namespace

std::optional<Action> draw(Ui& ui, const words::Language& say, FollowPage& page) {
  const TeamFrame frame{.key = "follow:" + page.interview,
                        .title = say("sharing.note.after", page.told.child),
                        .back = page.family_name};
  std::optional<Action> action;
  const FrameTouched touched =
      team_frame(ui, say, frame, [&](Rect area) { return cards(ui, say, page, area, action); });
  return touched.action ? touched.action : action;
}

}  // namespace doorstep::screen
