#include "tests/made_up/generator.h"

#include <algorithm>

#include <fmt/format.h>

#include "tests/made_up/formulas.h"
#include "tests/made_up/questions.h"

namespace doorstep::made_up {
namespace {

const std::vector<std::string> kTypes = {"yes_no", "yes_no", "one_of",  "one_of", "many_of",
                                         "scale",  "faces",  "number",  "date",   "text",
                                         "rank",   "time",   "picture", "drawing"};
constexpr int kDepth = 3;          // of expressions
constexpr int kDeepestRepeat = 3;  // one, and nested twice in it

class SubjectMaker {
 public:
  explicit SubjectMaker(Random& random) : random_(random) {}

  Subject run() {
    world_.names = {
        {.text = "age"}, {.text = "today", .kind = Kind::Date}, {.text = "now", .kind = Kind::Time}};
    make_shared_sets();
    const int questions = random_.between(1, random_.one_in(4) ? 10 : 6);
    while (count() < questions) make_entry(entries_, -1);
    arrange();
    make_random_orders();
    add_formulas(random_, subject_, world_);
    make_section_conditions();
    for (int i = 0; i < count(); ++i) make_conditions(i);
    for (OptionSet& set : subject_.sets) make_option_conditions(set);
    for (Grid& grid : subject_.grids) {
      if (random_.one_in(3)) grid.when = at(grid.rows.front().index).condition(2);
    }
    for (int i = random_.below(3); i > 0; --i)
      subject_.flags.push_back({fmt::format("f{}", i), before(count() + 1).condition(kDepth)});
    return std::move(subject_);
  }

 private:
  [[nodiscard]] int count() const { return static_cast<int>(subject_.questions.size()); }
  Trees before(int question, int inside = -1) { return {random_, world_, question, inside}; }
  // What may be said at `question`: in a random order, nothing of what stands in the same one.
  Trees at(int question) { return behind(question, question); }
  Trees behind(int question, int last) {
    const auto index = static_cast<std::size_t>(question);
    return before(std::min(last, limits_.empty() ? last : limits_[index]), inside_of_[index]);
  }

  // A question, with a repeat behind it when it can say how often; or a grid, or a repeat that asks for more.
  void make_entry(std::vector<Step>& into, int inside) {
    if (random_.one_in(12)) return make_grid(into, inside);
    int depth = 0;
    for (int outer = inside; outer >= 0; outer = world_.repeats[static_cast<std::size_t>(outer)].outer)
      ++depth;
    const int index = count();
    make_question(inside);
    into.push_back({Shown::Question, index});
    if (depth == kDeepestRepeat) return;
    const Question& question = subject_.questions.back();
    const bool counts = question.type == "many_of" || question.type == "number";
    if (counts ? random_.one_in(2) : random_.one_in(12))
      make_repeat(into, inside, depth, counts ? index : -1);
  }

  void make_grid(std::vector<Step>& into, int inside) {
    static const std::vector<std::string> kRowTypes = {"one_of", "scale", "faces"};
    Grid grid{.id = fmt::format("g{}", subject_.grids.size())};
    grid.rows.push_back({Shown::Question, count()});
    make_question(inside, random_.pick(kRowTypes), grid.id + ".a");
    for (const char* row : {".b", ".c"}) {
      if (random_.one_in(3)) break;
      Question question = subject_.questions.back();
      question.id = grid.id + row;
      grid.rows.push_back({Shown::Question, count()});
      add_question(std::move(question), inside);
    }
    into.push_back({Shown::Grid, static_cast<int>(subject_.grids.size())});
    world_.grids.push_back({.text = grid.id, .needs = count() - 1});
    subject_.grids.push_back(std::move(grid));
  }

