// A folder for a vault that nobody needs afterwards.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>

#include "instruments/result.h"

namespace doorstep::command {

// The folder is removed with the object, and also when INT, TERM or HUP ends the program, unless it is kept.
// Made before other threads are: from then on these signals wait for the one thread that cleans up.
class ThrowAway {
 public:
  // Makes a folder for this user alone; the vault in it is not made yet. Errors: "no_temporary_folder".
  [[nodiscard]] static Result<ThrowAway> make();
  ~ThrowAway();
  ThrowAway(ThrowAway&& other) noexcept = default;
  ThrowAway& operator=(ThrowAway&&) = delete;
  ThrowAway(const ThrowAway&) = delete;  // two would remove one folder
  ThrowAway& operator=(const ThrowAway&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::filesystem::path vault() const { return folder_ / "vault"; }
  [[nodiscard]] const std::string& passphrase() const {
    return passphrase_;
  }  // drawn for this vault; guards nothing real
  void keep() { *kept_ = true; }

 private:
  using Kept = std::shared_ptr<std::atomic<bool>>;  // with the thread; null in what was moved from
  ThrowAway(std::filesystem::path folder, std::string passphrase, Kept kept)
      : folder_(std::move(folder)), passphrase_(std::move(passphrase)), kept_(std::move(kept)) {}

  std::filesystem::path folder_;
  std::string passphrase_;
  Kept kept_;
};

}  // namespace doorstep::command
