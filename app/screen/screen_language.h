// A language for the whole screen: its texts for the widgets, and which way it runs.
#pragma once

#include <string>

#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

// `code` is the language of what is shown; it differs from say.code() where an instrument speaks a language
// that the program does not, and then the program's own words are English.
void use_language(touch::Ui& ui, const words::Language& say, const std::string& code);

}  // namespace doorstep::screen
