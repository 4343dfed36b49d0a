#include "tests/made_up/generator.h"

#include <algorithm>

#include <fmt/format.h>

#include "tests/made_up/trees.h"

namespace doorstep::made_up {
namespace {

const std::vector<std::string> kTypes = {"yes_no", "yes_no", "one_of", "one_of", "many_of",
                                         "scale",  "faces",  "number", "date",   "text"};
constexpr int kDepth = 3;  // of expressions

class SubjectMaker {
 public:
  explicit SubjectMaker(Random& random) : random_(random) {}

  Subject run() {
    make_shared_sets();
    const int questions = random_.between(1, random_.one_in(4) ? 10 : 6);
    for (int i = 0; i < questions; ++i) make_question(i);
    arrange();
    make_formulas();
    for (std::size_t i = 0; i < subject_.questions.size(); ++i) make_conditions(static_cast<int>(i));
    for (OptionSet& set : subject_.sets) make_option_conditions(set);
    for (int i = random_.below(3); i > 0; --i)
      subject_.flags.push_back({fmt::format("f{}", i), everything().condition(kDepth)});
    return std::move(subject_);
  }

 private:
  Trees before(int question) { return {random_, names_, question}; }
  Trees everything() { return {random_, names_, static_cast<int>(subject_.questions.size()) + 1}; }

  OptionSet make_options() {
    static const std::vector<std::string> kIds = {"a", "b", "c", "d"};
    OptionSet set;
    const bool values = !random_.one_in(3);
    for (int i = 0; i < random_.between(2, 4); ++i) {
      Option option{.id = kIds[static_cast<std::size_t>(set.options.size())]};
      if (values) option.value = *decimal(5 * random_.below(3) + 20 * i, 1);
      option.own_words = random_.one_in(5);
      option.exclusive = random_.one_in(6);
      set.options.push_back(std::move(option));
      if (set.options.size() == kIds.size()) break;
    }
    while (set.options.size() < 2) set.options.push_back({.id = "z"});
    return set;
  }

  void make_shared_sets() {
    for (int i = 0; i < random_.below(3); ++i) {
      OptionSet set = make_options();
      set.id = fmt::format("set{}", subject_.sets.size());
      subject_.sets.push_back(std::move(set));
    }
  }

  void make_numbers(Question& question) {
    if (question.type == "faces") {
      question.minimum = whole(1);
      question.maximum = whole(random_.between(2, 5));
      question.step = whole(1);
      return;
    }
    static const std::vector<Decimal> kSteps = {{1, 0}, {5, 1}, {1, 1}, {25, 2}, {3, 0}, {1, 6}};
    question.step = random_.pick(kSteps);
    question.minimum = whole(random_.between(-5, 3));
    // The width is a whole number of steps.
    question.maximum = *add(question.minimum, *multiply(question.step, whole(random_.between(1, 20))));
  }

  void make_question(int index) {
    Question question;
    question.id = fmt::format("q{}", index);
    question.type = random_.pick(kTypes);
    if (question.type == "one_of" || question.type == "many_of") {
      if (subject_.sets.empty() || random_.one_in(2)) {
        subject_.sets.push_back(make_options());
        question.set = static_cast<int>(subject_.sets.size()) - 1;
        // An option called like a question: beside its own choice it is the option.
        const bool plain = index > 0 && subject_.questions[0].set < 0;
        if (plain && random_.one_in(6)) subject_.sets.back().options[0].id = "q0";
      } else {
        question.set = random_.below(static_cast<int>(subject_.sets.size()));
        if (subject_.sets[static_cast<std::size_t>(question.set)].id.empty()) question.set = -1;
        if (question.set < 0) question.type = "yes_no";
      }
    }
    if (question.set >= 0) {
      OptionSet& set = subject_.sets[static_cast<std::size_t>(question.set)];
      if (set.first_use < 0) set.first_use = index;
      if (question.type == "many_of") {
        const int most = static_cast<int>(set.options.size());
        if (random_.one_in(3)) question.at_least = random_.between(1, most);
        if (random_.one_in(3)) question.at_most = random_.between(std::max(1, question.at_least), most);
      }
    }
    if (question.type == "scale" || question.type == "faces" || question.type == "number")
      make_numbers(question);
    if (question.type == "date") {
      question.date_parts = random_.between(1, 3);
      if (random_.one_in(3)) question.earliest = Day{random_.between(2000, 2009), 5, 17, 3};
      if (random_.one_in(3)) question.latest = Day{random_.between(2010, 2030), 2, 28, 3};
      if (!question.latest && random_.one_in(3)) question.latest_today = true;
    }
    for (const char* reason : {"dont_know", "wont_say"}) {
      if (!random_.one_in(3)) question.non_answers.emplace_back(reason);
    }
    name(question, index);
    subject_.questions.push_back(std::move(question));
  }

