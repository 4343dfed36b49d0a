#include "instruments/interview/migration.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "instruments/interview/outside.h"
#include "instruments/model/difference.h"

namespace doorstep::interview {
namespace {

using language::Choice;
using language::Choices;
using model::Page;
using model::Question;

struct Refused {
  Fate fate = Fate::SetAside;
  std::string reason;
};
// Answers that do not carry over, by the index of their old question.
using RefusedAnswers = std::map<std::uint32_t, Refused>;

// The options of `last` by their ids in `next`; false when one of them is gone.
bool translate(std::vector<std::uint16_t>& options, const language::ChoiceSet& last,
               const language::ChoiceSet& next) {
  for (std::uint16_t& picked : options) {
    const auto option = next.find(last.ids[picked]);
    if (!option) return false;
    picked = *option;
  }
  return true;
}

// `answer` with the new question's options and reasons; nullopt when one of them is gone.
std::optional<Answer> translated(const Answer& answer, const Question& before, const Question& after) {
  Answer same = answer;
  bool there = true;
  if (auto* reason = std::get_if<Missing>(&same.value)) {
    const auto found = after.reasons->non_answer(before.reasons->word(*reason));
    if (!found) return std::nullopt;
    *reason = *found;
  } else if (auto* choice = std::get_if<Choice>(&same.value)) {
    std::vector<std::uint16_t> one = {choice->option};
    there = translate(one, before.answers->choices, after.answers->choices);
    choice->option = one.front();
  } else if (auto* several = std::get_if<Choices>(&same.value)) {
    there = translate(several->options, before.answers->choices, after.answers->choices);
    std::ranges::sort(several->options);
  } else if (auto* ranking = std::get_if<language::Ranking>(&same.value)) {
    there = translate(ranking->options, before.answers->choices, after.answers->choices);
  }
  return there ? std::optional(std::move(same)) : std::nullopt;
}

bool is_picked(const Answer& answer, std::uint16_t option) {
  if (const auto* choice = std::get_if<Choice>(&answer.value)) return choice->option == option;
  if (const auto* ranking = std::get_if<language::Ranking>(&answer.value))
    return std::ranges::find(ranking->options, option) != ranking->options.end();
  const auto* several = std::get_if<Choices>(&answer.value);
  return several != nullptr && std::ranges::binary_search(several->options, option);
}

// What was known of other interviews, as far as the new version uses it, and what it alone uses.
std::vector<OutsideValue> outside_of_both(const Instrument& last, const Inputs& inputs,
                                          const Instrument& next, std::span<const OutsideValue> now) {
  std::vector<OutsideValue> values;
  for (const OutsideValue& each : inputs.outside) {
    const auto known = std::ranges::find(last.outside, each.id, &model::Outside::id);
    if (known == last.outside.end()) continue;
    auto same = outside_from_json(to_json(each.value, *known), each.id, next);
    if (same) values.push_back(std::move(*same));
  }
  for (const OutsideValue& each : now) {
    if (std::ranges::find(last.outside, each.id, &model::Outside::id) == last.outside.end())
      values.push_back(each);
  }
  std::ranges::sort(values, {}, &OutsideValue::id);  // as they are read again
  return values;
}

class Migration {
 public:
  Migration(const Interview& old, std::shared_ptr<const Instrument> next, std::span<const OutsideValue> known,
            std::optional<int> age)
      : old_(old),
        last_(old.instrument()),
        shared_(std::move(next)),
        next_(*shared_),
        known_(known),
        age_(age) {
    for (std::uint32_t i = 0; i < last_.questions.size(); ++i) {
      if (old_.answer(i) != nullptr) answered_.push_back(i);
    }
    const auto first = model::first_page_again(last_, next_);
    first_page_again_ = first ? *first : next_.steps.size();
  }

  // The new interview: what does not hold there is left out, and then the way is gone again without it, for
  // other answers may depend on it. Ends, for each time leaves out at least one answer more.
  Result<Interview> run() {
    for (const std::uint32_t question : answered_) refuse_at_first_sight(question);
    for (;;) {
      const std::size_t known = refused_.size();
      auto fresh = go_again();
      if (!fresh) return fresh;
      for (const std::uint32_t question : answered_) {
        if (!refused_.contains(question)) refuse_what_is_lost(question, *fresh);
      }
      if (refused_.size() == known) return fresh;
    }
  }

