#include "app/screen/family_screen.h"

#include <algorithm>

#include "app/screen/team_frame.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr float kLeftShare = 0.335F;  // of the page's width: the people's column

// While something has to be seen to now, that is the way on.
touch::BarButton new_interview_button(const words::Language& say, const FamilyView& family) {
  const bool waits = std::ranges::any_of(family.flags, &FlagView::waits);
  return {"new_interview",
          say("team.family.new_interview"),
          {.kind = waits ? touch::ButtonKind::Secondary : touch::ButtonKind::Primary,
           .after = touch::Icon::Next}};
}

// Rarely needed, so it stands behind everything.
float bar_button(Ui& ui, const words::Language& say, Rect area, std::optional<Action>& action) {
  const std::string label = say("sharing.note.bar_title");
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet, .after = touch::Icon::Next};
  const Rect place{area.x, area.y, area.width, touch::button_size(ui, label, look, area.width).height};
  if (touch::button(ui, "bar", place, label, look)) action = WriteNote{.kind = NoteKind::Bar};
  return place.height;
}

// Who they are, and what waits.
float first_cards(Ui& ui, const words::Language& say, FamilyPage& page, Rect area,
                  std::optional<Action>& action) {
  Column column(area, ui.metrics().gap * 1.5F);
  if (!page.problem.message.empty()) column.next(problem_notice(ui, column.peek(), page.problem));
  if (!page.paper_made.empty()) {
    const std::string words = say("team.paper.made", page.paper_made);
    touch::notice(ui, "paper", column.next(touch::notice_height(ui, words, column.width())), words, {}, 0,
                  touch::NoticeTone::Known);
  }
  const auto tells_cards = [&](bool to_ask_again) {
    for (const ChildTells& tells : page.family.tells) {
      if (tells.to_ask_again != to_ask_again) continue;
      column.next(fitted_card(ui, "card:tells:" + tells.interview, column.peek(),
                              [&](Rect inside) { return tells_card(ui, say, page, tells, inside, action); }));
    }
  };
  tells_cards(true);
  column.next(fitted_card(ui, "card:people", column.peek(),
                          [&](Rect inside) { return people_card(ui, say, page, inside, action); }));
  tells_cards(false);
  if (!std::ranges::all_of(page.family.flags, &FlagView::waits)) {
    column.next(fitted_card(ui, "card:flags", column.peek(),
                            [&](Rect inside) { return other_flags(ui, say, page.family, inside, action); }));
  }
  return column.used();
}

// What was agreed and what was; of people.
float later_cards(Ui& ui, const words::Language& say, FamilyPage& page, Rect area,
                  std::optional<Action>& action) {
  Column column(area, ui.metrics().gap * 1.5F);
  if (page.family.people.empty()) return 0;
  column.next(fitted_card(ui, "card:plan", column.peek(),
                          [&](Rect inside) { return plan_card(ui, say, page, inside, action); }));
  if (!page.family.next_rounds.empty()) {
    column.next(fitted_card(ui, "card:rounds", column.peek(), [&](Rect inside) {
      return next_rounds_card(ui, say, page.family, inside, action);
    }));
  }
  if (std::ranges::any_of(page.family.people,
                          [](const PersonView& who) { return !who.interviews.empty(); })) {
    column.next(fitted_card(ui, "card:interviews", column.peek(), [&](Rect inside) {
      return interviews_card(ui, say, page.family, inside, action);
    }));
  }
  column.next(fitted_card(ui, "card:history", column.peek(),
                          [&](Rect inside) { return history_card(ui, say, page, inside); }));
  if (std::ranges::any_of(page.family.people,
                          [](const PersonView& who) { return who.kind != PersonKind::Child; }))
    column.next(bar_button(ui, say, column.peek(), action));
  return column.used();
}

float domains_heading(Ui& ui, const words::Language& say, Rect area) {
  const std::string title = say("team.family.domains");
  const std::string words = title + " " + say("team.family.team_only");
  return card_heading(ui, "domains:title", area, words);
}