  void name(const Question& question, int index) {
    Name name{.text = question.id, .needs = index};
    name.kind = Kind::Number;
    if (question.type == "yes_no") name.kind = Kind::Boolean;
    if (question.type == "date") name.kind = Kind::Date;
    if (question.type == "text") name.kind = Kind::Text;
    if (question.set >= 0) {
      const OptionSet& set = subject_.sets[static_cast<std::size_t>(question.set)];
      name.kind = question.type == "one_of" ? Kind::Choice : Kind::Choices;
      name.set = question.set;
      name.has_values = set.options.front().value.has_value();
      for (const Option& option : set.options) {
        name.options.push_back(option.id);
        name.has_values = name.has_values && option.value;
      }
    }
    names_.push_back(std::move(name));
  }

  Step page(const std::string& kind) {
    Page page{.id = kind == "sharing" ? "topics" : fmt::format("p{}", subject_.pages.size()), .kind = kind};
    if (kind == "understood") {
      page.right = random_.one_in(2);
      for (const Page& earlier : subject_.pages) {
        if (earlier.kind == "inform" && random_.one_in(2)) page.again = earlier.id;
      }
    }
    subject_.pages.push_back(std::move(page));
    return {true, static_cast<int>(subject_.pages.size()) - 1};
  }

  // Pages before, among and after the questions; the last question may stand behind all sections.
  void arrange() {
    static const std::vector<std::string> kBefore = {"inform", "understood", "assent"};
    static const std::vector<std::string> kAmong = {"inform", "inform", "understood", "assent"};
    for (int i = random_.below(3); i > 0; --i) subject_.before.push_back(page(random_.pick(kBefore)));
    subject_.sections.emplace_back();
    const int count = static_cast<int>(subject_.questions.size());
    const int inside = count > 1 && random_.one_in(4) ? count - 1 : count;
    for (int i = 0; i < inside; ++i) {
      if (random_.one_in(8)) subject_.sections.back().push_back(page(random_.pick(kAmong)));
      subject_.sections.back().push_back({false, i});
      if (random_.one_in(4) && i + 1 < inside) subject_.sections.emplace_back();
    }
    if (random_.one_in(3)) subject_.after.push_back(page("inform"));
    if (random_.one_in(3)) subject_.after.push_back(page("sharing"));
    if (random_.one_in(3)) subject_.after.push_back(page("assent"));
    for (int i = inside; i < count; ++i) subject_.after.push_back({false, i});
  }

  void make_formulas() {
    for (int i = random_.below(6); i > 0; --i) {
      if (random_.one_in(2)) {
        make_value();
      } else {
        make_score();
      }
    }
  }

  void make_value() {
    NamedValue value{.id = fmt::format("v{}", subject_.values.size()), .tree = {}};
    Name name{.text = value.id};
    value.tree = before(random_.between(0, static_cast<int>(subject_.questions.size()) + 1))
                     .anything(kDepth, name.kind);
    name.needs = needs_of(value.tree, names_);
    names_.push_back(std::move(name));
    subject_.values.push_back(std::move(value));
  }

  void make_items(Score& score, Trees& trees) {
    if (score.method == "value") {
      score.items.push_back(trees.number(kDepth));
      return;
    }
    for (int i = random_.between(1, 4); i > 0; --i) {
      if (score.method == "count") {
        score.items.push_back(trees.condition(1));
        continue;
      }
      const Name* item = names_.empty() ? nullptr : &random_.pick(names_);
      const bool usable = item != nullptr && (item->kind == Kind::Boolean || item->kind == Kind::Number ||
                                              (item->kind == Kind::Choice && item->has_values));
      score.items.push_back(usable ? named(item->text) : trees.number(2));
    }
  }

  void make_score() {
    static const std::vector<std::string> kMethods = {"sum", "mean", "count", "value"};
    static const std::vector<std::string> kRules = {"none", "at_most", "prorate", "as_zero"};
    static const std::vector<std::string> kRoundings = {"none", "half_up", "down"};
    Score score{.id = fmt::format("s{}", subject_.scores.size())};
    score.method = random_.pick(kMethods);
    Trees trees = before(random_.between(1, static_cast<int>(subject_.questions.size()) + 1));
    make_items(score, trees);
    score.rule = random_.pick(kRules);
    if (score.rule != "none" && random_.one_in(2))
      score.at_most = random_.below(static_cast<int>(score.items.size()));
    score.rounding = random_.pick(kRoundings);
    score.decimals = random_.below(3);
    Name name{.text = score.id};
    for (const Tree& item : score.items) name.needs = std::max(name.needs, needs_of(item, names_));
    Name band = name;
    names_.push_back(name);
    for (const char* part : {".answered", ".missing"}) {
      name.text = score.id + part;
      names_.push_back(name);
    }
    if (random_.one_in(2)) {
      score.bands = {{whole(random_.between(-3, 0)), "low"}, {whole(random_.between(1, 3)), "high"}};
      band.text += ".band";
      band.kind = Kind::Choice;
      band.options = {"low", "high"};
      band.set = 1000 + static_cast<int>(subject_.scores.size());
      band.has_values = true;
      names_.push_back(std::move(band));
    }
    subject_.scores.push_back(std::move(score));
  }

