#include "app/screen/sharing_flow.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

namespace doorstep::screen {
namespace {

using sharing::Choice;
using touch::Ui;

bool is_yes(Choice choice) { return choice == Choice::MyWords || choice == Choice::TheseWords; }

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

sharing::Event event_of(const RespondentView& view, sharing::Kind kind, const std::string& topic) {
  sharing::Event event;
  event.kind = kind;
  event.item = topic;
  event.by = view.people.id;
  event.language = view.interview.language();
  return event;
}

// The part of an id after its colon.
std::string after_colon(const std::string& id) { return id.substr(id.find(':') + 1); }

}  // namespace

std::size_t SharingFlow::choices_count(const RespondentView& view) {
  return view.topics().size() * view.people.parents.size();
}

SharingFlow::Decision SharingFlow::decision_at(const RespondentView& view, std::size_t index) {
  const std::size_t parents = view.people.parents.size();
  Decision decision{view.topics()[index / parents], &view.people.parents[index % parents], {}};
  for (const auto& line : decision.topic.lines) decision.lines.push_back(line.text);
  return decision;
}

std::optional<Choice> SharingFlow::chosen(const RespondentView& view, const Decision& decision) const {
  const auto touched = choices_.find(decision.key());
  if (touched != choices_.end()) return touched->second;
  return view.ledger.standing(decision.topic.topic, decision.parent->id).choice;
}

// What stands at a place may be gone: all lines of a topic struck out.
void SharingFlow::settle(const RespondentView& view) {
  if (place_.part == Part::Choices && place_.index >= choices_count(view)) place_ = {Part::Overview, 0};
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
  return summary_page(ui, view, topics[place_.index], std::move(frame));
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
          view.say("respondent.sharing.these_words_title", decision_at(view, place_.index).parent->spoken());
  }
  return own_wording_page(ui, view, page, writing_->words, std::move(frame));
}

std::string SharingFlow::draw_choice(Ui& ui, const RespondentView& view, RespondentFrame frame) {
  const Decision decision = decision_at(view, place_.index);
  frame.title = view.say("respondent.sharing.progress", place_.index + 1, choices_count(view));
  std::optional<Choice> now = chosen(view, decision);
  std::string pressed =
      choice_page(ui, view, decision.topic, *decision.parent, decision.lines, now, std::move(frame));
  if (now) choices_[decision.key()] = *now;
  return pressed;
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
    if (outcome != Outcome::LeavesOn) return outcome;
    if (auto done = close_what_is_gone(view, decide); !done) return tl::unexpected(done.error());
    return outcome;
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
  const SummaryTopic& topic = topics[place_.index];
  if (pressed == "add") {
    writing_ = Writing{};
    return {};
  }
  const auto line = std::ranges::find(topic.lines, after_colon(pressed), &SummaryLine::id);
  if (line == topic.lines.end()) return {};
  if (pressed.starts_with("correct:")) {
    writing_ = Writing{Writing::Kind::Correction, line->id, line->words, line->words};
    return {};
  }
  sharing::Event event = event_of(view, sharing::Kind::Corrected, topic.id);
  event.line = line->id;
  if (pressed.starts_with("restore:")) event.lines = {line->original};
  return decide(std::move(event));
}

Result<void> SharingFlow::act_on_writing(const std::string& pressed, const RespondentView& view,
                                         const Decide& decide) {
  if (pressed == "cancel") writing_.reset();
  if (pressed != "save") return {};
  const std::vector<std::string> lines = lines_of(writing_->words);
  if (lines.empty()) return {};
  if (writing_->kind == Writing::Kind::TheseWords) {
    const Decision decision = decision_at(view, place_.index);
    if (auto done = record_choice(view, decide, decision, Choice::TheseWords, lines); !done) return done;
    other_words_[decision.key()] = writing_->words;
    writing_.reset();
    (void)go_on(view);
    return {};
  }
  const bool adds = writing_->kind == Writing::Kind::Addition;
  const SummaryTopic topic = summary_topics(view)[place_.index];
  sharing::Event event = event_of(view, adds ? sharing::Kind::Added : sharing::Kind::Corrected, topic.id);
  event.line = adds ? fmt::format("added:{}", view.ledger.added(topic.id).size() + 1) : writing_->line;
  event.lines = {fmt::format("{}", fmt::join(lines, " "))};
  if (auto done = decide(std::move(event)); !done) return done;
  writing_.reset();
  return {};
}

