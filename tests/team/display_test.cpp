// How the pages look: what is chosen holds at once, and the next time.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "app/screen/calibration_sheet.h"
#include "app/screen/device_settings.h"
#include "app/screen/shell.h"
#include "app/text/assets.h"
#include "tests/harness/harness.h"
#include "tests/vault/scratch.h"

namespace doorstep::team {
namespace {

namespace fs = std::filesystem;
using screen::DeviceSettings;
using screen::read_settings;
using screen::write_settings;

// The program on a device without a vault.
struct Device {
  testing::ScratchFolder scratch;
  fs::path file = scratch.vault().parent_path() / "config" / "settings.yaml";
  std::vector<std::optional<float>> scales;  // that the window was told
  std::unique_ptr<screen::Shell> shell;
  std::unique_ptr<harness::Harness> app;

  void start() {
    app.reset();
    screen::ShellOptions options;
    options.desk.vault = scratch.vault();
    options.assets = text::assets_folder().value();
    options.language = "sv";
    options.device = read_settings(file);
    options.settings_file = file;
    options.set_px_per_mm = [this](std::optional<float> scale) { scales.push_back(scale); };
    shell = std::move(screen::Shell::create(std::move(options)).value());
    app = std::make_unique<harness::Harness>(*shell);
    app->frames();
  }
};

std::string contents(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("the way out of the display sheet is in sight in a small window with large text") {
  Device device;
  device.start();
  device.app->resize(1024, 600, 5.9F);
  device.app->tap("display");
  for (const char* scale : {"display:scale:150", "display:scale:200"}) {
    device.app->tap(scale);
    device.app->frames(6);
    const auto& done = device.app->node("display:done");
    CHECK(done.visible.height > done.rect.height - 0.1F);
    CHECK(device.app->audit().empty());
  }
  device.app->tap("display:done");
  CHECK_FALSE(device.app->has("display:done"));
}

TEST_CASE("language, size, colours, motion and spacing hold at once and the next time") {
  Device device;
  device.start();
  device.app->tap("display");
  for (const char* choice : {"display:language:ar", "display:scale:150", "display:theme:night",
                             "display:motion:on", "display:spacing:on"})
    device.app->tap(choice);
  const auto check = [](touch::Ui& ui) {
    CHECK(ui.language() == "ar");
    CHECK(ui.flow() == touch::Flow::RightToLeft);
    CHECK(ui.text_scale() == 1.5F);
    CHECK(ui.theme().name() == "night");
    CHECK(ui.motion() == touch::Motion::Reduced);
    CHECK(ui.spacing() == touch::Spacing::Roomy);
  };
  check(device.app->ui());
  device.start();
  check(device.app->ui());
}

TEST_CASE("a device that nobody has set up speaks the language that it was started with, and keeps nothing") {
  Device device;
  device.start();
  CHECK(device.app->ui().language() == "sv");
  CHECK_FALSE(fs::exists(device.file));
}

TEST_CASE("the interface is offered in languages that have the team's words") {
  Device device;
  device.start();
  device.app->tap("display");
  CHECK(device.app->has("display:language:sv"));
  CHECK(device.app->has("display:language:ar"));
  CHECK_FALSE(device.app->has("display:language:uk"));
}

TEST_CASE("a frame made as wide as a bank card says how large a millimetre is") {
  Device device;
  device.start();
  device.app->tap("display");
  device.app->tap("display:measure");
  const float before = device.app->node("scale:card").rect.width;
  CHECK(std::abs(before - screen::kCardWidth) < 0.5F);
  device.app->tap("scale:much_more");
  device.app->tap("scale:less");
  CHECK(device.app->node("scale:card").rect.width > before * 1.06F);
  CHECK(device.scales.empty());  // nothing moves under the finger until it is kept
  device.app->tap("scale:keep");
  REQUIRE(device.scales.size() == 1);
  const float wanted = 5.9F * 1.08F / 1.01F;
  CHECK(std::abs(*device.scales.front() - wanted) < 0.01F);
  CHECK(std::abs(*read_settings(device.file).px_per_mm - wanted) < 0.01F);
  device.app->tap("display");
  device.app->tap("display:measure");
  device.app->tap("scale:forget");
  CHECK(device.scales.back() == std::nullopt);
  CHECK(read_settings(device.file).px_per_mm == std::nullopt);
}

TEST_CASE("leaving the card's page without saving changes nothing") {
  Device device;
  device.start();
  device.app->tap("display");
  device.app->tap("display:measure");
  device.app->tap("scale:much_less");
  device.app->tap("scale:cancel");
  CHECK(device.scales.empty());
  CHECK_FALSE(fs::exists(device.file));
}

TEST_CASE("settings are read as they were written, in a file for this user alone") {
  Device device;
  const DeviceSettings settings{.language = "da",
                                .text_scale = 1.25F,
                                .theme = "high-contrast",
                                .motion = touch::Motion::Reduced,
                                .spacing = touch::Spacing::Roomy,
                                .px_per_mm = 5.25F};
  REQUIRE(write_settings(device.file, settings));
  CHECK(read_settings(device.file) == settings);
  CHECK((fs::status(device.file).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
        fs::perms::none);
  REQUIRE(write_settings(device.file, {}));
  CHECK(read_settings(device.file) == DeviceSettings{});
}

TEST_CASE("settings that make no sense are as on the first day, each by itself") {
  Device device;
  fs::create_directories(device.file.parent_path());
  const auto with = [&](const std::string& text) {
    std::ofstream(device.file) << text;
    return read_settings(device.file);
  };
  CHECK(read_settings("/nowhere/settings.yaml") == DeviceSettings{});
  CHECK(read_settings({}) == DeviceSettings{});
  CHECK(with("[") == DeviceSettings{});
  CHECK(with("- list") == DeviceSettings{});
  CHECK(with("theme: ../../etc/passwd\nlanguage: \"\"\nmotion: fast\n") == DeviceSettings{});
  CHECK(with("text_percent: 900\ntheme: night\n").text_scale == 2);
  CHECK(with("text_percent: 900\ntheme: night\n").theme == "night");
  CHECK(with("text_percent: nan\n").text_scale == 1);
  CHECK(with("pixels_per_mm: 0\n").px_per_mm == screen::kLeastPxPerMm);
  CHECK(with("pixels_per_mm: five\n").px_per_mm == std::nullopt);
  CHECK(with(std::string(20000, '#')) == DeviceSettings{});
}

TEST_CASE("settings that cannot be kept leave the old ones, and say so") {
  Device device;
  REQUIRE(write_settings(device.file, {.language = "sv"}));
  const std::string before = contents(device.file);
  const auto written = write_settings(device.file / "below_a_file" / "settings.yaml", {.language = "en"});
  REQUIRE_FALSE(written);
  CHECK(written.error().code == "settings_not_kept");
  CHECK(contents(device.file) == before);
}

}  // namespace doorstep::team
