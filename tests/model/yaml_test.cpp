// The tree, its places, and that hostile files are refused: with which code, and where.
#include "instruments/model/yaml.h"

#include <catch2/catch_test_macros.hpp>

namespace yaml = doorstep::yaml;
using yaml::Kind;
using yaml::Place;

namespace {

yaml::Node root_of(std::string_view text) {
  const auto parsed = yaml::parse(text, "file.yaml");
  REQUIRE_FALSE(parsed.problem);
  return parsed.root;
}

std::string code_of(std::string_view text) {
  const auto parsed = yaml::parse(text, "file.yaml");
  return parsed.problem ? parsed.problem->code : "";
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

std::string nested(int depth) {
  const auto count = static_cast<std::size_t>(depth);
  return "a: " + repeated("[", count - 1) + repeated("]", count - 1) + "\n";
}

std::string mapping_of(int keys) {
  std::string text;
  for (int i = 0; i < keys; ++i) text += "key" + std::to_string(i) + ": " + std::to_string(i) + "\n";
  return text;
}

}  // namespace

TEST_CASE("a mapping gives its keys, values and places in the order of the file") {
  const auto root = root_of("one: a\ntwo: [b, 'c']\nthree:\n  four: ~\n");
  REQUIRE(root.kind() == Kind::Map);
  REQUIRE(root.size() == 3);
  CHECK(root.key(1).text() == "two");
  CHECK(root.find("one").text() == "a");
  CHECK(root.find("one").place() == Place{1, 6});
  CHECK(root.find("two").at(1).text() == "c");
  CHECK(root.find("two").at(1).place() == Place{2, 10});
  CHECK(root.find("three").find("four").is_null());
  CHECK_FALSE(root.has("four"));
  CHECK(root.find("four").place() == Place{});
}

TEST_CASE("a scalar is text, and knows whether it was quoted") {
  const auto root = root_of("a: yes\nb: \"yes\"\nc: 'yes'\nd: |\n  yes\ne: 1.0\n");
  CHECK_FALSE(root.find("a").quoted());
  CHECK(root.find("b").quoted());
  CHECK(root.find("c").quoted());
  CHECK(root.find("d").quoted());
  CHECK(root.find("d").text() == "yes\n");
  CHECK(root.find("e").text() == "1.0");
}

TEST_CASE("a large mapping finds each of its keys and no other") {
  const auto root = root_of(mapping_of(1000));
  for (int i = 0; i < 1000; ++i) {
    CHECK(root.find("key" + std::to_string(i)).text() == std::to_string(i));
  }
  CHECK_FALSE(root.has("key1000"));
  CHECK_FALSE(root.has(""));
}

TEST_CASE("a key that stands twice is refused in a large mapping, too") {
  const auto parsed = yaml::parse(mapping_of(100) + "key7: again\n", "file.yaml");
  REQUIRE(parsed.problem);
  CHECK(parsed.problem->code == "duplicate_key");
  CHECK(parsed.problem->place == Place{101, 1});
  CHECK(parsed.problem->message.find("line 8, column 1") != std::string::npos);
}

TEST_CASE("a node keeps its document alive") {
  yaml::Node leaf;
  {
    const auto root = root_of("a: {b: c}\n");
    leaf = root.find("a").find("b");
  }
  CHECK(leaf.text() == "c");
}

TEST_CASE("a byte order mark is no part of the text") {
  const auto root = root_of("\xEF\xBB\xBFone: a\n");
  CHECK(root.find("one").text() == "a");
  CHECK(root.key(0).place() == Place{1, 1});
}

TEST_CASE("lines that end as on Windows have the same places") {
  const auto root = root_of("one: a\r\ntwo: b\r\n");
  CHECK(root.find("two").text() == "b");
  CHECK(root.find("two").place() == Place{2, 6});
}

TEST_CASE("bytes that are no text are refused with their place") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {std::string("a: b\0c\n", 7), "control_character"},
      {"a: b\x1b[2J\n", "control_character"},
      {"a: b\rc: d\n", "control_character"},
      {"a: b\x7f\n", "control_character"},
      {"a: b\xff\n", "invalid_utf8"},
      {"a: b\xc3\n", "invalid_utf8"},             // cut off
      {"a: b\xc0\xaf\n", "invalid_utf8"},         // overlong
      {"a: b\xed\xa0\x80\n", "invalid_utf8"},     // surrogate
      {"a: b\xf4\x90\x80\x80\n", "invalid_utf8"}  // beyond Unicode
  };
  for (const auto& [text, code] : rows) {
    const auto parsed = yaml::parse(text, "file.yaml");
    REQUIRE(parsed.problem);
    CHECK(parsed.problem->code == code);
    CHECK(parsed.problem->place == Place{1, 5});
    CHECK(parsed.problem->file == "file.yaml");
  }
}

