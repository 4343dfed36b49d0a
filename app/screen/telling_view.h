// What the team sees and says of the way from a child's choice to the telling, as plain values.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/screen/family_view.h"
#include "instruments/sharing/account.h"
#include "instruments/sharing/ledger.h"

namespace doorstep::screen {

enum class Retelling : std::uint8_t { Shown, ReadAloud, Both, Printed };
// As it is kept: shown, read_aloud, shown_and_read_aloud, printed.
[[nodiscard]] std::string_view word(Retelling how);

// A thing that the child said yes to for this adult.
struct GateItem {
  std::string item;
  std::string line{};  // empty: the topic as a whole
  std::string parent;  // a person's id
  std::string called;  // "mamma"; stands inside sentences
  std::string title;
  std::vector<std::string> lines;  // what would be told
  bool own_words = false;          // of the child
  sharing::State state = sharing::State::Permitted;
  std::string reason;                    // of an earlier decision
  std::string citation{};                // and the law that it referred to
  std::vector<std::string> named{};      // other children of the family whom it names
  std::vector<std::string> named_ids{};  // their ids, in the same order
};

enum class SiblingSeen : std::uint8_t { No, Yes };

// What the team decides about a thing, and why.
struct Verdict {
  sharing::Decision decision = sharing::Decision::NotNow;
  sharing::Why why = sharing::Why::Unstated;
  std::string reason{};                   // in words
  std::string law{};                      // a rule's id, where the law is the reason
  SiblingSeen sibling = SiblingSeen::No;  // that it names another child was seen
};

// A rule of law that can be referred to.
struct LawChoice {
  std::string id;
  std::string citation;
  std::string says;
};
[[nodiscard]] inline bool is_among(const std::vector<LawChoice>& laws, const std::string& id) {
  return std::ranges::find(laws, id, &LawChoice::id) != laws.end();
}

// What one adult was told, and what it said.
struct ToldTo {
  std::string person;
  std::string called;
  std::vector<sharing::Account::Entry> heard{};  // by topic, exactly in the words that were told
  std::vector<std::string> responses{};
  std::vector<std::string> followed_up{};
};

// To an authority, by duty.
struct MadeReport {
  LocalTime at{};
  std::string to;
  std::string why;  // with the law that it referred to
};

struct ToldView {
  std::string child{};
  bool has_chosen = false;     // the child was asked, and can change what it chose
  bool wants_nothing = false;  // told
  std::vector<ToldTo> to{};
  std::vector<std::string> told_back{};  // what the child was told last
  std::vector<MadeReport> reports{};
  std::vector<std::uint32_t> open_reports{};  // that the child was not told of yet
  std::string language{};                     // code of what the child was asked in
};

enum class Assent : std::uint8_t { Given, TakenBack };
enum class Told : std::uint8_t { No, Yes };

}  // namespace doorstep::screen
