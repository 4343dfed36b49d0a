// Expressions and scores, by plain recursion (trees are small here).
#include <algorithm>

#include "tests/made_up/naive.h"

namespace doorstep::made_up {
namespace {

using Parts = std::vector<Datum>;

bool is_missing(const Datum& datum) { return datum.kind == Kind::Missing; }
bool is(const Datum& datum, bool value) { return datum.kind == Kind::Boolean && datum.truth == value; }
Datum or_out_of_range(std::optional<Decimal> value) {
  return value ? number(*value) : missing("out_of_range");
}

constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

std::int64_t order(const Datum& left, const Datum& right) {
  if (left.kind == Kind::Number) return compare(left.number, right.number);
  if (left.kind == Kind::Time) return left.minutes - right.minutes;
  return days_since_1970(left.date) - days_since_1970(right.date);
}

Datum total(const Parts& parts) {
  Decimal sum = whole(0);
  for (const Datum& part : parts) {
    const auto more = add(sum, part.number);
    if (!more) return missing("out_of_range");
    sum = *more;
  }
  return number(sum);
}

int completed_years(Day from, Day to) {
  int years = to.year - from.year;
  if (to.month < from.month || (to.month == from.month && to.day < from.day)) --years;
  return years;
}

int characters(const std::string& text) {
  int count = 0;
  for (const char byte : text) {
    if ((byte & 0xC0) != 0x80) ++count;
  }
  return count;
}

// Kleene's `and` over all parts; `or` is the same with the other truth deciding.
Datum decided(const Parts& parts, bool decisive) {
  for (const Datum& part : parts) {
    if (is(part, decisive)) return truth(decisive);
  }
  // What may still be answered may still decide; once it never will be, that is why nothing did.
  for (const char* reason : {"not_reached", "never_reached"}) {
    if (std::find(parts.begin(), parts.end(), missing(reason)) != parts.end()) return missing(reason);
  }
  for (const Datum& part : parts) {
    if (is_missing(part)) return part;
  }
  return truth(!decisive);
}

Datum between_days(const std::string& word, const Datum& left, const Datum& right) {
  if (word == "==") return truth(left == right);
  if (word == "!=") return truth(!(left == right));
  const auto sign = order(left, right);
  if (word == "<") return truth(sign < 0);
  if (word == "<=") return truth(sign <= 0);
  if (word == ">") return truth(sign > 0);
  return truth(sign >= 0);
}

// Every day that a month or a year may be.
std::vector<Datum> days_of(const Datum& date) {
  if (date.date.parts == 3) return {date};
  std::vector<Datum> days;
  for (int month = 1; month <= 12; ++month) {
    if (date.date.parts == 2 && month != date.date.month) continue;
    for (int day = 1; day <= kDays[month - 1] + (month == 2 && leap(date.date.year) ? 1 : 0); ++day)
      days.push_back({.kind = Kind::Date, .date = {date.date.year, month, day}});
  }
  return days;
}

// Of dates that are not equally exact only what holds of every day is known.
Datum comparison(const std::string& word, const Datum& left, const Datum& right) {
  if (left.kind != Kind::Date || left.date.parts == right.date.parts) return between_days(word, left, right);
  std::optional<Datum> all;
  for (const Datum& one : days_of(left)) {
    for (const Datum& other : days_of(right)) {
      const Datum each = between_days(word, one, other);
      if (all && *all != each) return missing("undefined");
      all = each;
    }
  }
  return *all;
}

Datum arithmetic(const std::string& word, const Parts& parts) {
  const auto at = [&](std::size_t index) { return parts[index].number; };
  if (word == "+") return or_out_of_range(add(at(0), at(1)));
  if (word == "-") return or_out_of_range(add(at(0), negative(at(1))));
  if (word == "*") return or_out_of_range(multiply(at(0), at(1)));
  if (word == "/" && compare(at(1), whole(0)) == 0) return missing("divided_by_zero");
  if (word == "/") return or_out_of_range(divide(at(0), at(1)));
  if (word == "negative") return number(negative(at(0)));
  if (word == "round") return number(round_at(at(0), parts.size() < 2 ? 0 : static_cast<int>(at(1).digits)));
  if (word == "floor") return number(down_at(at(0), 0));
  if (word == "abs") return number(at(0).digits < 0 ? negative(at(0)) : at(0));
  if (word == "sum") return total(parts);
  if (word == "mean") {
    const Datum sum = total(parts);
    return is_missing(sum)
               ? sum
               : or_out_of_range(divide(sum.number, whole(static_cast<std::int64_t>(parts.size()))));
  }
  Decimal best = at(0);
  for (const Datum& part : parts) {
    const int sign = compare(part.number, best);
    if (word == "min" ? sign < 0 : sign > 0) best = part.number;
  }
  return number(best);
}

const std::vector<std::string> kComparisons = {"==", "!=", "<", "<=", ">", ">="};

// All parts are known.
Datum known(const std::string& word, const Parts& parts) {
  if (word == "not") return truth(!parts[0].truth);
  if (word == "includes") {
    const auto& options = parts[1].options;
    return truth(std::find(options.begin(), options.end(), parts[0].word) != options.end());
  }
  if (word == "in list" || word == "not in list") {
    Parts same;
    for (std::size_t i = 1; i < parts.size(); ++i) same.push_back(comparison("==", parts[0], parts[i]));
    const Datum found = decided(same, true);
    return is_missing(found) ? found : truth(found.truth == (word == "in list"));
  }
  if (word == "picked") return number(whole(static_cast<std::int64_t>(parts[0].options.size())));
  if (word == "rank" || word == "first") {
    const auto& places = parts[0].options;
    if (word == "first") return places.empty() ? missing("undefined") : choice(places[0]);
    const auto found = std::find(places.begin(), places.end(), parts[1].word);
    return found == places.end() ? missing("undefined") : number(whole(found - places.begin() + 1));
  }
  if (word == "minutes_between") return number(whole(parts[1].minutes - parts[0].minutes));
  if (word == "length") return number(whole(characters(parts[0].word)));
  if (word == "days_between")
    return number(whole(days_since_1970(parts[1].date) - days_since_1970(parts[0].date)));
  if (word == "years_between") return number(whole(completed_years(parts[0].date, parts[1].date)));
  if (word == "count") {
    return number(
        whole(std::count_if(parts.begin(), parts.end(), [](const Datum& part) { return part.truth; })));
  }
  if (std::find(kComparisons.begin(), kComparisons.end(), word) != kComparisons.end())
    return comparison(word, parts[0], parts[1]);
  return arithmetic(word, parts);
}

// The name that a choice comes from: its set is that name's.
std::string first_name(const Tree& tree) {
  if (tree.word == "name" || tree.word == "over first") return tree.name;
  const std::size_t from = tree.word == "if" ? 1 : 0;
  for (std::size_t i = from; i < tree.parts.size(); ++i) {
    const std::string name = first_name(tree.parts[i]);
    if (!name.empty()) return name;
  }
  return {};
}

// The value that the author gave to an option; a band counts from 0.
Datum value_of_option(const Tree& tree, const Datum& datum, const Subject& subject) {
  const std::string name = first_name(tree);
  for (const Score& score : subject.scores) {
    if (score.id + ".band" != name) continue;
    for (std::size_t i = 0; i < score.bands.size(); ++i) {
      if (score.bands[i].second == datum.word) return number(whole(static_cast<std::int64_t>(i)));
    }
  }
  for (const Question& question : subject.questions) {
    if (question.id != name) continue;
    for (const Option& option : subject.sets[static_cast<std::size_t>(question.set)].options) {
      if (option.id == datum.word) return number(*option.value);
    }
  }
  return missing("no such option");
}

// What all parts are needed for; what is missing in one is missing in the whole.
Datum applied(const std::string& word, const Parts& parts) {
  if (word == "and" || word == "all") return decided(parts, false);
  if (word == "or" || word == "any") return decided(parts, true);
  for (const Datum& part : parts) {
    if (is_missing(part)) return part;
  }
  return known(word, parts);
}

// Of nobody the sum and the count are 0, any is no, all is yes, and the others are undefined.
Datum over_repeat(const Tree& tree, const std::map<std::string, Datum>& seen, const Subject& subject) {
  const std::string word = tree.word.substr(5);
  Parts there;
  for (std::size_t i = 0; i + 1 < tree.parts.size(); i += 2) {
    const Datum present = evaluate(tree.parts[i], seen, subject);
    if (is_missing(present) && word != "first") there.push_back(present);
    if (is(present, true)) there.push_back(evaluate(tree.parts[i + 1], seen, subject));
  }
  if (word == "first") return there.empty() ? missing("not_asked") : there[0];
  const bool needs_one = word == "mean" || word == "min" || word == "max";
  return needs_one && there.empty() ? missing("undefined") : applied(word, there);
}

}  // namespace

std::int64_t days_since_1970(Day day) {
  std::int64_t days = 0;
  for (int year = 1970; year < day.year; ++year) days += leap(year) ? 366 : 365;
  for (int year = day.year; year < 1970; ++year) days -= leap(year) ? 366 : 365;
  for (int month = 1; month < day.month; ++month)
    days += kDays[month - 1] + (month == 2 && leap(day.year) ? 1 : 0);
  return days + day.day - 1;
}

Datum value_of(const Tree& argument, const Datum& datum, const Subject& subject) {
  if (datum.kind == Kind::Boolean) return number(whole(datum.truth ? 1 : 0));
  if (datum.kind == Kind::Choice) return value_of_option(argument, datum, subject);
  return datum;  // a number is itself, and what is missing stays so
}

Datum evaluate(const Tree& tree, const std::map<std::string, Datum>& seen, const Subject& subject) {
  const std::string& word = tree.word;
  if (word == "literal" || word == "option") return tree.literal;
  if (word == "name") {
    const auto found = seen.find(tree.name);
    return found == seen.end() ? missing("not computed") : found->second;
  }
  if (word.starts_with("over ")) return over_repeat(tree, seen, subject);
  Parts parts;
  for (const Tree& part : tree.parts) parts.push_back(evaluate(part, seen, subject));
  if (word == "brackets") return parts[0];
  if (word == "answered") return truth(!is_missing(parts[0]));
  if (word == "dont_know" || word == "wont_say" || word == "skipped" || word == "not_asked" ||
      word == "not_reached" || word == "undefined" || word == "divided_by_zero" || word == "out_of_range" ||
      word == "not_relevant")
    return truth(is_missing(parts[0]) &&
                 (parts[0].word == word || (parts[0].word == "never_reached" && word == "not_reached")));
  if (word == "or_else") {
    const bool never_comes = is_missing(parts[0]) && parts[0].word != "not_reached";
    return never_comes ? parts[1] : parts[0];
  }
  if (word == "if") return is_missing(parts[0]) ? parts[0] : parts[0].truth ? parts[1] : parts[2];
  if (word == "value") return value_of(tree.parts[0], parts[0], subject);
  return applied(word, parts);
}

ScoreOf score_of(const Score& score, const std::vector<Datum>& items) {
  ScoreOf result;
  const int count = static_cast<int>(items.size());
  std::optional<Datum> first_missing;
  std::optional<Decimal> sum = whole(0);
  for (const Datum& item : items) {
    if (item == missing("not_reached")) {
      result.waits = true;
    } else if (is_missing(item)) {
      ++result.missing;
      if (!first_missing) first_missing = item;
    } else {
      ++result.answered;
      const Decimal part = item.kind == Kind::Boolean ? whole(item.truth ? 1 : 0) : item.number;
      if (sum) sum = add(*sum, part);
    }
  }
  if (result.waits) {
    result.value = result.band = missing("not_reached");
    return result;
  }
  const bool as_zero = score.method != "value" && score.rule == "as_zero";
  const int usual = as_zero ? count : count - 1;
  const int allowed = score.method == "value" || score.rule == "none" ? 0 : score.at_most.value_or(usual);
  if (result.missing > allowed || (result.answered == 0 && !as_zero)) {
    result.value = result.band = *first_missing;
    return result;
  }
  std::optional<Decimal> value = sum;
  if (value && score.method == "mean")
    value = divide(*value, whole(score.rule == "as_zero" ? count : result.answered));
  if (value && score.method != "mean" && score.rule == "prorate" && result.missing > 0) {
    value = multiply(*value, whole(count));
    if (value) value = divide(*value, whole(result.answered));
  }
  if (!value) {
    result.value = result.band = missing("out_of_range");
    return result;
  }
  if (score.method != "value" && score.rounding == "half_up") value = round_at(*value, score.decimals);
  if (score.method != "value" && score.rounding == "down") value = down_at(*value, score.decimals);
  // print.cpp states a range where there are bands.
  if (!score.bands.empty() &&
      (compare(*value, score.bands.front().first) < 0 || compare(whole(1000000), *value) < 0)) {
    result.value = result.band = missing("out_of_range");
    return result;
  }
  result.value = number(*value);
  result.band = missing(score.bands.empty() ? "not_reached" : "undefined");
  for (const auto& [from, id] : score.bands) {
    if (compare(from, *value) <= 0) result.band = choice(id);
  }
  return result;
}

}  // namespace doorstep::made_up
