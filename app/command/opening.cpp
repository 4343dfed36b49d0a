#include "app/command/opening.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/command/places.h"
#include "app/command/today.h"
#include "storage/records/entrance.h"

namespace doorstep::command {

Result<std::vector<vault::VaultPerson>> people_in(const std::filesystem::path& folder) {
  auto people = vault::Vault::people_in(folder);
  if (!people && people.error().code == "not_a_vault") fmt::print(stderr, "{}:\n", folder.string());
  return people;
}

std::string trimmed(const std::string& name) {
  const auto from = name.find_first_not_of(" \t");
  return from == std::string::npos ? "" : name.substr(from, name.find_last_not_of(" \t") - from + 1);
}

std::string name_among(const std::vector<vault::VaultPerson>& people, const std::string& name) {
  const auto found = std::ranges::find(people, name, &vault::VaultPerson::name);
  return found == people.end() ? trimmed(name) : name;
}

void VaultChoice::add_to(CLI::App& command) {
  folder = usual_vault();
  command.add_option("--vault", folder, "The vault's folder")->capture_default_str();
  command.add_option("--person", person, "Who opens it");
  passphrase.add_to(command);
}

Result<std::string> VaultChoice::name() const {
  if (!person.empty() && trimmed(person) == person) return person;
  const auto people = people_in(folder);
  if (!people) return tl::unexpected(people.error());
  if (!person.empty()) return name_among(*people, person);
  if (people->size() == 1) return people->front().name;
  std::vector<std::string> names;
  for (const auto& each : *people) names.push_back(each.name);
  return fail("which_person", "Several people have a way into this vault.",
              fmt::format("Name one with --person: {}.", fmt::join(names, ", ")));
}

Result<std::unique_ptr<vault::Vault>> VaultChoice::open(const vault::VaultOptions& options) const {
  const auto who = name();
  if (!who) return tl::unexpected(who.error());
  const auto given = passphrase.read(fmt::format("Passphrase of {}:", *who));
  if (!given) return tl::unexpected(given.error());
  return records::open_vault(folder, *who, given->view(), now().utc_milliseconds, options);
}

Result<void> VaultChoice::open(screen::Desk& desk) const {
  const auto who = name();
  if (!who) return tl::unexpected(who.error());
  const auto given = passphrase.read(fmt::format("Passphrase of {}:", *who));
  if (!given) return tl::unexpected(given.error());
  return desk.open_vault(*who, given->view());
}

}  // namespace doorstep::command
