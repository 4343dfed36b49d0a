// What a repeat goes over, its condition and the texts of its own, each in every place where it occurs.
#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/scope.h"
#include "instruments/model/texts.h"

namespace doorstep::model {
namespace {

using language::Kind;
using yaml::Node;

void compile_each(Loading& loading, Repeat& repeat, const Node& node, const PlaceScope& scope) {
  // Of a repeat only the name was needed: it was read before, so it lies behind.
  if (repeat.over == Over::Ask || repeat.over == Over::Instances || !node.has("for_each")) return;
  const Node each = node.find("for_each");
  const Kind wanted = repeat.over == Over::Options ? Kind::Choices : Kind::Number;
  repeat.each = compile_expression(loading, each, scope, wanted);
}

void compile_one_more(Loading& loading, const Repeat& repeat, std::size_t position, std::string_view user) {
  const Instance& instance = loading.instrument.instances[repeat.instances[position]];
  if (!instance.one_more) return;
  Question& question = loading.instrument.questions[*instance.one_more];
  if (position == 0) question.when = repeat.when;
  const std::uint32_t last = position == 0 ? repeat.outer.value_or(kNone) : repeat.instances[position - 1];
  const PlaceScope scope(loading, loading.step_sequence[question.step_index], user, last);
  compile_text(loading, question.text, loading.question_nodes[*instance.one_more], scope);
}

}  // namespace

void compile_repeats(Loading& loading) {
  Instrument& instrument = loading.instrument;
  for (std::size_t i = 0; i < instrument.repeats.size(); ++i) {
    Repeat& repeat = instrument.repeats[i];
    if (repeat.instances.empty()) continue;
    const Node node = loading.repeat_nodes[i];
    const std::string user = fmt::format("the repeat `{}`", repeat.label);
    const PlaceScope scope(loading, loading.instance_sequence[repeat.instances.front()], user,
                           repeat.outer.value_or(kNone));
    compile_each(loading, repeat, node, scope);
    if (node.has("when")) repeat.when = compile_expression(loading, node.find("when"), scope, Kind::Boolean);
    for (std::size_t position = 0; position < repeat.instances.size(); ++position) {
      compile_one_more(loading, repeat, position, user);
      // A title is shown on every page of its instance, and says more as more is known.
      const std::uint32_t index = repeat.instances[position];
      compile_text(loading, instrument.instances[index].title, node.find("title"),
                   PlaceScope(loading, kEverything, user, index));
    }
  }
}

}  // namespace doorstep::model
