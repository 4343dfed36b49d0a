#include "instruments/check/affects.h"

#include <algorithm>

namespace doorstep::check {
namespace {

using model::Instrument;
using model::Question;
using model::Text;
using NodeKind = model::Graph::Node::Kind;

class Following {
 public:
  Following(const Instrument& instrument, std::uint32_t question)
      : instrument_(instrument), question_(question), follows_(instrument.slot_count) {
    follows_[instrument.questions[question].slot] = true;
  }

  Affects run() {
    // In the graph everything stands behind what it reads, so once through is enough.
    for (const auto& node : instrument_.graph.nodes) {
      if (reads(model::written_reads(instrument_, node))) take(node.kind, node.index);
    }
    for (std::uint32_t i = 0; i < instrument_.questions.size(); ++i) look_at(instrument_.questions[i], i);
    for (std::uint32_t i = 0; i < instrument_.pages.size(); ++i) {
      if (names(instrument_.pages[i].text)) found_.pages.push_back(i);
    }
    for (auto* list :
         {&found_.repeats, &found_.asked, &found_.sections, &found_.values, &found_.scores, &found_.flags}) {
      std::ranges::sort(*list);
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool reads(const std::vector<std::uint32_t>& slots) const {
    return std::ranges::any_of(slots, [this](std::uint32_t slot) { return follows_[slot]; });
  }

  void follow(std::uint32_t slot, std::uint32_t count = 1) {
    for (std::uint32_t i = 0; i < count; ++i) follows_[slot + i] = true;
  }

  void take(NodeKind kind, std::uint32_t index) {
    switch (kind) {
      case NodeKind::Question:
        if (index != question_ && !instrument_.questions[index].one_more) found_.asked.push_back(index);
        break;
      case NodeKind::Named:
        found_.values.push_back(index);
        follow(instrument_.values[index].slot);
        break;
      case NodeKind::Score:
        found_.scores.push_back(index);
        follow(instrument_.scores[index].slot, model::kSlotsOfScore);
        break;
      case NodeKind::Flag:
        found_.flags.push_back(index);
        break;
      case NodeKind::Instance:
        found_.repeats.push_back(instrument_.instances[index].repeat);
        follow(instrument_.instances[index].slot, model::kSlotsOfInstance);
        break;
      case NodeKind::Section:
        found_.sections.push_back(index);
        if (const auto presence = instrument_.sections[index].presence) follow(*presence);
        break;
      case NodeKind::Fold:
      case NodeKind::Portion:
        break;  // nothing that an author wrote
    }
  }

  [[nodiscard]] bool names(const Text& text) const {
    return std::ranges::any_of(text.templates, [this](const auto& pieces) {
      return std::ranges::any_of(pieces,
                                 [this](const auto& piece) { return piece.slot && follows_[*piece.slot]; });
    });
  }

  void look_at(const Question& question, std::uint32_t index) {
    const bool checked = std::ranges::any_of(
        question.checks, [this](const model::Check& check) { return reads(check.rule.reads()); });
    const bool suggested = question.suggestion && reads(question.suggestion->reads());
    if (index != question_ && (checked || suggested)) found_.checked.push_back(index);
    bool worded = names(question.text) || names(question.help) || names(question.summary);
    if (question.grid) worded = worded || names(instrument_.grids[*question.grid].text);
    if (question.answers)
      worded = worded || std::ranges::any_of(question.answers->options, [this](const model::Option& option) {
                 return names(option.text) || names(option.summary);
               });
    if (index != question_ && worded) found_.worded.push_back(index);
  }

  const Instrument& instrument_;
  std::uint32_t question_;
  std::vector<bool> follows_;  // by slot
  Affects found_;
};

}  // namespace

bool Affects::nothing() const {
  return asked.empty() && checked.empty() && worded.empty() && pages.empty() && sections.empty() &&
         repeats.empty() && values.empty() && scores.empty() && flags.empty();
}

Affects affects(const Instrument& instrument, std::uint32_t question) {
  return Following(instrument, question).run();
}

}  // namespace doorstep::check
