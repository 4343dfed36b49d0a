#include "instruments/model/texts.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/fields.h"

namespace doorstep::model {
namespace {

using language::ExpressionProblem;
using yaml::Kind;
using yaml::Node;

void report_unknown_language(Loading& loading, const Node& key, const Node& value) {
  if (!loading.languages_known) return;
  // {sv: Ja, alltid, en: ...}: the comma ended the text, and the rest became a key without a value.
  if (value.is_null()) {
    loading.problems.error(key, "comma_in_text", "A comma ends a text that stands in braces without quotes.",
                           "Put double quotes around the text that has the comma in it.");
    return;
  }
  const std::vector<std::string>& languages = loading.instrument.languages;
  loading.problems.error(
      key, "unknown_language",
      fmt::format("`{}` is not one of this instrument's languages.", yaml::shortened(key.text())),
      fmt::format("Add it to `languages` at the top, or write one of them.{}",
                  suggestion(loading.problems, key.text(), languages)));
}

void read_languages(Loading& loading, const Node& node, Text& text) {
  const std::vector<std::string>& languages = loading.instrument.languages;
  for (std::size_t i = 0; i < node.size(); ++i) {
    const Node key = node.key(i);
    const Node value = node.at(i);
    const auto found = std::ranges::find(languages, key.text());
    if (found == languages.end()) {
      report_unknown_language(loading, key, value);
    } else if (value.kind() == Kind::Scalar) {
      text.by_language[static_cast<std::size_t>(found - languages.begin())] = value.text();
    } else if (!value.is_null()) {
      (void)read_scalar(loading.problems, value, "A text");
    }
  }
}

// One text's braces, from left to right.
class TemplateReader {
 public:
  TemplateReader(Loading& loading, const Node& node, const PlaceScope& scope, OwnAnswer own_answer)
      : loading_(loading), node_(node), scope_(scope), own_answer_(own_answer) {}

  std::vector<Text::Piece> read(std::string_view text) {
    std::size_t position = 0;
    while (position < text.size()) {
      const std::size_t brace = std::min(text.find_first_of("{}", position), text.size());
      if (brace > position)
        pieces_.push_back({std::string(text.substr(position, brace - position)), {}, false, false});
      if (brace == text.size()) break;
      const std::size_t end = text.find_first_of("{}", brace + 1);
      if (text[brace] == '}' || end == std::string_view::npos || text[end] == '{') {
        report(brace, text.substr(brace), "unbalanced_brace", "This brace has no partner.",
               "Write {name|what to say without an answer}, or take the brace away.");
        break;
      }
      read_placeholder(text.substr(brace + 1, end - brace - 1), brace + 1);
      position = end + 1;
    }
    return std::move(pieces_);
  }

 private:
  void report(std::size_t offset, std::string_view fragment, std::string code, std::string message,
              std::string remedy) {
    report_expression(loading_, node_,
                      ExpressionProblem{offset, std::string(fragment), std::move(code), std::move(message),
                                        std::move(remedy)});
  }

  void read_placeholder(std::string_view inside, std::size_t offset) {
    const std::size_t bar = inside.find('|');
    const std::string_view name = inside.substr(0, bar);
    const std::string fallback(bar == std::string_view::npos ? std::string_view{} : inside.substr(bar + 1));
    if (name == "interviewer") {
      pieces_.push_back({fallback, {}, true, false});
    } else if (name == "answer") {
      if (own_answer_ == OwnAnswer::Forbidden) {
        report(offset, name, "answer_outside_summary", "{answer} can only stand in a `summary`.",
               "Write the id of an earlier question instead.");
      }
      pieces_.push_back({fallback, {}, false, true});
    } else {
      read_name(name, fallback, offset);
    }
  }

  void read_name(std::string_view name, const std::string& fallback, std::size_t offset) {
    const auto symbol = scope_.find(name);
    if (symbol && symbol->type.kind == language::Kind::Drawing) {
      return report(offset, name, "not_a_value",
                    fmt::format("`{}` is a drawing and can't stand in a text.", name),
                    "Say in words what was to be drawn.");
    }
    if (symbol && symbol->type.set != nullptr) warn_about_band(name, *symbol);
    if (symbol) {
      pieces_.push_back({fallback, symbol->slot, false, false});
      return;
    }
    report(offset, name, symbol.error().code, symbol.error().message, symbol.error().remedy);
  }

  // A respondent would read its id.
  void warn_about_band(std::string_view name, const language::Symbol& symbol) {
    for (const Score& score : loading_.instrument.scores) {
      if (symbol.type.set != &score.band_choices) continue;
      const auto bare = std::ranges::find_if(score.bands, [](const Band& band) { return band.text.empty(); });
      if (bare == score.bands.end()) return;
      loading_.problems.warning(
          node_, "band_without_text",
          fmt::format("`{{{}}}` stands in a text, and the band `{}` has no text.", name, bare->id),
          fmt::format("Give each band of `{}` a `text`.", score.id), {std::string(name), bare->id, score.id});
      return;
    }
  }

  Loading& loading_;
  const Node& node_;
  const PlaceScope& scope_;
  OwnAnswer own_answer_;
  std::vector<Text::Piece> pieces_;
};

}  // namespace

Text read_text(Loading& loading, const Node& node, std::string_view what) {
  Text text;
  const std::size_t count = loading.instrument.languages.size();
  text.by_language.resize(count);
  if (node.kind() == Kind::Map) {
    read_languages(loading, node, text);
  } else if (const auto single = read_scalar(loading.problems, node, what)) {
    text.by_language[0] = *single;
  } else {
    return text;
  }
  ++loading.texts;
  if (text.by_language[0].empty() && loading.languages_known) {
    loading.problems.error(
        node, "missing_text", fmt::format("{} has no text in `{}`.", what, loading.instrument.languages[0]),
        fmt::format("Add {}: to it; it is the language that the others are translated from.",
                    loading.instrument.languages[0]));
  }
  for (std::size_t i = 1; i < count; ++i) {
    if (text.by_language[i].empty()) loading.untranslated[i].push_back(node.place().line);
  }
  return text;
}

Text require_text(Loading& loading, const Node& map, std::string_view key, std::string_view what) {
  if (!map.has(key)) {
    (void)require(loading.problems, map, key, what);
    return {};
  }
  return read_text(loading, map.find(key), fmt::format("`{}`", key));
}

Text optional_text(Loading& loading, const Node& map, std::string_view key) {
  if (!map.has(key)) return {};
  return read_text(loading, map.find(key), fmt::format("`{}`", key));
}

void compile_text(Loading& loading, Text& text, const Node& node, const PlaceScope& scope,
                  OwnAnswer own_answer) {
  const auto has_brace = [](const std::string& written) {
    return written.find_first_of("{}") != std::string::npos;
  };
  if (std::ranges::none_of(text.by_language, has_brace)) return;
  text.templates.resize(text.by_language.size());
  for (std::size_t i = 0; i < text.by_language.size(); ++i) {
    const Node written = node.kind() == Kind::Map ? node.find(loading.instrument.languages[i]) : node;
    text.templates[i] = TemplateReader(loading, written, scope, own_answer).read(text.by_language[i]);
  }
}

}  // namespace doorstep::model
