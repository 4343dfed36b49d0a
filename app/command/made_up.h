// Made-up families in a throw-away vault: for a first look, for pictures, and for the walk-through.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "app/screen/desk.h"
#include "app/words/words.h"
#include "instruments/result.h"

namespace doorstep::command {

// A vault that goes with its folder; the folder is removed unless it is kept.
class ThrowAway {
 public:
  // Makes a folder for this user alone; the vault in it is not made yet. Errors: "no_temporary_folder".
  [[nodiscard]] static Result<ThrowAway> make();
  ~ThrowAway();
  ThrowAway(ThrowAway&& other) noexcept;
  ThrowAway& operator=(ThrowAway&&) = delete;
  ThrowAway(const ThrowAway&) = delete;  // two would remove one folder
  ThrowAway& operator=(const ThrowAway&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::filesystem::path vault() const { return folder_ / "vault"; }
  [[nodiscard]] const std::string& passphrase() const {
    return passphrase_;
  }  // drawn for this vault; guards nothing real
  void keep() { kept_ = true; }

 private:
  ThrowAway(std::filesystem::path folder, std::string passphrase)
      : folder_(std::move(folder)), passphrase_(std::move(passphrase)) {}

  std::filesystem::path folder_;
  std::string passphrase_;
  bool kept_ = false;
};

constexpr std::string_view kMadeUpPerson = "Johan";  // who has a way into a throw-away vault

// The year of birth of somebody who is `age` on `desk`'s day, so that the age is right on any day of the
// year.
[[nodiscard]] language::Date born(const screen::Desk& desk, int age);

struct MadeUpFamily {
  std::string id;
  std::string child;
  std::string mother;
  std::string father;
};
// A child of `age` called `child`, and its mamma and pappa. The desk's vault is open.
[[nodiscard]] Result<MadeUpFamily> add_made_up_family(screen::Desk& desk, const words::Language& say,
                                                      const std::string& name, const std::string& child,
                                                      int age);

// Makes the vault of `throw_away` with four families: calm, loud, in need of help at once, and new; with
// interviews finished and half way, choices, a gate that was gone through and flags. Errors: those of Desk
// and of the instruments.
[[nodiscard]] Result<void> fill(const ThrowAway& throw_away, const words::Language& say);

}  // namespace doorstep::command
