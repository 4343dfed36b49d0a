// Pages: what is told, what must be understood, and what is asked for.
#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/repeats.h"
#include "instruments/model/steps.h"
#include "instruments/model/texts.h"

namespace doorstep::model {
namespace {

using yaml::Node;

constexpr std::array<std::pair<std::string_view, PageKind>, 4> kKinds = {
    {{"inform", PageKind::Inform},
     {"understood", PageKind::Understood},
     {"assent", PageKind::Assent},
     {"sharing", PageKind::Sharing}}};
constexpr std::array<std::string_view, 4> kUnderstoodKeys = {"understood", "text", "right", "again"};

std::pair<std::string_view, PageKind> kind_of(const Node& node) {
  for (const auto& kind : kKinds) {
    if (node.has(kind.first)) return kind;
  }
  return {};
}

// The step of the earlier page that `again` names.
std::optional<std::uint32_t> read_again(Loading& loading, const Node& node) {
  const auto name = read_scalar(loading.problems, node, "`again`");
  if (!name) return std::nullopt;
  const auto found = loading.names.find(*name);
  if (found != loading.names.end() && found->second.what == Name::What::Page) {
    return loading.page_steps[found->second.index];
  }
  loading.problems.error(
      node, "unknown_page",
      fmt::format("`{}` is no page that was shown before this one.", yaml::shortened(*name)),
      fmt::format("Name an earlier `inform` page.{}",
                  suggestion(loading.problems, *name, loading.instrument.pages, &Page::id)));
  return std::nullopt;
}

void read_understood(Loading& loading, const Node& node, Page& page) {
  if (const Node right = require(loading.problems, node, "right", "An `understood` page");
      node.has("right")) {
    page.right = read_yes_no(loading.problems, right, "`right`").value_or(true);
  }
  if (node.has("again")) page.again = read_again(loading, node.find("again"));
}

// The word of a `sharing` page says how the respondent chooses; so far there is one way.
bool sharing_is_good(Loading& loading, const Node& word, Part part) {
  static constexpr std::array<std::pair<std::string_view, bool>, 1> kWays = {{{"topics", true}}};
  if (!read_word(loading.problems, word, "`sharing`", kWays)) return false;
  if (part != Part::After) {
    loading.problems.error(word, "sharing_too_early",
                           "What is shared can only be chosen when the answers are there.",
                           "Move this page to `after`.");
  }
  if (loading.instrument.topics.empty()) {
    loading.problems.error(word, "no_topics", "There are no `topics` to choose about.",
                           "Add `topics` at the top.");
  }
  return true;
}

}  // namespace

bool is_page(const Node& node) { return !kind_of(node).first.empty(); }

void read_page(Loading& loading, const Node& node, Part part) {
  Instrument& instrument = loading.instrument;
  if (instrument.pages.size() == kMostPages) return report_too_many(loading, node, "pages", kMostPages);
  const auto [word, kind] = kind_of(node);
  const std::string what = fmt::format(
      "{} `{}` page", word.front() == 'i' || word.front() == 'u' || word.front() == 'a' ? "An" : "A", word);
  const std::array<std::string_view, 2> plain_keys = {word, "text"};
  if (kind == PageKind::Understood) {
    (void)is_mapping(loading.problems, node, what, kUnderstoodKeys);
  } else {
    (void)is_mapping(loading.problems, node, what, plain_keys);
  }
  Page page;
  page.kind = kind;
  page.place = node.place();
  page.before = part == Part::Before;
  const Node id = node.find(word);
  if (kind == PageKind::Sharing) {
    if (sharing_is_good(loading, id, part)) page.id = id.text();
  } else {
    page.id = read_id(loading.problems, id, what, IdUse::Label).value_or("");
  }
  // For the choice to share the program has words of its own; everything else only the author can say.
  const bool may_be_silent = kind == PageKind::Sharing || (kind == PageKind::Assent && page.id == "sharing");
  page.text =
      may_be_silent ? optional_text(loading, node, "text") : require_text(loading, node, "text", what);
  if (kind == PageKind::Understood) read_understood(loading, node, page);
  if (loading.here != kNone && kind != PageKind::Inform) {
    loading.problems.error(node, "page_in_repeat", "In a repeat only `inform` pages can stand.",
                           "Move it before or after the repeat.");
  }
  const auto index = static_cast<std::uint32_t>(instrument.pages.size());
  if (!page.id.empty()) declare(loading, id, page.id, Name::What::Page, index);
  page.id = id_here(loading, page.id);
  loading.page_instances.push_back(loading.here);
  loading.page_steps.push_back(static_cast<Steps>(instrument.steps.size()));
  add_step(loading, {Step::Kind::Page, index});
  instrument.pages.push_back(std::move(page));
  loading.page_nodes.push_back(node);
}

}  // namespace doorstep::model
