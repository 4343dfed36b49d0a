#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/screen/sharing_pages.h"

namespace doorstep::screen {

float told_things(touch::Ui& ui, const words::Language& say, const std::string& id,
                  const std::vector<sharing::Account::Entry>& things, touch::Rect area,
                  const std::string& language) {
  touch::Column column(area, ui.metrics().gap * 0.75F);
  const std::string frame = ui.language();
  if (!language.empty()) ui.set_language(language, ui.flow());
  for (const sharing::Account::Entry& thing : things) {
    if (column.used() > 0) column.skip(ui.metrics().gap);
    column.next(touch::text_block(ui, id + ":title:" + thing.item, column.peek(), thing.title,
                                  {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
    const std::string words =
        thing.own_words ? quoted(say, thing.lines) : fmt::format("{}", fmt::join(thing.lines, "\n"));
    column.next(touch::quote_line(ui, id + ":" + thing.item, column.peek(), words));
  }
  ui.set_language(frame, ui.flow());
  return column.used();
}

}  // namespace doorstep::screen
