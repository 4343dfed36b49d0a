// What other programs say of a printed file.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>

namespace doorstep::testing {

// What a command of the shell writes.
inline std::string written_by(const std::string& command) {
  struct Close {
    void operator()(FILE* pipe) const { (void)pclose(pipe); }
  };
  const std::unique_ptr<FILE, Close> pipe(popen(command.c_str(), "r"));
  REQUIRE(pipe);
  std::string text;
  for (int letter = fgetc(pipe.get()); letter != EOF; letter = fgetc(pipe.get()))
    text += static_cast<char>(letter);
  return text;
}

inline std::string text_of_pdf(const std::string& file) { return written_by("pdftotext '" + file + "' -"); }

}  // namespace doorstep::testing