  [[nodiscard]] MigrationPlan plan(const Interview& fresh) const {
    MigrationPlan plan;
    plan.from = id_and_version(last_);
    plan.to = id_and_version(next_);
    plan.events = static_cast<std::uint32_t>(old_.history().size());
    for (const std::uint32_t question : answered_) {
      if (!last_.questions[question].one_more) plan.answers.push_back(plan_of(question));
    }
    add_pages(fresh, plan);
    return plan;
  }

 private:
  [[nodiscard]] std::optional<std::uint32_t> counterpart(std::uint32_t question) const {
    return next_.find_question(last_.questions[question].id);
  }

  [[nodiscard]] std::optional<Answer> final_answer(std::uint32_t question) const {
    return translated(*old_.answer(question), last_.questions[question],
                      next_.questions[*counterpart(question)]);
  }

  // What the two versions alone say.
  void refuse_at_first_sight(std::uint32_t question) {
    const auto found = counterpart(question);
    if (!found) return refuse(question, Fate::SetAside, "question_gone");
    const Question& before = last_.questions[question];
    const Question& after = next_.questions[*found];
    if (before.type != after.type) return refuse(question, Fate::SetAside, "type_changed");
    const bool missing = language::is_missing(old_.answer(question)->value);
    if (!final_answer(question))
      return refuse(question, Fate::AskedAgain, missing ? "not_offered" : "option_gone");
    if (missing) return;
    if (model::is_reworded(last_, before.unit, next_, after.unit))
      return refuse(question, Fate::AskedAgain, "unit_changed");
    if (model::is_other_scale(before, after) || model::is_turned_round(last_, before, next_, after))
      return refuse(question, Fate::AskedAgain, "scale_changed");
  }

  // What the new interview did not take, or holds.
  void refuse_what_is_lost(std::uint32_t question, const Interview& fresh) {
    const std::uint32_t found = *counterpart(question);
    const Answer wanted = *final_answer(question);
    const Answer* has = fresh.answer(found);
    if (has != nullptr && *has == wanted) {
      const auto open = fresh.concerns(found);
      if (std::ranges::any_of(open, &Concern::strict)) refuse(question, Fate::AskedAgain, "check_failed");
      return;
    }
    const auto possible =
        fresh.plan({.kind = EventKind::Answered, .at = next_.questions[found].id, .answer = wanted}, {});
    const std::string reason = possible ? "not_asked" : possible.error().code;
    refuse(question, reason == "not_asked" ? Fate::SetAside : Fate::AskedAgain, reason);
  }

  void refuse(std::uint32_t question, Fate fate, std::string reason) {
    refused_.emplace(question, Refused{fate, std::move(reason)});
  }

  [[nodiscard]] Event started() const {
    Event started = old_.history().front();
    started.instrument = id_and_version(next_);
    started.migrated_from = {id_and_version(last_), static_cast<std::uint32_t>(old_.history().size())};
    started.inputs->age = age_;
    started.inputs->outside = outside_of_both(last_, old_.inputs(), next_, known_);
    started.language = next_.languages[next_.language_index(started.language)];
    return started;
  }

  // The old way, as far as it goes, and then what only another order of questions kept from being said.
  [[nodiscard]] Result<Interview> go_again() const {
    const Event first = started();
    auto fresh = Interview::replay(shared_, std::span(&first, 1));
    if (!fresh) return fresh;
    std::map<std::string, const Event*> last_said;
    for (const Event* event : old_.counting()) {
      if (event->kind == EventKind::Answered) last_said[event->at] = event;
      repeat(*event, *fresh);
    }
    for (const model::Step& step : next_.steps) {
      if (step.kind != model::Step::Kind::Question) continue;
      const auto said = last_said.find(next_.questions[step.index].id);
      if (said == last_said.end()) continue;
      const std::uint32_t question = *last_.find_question(said->first);
      if (refused_.contains(question)) continue;
      const Answer* has = fresh->answer(step.index);
      if (has == nullptr || !(*has == *final_answer(question))) repeat(*said->second, *fresh);
    }
    return fresh;
  }

