#include "instruments/model/difference.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "instruments/model/question_keys.h"

namespace doorstep::model {
namespace {

constexpr std::array<std::string_view, 22> kWords = {
    "question_added",   "question_removed", "type_changed",   "range_changed",       "unit_changed",
    "option_added",     "option_removed",   "option_changed", "non_answers_changed", "condition_changed",
    "handling_changed", "reworded",         "order_changed",  "repeat_changed",      "page_changed",
    "value_changed",    "score_added",      "score_removed",  "score_changed",       "flag_added",
    "flag_removed",     "flag_changed"};

constexpr std::array<std::string_view, 3> kPrecisions = {"year", "month", "day"};

// What the file format calls `held`.
template <typename Held, std::size_t size>
std::string_view word_of(const Words<Held, size>& words, Held held) {
  const auto found = std::ranges::find(words, held, &std::pair<std::string_view, Held>::second);
  return found == words.end() ? std::string_view("other") : found->first;
}

std::string text_of(const std::optional<Expression>& rule) { return rule ? rule->text() : std::string(); }

std::string type_of(const Question& question) {
  std::string type(word_of(question.type));
  if (question.type == QuestionType::Date)
    type += fmt::format(" ({})", kPrecisions[static_cast<std::size_t>(question.precision)]);
  return type;
}

std::string bound(const std::optional<Date>& date, bool today) {
  return today ? "today" : date ? date->text() : "";
}

std::string range_of(const Question& question) {
  switch (question.type) {
    case QuestionType::Scale:
    case QuestionType::Faces:
    case QuestionType::Number:
      return fmt::format("{}-{} by {}", question.minimum.text(), question.maximum.text(),
                         question.step.text());
    case QuestionType::Date:
      return fmt::format("{}..{}", bound(question.earliest, question.earliest_today),
                         bound(question.latest, question.latest_today));
    case QuestionType::ManyOf:
      return fmt::format("{}..{}", question.at_least,
                         question.at_most == 0 ? "" : std::to_string(question.at_most));
    default:
      return {};
  }
}

std::string non_answers_of(const Question& question) {
  std::vector<std::string_view> words;
  for (const Missing reason : question.non_answers) words.push_back(question.reasons->word(reason));
  std::ranges::sort(words);
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string option_rule(const AnswerSet& set, std::size_t option) {
  const Option& here = set.options[option];
  const auto& code = set.choices.codes[option];
  return fmt::format("value {}{}{}{}", code ? code->text() : "-", here.own_words ? ", own words" : "",
                     here.exclusive ? ", exclusive" : "", here.when ? ", when " + here.when->text() : "");
}

std::string conditions_of(const Question& question) {
  std::string text = text_of(question.when);
  for (const Check& check : question.checks)
    text += fmt::format("{}{} {}", text.empty() ? "" : "; ", check.strict ? "check" : "soft check",
                        check.rule.text());
  return text;
}

std::string handling_of(const Question& question) {
  return fmt::format("identifies {}, share {}, domain {}", word_of(kIdentifies, question.identifies),
                     word_of(kShares, question.share), question.domain.empty() ? "-" : question.domain);
}

// A repeat as it is written; the first of each is compared.
std::string repeat_rule(const Instrument& instrument, const Repeat& repeat) {
  constexpr std::array<std::string_view, 4> kOver = {"number", "options", "one more", "repeat"};
  const std::string_view again = repeat.of ? instrument.repeats[*repeat.of].label : std::string_view();
  return fmt::format("{} {}{}, at most {}{}{}", kOver[static_cast<std::size_t>(repeat.over)],
                     text_of(repeat.each), again, repeat.instances.size(),
                     repeat.at_least > 0 ? fmt::format(", at least {}", repeat.at_least) : "",
                     repeat.when ? ", when " + repeat.when->text() : "");
}

std::string score_rule(const Score& score) {
  std::vector<std::string> items;
  for (const Expression& item : score.items) items.push_back(item.text());
  std::vector<std::string> bands;
  for (const Band& band : score.bands) bands.push_back(fmt::format("{} from {}", band.id, band.from.text()));
  constexpr std::array<std::string_view, 4> kMethods = {"sum", "mean", "count", "formula"};
  constexpr std::array<std::string_view, 4> kRules = {"none", "at most", "prorate", "as zero"};
  constexpr std::array<std::string_view, 3> kRoundings = {"not rounded", "rounded", "rounded down"};
  return fmt::format("{} of {}; missing {} {}; {} to {}; {} to {}; bands {}",
                     kMethods[static_cast<std::size_t>(score.method)], fmt::join(items, ", "),
                     kRules[static_cast<std::size_t>(score.rule)], score.missing_at_most,
                     kRoundings[static_cast<std::size_t>(score.rounding)], score.decimals,
                     score.minimum ? score.minimum->text() : "-", score.maximum ? score.maximum->text() : "-",
                     fmt::join(bands, ", "));
}

std::string flag_rule(const Flag& flag) {
  return fmt::format("{} when {}", word_of(kLevels, flag.level), flag.when.text());
}

std::string value_rule(const NamedValue& value) { return value.value.text(); }

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

bool is_other(const Instrument& last, const Page& before, const Instrument& next, const Page& after) {
  const auto again = [](const Instrument& instrument, const Page& page) {
    return page.again ? instrument.pages[instrument.steps[*page.again].index].id : std::string();
  };
  return before.kind != after.kind || before.before != after.before || before.right != after.right ||
         again(last, before) != again(next, after) || is_reworded(last, before.text, next, after.text);
}

class Comparison {
 public:
  Comparison(const Instrument& last, const Instrument& next) : last_(last), next_(next) {}

  std::vector<Change> run() {
    compare_pages();
    compare_questions();
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

  static std::string rule(const Instrument& instrument, const Repeat& repeat) {
    return repeat_rule(instrument, repeat);
  }
  static std::string rule(const Instrument&, const NamedValue& value) { return value_rule(value); }
  static std::string rule(const Instrument&, const Score& score) { return score_rule(score); }
  static std::string rule(const Instrument&, const Flag& flag) { return flag_rule(flag); }

  // Things that have nothing but a rule. Repeats come and go with their questions.
  template <typename Item>
  void compare(const std::vector<Item>& before, const std::vector<Item>& after,
               std::optional<ChangeKind> added, ChangeKind changed, std::optional<ChangeKind> removed) {
    const Written<Item> old(before);
    const Written<Item> now(after);
    for (std::size_t i = 0; i < now.ids.size(); ++i) {
      const Item* was = old.find(now.ids[i]);
      if (was != nullptr) {
        add_if_other(changed, now.ids[i], rule(last_, *was), rule(next_, *now.items[i]));
      } else if (added) {
        add(*added, now.ids[i], {}, rule(next_, *now.items[i]));
      }
    }
    for (std::size_t i = 0; i < old.ids.size() && removed; ++i) {
      if (now.find(old.ids[i]) == nullptr) add(*removed, old.ids[i], rule(last_, *old.items[i]), {});
    }
  }

  void compare_pages() {
    for (const Page& page : next_.pages) {
      const auto found = last_.find_page(page.id);
      if (page.before && (!found || is_other(last_, last_.pages[*found], next_, page)))
        add(ChangeKind::PageChanged, page.id, found ? "" : "not there");
    }
    for (const Page& page : last_.pages) {
      if (page.before && !next_.find_page(page.id)) add(ChangeKind::PageChanged, page.id, {}, "not there");
    }
  }

  void compare_questions() {
    const Written<Question> old(last_.questions);
    const Written<Question> now(next_.questions);
    for (std::size_t i = 0; i < now.ids.size(); ++i) {
      if (const Question* was = old.find(now.ids[i])) {
        compare_question(now.ids[i], *was, *now.items[i]);
      } else {
        add(ChangeKind::QuestionAdded, now.ids[i], {}, type_of(*now.items[i]));
      }
    }
    for (std::size_t i = 0; i < old.ids.size(); ++i) {
      if (now.find(old.ids[i]) == nullptr)
        add(ChangeKind::QuestionRemoved, old.ids[i], type_of(*old.items[i]), {});
    }
    compare_order(old, now);
  }

  void compare_order(const Written<Question>& old, const Written<Question>& now) {
    std::vector<std::string> before = old.ids;
    std::vector<std::string> after = now.ids;
    std::erase_if(before, [&](const std::string& id) { return now.find(id) == nullptr; });
    std::erase_if(after, [&](const std::string& id) { return old.find(id) == nullptr; });
    const auto [was, is] = std::ranges::mismatch(before, after);
    if (is != after.end()) add(ChangeKind::OrderChanged, *is, *was, *is);
  }

  void compare_question(const std::string& id, const Question& before, const Question& after) {
    if (type_of(before) != type_of(after))
      return add(ChangeKind::TypeChanged, id, type_of(before), type_of(after));
    add_if_other(ChangeKind::RangeChanged, id, range_of(before), range_of(after));
    if (reworded(before.unit, after.unit)) add(ChangeKind::UnitChanged, id);
    add_if_other(ChangeKind::NonAnswersChanged, id, non_answers_of(before), non_answers_of(after));
    add_if_other(ChangeKind::ConditionChanged, id, conditions_of(before), conditions_of(after));
    add_if_other(ChangeKind::HandlingChanged, id, handling_of(before), handling_of(after));
    bool words = reworded(before.text, after.text) || reworded(before.help, after.help) ||
                 reworded(before.low, after.low) || reworded(before.high, after.high);
    if (before.answers && after.answers)
      words = compare_options(id, *before.answers, *after.answers) || words;
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
      add_if_other(ChangeKind::OptionChanged, name, option_rule(before, *was), option_rule(after, i));
      words = words || reworded(before.options[*was].text, after.options[i].text);
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

std::string written_id(std::string_view id) {
  std::string written;
  bool inside = false;
  for (const char letter : id) {
    if (letter == '[') inside = true;
    if (!inside) written += letter;
    if (letter == ']') inside = false;
  }
  return written;
}

bool is_reworded(const Instrument& last, const Text& before, const Instrument& next, const Text& after) {
  const auto in = [](const Text& text, std::size_t language) {
    return language < text.by_language.size() ? std::string_view(text.by_language[language])
                                              : std::string_view();
  };
  bool common = false;
  for (std::size_t i = 0; i < last.languages.size(); ++i) {
    const auto same = std::ranges::find(next.languages, last.languages[i]);
    if (same == next.languages.end()) continue;
    common = true;
    if (in(before, i) != in(after, static_cast<std::size_t>(same - next.languages.begin()))) return true;
  }
  // Without a language in common nothing can be said to be the same.
  return !common && !(before.empty() && after.empty());
}

bool is_other_scale(const Question& before, const Question& after) {
  const bool scale = before.type == QuestionType::Scale || before.type == QuestionType::Faces;
  return scale && range_of(before) != range_of(after);
}

std::optional<std::size_t> first_page_again(const Instrument& last, const Instrument& next) {
  const bool gone = std::ranges::any_of(
      last.pages, [&](const Page& page) { return page.before && !next.find_page(page.id); });
  std::optional<std::size_t> first_assent;
  for (std::size_t step = 0; step < next.steps.size(); ++step) {
    if (next.steps[step].kind != Step::Kind::Page) continue;
    const Page& page = next.pages[next.steps[step].index];
    if (!page.before) continue;
    if (page.kind == PageKind::Assent && !first_assent) first_assent = step;
    const auto found = last.find_page(page.id);
    if (!found || is_other(last, last.pages[*found], next, page))
      return std::min(step, first_assent.value_or(step));
  }
  return gone ? first_assent : std::nullopt;
}

}  // namespace doorstep::model
