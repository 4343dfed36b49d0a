// Any lines as a stored history: what can be read is written again as it was; what could have happened
// replays to one state, and what could not is refused.
#include <nlohmann/json.hpp>

#include "instruments/interview/interview.h"
#include "tests/fuzz/expect.h"
#include "tests/fuzz/stories.h"

using namespace doorstep::interview;

namespace {

void replay(const std::shared_ptr<const Instrument>& story, std::string_view rest) {
  std::vector<Event> history;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const auto json = nlohmann::json::parse(rest.substr(0, end), nullptr, false);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (json.is_discarded()) continue;
    const auto event = event_from_json(json, *story);
    if (!event) continue;
    const auto again = event_from_json(to_json(*event, *story), *story);
    DOORSTEP_EXPECT(again && *again == *event);
    history.push_back(*event);
  }
  const auto interview = Interview::replay(story, history);
  if (!interview) return;
  DOORSTEP_EXPECT(interview->history().size() == history.size());
  const auto again = Interview::replay(story, interview->history());
  DOORSTEP_EXPECT(again && again->route() == interview->route() &&
                  again->position() == interview->position());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const auto& story : doorstep::fuzz::stories())
    replay(story, {reinterpret_cast<const char*>(data), size});
  return 0;
}
