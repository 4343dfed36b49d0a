// Examples are carried along as they are: check/ reads and runs them. Here only their keys are looked at.
#include <set>

#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/loading.h"

namespace doorstep::model {

void read_examples(Loading& loading, const yaml::Node& root) {
  static constexpr std::array<std::string_view, 17> kKeys = {
      "example",  "age",    "date",      "language", "answers", "steps",      "route", "scores", "flags",
      "complete", "values", "off_route", "problems", "seed",    "last_round", "from",  "time"};
  if (!root.has("examples") || !is_list(loading.problems, root.find("examples"), "`examples`")) return;
  const yaml::Node list = root.find("examples");
  std::set<std::string> names;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const yaml::Node node = list.at(i);
    if (!is_mapping(loading.problems, node, "An example", kKeys)) continue;
    const yaml::Node name = require(loading.problems, node, "example", "An example");
    const auto id = node.has("example") ? read_scalar(loading.problems, name, "`example`") : std::nullopt;
    if (id && !names.insert(std::string(*id)).second) {
      loading.problems.warning(name, "same_example",
                               fmt::format("Two examples are called `{}`.", yaml::shortened(*id)),
                               "Give each its own name, so that a problem tells which one it is about.");
    }
    loading.instrument.examples.push_back({std::string(id.value_or("")), node});
  }
}

}  // namespace doorstep::model
