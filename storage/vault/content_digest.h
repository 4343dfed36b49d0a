// One digest over every row of the store, kept current by triggers, so that no row can be put back, taken out
// or half-applied behind the program's back: SQLCipher authenticates each page, but not that the pages belong
// to the same moment.
//
// The digest is the exclusive-or of a keyed BLAKE2b over each row (table, then every column); a row enters
// and leaves by the same step. That is safe because all rows of a table differ (primary keys) and the key,
// like every row's hash, is known only to who may read the store. The table `head`, which keeps the digest,
// is left out.
#pragma once

#include <string_view>

#include "storage/vault/connection.h"
#include "storage/vault/secret.h"

struct sqlite3_context;
struct sqlite3_value;

namespace doorstep::vault {

// Must outlive the connection that it is attached to, and is neither copied nor moved: the connection points
// to it.
class ContentDigest {
 public:
  explicit ContentDigest(Secret key) : key_(std::move(key)) {}
  ContentDigest(const ContentDigest&) = delete;
  ContentDigest& operator=(const ContentDigest&) = delete;

  // Watches every table that exists now; again after a migration.
  [[nodiscard]] Result<void> attach(Connection& connection);

  // Sets the digest from the rows as they are; time is linear in the store.
  [[nodiscard]] Result<void> recompute(Connection& connection);

  [[nodiscard]] const Digest& value() const { return value_; }

  // Back to an earlier value, after a rollback.
  void restore(const Digest& value) { value_ = value; }

 private:
  static void fold(sqlite3_context* context, int count, sqlite3_value** values);

  Secret key_;
  Digest value_{};
};

}  // namespace doorstep::vault
