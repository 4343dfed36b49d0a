#include "storage/vault/files.h"

#include <array>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/vault/errors.h"

namespace doorstep::vault {

Result<File> File::open(const std::filesystem::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return fail_with(problem_of_errno(errno));
  }
  return File(descriptor);
}

File::~File() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

Result<std::string> File::read(std::size_t limit) const {
  std::string text;
  std::array<char, 4096> part{};
  while (text.size() < limit) {
    const std::size_t wanted = std::min(part.size(), limit - text.size());
    const ssize_t count = ::pread(descriptor_, part.data(), wanted, static_cast<off_t>(text.size()));
    if (count < 0 && errno != EINTR) {
      return fail_with(problem_of_errno(errno));
    }
    if (count == 0) {
      break;
    }
    text.append(part.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
  }
  return text;
}

Result<void> File::write_at(std::uint64_t offset, std::string_view text) const {
  while (!text.empty()) {
    const ssize_t count = ::pwrite(descriptor_, text.data(), text.size(), static_cast<off_t>(offset));
    if (count < 0 && errno != EINTR) {
      return fail_with(problem_of_errno(errno));
    }
    const std::size_t written = count > 0 ? static_cast<std::size_t>(count) : 0;
    text.remove_prefix(written);
    offset += written;
  }
  return {};
}

Result<void> File::resize(std::uint64_t size) const {
  if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) {
    return fail_with(problem_of_errno(errno));
  }
  return {};
}

Result<void> File::sync() const {
  if (::fsync(descriptor_) != 0) {
    return fail_with(problem_of_errno(errno));
  }
  return {};
}

Result<File> lock_file(const std::filesystem::path& path) {
  auto file = File::open(path, O_RDWR | O_CREAT);
  if (file && ::flock(file->descriptor(), LOCK_EX | LOCK_NB) != 0) {
    return fail_with(errno == EWOULDBLOCK ? Problem::InUse : problem_of_errno(errno));
  }
  return file;
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::path fresh = path;
  fresh += ".new";
  auto written =
      File::open(fresh, O_WRONLY | O_CREAT | O_TRUNC).and_then([&](const File& file) -> Result<void> {
        return file.write_at(0, text).and_then([&] { return file.sync(); });
      });
  if (written && ::rename(fresh.c_str(), path.c_str()) != 0) {
    written = fail_with(problem_of_errno(errno));
  }
  if (!written) {
    ::unlink(fresh.c_str());
    return written;
  }
  return sync_folder(path.parent_path());
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  return File::open(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY).and_then([](const File& file) {
    return file.sync();
  });
}

Result<void> check_writable(const std::filesystem::path& folder) {
  if (::faccessat(AT_FDCWD, folder.c_str(), R_OK | W_OK | X_OK, AT_EACCESS) != 0) {
    return fail_with(problem_of_errno(errno));
  }
  return {};
}

}  // namespace doorstep::vault
