#include "app/text/borders.h"

#include <algorithm>

#include <pango/pango.h>

namespace doorstep::text {

Borders::Borders(std::string_view text) {
  // Pango's answer is per character and only right for valid UTF-8, whose characters it shares with ours.
  const bool valid = g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == TRUE;
  std::vector<PangoLogAttr> marks;
  if (valid) {
    const auto count = static_cast<std::size_t>(g_utf8_strlen(text.data(), static_cast<gssize>(text.size())));
    marks.resize(count + 1);
    pango_get_log_attrs(text.data(), static_cast<int>(text.size()), -1, pango_language_from_string("en"),
                        marks.data(), static_cast<int>(marks.size()));
  }
  std::size_t byte = 0;
  for (const PangoLogAttr& mark : marks) {
    places_.push_back({byte, mark.is_cursor_position != 0, mark.is_word_start != 0, mark.is_word_end != 0,
                       mark.backspace_deletes_character != 0});
    if (byte < text.size())
      byte = static_cast<std::size_t>(g_utf8_next_char(text.data() + byte) - text.data());
  }
  if (!valid) places_ = {{0, true, true, false, false}, {text.size(), true, false, true, false}};
  places_.front().caret = places_.back().caret = true;
}

// The last place that is not beyond `index`.
std::size_t Borders::place_of(std::size_t index) const {
  const auto after = std::ranges::upper_bound(places_, index, {}, &Place::byte);
  return static_cast<std::size_t>(after - places_.begin()) - 1;
}

std::size_t Borders::at(std::size_t index) const {
  std::size_t place = place_of(index);
  while (!places_[place].caret) --place;
  return places_[place].byte;
}

std::size_t Borders::before(std::size_t index) const {
  const std::size_t here = at(index);
  return here == 0 ? 0 : at(here - 1);
}

std::size_t Borders::after(std::size_t index) const {
  std::size_t place = place_of(index);
  do {
    if (place + 1 == places_.size()) return places_.back().byte;
    ++place;
  } while (!places_[place].caret);
  return places_[place].byte;
}

std::size_t Borders::word_before(std::size_t index) const {
  std::size_t place = place_of(index);
  while (place > 0 && !places_[--place].word_begin) {
  }
  return places_[place].byte;
}

std::size_t Borders::word_after(std::size_t index) const {
  std::size_t place = place_of(index);
  while (place + 1 < places_.size() && !places_[++place].word_end) {
  }
  return places_[place].byte;
}

ByteRange Borders::word_at(std::size_t index) const {
  const std::size_t here = place_of(index);
  std::size_t begin = here;
  while (begin > 0 && !places_[begin].word_begin && (begin == here || !places_[begin].word_end)) --begin;
  if (!places_[begin].word_begin) return {places_[here].byte, places_[here].byte};
  std::size_t end = begin + 1;
  while (end + 1 < places_.size() && !places_[end].word_end) ++end;
  return {places_[begin].byte, places_[end].byte};
}

std::size_t Borders::erase_from(std::size_t index) const {
  const std::size_t place = place_of(index);
  if (place == 0) return 0;
  return places_[place].sign_by_sign ? places_[place - 1].byte : before(places_[place].byte);
}

}  // namespace doorstep::text
