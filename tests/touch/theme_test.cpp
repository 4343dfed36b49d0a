// Colours that widgets put together must be told apart, in every theme that ships.
#include "app/touch/theme.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

namespace doorstep::touch {
namespace {

namespace fs = std::filesystem;

struct Pair {
  Token front, back;
  double least;
};

constexpr double kText = 4.5;    // WCAG 1.4.3
constexpr double kQuestion = 7;  // WCAG 1.4.6, for what a child must read
constexpr double kOutline = 3;   // WCAG 1.4.11

const std::vector<Pair>& pairs() {
  using enum Token;
  static const std::vector<Pair> kPairs{
      {Text, Paper, kQuestion},   {Text, Card, kQuestion},        {Text, Selected, kQuestion},
      {Text, Warm, kQuestion},    {Text, Spoken, kQuestion},      {Text, NowFill, kQuestion},
      {Text, Face, kQuestion},    {Text, Side, kQuestion},        {Muted, Paper, kText},
      {Muted, Card, kText},       {Muted, Warm, kText},           {Muted, NowFill, kText},
      {Muted, Side, kText},       {Muted, Selected, kText},       {AccentText, Accent, kText},
      {HideText, Hide, kText},    {Accent, Selected, kText},      {Now, Card, kText},
      {Now, Paper, kText},        {Outline, Paper, kOutline},     {Outline, Card, kOutline},
      {Outline, Side, kOutline},  {Accent, Paper, kOutline},      {Accent, Card, kOutline},
      {Focus, Paper, kOutline},   {Focus, Card, kOutline},        {Focus, Selected, kOutline},
      {Hide, Paper, kOutline},    {FollowUpLine, Card, kOutline}, {SheetAccent, Sheet, kText},
      {SheetMuted, Sheet, kText}, {SheetFocus, Sheet, kOutline},
  };
  return kPairs;
}

TEST_CASE("every pair of colours that widgets put together has contrast enough, in every theme") {
  int themes = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(DOORSTEP_SOURCE_DIR) / "assets/themes")) {
    const auto theme = Theme::load(entry.path());
    REQUIRE(theme.has_value());
    ++themes;
    for (const Pair& pair : pairs()) {
      INFO(theme->name() << ": " << name_of(pair.front) << " on " << name_of(pair.back));
      CHECK(contrast((*theme)[pair.front], (*theme)[pair.back]) >= pair.least);
    }
  }
  CHECK(themes == 3);
}

TEST_CASE("contrast is the one of WCAG") {
  CHECK(std::abs(contrast({0, 0, 0}, {255, 255, 255}) - 21) < 1e-9);
  CHECK(std::abs(contrast({0x22, 0x30, 0x3A}, {0xF6, 0xF3, 0xEA}) - 12.2) < 0.1);
  CHECK(contrast({10, 20, 30}, {10, 20, 30}) == 1);
}

fs::path with_content(const std::string& content) {
  const fs::path file = fs::temp_directory_path() / "doorstep_theme_test.yaml";
  std::ofstream(file) << content;
  return file;
}

std::string paper_without_last_line() {
  std::ifstream stream(fs::path(DOORSTEP_SOURCE_DIR) / "assets/themes/paper.yaml");
  std::string all((std::istreambuf_iterator<char>(stream)), {});
  return all.substr(0, all.find("scrim:"));
}

TEST_CASE("a theme that is broken says how") {
  CHECK(Theme::load("/nowhere.yaml").error().code == "theme_unreadable");
  CHECK(Theme::load(with_content("- a\n")).error().code == "theme_unreadable");
  CHECK(Theme::load(with_content("paper: \"#12345\"\n")).error().code == "theme_bad_colour");
  CHECK(Theme::load(with_content("paper: \"#12345g\"\n")).error().code == "theme_bad_colour");
  CHECK(Theme::load(with_content("papper: \"#123456\"\n")).error().code == "theme_token_unknown");
  CHECK(Theme::load(with_content(paper_without_last_line())).error().code == "theme_token_missing");
}

}  // namespace
}  // namespace doorstep::touch
