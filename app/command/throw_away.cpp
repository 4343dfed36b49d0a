#include "app/command/throw_away.h"

#include <csignal>
#include <thread>

#include <unistd.h>

#include <fmt/format.h>

#include "app/command/places.h"
#include "storage/vault/secret.h"

namespace doorstep::command {
namespace {

namespace fs = std::filesystem;

constexpr int kTries = 1000;  // to remove a folder that is written into: one or two are enough

// Those of INT, TERM and HUP that would end the program: nohup and a shell's background jobs ignore some.
sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    if (sigaction(number, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) sigaddset(&signals, number);
  }
  return signals;
}

// Ends the program as `number` would have done.
void end_by(int number) {
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  std::signal(number, SIG_DFL);
  kill(getpid(), number);
  pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
}

}  // namespace

Result<ThrowAway> ThrowAway::make() {
  auto folder = throw_away_folder();
  if (!folder) return tl::unexpected(folder.error());
  const auto kept = std::make_shared<std::atomic<bool>>(false);
  const sigset_t signals = ending_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread([signals, kept, folder = *folder] {
    int number = 0;
    if (sigwait(&signals, &number) != 0) return;
    std::error_code ignored;
    // Again while the program still writes into it.
    for (int left = kTries; left > 0 && !*kept && fs::exists(folder, ignored); --left)
      fs::remove_all(folder, ignored);
    end_by(number);
  }).detach();
  const std::string drawn = vault::random_id();
  return ThrowAway(std::move(*folder),
                   fmt::format("{}-{}-{}", drawn.substr(0, 5), drawn.substr(5, 5), drawn.substr(10, 5)),
                   kept);
}

ThrowAway::~ThrowAway() {
  if (!kept_ || *kept_) return;
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

}  // namespace doorstep::command
