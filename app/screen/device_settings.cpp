#include "app/screen/device_settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fmt/format.h>

#include "instruments/model/yaml.h"

namespace doorstep::screen {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargest = 16 * 1024;  // bytes; ours are some two hundred

std::optional<float> number(const yaml::Node& node, float least, float most) {
  const std::string_view text = node.text();
  float value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return std::isfinite(value) ? std::optional(std::clamp(value, least, most)) : std::nullopt;
}

// A word that may become part of a file's name: letters, digits and hyphens.
std::string word(const yaml::Node& node, const std::string& otherwise) {
  const std::string text(node.text());
  const auto fits = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; };
  return text.empty() || text.size() > 32 || !std::ranges::all_of(text, fits) ? otherwise : text;
}

constexpr std::array<std::string_view, 3> kReadAloud{"off", "when_asked", "by_itself"};

ReadAloud read_aloud_of(std::string_view word) {
  const auto found = std::ranges::find(kReadAloud, word);
  return found == kReadAloud.end() ? DeviceSettings().read_aloud
                                   : static_cast<ReadAloud>(found - kReadAloud.begin());
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

tl::unexpected<Error> not_kept() {
  return fail("settings_not_kept", "How pages look could not be kept for the next time.",
              "Make room on the disk, or ask for the right to write to your own folder.");
}

}  // namespace

fs::path settings_file() {
  const std::string config = environment("XDG_CONFIG_HOME");
  const fs::path folder = config.empty() ? fs::path(environment("HOME")) / ".config" : fs::path(config);
  return folder / "doorstep" / "settings.yaml";
}

DeviceSettings read_settings(const fs::path& file) {
  DeviceSettings settings;
  std::error_code error;
  if (file.empty() || fs::file_size(file, error) > kLargest || error) return settings;
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  const yaml::Parsed parsed = yaml::parse(text.str(), file.filename().string());
  if (!stream || parsed.problem || parsed.root.kind() != yaml::Kind::Map) return settings;
  const yaml::Node& root = parsed.root;
  settings.language = word(root.find("language"), settings.language);
  settings.text_scale = number(root.find("text_percent"), 100, 200).value_or(100) / 100;
  settings.theme = word(root.find("theme"), settings.theme);
  if (root.find("motion").text() == "reduced") settings.motion = touch::Motion::Reduced;
  if (root.find("spacing").text() == "roomy") settings.spacing = touch::Spacing::Roomy;
  settings.read_aloud = read_aloud_of(root.find("read_aloud").text());
  if (root.find("pace").text() == "slow") settings.pace = voice::Pace::Slow;
  settings.px_per_mm = number(root.find("pixels_per_mm"), kLeastPxPerMm, kMostPxPerMm);
  return settings;
}

Result<void> write_settings(const fs::path& file, const DeviceSettings& settings) {
  std::string text = fmt::format(
      "# How Doorstep looks on this device.\nlanguage: \"{}\"\ntext_percent: {:.0f}\ntheme: {}\nmotion: {}\n"
      "spacing: {}\nread_aloud: {}\npace: {}\n",
      settings.language, settings.text_scale * 100, settings.theme,
      settings.motion == touch::Motion::Reduced ? "reduced" : "full",
      settings.spacing == touch::Spacing::Roomy ? "roomy" : "usual",
      kReadAloud[static_cast<std::size_t>(settings.read_aloud)],
      settings.pace == voice::Pace::Slow ? "slow" : "normal");
  if (settings.px_per_mm) text += fmt::format("pixels_per_mm: {:.4f}\n", *settings.px_per_mm);
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  fs::path fresh = file;
  fresh += ".new";
  {
    std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.flush();
    if (!stream) return not_kept();
  }
  fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, error);
  fs::rename(fresh, file, error);
  if (!error) return {};
  std::error_code ignored;
  fs::remove(fresh, ignored);
  return not_kept();
}

}  // namespace doorstep::screen
