#include "app/screen/answers_screen.h"

#include <fmt/format.h>

#include "app/screen/team_frame.h"
#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr float kAnswersWidth = 150;  // mm: a question and what was said below it

void draw_question(Ui& ui, const words::Language& say, const AnsweredQuestion& asked, Column& column) {
  const touch::TextLook quiet{.colour = touch::Token::Muted};
  const std::string question =
      asked.about.empty() ? asked.question : say("team.joined", asked.about, asked.question);
  column.next(touch::text_block(ui, "question:" + asked.id, column.peek(), question, quiet));
  const bool answered = !asked.answer.empty();
  const std::string words =
      answered ? asked.own_words ? say("common.quote", asked.answer) : asked.answer : asked.why_not;
  column.next(touch::text_block(ui, "answer:" + asked.id, column.peek(), words,
                                answered ? touch::TextLook{.weight = text::Weight::Bold} : quiet));
  column.skip(ui.metrics().gap);
}

float draw_section(Ui& ui, const words::Language& say, const AnsweredSection& section, std::size_t index,
                   Rect area) {
  Column column(area, 0);
  if (!section.title.empty())
    column.next(card_heading(ui, fmt::format("section:{}", index), column.peek(), section.title));
  for (const AnsweredQuestion& asked : section.questions) draw_question(ui, say, asked, column);
  return column.used() - ui.metrics().gap;
}

float draw_all(Ui& ui, const words::Language& say, const AnswersPage& page, Rect area) {
  Column column(form_column(ui, area, kAnswersWidth), ui.metrics().gap * 1.5F);
  column.next(problem_notice(ui, column.peek(), page.problem));
  column.next(touch::text_block(ui, "for_team", column.peek(), say("team.answers.for_team"),
                                {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
  if (page.view.sections.empty())
    column.next(touch::text_block(ui, "none", column.peek(), say("team.answers.none")));
  for (std::size_t index = 0; index < page.view.sections.size(); ++index) {
    column.next(fitted_card(ui, fmt::format("card:{}", index), column.peek(), [&](Rect inside) {
      return draw_section(ui, say, page.view.sections[index], index, inside);
    }));
  }
  return column.used();
}

}  // namespace

std::optional<Action> draw(Ui& ui, const words::Language& say, AnswersPage& page) {
  const TeamFrame frame{.key = "answers:" + page.view.interview,
                        .title = say("team.joined", at_start(page.view.who), page.view.title),
                        .subtitle = state_words(say, page.view.line),
                        .back = page.family_name};
  return team_frame(ui, say, frame, [&](Rect area) { return draw_all(ui, say, page, area); }).action;
}

}  // namespace doorstep::screen
