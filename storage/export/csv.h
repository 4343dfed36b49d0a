// Tables and codebooks as CSV: RFC 4180, UTF-8, comma, CR LF.
#pragma once

#include <string>

#include "instruments/result.h"
#include "storage/export/table.h"

namespace doorstep::extract {

[[nodiscard]] std::string to_csv(const Table& table);

// One line per column, or per code of a column: variable, label, code, meaning; the codes for missing answers
// last. Errors: "formula" when a label begins with = + - @, a tab or a return, which a spreadsheet would run;
// it is the instrument's to mend.
[[nodiscard]] Result<std::string> codebook(const Table& table);

}  // namespace doorstep::extract
