#include "app/command/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fmt/format.h>

namespace doorstep::command {
namespace {

constexpr std::size_t kLargest =
    2 * yaml::kLargestFile;  // whoever reads it says more exactly what is too large

tl::unexpected<Error> unreadable(const std::string& path, std::string_view why) {
  return fail("unreadable_file", fmt::format("The file \"{}\" cannot be read: {}.", path, why),
              "Check its name and that you may read it.");
}

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

}  // namespace

Result<std::string> read_file(const std::string& path) {
  errno = 0;
  const std::unique_ptr<std::FILE, CloseFile> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return unreadable(path, std::strerror(errno));
  std::string text;
  char part[1 << 16];
  for (std::size_t read = 1; read > 0 && text.size() <= kLargest;) {
    read = std::fread(part, 1, sizeof part, file.get());
    text.append(part, read);
  }
  if (std::ferror(file.get()) != 0) return unreadable(path, std::strerror(errno));
  if (text.size() > kLargest) return unreadable(path, "it is too large");
  return text;
}

Result<void> write_file(const std::string& path, std::string_view text) {
  errno = 0;
  std::FILE* file = std::fopen(path.c_str(), "wb");
  bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  // A full disk may say so only now.
  if (file != nullptr) written = std::fclose(file) == 0 && written;
  if (written) return {};
  return fail("not_written",
              fmt::format("The file \"{}\" cannot be written: {}.", path, std::strerror(errno)),
              "Choose another place, or make room on the disk.");
}

namespace {

std::string line_of(const yaml::Problem& problem, std::string_view severity, const words::Explained& words) {
  std::string line = fmt::format("{}:{}:{}: {}: {}", problem.file, problem.place.line, problem.place.column,
                                 severity, words.message);
  if (!words.remedy.empty()) line += "  " + words.remedy;
  return line;
}

}  // namespace

std::string line_of(const yaml::Problem& problem) {
  return line_of(problem, problem.severity == yaml::Severity::Error ? "error" : "warning",
                 {problem.message, problem.remedy});
}

std::string line_of(const words::Language& say, const yaml::Problem& problem) {
  const bool error = problem.severity == yaml::Severity::Error;
  return line_of(problem, say(error ? "terminal.check.error" : "terminal.check.warning"),
                 say.explain(problem));
}

}  // namespace doorstep::command
