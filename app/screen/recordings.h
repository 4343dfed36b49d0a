// The recordings beside an instrument: who reads it, what the recordings of its texts are called, and, for
// its author, which of them no person has made yet.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/voice/voice.h"
#include "app/words/words.h"
#include "instruments/model/instrument.h"

namespace doorstep::screen {

// What a recording is called behind its instrument's name: of `id`, a question or a grid ("lives"), or of its
// `part` ("lives.both", "lives.help"; of a page "who.text"). Once for all instances of a repeat.
[[nodiscard]] std::string recording_name(std::string_view id, std::string_view part = {});
// The part of a grid that stands above each of its rows where they are asked one by one: its text and help.
inline constexpr std::string_view kStemPart = "stem";

// The names of all that is read aloud and is the author's, in their order, each once.
[[nodiscard]] std::vector<std::string> texts_to_record(const model::Instrument& instrument);

struct Unrecorded {
  std::string language;
  std::vector<std::string> texts;  // as texts_to_record()
};

// Of the languages in which something is recorded beside `file`, those in which something is missing: nobody
// has to record anything, but who began wants to know what is left.
[[nodiscard]] std::vector<Unrecorded> unrecorded(const model::Instrument& instrument,
                                                 const std::filesystem::path& file);

// What an author is told of that: all by name, or the first and where the others stand.
enum class Naming : std::uint8_t { First, All };
[[nodiscard]] std::string line_of(const words::Language& say, const Unrecorded& missing, Naming naming);

// Where the recordings of the instruments in `places`, files or folders, lie; each folder once.
[[nodiscard]] std::vector<std::filesystem::path> recordings_beside(
    const std::vector<std::filesystem::path>& places);

// Those recordings, and the system's voice for what has none.
[[nodiscard]] std::unique_ptr<voice::Voice> voice_beside(const std::vector<std::filesystem::path>& places);

}  // namespace doorstep::screen
