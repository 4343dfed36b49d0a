// The tree behind yaml::Node: all entries, children and texts of one document in three flat arrays.
//
// Children of an entry are contiguous; a mapping has key, value, key, value ..., and when it is large also
// the order of its keys, for a binary search. The root is the last entry. Never changes after parse() has
// built it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/model/yaml.h"

namespace doorstep::yaml {

class Document {
 public:
  // Mappings up to this size are searched one by one: quicker than any index, and most have five keys.
  static constexpr std::uint32_t kSmallMap = 16;  // pairs

  struct Entry {
    Kind kind = Kind::Null;
    bool quoted = false;
    Place place;
    std::uint32_t position = 0;  // bytes from the text's start
    std::uint32_t begin = 0;     // into texts for a scalar, into children otherwise
    std::uint32_t count = 0;     // bytes, list items or pairs
  };

  std::vector<Entry> entries;
  std::vector<std::uint32_t> children;
  std::string texts;

  [[nodiscard]] std::string_view text(std::uint32_t entry) const {
    return std::string_view(texts).substr(entries[entry].begin, entries[entry].count);
  }

  static Node root(std::shared_ptr<const Document> document);
};

}  // namespace doorstep::yaml
