// Repeats: the first instance is read as it stands in the file, the others are laid out from it.
#include "instruments/model/repeats.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "instruments/model/answer_sets.h"
#include "instruments/model/fields.h"
#include "instruments/model/scope.h"
#include "instruments/model/texts.h"

namespace doorstep::model {
namespace {

using yaml::Kind;
using yaml::Node;

constexpr std::array<std::string_view, 9> kKeys = {"repeat", "for_each", "ask",       "at_most", "at_least",
                                                   "when",   "title",    "questions", "values"};
constexpr int kMostInOne = 1000;     // instances of one repeat; nobody answers more
constexpr int kUsual = 100;          // where an author gives no bound
constexpr int kUsualInside = 20;     // the same, inside another repeat
constexpr std::uint32_t kFirst = 1;  // the number of the instance that the others are laid out from

// What a repeat goes over, and how many there can be.
struct Extent {
  Over over = Over::Number;
  std::uint32_t most = 1;
  std::optional<std::uint32_t> of;
  std::shared_ptr<const AnswerSet> options;
};

std::size_t depth_of(const Loading& loading) {
  std::size_t depth = 0;
  for (std::uint32_t i = loading.here; i != kNone; i = outside_of(loading.instrument, i)) ++depth;
  return depth;
}

Node ask_of(const Node& node) {
  return node.has("ask") ? node.find("ask") : node.find("for_each").find("ask");
}

// `at_most`, else what the answer allows, else a usual number; over the author's head only with a warning.
std::uint32_t most_of(Loading& loading, const Node& node, std::optional<Number> bound) {
  if (node.has("at_most")) {
    const Node at_most = node.find("at_most");
    const int most = read_whole(loading.problems, at_most, "`at_most`", 1, kMostInOne).value_or(1);
    if (bound && Number(most) < *bound) {
      loading.problems.warning(
          at_most, "asks_of_fewer",
          fmt::format("The answer can be {}, and only {} are asked about.", bound->text(), most),
          fmt::format("Let the question's `range` end at {}, or raise `at_most`.", most));
    }
    return static_cast<std::uint32_t>(most);
  }
  if (bound && *bound < Number(kMostInOne + 1)) {
    return static_cast<std::uint32_t>(std::max<std::int64_t>(1, bound->rounded_down(0).whole()));
  }
  const int usual = depth_of(loading) == 0 ? kUsual : kUsualInside;
  loading.problems.warning(
      node, "no_bound", fmt::format("Nothing says how often this can be repeated; at most {} times.", usual),
      "Write `at_most`, or give the number that it goes over a `range`.");
  return static_cast<std::uint32_t>(usual);
}

// "Nothing of this" is picked like any other option, and the repeat would ask about it.
void warn_about_exclusive(Loading& loading, const Node& node, const Question& question) {
  const auto& options = question.answers->options;
  const auto alone = std::ranges::find(options, true, &Option::exclusive);
  if (alone == options.end()) return;
  const auto reads_it = [&](const Node& place) {
    const auto names = language::names_in(place.find("when").text());
    return std::ranges::find(names, question.id) != names.end();
  };
  if (reads_it(node) || (!loading.section_nodes.empty() && reads_it(loading.section_nodes.back()))) return;
  loading.problems.warning(node.find("for_each"), "repeats_exclusive",
                           fmt::format("This goes over `{}` too, which is picked alone.", alone->id),
                           fmt::format("Add `when: not ({} in {})`.", alone->id, question.id),
                           {alone->id, question.id});
}

Extent over_question(Loading& loading, const Node& node, const Question& question) {
  if (question.picking == Picking::Several && question.answers) {
    if (node.has("at_most")) {
      loading.problems.error(node.find("at_most"), "wrong_key",
                             "A repeat over picked options goes over all of them.",
                             "Take `at_most` away, or give it to the question.");
    }
    warn_about_exclusive(loading, node, question);
    return {
        Over::Options, static_cast<std::uint32_t>(question.answers->options.size()), {}, question.answers};
  }
  return {Over::Number, most_of(loading, node, question.maximum), {}, nullptr};
}

// What stands at `for_each`. Anything but a name is a number to be computed; compile_repeats() checks it.
Extent read_extent(Loading& loading, const Node& node) {
  if (node.has("ask") && node.has("for_each")) {
    loading.problems.error(node.find("ask"), "wrong_key",
                           "A repeat goes over a number or picks, or asks for one more.",
                           "Take `ask` or `for_each` away.");
  }
  if (!ask_of(node).is_null()) return {Over::Ask, most_of(loading, node, {}), {}, nullptr};
  const Node each = require(loading.problems, node, "for_each", "A repeat");
  const auto text = node.has("for_each") ? read_scalar(loading.problems, each, "`for_each`") : std::nullopt;
  if (!text) return {};
  const Name* name = look_up(loading, loading.here, *text);
  if (name != nullptr && name->what == Name::What::Question)
    return over_question(loading, node, loading.instrument.questions[name->index]);
  if (name != nullptr && name->what == Name::What::Repeat) {
    const auto most = loading.instrument.repeats[name->index].instances.size();
    return {Over::Instances, static_cast<std::uint32_t>(most), name->index,
            loading.instrument.repeats[name->index].options};
  }
  return {Over::Number, most_of(loading, node, {}), {}, nullptr};
}

int read_at_least(Loading& loading, const Node& node, const Extent& extent) {
  const Node at_least = node.find("at_least");
  if (extent.over == Over::Ask) {
    return read_whole(loading.problems, at_least, "`at_least`", 0, static_cast<int>(extent.most)).value_or(1);
  }
  loading.problems.error(at_least, "wrong_key", "Only a repeat with `ask` has `at_least`.",
                         "Take it away; an answer says how many there are.");
  return 0;
}

// How far each list had come before something was read.
struct Mark {
  std::size_t questions, grids, pages, steps, values, repeats, instances;
  Steps sequence;
};

Mark mark(const Loading& loading) {
  const Instrument& all = loading.instrument;
  return {all.questions.size(), all.grids.size(),   all.pages.size(),     all.steps.size(),
          all.values.size(),    all.repeats.size(), all.instances.size(), loading.sequence};
}

std::string inside(const Instrument& instrument, std::uint32_t instance, std::string_view label) {
  return instance == kNone ? std::string(label)
                           : instrument.instances[instance].id + "." + std::string(label);
}

// Lays out further instances of one repeat.
class Layout {
 public:
  Layout(Loading& loading, std::uint32_t repeat, const Extent& extent, std::uint32_t section)
      : loading_(loading), all_(loading.instrument), repeat_(repeat), extent_(extent), section_(section) {
    const Node node = loading.repeat_nodes[repeat];
    title_ = optional_text(loading, node, "title");
    if (extent.over == Over::Ask) ask_text_ = read_text(loading, ask_of(node), "`ask`");
  }

