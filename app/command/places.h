// Where things lie on this device: the instruments that ship, the vault, throw-away folders.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "instruments/model/load.h"
#include "instruments/result.h"

namespace doorstep::command {

// The instruments that ship: `instruments/` in the assets (an installed program), else `instruments/library`
// beside them (the source tree). Sorted by name. Errors: "no_assets", "no_instruments".
[[nodiscard]] Result<std::vector<std::filesystem::path>> shipped_instruments();

// The folders of what interviews are made with on this device: the municipality's own
// ($XDG_DATA_HOME/doorstep/instruments, else ~/.local/share/doorstep/instruments; there or not), and then
// those that ship. Of two files with one instrument the first counts, so that its own wording takes the place
// of ours. Errors as above.
[[nodiscard]] Result<std::vector<std::filesystem::path>> instrument_folders();
// The instruments in them. Errors as above.
[[nodiscard]] Result<std::vector<std::filesystem::path>> instruments_here();

// The shipped instrument of that name ("min_berattelse"). Errors as above.
[[nodiscard]] Result<std::filesystem::path> shipped_instrument(const std::string& name);

// What an instrument in `file` may read from: those in the same folder, and those of this device.
[[nodiscard]] model::FindInstrument instruments_beside(const std::filesystem::path& file);

// `file` and the files of what `instrument`, which is in it, reads from.
[[nodiscard]] std::vector<std::filesystem::path> with_what_it_reads(const std::filesystem::path& file,
                                                                    const model::Instrument& instrument);

// The vault of who uses this device: $XDG_DATA_HOME/doorstep/vault, else ~/.local/share/doorstep/vault.
[[nodiscard]] std::filesystem::path usual_vault();
// Makes the folder that `vault` is to lie in. Errors: "no_permission", "read_only", "disk_full", "io_error".
[[nodiscard]] Result<void> make_parent_of(const std::filesystem::path& vault);

// A new folder for this user alone in the system's temporary folder. Errors: "no_temporary_folder".
[[nodiscard]] Result<std::filesystem::path> throw_away_folder();

// Whether a window could be opened: an X display is named.
[[nodiscard]] bool has_display();

// The language of the user's environment, "sv" or "en" for example; "en" when it names none.
[[nodiscard]] std::string language_of_environment();

}  // namespace doorstep::command
