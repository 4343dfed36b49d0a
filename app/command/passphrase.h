// Where a passphrase comes from: a prompt that does not show it, a file descriptor or a file. Never the
// command line, which every program on the machine can read.
#pragma once

#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "instruments/result.h"
#include "storage/vault/secret.h"

namespace doorstep::command {

class Passphrase {
 public:
  // The first line of an open descriptor or of a file, or one that is typed; who types nothing is asked
  // again. Errors: "no_passphrase" (empty, too long, unreadable, broken off, or nobody to ask).
  [[nodiscard]] static Result<Passphrase> from_descriptor(int descriptor);
  [[nodiscard]] static Result<Passphrase> from_file(const std::string& path);
  [[nodiscard]] static Result<Passphrase> typed(const std::string& prompt);
  [[nodiscard]] static Result<Passphrase> of(std::string_view text);

  [[nodiscard]] std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes_.data()), length_};
  }

 private:
  Passphrase() : bytes_(kLongest) {}
  [[nodiscard]] static Result<Passphrase> line_from(int descriptor);  // may be empty
  static constexpr std::size_t kLongest = 1024;                       // bytes

  vault::Secret bytes_;
  std::size_t length_ = 0;
};

// The options --passphrase-fd and --passphrase-file of a command.
struct PassphraseOptions {
  int descriptor = -1;
  std::string file;

  void add_to(CLI::App& command);
  [[nodiscard]] bool is_given() const { return descriptor >= 0 || !file.empty(); }
  // By the option that was given, else by prompt.
  [[nodiscard]] Result<Passphrase> read(const std::string& prompt) const;
};

}  // namespace doorstep::command
