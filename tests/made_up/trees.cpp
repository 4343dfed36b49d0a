#include "tests/made_up/trees.h"

#include <algorithm>

namespace doorstep::made_up {
namespace {

const std::vector<std::string> kOrders = {"<", "<=", ">", ">=", "==", "!="};
const std::vector<std::string> kEqualities = {"==", "!="};
const std::vector<std::string> kReasons = {"answered",  "dont_know",       "wont_say",
                                           "skipped",   "not_asked",       "not_reached",
                                           "undefined", "divided_by_zero", "out_of_range"};
const std::vector<std::string> kWords = {"sol", "regn", "å", "sol och regn"};

}  // namespace

Tree call(std::string word, std::vector<Tree> parts) { return {std::move(word), std::move(parts), {}, {}}; }
Tree named(const std::string& name) { return {"name", {}, name, {}}; }
Tree constant(Datum datum) { return {"literal", {}, {}, std::move(datum)}; }
Tree option(const std::string& id) { return {"option", {}, {}, made_up::choice(id)}; }

bool World::is_inside(int inside, int repeat) const {
  while (inside != repeat && inside >= 0) inside = repeats[static_cast<std::size_t>(inside)].outer;
  return inside == repeat;
}

bool World::can_use(const Name& name, int inside, int behind) const {
  if (!is_inside(inside, name.repeat) || name.whole) return false;
  if (name.previous) return true;
  // What stands outside and needs something of the repeat that one is in needs all of it.
  int around = inside;
  while (around >= 0 && repeats[static_cast<std::size_t>(around)].outer != name.repeat &&
         around != name.repeat)
    around = repeats[static_cast<std::size_t>(around)].outer;
  const bool outside = around >= 0 && around != name.repeat;
  if (outside && name.needs >= repeats[static_cast<std::size_t>(around)].first) return false;
  return name.needs < behind;
}

bool World::can_go_over(int repeat, int inside, int behind) const {
  if (is_inside(inside, repeat)) return false;
  const auto outer_of = [&](int each) { return repeats[static_cast<std::size_t>(each)].outer; };
  // By its name where it stands, or from outside of all that it stands in.
  if (!is_inside(inside, outer_of(repeat)) && !is_inside(outer_of(repeat), inside)) return false;
  int whole = repeat;
  while (!is_inside(inside, outer_of(whole))) whole = outer_of(whole);
  const int last = repeats[static_cast<std::size_t>(whole)].last;
  return last >= 0 && last < behind;
}

int needs_of(const Tree& tree, const World& world) {
  int needs = -1;
  if (tree.word == "name") {
    for (const auto* names : {&world.names, &world.grids}) {
      const auto found = std::ranges::find(*names, tree.name, &Name::text);
      if (found != names->end()) needs = found->needs;
    }
  }
  if (tree.word.starts_with("over ")) {
    for (std::size_t i = 0; i < world.repeats.size(); ++i) {
      int whole = static_cast<int>(i);
      while (world.repeats[static_cast<std::size_t>(whole)].outer >= 0)
        whole = world.repeats[static_cast<std::size_t>(whole)].outer;
      if (world.repeats[i].id == tree.name) needs = world.repeats[static_cast<std::size_t>(whole)].last;
    }
  }
  for (const Tree& part : tree.parts) needs = std::max(needs, needs_of(part, world));
  return needs;
}

Trees::Trees(Random& random, const World& world, int behind, int inside)
    : random_(random), world_(&world), behind_(behind) {
  for (const Name& name : world.names) {
    if (world.can_use(name, inside, behind)) names_.push_back(name);
  }
  for (int repeat = 0; repeat < static_cast<int>(world.repeats.size()); ++repeat) {
    if (world.can_go_over(repeat, inside, behind)) repeats_.push_back(repeat);
  }
}

bool Trees::can_aggregate() { return !repeats_.empty() && random_.one_in(5); }

// count(r0, q2 < 7): of each instance that is there.
Tree Trees::aggregate(const std::vector<std::string>& words, bool of_conditions) {
  const int over = random_.pick(repeats_);
  Tree tree = call("over " + random_.pick(words), {});
  tree.name = world_->repeats[static_cast<std::size_t>(over)].id;
  if (tree.word == "over count" && random_.one_in(2)) return tree;
  Trees inside(random_, *world_, behind_, over);
  for (const Name& name : world_->names) {
    if (name.whole && name.repeat == over) inside.names_.push_back(name);
  }
  // Only what stands in it is gone over once more.
  std::erase_if(inside.repeats_, [&](int repeat) { return !world_->is_inside(repeat, over); });
  const bool condition = of_conditions || tree.word == "over count";
  tree.parts.push_back(condition ? inside.condition(1) : inside.number(1));
  return tree;
}

const Name* Trees::some(Kind kind) {
  std::vector<const Name*> fitting;
  for (const Name& name : names_) {
    if (name.kind == kind) fitting.push_back(&name);
  }
  return fitting.empty() ? nullptr : random_.pick(fitting);
}

Tree Trees::number_literal() {
  switch (random_.below(8)) {
    case 0:
      return constant(made_up::number(*decimal(random_.between(-30, 30), 1)));
    case 1:
      return constant(made_up::number(*decimal(random_.between(1, 999), 3)));
    case 2:  // near the ends of what a number can be
      return constant(made_up::number(*decimal(static_cast<Big>(random_.next() >> 2U), random_.below(13))));
    default:
      return constant(made_up::number(whole(random_.between(-2, 12))));
  }
}

Tree Trees::day_literal() {
  return constant({.kind = Kind::Date,
                   .date = {random_.between(1999, 2027), random_.between(1, 12), random_.between(1, 28), 3}});
}

Tree Trees::date(int depth) {
  const Name* name = some(Kind::Date);
  if (name == nullptr || random_.one_in(3)) return day_literal();
  if (depth > 0 && random_.one_in(4)) return call("or_else", {named(name->text), date(depth - 1)});
  return named(name->text);
}

Tree Trees::words() {
  const Name* name = some(Kind::Text);
  if (name == nullptr || random_.one_in(3)) return constant(made_up::text(random_.pick(kWords)));
  if (random_.one_in(4)) return call("or_else", {named(name->text), constant(made_up::text("regn"))});
  return named(name->text);
}

// A choice of `name`'s set, beginning with a name, so that an option may stand beside it.
Tree Trees::choice(const Name& name) {
  if (random_.one_in(6)) return call("or_else", {named(name.text), option(random_.pick(name.options))});
  if (random_.one_in(8)) {
    return call("if", {condition(0), named(name.text), option(random_.pick(name.options))});
  }
  return named(name.text);
}

Tree Trees::about_choice(const Name& name) {
  const std::string& word = random_.pick(kEqualities);
  switch (random_.below(5)) {
    case 0:
      return call(word, {option(random_.pick(name.options)), named(name.text)});
    case 1: {
      std::vector<Tree> parts = {choice(name)};
      for (int i = random_.between(1, 3); i > 0; --i) parts.push_back(option(random_.pick(name.options)));
      return call(random_.one_in(2) ? "in list" : "not in list", std::move(parts));
    }
    case 2:
      for (const Name& other : names_) {
        if (other.kind == Kind::Choice && other.set == name.set && other.text != name.text)
          return call(word, {choice(name), named(other.text)});
      }
      [[fallthrough]];
    default:
      return call(word, {choice(name), option(random_.pick(name.options))});
  }
}

Tree Trees::about_several(const Name& name) {
  if (random_.one_in(4))
    return call(random_.pick(kOrders), {call("picked", {named(name.text)}), number_literal()});
  for (const Name& other : names_) {
    if (other.kind == Kind::Choices && other.set == name.set && other.text != name.text && random_.one_in(3))
      return call(random_.pick(kEqualities), {named(name.text), named(other.text)});
    if (other.kind == Kind::Choice && other.set == name.set && random_.one_in(3))
      return call("includes", {named(other.text), named(name.text)});
  }
  return call("includes", {option(random_.pick(name.options)), named(name.text)});
}

Tree Trees::about(const Name& name) {
  if (random_.one_in(6)) return call(random_.pick(kReasons), {named(name.text)});
  switch (name.kind) {
    case Kind::Boolean:
      if (random_.one_in(3))
        return call(random_.pick(kEqualities), {named(name.text), constant(truth(random_.one_in(2)))});
      return named(name.text);
    case Kind::Number:
      if (random_.one_in(5))
        return call(random_.one_in(2) ? "in list" : "not in list",
                    {named(name.text), number_literal(), number_literal()});
      return call(random_.pick(kOrders), {named(name.text), number(1)});
    case Kind::Date:
      return call(random_.pick(kOrders), {named(name.text), date(1)});
    case Kind::Text:
      return call(random_.pick(kEqualities), {words(), words()});
    case Kind::Choice:
      return about_choice(name);
    default:
      return about_several(name);
  }
}

Tree Trees::atom() {
  if (names_.empty() || random_.one_in(20)) return constant(truth(random_.one_in(2)));
  return about(random_.pick(names_));
}

Tree Trees::condition(int depth) {
  static const std::vector<std::string> kAggregates = {"any", "all"};
  if (can_aggregate()) return aggregate(kAggregates, true);
  if (depth <= 0 || random_.one_in(3)) return atom();
  switch (random_.below(9)) {
    case 0:
      return call("not", {condition(depth - 1)});
    case 1:
    case 2:
      return call("and", {condition(depth - 1), condition(depth - 1)});
    case 3:
    case 4:
      return call("or", {condition(depth - 1), condition(depth - 1)});
    case 5:
      return call(random_.one_in(2) ? "any" : "all", {condition(depth - 1), condition(depth - 1), atom()});
    case 6:
      return call("or_else", {condition(depth - 1), condition(depth - 1)});
    case 7:
      return call("brackets", {condition(depth - 1)});
    default:
      return call("if", {condition(depth - 1), condition(depth - 1), condition(depth - 1)});
  }
}

Tree Trees::number_function(int depth) {
  static const std::vector<std::string> kSeveral = {"sum", "mean", "min", "max"};
  const Name* text = some(Kind::Text);
  const Name* chosen = some(Kind::Choice);
  const Name* several = some(Kind::Choices);
  switch (random_.below(10)) {
    case 0:
      if (text != nullptr) return call("length", {named(text->text)});
      [[fallthrough]];
    case 1:
      if (chosen != nullptr && chosen->has_values) return call("value", {choice(*chosen)});
      [[fallthrough]];
    case 2:
      if (several != nullptr) return call("picked", {named(several->text)});
      [[fallthrough]];
    case 3:
      return call("count", {condition(depth - 1), atom()});
    case 4:
      return call(random_.one_in(2) ? "days_between" : "years_between", {date(depth - 1), date(depth - 1)});
    case 5:
      return call("value", {random_.one_in(2) ? condition(depth - 1) : number(depth - 1)});
    case 6:
      return call("round", {number(depth - 1), constant(made_up::number(whole(random_.below(4))))});
    case 7:
      return call(random_.one_in(2) ? "floor" : "abs", {number(depth - 1)});
    default:
      return call(random_.pick(kSeveral), {number(depth - 1), number(depth - 1), number(0)});
  }
}

Tree Trees::number(int depth) {
  static const std::vector<std::string> kArithmetic = {"+", "-", "*", "/"};
  static const std::vector<std::string> kAggregates = {"count", "count", "sum", "mean", "min", "max"};
  if (can_aggregate()) return aggregate(kAggregates, false);
  const Name* name = some(Kind::Number);
  if (depth <= 0 || random_.one_in(3)) {
    if (name == nullptr || random_.one_in(3)) return number_literal();
    // Bare, a repeat's own name at the beginning of a sum's brackets would be gone over.
    return name->itself ? call("brackets", {named(name->text)}) : named(name->text);
  }
  switch (random_.below(8)) {
    case 0:
      return call("negative", {number(depth - 1)});
    case 1:
      return call("or_else", {number(depth - 1), number(depth - 1)});
    case 2:
      return call("if", {condition(depth - 1), number(depth - 1), number(depth - 1)});
    case 3:
    case 4:
      return number_function(depth);
    default:
      return call(random_.pick(kArithmetic), {number(depth - 1), number(depth - 1)});
  }
}

Tree Trees::anything(int depth, Kind& kind) {
  kind = random_.one_in(2) ? Kind::Boolean : Kind::Number;
  const int which = random_.below(8);
  if (which == 0) {
    kind = Kind::Date;
    return date(depth);
  }
  if (which == 1) {
    kind = Kind::Text;
    return words();
  }
  return kind == Kind::Boolean ? condition(depth) : number(depth);
}

}  // namespace doorstep::made_up
