// The rules of the house that a program can see: who may lean on whom, and what the tree holds.
//
// Each rule reads a tree and returns one sentence per breach, "path:line: what is wrong"; none means it is
// kept.
#pragma once

#include <string>
#include <vector>

#include "tests/house/tree.h"

namespace doorstep::house {

using Breaches = std::vector<std::string>;

// app -> storage -> instruments, and inside instruments language <- model <- interview <- sharing, check.
// Our own headers are named from the root, so that the arrow can be read off every include.
Breaches wrong_arrows(const Tree& tree);

// Windows, drawing and text layout are known in app/ alone; the store and cryptography not in instruments/.
Breaches misplaced_libraries(const Tree& tree);

// instruments/ take today, now and chance from outside, so that a history replays to the same state for ever.
Breaches clocks_in_instruments(const Tree& tree);

// Nothing names the place where it was made, nor an address on the network: every download comes from the
// machine's own sources.
Breaches workplace_references(const Tree& tree);

// Every folder with sources says in a README.md of at most 80 lines what it is for.
Breaches folders_without_readme(const Tree& tree);

// A line of .setup/packages is empty, a comment, a [group], or a package with its reason: anything else would
// be asked of apt.
Breaches odd_package_lines(const Tree& tree);

// The root stays small enough to be taken in at one look.
Breaches stray_top_names(const Tree& tree);

}  // namespace doorstep::house
