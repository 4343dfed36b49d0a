// Recordings of people, decoded by libsndfile and played through PulseAudio by a thread of their own.
#include <array>
#include <atomic>
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

// An author wrote the id, and it becomes part of a file's name.
bool is_plain(std::string_view id) {
  return !id.empty() && id.find_first_of("/\\") == std::string_view::npos && id.front() != '.';
}

struct Close {
  void operator()(SNDFILE* file) const { sf_close(file); }
  void operator()(pa_simple* stream) const { pa_simple_free(stream); }
};

void play(const fs::path& path, const std::atomic<bool>& stopped, std::atomic<bool>& speaking) {
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
    while (stream && !stopped) {
      const sf_count_t frames = sf_readf_float(file.get(), samples.data(), kFramesAtOnce);
      if (frames <= 0) break;
      const std::size_t bytes = static_cast<std::size_t>(frames) * format.channels * sizeof(float);
      if (pa_simple_write(stream.get(), samples.data(), bytes, nullptr) < 0) break;
    }
    if (stream && stopped) pa_simple_flush(stream.get(), nullptr);
    if (stream && !stopped) pa_simple_drain(stream.get(), nullptr);
  }
  speaking = false;
}

class Recordings final : public Voice {
 public:
  explicit Recordings(std::vector<fs::path> folders) : folders_(std::move(folders)) {}
  ~Recordings() override { end(); }
  Recordings(const Recordings&) = delete;
  Recordings& operator=(const Recordings&) = delete;

  bool can_say(const Passage& passage) override { return find(passage).has_value(); }

  void say(const Passage& passage, Pace) override {
    end();
    const auto path = find(passage);
    if (!path) return;
    stopped_ = false;
    speaking_ = true;
    player_ = std::thread([this, path = *path] { play(path, stopped_, speaking_); });
  }

  void stop() override { stopped_ = true; }
  Progress progress() override { return {.speaking = speaking_ && !stopped_}; }

 private:
  // Waits for the samples that are on their way, some ten milliseconds.
  void end() {
    stopped_ = true;
    if (player_.joinable()) player_.join();
  }

  std::optional<fs::path> find(const Passage& passage) const {
    return find_recording(folders_, passage.language, passage.recording);
  }

  std::vector<fs::path> folders_;
  std::thread player_;
  std::atomic<bool> stopped_ = true;
  std::atomic<bool> speaking_ = false;
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
