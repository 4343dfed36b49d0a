// How records are written (private to this folder).
#pragma once

#include <utility>

#include "instruments/result.h"
#include "storage/vault/vault.h"

namespace doorstep::records {

// One transaction in the name of an interviewer, whose work all records but the audit are. Errors:
// "needs_interviewer", and those of Store::write; nothing is changed then.
template <typename Work>
[[nodiscard]] Result<void> write(vault::Vault& vault, Work&& work) {
  if (auto interviewer = vault.require(vault::Role::Interviewer); !interviewer) return interviewer;
  return vault.store().write(std::forward<Work>(work));
}

}  // namespace doorstep::records
