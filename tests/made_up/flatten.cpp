// Repeats and grids laid out: what an instrument with them means, said without them.
#include <algorithm>

#include <fmt/format.h>

#include "tests/made_up/trees.h"

namespace doorstep::made_up {
namespace {

// One is in this pass of this repeat; outer ones stand before inner ones.
struct Here {
  int repeat = 0;
  int number = 1;
};
using Path = std::vector<Here>;

class Flattener {
 public:
  explicit Flattener(const Subject& subject) : subject_(subject), flat_(subject) {}

  Subject run() {
    flat_.questions.clear();
    flat_.grids.clear();
    flat_.repeats.clear();
    flat_.before = lay_out(subject_.before, {});
    for (auto& section : flat_.sections) section = lay_out(section, {});
    flat_.after = lay_out(subject_.after, {});
    for (std::size_t i = 0; i < subject_.sets.size(); ++i) {
      if (!subject_.sets[i].id.empty()) rename(flat_.sets[i], {});
    }
    for (NamedValue& value : flat_.values) rename(value.tree, {});
    flat_.values.insert(flat_.values.end(), inside_.begin(), inside_.end());
    for (Score& score : flat_.scores) lay_out(score);
    for (Flag& flag : flat_.flags) rename(flag.when, {});
    return std::move(flat_);
  }

 private:
  const Repeat& repeat(Here here) const { return subject_.repeats[static_cast<std::size_t>(here.repeat)]; }

  // An instance goes by its number, or by the option that it is about.
  std::string key(Here here) const {
    const Repeat& of = repeat(here);
    if (of.set < 0) return std::to_string(here.number);
    return subject_.sets[static_cast<std::size_t>(of.set)]
        .options[static_cast<std::size_t>(here.number - 1)]
        .id;
  }

  std::string id(const Path& path) const {
    std::string text;
    for (const Here here : path)
      text += fmt::format("{}{}[{}]", text.empty() ? "" : ".", repeat(here).id, key(here));
    return text;
  }
  std::string prefix(const Path& path) const { return path.empty() ? "" : id(path) + "."; }

  bool stands_in(const std::vector<Step>& steps, const std::string& name) const {
    return std::ranges::any_of(steps, [&](Step step) {
      const auto index = static_cast<std::size_t>(step.index);
      if (step.what == Shown::Grid) return stands_in(subject_.grids[index].rows, name);
      return step.what == Shown::Question && subject_.questions[index].id == name;
    });
  }
  bool has(const Repeat& repeat, const std::string& name) const {
    return stands_in(repeat.steps, name) || std::ranges::count(repeat.values, name, &NamedValue::id) > 0;
  }

  // From the inside out: the pass that has something called `name`; empty when it stands outside of all.
  Path path_of(Path path, const std::string& name) const {
    while (!path.empty() && !has(repeat(path.back()), name)) path.pop_back();
    return path;
  }

  void rename(std::optional<Tree>& tree, const Path& path) const {
    if (tree) rename(*tree, path);
  }
  void rename(OptionSet& set, const Path& path) const {
    for (Option& option : set.options) rename(option.when, path);
  }

  void rename(Tree& tree, const Path& path) const {
    if (tree.word.starts_with("over ")) return go_over(tree, path);
    if (tree.word == "name") return rename_name(tree, path);
    for (Tree& part : tree.parts) rename(part, path);
  }

  void rename_name(Tree& tree, const Path& path) const {
    for (const std::string_view beside : {"previous.", "next."}) {
      if (tree.name.starts_with(beside))
        return go_beside(tree, path, tree.name.substr(beside.size()), beside == "next." ? 1 : -1);
    }
    for (std::size_t depth = 0; depth < path.size(); ++depth) {
      const Path own(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(depth) + 1);
      if (repeat(own.back()).id != tree.name) continue;
      // A repeat's own name: the option that this pass is about, or its place.
      tree = repeat(own.back()).set < 0 ? named("place " + id(own)) : option(key(own.back()));
      return;
    }
    tree.name = prefix(path_of(path, tree.name)) + tree.name;
  }

  // The nearest one before or after that is there.
  void go_beside(Tree& tree, const Path& path, const std::string& name, int step) const {
    Path beside = path_of(path, name);
    // Its own name says whose options these are, also when there is nobody beside it.
    tree = {"over first", {}, prefix(beside) + name, {}};
    Here& there = beside.back();
    for (there.number += step; there.number >= 1 && there.number <= repeat(there).most;
         there.number += step) {
      tree.parts.push_back(named("there " + id(beside)));
      tree.parts.push_back(named(prefix(beside) + name));
    }
  }

  // Every pass through repeat `index` that there can be where one is.
  std::vector<Path> passes(int index, const Path& path) const {
    for (std::size_t depth = 0; depth < path.size(); ++depth) {
      if (path[depth].repeat == index)
        return {Path(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(depth) + 1)};
    }
    if (index < 0) return {{}};
    std::vector<Path> all;
    const int outer = subject_.repeats[static_cast<std::size_t>(index)].outer;
    for (const Path& around : passes(outer, path)) {
      for (int number = 1; number <= repeat({index, 1}).most; ++number) {
        all.push_back(around);
        all.back().push_back({index, number});
      }
    }
    return all;
  }

