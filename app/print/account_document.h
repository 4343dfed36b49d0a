// A parent's account on paper or in the terminal, for reading aloud.
#pragma once

#include <string>

#include "app/print/document.h"
#include "instruments/language/calendar.h"
#include "instruments/sharing/account.h"

namespace doorstep::print {

// Takes the account, the two names and the day on which it is made, and nothing else of the child's.
[[nodiscard]] Document document_of(const sharing::Account& account, const std::string& parent,
                                   const std::string& child, language::Date made, const words::Language& say);

}  // namespace doorstep::print
