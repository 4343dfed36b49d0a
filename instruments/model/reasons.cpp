// The reasons for which an answer can be missing: the codes that an author adds, and which are offered.
#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/texts.h"
#include "instruments/model/words.h"

namespace doorstep::model {
namespace {

using yaml::Kind;
using yaml::Node;

// A code is also the name of a test, so it can't be what a function or a built-in reason is called.
bool is_free(Loading& loading, const Node& node, const std::string& id, const language::Reasons& reasons) {
  if (!reasons.find(id) && !language::is_function(id)) return true;
  loading.problems.error(node, "reserved_word",
                         fmt::format("`{}` already means something in conditions.", id),
                         fmt::format("Choose another, for example {}_1.", id));
  return false;
}

void read_codes(Loading& loading, const Node& map, language::Reasons& reasons) {
  static constexpr std::array<std::string_view, 1> kKeys = {"text"};
  for (std::size_t i = 0; i < map.size(); ++i) {
    const auto id = read_id(loading.problems, map.key(i), "A non-answer", IdUse::Option);
    if (!is_mapping(loading.problems, map.at(i), "A non-answer", kKeys)) continue;
    Text text = require_text(loading, map.at(i), "text", "A non-answer");
    if (!id || !is_free(loading, map.key(i), *id, reasons)) continue;
    reasons.authored.push_back(*id);
    loading.instrument.reason_texts.push_back(std::move(text));
    loading.reason_nodes.push_back(map.at(i));
  }
}

}  // namespace

void read_reasons(Loading& loading, const Node& root) {
  language::Reasons reasons;
  const Node map = root.find("non_answers");
  if (root.has("non_answers") && map.kind() != Kind::Map) {
    loading.problems.error(
        map, "wrong_kind", "`non_answers` must be a mapping from codes to texts.",
        "Write `not_relevant: {text: {sv: ..., en: ...}}` on lines of their own; which ones "
        "are offered stands in `defaults` or in a question.");
  } else if (map.size() > language::kMostAuthored) {
    report_too_many(loading, map, "non-answers", language::kMostAuthored);
  } else {
    read_codes(loading, map, reasons);
  }
  loading.instrument.reasons = std::make_shared<const language::Reasons>(std::move(reasons));
}

std::vector<Missing> read_non_answers(Loading& loading, const Node& node) {
  std::vector<Missing> result;
  if (!is_list(loading.problems, node, "`non_answers`")) return result;
  const language::Reasons& reasons = *loading.instrument.reasons;
  std::vector<std::string_view> words = {"dont_know", "wont_say", "skipped"};
  words.insert(words.end(), reasons.authored.begin(), reasons.authored.end());
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto missing = reasons.non_answer(node.at(i).text());
    if (!missing) {
      report_unknown_word(loading.problems, node.at(i), "A non-answer", words);
    } else if (std::ranges::find(result, *missing) == result.end()) {
      result.push_back(*missing);
    }
  }
  return result;
}

}  // namespace doorstep::model
