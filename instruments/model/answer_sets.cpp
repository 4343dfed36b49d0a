#include "instruments/model/answer_sets.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "instruments/language/value.h"
#include "instruments/model/fields.h"
#include "instruments/model/scope.h"
#include "instruments/model/texts.h"

namespace doorstep::model {
namespace {

using yaml::Kind;
using yaml::Node;

constexpr std::array<std::string_view, 7> kOptionKeys = {"id",   "text",      "value",    "summary",
                                                         "when", "own_words", "exclusive"};

// Reads the options of one set; remembers where ids and values were first used.
class OptionsReader {
 public:
  explicit OptionsReader(Loading& loading) : loading_(loading), problems_(loading.problems) {}

  // Whether all of them could be read.
  bool read(const Node& list, AnswerSet& set) {
    if (!is_list(problems_, list, "A set of answers")) return false;
    if (list.size() < 2) {
      problems_.error(list, "too_few_options",
                      fmt::format("There {} here; a choice needs two.",
                                  list.size() == 1 ? "is one option" : "are no options"),
                      "Add options, each `- {id: ..., text: ...}`.");
      return false;
    }
    if (list.size() > kMostOptions) {
      report_too_many(loading_, list, "options in one set", kMostOptions);
      return false;
    }
    for (std::size_t i = 0; i < list.size(); ++i) read_option(list.at(i), set);
    return good_;
  }

 private:
  void read_option(const Node& node, AnswerSet& set) {
    if (!is_mapping(problems_, node, "An option", kOptionKeys)) {
      good_ = false;
      return;
    }
    const Node id_node = require(problems_, node, "id", "An option");
    const auto id = node.has("id") ? read_option_id(id_node) : std::nullopt;
    Option option;
    option.id = id.value_or("");
    option.text = require_text(loading_, node, "text", "An option");
    option.summary = optional_text(loading_, node, "summary");
    if (node.has("own_words"))
      option.own_words = read_yes_no(problems_, node.find("own_words"), "`own_words`").value_or(false);
    if (node.has("exclusive"))
      option.exclusive = read_yes_no(problems_, node.find("exclusive"), "`exclusive`").value_or(false);
    set.choices.ids.push_back(option.id);
    set.choices.codes.push_back(read_code(node));
    set.options.push_back(std::move(option));
  }

  std::optional<std::string> read_option_id(const Node& node) {
    auto id = read_id(problems_, node, "An option", IdUse::Option);
    if (!id) {
      good_ = false;
      return std::nullopt;
    }
    if (loading_.instrument.reasons->non_answer(*id) || *id == "non_answer" || *id == "not_asked") {
      problems_.error(node, "non_answer_option",
                      fmt::format("`{}` is a non-answer, and every question offers it apart.", *id),
                      "Take the option away and list it in `non_answers`.");
      good_ = false;
    }
    const auto [first, is_new] = places_.try_emplace(*id, node.place());
    if (!is_new) {
      problems_.error(node, "duplicate_option",
                      fmt::format("Another option is called `{}` already, on line {}, column {}.", *id,
                                  first->second.line, first->second.column),
                      "Give each option of a set its own id.");
      good_ = false;
    }
    return id;
  }

  std::optional<Number> read_code(const Node& option) {
    if (!option.has("value")) return std::nullopt;
    const Node node = option.find("value");
    const auto code = read_number(problems_, node, "`value`");
    if (!code) return std::nullopt;
    const auto [first, is_new] = values_.try_emplace(code->text(), node.place());
    if (!is_new) {
      problems_.error(node, "duplicate_value",
                      fmt::format("Another option has the value {} already, on line {}, column {}.",
                                  code->text(), first->second.line, first->second.column),
                      "Give each option of a set its own value; exports could not tell them apart.");
    }
    return code;
  }

  Loading& loading_;
  Problems& problems_;
  std::map<std::string, Place> places_;
  std::map<std::string, Place> values_;
  bool good_ = true;
};

void compile_option(Loading& loading, Option& option, const Node& node, const PlaceScope& scope) {
  compile_text(loading, option.text, node.find("text"), scope);
  compile_text(loading, option.summary, node.find("summary"), scope, OwnAnswer::Allowed);
  if (node.has("when"))
    option.when = compile_expression(loading, node.find("when"), scope, language::Kind::Boolean);
}

}  // namespace

std::uint32_t read_options(Loading& loading, const Node& list, const std::string& id, const Node& name) {
  auto set = std::make_shared<AnswerSet>();
  set->id = id;
  const bool usable = OptionsReader(loading).read(list, *set);
  const std::uint32_t instance = id.empty() ? loading.here : kNone;
  loading.sets.push_back({std::move(set), list, name, kEverything, usable, instance});
  return static_cast<std::uint32_t>(loading.sets.size() - 1);
}

std::uint32_t copy_set(Loading& loading, std::uint32_t set, std::uint32_t instance, Steps later) {
  SetDraft draft = loading.sets[set];
  const auto has_brace = [](const Text& text) {
    return std::ranges::any_of(text.by_language, [](const auto& in) { return in.find('{') != in.npos; });
  };
  bool differs = false;
  for (std::size_t i = 0; i < draft.node.size() && draft.set->id.empty() && draft.usable; ++i) {
    const Option& option = draft.set->options[i];
    differs = differs || draft.node.at(i).has("when") || has_brace(option.text) || has_brace(option.summary);
  }
  if (!differs) return set;
  draft.set = std::make_shared<AnswerSet>(*draft.set);
  draft.first_use += later;
  draft.instance = instance;
  loading.sets.push_back(std::move(draft));
  return static_cast<std::uint32_t>(loading.sets.size() - 1);
}

void read_answer_sets(Loading& loading, const Node& root) {
  if (!root.has("answer_sets")) return;
  const Node map = root.find("answer_sets");
  if (map.kind() != Kind::Map) {
    loading.problems.error(map, "wrong_kind", "`answer_sets` must be a mapping from ids to lists of options.",
                           "Write the set's id and a colon, and its options below, each with `- `.");
    return;
  }
  for (std::size_t i = 0; i < map.size(); ++i) {
    const auto id = read_id(loading.problems, map.key(i), "A set of answers", IdUse::Label);
    const std::uint32_t index = read_options(loading, map.at(i), id.value_or(""), map.key(i));
    if (id) loading.set_by_id.emplace(*id, index);
  }
}

void compile_answer_sets(Loading& loading) {
  for (SetDraft& draft : loading.sets) {
    if (draft.node.kind() != Kind::List || draft.set->options.size() != draft.node.size()) continue;
    const std::string user =
        draft.set->id.empty() ? "an option" : fmt::format("an option of `{}`", draft.set->id);
    const PlaceScope scope(loading, draft.first_use, user, draft.instance);
    for (std::size_t i = 0; i < draft.set->options.size(); ++i) {
      compile_option(loading, draft.set->options[i], draft.node.at(i), scope);
    }
  }
}

}  // namespace doorstep::model
