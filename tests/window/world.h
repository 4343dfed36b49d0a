// A vault with one family, as a team made it before, and the one way to a child's hand-over.
#pragma once

#include <string>
#include <string_view>

#include "app/screen/desk.h"
#include "tests/vault/scratch.h"
#include "tests/window/hands.h"

namespace doorstep::window {

inline constexpr const char* kTeamMember = "Johan Berg";
inline constexpr const char* kPassphrase = "torka moln gaffel pingvin stege";
inline constexpr float kPixelsPerMillimetre = 5.9F;

struct Family {
  std::string id, child, mother, father;
};

struct World {
  // `instrument`: YAML, the only one that is offered to children.
  explicit World(std::string_view instrument);

  testing::ScratchFolder scratch;
  screen::DeskOptions desk;
  Family family;
};

// From the passphrase to the page on which the child takes the device over.
void start_interview(const Hands& hands, const Family& family);

}  // namespace doorstep::window
