// What a text field does to its text: which part is selected, what a key changes, and how it is undone. Pure:
// no fonts, no screen. UTF-8 throughout; a caret is a byte index between two letters as people count them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep::touch {

[[nodiscard]] std::string encode_utf8(
    char32_t character);  // empty for what is no character (surrogates, beyond Unicode)

// By code points, for secrets, which nobody sees. Indexes beyond the end count as the end.
[[nodiscard]] std::size_t previous_character(std::string_view text, std::size_t caret);
[[nodiscard]] std::size_t next_character(std::string_view text, std::size_t caret);

// Where the caret is, and where the selection that it ends began; nothing is selected where they meet.
// SIZE_MAX is the text's end, wherever that is.
struct Selection {
  std::size_t anchor = SIZE_MAX;
  std::size_t caret = SIZE_MAX;

  [[nodiscard]] std::size_t from() const { return anchor < caret ? anchor : caret; }
  [[nodiscard]] std::size_t to() const { return anchor < caret ? caret : anchor; }
  [[nodiscard]] bool empty() const { return anchor == caret; }
  friend bool operator==(const Selection&, const Selection&) = default;
};
// The same inside `text`: no further than its end, and between letters.
[[nodiscard]] Selection inside(const Selection& selection, std::string_view text);

// What a field held before each change. Whole texts: they are short, and nothing can come apart. Wiped when
// it goes.
class EditHistory {
 public:
  static constexpr std::size_t kMostSteps = 100;
  enum class Kind { Typing, Erasing, Other };

  EditHistory() = default;
  ~EditHistory() { wipe(); }
  EditHistory(const EditHistory&) = delete;  // a copy would be a second place to wipe
  EditHistory& operator=(const EditHistory&) = delete;

  // Call before a change. Changes of one kind in a row are one step, but for the first letter of a word.
  void remember(const std::string& text, const Selection& selection, Kind kind);
  // Call after it: a text that something else changed meanwhile has no history.
  void changed(const std::string& text);
  // The next change is a step of its own (the caret was moved).
  void rest() { running_.reset(); }

  // Each puts text and selection back; false, and nothing is touched, when there is nothing to go to.
  bool undo(std::string& text, Selection& selection);
  bool redo(std::string& text, Selection& selection);
  [[nodiscard]] bool can_undo() const { return !before_.empty(); }
  [[nodiscard]] bool can_redo() const { return !after_.empty(); }

  void wipe();

 private:
  struct Step {
    std::string text;
    Selection selection;
  };
  bool step(std::vector<Step>& from, std::vector<Step>& to, std::string& text, Selection& selection);

  std::vector<Step> before_{}, after_{};
  std::optional<Kind> running_{};
  std::optional<std::size_t> known_{};  // hash of the text that the last change left
};

// Each replaces what is selected, or acts at the caret, and leaves the caret after it.
void insert(std::string& text, Selection& selection, std::string_view words);
void erase_back(std::string& text, Selection& selection);   // Backspace
void erase_ahead(std::string& text, Selection& selection);  // Delete

}  // namespace doorstep::touch
