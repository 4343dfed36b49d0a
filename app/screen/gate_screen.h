// The professional's gate: what the child permitted, one item and one parent at a time, in exactly the words
// that would be told. The team may release it, wait, or never tell it, and says why. It cannot open what the
// child kept.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"
#include "instruments/sharing/ledger.h"

namespace doorstep::screen {

// An item that the child said yes to for this parent.
struct GateItem {
  std::string item;
  std::string parent;  // a person's id
  std::string called;  // how the child calls the parent, or the name
  std::string title;
  std::vector<std::string> lines;
  bool own_words = false;
  sharing::State state = sharing::State::Permitted;
  std::string reason;  // of the team's last decision
};

struct GatePage {
  std::string interview{};  // the child's
  std::string child{};
  std::string family_name{};
  std::vector<GateItem> items{};
  std::size_t at = 0;  // into items
  std::optional<sharing::Decision> decision{};
  std::optional<std::size_t> reason{};  // of the short ones for that decision
  std::string own_reason{};
  words::Explained problem{};

  // Shows the item `at`, with nothing chosen.
  void turn_to(std::size_t index);
  // The reason in words: a short one, own ones, or both. Empty when none was given.
  [[nodiscard]] std::string reason_words(const words::Language& say) const;
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, GatePage& page);

}  // namespace doorstep::screen