  void make_repeat(std::vector<Step>& into, int inside, int depth, int over) {
    const int which = static_cast<int>(subject_.repeats.size());
    Repeat repeat{.id = fmt::format("r{}", which), .outer = inside};
    repeat.most = random_.between(1, depth == 0 ? 3 : 2);
    if (over < 0) go_through_again(repeat, inside);
    if (over >= 0 && !random_.one_in(6)) say_how_often(repeat, over, inside);
    repeat.at_least = repeat.each || repeat.of >= 0 ? 0 : random_.between(0, repeat.most);
    if (random_.one_in(4)) repeat.when = before(count(), inside).condition(2);
    into.push_back({Shown::Repeat, which});
    subject_.repeats.push_back(repeat);
    world_.repeats.push_back({repeat.id, inside, count()});
    name_itself(repeat, which);
    if (repeat.of >= 0) name_again(repeat.of, which);
    const int entries = random_.between(1, depth == 0 ? 3 : 2);
    for (int i = 0; i < entries; ++i) make_entry(repeat.steps, which);
    const int last = count() - 1;
    if (random_.one_in(2)) make_value_inside(repeat, which, last);
    world_.repeats[static_cast<std::size_t>(which)].last = last;
    subject_.repeats[static_cast<std::size_t>(which)] = std::move(repeat);
    if (inside < 0) name_by_keys(which, last);
  }

  // Once more through one that is over already.
  void go_through_again(Repeat& repeat, int inside) {
    for (int each = 0; each < static_cast<int>(world_.repeats.size()); ++each) {
      const Through& earlier = world_.repeats[static_cast<std::size_t>(each)];
      if (earlier.last < 0 || !world_.is_inside(inside, earlier.outer) || !random_.one_in(2)) continue;
      repeat.of = each;
      repeat.set = subject_.repeats[static_cast<std::size_t>(each)].set;
      repeat.most = subject_.repeats[static_cast<std::size_t>(each)].most;
      return;
    }
  }

  // What was said in the earlier pass goes by its plain name.
  void name_again(int of, int which) {
    const std::size_t names = world_.names.size();
    for (std::size_t i = 0; i < names; ++i) {
      Name name = world_.names[i];
      if (name.repeat != of || name.itself || name.previous || name.whole) continue;
      name.repeat = which;
      name.again = true;
      add_name(std::move(name));
    }
  }

  void say_how_often(Repeat& repeat, int over, int inside) {
    const Question& question = subject_.questions[static_cast<std::size_t>(over)];
    repeat.each = named(question.id);
    if (question.type == "many_of") {
      repeat.set = question.set;
      repeat.most = static_cast<int>(subject_.sets[static_cast<std::size_t>(question.set)].options.size());
      return;
    }
    const Decimal most = down_at(question.maximum, 0);
    repeat.says_most = compare(most, whole(3)) > 0 || random_.one_in(2);
    if (!repeat.says_most) repeat.most = std::max(1, static_cast<int>(most.digits));
    if (random_.one_in(4)) {
      repeat.says_most = true;
      repeat.each = call("+", {named(question.id), before(count(), inside).number(1)});
    }
  }

  // The option that a pass is about, or its place.
  void name_itself(const Repeat& repeat, int which) {
    Name name{.text = repeat.id, .needs = count() - 1, .repeat = which, .itself = true};
    if (repeat.set >= 0) {
      name.kind = Kind::Choice;
      name.set = repeat.set;
      for (const Option& option : subject_.sets[static_cast<std::size_t>(repeat.set)].options)
        name.options.push_back(option.id);
    }
    world_.names.push_back(std::move(name));
  }

  // Often a running total.
  void make_value_inside(Repeat& repeat, int which, int last) {
    Name name{.text = fmt::format("w{}", which), .needs = last, .repeat = which};
    Tree tree = before(last + 1, which).anything(2, name.kind);
    if (name.kind == Kind::Number && random_.one_in(2)) {
      name.whole = random_.one_in(4);
      const Tree beside = named((name.whole ? "next." : "previous.") + name.text);
      tree = call("+", {call("or_else", {beside, constant(number(whole(0)))}), std::move(tree)});
    }
    repeat.values.push_back({name.text, std::move(tree)});
    if (name.whole) return world_.names.push_back(std::move(name));
    add_name(std::move(name));
  }

