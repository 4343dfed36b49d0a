// What sorts of events there are, for those who make and undo them (private to this folder).
#pragma once

#include "instruments/interview/event.h"

namespace doorstep::interview {

// What may also be noted when nothing is asked any more, and is never undone.
[[nodiscard]] constexpr bool is_note(EventKind kind) {
  return kind == EventKind::Paused || kind == EventKind::Resumed || kind == EventKind::Hidden ||
         kind == EventKind::FlagShown || kind == EventKind::LanguageChosen;
}

[[nodiscard]] constexpr bool is_undo(EventKind kind) {
  return kind == EventKind::Undone || kind == EventKind::Redone;
}

// What can be undone: everything but the beginning, the end, notes, and undoing itself.
[[nodiscard]] constexpr bool is_move(EventKind kind) {
  return !is_note(kind) && !is_undo(kind) && kind != EventKind::Started && kind != EventKind::Finished &&
         kind != EventKind::Stopped;
}

}  // namespace doorstep::interview
