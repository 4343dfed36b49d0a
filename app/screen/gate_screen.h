// The professional's gate: what the child permitted, one item and one parent at a time, in exactly the words
// that would be told. The team may release it, wait, or never tell it, and says why. It cannot open what the
// child kept.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/screen/team_action.h"
#include "app/screen/telling_view.h"
#include "app/touch/ui.h"
#include "app/words/words.h"
#include "instruments/sharing/ledger.h"

namespace doorstep::screen {

struct GatePage {
  std::string interview{};  // the child's
  std::string child{};
  std::string family_name{};
  std::vector<GateItem> items{};
  std::size_t at = 0;  // into items
  std::optional<sharing::Decision> decision{};
  std::optional<std::size_t> reason{};  // into reasons_for() that decision
  std::string own_reason{};
  std::map<sharing::Why, std::vector<LawChoice>> laws{};  // what each kind of reason can rest on
  std::optional<std::string> law{};                       // the id of one of those for the reason
  SiblingSeen sibling = SiblingSeen::No;
  bool must_be_followed_up = false;  // something else that the child said comes first
  words::Explained problem{};

  // Shows the item `at`, with nothing chosen.
  void turn_to(std::size_t index);
  // The reason in words: a short one, own ones, or both. Empty when none was given.
  [[nodiscard]] std::string reason_words(const words::Language& say) const;
  // Unstated without a decision; Other where there are own words only.
  [[nodiscard]] sharing::Why why() const;
  // Nothing when something is missing: the decision, its reason, the law that it rests on, or that a named
  // sibling was seen.
  [[nodiscard]] std::optional<Verdict> verdict(const words::Language& say) const;
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, GatePage& page);

}  // namespace doorstep::screen