  // One instance's answer, seen from behind: "r0[2].r1[a].q5".
  void name_by_keys(int which, int last) {
    for (int i = random_.below(3); i > 0; --i) {
      Name name = random_.pick(world_.names);
      if (name.previous || name.itself || name.whole || name.again || !world_.is_inside(name.repeat, which))
        continue;
      std::string keys;
      for (int each = name.repeat; each >= 0; each = subject_.repeats[static_cast<std::size_t>(each)].outer) {
        const Repeat& repeat = subject_.repeats[static_cast<std::size_t>(each)];
        const int number = random_.between(1, repeat.most);
        const std::string key = repeat.set < 0 ? std::to_string(number)
                                               : subject_.sets[static_cast<std::size_t>(repeat.set)]
                                                     .options[static_cast<std::size_t>(number - 1)]
                                                     .id;
        keys = fmt::format("{}[{}].{}", repeat.id, key, keys);
      }
      name.text = keys + name.text;
      name.repeat = -1;
      name.needs = last;
      world_.names.push_back(std::move(name));
    }
  }

  // Inside a repeat also that of the instance before.
  void add_name(Name name) {
    world_.names.push_back(name);
    if (name.repeat < 0) return;
    name.text = "previous." + name.text;
    name.previous = true;
    world_.names.push_back(std::move(name));
  }

  void make_shared_sets() {
    for (int i = 0; i < random_.below(3); ++i) {
      OptionSet set = make_options(random_);
      set.id = fmt::format("set{}", subject_.sets.size());
      subject_.sets.push_back(std::move(set));
    }
  }

  void make_question(int inside) { make_question(inside, random_.pick(kTypes), fmt::format("q{}", count())); }

  void make_question(int inside, const std::string& type, const std::string& id) {
    Question question;
    question.id = id;
    question.type = type;
    const bool row = id.find('.') != std::string::npos;
    const bool picks = type == "one_of" || type == "many_of" || type == "rank";
    if (type == "picture") {
      show_regions(question);
    } else if (picks && (row || !random_.one_in(5) || !offer_earlier(question, inside))) {
      offer_options(question);
    }
    fill_in(random_, question, set_of(question));
    if (row || type == "picture") question.random_order = false;
    add_question(std::move(question), inside);
  }

  void show_regions(Question& question) {
    question.set = static_cast<int>(subject_.sets.size());
    subject_.sets.push_back({.first_use = count()});
    for (int i = random_.between(2, 3); i > 0; --i)
      subject_.sets.back().options.push_back({.id = fmt::format("part{}", i)});
  }

  // What was picked in an earlier question, whatever that looks like.
  bool offer_earlier(Question& question, int inside) {
    std::vector<const Question*> earlier;
    for (const Question& each : subject_.questions) {
      const auto name = std::ranges::find(world_.names, each.id, &Name::text);
      if (each.set >= 0 && each.id.find('.') == std::string::npos && world_.can_use(*name, inside, count()))
        earlier.push_back(&each);
    }
    if (earlier.empty()) return false;
    const Question& from = *random_.pick(earlier);
    question.set = from.set;
    question.options_from = from.id;
    return true;
  }

  // Of its own, or of a set that is shared.
  void offer_options(Question& question) {
    question.set = static_cast<int>(subject_.sets.size());
    if (subject_.sets.empty() || random_.one_in(2)) {
      subject_.sets.push_back(make_options(random_));
      // An option called like a question: beside its own choice it is the option.
      const bool plain = count() > 0 && subject_.questions[0].set < 0;
      if (plain && random_.one_in(6)) subject_.sets.back().options[0].id = "q0";
    } else {
      question.set = random_.below(question.set);
    }
    OptionSet& set = subject_.sets[static_cast<std::size_t>(question.set)];
    if (set.first_use < 0) {
      set.first_use = count();
    } else if (set.id.empty()) {
      question.set = -1;
      question.type = "faces";
    }
  }

  [[nodiscard]] const OptionSet* set_of(const Question& question) const {
    return question.set < 0 ? nullptr : &subject_.sets[static_cast<std::size_t>(question.set)];
  }

  void add_question(Question question, int inside) {
    Name name = name_of(question, set_of(question));
    name.needs = count();
    name.repeat = inside;
    add_name(std::move(name));
    inside_of_.push_back(inside);
    subject_.questions.push_back(std::move(question));
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
    return {Shown::Page, static_cast<int>(subject_.pages.size()) - 1};
  }

