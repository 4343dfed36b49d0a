#include "app/touch/semantics.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace doorstep::touch {

std::string_view name_of(Role role) {
  static constexpr std::array<std::string_view, 16> kNames{
      "text",  "heading",         "image",        "progress",     "status", "region",
      "sheet", "button",          "option",       "check_option", "row",    "key",
      "field", "multiline_field", "secret_field", "board_key"};
  return kNames[static_cast<std::size_t>(role)];
}

Node& SemanticsTree::add(Node node) { return nodes_.emplace_back(std::move(node)); }

const Node* SemanticsTree::find(std::string_view id) const {
  const auto found = std::ranges::find(nodes_, id, &Node::id);
  return found == nodes_.end() ? nullptr : &*found;
}

Node* SemanticsTree::find(std::string_view id) {
  const auto found = std::ranges::find(nodes_, id, &Node::id);
  return found == nodes_.end() ? nullptr : &*found;
}

const Node* SemanticsTree::at(Point place) const {
  const auto found = std::find_if(nodes_.rbegin(), nodes_.rend(), [&](const Node& node) {
    return in_reach(node) && node.touch != Touch::None && node.visible.contains(place);
  });
  // A disabled thing still covers what is below it.
  return found == nodes_.rend() || found->disabled ? nullptr : &*found;
}

bool SemanticsTree::in_reach(const Node& node) const {
  return node.above_sheets || node.layer == top_layer();
}

int SemanticsTree::top_layer() const {
  int top = 0;
  for (const Node& node : nodes_) top = std::max(top, node.layer);
  return top;
}

std::vector<std::string> SemanticsTree::focus_order() const {
  std::vector<std::string> order;
  for (const Node& node : nodes_) {
    const bool reached =
        in_reach(node) && node.touch == Touch::Taps && node.role != Role::BoardKey && !node.for_fingers;
    if (reached && !node.disabled) order.push_back(node.id);
  }
  return order;
}

std::string describe(const SemanticsTree& tree) {
  std::string text;
  for (const Node& node : tree.nodes()) {
    text += fmt::format("{} {} \"{}\"", name_of(node.role), node.id, node.label);
    if (!node.value.empty()) text += fmt::format(" = \"{}\"", node.value);
    if (node.selected) text += " selected";
    if (node.disabled) text += " disabled";
    if (node.focused) text += " focused";
    text += fmt::format(" [{:.1f} {:.1f} {:.1f} x {:.1f}]\n", node.rect.x, node.rect.y, node.rect.width,
                        node.rect.height);
  }
  return text;
}

}  // namespace doorstep::touch