  // Adds instance `number` without anything in it.
  std::uint32_t add_instance(std::uint32_t number) {
    const auto index = static_cast<std::uint32_t>(all_.instances.size());
    Instance instance;
    instance.repeat = repeat_;
    instance.number = number;
    instance.title = title_;
    instance.id = fmt::format(
        "{}[{}]", all_.repeats[repeat_].id,
        extent_.options == nullptr ? std::to_string(number) : extent_.options->options[number - 1].id);
    all_.instances.push_back(std::move(instance));
    all_.repeats[repeat_].instances.push_back(index);
    loading_.instance_names.emplace_back();
    loading_.instance_sequence.push_back(loading_.sequence++);
    return index;
  }

  // The question that is answered with yes when there is an instance `number`; it stands before it.
  std::uint32_t add_one_more(std::uint32_t number) {
    const Repeat& repeat = all_.repeats[repeat_];
    const Node ask = ask_of(loading_.repeat_nodes[repeat_]);
    Question question;
    question.id = fmt::format("{}[{}].one_more", repeat.id, number);
    question.type = QuestionType::YesNo;
    question.one_more = true;
    question.place = ask.place();
    question.section = section_;
    question.step_index = static_cast<std::uint32_t>(all_.steps.size());
    question.instance = repeat.outer;
    question.text = ask_text_;
    question.identifies = Identifies::None;
    question.share = Share::Never;
    const auto index = static_cast<std::uint32_t>(all_.questions.size());
    add_step(loading_, {Step::Kind::Question, index});
    all_.questions.push_back(std::move(question));
    loading_.question_nodes.push_back(ask);
    loading_.question_sets.push_back(kNone);
    return index;
  }

  // Adds instance `number` with all that the first one has: what was read from `from` up to `to`.
  void copy(const Mark& from, const Mark& to, std::uint32_t number) {
    from_ = from;
    now_ = mark(loading_);
    add_instance(number);
    for (std::size_t i = from.repeats; i < to.repeats; ++i) copy_repeat(i);
    for (std::size_t i = from.instances + 1; i < to.instances; ++i) copy_instance(i);
    copied_sets_.clear();
    for (std::size_t i = from.grids; i < to.grids; ++i) copy_grid(i);
    for (std::size_t i = from.questions; i < to.questions; ++i) copy_question(i);
    for (std::size_t i = from.pages; i < to.pages; ++i) copy_page(i);
    for (std::size_t i = from.values; i < to.values; ++i) copy_value(i);
    for (std::size_t i = from.steps; i < to.steps; ++i) copy_step(i);
    for (std::size_t i = from.instances; i < to.instances; ++i) copy_names(i);
    loading_.sequence = now_.sequence + (to.sequence - from.sequence);
  }