  // Pages before, among and after the questions; the last question may stand behind all sections.
  void arrange() {
    static const std::vector<std::string> kBefore = {"inform", "understood", "assent"};
    static const std::vector<std::string> kAmong = {"inform", "inform", "understood", "assent"};
    for (int i = random_.below(3); i > 0; --i) subject_.before.push_back(page(random_.pick(kBefore)));
    subject_.sections.emplace_back();
    const std::size_t inside =
        entries_.size() > 1 && random_.one_in(4) ? entries_.size() - 1 : entries_.size();
    for (std::size_t i = 0; i < inside; ++i) {
      if (random_.one_in(8)) subject_.sections.back().push_back(page(random_.pick(kAmong)));
      subject_.sections.back().push_back(entries_[i]);
      if (random_.one_in(4) && i + 1 < inside) subject_.sections.emplace_back();
    }
    if (random_.one_in(3)) subject_.after.push_back(page("inform"));
    if (random_.one_in(3)) subject_.after.push_back(page("sharing"));
    if (random_.one_in(3)) subject_.after.push_back(page("assent"));
    if (inside < entries_.size()) subject_.after.push_back(entries_.back());
  }

  // Of the sections, or of the questions in one; what needs a certain order is left as it is.
  void make_random_orders() {
    const auto is_free = [&](Step step) {
      if (step.what == Shown::Repeat) return false;
      return step.what != Shown::Question ||
             subject_.questions[static_cast<std::size_t>(step.index)].options_from.empty();
    };
    limits_.assign(static_cast<std::size_t>(count()), count() + 1);
    subject_.random_sections.assign(subject_.sections.size(), false);
    const bool all_free = std::ranges::all_of(
        subject_.sections, [&](const auto& section) { return std::ranges::all_of(section, is_free); });
    subject_.random_order = all_free && subject_.sections.size() > 1 && random_.one_in(4);
    for (std::size_t i = 0; i < subject_.sections.size(); ++i) {
      const auto& section = subject_.sections[i];
      subject_.random_sections[i] = std::ranges::all_of(section, is_free) && random_.one_in(4);
      if (!subject_.random_sections[i] && !subject_.random_order) continue;
      int first = count();
      for (const int question : questions_in(section)) first = std::min(first, question);
      for (const int question : questions_in(section))
        limits_[static_cast<std::size_t>(question)] = subject_.random_order ? 0 : first;
    }
  }

  // Whole sections are skipped.
  void make_section_conditions() {
    for (const auto& section : subject_.sections) {
      auto& condition = subject_.section_conditions.emplace_back();
      const auto first =
          std::ranges::find_if(section, [](Step step) { return step.what == Shown::Question; });
      if (first == section.end() || first != section.begin() || !random_.one_in(3)) continue;
      const auto index = static_cast<std::size_t>(first->index);
      condition = before(std::min(first->index, limits_[index])).condition(2);
    }
  }

  [[nodiscard]] std::vector<int> questions_in(const std::vector<Step>& steps) const {
    std::vector<int> questions;
    for (const Step step : steps) {
      if (step.what == Shown::Question) questions.push_back(step.index);
      if (step.what != Shown::Grid) continue;
      for (const Step row : subject_.grids[static_cast<std::size_t>(step.index)].rows)
        questions.push_back(row.index);
    }
    return questions;
  }

  void make_conditions(int index) {
    Question& question = subject_.questions[static_cast<std::size_t>(index)];
    if (index > 0 && !random_.one_in(3)) question.when = at(index).condition(kDepth);
    while (random_.one_in(4))
      question.checks.push_back({behind(index, index + 1).condition(2), random_.one_in(2)});
  }

  void make_option_conditions(OptionSet& set) {
    if (set.first_use < 0) return;
    for (Option& option : set.options) {
      if (!random_.one_in(6)) continue;
      const int limit = std::min(set.first_use, limits_[static_cast<std::size_t>(set.first_use)]);
      option.when = (set.id.empty() ? at(set.first_use) : before(limit)).condition(2);
    }
  }

  Random& random_;
  Subject subject_;
  World world_;
  std::vector<Step> entries_;   // of the sections, in order
  std::vector<int> inside_of_;  // by question: the repeat that it stands in, or -1
  std::vector<int> limits_;     // by question: the first one that it may not look back at
};

}  // namespace

Subject make_subject(Random& random) { return SubjectMaker(random).run(); }

}  // namespace doorstep::made_up
