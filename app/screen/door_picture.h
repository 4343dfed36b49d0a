// A door that stands ajar, with light falling out: the one picture of a respondent's quiet pages. Says
// nothing by itself.
#pragma once

#include "app/touch/ui.h"

namespace doorstep::screen {

// Inside `place`, as large as it allows, in the middle of it.
void door_picture(touch::Ui& ui, touch::Rect place);

}  // namespace doorstep::screen
