// How it came to what was told, compared with the log.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/screen/desk.h"
#include "storage/records/audit.h"
#include "storage/records/decisions.h"

namespace doorstep::screen {
namespace {

using interview::EventKind;

// As it was shown: in the language of that moment.
std::string text_then(const interview::Interview& interview, const model::Text& text,
                      const std::string& language, const std::string& interviewer) {
  constexpr std::string_view kInterviewer = "{interviewer}";
  const auto& languages = interview.instrument().languages;
  const auto found = std::ranges::find(languages, language);
  const auto index = static_cast<std::size_t>(found - languages.begin());
  if (text.empty()) return {};
  std::string words = index < text.by_language.size() ? text.by_language[index] : std::string();
  if (words.empty()) words = text.by_language.front();
  for (auto at = words.find(kInterviewer); at != std::string::npos; at = words.find(kInterviewer))
    words.replace(at, kInterviewer.size(), interviewer);
  return words;
}

std::vector<ShownPage> pages_of(const interview::Interview& interview, const words::Language& say,
                                const std::string& interviewer) {
  std::vector<ShownPage> pages;
  for (const interview::Event& event : interview.history()) {
    const bool informs = event.kind == EventKind::Informed;
    const bool asks = event.kind == EventKind::Understood || event.kind == EventKind::Assented;
    const auto page = informs || asks ? interview.instrument().find_page(event.at) : std::nullopt;
    if (!page) continue;
    const model::Text& text = interview.instrument().pages[*page].text;
    ShownPage shown{.words = text_then(interview, text, event.language, interviewer),
                    .language = event.language,
                    .read_aloud = event.read_aloud,
                    .utc = event.stamp.utc_milliseconds,
                    .answer = {}};
    if (asks && event.answer)
      shown.answer = say(event.answer->value == language::Value(true) ? "common.yes" : "common.no");
    pages.push_back(std::move(shown));
  }
  return pages;
}

}  // namespace

Result<SharingHistory> Desk::sharing_history(const std::string& id, const words::Language& say) {
  const auto live = open_interview(id);
  if (!live) return tl::unexpected(live.error());
  const records::InterviewRecord& record = live->record();
  auto vouched = records::vouched_for(*vault_, record.family, record.id);
  if (!vouched) {
    const auto noted = records::audit(*vault_, now().utc_milliseconds, "sharing_history_refused", id,
                                      {{"rule", vouched.error().code}});
    return tl::unexpected(noted ? vouched.error() : noted.error());
  }
  const auto decisions = live->decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  const interview::Interview& interview = live->interview();
  const std::string interviewer = who();
  const ProgramWords program(say);
  const interview::Wording wording = program.with(interviewer);
  auto chains = sharing::chains(interview.shared_instrument(), interview.history(), *decisions, wording);
  if (!chains) return tl::unexpected(chains.error());
  SharingHistory history{.instrument = record.instrument,
                         .version = record.version,
                         .text_hash = record.instrument_hash,
                         .pages = pages_of(interview, say, interviewer),
                         .chains = std::move(*chains),
                         .beside = sharing::beside(*decisions),
                         .vouched = std::move(*vouched),
                         .names = {}};
  const auto members = people(record.family);
  if (!members) return tl::unexpected(members.error());
  for (const records::Person& member : *members) history.names[member.id.text] = member.name;
  for (const vault::VaultPerson& member : vault_->people()) history.names[member.id] = member.name;
  if (auto noted = note("sharing_history_shown", id); !noted) return tl::unexpected(noted.error());
  return history;
}

}  // namespace doorstep::screen
