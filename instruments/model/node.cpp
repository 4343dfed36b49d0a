#include <algorithm>
#include <cassert>

#include "instruments/model/document.h"

namespace doorstep::yaml {

Node Document::root(std::shared_ptr<const Document> document) {
  const auto last = static_cast<std::uint32_t>(document->entries.size() - 1);
  return {std::move(document), last};
}

Kind Node::kind() const { return document_ ? document_->entries[index_].kind : Kind::Null; }

Place Node::place() const { return document_ ? document_->entries[index_].place : Place{}; }

std::string_view Node::text() const {
  return kind() == Kind::Scalar ? document_->text(index_) : std::string_view{};
}

bool Node::quoted() const { return document_ && document_->entries[index_].quoted; }

std::size_t Node::size() const {
  return kind() == Kind::List || kind() == Kind::Map ? document_->entries[index_].count : 0;
}

std::size_t Node::position() const { return document_ ? document_->entries[index_].position : 0; }

Node Node::at(std::size_t index) const {
  assert(index < size());
  const Document::Entry& entry = document_->entries[index_];
  const std::size_t child = entry.kind == Kind::Map ? 2 * index + 1 : index;
  return {document_, document_->children[entry.begin + child]};
}

Node Node::key(std::size_t index) const {
  assert(kind() == Kind::Map && index < size());
  return {document_, document_->children[document_->entries[index_].begin + 2 * index]};
}

std::optional<std::size_t> Node::pair_of(std::string_view key) const {
  if (kind() != Kind::Map) return std::nullopt;
  const Document::Entry& entry = document_->entries[index_];
  const std::uint32_t* children = document_->children.data() + entry.begin;
  const auto key_text = [&](std::size_t pair) { return document_->text(children[2 * pair]); };
  if (entry.count <= Document::kSmallMap) {
    for (std::size_t pair = 0; pair < entry.count; ++pair) {
      if (key_text(pair) == key) return pair;
    }
    return std::nullopt;
  }
  const std::uint32_t* ordered = children + 2 * std::size_t{entry.count};
  const std::uint32_t* found =
      std::lower_bound(ordered, ordered + entry.count, key,
                       [&](std::uint32_t pair, std::string_view k) { return key_text(pair) < k; });
  if (found == ordered + entry.count || key_text(*found) != key) return std::nullopt;
  return *found;
}

Node Node::find(std::string_view key) const {
  const auto pair = pair_of(key);
  return pair ? at(*pair) : Node{};
}

bool Node::has(std::string_view key) const { return pair_of(key).has_value(); }

}  // namespace doorstep::yaml
