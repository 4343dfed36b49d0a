// What stands at the top: what the instrument is, for whom, in which languages, and the defaults.
#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/loading.h"
#include "instruments/model/outside.h"
#include "instruments/model/texts.h"
#include "instruments/model/words.h"

namespace doorstep::model {
namespace {

using yaml::Kind;
using yaml::Node;

constexpr int kOldest = 150;                // years
constexpr int kMostMonthsToNextRound = 60;  // a child of eight is another respondent after five years

void read_languages(Loading& loading, const Node& root) {
  Instrument& instrument = loading.instrument;
  loading.languages_node = root.find("languages");
  const Node list = require(loading.problems, root, "languages", "An instrument");
  bool good = list.kind() == Kind::List && list.size() > 0;
  if (!list.is_null() && !good) {
    loading.problems.error(list, "wrong_kind", "`languages` must be a list of codes.",
                           "Write [sv, en]; the first is the source.");
  }
  for (std::size_t i = 0; i < list.size() && list.kind() == Kind::List; ++i) {
    const std::string_view code = list.at(i).text();
    const bool letters = std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!letters || code.size() < 2 || code.size() > 3) {
      loading.problems.error(list.at(i), "bad_language",
                             "A language is written as two or three small letters.",
                             "Write sv for Swedish, en for English, ar for Arabic.");
      good = false;
    } else if (std::ranges::find(instrument.languages, code) != instrument.languages.end()) {
      loading.problems.error(list.at(i), "duplicate_language", fmt::format("`{}` stands here twice.", code),
                             "Keep one of them.");
    } else if (instrument.languages.size() == kMostLanguages) {
      report_too_many(loading, list.at(i), "languages", kMostLanguages);
      break;
    } else {
      instrument.languages.emplace_back(code);
    }
  }
  loading.languages_known = good;
  // Texts are still read, so that their other mistakes are found.
  if (instrument.languages.empty()) instrument.languages.emplace_back("sv");
  loading.untranslated.resize(instrument.languages.size());
}

void read_ages(Loading& loading, const Node& root) {
  Instrument& instrument = loading.instrument;
  if (!root.has("ages")) {
    if (root.find("respondent").text() == "child") {
      loading.problems.warning(root, "missing_ages",
                               "This child's instrument does not say for which ages it is.",
                               "Add `ages: 8-12`, so that it is offered to the right children.");
    }
    return;
  }
  const Node node = root.find("ages");
  const auto range = read_range(loading.problems, node, "`ages`");
  if (!range) return;
  const bool whole = range->from.is_whole() && range->to.is_whole();
  if (!whole || range->from < Number(0) || Number(kOldest) < range->to) {
    loading.problems.error(node, "out_of_range",
                           fmt::format("`ages` must be whole years from 0 to {}.", kOldest),
                           "Write the youngest and the oldest, like 8-12.");
    return;
  }
  instrument.age_from = static_cast<int>(range->from.whole());
  instrument.age_to = static_cast<int>(range->to.whole());
}

// Only looked at: it is no part of an interview (next_round.h).
void check_next_round(Loading& loading, const Node& root) {
  if (!root.has("months_to_next_round")) return;
  (void)read_whole(loading.problems, root.find("months_to_next_round"), "`months_to_next_round`", 0,
                   kMostMonthsToNextRound);
}

void read_licence(Loading& loading, const Node& root) {
  static constexpr std::array<std::string_view, 2> kKeys = {"permission", "text"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPermissions = {
      {{"own", "own"}, {"public_domain", "public_domain"}, {"free", "free"}, {"licensed", "licensed"}}};
  if (!root.has("licence")) {
    loading.problems.warning(root, "missing_licence", "This instrument does not say who may use it.",
                             "Add `licence: {permission: own, text: \"...\"}`.");
    return;
  }
  const Node node = root.find("licence");
  if (!is_mapping(loading.problems, node, "`licence`", kKeys)) return;
  if (const Node permission = require(loading.problems, node, "permission", "`licence`");
      node.has("permission")) {
    if (const auto word = read_word(loading.problems, permission, "`permission`", kPermissions)) {
      loading.instrument.licence.permission = *word;
    }
  }
  if (!node.has("text")) return;
  if (const auto written = read_scalar(loading.problems, node.find("text"), "`text`"))
    loading.instrument.licence.text = *written;
}

void read_domains(Loading& loading, const Node& root) {
  if (!root.has("domains") || !is_list(loading.problems, root.find("domains"), "`domains`")) return;
  const Node list = root.find("domains");
  std::vector<std::string>& domains = loading.instrument.domains;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto domain = read_word(loading.problems, list.at(i), "A domain", kDomains);
    if (!domain) continue;
    if (std::ranges::find(domains, *domain) != domains.end()) {
      loading.problems.error(list.at(i), "duplicate_domain", fmt::format("`{}` stands here twice.", *domain),
                             "Keep one of them.");
    } else {
      domains.emplace_back(*domain);
    }
  }
}

void read_topics(Loading& loading, const Node& root) {
  static constexpr std::array<std::string_view, 1> kKeys = {"text"};
  if (!root.has("topics")) return;
  const Node map = root.find("topics");
  if (map.kind() != Kind::Map) {
    loading.problems.error(map, "wrong_kind", "`topics` must be a mapping from ids to texts.",
                           "Write `homes: {text: {sv: ..., en: ...}}` on lines of their own.");
    return;
  }
  if (map.size() > kMostTopics) return report_too_many(loading, map, "topics", kMostTopics);
  for (std::size_t i = 0; i < map.size(); ++i) {
    const auto id = read_id(loading.problems, map.key(i), "A topic", IdUse::Label);
    if (!is_mapping(loading.problems, map.at(i), "A topic", kKeys)) continue;
    Text text = require_text(loading, map.at(i), "text", "A topic");
    if (!id) continue;
    loading.instrument.topics.push_back({*id, std::move(text)});
    loading.topic_nodes.push_back(map.at(i));
  }
}

void read_defaults(Loading& loading, const Node& root) {
  static constexpr std::array<std::string_view, 3> kKeys = {"non_answers", "identifies", "share"};
  if (!root.has("defaults")) return;
  const Node node = root.find("defaults");
  if (!is_mapping(loading.problems, node, "`defaults`", kKeys)) return;
  if (node.has("non_answers"))
    loading.defaults.non_answers = read_non_answers(loading, node.find("non_answers"));
  if (node.has("identifies")) {
    loading.defaults.identifies =
        read_word(loading.problems, node.find("identifies"), "`identifies`", kIdentifies)
            .value_or(Identifies::Direct);
  }
  if (node.has("share")) {
    loading.defaults.share =
        read_word(loading.problems, node.find("share"), "`share`", kShares).value_or(Share::Ask);
  }
}

}  // namespace

void read_head(Loading& loading, const Node& root) {
  Instrument& instrument = loading.instrument;
  if (const Node id = require(loading.problems, root, "instrument", "A file"); root.has("instrument")) {
    instrument.id = read_id(loading.problems, id, "`instrument`", IdUse::Label).value_or("");
  }
  if (const Node version = require(loading.problems, root, "version", "An instrument"); root.has("version")) {
    instrument.version = read_scalar(loading.problems, version, "`version`").value_or("");
  }
  if (const Node who = require(loading.problems, root, "respondent", "An instrument");
      root.has("respondent")) {
    instrument.respondent =
        read_word(loading.problems, who, "`respondent`", kRespondents).value_or(Respondent::Child);
  }
  read_from(loading, root);
  read_languages(loading, root);
  instrument.title = require_text(loading, root, "title", "An instrument");
  read_ages(loading, root);
  check_next_round(loading, root);
  read_licence(loading, root);
  read_domains(loading, root);
  read_topics(loading, root);
  read_reasons(loading, root);
  read_defaults(loading, root);
}

}  // namespace doorstep::model
