// doorstep diff OLD NEW: what a change of an instrument means, also for open interviews.

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command/command.h"
#include "app/command/files.h"
#include "app/command/places.h"
#include "app/text/assets.h"
#include "instruments/check/check.h"
#include "instruments/model/difference.h"

namespace doorstep::command {
namespace {

using model::Change;
using model::ChangeKind;
using model::Instrument;
using Ids = std::vector<std::string>;

struct Options {
  std::string last;
  std::string next;
  bool json = false;
};

// What it means for interviews that are open. What each of them needs, its own plan says.
struct OpenInterviews {
  std::string reason;    // why they cannot go over; empty when they can
  Ids set_aside;         // questions whose answers would be
  Ids may_be_set_aside;  // depends on what was answered, as the next
  Ids may_be_asked_again;
  Ids pages_again;
  bool assent_again = false;
};

struct Difference {
  std::shared_ptr<const Instrument> last;
  std::shared_ptr<const Instrument> next;
  std::vector<Change> changes;
  OpenInterviews open;
};

void add_once(Ids& ids, std::string id) {
  if (std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
}

void note(const Change& change, OpenInterviews& open) {
  switch (change.kind) {
    case ChangeKind::QuestionRemoved:
    case ChangeKind::TypeChanged:
      return add_once(open.set_aside, change.id);
    case ChangeKind::RangeChanged:
    case ChangeKind::UnitChanged:
    case ChangeKind::NonAnswersChanged:
      return add_once(open.may_be_asked_again, change.id);
    case ChangeKind::ConditionChanged:
      add_once(open.may_be_asked_again, change.id);
      return add_once(open.may_be_set_aside, change.id);
    case ChangeKind::RepeatChanged:
      return add_once(open.may_be_set_aside, change.id);
    case ChangeKind::OptionRemoved:
    case ChangeKind::OptionChanged:
      return add_once(open.may_be_asked_again, change.id.substr(0, change.id.rfind('.')));
    default:
      return;
  }
}

OpenInterviews meaning(const Instrument& last, const Instrument& next, const std::vector<Change>& changes) {
  OpenInterviews open;
  if (last.id != next.id || last.respondent != next.respondent) {
    open.reason = "other_instrument";
    return open;
  }
  if (last.version == next.version) open.reason = "same_version";
  for (const Change& change : changes) note(change, open);
  const auto first = model::first_page_again(last, next);
  for (std::size_t step = first.value_or(next.steps.size()); step < next.steps.size(); ++step) {
    if (next.steps[step].kind != model::Step::Kind::Page) break;
    const model::Page& page = next.pages[next.steps[step].index];
    if (!page.before) break;
    open.pages_again.push_back(page.id);
    open.assent_again = open.assent_again || page.kind == model::PageKind::Assent;
  }
  return open;
}

std::string to_json(const Difference& difference) {
  using json = nlohmann::ordered_json;
  const auto name = [](const Instrument& instrument) {
    return json{{"instrument", instrument.id}, {"version", instrument.version}};
  };
  json changes = json::array();
  for (const Change& change : difference.changes) {
    changes.push_back({{"change", word(change.kind)},
                       {"id", change.id},
                       {"before", change.before},
                       {"after", change.after},
                       {"matters", change.matters()}});
  }
  const OpenInterviews& open = difference.open;
  const json result = {{"old", name(*difference.last)},
                       {"new", name(*difference.next)},
                       {"changes", std::move(changes)},
                       {"open_interviews",
                        {{"can_migrate", open.reason.empty()},
                         {"reason", open.reason},
                         {"set_aside", open.set_aside},
                         {"may_be_set_aside", open.may_be_set_aside},
                         {"may_be_asked_again", open.may_be_asked_again},
                         {"pages_again", open.pages_again},
                         {"assent_again", open.assent_again}}}};
  return result.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string change_line(const Change& change) {
  std::string kind(word(change.kind));
  std::ranges::replace(kind, '_', ' ');
  std::string line = fmt::format("{}: {}", kind, change.id);
  if (!change.before.empty() && !change.after.empty()) {
    line += fmt::format(" ({} -> {})", change.before, change.after);
  } else if (!change.before.empty() || !change.after.empty()) {
    line += fmt::format(" ({}{})", change.before, change.after);
  }
  return line + "\n";
}

std::string text_of(const OpenInterviews& open) {
  if (open.reason == "other_instrument")
    return "Open interviews cannot go over: it is another instrument, or asks another respondent.\n";
  if (open.reason == "same_version")
    return "Open interviews cannot go over: a changed instrument needs a version of its own.\n";
  std::string text = "Open interviews can go over to the new version.\n";
  const auto add = [&text](std::string_view what, const Ids& ids) {
    if (!ids.empty()) text += fmt::format("  {}: {}\n", what, fmt::join(ids, ", "));
  };
  add("answers that are set aside", open.set_aside);
  add("may be set aside", open.may_be_set_aside);
  add("may be asked again", open.may_be_asked_again);
  add("shown again before the first question", open.pages_again);
  if (open.assent_again) text += "  assent is asked again\n";
  return text;
}

std::string to_text(const Difference& difference) {
  std::string text = fmt::format("{} {} -> {} {}\n", difference.last->id, difference.last->version,
                                 difference.next->id, difference.next->version);
  for (const Change& change : difference.changes) text += change_line(change);
  if (difference.changes.empty()) return text + "No differences.\n";
  return text + text_of(difference.open);
}

// Null when the file does not open; why has been said.
std::shared_ptr<const Instrument> opened(const std::string& file) {
  const auto text = read_file(file);
  if (!text) {
    (void)say(text.error());
    return nullptr;
  }
  auto loaded = check::open(*text, file, instruments_beside(file), text::pictures_of(file));
  for (const auto& problem : loaded.problems) {
    if (!loaded.instrument) fmt::print(stderr, "{}\n", line_of(problem));
  }
  return loaded.instrument;
}

Exit compare(const Options& options) {
  Difference difference{opened(options.last), opened(options.next), {}, {}};
  if (!difference.last || !difference.next) return Exit::Failed;
  difference.changes = model::differences(*difference.last, *difference.next);
  difference.open = meaning(*difference.last, *difference.next, difference.changes);
  fmt::print("{}", options.json ? to_json(difference) : to_text(difference));
  const bool same = difference.last->id == difference.next->id;
  return same && std::ranges::none_of(difference.changes, &Change::matters) ? Exit::Done : Exit::NotRight;
}

}  // namespace

void add_diff(CLI::App& app, Exit& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "diff",
      "What is different between two versions of an instrument, and what it means for open interviews");
  command->add_option("OLD", options->last, "The version before")->required();
  command->add_option("NEW", options->next, "The version after")->required();
  command->add_flag("--json", options->json, "The result as one JSON object");
  command->callback([options, &exit] { exit = compare(*options); });
}

}  // namespace doorstep::command
