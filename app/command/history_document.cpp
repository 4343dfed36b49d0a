#include "app/command/history_document.h"

#include <algorithm>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace doorstep::command {
namespace {

using print::Block;
using screen::SharingHistory;
using sharing::Event;
using sharing::Kind;

std::string time_of(std::int64_t utc_milliseconds) {
  return fmt::format("{:%Y-%m-%d %H:%M:%S} UTC",
                     fmt::gmtime(static_cast<std::time_t>(utc_milliseconds / 1000)));
}

class Writer {
 public:
  Writer(const SharingHistory& history, const words::Language& say) : history_(history), say_(say) {
    document_.direction = say.direction();
  }

  print::Document write() {
    document_.add(Block::Kind::Title, say_("sharing.history.title"));
    document_.add(Block::Kind::Small, say_("sharing.history.verified"));
    document_.add(Block::Kind::Small, say_("sharing.history.text_version", history_.instrument,
                                           history_.version, history_.text_hash));
    write_pages();
    if (history_.chains.empty()) document_.add(Block::Kind::Text, say_("sharing.history.nothing"));
    for (const sharing::Chain& chain : history_.chains) write_chain(chain);
    if (!history_.beside.empty()) document_.add(Block::Kind::Heading, say_("sharing.history.beside"));
    for (const Event& event : history_.beside) write_step(event);
    if (unvouched_) document_.add(Block::Kind::Small, say_("sharing.history.unvouched"));
    return std::move(document_);
  }

 private:
  void write_pages() {
    if (!history_.pages.empty()) document_.add(Block::Kind::Heading, say_("sharing.history.page"));
    for (const screen::ShownPage& page : history_.pages) {
      const std::string aloud = page.read_aloud ? ", " + say_("sharing.history.read_aloud") : "";
      document_.add(Block::Kind::Small, fmt::format("{}, {}{}", time_of(page.utc), page.language, aloud));
      document_.add(Block::Kind::Text, page.answer.empty() ? page.words : page.words + " – " + page.answer);
    }
  }

  void write_chain(const sharing::Chain& chain) {
    document_.add(Block::Kind::Heading,
                  chain.title + " – " + say_("sharing.history.to", name_of(chain.parent)));
    document_.add(Block::Kind::Small, say_("sharing.history.told_words"));
    for (const std::string& line : chain.lines) document_.add(Block::Kind::Quote, say_("common.quote", line));
    for (const sharing::Said& said : chain.said) write_said(said);
    for (const Event& event : chain.steps) write_step(event);
  }

  void write_said(const sharing::Said& said) {
    if (said.question.empty()) {
      document_.add(Block::Kind::Text, say_("sharing.history.own_line") + ": " + said.wording);
      return;
    }
    document_.add(Block::Kind::Text, say_("sharing.history.question") + ": " + said.question);
    document_.add(Block::Kind::Text,
                  fmt::format("{}: {} ({})", say_("sharing.history.answer"), said.answer,
                              say_("sharing.history.answered", time_of(said.answered_utc))));
    document_.add(Block::Kind::Text, say_("sharing.history.line") + ": " + said.original);
    if (said.wording != said.original)
      document_.add(Block::Kind::Text, say_("sharing.history.own_line") + ": " + said.wording);
  }

  void write_step(const Event& event) {
    const auto vouched = history_.vouched.find(event.number);
    const bool counted = !is_of_family(event.kind);
    std::string where;
    if (vouched != history_.vouched.end())
      where = " – " + say_("sharing.history.entry", vouched->second);
    else if (counted)
      where = " *";
    unvouched_ = unvouched_ || where == " *";
    document_.add(Block::Kind::Small, time_of(event.utc_milliseconds) + where);
    document_.add(Block::Kind::Text, sentence(event));
    if (event.kind == Kind::Chosen || event.kind == Kind::Corrected || event.kind == Kind::Added ||
        event.kind == Kind::Responded || event.kind == Kind::FollowedUp || event.kind == Kind::ToldBack) {
      for (const std::string& line : event.lines)
        document_.add(Block::Kind::Quote, say_("common.quote", line));
    }
    const bool reasoned = event.kind == Kind::Decided || event.kind == Kind::Reported || !counted;
    if (reasoned && !event.reason.empty())
      document_.add(Block::Kind::Text, say_("sharing.history.because", event.reason));
    if (!event.citation.empty())
      document_.add(Block::Kind::Text, say_("sharing.history.law", event.citation));
  }

  [[nodiscard]] std::string step(std::string_view name, const std::string& first,
                                 const std::string& second = {}) const {
    return say_(fmt::format("sharing.history.steps.{}", name), first, second);
  }

  [[nodiscard]] std::string sentence(const Event& event) const {
    const std::string by = name_of(event.by);
    switch (event.kind) {
      case Kind::Corrected:
        return step(event.lines.empty() ? "struck_out" : "corrected", by);
      case Kind::Chosen:
        return step("chosen", by, say_(fmt::format("respondent.sharing.choices.{}", word(event.choice))));
      case Kind::Assented:
        return step(event.assented ? "assented_yes" : "assented_no", by);
      case Kind::Decided:
        return step("decided", by, say_(fmt::format("team.gate.decisions.{}", word(event.decision))));
      case Kind::Told:
      case Kind::ToldBack:
        return step(word(event.kind), by, way(event.reason));
      case Kind::Reported:
        return step("reported", by, event.to);
      case Kind::Asked:
        return step(event.line == sharing::kKnows ? "asked_knows" : "asked_decided",
                    say_("sharing.history.answers." + event.answer));
      case Kind::Barred:
      case Kind::Unbarred:
        return step(word(event.kind), by, name_of(event.parent));
      default:
        return step(word(event.kind), by);
    }
  }

  [[nodiscard]] std::string way(const std::string& how) const {
    const std::string key = "sharing.history.ways." + how;
    return say_.has(key) ? say_(key) : how;
  }

  [[nodiscard]] std::string name_of(const std::string& id) const {
    const auto found = history_.names.find(id);
    return found == history_.names.end() ? std::string("?") : found->second;
  }

  const SharingHistory& history_;
  const words::Language& say_;
  print::Document document_;
  bool unvouched_ = false;
};

}  // namespace

print::Document document_of(const SharingHistory& history, const words::Language& say) {
  return Writer(history, say).write();
}

}  // namespace doorstep::command
