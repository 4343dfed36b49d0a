#include "app/touch/secret_text.h"

#include <algorithm>
#include <cstring>

#include "app/touch/text_edit.h"

namespace doorstep::touch {

void SecretText::append(char32_t character) {
  std::string bytes = encode_utf8(character);  // short enough to live in the string itself, and wiped below
  if (size_ + bytes.size() <= kCapacity) {
    std::copy(bytes.begin(), bytes.end(), bytes_.data() + size_);
    size_ += bytes.size();
  }
  explicit_bzero(bytes.data(), bytes.size());
}

void SecretText::erase_last() {
  const std::size_t from = previous_character(view(), size_);
  explicit_bzero(bytes_.data() + from, size_ - from);
  size_ = from;
}

void SecretText::wipe() {
  explicit_bzero(bytes_.data(), bytes_.size());
  size_ = 0;
}

std::size_t SecretText::characters() const {
  const auto starts = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
  return static_cast<std::size_t>(
      std::count_if(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(size_), starts));
}

}  // namespace doorstep::touch
