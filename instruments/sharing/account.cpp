#include "instruments/sharing/account.h"

namespace doorstep::sharing {

Account Account::of(const Ledger& ledger, const std::string& parent) {
  Account account;
  for (const std::string& item : ledger.items(parent)) {
    const Standing standing = ledger.standing(item, parent);
    const bool released = standing.state == State::Released && ledger.has_assent();
    if (!released && standing.state != State::Told) continue;
    account.entries_.push_back({item, standing.title, standing.lines, standing.choice == Choice::MyWords});
  }
  return account;
}

}  // namespace doorstep::sharing
