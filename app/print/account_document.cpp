#include "app/print/account_document.h"

namespace doorstep::print {

Document document_of(const sharing::Account& account, const std::string& parent, const std::string& child,
                     language::Date made, const words::Language& say) {
  Document document{.blocks = {}, .direction = say.direction()};
  document.add(Block::Kind::Small, say("respondent.account.made_for", parent, made.text()));
  if (account.empty()) {
    document.add(Block::Kind::Title, say("respondent.account.nothing"));
    document.add(Block::Kind::Text, say("respondent.account.nothing_text"));
    return document;
  }
  document.add(Block::Kind::Title, say("respondent.account.title", child));
  std::string title;
  for (const auto& entry : account.entries()) {
    if (entry.title != title) document.add(Block::Kind::Heading, entry.title);
    title = entry.title;
    for (const std::string& line : entry.lines)
      document.add(Block::Kind::Quote, entry.own_words ? say("common.quote", line) : line);
  }
  return document;
}

}  // namespace doorstep::print
