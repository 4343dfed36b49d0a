// Everything that a lawyer may ask about one child's interview: what was told, and how it came to that.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/screen/family_view.h"
#include "instruments/sharing/chain.h"

namespace doorstep::screen {

// A page that the child was shown before or after the questions, exactly as it stood.
struct ShownPage {
  std::string words;
  std::string language;
  bool read_aloud = false;
  std::int64_t utc = 0;
  std::string answer;  // yes or no, where the page asks; else empty
};

struct SharingHistory {
  std::string instrument, version, text_hash;
  std::vector<ShownPage> pages;
  std::vector<sharing::Chain> chains;
  std::vector<sharing::Event> beside;
  std::map<std::uint32_t, std::int64_t> vouched;  // decision: entry of the log
  std::map<std::string, std::string> names;       // of people and the team, by id
};

}  // namespace doorstep::screen