float domains(Ui& ui, const words::Language& say, const FamilyView& family, Rect area,
              std::optional<Action>& action) {
  Column column(area, ui.metrics().gap);
  column.next(domains_heading(ui, say, column.peek()));
  if (std::ranges::any_of(family.flags, &FlagView::waits) && has_room_beside(ui)) {
    column.next(urgent_flags(ui, say, family, column.peek(), action));
  }
  if (family.people.empty()) {
    column.next(touch::text_block(ui, "domains:empty", column.peek(), say("team.family.domains_empty"),
                                  {.colour = touch::Token::Muted}));
  } else {
    column.next(domain_table(ui, say, family, column.peek()));
  }
  return column.used();
}

// The table pans; what its marks mean and the way on stay in sight below it.
void wide_domains(Ui& ui, const words::Language& say, const FamilyView& family, Rect place,
                  std::optional<Action>& action) {
  Rect inside = touch::card(ui, place);
  if (family.people.empty()) {  // nobody who could be asked, and nothing to explain
    (void)domains(ui, say, family, inside, action);
    return;
  }
  const touch::BarButton button = new_interview_button(say, family);
  const touch::Size size = touch::button_size(ui, button.label, button.look);
  Rect strip = inside.take_bottom(size.height, ui.metrics().gap);
  const Rect button_place = strip.take_end(size.width, ui.metrics().gap * 2);
  touch::pan_region(ui, "domains", inside, [&](Rect area) { return domains(ui, say, family, area, action); });
  domain_legend(ui, say, strip.centered({strip.width, legend_height(ui, say, strip.width)}));
  if (touch::button(ui, button.id, button_place, button.label, button.look)) action = NewInterview{};
}

float wide_page(Ui& ui, const words::Language& say, FamilyPage& page, Rect middle,
                std::optional<Action>& action) {
  Rect right = middle;
  (void)right.take_bottom(ui.metrics().margin);
  const Rect left = right.take_start(middle.width * kLeftShare, ui.metrics().gap * 2);
  touch::pan_region(ui, "people", {left.x, left.y, left.width, middle.bottom() - left.y}, [&](Rect area) {
    Column column(area, ui.metrics().gap * 1.5F);
    column.next(first_cards(ui, say, page, column.peek(), action));
    column.next(later_cards(ui, say, page, column.peek(), action));
    return column.used();
  });
  wide_domains(ui, say, page.family, right, action);
  return middle.height;
}

float narrow_page(Ui& ui, const words::Language& say, FamilyPage& page, Rect area,
                  std::optional<Action>& action) {
  Column column(area, ui.metrics().gap * 1.5F);
  // What must be seen today comes first; beside the table there is room for it above that.
  if (std::ranges::any_of(page.family.flags, &FlagView::waits)) {
    column.next(urgent_flags(ui, say, page.family, column.peek(), action));
  }
  column.next(first_cards(ui, say, page, column.peek(), action));
  column.next(fitted_card(ui, "card:domains", column.peek(), [&](Rect inside) {
    Column parts(inside, ui.metrics().gap * 1.5F);
    parts.next(domains(ui, say, page.family, parts.peek(), action));
    if (!page.family.people.empty()) domain_legend(ui, say, parts.next(legend_height(ui, say, inside.width)));
    return parts.used();
  }));
  column.next(later_cards(ui, say, page, column.peek(), action));
  return column.used();
}

}  // namespace

std::optional<Action> draw(Ui& ui, const words::Language& say, FamilyPage& page) {
  std::optional<Action> action;
  const bool wide = has_room_beside(ui);
  TeamFrame frame{
      .key = "family:" + page.family.id, .title = page.family.name, .back = say("team.today.title")};
  if (!page.family.case_number.empty()) frame.subtitle = say("team.case", page.family.case_number);
  if (!wide && !page.family.people.empty()) frame.bottom.end = new_interview_button(say, page.family);
  frame.pans = wide ? Pans::ByItself : Pans::Whole;
  const FrameTouched touched = team_frame(ui, say, frame, [&](Rect middle) {
    return (wide ? wide_page : narrow_page)(ui, say, page, middle, action);
  });
  const auto asked =
      touch::ask_sheet(ui, kAskPaper,
                       {.title = say("team.paper.make", page.paper_called),
                        .what = say("team.paper.what", page.papers, page.paper_called, page.paper_child),
                        .yes = say("team.paper.yes"),
                        .no = say("common.cancel")});
  if (asked == touch::Asked::Yes) action = page.paper;
  if (touched.action) action = touched.action;
  if (touched.button == "new_interview") action = NewInterview{};
  return action;
}

}  // namespace doorstep::screen
