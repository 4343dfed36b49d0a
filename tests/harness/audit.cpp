#include "tests/harness/audit.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "app/touch/letter_board.h"

namespace doorstep::harness {
namespace {

using touch::Node;
using touch::Rect;

constexpr float kSlack = 0.2F;  // mm: about a pixel, for places that were rounded to whole ones

bool can_be_touched(const Node& node) { return node.touch != touch::Touch::None; }
bool can_be_seen(const Node& node) { return node.visible.width > kSlack && node.visible.height > kSlack; }
bool is_letter(const Node& node) { return node.role == touch::Role::BoardKey; }
bool belong_together(const Node& a, const Node& b) { return a.parent == b.id || b.parent == a.id; }
// Parts of one picture are told apart by their shapes, and their boxes may overlap.
bool are_parts_of_one(const touch::SemanticsTree& tree, const Node& a, const Node& b) {
  const Node* whole = a.parent.empty() || a.parent != b.parent ? nullptr : tree.find(a.parent);
  return whole != nullptr && whole->touch == touch::Touch::Points;
}

float distance(const Rect& a, const Rect& b) {
  const float dx = std::max({0.0F, a.x - b.right(), b.x - a.right()});
  const float dy = std::max({0.0F, a.y - b.bottom(), b.y - a.bottom()});
  return std::hypot(dx, dy);
}

class Audit {
 public:
  Audit(const touch::SemanticsTree& tree, Rect window, touch::Density density)
      : tree_(tree), window_(window), metrics_(touch::metrics_of(density)) {}

  std::vector<std::string> run() {
    std::set<std::string> ids;
    for (const Node& node : tree_.nodes()) {
      if (!ids.insert(node.id).second) say(fmt::format("{} is used twice", node.id));
      check_words(node);
      check_place(node);
      if (can_be_touched(node)) check_size(node);
      if (node.role == touch::Role::Region && node.rect.height < metrics_.min_target) {
        say(fmt::format("{} leaves {:.1f} mm to see its content through", node.id, node.rect.height));
      }
    }
    check_pairs();
    return std::move(said_);
  }

 private:
  void say(std::string sentence) { said_.push_back(std::move(sentence)); }

  void check_words(const Node& node) {
    if (node.label.empty() && node.role != touch::Role::Region && node.role != touch::Role::Sheet) {
      say(fmt::format("{} has no label", node.id));
    }
    if (node.text_overflows) say(fmt::format("the text of {} does not fit", node.id));
  }

  // What pans may lie above or below its region, nothing may lie beside the window.
  void check_place(const Node& node) {
    const Rect& r = node.rect;
    const bool beside = r.x < window_.x - kSlack || r.right() > window_.right() + kSlack;
    const bool outside = r.y < window_.y - kSlack || r.bottom() > window_.bottom() + kSlack;
    if (beside || (outside && node.region.empty())) say(fmt::format("{} is outside the window", node.id));
  }

  // Forty letters leave none of them the size of an answer.
  void check_size(const Node& node) {
    const float target = is_letter(node) ? touch::kLeastKey : metrics_.min_target;
    if (node.rect.width >= target - kSlack && node.rect.height >= target - kSlack) return;
    say(fmt::format("{} is {:.1f} x {:.1f} mm, less than {:.0f}", node.id, node.rect.width, node.rect.height,
                    target));
  }

  void check_pairs() {
    const auto& nodes = tree_.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      for (std::size_t j = i + 1; j < nodes.size(); ++j) {
        if (nodes[i].layer == nodes[j].layer) check_pair(nodes[i], nodes[j]);
      }
    }
  }

  void check_pair(const Node& a, const Node& b) {
    if (!a.group.empty() && a.group == b.group && a.look != b.look)
      say(fmt::format("{} and {} do not look alike", a.id, b.id));
    if (!can_be_touched(a) || !can_be_touched(b) || belong_together(a, b) || !can_be_seen(a) ||
        !can_be_seen(b) || are_parts_of_one(tree_, a, b))
      return;
    const float apart = distance(a.visible, b.visible);
    if (a.visible.shrunk(kSlack / 2).overlaps(b.visible.shrunk(kSlack / 2))) {
      say(fmt::format("{} and {} overlap", a.id, b.id));
    } else if (apart < metrics_.gap - kSlack && !(is_letter(a) && is_letter(b))) {
      say(fmt::format("{} and {} are {:.1f} mm apart, less than {:.0f}", a.id, b.id, apart, metrics_.gap));
    }
  }

  const touch::SemanticsTree& tree_;
  Rect window_;
  const touch::Metrics& metrics_;
  std::vector<std::string> said_;
};

}  // namespace

std::vector<std::string> audit(const touch::SemanticsTree& tree, Rect window, touch::Density density) {
  return Audit(tree, window, density).run();
}

}  // namespace doorstep::harness
