// Questions about a picture: its regions are options like any others.
#include "instruments/model/pictures.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/answer_sets.h"
#include "instruments/model/fields.h"
#include "instruments/model/steps.h"
#include "instruments/model/svg.h"

namespace doorstep::model {
namespace {

using yaml::Kind;
using yaml::Node;

constexpr std::size_t kLongestName = 64;  // bytes of a file's name

// A name, and never a way to somewhere else.
bool is_file_name(std::string_view name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  };
  return name.size() <= kLongestName && name.ends_with(".svg") && name.front() != '.' &&
         std::ranges::all_of(name, fits);
}

// What the instrument carries, else what the files have.
std::optional<std::string> text_of(const Loading& loading, std::string_view name) {
  if (!loading.carried_pictures.is_null()) {
    const Node carried = loading.carried_pictures.find(name);
    return carried.is_null() ? std::nullopt : std::optional(std::string(carried.text()));
  }
  return loading.pictures == nullptr || !*loading.pictures ? std::nullopt : (*loading.pictures)(name);
}

void report_not_found(Loading& loading, const Node& node, std::string_view name, bool has_regions) {
  auto message = fmt::format("The picture `{}` was not found.", name);
  if (!has_regions) {
    loading.problems.error(node, "picture_not_found", std::move(message),
                           "Put the file beside the instrument, or list its `regions`.");
  } else if (loading.pictures != nullptr && *loading.pictures) {
    loading.problems.warning(node, "picture_not_found", std::move(message),
                             "Put the file beside the instrument; until then its regions are a list.");
  }
}

// In every language that the picture has a title in; one without a language counts for those that have none.
Text title_of(Loading& loading, const Node& node, const Region& region) {
  const auto& languages = loading.instrument.languages;
  Text text;
  text.by_language.resize(languages.size());
  const auto in = [&](std::string_view language) {
    const auto found = std::ranges::find(region.titles, language,
                                         [](const auto& title) { return std::string_view(title.first); });
    return found == region.titles.end() ? std::string() : found->second;
  };
  for (std::size_t i = 0; i < languages.size(); ++i) text.by_language[i] = in(languages[i]);
  std::string& source = text.by_language.front();
  if (source.empty()) source = in("");
  if (source.empty()) {
    source = region.id;
    std::ranges::replace(source, '_', ' ');
    loading.problems.warning(
        node, "untitled_region",
        fmt::format("The part `{}` of the picture has no title in `{}`.", region.id, languages[0]),
        "Add <title lang=\"...\"> inside it, or list `regions` with their texts.");
  }
  ++loading.texts;
  for (std::size_t i = 1; i < languages.size(); ++i) {
    if (text.by_language[i].empty()) loading.untranslated[i].push_back(node.place().line);
  }
  return text;
}

// The options that a picture has by itself.
std::uint32_t options_of(Loading& loading, const Node& node, const std::vector<Region>& regions) {
  auto set = std::make_shared<AnswerSet>();
  bool usable = !regions.empty();
  if (!usable) {
    loading.problems.error(node, "no_regions", "Nothing in this picture can be touched.",
                           "Give an id to the groups and shapes that are to be touched.");
  }
  for (const Region& region : regions) {
    if (!is_id(region.id) || set->choices.find(region.id)) {
      loading.problems.error(
          node, "bad_region",
          fmt::format("`{}` in the picture can't be the id of a region, or stands there twice.",
                      yaml::shortened(region.id)),
          "Use the letters a-z, digits and _, each once: my_room.");
      usable = false;
      continue;
    }
    set->choices.ids.push_back(region.id);
    set->choices.codes.emplace_back();
    Option option;
    option.id = region.id;
    option.text = title_of(loading, node, region);
    set->options.push_back(std::move(option));
  }
  loading.sets.push_back({std::move(set), {}, {}, kEverything, usable, kNone});
  return static_cast<std::uint32_t>(loading.sets.size() - 1);
}

void compare_with_picture(Loading& loading, const Node& list, const std::vector<Region>& regions) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Node id = list.at(i).find("id");
    if (id.kind() != Kind::Scalar || std::ranges::find(regions, id.text(), &Region::id) != regions.end())
      continue;
    loading.problems.error(
        id, "unknown_region",
        fmt::format("The picture has no part with the id `{}`.", yaml::shortened(id.text())),
        fmt::format("Give it that id in the picture, or take it away.{}",
                    suggestion(loading.problems, id.text(), regions, &Region::id)));
  }
}

