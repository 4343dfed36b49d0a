// A small instrument with every type of question, and a session that drives it in memory: for tests and for
// pictures.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/screen/respondent.h"
#include "app/touch/app.h"
#include "instruments/sharing/account.h"

namespace doorstep::sample {

extern const std::string kChildsInstrument;   // eight types, a `when`, two checks, sharing
extern const std::string kParentsInstrument;  // two sections, help texts, no sharing

[[nodiscard]] std::shared_ptr<const model::Instrument> load_instrument(const std::string& yaml);

struct SessionOptions {
  std::string instrument = kChildsInstrument;
  std::string language = "sv";
  touch::Density density = touch::Density::Child;
  std::size_t parents = 2;
  std::string name = "Elsa";
  int age = 10;
};

// What a shell does, in memory: events are numbered and applied, hiding drops everything but the draft.
class Session final : public touch::App {
 public:
  using Options = SessionOptions;
  explicit Session(const words::Words& words, Options options = {});

  void frame(touch::Ui& ui) override;
  void after_frame(touch::Ui& ui) override;

  [[nodiscard]] const interview::Interview& interview() const { return *interview_; }
  [[nodiscard]] const sharing::Ledger& ledger() const { return ledger_; }
  [[nodiscard]] const std::vector<sharing::Event>& decisions() const { return decisions_; }
  [[nodiscard]] std::optional<screen::Respondent::Wish> wish() const { return wish_; }
  [[nodiscard]] bool is_hidden() const { return hidden_; }

  // Every move and decision fails with this until it is taken away; or only moves of one kind.
  void break_with(std::optional<Error> error, std::optional<interview::EventKind> only = {}) {
    broken_ = std::move(error);
    broken_kind_ = only;
  }
  // What is on screen is being read aloud.
  void note_read_aloud() { respondent_->note_read_aloud(); }
  // The passphrase was given: on the same page, as another Respondent.
  void return_from_hiding();
  // The program was closed and opened again: a new Respondent without a draft.
  void open_again(screen::Purpose purpose = screen::Purpose::Interview);
  // A decision of somebody else's: the team's, or the family's.
  void record(sharing::Event event);
  // What the child permitted of its homes was told to parent-1, and it has the device again to change the
  // rest.
  void come_back_after_telling();

 private:
  [[nodiscard]] Result<void> make(const interview::Move& move);
  [[nodiscard]] Result<void> decide(sharing::Event event);
  [[nodiscard]] screen::RespondentActions actions();
  [[nodiscard]] screen::RespondentPeople people() const;

  const words::Words& words_;
  Options options_;
  std::optional<interview::Interview> interview_{};
  sharing::Ledger ledger_{};
  std::vector<sharing::Event> decisions_{};
  std::optional<screen::Respondent> respondent_{};
  screen::RespondentDraft kept_{};
  std::optional<screen::Respondent::Wish> wish_{};
  std::optional<Error> broken_{};
  std::optional<interview::EventKind> broken_kind_{};
  bool hidden_ = false;
};

// What a child let be told to parent-1 and parent-2, released and told; parent-3 has nothing. Every
// unreleased line, of the one and of the other, has the word kCanary in it.
inline constexpr const char* kCanary = "kanariefågel";
[[nodiscard]] sharing::Ledger told_ledger();

// A way through a session that stops at every kind of page.
struct Stop {
  struct Act {
    enum class Kind { Tap, Type, Draw };
    Kind kind = Kind::Tap;
    std::string what;                  // a node's id, or words
    std::vector<touch::Point> line{};  // Draw: places of the node, 0 .. 1 of its width and height
  };
  std::string name;         // of the page that is reached
  std::vector<Act> before;  // what leads to it
};
[[nodiscard]] std::vector<Stop> childs_way();
[[nodiscard]] std::vector<Stop> parents_way();
// Behind childs_way() and come_back_after_telling().
[[nodiscard]] std::vector<Stop> second_thoughts_way();

}  // namespace doorstep::sample
