// What a touch leads to in the plan and the next rounds.
#include <utility>

#include "app/screen/shell.h"

namespace doorstep::screen {

Result<void> Shell::carry_out(const EditHelp& help) {
  go({.kind = Place::Kind::Help, .family = or_here(help.family), .help = help.help});
  return {};
}

Result<void> Shell::carry_out(const SaveHelp&) {
  const auto saved = desk_.save_help(place_.family, std::get<HelpPage>(page_).help);
  if (!saved) return tl::unexpected(saved.error());
  go({.kind = Place::Kind::Family, .family = place_.family});
  return {};
}

// On the family's page, where it can be undone.
Result<void> Shell::carry_out(const MarkHelp& mark) {
  auto before = desk_.help(mark.help);
  if (!before) return tl::unexpected(before.error());
  if (auto marked = desk_.mark_help(mark.help, mark.state); !marked) return marked;
  go({.kind = Place::Kind::Family, .family = place_.family});
  if (auto* page = std::get_if<FamilyPage>(&page_)) page->undo = HelpChange{std::move(*before), mark.state};
  return {};
}

Result<void> Shell::carry_out(const UndoHelp&) {
  const auto* page = std::get_if<FamilyPage>(&page_);
  if (page == nullptr || !page->undo) return {};
  if (auto marked = desk_.mark_help(page->undo->before.id, page->undo->before.state); !marked) return marked;
  go({.kind = Place::Kind::Family, .family = place_.family});
  return {};
}

Result<void> Shell::carry_out(const ChangeNextRound& change) {
  go({.kind = Place::Kind::NextRound, .family = place_.family, .interview = change.after});
  return {};
}

Result<void> Shell::carry_out(const SaveNextRound&) {
  const auto& page = std::get<NextRoundPage>(page_);
  if (auto set = desk_.set_next_round(page.round.after, page.due); !set) return set;
  go({.kind = Place::Kind::Family, .family = place_.family});
  return {};
}

}  // namespace doorstep::screen
