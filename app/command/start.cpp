#include "app/command/start.h"

#include <algorithm>
#include <iostream>
#include <optional>

#include <unistd.h>

#include <fmt/format.h>

#include "app/command/console.h"
#include "app/command/conversation.h"
#include "app/command/files.h"
#include "app/command/made_up.h"
#include "app/command/places.h"
#include "app/command/speech.h"
#include "app/command/walk_through.h"
#include "app/screen/instrument_files.h"
#include "app/screen/papers.h"
#include "app/screen/recordings.h"
#include "app/screen/shell.h"
#include "app/text/assets.h"
#include "app/window/window.h"
#include "instruments/model/load.h"

namespace doorstep::command {
namespace {

bool is_terminal() { return isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0; }

// One of the instruments of this device, by its title.
Result<std::filesystem::path> choose_instrument(const words::Language& say) {
  const auto files = instruments_here();
  if (!files) return tl::unexpected(files.error());
  std::vector<std::string> titles;
  std::vector<std::filesystem::path> offered;
  screen::FirstOfEach firsts;
  for (const auto& file : *files) {
    const auto text = read_file(file.string());
    const auto loaded =
        text ? model::load(*text, file.string(), instruments_beside(file), text::pictures_of(file))
             : model::Loaded();
    const bool is_first = text && firsts.add(loaded, *text);
    if (loaded.instrument && !is_first) continue;
    offered.push_back(file);
    titles.push_back(loaded.instrument
                         ? loaded.instrument->title.by_language[loaded.instrument->language_index(say.code())]
                         : file.filename().string());
  }
  Console console(std::cin, std::cout, Console::Kind::Terminal);
  const auto chosen = console.choose(titles, say("team.new_interview.with_what"), say("terminal.a_number"));
  if (!chosen) return tl::unexpected(chosen.error());
  return offered[*chosen];
}

Exit in_terminal(const StartOptions& options, const words::Language& words) {
  fmt::print("{}\n", words("terminal.no_display"));
  const auto instrument = choose_instrument(words);
  if (!instrument) return say(words, instrument.error());
  ConversationOptions conversation;
  conversation.instrument = *instrument;
  conversation.vault = options.vault;
  conversation.language = words.code();
  return converse(conversation);
}

Result<void> in_window(const StartOptions& options, const std::filesystem::path& assets,
                       const words::Words& words, const std::string& language) {
  const auto folders = instrument_folders();
  if (!folders) return tl::unexpected(folders.error());
  if (auto made = make_parent_of(options.vault); !made) return made;
  window::WindowOptions look;
  look.assets = assets;
  // A throw-away vault's visitor changes nothing for the next one.
  const auto settings_file = options.demo ? std::filesystem::path() : screen::settings_file();
  screen::DeviceSettings device = screen::read_settings(settings_file);
  if (!options.language.empty()) device.language = language;
  look.px_per_mm = device.px_per_mm;
  auto window = window::Window::open(look);
  if (!window) return tl::unexpected(window.error());
  screen::ShellOptions shell_options;
  shell_options.desk.vault = options.vault;
  shell_options.desk.instruments = *folders;
  shell_options.assets = assets;
  shell_options.words = words;
  shell_options.language = language;
  shell_options.device = device;
  shell_options.papers = screen::documents_folder();
  shell_options.settings_file = settings_file;
  shell_options.voice = screen::voice_beside(*folders);
  shell_options.set_px_per_mm = [&](std::optional<float> scale) { (*window)->set_px_per_mm(scale); };
  shell_options.set_window_title = [&](const std::string& title) { (*window)->set_title(title); };
  auto shell = screen::Shell::create(std::move(shell_options));
  if (!shell) return tl::unexpected(shell.error());
  return (*window)->run(**shell);
}

Exit open(const StartOptions& options, const Speech& speech) {
  const auto& [assets, all_words, words] = speech;
  if (has_display()) {
    const auto done = in_window(options, assets, all_words, words.code());
    if (done) return Exit::Done;
    // A display that is named and not there is as good as none.
    if (done.error().code != "no_display") return say(words, done.error());
  }
  if (!is_terminal()) return walk_through();
  return in_terminal(options, words);
}

}  // namespace

Exit start(const StartOptions& options) {
  if (!has_display() && !is_terminal()) return walk_through();
  const auto speech = Speech::in(options.language);
  if (!speech) return say(speech.error());
  const words::Language& words = speech->language;
  if (!options.demo) return open(options, *speech);
  const auto throw_away = ThrowAway::make();
  if (!throw_away) return say(words, throw_away.error());
  if (auto filled = fill(*throw_away, words); !filled) return say(words, filled.error());
  fmt::print("A vault with made-up families, gone when Doorstep ends. {} opens it with the passphrase: {}\n",
             kMadeUpPerson, throw_away->passphrase());
  std::fflush(stdout);
  StartOptions demo = options;
  demo.vault = throw_away->vault();
  return open(demo, *speech);
}

}  // namespace doorstep::command