TEST_CASE("every script is text") {
  CHECK(root_of("a: \"å ä ö ج 漢 😀\"\n").find("a").text() == "å ä ö ج 漢 😀");
}

TEST_CASE("nesting is read up to its limit and refused beyond") {
  CHECK(code_of(nested(yaml::kDeepest)).empty());
  CHECK(code_of(nested(yaml::kDeepest + 1)) == "too_deep");
}

TEST_CASE("a text is read up to its limit and refused beyond") {
  const std::string longest(yaml::kLongestScalar, 'x');
  CHECK(root_of("a: " + longest).find("a").text().size() == yaml::kLongestScalar);
  CHECK(code_of("a: " + longest + "x") == "text_too_long");
}

TEST_CASE("a line is read up to its limit and refused beyond") {
  const std::string comment = "#" + std::string(yaml::kLongestLine - 1, 'x');
  CHECK(code_of("a: b\n" + comment + "\n").empty());
  CHECK(code_of("a: b\n" + comment + "x\n") == "line_too_long");
}

TEST_CASE("a file beyond the largest size is refused unread") {
  CHECK(code_of(std::string(yaml::kLargestFile + 1, '\n')) == "file_too_large");
}

TEST_CASE("hostile files of a mebibyte are refused") {
  constexpr std::size_t kSize = std::size_t{1} << 20;
  const std::vector<std::pair<std::string, std::string>> rows = {
      {repeated("[", kSize), "line_too_long"},
      {repeated("{", kSize), "line_too_long"},
      {repeated("[\n", kSize), "key"},
      {repeated("{\n", kSize), "key"},
      {repeated("- ", kSize / 32), "too_deep"},
      {repeated("? ", kSize / 32), "key"},
      {repeated("---\n", kSize), "several_documents"},
      {repeated("- &a b\n", kSize), "anchor"},
      {"a: [&b c" + repeated(", *b", kSize / 16) + "]\n", "anchor"},
      {repeated("- *a\n", kSize), "alias"},
      {repeated("- !!str a\n", kSize), "tag"},
      {repeated("\"", kSize / 16), "indentation"},
      {repeated("a: ", kSize / 16), "colon_in_text"},
      {repeated("a: b\n", kSize), "duplicate_key"},
  };
  for (const auto& [text, code] : rows) {
    INFO(text.substr(0, 20));
    CHECK(code_of(text) == code);
  }
}

TEST_CASE("the place inside of a scalar is exact on one line, and its start otherwise") {
  const std::string source =
      "a: one two\nb: \"one \\\"two\\\"\"\nc: 'it''s two'\nd: >\n  one\n  two\ne: one\n  two\n";
  const auto root = root_of(source);
  CHECK(yaml::place_inside(root.find("a"), 4, source) == Place{1, 8});
  CHECK(yaml::place_inside(root.find("b"), 5, source) == Place{2, 11});
  CHECK(yaml::place_inside(root.find("c"), 5, source) == Place{3, 11});
  CHECK(yaml::place_inside(root.find("d"), 5, source) == Place{4, 4});
  CHECK(yaml::place_inside(root.find("e"), 6, source) == Place{7, 4});
}

TEST_CASE("a fragment is cut between characters and has no line breaks") {
  CHECK(yaml::shortened("short") == "short");
  CHECK(yaml::shortened("two\nlines") == "two lines");
  const std::string long_text = yaml::shortened(std::string(39, 'x') + "åå");
  CHECK(long_text == std::string(39, 'x') + "...");
}
