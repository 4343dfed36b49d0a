#include <chrono>
#include <random>
#include <thread>

#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/vault/child.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using vault::Vault;

constexpr int kOpened = 0;
constexpr int kInUse = 1;
constexpr int kOther = 2;

int outcome(const Result<std::unique_ptr<Vault>>& opened) {
  if (opened) {
    return kOpened;
  }
  return opened.error().code == "in_use" ? kInUse : kOther;
}

TEST_CASE("a second process is told that the vault is in use, and leaves it alone") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  const auto before = contents_of(scratch.path());
  CHECK(run_child([&] { return outcome(try_open(scratch.vault())); }) == kInUse);
  CHECK(code_of(try_open(scratch.vault())) == "in_use");
  CHECK(contents_of(scratch.path()) == before);
  vault.reset();
  CHECK(run_child([&] { return outcome(try_open(scratch.vault())); }) == kOpened);
}

TEST_CASE("of processes that open a vault at the same time exactly one gets it") {
  const ScratchFolder scratch(Where::Memory);
  new_vault(scratch.vault()).reset();
  const int rounds = long_run() ? 100 : 10;
  for (int round = 0; round < rounds; ++round) {
    const Pipe start;
    const Pipe finish;
    const Pipe answered;
    std::vector<pid_t> racers;
    for (int racer = 0; racer < 8; ++racer) {
      racers.push_back(start_child([&] {
        // Everybody starts at once, and the winner holds on until all have been answered.
        if (!start.receive()) {
          return kOther;
        }
        const auto opened = try_open(scratch.vault());
        return answered.send() && finish.receive() ? outcome(opened) : kOther;
      }));
    }
    for (std::size_t racer = 0; racer < racers.size(); ++racer) {
      REQUIRE(start.send());
    }
    for (std::size_t racer = 0; racer < racers.size(); ++racer) {
      REQUIRE(answered.receive());
    }
    for (std::size_t racer = 0; racer < racers.size(); ++racer) {
      REQUIRE(finish.send());
    }
    int winners = 0;
    for (const pid_t racer : racers) {
      const int result = wait_for(racer);
      CHECK(result != kOther);
      winners += result == kOpened ? 1 : 0;
    }
    CHECK(winners == 1);
  }
}

TEST_CASE("a killed process leaves no lock behind") {
  const ScratchFolder scratch;
  new_vault(scratch.vault()).reset();
  const Pipe opened;
  const pid_t holder = start_child([&] {
    const auto vault = try_open(scratch.vault());
    return vault && opened.send() ? pause() : kOther;
  });
  REQUIRE(opened.receive());
  CHECK(code_of(try_open(scratch.vault())) == "in_use");
  REQUIRE(kill(holder, SIGKILL) == 0);
  CHECK(wait_for(holder) == -SIGKILL);
  CHECK(code_of(try_open(scratch.vault())) == "ok");
}

TEST_CASE("a kill while a vault is made leaves a vault or none") {
  const ScratchFolder scratch(Where::Memory);
  std::minstd_rand random(7);
  const int kills = long_run() ? 500 : 60;
  for (int number = 0; number < kills; ++number) {
    const auto folder = scratch.path() / std::to_string(number);
    const pid_t maker = start_child([&] {
      const auto vault = Vault::create(folder, kPerson, kPassphrase, fast());
      return vault ? pause() : kOther;
    });
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 40'000));
    REQUIRE(kill(maker, SIGKILL) == 0);
    REQUIRE(wait_for(maker) == -SIGKILL);
    const bool there = std::filesystem::exists(folder);
    if (!there) {
      new_vault(folder).reset();
    }
    REQUIRE(code_of(try_open(folder)) == "ok");
  }
}

TEST_CASE("a kill while people are added leaves everybody's way in, old or new") {
  const ScratchFolder scratch(Where::Memory);
  new_vault(scratch.vault()).reset();
  std::minstd_rand random(11);
  const int kills = long_run() ? 500 : 40;
  std::size_t known = 1;
  for (int number = 0; number < kills; ++number) {
    Pipe added;
    const pid_t adder = start_child([&] {
      auto vault = try_open(scratch.vault());
      for (int person = 0; vault && person < 5; ++person) {
        const std::string name = "p" + std::to_string(number) + "." + std::to_string(person);
        if (!(*vault)->add_person(name, {vault::Role::Keeper}, kPassphrase) || !added.send()) {
          return kOther;
        }
      }
      return pause();
    });
    std::this_thread::sleep_for(std::chrono::microseconds(3'000 + random() % 30'000));
    REQUIRE(kill(adder, SIGKILL) == 0);
    REQUIRE(wait_for(adder) == -SIGKILL);
    added.close_writing();
    while (added.receive()) {
      ++known;
    }
    const auto vault = must(try_open(scratch.vault()));
    // One more may be there that nobody was told of.
    REQUIRE(vault->people().size() >= known);
    REQUIRE(vault->people().size() <= known + 1);
    known = vault->people().size();
  }
}

TEST_CASE("after an error of the disk nothing more is written until the vault is opened again") {
  const ScratchFolder scratch;
  {
    auto vault = new_vault(scratch.vault());
    must(keep(*vault, "before", "text"));
    // A file size limit makes writing fail with EFBIG, which is no full disk.
    rlimit old{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &old) == 0);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{4096, old.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    CHECK(code_of(keep(*vault, "during", std::string(100'000, 'x'))) == "io_error");
    REQUIRE(setrlimit(RLIMIT_FSIZE, &old) == 0);
    std::signal(SIGXFSZ, ignored);
    CHECK(code_of(keep(*vault, "after", "text")) == "reopen_needed");
  }
  auto again = must(try_open(scratch.vault()));
  CHECK(count_kept(*again) == 1);
  must(keep(*again, "after", "text"));
}

TEST_CASE("a write that fails leaves the store as it was, and the next one works") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  must(keep(*vault, "a", "text"));
  const auto half = [&](vault::Connection& connection) -> Result<void> {
    must(connection.run("INSERT INTO instruments VALUES ('b', x'00')"));
    return fail("changed_my_mind", "");
  };
  CHECK(code_of(vault->store().write(half)) == "changed_my_mind");
  CHECK(count_kept(*vault) == 1);
  // A write inside a write is part of it: the outer cannot succeed when the inner failed, even when it looks
  // away.
  CHECK(code_of(vault->store().write([&](vault::Connection&) {
          static_cast<void>(vault->store().write(half));
          return Result<void>();
        })) == "internal");
  CHECK(count_kept(*vault) == 1);
  must(keep(*vault, "c", "text"));
  vault.reset();
  CHECK(count_kept(*must(try_open(scratch.vault()))) == 2);
}

TEST_CASE("a hardened process leaves no core dump") {
  CHECK(run_child([] {
          rlimit limit{1, 1};
          const bool hard = vault::harden_process() && getrlimit(RLIMIT_CORE, &limit) == 0;
          return hard && limit.rlim_cur == 0 && limit.rlim_max == 0 ? 0 : 1;
        }) == 0);
}

}  // namespace
}  // namespace doorstep::testing
