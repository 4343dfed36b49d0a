// A passphrase while it is being typed: fixed memory, wiped when it goes.
//
// Nothing here is ever handed to Pango, ImGui, the clipboard or a semantics node.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace doorstep::touch {

class SecretText {
 public:
  static constexpr std::size_t kCapacity = 512;  // bytes; a passphrase of twenty long words is about 200

  SecretText() = default;
  ~SecretText() { wipe(); }
  SecretText(const SecretText&) = delete;  // a copy would be a second place to wipe
  SecretText& operator=(const SecretText&) = delete;

  // Appends a character as UTF-8; ignored when there is no room.
  void append(char32_t character);
  void erase_last();  // one character, not one byte
  void wipe();

  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }
  [[nodiscard]] std::size_t characters() const;
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  std::array<char, kCapacity> bytes_{};
  std::size_t size_ = 0;
};

}  // namespace doorstep::touch
