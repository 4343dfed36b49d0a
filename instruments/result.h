// A value, or an error that says what is wrong and what to do about it.
//
// Errors are values on every border between libraries; exceptions of third-party code are caught where they
// are met.
#pragma once

#include <string>

#include <tl/expected.hpp>

namespace doorstep {

// What went wrong, for a person. No field ever holds an answer, a name or a passphrase.
struct Error {
  std::string code;     // stable snake_case word, for tests and for the interface's language files
  std::string message;  // one plain sentence
  std::string remedy;   // what to do about it; may be empty when there is nothing to do

  friend bool operator==(const Error&, const Error&) = default;
};

template <typename Value>
using Result = tl::expected<Value, Error>;

// Shorthand for a failed Result: `return fail("locked", "...", "...")`.
[[nodiscard]] inline tl::unexpected<Error> fail(std::string code, std::string message,
                                                std::string remedy = {}) {
  return tl::unexpected(Error{std::move(code), std::move(message), std::move(remedy)});
}

}  // namespace doorstep
