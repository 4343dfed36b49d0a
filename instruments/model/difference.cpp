#include "instruments/model/difference.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "instruments/model/written.h"

namespace doorstep::model {
namespace {

constexpr std::array<std::string_view, 24> kWords = {
    "question_added",   "question_removed", "type_changed",    "range_changed",       "unit_changed",
    "option_added",     "option_removed",   "option_changed",  "non_answers_changed", "condition_changed",
    "handling_changed", "reworded",         "order_changed",   "repeat_changed",      "page_changed",
    "value_changed",    "score_added",      "score_removed",   "score_changed",       "flag_added",
    "flag_removed",     "flag_changed",     "picture_changed", "instrument_changed"};

// What is compared, once for all its instances, by the id that the author wrote; in order.
template <typename Item>
class Written {
 public:
  explicit Written(const std::vector<Item>& all) {
    for (const Item& item : all) {
      if constexpr (requires { item.one_more; }) {
        if (item.one_more == true) continue;
      }
      std::string id = written_id(item.id);
      if (place_.emplace(id, ids.size()).second) {
        ids.push_back(std::move(id));
        items.push_back(&item);
      }
    }
  }
  [[nodiscard]] const Item* find(const std::string& id) const {
    const auto place = place_.find(id);
    return place == place_.end() ? nullptr : items[place->second];
  }

  std::vector<std::string> ids;
  std::vector<const Item*> items;

 private:
  std::unordered_map<std::string, std::size_t> place_;
};

using Texts = std::vector<const Text*>;

Texts texts_of(const Instrument&, const Question& question) {
  Texts texts = {&question.text, &question.help, &question.summary, &question.low, &question.high};
  for (const Text& label : question.face_labels) texts.push_back(&label);
  for (const Check& check : question.checks) texts.push_back(&check.text);
  return texts;
}

// Of a repeat over "one more?" also what is asked; of all its instances the first.
Texts texts_of(const Instrument& instrument, const Repeat& repeat) {
  if (repeat.instances.empty()) return {};
  const Instance& first = instrument.instances[repeat.instances.front()];
  Texts texts = {&first.title};
  if (first.one_more) texts.push_back(&instrument.questions[*first.one_more].text);
  return texts;
}

Texts texts_of(const Instrument&, const NamedValue&) { return {}; }

Texts texts_of(const Instrument&, const Score& score) {
  Texts texts = {&score.title};
  for (const Band& band : score.bands) texts.push_back(&band.text);
  return texts;
}

Texts texts_of(const Instrument&, const Flag& flag) { return {&flag.prompt}; }
Texts texts_of(const Instrument&, const Grid& grid) { return {&grid.text, &grid.help}; }
Texts texts_of(const Instrument&, const Section& section) { return {&section.title}; }
Texts texts_of(const Instrument&, const Topic& topic) { return {&topic.text}; }

std::string line_of(const Instrument& instrument, const Repeat& repeat) {
  return repeat_line(instrument, repeat);
}
std::string line_of(const Instrument&, const NamedValue& value) { return value_line(value); }
std::string line_of(const Instrument&, const Score& score) { return score_line(score); }
std::string line_of(const Instrument&, const Flag& flag) { return flag_line(flag); }

// What is shown one after the other, as the author wrote it down, with the pages among the questions.
std::vector<std::string> ids_in_order(const Instrument& instrument) {
  std::vector<std::string> ids;
  std::unordered_set<std::string> seen;
  for (const Step& step : instrument.steps) {
    const bool page = step.kind == Step::Kind::Page;
    if (!page && instrument.questions[step.index].one_more) continue;
    std::string id = written_id(page ? instrument.pages[step.index].id : instrument.questions[step.index].id);
    if (seen.insert(id).second) ids.push_back(std::move(id));
  }
  return ids;
}

// The ids of the options that both sets have, in the order of `set`.
std::string common_options(const AnswerSet& set, const AnswerSet& other, Order order) {
  std::vector<std::string_view> ids;
  for (const Option& option : set.options) {
    if (other.choices.find(option.id)) ids.push_back(option.id);
  }
  return fmt::format("{}{}", fmt::join(ids, ", "), order == Order::Random ? ", random" : "");
}

std::string languages_of(const Instrument& instrument) {
  return fmt::format("{}", fmt::join(instrument.languages, ", "));
}

class Comparison {
 public:
  Comparison(const Instrument& last, const Instrument& next) : last_(last), next_(next) {}

  std::vector<Change> run() {
    compare_head();
    compare_pages();
    compare_sections();
    compare_questions();
    compare_texts<Grid>(last_.grids, next_.grids);
    compare<Repeat>(last_.repeats, next_.repeats, {}, ChangeKind::RepeatChanged, {});
    compare<NamedValue>(last_.values, next_.values, ChangeKind::ValueChanged, ChangeKind::ValueChanged,
                        ChangeKind::ValueChanged);
    compare<Score>(last_.scores, next_.scores, ChangeKind::ScoreAdded, ChangeKind::ScoreChanged,
                   ChangeKind::ScoreRemoved);
    compare<Flag>(last_.flags, next_.flags, ChangeKind::FlagAdded, ChangeKind::FlagChanged,
                  ChangeKind::FlagRemoved);
    return std::move(changes_);
  }