void use_set(Loading& loading, std::uint32_t index, QuestionDraft& draft) {
  SetDraft& set = loading.sets[index];
  set.first_use = std::min(set.first_use, loading.sequence);
  draft.set = index;
  draft.question.answers = set.set;
  draft.usable = set.usable;
}

// The picture's name when there is one; its text is left for whoever needs the regions.
std::optional<std::string> read_name(Loading& loading, const Node& node) {
  const Node name = require(loading.problems, node, "picture", "A question about a picture");
  const auto text = node.has("picture") ? read_scalar(loading.problems, name, "`picture`") : std::nullopt;
  if (!text) return std::nullopt;
  if (is_file_name(*text)) return std::string(*text);
  loading.problems.error(
      name, "bad_picture_name", fmt::format("`{}` is not the name of a picture.", yaml::shortened(*text)),
      "Write the name of an SVG file beside the instrument, without a folder: two_homes.svg.");
  return std::nullopt;
}

}  // namespace

void read_picture(Loading& loading, const Node& node, QuestionDraft& draft) {
  static constexpr std::array<std::pair<std::string_view, Picking>, 2> kPicks = {
      {{"one", Picking::One}, {"many", Picking::Several}}};
  draft.question.picking = Picking::One;
  if (node.has("pick")) {
    draft.question.picking =
        read_word(loading.problems, node.find("pick"), "`pick`", kPicks).value_or(Picking::One);
  }
  const bool lists = node.has("regions");
  draft.usable = false;
  if (lists) use_set(loading, read_options(loading, node.find("regions"), "", {}), draft);
  const auto name = read_name(loading, node);
  if (!name) return;
  const Node at = node.find("picture");
  const auto svg = text_of(loading, *name);
  if (!svg) return report_not_found(loading, at, *name, lists);
  auto regions = regions_of(*svg);
  if (!regions) {
    loading.problems.error(at, regions.error().code, regions.error().message, regions.error().remedy);
    return;
  }
  if (lists) {
    compare_with_picture(loading, node.find("regions"), *regions);
  } else {
    use_set(loading, options_of(loading, at, *regions), draft);
  }
  draft.question.picture = static_cast<std::uint32_t>(loading.instrument.pictures.size());
  loading.instrument.pictures.push_back({*name, *svg});
}

Result<std::string> self_contained(std::string_view text, const Instrument& instrument) {
  std::string result(text);
  const yaml::Parsed parsed = yaml::parse(text, "");
  if (instrument.pictures.empty() || parsed.root.has("pictures")) return result;
  result += "\npictures:\n";
  std::vector<std::string_view> added;
  for (const Picture& picture : instrument.pictures) {
    if (std::ranges::find(added, picture.name) != added.end()) continue;
    added.push_back(picture.name);
    result += fmt::format("  {}: \"", picture.name);
    for (const char c : picture.svg) {
      if (c == '\n') {
        result += "\\n";
      } else if (c == '\t') {
        result += "\\t";
      } else if (c != '\r') {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
      }
    }
    result += "\"\n";
  }
  if (!yaml::parse(result, "").problem) return result;
  return fail("pictures_do_not_fit", "The instrument's text cannot take its pictures in.",
              "Write the file with one key a line at the top, and keep its pictures small.");
}

}  // namespace doorstep::model
