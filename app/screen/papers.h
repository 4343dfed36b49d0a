// An account on paper, for an adult who is to hold it in its hands or hear it read.
#pragma once

#include <filesystem>

#include "app/print/document.h"
#include "app/screen/clocks.h"

namespace doorstep::screen {

// Where a user's documents lie, else its home; empty when neither is known. What is put there is not
// encrypted.
[[nodiscard]] std::filesystem::path documents_folder();

// Writes `document` as a PDF that only its owner can read into `folder`, and returns the file. Its name says
// when, and nobody. Errors: those of print::to_pdf() and print::write_private(); no file is left then.
[[nodiscard]] Result<std::filesystem::path> put_on_paper(const print::Document& document,
                                                         const std::filesystem::path& fonts,
                                                         const std::filesystem::path& folder,
                                                         const LocalTime& now);

}  // namespace doorstep::screen
