// doorstep --version

#include <CLI/Version.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command/command.h"

namespace doorstep::command {

std::string versions(const std::string& version) {
  return fmt::format("doorstep {}\nfmt {}.{}.{}\nnlohmann-json {}.{}.{}\nCLI11 {}", version,
                     FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100,
                     NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH,
                     CLI11_VERSION);
}

}  // namespace doorstep::command
