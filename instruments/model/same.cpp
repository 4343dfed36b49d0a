// Whether parts of two versions of an instrument are the same.

#include <algorithm>

#include "instruments/model/difference.h"
#include "instruments/model/written.h"

namespace doorstep::model {

std::string written_id(std::string_view id) {
  std::string written;
  bool inside = false;
  for (const char letter : id) {
    if (letter == '[') inside = true;
    if (!inside) written += letter;
    if (letter == ']') inside = false;
  }
  return written;
}

bool is_reworded(const Instrument& last, const Text& before, const Instrument& next, const Text& after) {
  const auto in = [](const Text& text, std::size_t language) {
    return language < text.by_language.size() ? std::string_view(text.by_language[language])
                                              : std::string_view();
  };
  bool common = false;
  for (std::size_t i = 0; i < last.languages.size(); ++i) {
    const auto same = std::ranges::find(next.languages, last.languages[i]);
    if (same == next.languages.end()) continue;
    common = true;
    if (in(before, i) != in(after, static_cast<std::size_t>(same - next.languages.begin()))) return true;
  }
  // Without a language in common nothing can be said to be the same.
  return !common && !(before.empty() && after.empty());
}

bool is_other_page(const Instrument& last, const Page& before, const Instrument& next, const Page& after) {
  return page_line(last, before) != page_line(next, after) ||
         is_reworded(last, before.text, next, after.text);
}

bool is_other_scale(const Question& before, const Question& after) {
  const bool scale = before.type == QuestionType::Scale || before.type == QuestionType::Faces;
  return scale && range_line(before) != range_line(after);
}

bool is_turned_round(const Instrument& last, const Question& before, const Instrument& next,
                     const Question& after) {
  return is_reworded(last, before.low, next, after.low) && !is_reworded(last, before.low, next, after.high) &&
         !is_reworded(last, before.high, next, after.low);
}

bool is_other_picture(const Instrument& last, const Question& before, const Instrument& next,
                      const Question& after) {
  if (!before.picture || !after.picture) return before.picture.has_value() != after.picture.has_value();
  return last.pictures[*before.picture].svg != next.pictures[*after.picture].svg;
}

std::optional<std::size_t> first_page_again(const Instrument& last, const Instrument& next) {
  const bool gone = std::ranges::any_of(
      last.pages, [&](const Page& page) { return page.before && !next.find_page(page.id); });
  std::optional<std::size_t> first_assent;
  for (std::size_t step = 0; step < next.steps.size(); ++step) {
    if (next.steps[step].kind != Step::Kind::Page) continue;
    const Page& page = next.pages[next.steps[step].index];
    if (!page.before) continue;
    if (page.kind == PageKind::Assent && !first_assent) first_assent = step;
    const auto found = last.find_page(page.id);
    if (!found || is_other_page(last, last.pages[*found], next, page))
      return std::min(step, first_assent.value_or(step));
  }
  return gone ? first_assent : std::nullopt;
}

}  // namespace doorstep::model
