#include "storage/export/standing.h"

#include <algorithm>

#include "instruments/model/ids.h"

namespace doorstep::extract {
namespace {

using model::Identifies;
using model::Question;
using model::QuestionType;
using Kind = model::Graph::Node::Kind;

constexpr std::uint32_t kSlotsOfScore = 4;

// What every node follows from.
std::vector<std::vector<std::uint32_t>> reads_by_node(const model::Instrument& instrument) {
  std::vector<std::vector<std::uint32_t>> reads;
  for (const auto& node : instrument.graph.nodes) reads.push_back(model::written_reads(instrument, node));
  return reads;
}

bool is_left_out(const Question& question, const Coarsening& coarsening) {
  const auto& names = coarsening.left_out;
  const std::string id = column_name(question.id);
  if (names.contains(id) || names.contains(id + "_years") ||
      names.contains(model::without_instances(question.id)))
    return true;
  return question.answers && std::ranges::any_of(question.answers->options, [&](const auto& option) {
           return names.contains(id + "_" + option.id);
         });
}

// By itself, whatever decides whether it is asked.
Standing own_standing(const Question& question, const Coarsening& coarsening) {
  // Nobody declares it, and how many there are is what a family is known by.
  if (question.one_more) return Standing::Hidden;
  if (!may_leave(question) || is_left_out(question, coarsening)) return Standing::Closed;
  if (question.type == QuestionType::Date)
    return Standing::Hidden;  // leaves in years, and is read to the day
  return question.identifies == Identifies::Quasi ? Standing::Quasi : Standing::Open;
}

}  // namespace

bool may_leave(const Question& question) {
  return question.type != QuestionType::Text && question.type != QuestionType::Drawing &&
         (question.identifies == Identifies::None || question.identifies == Identifies::Quasi ||
          question.identifies == Identifies::Sensitive);
}

std::string column_name(std::string id) {
  std::erase(id, ']');
  std::ranges::replace_if(
      id, [](char c) { return c == '[' || c == '.'; }, '_');
  return id;
}

Standings::Standings(const model::Instrument& instrument, const Coarsening& coarsening)
    : instrument_(&instrument),
      coarsening_(&coarsening),
      reads_(reads_by_node(instrument)),
      by_slot_(instrument.slot_count, Standing::Open) {
  const Standing age = coarsening.left_out.contains("age") ? Standing::Closed
                       : coarsening.age_years > 1          ? Standing::Hidden
                                                           : Standing::Quasi;
  by_slot_[model::kAgeSlot] = age;
  by_slot_[model::kTodaySlot] = Standing::Hidden;
  by_slot_[model::kNowSlot] = Standing::Hidden;
  for (const Question& question : instrument.questions)
    by_slot_[question.slot] = own_standing(question, coarsening);
  for (const model::Score& score : instrument.scores) {
    if (coarsening.left_out.contains(score.id)) raise(score.slot, kSlotsOfScore, Standing::Closed);
  }
  // Once is enough unless a round reads its own scores of the round before.
  while (settle()) {
  }
}

bool Standings::raise(std::uint32_t slot, std::uint32_t count, Standing to) {
  if (by_slot_[slot] >= to) return false;
  std::fill_n(by_slot_.begin() + slot, count, to);
  return true;
}

bool Standings::settle() {
  bool changed = false;
  for (const model::Outside& outside : instrument_->outside)
    changed = raise(outside.slot, 1, of_outside(outside)) || changed;
  for (std::size_t i = 0; i < reads_.size(); ++i) {
    const auto& node = instrument_->graph.nodes[i];
    Standing strictest = Standing::Open;
    for (const std::uint32_t slot : reads_[i]) strictest = std::max(strictest, by_slot_[slot]);
    if (node.kind == Kind::Named)
      changed = raise(instrument_->values[node.index].slot, 1, strictest) || changed;
    if (node.kind == Kind::Score)
      changed = raise(instrument_->scores[node.index].slot, kSlotsOfScore, strictest) || changed;
    if (node.kind == Kind::Section)
      changed = raise(*instrument_->sections[node.index].presence, 1, strictest) || changed;
    if (node.kind == Kind::Instance)
      changed = raise(instrument_->instances[node.index].slot, model::kSlotsOfInstance, strictest) || changed;
  }
  return changed;
}

// Another interview's answers stand in no row of this table, or in another one than what reads them.
Standing Standings::of_outside(const model::Outside& outside) const {
  const std::string_view id = outside.id;
  const std::string_view alias = id.substr(0, id.find('.'));
  const std::string_view name = id.substr(id.find('.') + 1);
  Standing known = Standing::Closed;
  const auto from = std::ranges::find(instrument_->from, alias, &model::From::alias);
  if (outside.question != nullptr)
    known = own_standing(*outside.question, *coarsening_);
  else if (from != instrument_->from.end())
    known = Standings(*from->instrument, *coarsening_).of_name(name);
  else
    known = of_name(name);
  return known == Standing::Quasi ? Standing::Hidden : known;
}

// Of a value, a score, its band or a flag.
Standing Standings::of_name(std::string_view name) const {
  const auto value = std::ranges::find(instrument_->values, name, &model::NamedValue::id);
  if (value != instrument_->values.end()) return by_slot_[value->slot];
  const auto score =
      std::ranges::find(instrument_->scores, name.substr(0, name.find('.')), &model::Score::id);
  if (score != instrument_->scores.end()) return of(*score);
  const auto flag = std::ranges::find(instrument_->flags, name, &model::Flag::id);
  return flag == instrument_->flags.end() ? Standing::Closed : of(*flag);
}

Standing Standings::of_reads(const language::Expression& expression) const {
  Standing strictest = Standing::Open;
  for (const std::uint32_t slot : expression.reads()) strictest = std::max(strictest, by_slot_[slot]);
  return strictest;
}

Standing Standings::of_gate(const Question& question) const {
  const auto index = static_cast<std::size_t>(&question - instrument_->questions.data());
  Standing strictest = Standing::Open;
  for (const std::uint32_t slot : reads_[instrument_->graph.node_of_question[index]])
    strictest = std::max(strictest, by_slot_[slot]);
  return strictest;
}

Standing Standings::of_options(const Question& question) const {
  Standing strictest = question.options_from ? by_slot_[*question.options_from] : Standing::Open;
  if (!question.answers) return strictest;
  for (const model::Option& option : question.answers->options) {
    if (option.when) strictest = std::max(strictest, of_reads(*option.when));
  }
  return strictest;
}

}  // namespace doorstep::extract
