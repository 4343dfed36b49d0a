#include "app/touch/text_edit.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

#include "app/text/borders.h"

namespace doorstep::touch {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

bool is_blank(char byte) { return byte == ' ' || byte == '\n'; }

void erase(std::string& text, Selection& selection, std::size_t begin, std::size_t end) {
  text.erase(begin, end - begin);
  selection = {begin, begin};
}

}  // namespace

std::string encode_utf8(char32_t character) {
  if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) return {};
  const auto tail = [character](unsigned shift) {
    return static_cast<char>(0x80U | ((character >> shift) & 0x3FU));
  };
  if (character < 0x80) return {static_cast<char>(character)};
  if (character < 0x800) return {static_cast<char>(0xC0U | (character >> 6U)), tail(0)};
  if (character < 0x10000) return {static_cast<char>(0xE0U | (character >> 12U)), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | (character >> 18U)), tail(12), tail(6), tail(0)};
}

std::size_t previous_character(std::string_view text, std::size_t caret) {
  caret = std::min(caret, text.size());
  while (caret > 0 && continues(text[--caret])) {
  }
  return caret;
}

std::size_t next_character(std::string_view text, std::size_t caret) {
  if (caret >= text.size()) return text.size();
  ++caret;
  while (caret < text.size() && continues(text[caret])) ++caret;
  return caret;
}

Selection inside(const Selection& selection, std::string_view text) {
  if (selection.caret >= text.size() && selection.anchor >= text.size()) return {text.size(), text.size()};
  const text::Borders borders(text);
  return {borders.at(selection.anchor), borders.at(selection.caret)};
}

void insert(std::string& text, Selection& selection, std::string_view words) {
  selection = inside(selection, text);
  const std::size_t begin = selection.from();
  text.replace(begin, selection.to() - begin, words);
  selection = {begin + words.size(), begin + words.size()};
}

void erase_back(std::string& text, Selection& selection) {
  selection = inside(selection, text);
  if (!selection.empty()) return erase(text, selection, selection.from(), selection.to());
  erase(text, selection, text::Borders(text).erase_from(selection.caret), selection.caret);
}

void erase_ahead(std::string& text, Selection& selection) {
  selection = inside(selection, text);
  if (!selection.empty()) return erase(text, selection, selection.from(), selection.to());
  erase(text, selection, selection.caret, text::Borders(text).after(selection.caret));
}

void EditHistory::remember(const std::string& text, const Selection& selection, Kind kind) {
  if (known_ && *known_ != std::hash<std::string>{}(text)) wipe();
  const std::size_t caret = std::min(selection.caret, text.size());
  const bool new_word = kind == Kind::Typing && caret > 0 && is_blank(text[caret - 1]);
  const bool goes_on = running_ == kind && kind != Kind::Other && selection.empty() && !new_word;
  running_ = kind;
  if (goes_on && !before_.empty()) return;
  if (before_.size() == kMostSteps) {
    explicit_bzero(before_.front().text.data(), before_.front().text.size());
    before_.erase(before_.begin());
  }
  before_.push_back({text, selection});
  after_.clear();
}

void EditHistory::changed(const std::string& text) { known_ = std::hash<std::string>{}(text); }

bool EditHistory::step(std::vector<Step>& from, std::vector<Step>& to, std::string& text,
                       Selection& selection) {
  if (known_ && *known_ != std::hash<std::string>{}(text)) wipe();
  if (from.empty()) return false;
  Step there = std::move(from.back());
  from.pop_back();
  to.push_back({std::exchange(text, std::move(there.text)), std::exchange(selection, there.selection)});
  changed(text);
  rest();
  return true;
}

bool EditHistory::undo(std::string& text, Selection& selection) {
  return step(before_, after_, text, selection);
}

bool EditHistory::redo(std::string& text, Selection& selection) {
  return step(after_, before_, text, selection);
}

void EditHistory::wipe() {
  for (std::vector<Step>* steps : {&before_, &after_}) {
    for (Step& step : *steps) explicit_bzero(step.text.data(), step.text.size());
    steps->clear();
  }
  running_.reset();
  known_.reset();
}

}  // namespace doorstep::touch
