// A disk that is soon full, or cannot be written.
#pragma once

#include <filesystem>

#include <sched.h>
#include <sys/mount.h>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

namespace doorstep::testing {

// A small file system of its own, in a mount namespace of this process, so that nothing of it stays behind.
class SmallDisk {
 public:
  SmallDisk(const std::filesystem::path& folder, int kibibytes) : folder_(folder) {
    std::filesystem::create_directory(folder_);
    const bool apart =
        unshare(CLONE_NEWNS) == 0 && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    mounted_ =
        apart && mount("tmpfs", folder_.c_str(), "tmpfs", 0, fmt::format("size={}k", kibibytes).c_str()) == 0;
    if (!mounted_) {
      SKIP("making a small disk takes the rights of root");
    }
  }
  ~SmallDisk() { umount2(folder_.c_str(), MNT_DETACH); }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  void make_read_only() const {
    REQUIRE(mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "") == 0);
  }

 private:
  std::filesystem::path folder_;
  bool mounted_ = false;
};

}  // namespace doorstep::testing
