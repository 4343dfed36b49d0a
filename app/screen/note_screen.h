// What a member of the team writes down beside the choices and the gate: how an adult took it, what came of
// it, words for the child, a duty to report, an adult who is barred, and that the child wants nothing told.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/screen/family_view.h"
#include "app/screen/team_action.h"
#include "app/screen/telling_view.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct NotePage {
  NoteKind kind = NoteKind::Response;
  std::string interview{};  // the child's
  std::string family_name{};
  std::string child{};
  std::string person{};      // Response, FollowUp: the adult
  std::string called{};      // and what the child calls it
  std::string language{};    // TellBack, TellOfReport: what the child reads, as its speakers call it
  std::uint32_t report = 0;  // TellOfReport
  std::vector<FlagView>
      flags{};             // Flag: the one that has to be seen to; Report: those of the child that wait
  bool from_flag = false;  // Report: it was begun where that flag stands
  std::vector<std::size_t> about{};  // Report: into flags; these it sees to
  std::vector<ToldTo> told{};        // TellBack: what it is about
  std::vector<PersonView> adults{};  // Bar
  std::optional<std::size_t> adult{};
  std::string to{};  // Report: to whom
  std::string words{};
  std::vector<LawChoice> laws{};     // Report, Bar
  std::optional<std::string> law{};  // the id of one; empty: none, where that is offered
  words::Explained problem{};

  // Bar: the chosen adult is barred already.
  [[nodiscard]] bool lifts() const { return adult && adults[*adult].is_barred; }
  [[nodiscard]] bool needs_law() const;
  [[nodiscard]] bool takes_words() const;
  // The rule's id; empty for none.
  [[nodiscard]] std::string law_id() const { return law.value_or(std::string()); }
  // Nothing that has to be said is missing.
  [[nodiscard]] bool complete() const;
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, NotePage& page);

}  // namespace doorstep::screen
