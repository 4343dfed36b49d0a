// A vault in a folder of its own, clocks that only the test moves, and a family whose child has told
// something that must not be seen: every answer, note and name that was not released carries a word that is
// searched for.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "app/screen/shell.h"
#include "tests/harness/harness.h"
#include "tests/vault/scratch.h"

namespace doorstep::team {

inline constexpr const char* kTeamMember = "Johan Berg";
inline constexpr const char* kTeamPassphrase = "torka moln gaffel pingvin stege";

// What was prepared: a child's finished interview, with the child's choices made.
struct Prepared {
  std::string family;
  std::string child, mother, father;
  std::string interview;

  // The id of what that interview's card on the family's page has for an adult: "show", "paper".
  [[nodiscard]] std::string on_card(const std::string& what, const std::string& adult) const {
    return what + ":" + interview + ":" + adult;
  }
};

class World {
 public:
  // `more`: texts of instruments besides the child's.
  explicit World(const std::vector<std::string>& more = {});
  // Writes one of them anew: `more_0.yaml` is the first of `more`.
  void write(const std::string& name, std::string_view text) const;

  // Makes the vault and the family in it, and closes it again.
  Prepared prepare();
  // A second, finished round of the child's, before the program starts: it says that it is afraid, and then
  // that it is not. Returns the interview.
  std::string come_again(const Prepared& all);
  // In that round it lets its mother hear `words` about its homes, and nothing else.
  void choose_again(const Prepared& all, const std::string& again, const std::string& words);
  // It begins once more and is afraid; that interview is open. Returns its id.
  std::string begin_again(const Prepared& all);
  // What respondents hear from the next start on, and when.
  void set_voice(std::function<std::unique_ptr<voice::Voice>()> make, screen::ReadAloud when) {
    make_voice_ = std::move(make);
    read_aloud_ = when;
  }
  // The program as it starts. One at a time: the vault has one process, and one owner in it.
  harness::Harness& start(harness::Screen screen = {});
  // As if the power failed: nothing more is drawn or asked.
  void end() {
    harness_.reset();
    shell_.reset();
  }
  [[nodiscard]] screen::Shell& shell() { return *shell_; }
  // Types the passphrase where it is asked for, and waits until the vault is open.
  void unlock(const std::string& passphrase = kTeamPassphrase);

  [[nodiscard]] std::filesystem::path folder() const { return scratch_.vault(); }
  // Where accounts on paper are put.
  [[nodiscard]] std::filesystem::path papers() const { return scratch_.path() / "papers"; }
  [[nodiscard]] const std::vector<std::string>& titles() const { return titles_; }
  // Whether any node on the screen, or the window's title, holds `words`.
  [[nodiscard]] bool shows(const std::string& words) const;

 private:
  [[nodiscard]] screen::DeskOptions desk_options();

  testing::ScratchFolder scratch_;
  std::vector<std::filesystem::path> instruments_;
  std::int64_t milliseconds_ = 1'763'733'600'000;  // 21 November 2025, 14:00 UTC
  std::vector<std::string> titles_;                // that the window had
  std::function<std::unique_ptr<voice::Voice>()> make_voice_{};
  screen::ReadAloud read_aloud_ = screen::ReadAloud::WhenAsked;
  std::unique_ptr<screen::Shell> shell_;
  std::unique_ptr<harness::Harness> harness_;
};

// Writes into a field.
void fill(harness::Harness& app, const std::string& field, const std::string& words);

// Where most tests begin: a prepared family, the program started, the vault open, the families on the screen.
struct AtDesk {
  explicit AtDesk(const std::vector<std::string>& more = {}) : world(more) { world.unlock(); }
  void open_family() { app.tap("family:" + all.family); }
  // From the family's page to the hand-over of a new interview with `person`.
  void hand_over(const std::string& person);

  // One tap after the other.
  void tap(std::initializer_list<std::string> ids) {
    for (const std::string& id : ids) app.tap(id);
    app.frames();
  }
  // From the page that covers everything back to where it was.
  void come_back() {
    tap({"return"});
    world.unlock();
    app.frames();
  }

  // The first node whose id begins so; fails the test when there is none.
  [[nodiscard]] std::string first(const std::string& beginning) const;

  World world;
  Prepared all = world.prepare();
  harness::Harness& app = world.start();
};

// One tap further: the family's page is on the screen.
struct AtFamily : AtDesk {
  explicit AtFamily(const std::vector<std::string>& more = {}) : AtDesk(more) { open_family(); }

  // Each ends on the family's page. What the child permits first (for its mother) is released;
  void release();
  // is shown to her, and noted as told;
  void tell_mother();
  // an adult is barred, or another one added to the family; its id.
  void bar(const std::string& adult);
  std::string add_adult(const std::string& name, const std::string& called);
};

// `text` with the first `old` in it made `fresh`.
[[nodiscard]] std::string with(std::string text, const std::string& old, const std::string& fresh);

// The child's instrument of these tests: two topics that are shared, one question that never is, and a flag.
[[nodiscard]] std::string_view story();

}  // namespace doorstep::team
