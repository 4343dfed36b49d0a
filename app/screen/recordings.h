// The recordings beside an instrument: who reads it, and, for its author, which texts no person has recorded
// yet.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/voice/voice.h"
#include "app/words/words.h"
#include "instruments/model/instrument.h"

namespace doorstep::screen {

// In their order, what a recording of them is called behind the instrument's name: "who.text" (a page),
// "lives", "lives.both", "lives.help". Once for all instances of a repeat; without what the program says.
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
