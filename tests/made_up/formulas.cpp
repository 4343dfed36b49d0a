#include "tests/made_up/formulas.h"

#include <algorithm>

#include <fmt/format.h>

namespace doorstep::made_up {
namespace {

constexpr int kDepth = 3;  // of expressions

class FormulaMaker {
 public:
  FormulaMaker(Random& random, Subject& subject, World& world)
      : random_(random), subject_(subject), world_(world) {}

  void run() {
    for (int i = random_.below(6); i > 0; --i) {
      if (random_.one_in(2)) {
        make_value();
      } else {
        make_score();
      }
    }
  }

 private:
  [[nodiscard]] int count() const { return static_cast<int>(subject_.questions.size()); }
  Trees before(int question) { return {random_, world_, question}; }

  void make_value() {
    NamedValue value{.id = fmt::format("v{}", subject_.values.size()), .tree = {}};
    Name name{.text = value.id};
    value.tree = before(random_.between(0, count() + 1)).anything(kDepth, name.kind);
    name.needs = needs_of(value.tree, world_);
    world_.names.push_back(std::move(name));
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
      if (!subject_.grids.empty() && random_.one_in(3) && add_grid(score)) continue;
      const Name* item = world_.names.empty() ? nullptr : &random_.pick(world_.names);
      const bool usable = item != nullptr && item->repeat < 0 &&
                          (item->kind == Kind::Boolean || item->kind == Kind::Number ||
                           (item->kind == Kind::Choice && item->has_values));
      score.items.push_back(usable ? named(item->text) : trees.number(2));
    }
  }

  // A grid stands for all its rows.
  bool add_grid(Score& score) {
    const Grid& grid = random_.pick(subject_.grids);
    const std::string& row = subject_.questions[static_cast<std::size_t>(grid.rows.front().index)].id;
    const Name& name = *std::ranges::find(world_.names, row, &Name::text);
    if (name.repeat >= 0 || (name.kind == Kind::Choice && !name.has_values)) return false;
    score.items.push_back(named(grid.id));
    return true;
  }

  void make_score() {
    static const std::vector<std::string> kMethods = {"sum", "mean", "count", "value"};
    static const std::vector<std::string> kRules = {"none", "at_most", "prorate", "as_zero"};
    static const std::vector<std::string> kRoundings = {"none", "half_up", "down"};
    Score score{.id = fmt::format("s{}", subject_.scores.size())};
    score.method = random_.pick(kMethods);
    Trees trees = before(random_.between(1, count() + 1));
    make_items(score, trees);
    score.rule = random_.pick(kRules);
    if (score.rule != "none" && random_.one_in(2))
      score.at_most = random_.below(static_cast<int>(score.items.size()));
    score.rounding = random_.pick(kRoundings);
    score.decimals = random_.below(3);
    Name name{.text = score.id};
    for (const Tree& item : score.items) name.needs = std::max(name.needs, needs_of(item, world_));
    Name band = name;
    world_.names.push_back(name);
    for (const char* part : {".answered", ".missing"}) {
      name.text = score.id + part;
      world_.names.push_back(name);
    }
    if (random_.one_in(2)) {
      score.bands = {{whole(random_.between(-3, 0)), "low"}, {whole(random_.between(1, 3)), "high"}};
      band.text += ".band";
      band.kind = Kind::Choice;
      band.options = {"low", "high"};
      band.set = 1000 + static_cast<int>(subject_.scores.size());
      band.has_values = true;
      world_.names.push_back(std::move(band));
    }
    subject_.scores.push_back(std::move(score));
  }

  Random& random_;
  Subject& subject_;
  World& world_;
};

}  // namespace

void add_formulas(Random& random, Subject& subject, World& world) {
  FormulaMaker(random, subject, world).run();
}

}  // namespace doorstep::made_up