 private:
  static std::uint32_t moved(std::size_t index, std::size_t from, std::size_t now) {
    return static_cast<std::uint32_t>(index - from + now);
  }
  [[nodiscard]] std::uint32_t moved_question(std::size_t index) const {
    return moved(index, from_.questions, now_.questions);
  }
  [[nodiscard]] std::uint32_t moved_instance(std::size_t index) const {
    return moved(index, from_.instances, now_.instances);
  }
  [[nodiscard]] Steps moved_sequence(Steps sequence) const {
    return sequence - from_.sequence + now_.sequence;
  }

  // What `id` is called in the copy of the instance that it stands in.
  [[nodiscard]] std::string moved_id(const std::string& id) const {
    return all_.instances[now_.instances].id + id.substr(all_.instances[from_.instances].id.size());
  }

  void copy_repeat(std::size_t index) {
    Repeat copy = all_.repeats[index];
    copy.id = moved_id(copy.id);
    copy.outer = moved_instance(*copy.outer);
    if (copy.of && *copy.of >= from_.repeats) copy.of = moved(*copy.of, from_.repeats, now_.repeats);
    for (std::uint32_t& instance : copy.instances) instance = moved_instance(instance);
    all_.repeats.push_back(std::move(copy));
    const Node node = loading_.repeat_nodes[index];
    loading_.repeat_nodes.push_back(node);
  }

  void copy_instance(std::size_t index) {
    Instance copy = all_.instances[index];
    copy.id = moved_id(copy.id);
    copy.repeat = moved(copy.repeat, from_.repeats, now_.repeats);
    if (copy.one_more) copy.one_more = moved_question(*copy.one_more);
    all_.instances.push_back(std::move(copy));
    loading_.instance_names.emplace_back();
    loading_.instance_sequence.push_back(moved_sequence(loading_.instance_sequence[index]));
  }

  void copy_grid(std::size_t index) {
    Grid copy = all_.grids[index];
    copy.id = moved_id(copy.id);
    copy.first_row = moved_question(copy.first_row);
    all_.grids.push_back(std::move(copy));
    const Node node = loading_.grid_nodes[index];
    loading_.grid_nodes.push_back(node);
  }

  // The copy of a set that was copied already for another row of the same grid is used again. What a question
  // outside of the repeat offers is the same in every instance: its conditions are that question's.
  std::uint32_t copied_set(std::uint32_t set) {
    const std::uint32_t home = loading_.sets[set].instance;
    if (home == kNone || home < from_.instances) return set;
    const auto [found, is_new] = copied_sets_.try_emplace(set, set);
    if (is_new) found->second = copy_set(loading_, set, moved_instance(home), now_.sequence - from_.sequence);
    return found->second;
  }

  void copy_question(std::size_t index) {
    Question copy = all_.questions[index];
    copy.id = moved_id(copy.id);
    copy.step_index = moved(copy.step_index, from_.steps, now_.steps);
    copy.instance = moved_instance(*copy.instance);
    if (copy.grid) copy.grid = moved(*copy.grid, from_.grids, now_.grids);
    std::uint32_t set = loading_.question_sets[index];
    if (set != kNone) {
      set = copied_set(set);
      copy.answers = loading_.sets[set].set;
    }
    all_.questions.push_back(std::move(copy));
    loading_.question_sets.push_back(set);
    const Node node = loading_.question_nodes[index];
    loading_.question_nodes.push_back(node);
  }

  void copy_page(std::size_t index) {
    Page copy = all_.pages[index];
    copy.id = moved_id(copy.id);
    all_.pages.push_back(std::move(copy));
    const Node node = loading_.page_nodes[index];
    loading_.page_nodes.push_back(node);
    loading_.page_steps.push_back(moved(loading_.page_steps[index], from_.steps, now_.steps));
    loading_.page_instances.push_back(moved_instance(loading_.page_instances[index]));
  }

  void copy_value(std::size_t index) {
    NamedValue copy = all_.values[index];
    copy.id = moved_id(copy.id);
    copy.instance = moved_instance(*copy.instance);
    all_.values.push_back(std::move(copy));
    const Node node = loading_.value_nodes[index];
    loading_.value_nodes.push_back(node);
  }

  void copy_step(std::size_t index) {
    Step step = all_.steps[index];
    step.index = step.kind == Step::Kind::Question ? moved_question(step.index)
                                                   : moved(step.index, from_.pages, now_.pages);
    all_.steps.push_back(step);
    loading_.step_sequence.push_back(moved_sequence(loading_.step_sequence[index]));
  }

