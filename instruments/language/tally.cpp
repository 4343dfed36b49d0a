#include "instruments/language/tally.h"

namespace doorstep::language {

void Tally::add(const Value& value) {
  ++values_;
  if (const Number* number = std::get_if<Number>(&value)) {
    widen(*number, *number);
    ++numbers_;
    total_.add(*number);
  } else if (const bool* truth = std::get_if<bool>(&value)) {
    ++(*truth ? yes_ : no_);
  } else if (const Missing* reason = std::get_if<Missing>(&value)) {
    if (missing_++ == 0) first_missing_ = *reason;
    if (*reason == Missing::NotReached) ++waited_for_;
  }
}

void Tally::add(const Tally& behind) {
  if (behind.numbers_ > 0) widen(behind.least_, behind.greatest_);
  if (missing_ == 0) first_missing_ = behind.first_missing_;
  values_ += behind.values_;
  missing_ += behind.missing_;
  yes_ += behind.yes_;
  no_ += behind.no_;
  numbers_ += behind.numbers_;
  waited_for_ += behind.waited_for_;
  total_.add(behind.total_);
}

void Tally::widen(Number least, Number greatest) {
  if (numbers_ == 0 || least < least_) least_ = least;
  if (numbers_ == 0 || greatest_ < greatest) greatest_ = greatest;
}

}  // namespace doorstep::language
