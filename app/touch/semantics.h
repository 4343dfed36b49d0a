// What is on the screen, said in words: one node per thing that means something, in reading order, rebuilt
// every frame.
//
// The single source for taps (who is under the finger), keyboard order, tests, audits, and later reading
// aloud and screen readers. Ids come from instruments and screens ("answer:lives:both"), never from
// translated labels, and are unique in a frame.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/touch/geometry.h"

namespace doorstep::touch {

enum class Role {
  Text,
  Heading,
  Image,
  Progress,
  Status,  // said, not touched
  Region,  // something that pans
  Sheet,   // covers the page
  Button,
  Option,
  CheckOption,
  Row,
  Key,  // touched
  Field,
  MultilineField,
  SecretField,  // touched and typed into
  BoardKey,     // of the letter board: for fingers alone
};

[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] constexpr bool takes_text(Role role) {
  return role == Role::Field || role == Role::MultilineField || role == Role::SecretField;
}

enum class Touch {
  None,
  Taps,
  Points,  // by a finger at some place of it; the keyboard goes to its parts, which bear its id as parent
};

struct Node {
  std::string id{};
  Role role = Role::Text;
  std::string label{};  // what it is called; for a secret field never what was typed
  std::string value{};  // what it holds
  bool selected = false;
  bool disabled = false;
  bool focused = false;
  Rect rect{};     // physical mm: what can be touched
  Rect visible{};  // the part of it inside the region that it lies in
  Touch touch = Touch::None;
  std::string
      parent{};  // id of the node that this one lies inside of, by intention (the speaker on an answer)
  std::string group{};          // options of one question share it; the audit compares them
  float line = 0;               // of a text: mm from one of its lines to the next
  std::uint64_t look = 0;       // equal for things drawn in the same size and style
  std::string region{};         // id of the panning region, or empty
  std::string language{};       // as in <html lang>: "sv"
  int layer = 0;                // 0 page, 1 sheet
  bool above_sheets = false;    // in reach also while one is open: hide, lock
  bool text_overflows = false;  // a text of it did not fit the place it was given
  bool has_audio = false;
  bool for_fingers = false;  // no key leads to it: it is there only while something else has the focus
  bool leaves_focus =
      false;          // touching it takes the keyboard from no field: it pages, or is of the letter board
  int shortcut = -1;  // the digit (0 .. 9) that chooses it from the keyboard; -1: none
};

class SemanticsTree {
 public:
  void clear() { nodes_.clear(); }
  Node& add(Node node);
  [[nodiscard]] Node* find(std::string_view id);

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] const Node* find(std::string_view id) const;  // nullptr when it is not on the screen
  // The topmost enabled thing that can be touched at a place; nothing below a sheet can be. nullptr when
  // there is none.
  [[nodiscard]] const Node* at(Point place) const;
  [[nodiscard]] int top_layer() const;  // 1 while a sheet is open
  // Whether nothing lies between `node` and who touches the screen or the keys.
  [[nodiscard]] bool in_reach(const Node& node) const;
  // Ids that Tab goes through: enabled, touchable wherever one touches it, in reach. Who has a Tab
  // key needs no letter board.
  [[nodiscard]] std::vector<std::string> focus_order() const;

 private:
  std::vector<Node> nodes_{};
};

// One line per node, for people who debug and for tests that compare: `button next "Next" disabled`.
[[nodiscard]] std::string describe(const SemanticsTree& tree);

}  // namespace doorstep::touch
