// doorstep vault create | status | people | passphrase | verify | accept

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command/command.h"
#include "app/command/opening.h"
#include "app/command/places.h"
#include "app/command/today.h"
#include "storage/records/audit.h"
#include "storage/records/entrance.h"
#include "storage/records/live_interview.h"
#include "storage/records/people.h"
#include "storage/records/restored.h"

namespace doorstep::command {
namespace {

using vault::Role;
using vault::Vault;
using vault::VaultPerson;

constexpr std::array<std::pair<std::string_view, Role>, 3> kRoles = {
    {{"interviewer", Role::Interviewer}, {"coordinator", Role::Coordinator}, {"keeper", Role::Keeper}}};

struct Options {
  VaultChoice vault;
  bool json = false;
  std::optional<std::string> added;
  std::optional<std::string> removed;
  std::vector<std::string> roles = {"interviewer"};
  PassphraseOptions new_passphrase;
  std::string reason;
};

// What an auditor is told of why files that do not fit together were accepted: a word, since the log holds no
// sentences.
constexpr const char* kPutBack = "backup_restored";
const std::set<std::string> kReasons = {kPutBack, "file_lost", "disk_repaired", "other"};

std::vector<std::string> words_of(const std::vector<Role>& roles) {
  std::vector<std::string> words;
  for (const auto& [word, role] : kRoles) {
    if (std::ranges::find(roles, role) != roles.end()) words.emplace_back(word);
  }
  return words;
}

std::vector<Role> roles_of(const std::vector<std::string>& words) {
  std::vector<Role> roles;
  for (const auto& [word, role] : kRoles) {
    if (std::ranges::find(words, word) != words.end()) roles.push_back(role);
  }
  return roles;
}

// What is wrong with the vault itself, unlike a call that could not be carried out.
bool is_about_the_vault(const std::string& code) {
  static const std::set<std::string> kCodes = {
      "missing_store", "empty_store",  "missing_slots", "missing_head",     "truncated",    "damaged",
      "damaged_slots", "damaged_head", "rolled_back",   "not_encrypted",    "audit_broken", "not_a_vault",
      "bad_history",   "bad_event",    "weak_slot",     "rolled_back_slots"};
  return kCodes.contains(code);
}

// Both times when it is typed; a file or descriptor is read once.
Result<Passphrase> new_passphrase(const PassphraseOptions& options, const std::string& name) {
  auto first = options.read(fmt::format("New passphrase of {}, ten characters or more:", name));
  if (!first || options.is_given()) return first;
  const auto again = Passphrase::typed("Once more:");
  if (!again) return tl::unexpected(again.error());
  if (again->view() == first->view()) return first;
  return fail("passphrases_differ", "The two passphrases are not alike.", "Do it again.");
}

Exit create(const Options& options) {
  const std::string person = trimmed(options.vault.person);
  if (person.empty()) {
    return say({"name_missing", "A vault needs its first person.", "Name it with --person."});
  }
  if (auto made = make_parent_of(options.vault.folder); !made) return say(made.error());
  const auto passphrase = new_passphrase(options.vault.passphrase, person);
  if (!passphrase) return say(passphrase.error());
  const auto made =
      records::make_vault(options.vault.folder, person, passphrase->view(), now().utc_milliseconds);
  if (!made) return say(made.error());
  fmt::print("A vault was made in {}.\n", options.vault.folder.string());
  if ((*made)->reserve_is_used()) {
    fmt::print(
        stderr,
        "doorstep: the disk is as good as full: there is no room for the reserve that saves a last answer. "
        "Make room before the first interview.\n");
  }
  return Exit::Done;
}

// Without a passphrase: what anybody who has the folder can see.
Exit status(const Options& options) {
  const auto people = people_in(options.vault.folder);
  if (!people) {
    (void)say(people.error());
    return is_about_the_vault(people.error().code) ? Exit::NotRight : Exit::Failed;
  }
  std::error_code error;
  const auto bytes = std::filesystem::file_size(options.vault.folder / "vault.db", error);
  if (options.json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const VaultPerson& person : *people)
      list.push_back({{"name", person.name}, {"roles", words_of(person.roles)}});
    const nlohmann::ordered_json result = {
        {"folder", options.vault.folder.string()}, {"bytes", error ? 0 : bytes}, {"people", list}};
    fmt::print("{}\n", result.dump(1));
    return Exit::Done;
  }
  fmt::print("{}: {} bytes, {} with a way in\n", options.vault.folder.string(), error ? 0 : bytes,
             people->size());
  return Exit::Done;
}

void print_people(const Vault& vault) {
  for (const VaultPerson& person : vault.people())
    fmt::print("{}: {}\n", person.name, fmt::join(words_of(person.roles), ", "));
}

Result<void> add_person(Vault& vault, const Options& options, const std::string& name) {
  const auto passphrase = new_passphrase(options.new_passphrase, name);
  if (!passphrase) return tl::unexpected(passphrase.error());
  const auto added = vault.add_person(name, roles_of(options.roles), passphrase->view());
  if (!added) return tl::unexpected(added.error());
  return records::audit(vault, now().utc_milliseconds, "person_added", added->id,
                        {{"roles", words_of(added->roles)}});
}

Result<void> remove_person(Vault& vault, const std::string& name) {
  const auto everybody = vault.people();
  const std::string kept = name_among(everybody, name);
  const auto found = std::ranges::find(everybody, kept, &VaultPerson::name);
  const std::string id = found == everybody.end() ? "" : found->id;
  if (auto removed = vault.remove_person(kept); !removed) return removed;
  return records::audit(vault, now().utc_milliseconds, "person_removed", id, nlohmann::json::object());
}

Exit people(const Options& options) {
  const auto vault = options.vault.open();
  if (!vault) return say(vault.error());
  if (options.added) {
    if (auto added = add_person(**vault, options, trimmed(*options.added)); !added) return say(added.error());
  }
  if (options.removed) {
    if (auto removed = remove_person(**vault, *options.removed); !removed) return say(removed.error());
  }
  print_people(**vault);
  return Exit::Done;
}

// Of the person who opens the vault.
Exit passphrase(const Options& options) {
  const auto vault = options.vault.open();
  if (!vault) return say(vault.error());
  const VaultPerson& who = (*vault)->who();
  const auto next = new_passphrase(options.new_passphrase, who.name);
  if (!next) return say(next.error());
  if (auto changed = (*vault)->change_passphrase(next->view()); !changed) return say(changed.error());
  const auto noted =
      records::audit(**vault, now().utc_milliseconds, "passphrase_changed", who.id, nlohmann::json::object());
  if (!noted) return say(noted.error());
  fmt::print(
      "{} opens the vault with the new passphrase from now on. Copies of the folder that were made "
      "before still open with the old one.\n",
      who.name);
  return Exit::Done;
}

// What can be read, and of each interview that cannot be gone through again why not.
struct Verified {
  std::size_t interviews = 0;
  std::vector<std::pair<std::string, Error>> unreadable;  // by id
};

// Opening passes the gate, which looks at every page; then every record is read, and every interview is gone
// through again as it would be on a screen. One that can't be does not hide the others.
Result<Verified> read_everything(Vault& vault) {
  if (auto audit = records::verify_audit(vault); !audit) return tl::unexpected(audit.error());
  const auto families = records::families(vault);
  if (!families) return tl::unexpected(families.error());
  for (const auto& family : *families) {
    if (const auto members = records::people(vault, family.id); !members)
      return tl::unexpected(members.error());
  }
  const auto interviews = records::all_interviews(vault);
  if (!interviews) return tl::unexpected(interviews.error());
  Verified verified;
  for (const auto& interview : *interviews) {
    const auto text = records::instrument_text(vault, interview.instrument_hash);
    if (!text) return tl::unexpected(text.error());
    if (const auto live = records::LiveInterview::resume(vault, interview.id); live)
      ++verified.interviews;
    else
      verified.unreadable.emplace_back(interview.id.text, live.error());
  }
  return verified;
}

Exit verify(const Options& options) {
  const auto vault = options.vault.open();
  const auto read = vault ? read_everything(**vault) : Result<Verified>(tl::unexpected(vault.error()));
  if (!read) {
    (void)say(read.error());
    return is_about_the_vault(read.error().code) ? Exit::NotRight : Exit::Failed;
  }
  if (!read->unreadable.empty()) {
    for (const auto& [id, error] : read->unreadable)
      fmt::print(stderr, "doorstep: interview {}: {} {}\n", id, error.message, error.remedy);
    fmt::print(stderr, "doorstep: {} of {} interviews cannot be read; every page and the audit were.\n",
               read->unreadable.size(), read->unreadable.size() + read->interviews);
    return Exit::NotRight;
  }
  fmt::print(
      "The vault is whole: every page and the audit were read, and {} interview(s) gone through again.\n"
      "A copy of the whole folder that was put back is whole too: say `doorstep vault accept --reason {}` "
      "then.\n",
      read->interviews, kPutBack);
  return Exit::Done;
}

// A keeper's, after a refusal whose remedy names it. A vault with nothing odd about it is left as it is.
Exit accept(const Options& options) {
  vault::VaultOptions accepting;
  accepting.stale = vault::StaleStore::Accept;
  const auto vault = options.vault.open(accepting);
  if (!vault) return say(vault.error());
  std::vector<std::string> accepted;
  for (const Error& notice : (*vault)->notices()) {
    const bool is_odd = is_about_the_vault(notice.code);  // the others came of the opening itself
    fmt::print("{}{}\n", is_odd ? "Accepted: " : "", notice.message);
    if (is_odd) accepted.push_back(notice.code);
  }
  // A whole folder that was put back fits together: only who did it knows.
  if (accepted.empty() && options.reason != kPutBack) {
    fmt::print("The vault's files fit together; there was nothing to accept.\n");
    return Exit::Done;
  }
  const auto noted = records::audit(**vault, now().utc_milliseconds, records::kAccepted, {},
                                    {{"reason", options.reason}, {"accepted", accepted}});
  if (!noted) return say(noted.error());
  fmt::print(
      "From now on the vault opens as it is, and the log says that you accepted it. What children had "
      "permitted and "
      "was not told yet is closed when an interviewer opens it: they are asked again.\n"
      "These have a way in now; remove with `doorstep vault people --remove` who had left since:\n");
  print_people(**vault);
  return Exit::Done;
}

using Action = Exit (*)(const Options&);

CLI::App* add(CLI::App& vault, const std::string& name, const std::string& what,
              const std::shared_ptr<Options>& options, Action action, Exit& exit) {
  CLI::App* command = vault.add_subcommand(name, what);
  options->vault.add_to(*command);
  command->callback([options, action, &exit] { exit = action(*options); });
  return command;
}

void add_new_passphrase(CLI::App& command, PassphraseOptions& options) {
  command
      .add_option("--new-passphrase-fd", options.descriptor, "Read the new passphrase from this descriptor")
      ->check(CLI::NonNegativeNumber);
  command.add_option("--new-passphrase-file", options.file, "Read it from the first line of this file");
}

}  // namespace

