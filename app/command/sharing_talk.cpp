#include "app/command/sharing_talk.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "instruments/sharing/sharing_page.h"

namespace doorstep::command {
namespace {

using sharing::Choice;
using sharing::Kind;

constexpr std::array<Choice, 4> kChoices = {Choice::MyWords, Choice::TheseWords, Choice::Not, Choice::Later};

}  // namespace

Result<void> SharingTalk::decide(sharing::Event event) {
  if (sharing::needs_assent_again(live_.ledger(), event)) {
    auto again = live_.decide(view_.said({.kind = sharing::Kind::Reopened}), clock_());
    if (!again) return again;
  }
  return live_.decide(view_.said(std::move(event)), clock_());
}

Result<void> SharingTalk::run() {
  // By id: a topic whose lines are all struck out leaves the summary while it is gone through.
  std::vector<std::string> ids;
  for (const auto& topic : view_.topics()) ids.push_back(topic.topic);
  for (const std::string& id : ids) {
    if (auto done = correct(id); !done) return done;
  }
  for (const auto& topic : view_.topics()) {
    for (const auto& parent : view_.people.parents) {
      if (auto done = choose(topic, parent); !done) return done;
    }
  }
  if (ids.empty()) console_.say(view_.say("respondent.sharing.nothing_text"));
  for (sharing::Event& closing : sharing::closing_what_is_gone(view_.ledger, view_.topics())) {
    if (auto done = decide(std::move(closing)); !done) return done;
  }
  for (const auto& parent : view_.people.parents) show_what_is_heard(parent);
  console_.say(view_.say("respondent.sharing.can_change"));
  return {};
}

Result<void> SharingTalk::correct(const std::string& topic) {
  while (true) {
    const auto topics = sharing::whole_summary(view_.interview, view_.ledger, view_.wording());
    const auto found = std::ranges::find(topics, topic, &sharing::TopicSummary::topic);
    if (found == topics.end()) return {};
    console_.title(found->title);
    console_.say(view_.say("respondent.summary.lead"));
    for (std::size_t i = 0; i < found->lines.size(); ++i) {
      const sharing::Line& shown = found->lines[i];
      const std::string mark = shown.struck_out ? view_.say("respondent.summary.struck_out") + ": " : "";
      console_.say(fmt::format("  {}. {}{}", i + 1, mark, shown.text), "     ");
    }
    const auto line = console_.ask(view_.say("terminal.summary"), Console::Asks::Keys);
    if (!line) return tl::unexpected(line.error());
    if (line->empty()) return {};
    const auto number = number_in(*line, found->lines.size());
    const bool adds = *line == "+";
    if (!number && !adds) {
      console_.say(view_.say("terminal.a_number"));
      continue;
    }
    if (auto done = adds ? add_line(topic) : correct_line(topic, found->lines[*number - 1]); !done)
      return done;
  }
}

// A new wording, or nothing, which takes the line away; one that was taken away comes back as it was said.
Result<void> SharingTalk::correct_line(const std::string& topic, const sharing::Line& line) {
  if (line.struck_out) {
    return decide({.kind = Kind::Corrected,
                   .item = topic,
                   .line = line.id,
                   .source = line.source,
                   .lines = {line.original}});
  }
  const auto words = console_.ask(view_.say("terminal.new_wording"));
  if (!words) return tl::unexpected(words.error());
  sharing::Event event{.kind = Kind::Corrected, .item = topic, .line = line.id, .source = line.source};
  if (!words->empty()) event.lines = {*words};
  return decide(std::move(event));
}

Result<void> SharingTalk::add_line(const std::string& topic) {
  const auto words = console_.ask(view_.say("respondent.summary.add_title"));
  if (!words) return tl::unexpected(words.error());
  if (words->empty()) return {};
  return decide({.kind = Kind::Added,
                 .item = topic,
                 .line = fmt::format("added:{}", view_.ledger.added(topic).size() + 1),
                 .lines = {*words}});
}

Result<void> SharingTalk::choose(const sharing::TopicSummary& topic, const screen::ParentOfChild& parent) {
  if (!sharing::is_asked(view_.ledger, topic.topic, parent.id)) return {};
  const bool in_part = std::ranges::any_of(topic.lines, [&](const sharing::Line& line) {
    return view_.ledger.standing(sharing::Thing{topic.topic, line.id}, parent.id).state ==
           sharing::State::Told;
  });
  if (in_part) return choose_line_by_line(topic, parent);
  const auto way = choose(topic, {}, parent, topic.lines.size() > 1 ? OneByOne::Offered : OneByOne::Not);
  if (!way) return tl::unexpected(way.error());
  return *way == Way::OneByOne ? choose_line_by_line(topic, parent) : Result<void>();
}

Result<void> SharingTalk::choose_line_by_line(const sharing::TopicSummary& topic,
                                              const screen::ParentOfChild& parent) {
  for (const sharing::Line& line : topic.lines) {
    if (!sharing::is_asked(view_.ledger, sharing::Thing{topic.topic, line.id}, parent.id)) continue;
    if (auto done = choose(topic, line.id, parent, OneByOne::Not); !done) return tl::unexpected(done.error());
  }
  return {};
}

void SharingTalk::show_last_time(const sharing::Thing& thing, const screen::ParentOfChild& parent) {
  const auto last = view_.people.last_choices.standing(thing, parent.id).choice;
  if (!last) return;
  const std::string words = view_.say(fmt::format("respondent.sharing.choices.{}", word(*last)));
  console_.say(view_.say("respondent.sharing.last_time", words));
}

Result<SharingTalk::Way> SharingTalk::choose(const sharing::TopicSummary& topic, const std::string& line,
                                             const screen::ParentOfChild& parent, OneByOne one_by_one) {
  console_.title(topic.title);
  for (const auto& each : topic.lines) {
    if (line.empty() || each.id == line) console_.say("  " + view_.say("common.quote", each.text), "  ");
  }
  console_.say(view_.say("respondent.sharing.may_hear", parent.spoken()));
  show_last_time({topic.topic, line}, parent);
  std::vector<std::string> options;
  for (const Choice choice : kChoices)
    options.push_back(view_.say(fmt::format("respondent.sharing.choices.{}", word(choice))));
  if (one_by_one == OneByOne::Offered) options.push_back(view_.say("respondent.sharing.by_line"));
  const auto chosen =
      console_.choose(options, view_.say("terminal.your_choice"), view_.say("terminal.a_number"));
  if (!chosen) return tl::unexpected(chosen.error());
  if (*chosen == kChoices.size()) return Way::OneByOne;
  const Choice choice = kChoices[*chosen];
  std::vector<std::string> words;
  if (choice == Choice::TheseWords) {
    const auto written = console_.ask(view_.say("respondent.sharing.these_words_title", parent.spoken()));
    if (!written) return tl::unexpected(written.error());
    // A yes without words would be a yes to nothing.
    if (written->empty()) {
      console_.say(view_.say("respondent.problem.nothing_to_tell"));
      return choose(topic, line, parent, one_by_one);
    }
    words = {*written};
  }
  const auto done = decide(sharing::choosing(topic, line, parent.id, choice, words));
  if (!done) return tl::unexpected(done.error());
  return Way::Chosen;
}

void SharingTalk::show_what_is_heard(const screen::ParentOfChild& parent) {
  bool nothing = true;
  for (const sharing::Thing& thing : view_.ledger.things(parent.id)) {
    const auto standing = view_.ledger.standing(thing, parent.id);
    if (!sharing::is_yes(standing.choice) || standing.state == sharing::State::Told) continue;
    if (nothing) console_.title(view_.say("respondent.sharing.hears", parent.spoken()));
    nothing = false;
    for (const std::string& line : standing.lines) console_.say("  " + view_.say("common.quote", line), "  ");
  }
  const bool has_told = view_.ledger.has_told(parent.id);
  if (nothing) {
    console_.title(view_.say(
        has_told ? "respondent.sharing.hears_no_more" : "respondent.sharing.hears_nothing", parent.spoken()));
  }
  if (has_told) console_.say(view_.say("respondent.sharing.heard", parent.spoken()));
  for (const sharing::Thing& thing : view_.ledger.things(parent.id)) {
    const auto standing = view_.ledger.standing(thing, parent.id);
    if (standing.state != sharing::State::Told) continue;
    for (const std::string& line : standing.lines) console_.say("  " + view_.say("common.quote", line), "  ");
  }
}

Result<void> SharingTalk::ask_outcome() {
  if (view_.people.parents.empty()) return {};  // nobody will be told anything
  constexpr std::array<std::string_view, 4> kAnswers = {"yes", "no", "dont_know", "wont_say"};
  for (const char* question : {sharing::kKnows, sharing::kDecided}) {
    console_.title(view_.say(fmt::format("respondent.outcome.{}", question)));
    const auto said = console_.choose({view_.yes, view_.no, view_.say("respondent.non_answers.dont_know"),
                                       view_.say("respondent.non_answers.wont_say")},
                                      view_.say("terminal.your_choice"), view_.say("terminal.a_number"));
    if (!said) return tl::unexpected(said.error());
    sharing::Event event{.kind = Kind::Asked, .line = question};
    event.answer = kAnswers[*said];
    if (auto done = decide(std::move(event)); !done) return done;
  }
  return {};
}

}  // namespace doorstep::command