  // Makes the same move in `fresh`, when it can be made there.
  void repeat(const Event& event, Interview& fresh) const {
    Move move{event.kind, event.at, event.answer, event.language, event.read_aloud};
    switch (event.kind) {
      case EventKind::Answered:
        if (!may_repeat_answer(event, move)) return;
        break;
      case EventKind::Confirmed:
        if (!may_repeat_confirmation(event)) return;
        break;
      case EventKind::Informed:
      case EventKind::Understood:
      case EventKind::Assented:
        if (!may_repeat_page(event, fresh)) return;
        break;
      case EventKind::FlagShown:
        if (!may_repeat_flag(event)) return;
        break;
      case EventKind::TakenAway:
      case EventKind::PutBack:
      case EventKind::LanguageChosen:
        break;
      default:
        return;  // where somebody was, and what was only noted
    }
    auto planned = fresh.plan(move, event.stamp);
    if (!planned) return;
    planned->suggested = event.suggested;  // what stood there when it was said
    (void)fresh.apply(*planned);
  }

  bool may_repeat_answer(const Event& event, Move& move) const {
    const std::uint32_t question = *last_.find_question(event.at);
    if (refused_.contains(question)) return false;
    move.answer =
        translated(*event.answer, last_.questions[question], next_.questions[*counterpart(question)]);
    return move.answer.has_value();
  }

  // What was confirmed is a question in the author's words; another one has not been answered.
  [[nodiscard]] bool may_repeat_confirmation(const Event& event) const {
    const std::uint32_t question = *last_.find_question(event.at);
    if (refused_.contains(question)) return false;
    const auto& before = last_.questions[question].checks;
    const auto& after = next_.questions[*counterpart(question)].checks;
    return std::ranges::equal(before, after, [&](const model::Check& was, const model::Check& is) {
      return was.rule.text() == is.rule.text() && !model::is_reworded(last_, was.text, next_, is.text);
    });
  }

  // What the team was shown, when the new version would show the same.
  [[nodiscard]] bool may_repeat_flag(const Event& event) const {
    const auto before = std::ranges::find(last_.flags, event.at, &model::Flag::id);
    const auto after = std::ranges::find(next_.flags, event.at, &model::Flag::id);
    return after != next_.flags.end() && before->when.text() == after->when.text() &&
           before->level == after->level && !model::is_reworded(last_, before->prompt, next_, after->prompt);
  }

  // Only the page on screen, only when it says the same; nothing behind the last question.
  [[nodiscard]] bool may_repeat_page(const Event& event, const Interview& fresh) const {
    const auto before = last_.find_page(event.at);
    const auto after = next_.find_page(event.at);
    if (!before || !after || fresh.phase() != Phase::Going) return false;
    const std::size_t here = fresh.position();
    if (next_.steps[here].kind != model::Step::Kind::Page || next_.steps[here].index != *after) return false;
    if (next_.pages[*after].before) return here < first_page_again_;
    return !next_.is_closing(here) &&
           !model::is_reworded(last_, last_.pages[*before].text, next_, next_.pages[*after].text);
  }

  [[nodiscard]] AnswerPlan plan_of(std::uint32_t question) const {
    AnswerPlan plan;
    plan.question = last_.questions[question].id;
    if (const auto refused = refused_.find(question); refused != refused_.end()) {
      plan.fate = refused->second.fate;
      plan.reason = refused->second.reason;
    }
    if (const auto found = counterpart(question))
      plan.reworded =
          has_other_words(last_.questions[question], next_.questions[*found], *old_.answer(question));
    return plan;
  }

  // What stands above the rows is a part of each row's question.
  [[nodiscard]] bool has_other_grid_words(const Question& before, const Question& after) const {
    if (!before.grid || !after.grid) return before.grid.has_value() != after.grid.has_value();
    return model::is_reworded(last_, last_.grids[*before.grid].text, next_, next_.grids[*after.grid].text);
  }

  [[nodiscard]] bool has_other_words(const Question& before, const Question& after,
                                     const Answer& answer) const {
    if (model::is_reworded(last_, before.text, next_, after.text) ||
        model::is_reworded(last_, before.low, next_, after.low) ||
        model::is_reworded(last_, before.high, next_, after.high) || has_other_grid_words(before, after) ||
        model::is_other_picture(last_, before, next_, after)) {
      return true;
    }
    if (!before.answers || !after.answers) return false;
    for (std::uint16_t option = 0; option < before.answers->options.size(); ++option) {
      const auto same = after.answers->choices.find(before.answers->options[option].id);
      if (same && is_picked(answer, option) &&
          model::is_reworded(last_, before.answers->options[option].text, next_,
                             after.answers->options[*same].text)) {
        return true;
      }
    }
    return false;
  }