  void go_over(Tree& tree, const Path& path) const {
    const auto found = std::ranges::find(subject_.repeats, tree.name, &Repeat::id);
    // count(r0) alone is how many there are.
    const Tree each = tree.parts.empty() ? constant(truth(true)) : tree.parts[0];
    tree.parts.clear();
    for (const Path& pass : passes(static_cast<int>(found - subject_.repeats.begin()), path)) {
      Tree part = each;
      rename(part, pass);
      tree.parts.push_back(named("there " + id(pass)));
      tree.parts.push_back(std::move(part));
    }
  }

  // In a sum or mean a grid is all its rows.
  void lay_out(Score& score) const {
    std::vector<Tree> items;
    for (Tree& item : score.items) {
      const auto grid = std::ranges::find(subject_.grids, item.name, &Grid::id);
      if (item.word != "name" || grid == subject_.grids.end()) {
        rename(item, {});
        items.push_back(std::move(item));
        continue;
      }
      for (const Step row : grid->rows)
        items.push_back(named(subject_.questions[static_cast<std::size_t>(row.index)].id));
    }
    score.items = std::move(items);
  }

  std::vector<Step> lay_out(const std::vector<Step>& steps, const Path& path) {
    std::vector<Step> flat;
    for (const Step step : steps) {
      const auto index = static_cast<std::size_t>(step.index);
      if (step.what == Shown::Page) {
        flat.push_back(step);
      } else if (step.what == Shown::Question) {
        flat.push_back(add(subject_.questions[index], path));
      } else if (step.what == Shown::Grid) {
        for (const Step row : subject_.grids[index].rows)
          flat.push_back(add_row(subject_.grids[index], row, path));
      } else {
        add_repeat(step.index, path, flat);
      }
    }
    return flat;
  }

  Step add_row(const Grid& grid, Step row, const Path& path) {
    Question question = subject_.questions[static_cast<std::size_t>(row.index)];
    if (grid.when && question.when) {
      question.when = call("and", {*grid.when, *question.when});
    } else if (grid.when) {
      question.when = grid.when;
    }
    return add(std::move(question), path);
  }

  Step add(Question question, const Path& path) {
    rename(question.when, path);
    for (Check& check : question.checks) rename(check.rule, path);
    question.id = prefix(path) + question.id;
    if (!path.empty()) question.present = "there " + id(path);
    const auto set = static_cast<std::size_t>(question.set);
    if (question.set >= 0 && subject_.sets[set].id.empty()) {
      question.set = static_cast<int>(flat_.sets.size());
      flat_.sets.push_back(subject_.sets[set]);
      rename(flat_.sets.back(), path);
    }
    flat_.questions.push_back(std::move(question));
    return {Shown::Question, static_cast<int>(flat_.questions.size()) - 1};
  }

  void add_repeat(int index, const Path& outer, std::vector<Step>& flat) {
    const Repeat& repeat = subject_.repeats[static_cast<std::size_t>(index)];
    std::string before;
    for (int number = 1; number <= repeat.most; ++number) {
      Path path = outer;
      path.push_back({index, number});
      Instance instance{.id = id(path), .outer = id(outer), .before = before, .label = repeat.id};
      instance.number = number;
      instance.when = repeat.when;
      rename(instance.when, outer);
      if (repeat.each) {
        instance.each = counted(repeat, path.back());
        rename(instance.each, outer);
      } else {
        instance.asks = true;
        if (number > repeat.at_least) flat.push_back(add_one_more(repeat, instance, outer));
      }
      before = instance.id;
      flat_.instances.push_back(std::move(instance));
      const std::vector<Step> inside = lay_out(repeat.steps, path);
      flat.insert(flat.end(), inside.begin(), inside.end());
      for (NamedValue value : repeat.values) {
        rename(value.tree, path);
        inside_.push_back({prefix(path) + value.id, std::move(value.tree), "there " + id(path)});
      }
    }
  }

  // Whether there are so many, or its option was picked.
  Tree counted(const Repeat& repeat, Here here) const {
    if (repeat.set >= 0) return call("includes", {option(key(here)), *repeat.each});
    return call(">=", {*repeat.each, constant(number(whole(here.number)))});
  }

  // Asked when the one before was come to, also when that one was taken away again.
  Step add_one_more(const Repeat& repeat, Instance& instance, const Path& outer) {
    Question question;
    question.id = fmt::format("{}{}[{}].one_more", prefix(outer), repeat.id, instance.number);
    question.type = "yes_no";
    if (instance.before.empty()) {
      question.when = instance.when;
      if (!outer.empty()) question.present = "there " + id(outer);
    } else {
      question.present = "reached " + instance.before;
    }
    instance.one_more = question.id;
    flat_.questions.push_back(std::move(question));
    return {Shown::Question, static_cast<int>(flat_.questions.size()) - 1};
  }

  const Subject& subject_;
  Subject flat_;
  std::vector<NamedValue> inside_;
};

}  // namespace

Subject flattened(const Subject& subject) { return Flattener(subject).run(); }

}  // namespace doorstep::made_up
