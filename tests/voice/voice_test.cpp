// The real voices, on a sound server of their own that plays into nothing.
#include "app/voice/voice.h"

#include <array>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include <sndfile.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

namespace doorstep::voice {
namespace {

namespace fs = std::filesystem;

// PulseAudio without a sound card, until the end of the tests; everything of it in one folder.
class SoundServer {
 public:
  SoundServer() {
    std::string name = (fs::temp_directory_path() / "doorstep-sound-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
    for (const char* variable : {"XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME"})
      setenv(variable, folder_.c_str(), 1);
    const std::string socket = (folder_ / "sound").string();
    setenv("PULSE_SERVER", ("unix:" + socket).c_str(), 1);
    server_ = fork();
    if (server_ == 0) {
      const std::string door = "module-native-protocol-unix auth-anonymous=1 socket=" + socket;
      execlp("pulseaudio", "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-level=error",
             "--use-pid-file=no", "-L", "module-null-sink", "-L", door.c_str(), nullptr);
      _exit(127);
    }
    for (int i = 0; i < 200 && !fs::exists(socket); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    REQUIRE(fs::exists(socket));
  }
  ~SoundServer() {
    kill(server_, SIGTERM);
    waitpid(server_, nullptr, 0);
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  SoundServer(const SoundServer&) = delete;
  SoundServer& operator=(const SoundServer&) = delete;

  [[nodiscard]] const fs::path& folder() const { return folder_; }
  // Neither it nor the service that speaks answers, until it goes on.
  void stand_still() { send(SIGSTOP); }
  void go_on() { send(SIGCONT); }

 private:
  void send(int signal) const {
    kill(server_, signal);
    std::ifstream file(folder_ / "speech-dispatcher" / "pid" / "speech-dispatcher.pid");
    if (pid_t speaker = 0; file >> speaker) kill(speaker, signal);
  }

  fs::path folder_;
  pid_t server_ = -1;
};

// One for all tests of a process: the libraries ask once where it is.
SoundServer& sound_server() {
  static SoundServer the_one;
  return the_one;
}

bool comes_true(const std::function<bool()>& what) {
  for (int i = 0; i < 1000; ++i) {
    if (what()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

// Whether it is over soon; waits for its end in any case, once `server` goes on.
bool is_soon_over(SoundServer& server, const std::function<void()>& what) {
  const auto done = std::async(std::launch::async, what);
  const bool soon = done.wait_for(std::chrono::seconds(2)) == std::future_status::ready;
  server.go_on();
  done.wait();
  return soon;
}

void record(const fs::path& file, int seconds) {
  constexpr int kRate = 16000;
  fs::create_directories(file.parent_path());
  SF_INFO info{};
  info.samplerate = kRate;
  info.channels = 1;
  info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
  SNDFILE* out = sf_open(file.c_str(), SFM_WRITE, &info);
  REQUIRE(out != nullptr);
  std::vector<float> samples(static_cast<std::size_t>(kRate) * static_cast<std::size_t>(seconds));
  for (std::size_t i = 0; i < samples.size(); ++i)
    samples[i] = 0.2F * std::sin(0.05F * static_cast<float>(i));
  CHECK(sf_writef_float(out, samples.data(), static_cast<sf_count_t>(samples.size())) ==
        static_cast<sf_count_t>(samples.size()));
  sf_close(out);
}

}  // namespace

TEST_CASE("words are what lies between blanks, in any script") {
  CHECK(words_of("").empty());
  CHECK(words_of("  ").empty());
  const std::string text = "Vad  är\nmåne? لا";
  std::vector<std::string> words;
  for (const auto& word : words_of(text)) words.push_back(text.substr(word.begin, word.end - word.begin));
  CHECK(words == std::vector<std::string>{"Vad", "är", "måne?", "لا"});
}

TEST_CASE("a recording is played to its end, and another passage or a stop cuts it off") {
  SoundServer& server = sound_server();
  record(server.folder() / "sv" / "story.short.wav", 1);
  record(server.folder() / "sv" / "story.long.wav", 600);
  const auto voice = recordings({server.folder()});
  CHECK_FALSE(voice->can_say({"Hej", "en", "story.short"}));
  CHECK_FALSE(voice->can_say({"Hej", "sv", "story.other"}));
  CHECK_FALSE(voice->can_say({"Hej", "sv", "../sv/story.short"}));
  REQUIRE(voice->can_say({"Hej", "sv", "story.short"}));

  voice->say({"Hej", "sv", "story.short"}, Pace::Normal);
  CHECK(voice->progress().speaking);
  CHECK(comes_true([&] { return !voice->progress().speaking; }));
  voice->say({"Hej", "sv", "story.long"}, Pace::Normal);
  CHECK(voice->progress().speaking);
  voice->stop();
  CHECK_FALSE(voice->progress().speaking);
  voice->say({"Hej", "sv", "story.long"}, Pace::Normal);
  voice->say({"Hej", "sv", "story.short"}, Pace::Normal);
  CHECK(comes_true([&] { return !voice->progress().speaking; }));
}

TEST_CASE("without a sound server a recording is over at once, and nothing fails") {
  const char* const there = std::getenv("PULSE_SERVER");
  const std::string before = there != nullptr ? there : "";
  setenv("PULSE_SERVER", "unix:/nowhere/at/all", 1);
  const fs::path folder = fs::temp_directory_path() / ("doorstep-quiet-" + std::to_string(getpid()));
  record(folder / "sv" / "story.long.wav", 600);
  const auto voice = recordings({folder});
  voice->say({"Hej", "sv", "story.long"}, Pace::Normal);
  CHECK(comes_true([&] { return !voice->progress().speaking; }));
  fs::remove_all(folder);
  if (!before.empty()) setenv("PULSE_SERVER", before.c_str(), 1);
}

TEST_CASE("the system's voice speaks Swedish, English and Arabic, tells each word, and falls silent") {
  (void)sound_server();
  const auto voice = system_voice();
  for (const char* language : {"sv", "en", "ar"}) {
    INFO(language);
    REQUIRE(comes_true([&] { return voice->can_say({"a", language, {}}); }));
  }
  CHECK_FALSE(voice->can_say({"a", "xx", {}}));
  const Passage passage{"Det här är en lite längre mening om <två> hem & en katt.", "sv", {}};
  voice->say(passage, Pace::Normal);
  CHECK(voice->progress().speaking);
  CHECK(comes_true([&] { return voice->progress().word == words_of(passage.text)[2]; }));
  CHECK(comes_true([&] { return !voice->progress().speaking; }));
  voice->say(passage, Pace::Slow);
  voice->stop();
  CHECK_FALSE(voice->progress().speaking);
}

TEST_CASE("a service that stands still holds up neither a stop nor the next passage and counts as none") {
  SoundServer& server = sound_server();
  const auto voice = system_voice();
  const Passage passage{"Det här är en lite längre mening.", "sv", {}};
  REQUIRE(comes_true([&] { return voice->can_say(passage); }));
  voice->say(passage, Pace::Normal);
  REQUIRE(comes_true([&] { return voice->progress().word.has_value(); }));
  server.stand_still();
  CHECK(is_soon_over(server, [&] {
    voice->stop();
    voice->say(passage, Pace::Normal);
    voice->stop();
  }));
  server.stand_still();
  voice->say(passage, Pace::Normal);
  const bool was_none = comes_true([&] { return !voice->can_say(passage) && !voice->progress().speaking; });
  server.go_on();
  CHECK(was_none);
  CHECK(comes_true([&] { return voice->can_say(passage); }));
}

TEST_CASE("a sound server that stands still holds up neither a stop nor the next recording") {
  SoundServer& server = sound_server();
  record(server.folder() / "recordings" / "sv" / "long.wav", 20);
  const auto voice = recordings({server.folder() / "recordings"});
  const Passage passage{"Lång", "sv", "long"};
  voice->say(passage, Pace::Normal);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  server.stand_still();
  CHECK(is_soon_over(server, [&] {
    voice->say(passage, Pace::Normal);
    voice->stop();
    voice->say(passage, Pace::Normal);
  }));
  CHECK(voice->progress().speaking);
}

}  // namespace doorstep::voice