  void make_conditions(int index) {
    Question& question = subject_.questions[static_cast<std::size_t>(index)];
    if (index > 0 && !random_.one_in(3)) question.when = before(index).condition(kDepth);
    while (random_.one_in(4)) question.checks.push_back({before(index + 1).condition(2), random_.one_in(2)});
  }

  void make_option_conditions(OptionSet& set) {
    if (set.first_use < 0) return;
    for (Option& option : set.options) {
      if (random_.one_in(6)) option.when = before(set.first_use).condition(2);
    }
  }

  Random& random_;
  Subject subject_;
  std::vector<Name> names_;
};

class MoveMaker {
 public:
  MoveMaker(Random& random, const Subject& subject, const Naive& naive)
      : random_(random), subject_(subject), naive_(naive) {}

  Move run() {
    const int which = random_.below(100);
    if (which < 56) return on_screen();
    if (which < 70) return answer(any_question());
    if (which < 74) return {.kind = "undone"};
    if (which < 76) return {.kind = "redone"};
    if (which < 83) return {.kind = "moved_back"};
    if (which < 89) return {.kind = "moved_to", .at = any_question().id};
    if (which < 92) return {.kind = "moved_on"};
    if (which < 95) return {.kind = "confirmed", .at = any_question().id};
    if (which < 97) return {.kind = "language_chosen", .language = random_.one_in(5) ? "fi" : "sv"};
    if (which < 98) return {.kind = "finished"};
    return impossible();
  }

 private:
  const Question& any_question() { return random_.pick(subject_.questions); }

  Move on_screen() {
    if (!naive_.going()) return random_.one_in(6) ? Move{.kind = "finished"} : answer(any_question());
    const Step step = naive_.steps()[static_cast<std::size_t>(naive_.position())];
    const auto index = static_cast<std::size_t>(step.index);
    if (!step.is_page) return answer(subject_.questions[index]);
    const Page& page = subject_.pages[index];
    if (page.kind == "inform") return {.kind = "informed", .at = page.id};
    if (page.kind == "sharing") return {.kind = "shared"};
    if (page.kind == "assent") return {.kind = "assented", .said = truth(!random_.one_in(12))};
    return {.kind = "understood", .said = truth(random_.one_in(3) != page.right)};
  }

  Move impossible() {
    static const std::vector<std::string> kKinds = {"started", "informed", "understood", "assented",
                                                    "shared",  "finished", "stopped",    "flag_shown",
                                                    "paused",  "hidden"};
    Move move{.kind = random_.pick(kKinds)};
    if (random_.one_in(2)) move.at = random_.one_in(2) ? "p0" : "nobody";
    if (random_.one_in(2)) move.said = truth(true);
    return move;
  }

  Move answer(const Question& question) {
    Move move{.kind = "answered", .at = question.id};
    static const std::vector<std::string> kReasons = {"dont_know", "wont_say", "skipped"};
    if (random_.one_in(6)) {
      move.said = missing(random_.pick(kReasons));
      return move;
    }
    move.said = random_.one_in(40) ? truth(true) : value(question);
    if (question.set >= 0 && random_.one_in(5)) {
      const OptionSet& set = subject_.sets[static_cast<std::size_t>(question.set)];
      move.own_words.emplace_back(random_.pick(set.options).id, "egna ord");
    }
    return move;
  }

  Datum value(const Question& question) {
    static const std::vector<std::string> kTexts = {"sol", "regn", "å", "sol och regn", "1"};
    if (question.type == "yes_no") return truth(random_.one_in(2));
    if (question.type == "text") return text(random_.one_in(20) ? "" : random_.pick(kTexts));
    if (question.type == "date") return date(question);
    if (question.set < 0) return number(amount(question));
    const OptionSet& set = subject_.sets[static_cast<std::size_t>(question.set)];
    if (question.type == "one_of") return choice(random_.pick(set.options).id);
    Datum several{.kind = Kind::Choices};
    for (const Option& option : set.options) {
      if (random_.one_in(2)) several.options.push_back(option.id);
    }
    return several;
  }

  Datum date(const Question& question) {
    Datum datum{.kind = Kind::Date};
    datum.date = {random_.between(1998, 2031), random_.between(1, 12), random_.between(1, 28),
                  random_.one_in(30) ? 3 : question.date_parts};
    if (datum.date.parts < 3) datum.date.day = 1;
    if (datum.date.parts < 2) datum.date.month = 1;
    return datum;
  }

  Decimal amount(const Question& question) {
    if (random_.one_in(25)) return *add(question.maximum, whole(1));
    if (random_.one_in(25)) return *decimal(123, 9);
    const Decimal width = *divide(*add(question.maximum, negative(question.minimum)), question.step);
    const auto steps = random_.between(0, static_cast<int>(width.digits));
    return *add(question.minimum, *multiply(question.step, whole(steps)));
  }

  Random& random_;
  const Subject& subject_;
  const Naive& naive_;
};

}  // namespace

Subject make_subject(Random& random) { return SubjectMaker(random).run(); }

Move make_move(Random& random, const Subject& subject, const Naive& naive) {
  return MoveMaker(random, subject, naive).run();
}

}  // namespace doorstep::made_up