Result<void> SharingFlow::act_on_choice(const RespondentView& view, const Decide& decide) {
  const Decision decision = decision_at(view, place_.index);
  const auto choice = chosen(view, decision);
  if (!choice) return {};
  if (*choice != Choice::TheseWords) {
    return record_choice(view, decide, decision, *choice,
                         *choice == Choice::MyWords ? decision.lines : std::vector<std::string>());
  }
  const auto written = other_words_.find(decision.key());
  const sharing::Standing standing = view.ledger.standing(decision.topic.topic, decision.parent->id);
  const bool had_words = standing.choice == Choice::TheseWords;
  const std::string before = fmt::format("{}", fmt::join(had_words ? standing.lines : decision.lines, "\n"));
  writing_ = Writing{Writing::Kind::TheseWords,
                     {},
                     quoted(view.say, decision.lines),
                     written == other_words_.end() ? before : written->second};
  return {};
}

Result<void> SharingFlow::record_choice(const RespondentView& view, const Decide& decide,
                                        const Decision& decision, Choice choice,
                                        std::vector<std::string> lines) {
  const sharing::Standing standing = view.ledger.standing(decision.topic.topic, decision.parent->id);
  if (standing.choice == choice && standing.lines == lines) return {};
  sharing::Event event = event_of(view, sharing::Kind::Chosen, decision.topic.topic);
  event.parent = decision.parent->id;
  event.choice = choice;
  event.title = decision.topic.title;
  event.lines = std::move(lines);
  return decide(std::move(event));
}

// A yes to a topic whose lines were all struck out since, or are no longer said, is a yes to nothing.
Result<void> SharingFlow::close_what_is_gone(const RespondentView& view, const Decide& decide) const {
  const auto topics = view.topics();
  for (const ParentOfChild& parent : view.people.parents) {
    for (const std::string& item : view.ledger.items(parent.id)) {
      const auto choice = view.ledger.standing(item, parent.id).choice;
      const bool stands = std::ranges::find(topics, item, &sharing::TopicSummary::topic) != topics.end();
      if (stands || !choice || !is_yes(*choice)) continue;
      sharing::Event event = event_of(view, sharing::Kind::Chosen, item);
      event.parent = parent.id;
      event.choice = Choice::Not;
      event.title = view.ledger.standing(item, parent.id).title;
      if (auto done = decide(std::move(event)); !done) return done;
    }
  }
  return {};
}

SharingFlow::Outcome SharingFlow::go_on(const RespondentView& view) {
  if (place_.part == Part::Summary) {
    if (place_.index + 1 < summary_topics(view).size()) {
      ++place_.index;
    } else if (choices_count(view) > 0) {
      place_ = {Part::Choices, 0};
    } else {
      return Outcome::LeavesOn;
    }
    return Outcome::Stays;
  }
  if (place_.part == Part::Choices) {
    const bool more = !return_to_ && place_.index + 1 < choices_count(view);
    place_ = more ? Place{Part::Choices, place_.index + 1} : Place{Part::Overview, return_to_.value_or(0)};
    return_to_.reset();
    return Outcome::Stays;
  }
  if (place_.index + 1 == view.people.parents.size()) return Outcome::LeavesOn;
  ++place_.index;
  return Outcome::Stays;
}

SharingFlow::Outcome SharingFlow::go_back(const RespondentView& view) {
  if (return_to_) {
    place_ = {Part::Overview, *return_to_};
    return_to_.reset();
  } else if (place_.index > 0) {
    --place_.index;
  } else if (place_.part == Part::Overview && choices_count(view) > 0) {
    place_ = {Part::Choices, choices_count(view) - 1};
  } else if (place_.part != Part::Summary) {
    place_ = {Part::Summary, std::max<std::size_t>(summary_topics(view).size(), 1) - 1};
  } else {
    return Outcome::LeavesBack;
  }
  return Outcome::Stays;
}

void SharingFlow::go_to_change(const RespondentView& view, const std::string& topic) {
  const auto topics = view.topics();
  const auto found = std::ranges::find(topics, topic, &sharing::TopicSummary::topic);
  if (found == topics.end() || place_.part != Part::Overview) return;
  const auto row = static_cast<std::size_t>(found - topics.begin());
  return_to_ = place_.index;
  place_ = {Part::Choices, row * view.people.parents.size() + place_.index};
}

}  // namespace doorstep::screen