  void copy_names(std::size_t instance) {
    ByText<Name> names = loading_.instance_names[instance];
    for (auto& [id, name] : names) {
      if (name.what == Name::What::Question) name.index = moved_question(name.index);
      if (name.what == Name::What::Grid) name.index = moved(name.index, from_.grids, now_.grids);
      if (name.what == Name::What::Page) name.index = moved(name.index, from_.pages, now_.pages);
      if (name.what == Name::What::Repeat) name.index = moved(name.index, from_.repeats, now_.repeats);
    }
    loading_.instance_names[moved_instance(instance)] = std::move(names);
  }

  Loading& loading_;
  Instrument& all_;
  std::uint32_t repeat_;
  const Extent& extent_;
  std::uint32_t section_;
  Text title_;
  Text ask_text_;
  Mark from_{};
  Mark now_{};
  std::map<std::uint32_t, std::uint32_t> copied_sets_;  // in this copy
};

// Whether `copies` more of what was read since `from` still fit.
bool fits(Loading& loading, const Node& node, const Mark& from, std::size_t copies) {
  const Mark to = mark(loading);
  const std::size_t questions = (to.questions - from.questions + 1) * copies;
  const std::size_t instances = (to.instances - from.instances) * copies;
  if (to.questions + questions <= kMostQuestions && to.instances + instances <= kMostInstances) return true;
  loading.problems.error(
      node, "too_many",
      fmt::format("With all its repetitions this asks more than {} questions.", kMostQuestions),
      "Write a smaller `at_most`.");
  return false;
}

void read_inside(Loading& loading, const Node& node, const EntryPlace& place) {
  const Node list = require(loading.problems, node, "questions", "A repeat");
  if (!node.has("questions") || !is_list(loading.problems, list, "`questions`")) return;
  if (list.size() == 0) {
    loading.problems.error(list, "no_questions", "This repeat asks nothing.", "Put a question into it.");
  }
  for (std::size_t i = 0; i < list.size(); ++i) read_entry(loading, list.at(i), place);
  read_values(loading, node);
}

bool may_stand_here(Loading& loading, const Node& node, const EntryPlace& place) {
  if (place.part == Part::Before) {
    loading.problems.error(node, "question_before",
                           "A repeat can't stand in `before`, where the respondent has not agreed yet.",
                           "Move it into a section.");
    return false;
  }
  if (depth_of(loading) < kDeepestRepeat) return true;
  loading.problems.error(node, "too_deep", "Repeats can be nested twice, and this one is nested deeper.",
                         "Ask about it in a repeat of its own, after this one.");
  return false;
}

}  // namespace

std::string id_here(const Loading& loading, std::string_view label) {
  return inside(loading.instrument, loading.here, label);
}

void read_repeat(Loading& loading, const Node& node, const EntryPlace& place) {
  if (!is_mapping(loading.problems, node, "A repeat", kKeys) || !may_stand_here(loading, node, place)) return;
  const auto id = read_id(loading.problems, node.find("repeat"), "A repeat", IdUse::Name);
  const Extent extent = read_extent(loading, node);
  Repeat repeat;
  repeat.label = id.value_or("");
  repeat.id = id_here(loading, repeat.label);
  repeat.place = node.place();
  repeat.over = extent.over;
  repeat.of = extent.of;
  repeat.options = extent.options;
  if (loading.here != kNone) repeat.outer = loading.here;
  repeat.at_least = extent.over == Over::Ask ? 1 : 0;
  if (node.has("at_least")) repeat.at_least = read_at_least(loading, node, extent);
  const auto index = static_cast<std::uint32_t>(loading.instrument.repeats.size());
  if (id) declare(loading, node.find("repeat"), *id, Name::What::Repeat, index);
  const auto at_least = static_cast<std::uint32_t>(repeat.at_least);
  loading.instrument.repeats.push_back(std::move(repeat));
  loading.repeat_nodes.push_back(node);

  Layout layout(loading, index, extent, place.section);
  const auto asks = [&](std::uint32_t number) { return extent.over == Over::Ask && number > at_least; };
  std::optional<std::uint32_t> one_more;
  if (asks(kFirst)) one_more = layout.add_one_more(kFirst);
  const Mark from = mark(loading);
  const std::uint32_t outside = loading.here;
  loading.here = layout.add_instance(kFirst);
  loading.instrument.instances.back().one_more = one_more;
  read_inside(loading, node, place);
  loading.here = outside;
  const Mark to = mark(loading);
  if (to.steps == from.steps || !fits(loading, node, from, extent.most - 1)) return;
  for (std::uint32_t number = kFirst + 1; number <= extent.most; ++number) {
    one_more.reset();
    if (asks(number)) one_more = layout.add_one_more(number);
    const auto instance = loading.instrument.instances.size();
    layout.copy(from, to, number);
    loading.instrument.instances[instance].one_more = one_more;
  }
}

}  // namespace doorstep::model