 private:
  void add(ChangeKind kind, std::string id, std::string before = {}, std::string after = {}) {
    changes_.push_back({kind, std::move(id), std::move(before), std::move(after)});
  }
  void add_if_other(ChangeKind kind, const std::string& id, std::string before, std::string after) {
    if (before != after) add(kind, id, std::move(before), std::move(after));
  }

  [[nodiscard]] bool reworded(const Text& before, const Text& after) const {
    return is_reworded(last_, before, next_, after);
  }
  // As far as both have texts: a check or a label more is told in another way.
  [[nodiscard]] bool reworded(const Texts& before, const Texts& after) const {
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
      if (reworded(*before[i], *after[i])) return true;
    }
    return false;
  }
  template <typename Item>
  [[nodiscard]] bool has_other_words(const Item& before, const Item& after) const {
    return reworded(texts_of(last_, before), texts_of(next_, after));
  }

  // A language that is added changes nothing; another source language is what all fall back to.
  void compare_head() {
    constexpr ChangeKind kKind = ChangeKind::InstrumentChanged;
    add_if_other(kKind, "respondent", std::string(respondent_line(last_)),
                 std::string(respondent_line(next_)));
    add_if_other(kKind, "ages", fmt::format("{}-{}", last_.age_from, last_.age_to),
                 fmt::format("{}-{}", next_.age_from, next_.age_to));
    const bool all_there = std::ranges::all_of(last_.languages, [this](const std::string& language) {
      return std::ranges::find(next_.languages, language) != next_.languages.end();
    });
    if (!all_there || last_.languages.front() != next_.languages.front())
      add(kKind, "languages", languages_of(last_), languages_of(next_));
    add_if_other(kKind, "topics", topic_line(last_), topic_line(next_));
    add_if_other(kKind, "from", from_line(last_), from_line(next_));
    if (reworded(last_.title, next_.title)) add(ChangeKind::Reworded, "title");
    compare_reason_words();
    compare_texts<Topic>(last_.topics, next_.topics);
  }

  // Which reasons are offered is told of each question.
  void compare_reason_words() {
    const auto& before = last_.reasons->authored;
    for (std::size_t i = 0; i < next_.reasons->authored.size(); ++i) {
      const std::string& id = next_.reasons->authored[i];
      const auto was = std::ranges::find(before, id);
      if (was != before.end() && reworded(last_.reason_texts[static_cast<std::size_t>(was - before.begin())],
                                          next_.reason_texts[i])) {
        add(ChangeKind::Reworded, id);
      }
    }
  }

  void compare_sections() {
    add_if_other(ChangeKind::OrderChanged, "sections", std::string(order_line(last_.order)),
                 std::string(order_line(next_.order)));
    const Written<Section> old(last_.sections);
    for (const Section& section : next_.sections) {
      const Section* was = old.find(section.id);
      if (was == nullptr) continue;
      add_if_other(ChangeKind::OrderChanged, section.id, std::string(order_line(was->order)),
                   std::string(order_line(section.order)));
    }
    compare_texts<Section>(last_.sections, next_.sections);
  }

  // Things of which nothing but the words is left to compare.
  template <typename Item>
  void compare_texts(const std::vector<Item>& before, const std::vector<Item>& after) {
    const Written<Item> old(before);
    const Written<Item> now(after);
    for (std::size_t i = 0; i < now.ids.size(); ++i) {
      const Item* was = old.find(now.ids[i]);
      if (was != nullptr && has_other_words(*was, *now.items[i])) add(ChangeKind::Reworded, now.ids[i]);
    }
  }

  // Things that have a line and words. Repeats come and go with their questions.
  template <typename Item>
  void compare(const std::vector<Item>& before, const std::vector<Item>& after,
               std::optional<ChangeKind> added, ChangeKind changed, std::optional<ChangeKind> removed) {
    const Written<Item> old(before);
    const Written<Item> now(after);
    for (std::size_t i = 0; i < now.ids.size(); ++i) {
      const Item* was = old.find(now.ids[i]);
      if (was != nullptr) {
        add_if_other(changed, now.ids[i], line_of(last_, *was), line_of(next_, *now.items[i]));
      } else if (added) {
        add(*added, now.ids[i], {}, line_of(next_, *now.items[i]));
      }
    }
    for (std::size_t i = 0; i < old.ids.size() && removed; ++i) {
      if (now.find(old.ids[i]) == nullptr) add(*removed, old.ids[i], line_of(last_, *old.items[i]), {});
    }
    compare_texts(before, after);
  }

