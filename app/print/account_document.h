// A parent's account on paper or in the terminal, for reading aloud.
#pragma once

#include <string>

#include "app/print/document.h"
#include "instruments/sharing/account.h"

namespace doorstep::print {

// Takes the account and the two names, and nothing else of the child's.
[[nodiscard]] Document document_of(const sharing::Account& account, const std::string& parent,
                                   const std::string& child, const words::Language& say);

}  // namespace doorstep::print
