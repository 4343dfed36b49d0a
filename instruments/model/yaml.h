// A YAML document as a plain tree with places, read by yaml-cpp's event parser.
//
// Hostile input is refused while it is read, before a tree exists, so that time and memory are linear in the
// file's size: anchors, aliases, tags, merge keys, duplicate keys, NUL, invalid UTF-8, more than one
// document, and anything beyond the limits below. All scalars are text: what `yes`, `1.0` or `2026-11-21`
// mean is for the reader to say.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace doorstep::yaml {

constexpr std::size_t kLargestFile = std::size_t{32} * 1024 * 1024;  // bytes; 100,000 questions are 21 MB
constexpr int kDeepest = 32;                                         // nested lists and mappings
constexpr std::size_t kLongestScalar = std::size_t{64} * 1024;       // bytes
// Bytes. yaml-cpp reads a line of brackets to its end before it says that they are too deep; a list of 10,000
// ids fits.
constexpr std::size_t kLongestLine = std::size_t{128} * 1024;

struct Place {
  int line = 0;    // from 1
  int column = 0;  // from 1, in bytes

  friend auto operator<=>(const Place&, const Place&) = default;
};

// What a person who wrote a file should know about it.
enum class Severity : std::uint8_t { Error, Warning };
struct Problem {
  std::string file;
  Place place;
  Severity severity = Severity::Error;
  std::string code;      // stable snake_case word
  std::string fragment;  // what stands there, shortened
  std::string message;   // what is wrong
  std::string remedy;    // what to write instead
  // For who says it in another language, where the code and the fragment are not enough: which of its
  // messages this is, and what it names, in its order.
  std::string variant{};
  std::vector<std::string> values{};
};

enum class Kind : std::uint8_t { Null, Scalar, List, Map };

class Document;

// A view of one node; copies share the document and keep it alive. A default Node is null and has no place.
// `find` and `has` are linear in small mappings and logarithmic in large ones.
class Node {
 public:
  Node() = default;

  [[nodiscard]] Kind kind() const;
  [[nodiscard]] Place place() const;
  [[nodiscard]] bool is_null() const { return kind() == Kind::Null; }
  // The text of a scalar, otherwise empty.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] bool quoted() const;
  // How many children a list or pairs a map has.
  [[nodiscard]] std::size_t size() const;
  // Child `index` of a list, or the value of pair `index` of a map; index < size().
  [[nodiscard]] Node at(std::size_t index) const;
  // The key of pair `index` of a map.
  [[nodiscard]] Node key(std::size_t index) const;
  // The value at `key` of a map; a null node with no place when there is none.
  [[nodiscard]] Node find(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const;
  // Where the node begins in the text that was parsed: bytes from its start.
  [[nodiscard]] std::size_t position() const;

 private:
  friend class Document;
  Node(std::shared_ptr<const Document> document, std::uint32_t index)
      : document_(std::move(document)), index_(index) {}
  [[nodiscard]] std::optional<std::size_t> pair_of(std::string_view key) const;

  std::shared_ptr<const Document> document_;
  std::uint32_t index_ = 0;
};

// Reads `text`. On success the root and no problems; otherwise the one problem that stopped the reading (a
// file that isn't YAML has no second mistake that could be trusted).
struct Parsed {
  Node root;
  std::optional<Problem> problem;
};
[[nodiscard]] Parsed parse(std::string_view text, std::string_view file_name);

// `text` without the three bytes that some editors put before UTF-8; places and positions are counted without
// them.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text);

// Where byte `offset` of a scalar's text stands in `source`, the text it was parsed from: exact for plain and
// quoted scalars on one line; the scalar's own place for all others.
[[nodiscard]] Place place_inside(const Node& scalar, std::size_t offset, std::string_view source);

// At most 40 bytes of `text`, cut between characters, with control characters as spaces: for
// Problem::fragment.
[[nodiscard]] std::string shortened(std::string_view text);

}  // namespace doorstep::yaml
