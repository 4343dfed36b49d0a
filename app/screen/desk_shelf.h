// The instruments that new interviews can be made with: read from their files, opened only when their
// examples pass.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/screen/desk.h"
#include "app/screen/instrument_files.h"
#include "instruments/model/instrument.h"

namespace doorstep::screen {

struct Desk::Shelf {
  struct Entry {
    std::shared_ptr<const model::Instrument> instrument;
    std::string text;  // exactly as in the file
  };
  // The files that it was read from, as they were then.
  using Files = std::vector<std::pair<std::filesystem::path, std::optional<Saved>>>;
  Files files;
  Files pictures;  // that they asked for, also in vain
  std::vector<Entry> entries;
  std::optional<RefusedFile> refused;

  // `places`: as DeskOptions::instruments.
  [[nodiscard]] static Files files_of(const std::vector<std::filesystem::path>& places);
  [[nodiscard]] static Shelf read(const std::vector<std::filesystem::path>& places);
  [[nodiscard]] const Entry* find(const std::string& id) const;
  // Whether a file in `places`, or a picture, is another than when it was read.
  [[nodiscard]] bool is_stale(const std::vector<std::filesystem::path>& places) const;
};

}  // namespace doorstep::screen
