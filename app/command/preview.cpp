// doorstep preview FILE: an instrument as its respondent will meet it, while its author writes it.

#include "app/screen/preview.h"

#include <memory>

#include "app/command/command.h"
#include "app/command/places.h"
#include "app/command/speech.h"
#include "app/command/today.h"
#include "app/screen/device_settings.h"
#include "app/screen/recordings.h"
#include "app/window/window.h"

namespace doorstep::command {
namespace {

struct Options {
  std::string file;
  std::string language;
};

Result<void> preview(const Options& options, const Speech& speech) {
  const auto shipped = shipped_instruments();
  if (!shipped) return tl::unexpected(shipped.error());
  const screen::DeviceSettings device = screen::read_settings(screen::settings_file());
  auto made = screen::Preview::create({.file = options.file,
                                       .shipped = *shipped,
                                       .assets = speech.assets,
                                       .language = speech.language.code(),
                                       .text_scale = device.text_scale,
                                       .today = today(),
                                       .read_aloud = device.read_aloud,
                                       .pace = device.pace});
  if (!made) return tl::unexpected(made.error());
  auto window =
      window::Window::open({.px_per_mm = device.px_per_mm, .assets = speech.assets, .theme = device.theme});
  if (!window && window.error().code == "no_display") return fail("no_preview", window.error().message);
  if (!window) return tl::unexpected(window.error());
  (*made)->read_with(screen::voice_beside({options.file}));
  return (*window)->run(**made);
}

}  // namespace

void add_preview(CLI::App& app, Exit& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "preview", "Show an instrument as its respondent will meet it, again after each save; keeps nothing");
  command->add_option("FILE", options->file, "The instrument")->required();
  command->add_option("--language", options->language,
                      "The language beside the page; otherwise that of the environment");
  command->callback([options, &exit] {
    const auto speech = Speech::in(options->language);
    if (!speech) {
      exit = say(speech.error());
      return;
    }
    const auto done = preview(*options, *speech);
    if (done) return;
    // Only the error itself knows which file it was.
    exit = done.error().code == "unreadable_file" ? say(done.error()) : say(speech->language, done.error());
  });
}

}  // namespace doorstep::command
