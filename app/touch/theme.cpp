#include "app/touch/theme.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

namespace doorstep::touch {
namespace {

constexpr std::array<std::string_view, kTokens> kNames{
    "paper",       "side",           "card",        "text",     "muted",  "outline",   "hairline",
    "accent",      "accent_text",    "selected",    "warm",     "hide",   "hide_text", "focus",
    "follow_up",   "follow_up_line", "now",         "now_fill", "spoken", "face",      "sheet",
    "sheet_muted", "sheet_accent",   "sheet_focus", "shadow",   "scrim"};

// "#rrggbb" or "#rrggbbaa".
std::optional<Colour> parse_colour(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text.front() != '#') return std::nullopt;
  std::array<std::uint8_t, 4> parts{0, 0, 0, 255};
  for (std::size_t i = 0; i < text.size() / 2; ++i) {
    const char* begin = text.data() + 1 + 2 * i;
    const auto parsed = std::from_chars(begin, begin + 2, parts[i], 16);
    if (parsed.ec != std::errc{} || parsed.ptr != begin + 2) return std::nullopt;
  }
  return Colour{parts[0], parts[1], parts[2], parts[3]};
}

Result<YAML::Node> read_map(const std::filesystem::path& file) {
  try {
    YAML::Node node = YAML::LoadFile(file.string());
    if (node.IsMap()) return node;
  } catch (const YAML::Exception&) {  // the message below says all that the reader of a theme can use
  }
  return fail("theme_unreadable", fmt::format("The theme {} could not be read.", file.filename().string()),
              "Install Doorstep again, or mend the file.");
}

Result<Colour> read_colour(const YAML::Node& value, std::string_view token) {
  const auto colour = value.IsScalar() ? parse_colour(value.Scalar()) : std::nullopt;
  if (colour) return *colour;
  return fail("theme_bad_colour", fmt::format("The theme's colour for {} is not one.", token),
              "Write it as \"#rrggbb\".");
}

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

}  // namespace

std::string_view name_of(Token token) { return kNames[static_cast<std::size_t>(token)]; }

Result<Theme> Theme::load(const std::filesystem::path& file) {
  const auto map = read_map(file);
  if (!map) return tl::unexpected(map.error());
  Theme theme;
  theme.name_ = file.stem().string();
  std::size_t found = 0;
  for (const auto& pair : *map) {
    const std::string& name = pair.first.Scalar();
    const auto place = std::find(kNames.begin(), kNames.end(), name);
    if (place == kNames.end()) {
      return fail("theme_token_unknown", fmt::format("The theme names {}, which nothing uses.", name),
                  "Remove the line.");
    }
    const auto colour = read_colour(pair.second, name);
    if (!colour) return tl::unexpected(colour.error());
    theme.colours_[static_cast<std::size_t>(place - kNames.begin())] = *colour;
    ++found;
  }
  if (found != kTokens) {
    return fail("theme_token_missing",
                fmt::format("The theme {} has {} of {} colours.", theme.name_, found, kTokens),
                "Add the missing ones.");
  }
  return theme;
}

double contrast(Colour a, Colour b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace doorstep::touch
