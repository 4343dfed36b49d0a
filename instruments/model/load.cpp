#include "instruments/model/load.h"

#include <algorithm>
#include <array>

#include "instruments/model/fields.h"
#include "instruments/model/loading.h"

namespace doorstep::model {
namespace {

constexpr std::array<std::string_view, 23> kKeys = {"instrument",
                                                    "version",
                                                    "title",
                                                    "respondent",
                                                    "ages",
                                                    "languages",
                                                    "licence",
                                                    "answer_sets",
                                                    "domains",
                                                    "topics",
                                                    "defaults",
                                                    "before",
                                                    "sections",
                                                    "after",
                                                    "values",
                                                    "scores",
                                                    "flags",
                                                    "examples",
                                                    "from",
                                                    "non_answers",
                                                    "pictures",
                                                    "order",
                                                    "months_to_next_round"};

void read_structure(Loading& loading, const yaml::Node& root) {
  read_head(loading, root);
  read_answer_sets(loading, root);
  read_steps(loading, root);
  read_values(loading, root);
  read_scores(loading, root);
  read_flags(loading, root);
  read_examples(loading, root);
}

// What stands in an instance is there when the instance is, and what stands in a section outside of repeats
// when that is.
std::optional<std::uint32_t> presence_in(Instrument& instrument, std::uint32_t instance, std::size_t step) {
  const Section* section = instrument.section_of(step);
  const auto gate = section == nullptr ? std::nullopt : section->presence;
  if (instance == kNone) return gate;
  Repeat* repeat = &instrument.repeats[instrument.instances[instance].repeat];
  while (repeat->outer) repeat = &instrument.repeats[instrument.instances[*repeat->outer].repeat];
  repeat->presence = gate;
  return instrument.instances[instance].slot + 1;
}

void assign_presence(Loading& loading) {
  Instrument& instrument = loading.instrument;
  for (Question& question : instrument.questions)
    question.presence = presence_in(instrument, question.instance.value_or(kNone), question.step_index);
  for (NamedValue& value : instrument.values) {
    if (value.instance) value.presence = instrument.instances[*value.instance].slot + 1;
  }
  for (std::size_t i = 0; i < instrument.pages.size(); ++i)
    instrument.pages[i].presence = presence_in(instrument, loading.page_instances[i], loading.page_steps[i]);
  // "One more?" is asked once the instance before was come to, also when that one was taken away again.
  for (const Repeat& repeat : instrument.repeats) {
    for (std::size_t i = 1; i < repeat.instances.size(); ++i) {
      if (const auto one_more = instrument.instances[repeat.instances[i]].one_more)
        instrument.questions[*one_more].presence = instrument.instances[repeat.instances[i - 1]].slot;
    }
  }
}

// Every question, value and score gets its place among the slots; a question's value is there behind its
// step.
void assign_slots(Loading& loading) {
  Instrument& instrument = loading.instrument;
  std::uint32_t next = kFirstSlot;
  loading.slots.resize(kFirstSlot + instrument.questions.size() + instrument.values.size() +
                       kSlotsOfScore * instrument.scores.size() +
                       kSlotsOfInstance * instrument.instances.size());
  for (std::uint32_t i = 0; i < instrument.questions.size(); ++i) {
    instrument.questions[i].reasons = instrument.reasons;
    instrument.questions[i].slot = next;
    loading.slots[next++] = {loading.step_sequence[instrument.questions[i].step_index] + 1, i};
  }
  for (NamedValue& value : instrument.values) value.slot = next++;
  for (Score& score : instrument.scores) {
    score.slot = next;
    next += kSlotsOfScore;
  }
  for (std::uint32_t i = 0; i < instrument.instances.size(); ++i) {
    instrument.instances[i].slot = next;
    std::fill_n(loading.slots.begin() + next, kSlotsOfInstance,
                Readiness{loading.instance_sequence[i] + 1, kNone, i});
    next += kSlotsOfInstance;
  }
  for (std::size_t i = 0; i < instrument.sections.size(); ++i) {
    if (!loading.section_nodes[i].has("when")) continue;
    instrument.sections[i].presence = next++;
    loading.slots.push_back({loading.section_steps[i]});
  }
  instrument.slot_count = next;
  assign_presence(loading);
}

std::shared_ptr<const Instrument> finished(Loading& loading) {
  Instrument& instrument = loading.instrument;
  for (std::uint32_t i = 0; i < instrument.questions.size(); ++i)
    instrument.question_by_id.emplace(instrument.questions[i].id, i);
  for (std::uint32_t i = 0; i < instrument.instances.size(); ++i)
    instrument.instance_by_id.emplace(instrument.instances[i].id, i);
  for (std::uint32_t i = 0; i < instrument.pages.size(); ++i)
    instrument.page_by_id.emplace(instrument.pages[i].id, i);
  return std::make_shared<const Instrument>(std::move(instrument));
}

// A text that carries pictures carries all that it needs.
void read_carried_pictures(Loading& loading, const yaml::Node& root) {
  if (!root.has("pictures")) return;
  const yaml::Node map = root.find("pictures");
  if (map.kind() == yaml::Kind::Map) {
    loading.carried_pictures = map;
    return;
  }
  loading.problems.error(map, "wrong_kind", "`pictures` must be a mapping from file names to SVG texts.",
                         "Take it away; pictures are read from the files beside the instrument.");
}

std::vector<Translated> translated(const Loading& loading) {
  std::vector<Translated> translated;
  for (std::size_t i = 0; i < loading.instrument.languages.size(); ++i)
    translated.push_back({loading.instrument.languages[i], loading.texts, loading.untranslated[i].size()});
  return translated;
}

}  // namespace

Loaded load(std::string_view text, std::string_view file_name, const FindInstrument& find,
            const Pictures& pictures, const language::Splitting& splitting) {
  yaml::Parsed parsed = yaml::parse(text, file_name);
  if (parsed.problem) return {nullptr, {std::move(*parsed.problem)}};
  Loading loading(file_name, yaml::without_byte_order_mark(text));
  loading.find_instrument = find;
  loading.splitting = splitting;
  const bool readable = is_mapping(loading.problems, parsed.root, "An instrument", kKeys);
  loading.pictures = &pictures;
  if (!readable) return {nullptr, loading.problems.take_sorted()};
  read_carried_pictures(loading, parsed.root);
  read_structure(loading, parsed.root);
  assign_slots(loading);
  compile_formulas(loading);
  compile_steps(loading, parsed.root);
  compile_flags(loading);
  add_warnings(loading);
  if (!loading.problems.any_error()) check_lines(loading);
  if (!loading.problems.any_error()) build_graph(loading);
  if (!loading.problems.any_error()) check_orders(loading);
  Loaded loaded;
  if (!loading.problems.any_error()) {
    loaded.translated = translated(loading);
    loaded.instrument = finished(loading);
  }
  loaded.problems = loading.problems.take_sorted();
  return loaded;
}

}  // namespace doorstep::model
