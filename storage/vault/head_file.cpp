#include "storage/vault/head_file.h"

#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>

#include "storage/vault/errors.h"

namespace doorstep::vault {
namespace {

// A disk writes a sector whole or not at all.
constexpr std::size_t kRecordBytes = 512;
constexpr std::size_t kTagBytes = sizeof(Digest);
constexpr std::size_t kSignedBytes = kRecordBytes - kTagBytes;  // what the tag at the record's end covers
constexpr std::string_view kMagic = "doorstep-head-1\n";
constexpr std::size_t kNumberOffset = kMagic.size();
constexpr std::size_t kBeforeOffset = kNumberOffset + 8;
constexpr std::size_t kAfterOffset = kBeforeOffset + kTagBytes;

std::uint64_t read_number(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t index = 0; index < 8; ++index) {
    number |= std::uint64_t{static_cast<unsigned char>(bytes[index])} << (8 * index);
  }
  return number;
}

}  // namespace

Result<HeadFile> HeadFile::create(const std::filesystem::path& path, const Secret& store_key,
                                  const HeadRecord& record) {
  auto file = File::open(path, O_RDWR | O_CREAT);
  if (!file) {
    return tl::unexpected(file.error());
  }
  HeadFile head(std::move(*file), derive_key(store_key, KeyUse::Head));
  auto written = head.file_.resize(2 * kRecordBytes)
                     .and_then([&] { return head.write(0, record); })
                     .and_then([&] { return head.write(1, record); })
                     .and_then([&] { return head.file_.sync(); });
  if (!written) {
    return tl::unexpected(written.error());
  }
  head.newest_ = record;
  return head;
}

Result<HeadFile> HeadFile::open(const std::filesystem::path& path, const Secret& store_key) {
  auto file = File::open(path, O_RDWR);
  if (!file) {
    std::error_code error;
    return std::filesystem::exists(path, error) ? tl::unexpected(file.error())
                                                : fail_with(Problem::MissingHead);
  }
  const auto bytes = file->read(2 * kRecordBytes + 1);
  if (!bytes) {
    return tl::unexpected(bytes.error());
  }
  if (bytes->size() != 2 * kRecordBytes) {
    return fail_with(Problem::DamagedHead);
  }
  HeadFile head(std::move(*file), derive_key(store_key, KeyUse::Head));
  const auto first = head.decode(std::string_view(*bytes).substr(0, kRecordBytes));
  const auto second = head.decode(std::string_view(*bytes).substr(kRecordBytes));
  if (!first && !second) {
    return fail_with(Problem::DamagedHead);
  }
  const bool second_is_newer = second && (!first || second->number > first->number);
  head.newest_ = second_is_newer ? *second : *first;
  head.newest_position_ = second_is_newer ? 1 : 0;
  head.torn_ = !first || !second;
  return head;
}

Result<void> HeadFile::advance(const HeadRecord& record) {
  const std::uint64_t position = record.number == newest_.number ? newest_position_ : 1 - newest_position_;
  auto written = write(position, record);
  if (written) {
    newest_ = record;
    newest_position_ = position;
  }
  return written;
}

Result<void> HeadFile::write(std::uint64_t position, const HeadRecord& record) {
  std::string bytes(kRecordBytes, '\0');
  const auto number = little_endian(record.number);
  std::memcpy(bytes.data(), kMagic.data(), kMagic.size());
  std::memcpy(bytes.data() + kNumberOffset, number.data(), number.size());
  std::memcpy(bytes.data() + kBeforeOffset, record.before.data(), kTagBytes);
  std::memcpy(bytes.data() + kAfterOffset, record.after.data(), kTagBytes);
  const Digest tag = hash_parts(key_.view(), {bytes_of(std::string_view(bytes).substr(0, kSignedBytes))});
  std::memcpy(bytes.data() + kSignedBytes, tag.data(), kTagBytes);
  return file_.write_at(position * kRecordBytes, bytes);
}

std::optional<HeadRecord> HeadFile::decode(std::string_view bytes) const {
  const Digest tag = hash_parts(key_.view(), {bytes_of(bytes.substr(0, kSignedBytes))});
  if (!equal_in_constant_time(tag, bytes_of(bytes.substr(kSignedBytes)))) {
    return std::nullopt;
  }
  HeadRecord record;
  record.number = read_number(bytes.substr(kNumberOffset));
  std::memcpy(record.before.data(), bytes.data() + kBeforeOffset, kTagBytes);
  std::memcpy(record.after.data(), bytes.data() + kAfterOffset, kTagBytes);
  return record;
}

}  // namespace doorstep::vault