  // The fresh interview stands at the first page that has to be gone through again.
  void add_pages(const Interview& fresh, MigrationPlan& plan) const {
    const auto assented = [this](const std::string& page) {
      const auto moves = old_.counting();
      return std::ranges::any_of(
          moves, [&](const Event* event) { return event->kind == EventKind::Assented && event->at == page; });
    };
    for (std::size_t step = fresh.position(); step < next_.steps.size(); ++step) {
      if (next_.steps[step].kind != model::Step::Kind::Page) return;
      const Page& page = next_.pages[next_.steps[step].index];
      if (!page.before) return;
      plan.pages_again.push_back(page.id);
      plan.assent_again = plan.assent_again || assented(page.id);
    }
  }

  const Interview& old_;
  const Instrument& last_;
  std::shared_ptr<const Instrument> shared_;
  const Instrument& next_;
  std::span<const OutsideValue> known_;
  std::optional<int> age_;
  std::vector<std::uint32_t> answered_;  // questions of the old version, in order
  std::size_t first_page_again_ = 0;     // a step of the new version
  RefusedAnswers refused_;
};

Result<void> may_migrate(const Interview& old, const Instrument& next) {
  const Instrument& last = old.instrument();
  if (last.id != next.id) {
    return fail("other_instrument", fmt::format("`{}` is another instrument than `{}`.", next.id, last.id),
                "Choose another version of the same instrument.");
  }
  // Whose answers they are decides who may read them.
  if (last.respondent != next.respondent) {
    return fail(
        "other_instrument",
        fmt::format("{} asks another respondent than {}.", id_and_version(next), id_and_version(last)),
        "Start a new interview with it.");
  }
  if (last.version == next.version) {
    return fail("same_version", fmt::format("This interview was made with {} already.", id_and_version(next)),
                "A changed instrument needs a version of its own.");
  }
  if (!is_over(old.phase())) return {};
  return fail("ended", "This interview is over, and stays with the version that it was made with.",
              "Start a new one, or a follow-up round.");
}

// The plan is told only of a history that has been replayed.
Result<std::pair<MigrationPlan, std::vector<Event>>> worked_out(const std::shared_ptr<const Instrument>& last,
                                                                std::span<const Event> history,
                                                                const std::shared_ptr<const Instrument>& next,
                                                                std::span<const OutsideValue> known) {
  const auto old = Interview::replay(last, history, HistoryFrom::Vault);
  if (!old) return tl::unexpected(old.error());
  if (auto may = may_migrate(*old, *next); !may) return tl::unexpected(may.error());
  Migration migration(*old, next, known, old->inputs().age);
  const auto fresh = migration.run();
  const auto again = fresh ? Interview::replay(next, fresh->history()) : fresh;
  if (!again || again->position() != fresh->position()) {
    return fail("cannot_migrate",
                fmt::format("This interview cannot be moved from {} to {}.", id_and_version(*last),
                            id_and_version(*next)),
                "Finish it with the version that it was made with.");
  }
  const auto events = fresh->history();
  return std::pair(migration.plan(*fresh), std::vector<Event>(events.begin(), events.end()));
}

}  // namespace

std::string_view word(Fate fate) {
  constexpr std::array<std::string_view, 3> kWords = {"carries_over", "set_aside", "asked_again"};
  return kWords[static_cast<std::size_t>(fate)];
}

std::size_t MigrationPlan::count(Fate fate) const {
  return static_cast<std::size_t>(std::ranges::count(answers, fate, &AnswerPlan::fate));
}

Result<MigrationPlan> plan_migration(const std::shared_ptr<const Instrument>& last,
                                     std::span<const Event> history,
                                     const std::shared_ptr<const Instrument>& next,
                                     std::span<const OutsideValue> known) {
  auto both = worked_out(last, history, next, known);
  if (!both) return tl::unexpected(both.error());
  return std::move(both->first);
}

Result<std::vector<Event>> migrate(const std::shared_ptr<const Instrument>& last,
                                   std::span<const Event> history,
                                   const std::shared_ptr<const Instrument>& next,
                                   std::span<const OutsideValue> known) {
  auto both = worked_out(last, history, next, known);
  if (!both) return tl::unexpected(both.error());
  return std::move(both->second);
}

Result<Interview> retrace(const std::shared_ptr<const Instrument>& last, std::span<const Event> history,
                          const std::shared_ptr<const Instrument>& next, std::optional<int> age) {
  const auto old = Interview::replay(last, history, HistoryFrom::Vault);
  if (!old) return old;
  return Migration(*old, next, {}, age).run();
}

}  // namespace doorstep::interview
