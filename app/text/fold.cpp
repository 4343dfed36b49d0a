#include "app/text/fold.h"

#include <memory>

#include <glib.h>

namespace doorstep::text {
namespace {

struct Free {
  void operator()(char* text) const { g_free(text); }
};
using Owned = std::unique_ptr<char, Free>;

bool is_mark(gunichar letter) {
  switch (g_unichar_type(letter)) {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
      return true;
    default:
      return letter == 0x0640;  // the Arabic stroke that only lengthens a word
  }
}

// Letters that Unicode does not take apart, though people who search do.
gunichar plain(gunichar letter) {
  switch (letter) {
    case 0x00F8:  // ø
      return 'o';
    case 0x0142:  // ł
      return 'l';
    case 0x0111:  // đ
    case 0x00F0:  // ð
      return 'd';
    case 0x0131:  // ı
      return 'i';
    case 0x00E6:  // æ
      return 'a';
    case 0x0649:  // Arabic: alef maksura as yeh
      return 0x064A;
    case 0x0629:  // Arabic: teh marbuta as heh
      return 0x0647;
    default:
      return letter;
  }
}

void append(std::string& text, gunichar letter) {
  char bytes[6];
  text.append(bytes, static_cast<std::size_t>(g_unichar_to_utf8(letter, bytes)));
}

}  // namespace

std::string folded(std::string_view words) {
  const Owned valid(g_utf8_make_valid(words.data(), static_cast<gssize>(words.size())));
  const Owned cased(g_utf8_casefold(valid.get(), -1));
  const Owned apart(g_utf8_normalize(cased.get(), -1, G_NORMALIZE_ALL));
  if (!apart) return {};
  std::string result;
  bool space = false;
  for (const char* at = apart.get(); *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar letter = g_utf8_get_char(at);
    if (letter == 0xFFFD || is_mark(letter)) continue;
    if (g_unichar_isspace(letter)) {
      space = !result.empty();
      continue;
    }
    if (space) result += ' ';
    space = false;
    append(result, plain(letter));
  }
  return result;
}

}  // namespace doorstep::text
