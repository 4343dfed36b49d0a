// Well-typed random expressions over the names that may be used at a place (private to this folder).
#pragma once

#include "tests/made_up/random.h"
#include "tests/made_up/subject.h"

namespace doorstep::made_up {

// A thing that can be named. Two choices are of the same set when `options` are.
struct Name {
  std::string text;
  Kind kind = Kind::Number;
  std::vector<std::string> options;  // Choice and Choices
  int set = -1;                      // which options: equal numbers are one set
  bool has_values = false;           // Choice: value(...) may be taken
  int needs = -1;                    // the last question that it depends on; -1 none
  int repeat = -1;                   // inside which repeat it can be named; -1 anywhere
  bool itself = false;               // the repeat's own
  bool whole = false;                // known behind all of the repeat alone
  bool previous = false;             // of the instance before: behind, wherever it stands
};

// A repeat that can be gone over.
struct Through {
  std::string id;
  int outer = -1;
  int first = 0;  // question in it
  int last = -1;  // -1 until it is whole
};

// Everything that has a name so far.
struct World {
  std::vector<Name> names;
  std::vector<Through> repeats;
  std::vector<Name> grids;  // named only as a whole, in scores

  // Whether one is inside `repeat`, or in one that stands in it, when one is inside `inside`.
  [[nodiscard]] bool is_inside(int inside, int repeat) const;
  // Whether `name` can be used before question `behind`.
  [[nodiscard]] bool can_use(const Name& name, int inside, int behind) const;
  // Whether `repeat` can be gone over from inside `inside`, before question `behind`.
  [[nodiscard]] bool can_go_over(int repeat, int inside, int behind) const;
};

class Trees {
 public:
  // What may be said before question `behind` inside the repeat `inside`; -1 is outside of all.
  Trees(Random& random, const World& world, int behind, int inside = -1);

  Tree condition(int depth);
  Tree number(int depth);
  // Of any kind; `kind` says which it became.
  Tree anything(int depth, Kind& kind);

 private:
  Tree atom();
  Tree about(const Name& name);
  Tree about_choice(const Name& name);
  Tree about_several(const Name& name);
  Tree choice(const Name& name);
  Tree date(int depth);
  Tree words();
  Tree number_function(int depth);
  Tree day_literal();
  Tree number_literal();
  const Name* some(Kind kind);
  [[nodiscard]] bool can_aggregate();
  Tree aggregate(const std::vector<std::string>& words, bool of_conditions);

  Random& random_;
  const World* world_;
  int behind_;
  std::vector<Name> names_;
  std::vector<int> repeats_;
};

Tree call(std::string word, std::vector<Tree> parts);
Tree named(const std::string& name);
Tree constant(Datum datum);
Tree option(const std::string& id);

// The last question that the tree depends on; -1 none.
int needs_of(const Tree& tree, const World& world);

}  // namespace doorstep::made_up
