// What the vault's and the records' tests share: a folder that is gone afterwards, a vault that opens fast,
// and what lies in a folder, byte for byte.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "storage/vault/vault.h"

namespace doorstep::testing {

inline constexpr const char* kPerson = "owner";
inline constexpr const char* kPassphrase = "correct horse battery";

// Memory is for tests that open a vault thousands of times and ask nothing of the disk.
enum class Where { Disk, Memory };

class ScratchFolder {
 public:
  explicit ScratchFolder(Where where = Where::Disk) {
    const std::filesystem::path memory = "/dev/shm";
    const bool in_memory = where == Where::Memory && std::filesystem::is_directory(memory);
    const auto parent = in_memory ? memory : std::filesystem::temp_directory_path();
    std::string pattern = (parent / "doorstep-test-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path vault() const { return path_ / "vault"; }

 private:
  std::filesystem::path path_;
};

// The cheapest Argon2id that libsodium makes.
inline vault::VaultOptions fast() {
  vault::VaultOptions options;
  options.cost = {1, 8192};
  options.floor = vault::CostFloor::OffForTests;
  return options;
}

inline Result<std::unique_ptr<vault::Vault>> try_open(const std::filesystem::path& folder,
                                                      const vault::VaultOptions& options = fast()) {
  return vault::Vault::open(folder, kPerson, kPassphrase, options);
}

template <typename Value>
Value must(Result<Value> result) {
  if (!result) {
    FAIL(result.error().code << ": " << result.error().message);
  }
  return std::move(*result);
}

inline void must(const Result<void>& result) {
  if (!result) {
    FAIL(result.error().code << ": " << result.error().message);
  }
}

template <typename Value>
std::string code_of(const Result<Value>& result) {
  return result ? "ok" : result.error().code;
}

inline std::unique_ptr<vault::Vault> new_vault(const std::filesystem::path& folder) {
  return must(vault::Vault::create(folder, kPerson, kPassphrase, fast()));
}

inline std::string read_all(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

inline void write_all(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

// Every file below `folder` and what is in it.
inline std::map<std::string, std::string> contents_of(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    files[entry.path().string()] = entry.is_regular_file() ? read_all(entry.path()) : "";
  }
  return files;
}

// Longer runs before a release: DOORSTEP_LONG=1.
inline bool long_run() {
  const char* value = std::getenv("DOORSTEP_LONG");
  return value != nullptr && std::string(value) == "1";
}

// Puts a row into the store that no test of the vault needs to understand.
inline Result<void> keep(vault::Vault& vault, const std::string& key, const std::string& text) {
  return vault.store().write([&](vault::Connection& connection) {
    return connection.run("INSERT INTO instruments VALUES (?, ?)", {key, vault::bytes_of(text)});
  });
}

inline std::int64_t count_kept(vault::Vault& vault) {
  return must(vault.store().connection().number("SELECT count(*) FROM instruments"));
}

}  // namespace doorstep::testing
