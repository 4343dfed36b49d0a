// All widgets at once, for screens.
#pragma once

#include "app/touch/buttons.h"         // IWYU pragma: export
#include "app/touch/drawing_sheet.h"   // IWYU pragma: export
#include "app/touch/faces.h"           // IWYU pragma: export
#include "app/touch/fields.h"          // IWYU pragma: export
#include "app/touch/icons.h"           // IWYU pragma: export
#include "app/touch/numbers.h"         // IWYU pragma: export
#include "app/touch/options.h"         // IWYU pragma: export
#include "app/touch/panels.h"          // IWYU pragma: export
#include "app/touch/picture_choice.h"  // IWYU pragma: export
#include "app/touch/texts.h"           // IWYU pragma: export
#include "app/touch/ui.h"              // IWYU pragma: export
