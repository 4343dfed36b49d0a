// The instruments that new interviews can be made with: read from their files, opened only when their
// examples pass.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/screen/desk.h"
#include "instruments/model/instrument.h"

namespace doorstep::screen {

struct Desk::Shelf {
  struct Entry {
    std::shared_ptr<const model::Instrument> instrument;
    std::string text;  // exactly as in the file
  };
  std::vector<Entry> entries;
  std::optional<Error> refused;  // the first file that does not open

  [[nodiscard]] static Shelf read(const std::vector<std::filesystem::path>& files);
  [[nodiscard]] const Entry* find(const std::string& id) const;
};

}  // namespace doorstep::screen
