// What becomes of an open interview in the version of now, in words: for the family's page and the terminal.
#pragma once

#include <string>

#include "app/words/words.h"
#include "instruments/interview/migration.h"

namespace doorstep::screen {

// "2.0" of "child 2.0".
[[nodiscard]] std::string version_of(const std::string& instrument);

// Which versions there are, how many answers carry over, and whether assent is asked again.
[[nodiscard]] std::string words_of(const words::Language& say, const interview::MigrationPlan& plan);

}  // namespace doorstep::screen
