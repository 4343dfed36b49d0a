#include "app/screen/new_interview_screen.h"

#include <algorithm>

#include "app/screen/team_frame.h"
#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

float people(Ui& ui, const words::Language& say, NewInterviewPage& page, Rect area) {
  Column column(area, ui.metrics().gap);
  column.next(card_heading(ui, "people:title", column.peek(), say("team.new_interview.with_whom")));
  touch::OptionSet set{.group = "person", .layout = touch::OptionLayout::Rows};
  for (std::size_t index = 0; index < page.people.size(); ++index) {
    const PersonView& person = page.people[index].person;
    set.options.push_back(
        {"person:" + person.id, person_title(say, person), touch::selected_if(page.person == index)});
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
    const std::string key = instrument.by == AnsweredBy::Team ? "team.new_interview.instrument_team"
                                                              : "team.new_interview.instrument";
    set.options.push_back(
        {"instrument:" + instrument.id,
         say(key + (instrument.questions == 1 ? ".one" : ".several"), instrument.title, instrument.questions),
         touch::selected_if(page.instrument == index)});
  }
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, area.width)), set);
  if (touched.chosen) page.instrument = touched.chosen;
  const InstrumentChoice* chosen = page.chosen();
  if (chosen != nullptr && chosen->by == AnsweredBy::Person && chosen->language != choice.language) {
    const std::string words = say("team.new_interview.other_language", page.name_of(choice.language),
                                  page.name_of(chosen->language));
    const Rect place = column.next(touch::notice_height(ui, words, area.width));
    touch::notice(ui, "instruments:language", place, words, {}, 0, touch::NoticeTone::Known);
  }
  return column.used();
}

// Which interviews the team's own one builds on.
float sources(Ui& ui, const words::Language& say, InstrumentChoice& instrument, Rect area) {
  Column column(area, ui.metrics().gap);
  for (SourceQuestion& source : instrument.sources) {
    column.next(card_heading(ui, "source:title:" + source.alias, column.peek(),
                             say("team.new_interview.builds_on", source.title)));
    const char* note =
        source.choices.empty() ? "team.new_interview.nothing_to_build_on" : "team.new_interview.team_only";
    column.next(touch::text_block(ui, "source:note:" + source.alias, column.peek(), say(note, source.title),
                                  {.colour = touch::Token::Muted}));
    if (source.choices.empty()) continue;
    touch::OptionSet set{.group = "source:" + source.alias, .layout = touch::OptionLayout::Rows};
    for (std::size_t index = 0; index < source.choices.size(); ++index) {
      const SourceChoice& choice = source.choices[index];
      set.options.push_back({"source:" + choice.interview, source_words(say, choice),
                             touch::selected_if(source.chosen == index)});
    }
    set.options.push_back({"source:none:" + source.alias, say("team.new_interview.no_source"),
                           touch::selected_if(!source.chosen)});
    const auto touched =
        touch::answer_options(ui, column.next(touch::options_height(ui, set, area.width)), set);
    if (!touched.chosen) continue;
    source.chosen.reset();
    if (*touched.chosen < source.choices.size()) source.chosen = *touched.chosen;
  }
  return column.used();
}

// The instruments, and what the chosen one builds on.
float what(Ui& ui, const words::Language& say, NewInterviewPage& page, Rect area) {
  Column column(area, ui.metrics().gap * 2);
  column.next(fitted_card(ui, "instruments", column.peek(),
                          [&](Rect inside) { return instruments(ui, say, page, inside); }));
  InstrumentChoice* chosen = page.chosen();
  if (chosen == nullptr || chosen->sources.empty()) return column.used();
  column.next(fitted_card(ui, "sources", column.peek(),
                          [&](Rect inside) { return sources(ui, say, *chosen, inside); }));
  return column.used();
}

float both(Ui& ui, const words::Language& say, NewInterviewPage& page, Rect area) {
  const float gap = ui.metrics().gap * 2;
  const auto draw_people = [&](Rect inside) { return people(ui, say, page, inside); };
  Column column(area, gap);
  if (!page.problem.message.empty()) column.next(problem_notice(ui, column.peek(), page.problem));
  if (!has_two_columns(ui)) {
    column.next(fitted_card(ui, "people", column.peek(), draw_people));
    column.next(what(ui, say, page, column.peek()));
    return column.used();
  }
  Rect right = column.peek();
  const Rect left = right.take_start((right.width - gap) / 2, gap);
  column.next(std::max(fitted_card(ui, "people", left, draw_people), what(ui, say, page, right)));
  return column.used();
}

}  // namespace

std::string source_words(const words::Language& say, const SourceChoice& choice) {
  const std::string words = say("team.joined", choice.name, short_date(say, choice.last));
  return choice.round == 1 ? words : say("team.joined", words, say("team.rounds.later", choice.round - 1));
}

void NewInterviewPage::choose_person(std::size_t index) {
  person = index;
  instrument.reset();
  // What only one instrument asks this person is chosen with it; the team's own, and another round, are
  // chosen by hand.
  const auto& offered = people[index].instruments;
  const auto own = std::ranges::count(offered, AnsweredBy::Person, &InstrumentChoice::by);
  if (own == 1 && !offered.front().was_finished) instrument = 0;  // they stand first
}

const std::string& NewInterviewPage::name_of(const std::string& language) const {
  const auto found = std::ranges::find(languages, language, &LanguageChoice::code);
  return found == languages.end() ? language : found->name;
}

InstrumentChoice* NewInterviewPage::chosen() {
  return person && instrument ? &people[*person].instruments[*instrument] : nullptr;
}

ChosenSources NewInterviewPage::sources() const {
  ChosenSources chosen;
  if (!person || !instrument) return chosen;
  for (const SourceQuestion& source : people[*person].instruments[*instrument].sources) {
    std::optional<std::string>& interview = chosen[source.alias];
    if (source.chosen) interview = source.choices[*source.chosen].interview;
  }
  return chosen;
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
