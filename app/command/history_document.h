// The history of what was told, as a document for whoever has to answer for it.
#pragma once

#include "app/print/document.h"
#include "app/screen/sharing_history.h"

namespace doorstep::command {

// Times in UTC, in the interface's language `say`; what was said as it was said.
[[nodiscard]] print::Document document_of(const screen::SharingHistory& history, const words::Language& say);

}  // namespace doorstep::command
