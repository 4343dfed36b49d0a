// Printed pages, read back by a program that is not ours.

#include "app/print/document.h"

#include <algorithm>
#include <filesystem>

#include <catch2/catch_test_macros.hpp>

#include "app/print/account_document.h"
#include "tests/print/pdf_text.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using print::Block;
using print::Document;

const std::filesystem::path kAssets = std::filesystem::path(DOORSTEP_SOURCE_DIR) / "assets";

std::string text_of(const Document& document) {
  const ScratchFolder folder;
  const auto file = folder.path() / "page.pdf";
  must(print::write_private(file, must(print::to_pdf(document, kAssets / "fonts"))));
  return text_of_pdf(file.string());
}

std::size_t pages_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\f'));
}

}  // namespace

TEST_CASE("what is printed can be read back, in Swedish and in Arabic") {
  Document document;
  document.add(Block::Kind::Title, "Det här vill Elsa att du ska få veta");
  document.add(Block::Kind::Quote, "”Jag går till mitt rum.”");
  const std::string swedish = text_of(document);
  CHECK(swedish.find("Det här vill Elsa att du ska få veta") != std::string::npos);
  CHECK(swedish.find("Jag går till mitt rum.") != std::string::npos);
  Document arabic{.blocks = {}, .direction = words::Direction::RightToLeft};
  arabic.add(Block::Kind::Text, "سلمى");
  CHECK_FALSE(text_of(arabic).empty());
  CHECK(text_of(arabic).find("سلمى") != std::string::npos);
}

TEST_CASE("a long account runs over pages, each with its number, and no line is lost") {
  Document document;
  for (int line = 0; line < 120; ++line)
    document.add(Block::Kind::Quote, "line number " + std::to_string(line) + ".");
  const std::string text = text_of(document);
  CHECK(pages_in(text) >= 3);
  for (int line = 0; line < 120; ++line) {
    INFO(line);
    CHECK(text.find("line number " + std::to_string(line) + ".") != std::string::npos);
  }
  CHECK(text.find("\n2\n") != std::string::npos);
}

TEST_CASE("one very long word does not stand outside of the page") {
  Document document;
  document.add(Block::Kind::Text, std::string(4000, 'w'));
  const std::string text = text_of(document);
  CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), 'w')) == 4000);
}

TEST_CASE("an account without anything in it says so kindly, with its day, and names nobody else") {
  const auto words = words::Words::load(kAssets);
  REQUIRE(words);
  const auto account = sharing::Account::of(sharing::Ledger(), "mum");
  const Document document =
      print::document_of(account, "Karin", "Elsa", *language::Date::parse("2026-11-23"), words->in("en"));
  const std::string text = text_of(document);
  CHECK(text.find("Karin") != std::string::npos);
  CHECK(text.find("2026-11-23") != std::string::npos);
  CHECK(text.find("nothing to read together") != std::string::npos);
}

}  // namespace doorstep::testing
