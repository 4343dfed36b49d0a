// Recordings of people, decoded by libsndfile and played through PulseAudio by a thread of their own.
#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include <sndfile.h>

#include <pulse/simple.h>

#include "app/voice/voice.h"

namespace doorstep::voice {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 4> kFormats{".opus", ".ogg", ".flac", ".wav"};
constexpr std::size_t kFramesAtOnce = 512;  // some ten milliseconds: so soon it is silent
constexpr std::uint32_t kBuffered = 4 * 512 * sizeof(float);
constexpr auto kFarewell = std::chrono::milliseconds(300);  // for the last samples, when the program ends

// An author wrote the id, and it becomes part of a file's name.
bool is_plain(std::string_view id) {
  return !id.empty() && id.find_first_of("/\\") == std::string_view::npos && id.front() != '.';
}

struct Close {
  void operator()(SNDFILE* file) const { sf_close(file); }
  void operator()(pa_simple* stream) const { pa_simple_free(stream); }
};

// One passage, between the program and the thread that plays it: a sound server may hold that thread up, and
// nobody waits for it.
struct Playing {
  std::atomic<bool> stopped = false;
  std::atomic<bool> speaking = true;
};

void play(const fs::path& path, Playing& playing) {
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, Close> file(sf_open(path.c_str(), SFM_READ, &info));
  if (file && info.channels > 0 && info.channels <= 2) {
    const pa_sample_spec format{PA_SAMPLE_FLOAT32NE, static_cast<std::uint32_t>(info.samplerate),
                                static_cast<std::uint8_t>(info.channels)};
    // A short buffer, or what was cut off would be heard to its end.
    const pa_buffer_attr buffer{UINT32_MAX, kBuffered * format.channels, UINT32_MAX, UINT32_MAX, UINT32_MAX};
    const std::unique_ptr<pa_simple, Close> stream(pa_simple_new(
        nullptr, "Doorstep", PA_STREAM_PLAYBACK, nullptr, "reading", &format, nullptr, &buffer, nullptr));
    std::vector<float> samples(kFramesAtOnce * format.channels);
    while (stream && !playing.stopped) {
      const sf_count_t frames = sf_readf_float(file.get(), samples.data(), kFramesAtOnce);
      if (frames <= 0) break;
      const std::size_t bytes = static_cast<std::size_t>(frames) * format.channels * sizeof(float);
      if (pa_simple_write(stream.get(), samples.data(), bytes, nullptr) < 0) break;
    }
    if (stream && playing.stopped) pa_simple_flush(stream.get(), nullptr);
    if (stream && !playing.stopped) pa_simple_drain(stream.get(), nullptr);
  }
  playing.speaking = false;
}

std::shared_ptr<Playing> silence() {
  auto nothing = std::make_shared<Playing>();
  nothing->speaking = false;
  return nothing;
}

class Recordings final : public Voice {
 public:
  explicit Recordings(std::vector<fs::path> folders) : folders_(std::move(folders)) {}
  ~Recordings() override {
    stop();
    const auto until = std::chrono::steady_clock::now() + kFarewell;
    while (playing_->speaking && std::chrono::steady_clock::now() < until)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  Recordings(const Recordings&) = delete;
  Recordings& operator=(const Recordings&) = delete;

  bool can_say(const Passage& passage) override { return find(passage).has_value(); }

  void say(const Passage& passage, Pace) override {
    stop();
    const auto path = find(passage);
    if (!path) return;
    playing_ = std::make_shared<Playing>();
    std::thread([playing = playing_, path = *path] { play(path, *playing); }).detach();
  }

  void stop() override { playing_->stopped = true; }
  Progress progress() override { return {.speaking = playing_->speaking && !playing_->stopped}; }

 private:
  std::optional<fs::path> find(const Passage& passage) const {
    return find_recording(folders_, passage.language, passage.recording);
  }

  std::vector<fs::path> folders_;
  std::shared_ptr<Playing> playing_ = silence();
};

}  // namespace

std::optional<fs::path> find_recording(const std::vector<fs::path>& folders, std::string_view language,
                                       std::string_view recording) {
  if (!is_plain(recording) || !is_plain(language)) return std::nullopt;
  std::error_code ignored;
  for (const fs::path& folder : folders) {
    for (const char* format : kFormats) {
      fs::path path = folder / language / (std::string(recording) + format);
      if (fs::is_regular_file(path, ignored)) return path;
    }
  }
  return std::nullopt;
}

std::unique_ptr<Voice> recordings(std::vector<fs::path> folders) {
  return std::make_unique<Recordings>(std::move(folders));
}

}  // namespace doorstep::voice
