#include "app/command/console.h"

#include <algorithm>
#include <cerrno>
#include <charconv>

#include <poll.h>
#include <termios.h>

#include <fmt/format.h>

namespace doorstep::command {
namespace {

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

// A text from outside may hold escape sequences that would move the cursor or hide lines: control characters
// go, those of eight bits too (U+0080 to U+009F, one of which begins a sequence by itself), and bytes that
// are no UTF-8. A tab becomes a blank.
std::string printable(std::string_view text) {
  std::string clean;
  int following = 0;  // bytes that belong to the character before
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = static_cast<unsigned char>(text[i]);
    if (code >= 0x80 && code < 0xC0) {
      if (following-- > 0) clean += text[i];
      following = std::max(following, 0);
      continue;
    }
    following = code >= 0xF0 ? 3 : code >= 0xE0 ? 2 : code >= 0xC0 ? 1 : 0;
    const bool controls =
        code == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (controls) following = 0;
    if (text[i] == '\t') clean += ' ';
    if (text[i] == '\n' || (code >= 0x20 && code != 0x7F && !controls)) clean += text[i];
  }
  return clean;
}

}  // namespace

void Console::say(std::string_view text, std::string_view indent) {
  const std::string clean = printable(text);
  std::string_view rest = clean;
  const std::size_t margin = std::min(rest.find_first_not_of(' '), rest.size());
  out_ << rest.substr(0, margin);
  rest.remove_prefix(margin);
  std::size_t column = margin;
  bool begun = false;  // whether a word stands on the line
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" \n"), rest.size());
    const std::string_view word = rest.substr(0, end);
    const std::size_t width = characters_in(word);
    if (begun && column + 1 + width > kWidth) {
      out_ << '\n' << indent;
      column = characters_in(indent);
    } else if (begun && !word.empty()) {
      out_ << ' ';
      ++column;
    }
    out_ << word;
    column += width;
    begun = begun || !word.empty();
    if (end == rest.size()) break;
    if (rest[end] == '\n') {
      out_ << '\n' << indent;
      column = characters_in(indent);
      begun = false;
    }
    rest.remove_prefix(end + 1);
  }
  out_ << '\n' << std::flush;
}

void Console::title(std::string_view text) {
  out_ << '\n';
  if (is_terminal()) out_ << "\033[1m";
  say(text);
  if (is_terminal()) out_ << "\033[0m" << std::flush;
}

void Console::clear() {
  // The screen, and what was scrolled off it: what came before is sealed.
  if (is_terminal()) out_ << "\033[2J\033[3J\033[H" << std::flush;
}

void Console::set_idle_limit(std::chrono::milliseconds limit, int terminal) {
  idle_limit_ = limit;
  terminal_ = terminal;
}

// Whether there is a line, or the end of them, before the limit.
bool Console::is_in_time() const {
  if (!idle_limit_ || in_.rdbuf()->in_avail() > 0) return true;
  pollfd waited{terminal_, POLLIN, 0};
  int ready = -1;
  do {
    ready = poll(&waited, 1, static_cast<int>(idle_limit_->count()));
  } while (ready < 0 && errno == EINTR);
  return ready != 0;
}

void Console::forget_what_was_typed_ahead() const {
  if (terminal_ >= 0) tcflush(terminal_, TCIFLUSH);
}

Result<std::string> Console::ask(std::string_view prompt, Asks asks) {
  out_ << printable(prompt) << ' ' << std::flush;
  if (!is_in_time()) {
    tcflush(terminal_, TCIFLUSH);
    out_ << '\n';
    return fail("idle",
                "Nobody wrote anything for a while, so Doorstep locked itself; what was answered is kept.",
                "Start again to go on from there.");
  }
  std::string line;
  if (!std::getline(in_, line)) {
    out_ << '\n';
    return fail("input_ended", "The input ended; what was recorded until then is kept.",
                "Start again to go on from there.");
  }
  line = printable(line);
  const auto first = line.find_first_not_of(' ');
  if (first == std::string::npos) return std::string();
  line = line.substr(first, line.find_last_not_of(' ') - first + 1);
  const bool is_key =
      !hide_key_.empty() && (line == "/" + hide_key_ || (asks == Asks::Keys && line == hide_key_));
  if (is_key) return fail("hidden", "What was on the screen is hidden.", "Give the device back.");
  return line;
}

Result<std::size_t> Console::choose(const std::vector<std::string>& options, std::string_view prompt,
                                    std::string_view again) {
  for (std::size_t i = 0; i < options.size(); ++i) say(fmt::format("  {}. {}", i + 1, options[i]), "     ");
  while (true) {
    const auto line = ask(prompt, Asks::Keys);
    if (!line) return tl::unexpected(line.error());
    if (const auto number = number_in(*line, options.size())) return *number - 1;
    say(again);
  }
}

std::optional<std::size_t> number_in(std::string_view text, std::size_t most) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1 || number > most)
    return std::nullopt;
  return number;
}

}  // namespace doorstep::command