void add_vault(CLI::App& app, Exit& exit) {
  CLI::App* vault = app.add_subcommand("vault", "Make and look after the encrypted store");
  vault->require_subcommand(1);
  add(*vault, "create", "Make a vault; --person names the first person, who has all roles",
      std::make_shared<Options>(), create, exit);
  const auto of_status = std::make_shared<Options>();
  add(*vault, "status", "Say what can be seen of a vault without a passphrase", of_status, status, exit)
      ->add_flag("--json", of_status->json, "As one JSON object");
  const auto of_people = std::make_shared<Options>();
  CLI::App* who = add(*vault, "people", "List, add or remove people with a way in", of_people, people, exit);
  who->add_option("--add", of_people->added, "Give this person a way in");
  who->add_option("--role", of_people->roles,
                  "The new person's roles: interviewer (unless said otherwise), coordinator, keeper")
      ->check(CLI::IsMember(words_of({Role::Interviewer, Role::Coordinator, Role::Keeper})))
      ->type_name("ROLE");
  add_new_passphrase(*who, of_people->new_passphrase);
  who->add_option("--remove", of_people->removed, "Take this person's way in away");
  const auto of_passphrase = std::make_shared<Options>();
  add_new_passphrase(*add(*vault, "passphrase", "Change the passphrase of the person who opens the vault",
                          of_passphrase, passphrase, exit),
                     of_passphrase->new_passphrase);
  const auto of_accept = std::make_shared<Options>();
  add(*vault, "accept",
      "Take the files of a vault as they are, after it was refused as rolled back; a keeper's", of_accept,
      accept, exit)
      ->add_option("--reason", of_accept->reason, "Why they do not fit together")
      ->required()
      ->check(CLI::IsMember(kReasons));
  add(*vault, "verify", "Read everything in a vault and say whether it is whole", std::make_shared<Options>(),
      verify, exit);
}

}  // namespace doorstep::command
