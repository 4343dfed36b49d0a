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
};

class Trees {
 public:
  Trees(Random& random, const std::vector<Name>& all,
        int behind);  // names that need at most question behind-1

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

  Random& random_;
  std::vector<Name> names_;
};

Tree call(std::string word, std::vector<Tree> parts);
Tree named(const std::string& name);
Tree constant(Datum datum);
Tree option(const std::string& id);

// The last question that the tree depends on; -1 none.
int needs_of(const Tree& tree, const std::vector<Name>& names);

}  // namespace doorstep::made_up
