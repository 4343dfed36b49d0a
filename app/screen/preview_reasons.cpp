#include "app/screen/preview_reasons.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "instruments/check/affects.h"
#include "instruments/interview/why.h"
#include "instruments/model/ids.h"
#include "storage/export/table.h"

namespace doorstep::screen {
namespace {

using interview::WhyPart;
using model::Question;
using model::QuestionType;

constexpr std::size_t kMostNames = 6;  // of one kind; the rest is counted

std::string value_of(const words::Language& say, const RespondentView& seen, const WhyPart& part) {
  if (const bool* truth = std::get_if<bool>(&part.value)) {
    if (part.question) return say(*truth ? "common.yes" : "common.no");
    return say(*truth ? "team.preview.true" : "team.preview.false");
  }
  const auto* reason = std::get_if<language::Missing>(&part.value);
  // The one reason that no author writes.
  if (reason != nullptr && *reason == language::Missing::NotReached) return say("team.preview.not_reached");
  if (reason != nullptr)
    return say("team.preview.unknown", std::string(seen.instrument().reasons->word(*reason)));
  const nlohmann::json value = interview::to_json(part.value, part.set);
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::vector<std::string> picked;
  for (const auto& each : value) picked.push_back(each.is_string() ? each.get<std::string>() : each.dump());
  return fmt::format("[{}]", fmt::join(picked, ", "));
}

std::string of(const words::Language& say, const RespondentView& seen, const WhyPart& part) {
  if (part.section) return say("team.preview.of_section", seen.instrument().sections[*part.section].id);
  if (!part.repeat) return {};
  const std::string id = model::without_instances(seen.instrument().repeats[*part.repeat].id);
  return say(part.goes_over ? "team.preview.goes_over" : "team.preview.of_repeat", id);
}

std::string whose(const words::Language& say, const RespondentView& seen, const WhyPart& part) {
  if (!part.question) return {};
  const std::string asked = seen.question_text(*part.question);
  if (seen.interview.answer(*part.question) == nullptr || !seen.interview.is_asked(*part.question))
    return say("team.preview.no_answer", asked);
  const std::string words = seen.interview.words(*part.question, seen.wording());
  return words.empty() ? say("team.preview.no_answer", asked) : say("team.preview.answer", asked, words);
}

// What an author calls them, each once, without `own`.
std::vector<std::string> names_of(const std::vector<std::string>& ids, const std::string& own) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const std::string name = model::without_instances(id);
    if (name != own && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

class Influence {
 public:
  Influence(const words::Language& say, const Question& question)
      : say_(say), own_(model::without_instances(question.id)) {}

  template <typename Things>
  void add(std::string_view kind, const std::vector<std::uint32_t>& indices, const Things& things) {
    std::vector<std::string> ids;
    for (const std::uint32_t index : indices) ids.push_back(things[index].id);
    add(kind, names_of(ids, own_));
  }

  void add(std::string_view kind, std::vector<std::string> names) {
    if (names.empty()) return;
    const std::size_t left = names.size() > kMostNames ? names.size() - kMostNames : 0;
    names.resize(names.size() - left);
    std::string list = fmt::format("{}", fmt::join(names, ", "));
    if (left > 0) list = say_("team.preview.and_more", list, left);
    parts_.push_back(say_(fmt::format("team.preview.affected.{}", kind), list));
  }

  [[nodiscard]] std::string words() const {
    if (parts_.empty()) return say_("team.preview.affects_nothing");
    return say_("team.preview.affects", fmt::format("{}", fmt::join(parts_, say_("team.preview.between"))));
  }

 private:
  const words::Language& say_;
  std::string own_;
  std::vector<std::string> parts_;
};

std::string affects_of(const words::Language& say, const model::Instrument& instrument, std::uint32_t index) {
  const Question& question = instrument.questions[index];
  const check::Affects affects = check::affects(instrument, index);
  Influence influence(say, question);
  influence.add("asked", affects.asked, instrument.questions);
  influence.add("section", affects.sections, instrument.sections);
  influence.add("repeat", affects.repeats, instrument.repeats);
  influence.add("checked", affects.checked, instrument.questions);
  influence.add("worded", affects.worded, instrument.questions);
  influence.add("page", affects.pages, instrument.pages);
  influence.add("value", affects.values, instrument.values);
  influence.add("score", affects.scores, instrument.scores);
  influence.add("flag", affects.flags, instrument.flags);
  const bool has_line = question.topic && question.share == model::Share::Ask;
  if (has_line && instrument.respondent == model::Respondent::Child)
    influence.add("summary", {instrument.topics[*question.topic].id});
  return influence.words();
}

std::string export_of(const words::Language& say, const model::Instrument& instrument,
                      const Question& question) {
  if (!extract::may_leave(question)) return say("team.preview.export.never");
  if (question.type == QuestionType::Date) return say("team.preview.export.in_years");
  const auto counted = extract::counted_of(question, extract::Standings(instrument, {}));
  if (counted == extract::Counted::Value) return say("team.preview.export.quasi");
  if (counted == extract::Counted::Asked) return say("team.preview.export.asked");
  const bool sensitive = question.identifies == model::Identifies::Sensitive;
  return say(sensitive ? "team.preview.export.sensitive" : "team.preview.export.none");
}

}  // namespace

PreviewWhy reasons_of(const words::Language& say, const RespondentView& seen, std::uint32_t question) {
  const Question& asked = seen.instrument().questions[question];
  PreviewWhy reasons{.id = asked.id, .step = asked.step_index, .asked = seen.interview.is_asked(question)};
  for (const WhyPart& part : interview::why(seen.interview, question).parts) {
    const bool* truth = std::get_if<bool>(&part.value);
    const bool holds = truth == nullptr ? !language::is_missing(part.value) : *truth;
    reasons.parts.push_back({part.depth, of(say, seen, part), part.text, value_of(say, seen, part),
                             whose(say, seen, part), holds});
  }
  reasons.affects = affects_of(say, seen.instrument(), question);
  reasons.exported = export_of(say, seen.instrument(), asked);
  return reasons;
}

}  // namespace doorstep::screen
