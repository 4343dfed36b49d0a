// A printed page as a list of blocks, and the PDF or the lines that become of it.
//
// The PDF is made by Pango and Cairo with the program's own fonts, in any script, on A4 pages with numbers.
// It has no title, author or subject: nothing about a child stands in it but the words on its pages.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "app/words/words.h"
#include "instruments/result.h"

namespace doorstep::print {

struct Block {
  enum class Kind : std::uint8_t {
    Title,
    Heading,
    Text,
    Quote,  // set in a little, larger: for reading aloud
    Small,
  };
  Kind kind = Kind::Text;
  std::string words;
};

struct Document {
  std::vector<Block> blocks;
  words::Direction direction = words::Direction::LeftToRight;

  void add(Block::Kind kind, std::string text) { blocks.push_back({kind, std::move(text)}); }
};

// The bytes of the PDF. `fonts` holds *.ttf. Errors: "no_fonts", "not_enough_memory".
[[nodiscard]] Result<std::string> to_pdf(const Document& document, const std::filesystem::path& fonts);

// Writes `bytes` to a new file that only its owner can read. Errors: "not_written" (also when there is
// something at `file` already); nothing is left there then.
[[nodiscard]] Result<void> write_private(const std::filesystem::path& file, const std::string& bytes);

}  // namespace doorstep::print
