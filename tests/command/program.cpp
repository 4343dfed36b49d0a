#include "tests/command/program.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

namespace doorstep::test {
namespace {

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

[[noreturn]] void become(const std::vector<std::string>& arguments, const std::string& in,
                         const std::string& out, const std::string& errors, const std::string& home) {
  setsid();  // no terminal to ask for a passphrase
  dup2(open(in.c_str(), O_RDONLY), STDIN_FILENO);
  dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
  dup2(open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
  unsetenv("DISPLAY");
  setenv("LC_ALL", "C", 1);
  if (!home.empty()) {
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"})
      setenv(name, home.c_str(), 1);
  }
  std::vector<char*> words = {const_cast<char*>(DOORSTEP_PROGRAM)};
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  execv(words[0], words.data());
  _exit(127);
}

}  // namespace

Ran run(const std::vector<std::string>& arguments, const std::string& input, const std::string& home) {
  const Folder folder;
  const auto in = folder.write("in", input);
  const auto out = folder.path("out");
  const auto errors = folder.path("errors");
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) become(arguments, in, out, errors, home);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), contents(out), contents(errors)};
}

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "doorstep-test-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  folder_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string Folder::write(const std::string& name, const std::string& text) const {
  std::ofstream(folder_ / name, std::ios::binary) << text;
  return path(name);
}

std::string shipped(const std::string& name) {
  return std::string(DOORSTEP_SOURCE_DIR "/instruments/library/") + name + ".yaml";
}

}  // namespace doorstep::test
