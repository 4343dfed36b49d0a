// One frame that says "one moment", so that a slow act (a passphrase takes half a second on purpose) does not
// look like a program that hangs.
#pragma once

#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

void draw_moment(touch::Ui& ui, const words::Language& say);

}  // namespace doorstep::screen
