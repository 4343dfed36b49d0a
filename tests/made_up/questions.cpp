#include "tests/made_up/questions.h"

#include <algorithm>

namespace doorstep::made_up {
namespace {

void make_numbers(Random& random, Question& question) {
  if (question.type == "faces") {
    question.minimum = whole(1);
    question.maximum = whole(random.between(2, 5));
    question.step = whole(1);
    return;
  }
  static const std::vector<Decimal> kSteps = {{1, 0}, {5, 1}, {1, 1}, {25, 2}, {3, 0}, {1, 6}};
  question.step = random.pick(kSteps);
  question.minimum = whole(random.between(-5, 3));
  // The width is a whole number of steps.
  question.maximum = *add(question.minimum, *multiply(question.step, whole(random.between(1, 20))));
}

void make_dates(Random& random, Question& question) {
  question.date_parts = random.between(1, 3);
  if (random.one_in(3)) question.earliest = Day{random.between(2000, 2009), 5, 17, 3};
  if (random.one_in(3)) question.latest = Day{random.between(2010, 2030), 2, 28, 3};
  if (!question.latest && random.one_in(3)) question.latest_today = true;
}

void make_counts(Random& random, Question& question, int options) {
  if (random.one_in(3)) question.at_least = random.between(1, options);
  if (random.one_in(3)) question.at_most = random.between(std::max(1, question.at_least), options);
}

}  // namespace

OptionSet make_options(Random& random) {
  static const std::vector<std::string> kIds = {"a", "b", "c", "d"};
  OptionSet set;
  const bool values = !random.one_in(3);
  for (int i = 0; i < random.between(2, 4); ++i) {
    Option option{.id = kIds[static_cast<std::size_t>(set.options.size())]};
    if (values) option.value = *decimal(5 * random.below(3) + 20 * i, 1);
    option.own_words = random.one_in(5);
    option.exclusive = random.one_in(6);
    set.options.push_back(std::move(option));
    if (set.options.size() == kIds.size()) break;
  }
  while (set.options.size() < 2) set.options.push_back({.id = "z"});
  return set;
}

void fill_in(Random& random, Question& question, const OptionSet* set) {
  if (question.type == "many_of") make_counts(random, question, static_cast<int>(set->options.size()));
  if (question.type == "scale" || question.type == "faces" || question.type == "number")
    make_numbers(random, question);
  if (question.type == "date") make_dates(random, question);
  for (const char* reason : {"dont_know", "wont_say"}) {
    if (!random.one_in(3)) question.non_answers.emplace_back(reason);
  }
}

Name name_of(const Question& question, const OptionSet* set) {
  Name name{.text = question.id};
  if (question.type == "yes_no") name.kind = Kind::Boolean;
  if (question.type == "date") name.kind = Kind::Date;
  if (question.type == "text") name.kind = Kind::Text;
  if (set == nullptr) return name;
  name.kind = question.type == "one_of" ? Kind::Choice : Kind::Choices;
  name.set = question.set;
  for (const Option& option : set->options) name.options.push_back(option.id);
  name.has_values =
      std::ranges::all_of(set->options, [](const Option& option) { return option.value.has_value(); });
  return name;
}

}  // namespace doorstep::made_up
