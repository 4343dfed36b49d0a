// What a screen must never do, checked on its semantics tree (TOUCH.md B11, B14).
#pragma once

#include <string>
#include <vector>

#include "app/touch/geometry.h"
#include "app/touch/metrics.h"
#include "app/touch/semantics.h"

namespace doorstep::harness {

// One sentence per violation: a target smaller than the density allows, two closer than its gap, something
// outside the window (or sideways outside its region), overlaps, text that does not fit, a label that is
// missing, ids used twice, options of one question that do not look alike.
[[nodiscard]] std::vector<std::string> audit(const touch::SemanticsTree& tree, touch::Rect window,
                                             touch::Density density);

}  // namespace doorstep::harness
