#include "app/screen/new_interview_screen.h"

#include "app/screen/team_frame.h"
#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

touch::Selected selected_if(bool yes) { return yes ? touch::Selected::Yes : touch::Selected::No; }

float people(Ui& ui, const words::Language& say, NewInterviewPage& page, Rect area) {
  Column column(area, ui.metrics().gap);
  column.next(card_heading(ui, "people:title", column.peek(), say("team.new_interview.with_whom")));
  touch::OptionSet set{.group = "person", .layout = touch::OptionLayout::Rows};
  for (std::size_t index = 0; index < page.people.size(); ++index) {
    const PersonView& person = page.people[index].person;
    set.options.push_back(
        {"person:" + person.id, person_title(say, person), selected_if(page.person == index)});
  }
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, area.width)), set);
  if (touched.chosen) page.choose_person(*touched.chosen);
  return column.used();
}

float instruments(Ui& ui, const words::Language& say, NewInterviewPage& page, Rect area) {
  Column column(area, ui.metrics().gap);
  column.next(card_heading(ui, "instruments:title", column.peek(), say("team.new_interview.with_what")));
  if (!page.person) {
    column.next(touch::text_block(ui, "instruments:first", column.peek(),
                                  say("team.new_interview.choose_person"), {.colour = touch::Token::Muted}));
    return column.used();
  }
  const PersonChoice& choice = page.people[*page.person];
  if (choice.instruments.empty()) {
    column.next(touch::text_block(ui, "instruments:none", column.peek(),
                                  say("team.new_interview.nothing_fits"), {.colour = touch::Token::Muted}));
    return column.used();
  }
  touch::OptionSet set{.group = "instrument", .layout = touch::OptionLayout::Rows};
  for (std::size_t index = 0; index < choice.instruments.size(); ++index) {
    const InstrumentChoice& instrument = choice.instruments[index];
    set.options.push_back({"instrument:" + instrument.id,
                           say("team.new_interview.instrument", instrument.title, instrument.questions),
                           selected_if(page.instrument == index)});
  }
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, area.width)), set);
  if (touched.chosen) page.instrument = touched.chosen;
  return column.used();
}

float both(Ui& ui, const words::Language& say, NewInterviewPage& page, Rect area) {
  const float gap = ui.metrics().gap * 2;
  const auto draw_people = [&](Rect inside) { return people(ui, say, page, inside); };
  const auto draw_instruments = [&](Rect inside) { return instruments(ui, say, page, inside); };
  Column column(area, gap);
  if (!page.problem.message.empty()) column.next(problem_notice(ui, column.peek(), page.problem));
  if (!has_two_columns(ui)) {
    column.next(fitted_card(ui, "people", column.peek(), draw_people));
    column.next(fitted_card(ui, "instruments", column.peek(), draw_instruments));
    return column.used();
  }
  Rect right = column.peek();
  const Rect left = right.take_start((right.width - gap) / 2, gap);
  column.next(std::max(fitted_card(ui, "people", left, draw_people),
                       fitted_card(ui, "instruments", right, draw_instruments)));
  return column.used();
}

}  // namespace

void NewInterviewPage::choose_person(std::size_t index) {
  person = index;
  instrument.reset();
  if (people[index].instruments.size() == 1) instrument = 0;
}

std::optional<Action> draw(Ui& ui, const words::Language& say, NewInterviewPage& page) {
  TeamFrame frame{.key = "new_interview", .title = say("team.new_interview.title"), .back = page.family_name};
  const auto ready = page.person && page.instrument ? touch::Enabled::Yes : touch::Enabled::No;
  frame.bottom.end =
      touch::BarButton{"start",
                       say("team.new_interview.start"),
                       {.kind = touch::ButtonKind::Primary, .after = touch::Icon::Next, .enabled = ready}};
  const FrameTouched touched =
      team_frame(ui, say, frame, [&](Rect area) { return both(ui, say, page, area); });
  if (touched.button == "start") return StartInterview{};
  return touched.action;
}

}  // namespace doorstep::screen
