// Made-up families in a throw-away vault: for a first look, for pictures, and for the walk-through.
#pragma once

#include <string>
#include <string_view>

#include "app/command/throw_away.h"
#include "app/screen/desk.h"
#include "app/words/words.h"
#include "instruments/result.h"

namespace doorstep::command {

constexpr std::string_view kMadeUpPerson = "Johan";  // who has a way into a throw-away vault

// The year of birth of somebody who is `age` on `desk`'s day, so that the age is right on any day of the
// year.
[[nodiscard]] language::Date born(const screen::Desk& desk, int age);

struct MadeUpFamily {
  std::string id;
  std::string child;
  std::string mother;
  std::string father;
};
// A child of `age` called `child`, and its mamma and pappa. The desk's vault is open.
[[nodiscard]] Result<MadeUpFamily> add_made_up_family(screen::Desk& desk, const words::Language& say,
                                                      const std::string& name, const std::string& child,
                                                      int age);

// Makes the vault of `throw_away` with four families: calm, loud, in need of help at once, and new; with
// interviews finished and half way, choices, a gate that was gone through and flags. Errors: those of Desk
// and of the instruments.
[[nodiscard]] Result<void> fill(const ThrowAway& throw_away, const words::Language& say);

}  // namespace doorstep::command
