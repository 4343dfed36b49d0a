// Reads texts aloud: a person's recording where there is one, else the computer's voice, else silence.
//
// One passage is said at a time; another one cuts it off. Nothing here waits: a voice that is slow to start,
// or a sound server that is missing, only means that nothing is heard. One thread calls.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/text_engine.h"

namespace doorstep::voice {

enum class Pace { Normal, Slow };

struct Passage {
  std::string text{};
  std::string language{};   // as in <html lang>: "sv"
  std::string recording{};  // the text's id in its instrument ("lives", "lives.both"); may be empty

  friend bool operator==(const Passage&, const Passage&) = default;
};

struct Progress {
  bool speaking = false;
  std::optional<text::ByteRange> word{};  // of the passage's text, being said now; where the voice knows
};

class Voice {
 public:
  virtual ~Voice() = default;
  // Whether `passage` can be heard now. A voice that is still being looked for says no.
  [[nodiscard]] virtual bool can_say(const Passage& passage) = 0;
  virtual void say(const Passage& passage, Pace pace) = 0;
  // At once: nothing is heard a frame later.
  virtual void stop() = 0;
  [[nodiscard]] virtual Progress progress() = 0;
};

// The system's voice, through Speech Dispatcher; looked for in the background.
[[nodiscard]] std::unique_ptr<Voice> system_voice();

// Recordings of people: FOLDER/<language>/<recording>.opus, .ogg, .flac or .wav, in the first folder that has
// one; played through PulseAudio (or PipeWire's stand-in). Slow is the recording as it is.
[[nodiscard]] std::unique_ptr<Voice> recordings(std::vector<std::filesystem::path> folders);

// The file that recordings() would play; nullopt when there is none.
[[nodiscard]] std::optional<std::filesystem::path> find_recording(
    const std::vector<std::filesystem::path>& folders, std::string_view language, std::string_view recording);

// For each passage the first of `voices` that can say it.
[[nodiscard]] std::unique_ptr<Voice> first_of(std::vector<std::unique_ptr<Voice>> voices);

// Where the words of `text` stand, in order: what lies between blanks.
[[nodiscard]] std::vector<text::ByteRange> words_of(std::string_view text);

}  // namespace doorstep::voice