  void compare_pages() {
    const Written<Page> old(last_.pages);
    const Written<Page> now(next_.pages);
    for (std::size_t i = 0; i < now.ids.size(); ++i) {
      const Page& page = *now.items[i];
      const Page* was = old.find(now.ids[i]);
      if (was == nullptr) {
        add(ChangeKind::PageChanged, now.ids[i], "not there", page_line(next_, page));
      } else if (is_other_page(last_, *was, next_, page)) {
        // Before the first question other words are another page: what was agreed to there is not the same.
        const std::string before = page_line(last_, *was);
        const std::string after = page_line(next_, page);
        const bool words = before == after && !page.before;
        add(words ? ChangeKind::Reworded : ChangeKind::PageChanged, now.ids[i], before == after ? "" : before,
            before == after ? "" : after);
      }
    }
    for (std::size_t i = 0; i < old.ids.size(); ++i) {
      if (now.find(old.ids[i]) == nullptr)
        add(ChangeKind::PageChanged, old.ids[i], page_line(last_, *old.items[i]), "not there");
    }
  }

  void compare_questions() {
    const Written<Question> old(last_.questions);
    const Written<Question> now(next_.questions);
    for (std::size_t i = 0; i < now.ids.size(); ++i) {
      if (const Question* was = old.find(now.ids[i])) {
        compare_question(now.ids[i], *was, *now.items[i]);
      } else {
        add(ChangeKind::QuestionAdded, now.ids[i], {}, std::string(type_line(*now.items[i])));
      }
    }
    for (std::size_t i = 0; i < old.ids.size(); ++i) {
      if (now.find(old.ids[i]) == nullptr)
        add(ChangeKind::QuestionRemoved, old.ids[i], std::string(type_line(*old.items[i])), {});
    }
    compare_order();
  }

  void compare_order() {
    const auto only = [](const std::vector<std::string>& ids, const std::vector<std::string>& other) {
      const std::unordered_set<std::string> there(other.begin(), other.end());
      std::vector<std::string> both;
      std::ranges::copy_if(ids, std::back_inserter(both),
                           [&](const std::string& id) { return there.contains(id); });
      return both;
    };
    const auto before = ids_in_order(last_);
    const auto after = ids_in_order(next_);
    const auto common_before = only(before, after);
    const auto common_after = only(after, before);
    const auto [was, is] = std::ranges::mismatch(common_before, common_after);
    if (is != common_after.end()) add(ChangeKind::OrderChanged, *is, *was, *is);
  }

  void compare_question(const std::string& id, const Question& before, const Question& after) {
    if (type_line(before) != type_line(after))
      return add(ChangeKind::TypeChanged, id, std::string(type_line(before)), std::string(type_line(after)));
    add_if_other(ChangeKind::RangeChanged, id, range_line(before), range_line(after));
    if (reworded(before.unit, after.unit)) add(ChangeKind::UnitChanged, id);
    add_if_other(ChangeKind::NonAnswersChanged, id, non_answer_line(before), non_answer_line(after));
    add_if_other(ChangeKind::ConditionChanged, id, condition_line(last_, before),
                 condition_line(next_, after));
    add_if_other(ChangeKind::HandlingChanged, id, handling_line(last_, before), handling_line(next_, after));
    if (is_other_picture(last_, before, next_, after)) add(ChangeKind::PictureChanged, id);
    bool words = has_other_words(before, after);
    if (before.answers && after.answers)
      words = compare_options(id, *before.answers, *after.answers) || words;
    if (before.answers && after.answers)
      add_if_other(ChangeKind::OrderChanged, id,
                   common_options(*before.answers, *after.answers, before.order),
                   common_options(*after.answers, *before.answers, after.order));
    if (words) add(ChangeKind::Reworded, id);
  }

  // Whether an option has other words.
  bool compare_options(const std::string& id, const AnswerSet& before, const AnswerSet& after) {
    bool words = false;
    for (std::size_t i = 0; i < after.options.size(); ++i) {
      const std::string name = fmt::format("{}.{}", id, after.options[i].id);
      const auto was = before.choices.find(after.options[i].id);
      if (!was) {
        add(ChangeKind::OptionAdded, name);
        continue;
      }
      add_if_other(ChangeKind::OptionChanged, name, option_line(before, *was), option_line(after, i));
      words = words || reworded(before.options[*was].text, after.options[i].text) ||
              reworded(before.options[*was].summary, after.options[i].summary);
    }
    for (const Option& option : before.options) {
      if (!after.choices.find(option.id)) add(ChangeKind::OptionRemoved, fmt::format("{}.{}", id, option.id));
    }
    return words;
  }

  const Instrument& last_;
  const Instrument& next_;
  std::vector<Change> changes_;
};

}  // namespace

std::string_view word(ChangeKind kind) { return kWords[static_cast<std::size_t>(kind)]; }

std::vector<Change> differences(const Instrument& last, const Instrument& next) {
  return Comparison(last, next).run();
}

}  // namespace doorstep::model
