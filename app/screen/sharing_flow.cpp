#include "app/screen/sharing_flow.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

namespace doorstep::screen {
namespace {

using sharing::Choice;
using touch::Ui;

// The lines of a written text, without blanks around them and without empty ones.
std::vector<std::string> lines_of(const std::string& words) {
  std::vector<std::string> lines;
  std::istringstream stream(words);
  for (std::string line; std::getline(stream, line);) {
    const auto first = line.find_first_not_of(" \t");
    if (first == std::string::npos) continue;
    lines.push_back(line.substr(first, line.find_last_not_of(" \t") - first + 1));
  }
  return lines;
}

std::vector<sharing::TopicSummary> summary_topics(const RespondentView& view) {
  return sharing::whole_summary(view.interview, view.ledger, view.wording());
}

// The part of an id after its colon.
std::string after_colon(const std::string& id) { return id.substr(id.find(':') + 1); }

}  // namespace

std::vector<std::string> SharingFlow::Decision::lines() const {
  std::vector<std::string> lines;
  for (const auto& each : topic.lines) {
    if (line.empty() || each.id == line) lines.push_back(each.text);
  }
  return lines;
}

// As the child wants it; where a line has been told, only the others are left to choose about.
bool SharingFlow::is_by_line(const RespondentView& view, const Decision& whole) const {
  const std::string& parent = whole.parent->id;
  const bool in_part = std::ranges::any_of(whole.topic.lines, [&](const sharing::Line& line) {
    return view.ledger.standing(sharing::Thing{whole.topic.topic, line.id}, parent).state ==
           sharing::State::Told;
  });
  if (in_part) return true;
  const auto wanted = ways_.find(whole.pair());
  return wanted == ways_.end() ? view.ledger.is_by_line(whole.topic.topic, parent)
                               : wanted->second == Way::ByLine;
}

std::vector<SharingFlow::Decision> SharingFlow::decisions(const RespondentView& view) const {
  std::vector<Decision> decisions;
  for (const auto& topic : view.topics()) {
    for (const ParentOfChild& parent : view.people.parents) {
      if (!sharing::is_asked(view.ledger, topic.topic, parent.id)) continue;
      const Decision whole{topic, &parent, {}};
      if (!is_by_line(view, whole)) {
        decisions.push_back(whole);
        continue;
      }
      for (const auto& line : topic.lines) {
        if (sharing::is_asked(view.ledger, sharing::Thing{topic.topic, line.id}, parent.id))
          decisions.push_back({topic, &parent, line.id});
      }
    }
  }
  return decisions;
}

std::optional<Choice> SharingFlow::chosen(const RespondentView& view, const Decision& decision) const {
  const auto touched = choices_.find(decision.key());
  if (touched != choices_.end()) return touched->second;
  return view.ledger.standing(decision.thing(), decision.parent->id).choice;
}

// The topic on screen as a whole, or line by line; its first decision is shown.
void SharingFlow::choose_way(const RespondentView& view, Way way) {
  const Pair pair = decisions(view)[place_.index].pair();
  ways_[pair] = way;
  const auto all = decisions(view);
  const auto first = std::ranges::find(all, pair, &Decision::pair);
  if (first != all.end()) place_.index = static_cast<std::size_t>(first - all.begin());
}

// What stands at a place may be gone: all lines of a topic struck out.
void SharingFlow::settle(const RespondentView& view) {
  if (place_.part == Part::Choices && place_.index >= decisions(view).size()) place_ = {Part::Overview, 0};
  if (place_.part == Part::Overview && view.people.parents.empty()) place_ = {Part::Summary, 0};
  if (place_.part == Part::Summary) {
    const std::size_t topics = summary_topics(view).size();
    place_.index = topics == 0 ? 0 : std::min(place_.index, topics - 1);
  }
}

std::string SharingFlow::draw(Ui& ui, const RespondentView& view, RespondentFrame frame) {
  settle(view);
  const bool first = place_.part == Part::Summary && place_.index == 0;
  if (!first || view.interview.behind()) frame.back = back_button(view.say);
  if (writing_) return draw_writing(ui, view, std::move(frame));
  switch (place_.part) {
    case Part::Choices:
      return draw_choice(ui, view, std::move(frame));
    case Part::Overview:
      return overview_page(ui, view, view.people.parents[place_.index], std::move(frame));
    case Part::Summary:
      break;
  }
  const auto topics = summary_topics(view);
  if (topics.empty()) return nothing_to_share_page(ui, view, std::move(frame));
  frame.title = view.say("respondent.summary.progress", place_.index + 1, topics.size());
  return summary_page(ui, view, topics[place_.index], show_, std::move(frame));
}

std::string SharingFlow::draw_writing(Ui& ui, const RespondentView& view, RespondentFrame frame) {
  OwnWordingPage page{.original = writing_->original};
  switch (writing_->kind) {
    case Writing::Kind::Correction:
      page.title = view.say("respondent.summary.correct_title");
      break;
    case Writing::Kind::Addition:
      page.title = view.say("respondent.summary.add_title");
      break;
    case Writing::Kind::TheseWords:
      page.title =
          view.say("respondent.sharing.these_words_title", decisions(view)[place_.index].parent->spoken());
  }
  return own_wording_page(ui, view, page, writing_->words, std::move(frame));
}

std::string SharingFlow::draw_choice(Ui& ui, const RespondentView& view, RespondentFrame frame) {
  const auto all = decisions(view);
  const Decision& decision = all[place_.index];
  frame.title = view.say("respondent.sharing.progress", place_.index + 1, all.size());
  std::optional<Choice> now = chosen(view, decision);
  const ChoicePage page{
      .topic = decision.topic,
      .parent = *decision.parent,
      .line = decision.line,
      .lines = decision.lines(),
      .last_time = view.people.last_choices.standing(decision.thing(), decision.parent->id).choice};
  std::string pressed = choice_page(ui, view, page, now, std::move(frame));
  if (now) choices_[decision.key()] = *now;
  return pressed;
}

Result<SharingFlow::Outcome> SharingFlow::leave(const RespondentView& view, const Decide& decide) {
  for (sharing::Event& closing : sharing::closing_what_is_gone(view.ledger, view.topics())) {
    if (auto done = decide(view.said(std::move(closing))); !done) return tl::unexpected(done.error());
  }
  return Outcome::LeavesOn;
}

Result<SharingFlow::Outcome> SharingFlow::act(const std::string& pressed, const RespondentView& view,
                                              const Decide& decide) {
  settle(view);
  if (writing_) {
    if (auto done = act_on_writing(pressed, view, decide); !done) return tl::unexpected(done.error());
    return Outcome::Stays;
  }
  if (pressed == "back") return go_back(view);
  if (pressed == "next") {
    if (place_.part == Part::Choices) {
      if (auto done = act_on_choice(view, decide); !done) return tl::unexpected(done.error());
      if (writing_) return Outcome::Stays;
    }
    const Outcome outcome = go_on(view);
    return outcome == Outcome::LeavesOn ? leave(view, decide) : Result<Outcome>(outcome);
  }
  if ((pressed == "by_line" || pressed == "whole") && place_.part == Part::Choices) {
    choose_way(view, pressed == "by_line" ? Way::ByLine : Way::Whole);
    return Outcome::Stays;
  }
  if (pressed.starts_with("change:")) {
    go_to_change(view, after_colon(pressed));
    return Outcome::Stays;
  }
  if (place_.part == Part::Summary) {
    if (auto done = act_on_summary(pressed, view, decide); !done) return tl::unexpected(done.error());
  }
  return Outcome::Stays;
}

Result<void> SharingFlow::act_on_summary(const std::string& pressed, const RespondentView& view,
                                         const Decide& decide) {
  const auto topics = summary_topics(view);
  if (topics.empty()) return {};
  const sharing::TopicSummary& topic = topics[place_.index];
  if (pressed == "add") {
    writing_ = Writing{};
    return {};
  }
  const auto line = std::ranges::find(topic.lines, after_colon(pressed), &sharing::Line::id);
  if (line == topic.lines.end()) return {};
  if (pressed.starts_with("correct:")) {
    writing_ = Writing{Writing::Kind::Correction, *line, line->text, line->text};
    return {};
  }
  sharing::Event event{
      .kind = sharing::Kind::Corrected, .item = topic.topic, .line = line->id, .source = line->source};
  if (pressed.starts_with("restore:")) event.lines = {line->original};
  return decide(view.said(std::move(event)));
}

Result<void> SharingFlow::act_on_writing(const std::string& pressed, const RespondentView& view,
                                         const Decide& decide) {
  if (pressed == "cancel") writing_.reset();
  if (pressed != "save") return {};
  const std::vector<std::string> lines = lines_of(writing_->words);
  if (lines.empty()) return {};
  if (writing_->kind == Writing::Kind::TheseWords) {
    const Decision decision = decisions(view)[place_.index];
    if (auto done = record_choice(view, decide, decision, Choice::TheseWords, lines); !done) return done;
    other_words_[decision.key()] = writing_->words;
    writing_.reset();
    (void)go_on(view);
    return {};
  }
  const bool adds = writing_->kind == Writing::Kind::Addition;
  const std::string topic = summary_topics(view)[place_.index].topic;
  sharing::Event event{.kind = adds ? sharing::Kind::Added : sharing::Kind::Corrected,
                       .item = topic,
                       .line = writing_->line.id,
                       .source = writing_->line.source,
                       .lines = {fmt::format("{}", fmt::join(lines, " "))}};
  if (adds) event.line = fmt::format("added:{}", view.ledger.added(topic).size() + 1);
  show_ = {event.line};
  if (auto done = decide(view.said(std::move(event))); !done) return done;
  writing_.reset();
  return {};
}

Result<void> SharingFlow::act_on_choice(const RespondentView& view, const Decide& decide) {
  const Decision decision = decisions(view)[place_.index];
  const std::vector<std::string> lines = decision.lines();
  const auto choice = chosen(view, decision);
  if (!choice) return {};
  if (*choice != Choice::TheseWords) {
    return record_choice(view, decide, decision, *choice,
                         *choice == Choice::MyWords ? lines : std::vector<std::string>());
  }
  const auto written = other_words_.find(decision.key());
  const sharing::Standing standing = view.ledger.standing(decision.thing(), decision.parent->id);
  const bool had_words = standing.choice == Choice::TheseWords;
  const std::string before = fmt::format("{}", fmt::join(had_words ? standing.lines : lines, "\n"));
  writing_ = Writing{Writing::Kind::TheseWords,
                     {},
                     quoted(view.say, lines),
                     written == other_words_.end() ? before : written->second};
  return {};
}

Result<void> SharingFlow::record_choice(const RespondentView& view, const Decide& decide,
                                        const Decision& decision, Choice choice,
                                        std::vector<std::string> lines) {
  const sharing::Standing standing = view.ledger.standing(decision.thing(), decision.parent->id);
  if (standing.choice != choice || standing.lines != lines) {
    auto done = decide(
        view.said(sharing::choosing(decision.topic, decision.line, decision.parent->id, choice, lines)));
    if (!done) return done;
  }
  choices_.erase(decision.key());  // the ledger knows, also when an answer makes it undecided again
  return {};
}

SharingFlow::Outcome SharingFlow::go_on(const RespondentView& view) {
  if (place_.part == Part::Summary) {
    if (place_.index + 1 < summary_topics(view).size()) {
      ++place_.index;
    } else if (!decisions(view).empty()) {
      place_ = {Part::Choices, 0};
    } else if (view.ledger.has_told() && !view.people.parents.empty()) {
      place_ = {Part::Overview, 0};  // there is nothing left to choose, and it says why
    } else {
      return Outcome::LeavesOn;
    }
    return Outcome::Stays;
  }
  if (place_.part == Part::Choices) {
    const auto all = decisions(view);
    const bool there_is = place_.index + 1 < all.size();
    // What is changed from an overview is one topic for one parent, with all its lines.
    const bool same = there_is && all[place_.index + 1].pair() == all[place_.index].pair();
    const bool more = return_to_ ? same : there_is;
    if (more) {
      ++place_.index;
    } else {
      place_ = {Part::Overview, return_to_.value_or(0)};
      return_to_.reset();
    }
    return Outcome::Stays;
  }
  if (place_.index + 1 >= view.people.parents.size()) return Outcome::LeavesOn;
  ++place_.index;
  return Outcome::Stays;
}

SharingFlow::Outcome SharingFlow::go_back(const RespondentView& view) {
  const auto all = decisions(view);
  const auto is_of_last = [&] {
    return place_.part == Part::Choices && place_.index > 0 &&
           all[place_.index - 1].pair() == all[place_.index].pair();
  };
  if (return_to_ && !is_of_last()) {
    place_ = {Part::Overview, *return_to_};
    return_to_.reset();
  } else if (place_.index > 0) {
    --place_.index;
  } else if (place_.part == Part::Overview && !all.empty()) {
    place_ = {Part::Choices, all.size() - 1};
  } else if (place_.part != Part::Summary) {
    place_ = {Part::Summary, std::max<std::size_t>(summary_topics(view).size(), 1) - 1};
  } else {
    return Outcome::LeavesBack;
  }
  return Outcome::Stays;
}

// `what`: "<topic>" or "<topic>:<line>".
void SharingFlow::go_to_change(const RespondentView& view, const std::string& what) {
  if (place_.part != Part::Overview) return;
  const auto all = decisions(view);
  const std::string line = what.find(':') == std::string::npos ? std::string() : after_colon(what);
  const Pair pair(what.substr(0, what.find(':')), view.people.parents[place_.index].id);
  const auto found = std::ranges::find_if(
      all, [&](const Decision& each) { return each.pair() == pair && (line.empty() || each.line == line); });
  if (found == all.end()) return;
  return_to_ = place_.index;
  place_ = {Part::Choices, static_cast<std::size_t>(found - all.begin())};
}

}  // namespace doorstep::screen
