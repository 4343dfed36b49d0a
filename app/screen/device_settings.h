// What this device keeps between runs: how pages look. A plain file beside no vault; no name, no case,
// nothing of what anybody said is ever in it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "app/touch/ui.h"
#include "app/voice/voice.h"
#include "instruments/result.h"

namespace doorstep::screen {

inline constexpr float kLeastPxPerMm = 2;  // a large television
inline constexpr float kMostPxPerMm = 30;  // a telephone

enum class ReadAloud : std::uint8_t { Off, WhenAsked, ByItself };  // ByItself: to children

struct DeviceSettings {
  std::string language{};  // empty: nobody has chosen one
  float text_scale = 1;    // 1 .. 2
  std::string theme = "paper";
  touch::Motion motion = touch::Motion::Full;
  touch::Spacing spacing = touch::Spacing::Usual;
  ReadAloud read_aloud = ReadAloud::WhenAsked;
  voice::Pace pace = voice::Pace::Normal;
  std::optional<float> px_per_mm{};  // measured by a person with a bank card; kLeastPxPerMm .. kMostPxPerMm

  friend bool operator==(const DeviceSettings&, const DeviceSettings&) = default;
};

// $XDG_CONFIG_HOME/doorstep/settings.yaml, else ~/.config/doorstep/settings.yaml.
[[nodiscard]] std::filesystem::path settings_file();

// Never fails: what is missing, unknown or out of its limits is as on the first day.
[[nodiscard]] DeviceSettings read_settings(const std::filesystem::path& file);

// Writes a new file and puts it in the old one's place, for this user alone. Errors: `settings_not_kept`; the
// old file is untouched then.
[[nodiscard]] Result<void> write_settings(const std::filesystem::path& file, const DeviceSettings& settings);

}  // namespace doorstep::screen
