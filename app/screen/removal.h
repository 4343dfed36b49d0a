// The way to remove who or what was added by mistake: on the page where it is corrected, asked before it
// happens.
#pragma once

#include <string>

#include "app/touch/geometry.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct Removal {
  bool is_recorded = false;  // something is: `stays` says so, and there is no way
  std::string label{};
  std::string ask{};
  std::string what{};  // what it means
  std::string stays{};
};

// The button "remove", or why there is none.
void way_to_remove(touch::Ui& ui, touch::Column& column, const Removal& removal);

// The question behind the button. True when it shall be.
bool is_to_be_removed(touch::Ui& ui, const words::Language& say, const Removal& removal);

}  // namespace doorstep::screen
