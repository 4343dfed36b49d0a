#include "storage/records/entrance.h"

#include <system_error>

#include <nlohmann/json.hpp>

#include "storage/records/audit.h"
#include "storage/records/restored.h"

namespace doorstep::records {

using vault::Vault;

Result<std::unique_ptr<Vault>> make_vault(const std::filesystem::path& folder, std::string_view person,
                                          std::string_view passphrase, std::int64_t at,
                                          const vault::VaultOptions& options) {
  auto made = Vault::create(folder, person, passphrase, options);
  if (!made) return made;
  const auto noted = audit(**made, at, "vault_made", (*made)->who().id, nlohmann::json::object());
  if (noted) return made;
  // A disk that is full now: an empty vault that nobody was told of would be in the way of the next try.
  made->reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return tl::unexpected(noted.error());
}

Result<std::unique_ptr<Vault>> open_vault(const std::filesystem::path& folder, std::string_view person,
                                          std::string_view passphrase, std::int64_t at,
                                          const vault::VaultOptions& options) {
  auto opened = Vault::open(folder, person, passphrase, options);
  if (!opened) return opened;
  auto noted = audit(**opened, at, "vault_opened", (*opened)->who().id, nlohmann::json::object());
  // Writing can itself bring a notice: that the reserve was used.
  for (std::size_t i = 0; noted && i < (*opened)->notices().size(); ++i) {
    const std::string code = (*opened)->notices()[i].code;
    noted = audit(**opened, at, code, {}, nlohmann::json::object());
  }
  const bool interviewer = (*opened)->require(vault::Role::Interviewer).has_value();
  if (noted && interviewer) {
    const auto closed = close_what_was_put_back(**opened, at);
    if (!closed) return tl::unexpected(closed.error());
    if (*closed) {
      (*opened)->store().note(
          {"choices_closed",
           "An older state of the vault was put back. What children had permitted and was not "
           "told yet is closed, and who may not be told anything may be out of date.",
           "Ask the children again, and look at whom nothing may be told."});
    }
  }
  return noted ? std::move(opened) : tl::unexpected(noted.error());
}

}  // namespace doorstep::records
