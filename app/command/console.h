// A conversation in a terminal: lines out, lines in.
//
// Everything that is asked can end with the error "input_ended": the terminal was closed, or Ctrl-D was
// pressed. What was recorded until then is kept, so callers just hand it on.
#pragma once

#include <chrono>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "instruments/result.h"

namespace doorstep::command {

class Console {
 public:
  enum class Kind { Terminal, Stream };  // a stream is neither cleared nor made bold

  // Both outlive the console.
  Console(std::istream& in, std::ostream& out, Kind kind) : in_(in), out_(out), kind_(kind) {}

  // Writes a text, broken between words at kWidth characters; lines after the first begin with `indent`.
  void say(std::string_view text = {}, std::string_view indent = {});
  void title(std::string_view text);
  // Takes everything off the screen and out of its memory, where the terminal can.
  void clear();

  // From now on whoever is asked has `limit` for a line; after that ask() fails with "idle", and what was
  // half written is dropped. `terminal` is the descriptor that `in` reads from, and hands over whole lines.
  void set_idle_limit(std::chrono::milliseconds limit, int terminal);

  // Forgets the lines that were written at the terminal before anything asked for them.
  void forget_what_was_typed_ahead() const;
  // From now on whoever writes `key` with a slash before it, wherever anything is asked, is answered with the
  // error "hidden"; the key alone is enough where no words are asked for. Empty: no key hides.
  void set_hide_key(std::string key) { hide_key_ = std::move(key); }

  enum class Asks { Words, Keys };
  // A line without blanks at its ends and without control characters. Errors: "input_ended", "idle",
  // "hidden".
  [[nodiscard]] Result<std::string> ask(std::string_view prompt, Asks asks = Asks::Words);
  // One of `options`, which are numbered from 1, by its index. `again` is said to any other line.
  [[nodiscard]] Result<std::size_t> choose(const std::vector<std::string>& options, std::string_view prompt,
                                           std::string_view again);

  [[nodiscard]] bool is_terminal() const { return kind_ == Kind::Terminal; }

 private:
  [[nodiscard]] bool is_in_time() const;

  static constexpr std::size_t kWidth = 78;  // characters; the narrowest usual terminal has 80

  std::istream& in_;
  std::ostream& out_;
  Kind kind_;
  std::string hide_key_{};
  std::optional<std::chrono::milliseconds> idle_limit_{};
  int terminal_ = -1;
};

// The whole number that `text` is, when it is one from 1 to `most`.
[[nodiscard]] std::optional<std::size_t> number_in(std::string_view text, std::size_t most);

}  // namespace doorstep::command
