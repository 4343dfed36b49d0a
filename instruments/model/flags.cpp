// Flags: what a team member must notice.
#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/scope.h"
#include "instruments/model/texts.h"
#include "instruments/model/words.h"

namespace doorstep::model {
namespace {

using yaml::Node;

void read_flag(Loading& loading, const Node& node, ByText<Place>& taken) {
  static constexpr std::array<std::string_view, 5> kKeys = {"flag", "when", "level", "domain", "prompt"};
  if (!is_mapping(loading.problems, node, "A flag", kKeys)) return;
  Flag flag;
  flag.place = node.place();
  if (const Node id = require(loading.problems, node, "flag", "A flag"); node.has("flag")) {
    flag.id = read_id(loading.problems, id, "A flag", IdUse::Label).value_or("");
    if (const auto [first, is_new] = taken.try_emplace(flag.id, id.place()); !is_new && !flag.id.empty()) {
      loading.problems.error(
          id, "duplicate_id",
          fmt::format("Another flag is called `{}` already, on line {}.", flag.id, first->second.line),
          "Give each flag its own id.");
    }
  }
  (void)require(loading.problems, node, "when", "A flag");
  if (node.has("level"))
    flag.level = read_word(loading.problems, node.find("level"), "`level`", kLevels).value_or(Level::Note);
  flag.domain = read_domain(loading, node);
  flag.prompt = optional_text(loading, node, "prompt");
  loading.instrument.flags.push_back(std::move(flag));
  loading.flag_nodes.push_back(node);
}

}  // namespace

void read_flags(Loading& loading, const Node& root) {
  if (!root.has("flags") || !is_list(loading.problems, root.find("flags"), "`flags`")) return;
  const Node list = root.find("flags");
  if (list.size() > kMostFormulas) return report_too_many(loading, list, "flags", kMostFormulas);
  ByText<Place> taken;
  for (std::size_t i = 0; i < list.size(); ++i) read_flag(loading, list.at(i), taken);
}

void compile_flags(Loading& loading) {
  for (std::size_t i = 0; i < loading.flag_nodes.size(); ++i) {
    const Node node = loading.flag_nodes[i];
    Flag& flag = loading.instrument.flags[i];
    const PlaceScope scope(loading, kEverything, flag.id);
    compile_text(loading, flag.prompt, node.find("prompt"), scope);
    if (!node.has("when")) continue;
    if (auto compiled = compile_expression(loading, node.find("when"), scope, language::Kind::Boolean)) {
      flag.when = std::move(*compiled);
    }
  }
}

}  // namespace doorstep::model
