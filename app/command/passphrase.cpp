#include "app/command/passphrase.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <fmt/format.h>

namespace doorstep::command {
namespace {

tl::unexpected<Error> none(std::string message) {
  return fail("no_passphrase", std::move(message),
              "Type it when you are asked, or name it with --passphrase-fd or --passphrase-file.");
}

// Closes the descriptor that it was given.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

// The terminal without echo, for as long as this lives. Signals wait: an interrupt would leave the terminal
// mute.
class Mute {
 public:
  explicit Mute(int terminal) : terminal_(terminal) {
    if (tcgetattr(terminal_, &before_) != 0) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    muted_ = tcsetattr(terminal_, TCSAFLUSH, &quiet) == 0;
  }
  ~Mute() {
    if (muted_) tcsetattr(terminal_, TCSAFLUSH, &before_);
  }
  Mute(const Mute&) = delete;
  Mute& operator=(const Mute&) = delete;
  [[nodiscard]] bool is_muted() const { return muted_; }

 private:
  int terminal_;
  termios before_{};
  bool muted_ = false;
};

void write_text(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

constexpr unsigned char kInterrupt = 3;  // Ctrl-C, as a byte when signals wait

}  // namespace

Result<Passphrase> Passphrase::from_descriptor(int descriptor) {
  auto result = line_from(descriptor);
  if (result && result->length_ == 0) return none("No passphrase was given.");
  return result;
}

Result<Passphrase> Passphrase::line_from(int descriptor) {
  Passphrase result;
  unsigned char* bytes = result.bytes_.data();
  // One byte at a time, so that what stands behind the line is left for whoever reads on.
  while (result.length_ < kLongest) {
    const ssize_t read_now = read(descriptor, bytes + result.length_, 1);
    if (read_now < 0 && errno == EINTR) continue;
    if (read_now < 0) return none(fmt::format("The passphrase cannot be read: {}.", std::strerror(errno)));
    if (read_now == 0 && result.length_ == 0) return none("No passphrase was given.");
    if (read_now == 0 || bytes[result.length_] == '\n') break;
    if (bytes[result.length_] == kInterrupt) return none("No passphrase was given.");
    ++result.length_;
  }
  if (result.length_ == kLongest)
    return none(fmt::format("The passphrase is longer than {} bytes.", kLongest - 1));
  if (result.length_ > 0 && bytes[result.length_ - 1] == '\r') --result.length_;
  return result;
}

Result<Passphrase> Passphrase::from_file(const std::string& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    return none(
        fmt::format("The file \"{}\" with the passphrase cannot be read: {}.", path, std::strerror(errno)));
  }
  return from_descriptor(file.number());
}

Result<Passphrase> Passphrase::typed(const std::string& prompt) {
  const Descriptor terminal(open("/dev/tty", O_RDWR | O_CLOEXEC));
  if (terminal.number() < 0) return none("A passphrase is needed, and there is no terminal to ask for it.");
  const Mute mute(terminal.number());
  if (!mute.is_muted()) return none("A passphrase is needed, and the terminal would show it.");
  while (true) {
    write_text(terminal.number(), prompt + " ");
    auto result = line_from(terminal.number());
    write_text(terminal.number(), "\n");
    // Enter alone, by a child for example, is no answer and must not end the program.
    if (!result || result->length_ > 0) return result;
  }
}

Result<Passphrase> Passphrase::of(std::string_view text) {
  if (text.empty() || text.size() >= kLongest) return none("No passphrase was given.");
  Passphrase result;
  std::ranges::copy(text, result.bytes_.data());
  result.length_ = text.size();
  return result;
}

void PassphraseOptions::add_to(CLI::App& command) {
  auto* by_descriptor =
      command.add_option("--passphrase-fd", descriptor, "Read the passphrase from this open file descriptor")
          ->check(CLI::NonNegativeNumber);
  command.add_option("--passphrase-file", file, "Read the passphrase from the first line of this file")
      ->excludes(by_descriptor);
}

Result<Passphrase> PassphraseOptions::read(const std::string& prompt) const {
  if (descriptor >= 0) return Passphrase::from_descriptor(descriptor);
  return file.empty() ? Passphrase::typed(prompt) : Passphrase::from_file(file);
}

}  // namespace doorstep::command
