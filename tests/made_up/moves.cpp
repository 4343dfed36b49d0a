#include <algorithm>

#include "tests/made_up/generator.h"

namespace doorstep::made_up {
namespace {

class MoveMaker {
 public:
  MoveMaker(Random& random, const Subject& subject, const Naive& naive)
      : random_(random), subject_(subject), naive_(naive) {}

  Move run() {
    if (!subject_.instances.empty() && random_.one_in(15))
      return {.kind = random_.one_in(3) ? "put_back" : "taken_away",
              .at = random_.pick(subject_.instances).id};
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
    if (which < 98) return {.kind = random_.one_in(3) ? "stopped" : "finished"};
    return impossible();
  }

 private:
  // Mostly one that is asked.
  const Question& any_question() {
    const Question* question = &random_.pick(subject_.questions);
    for (int i = 0; i < 4 && !naive_.state().asked.at(question->id); ++i)
      question = &random_.pick(subject_.questions);
    return *question;
  }

  Move on_screen() {
    if (!naive_.going()) return random_.one_in(6) ? Move{.kind = "finished"} : answer(any_question());
    const Step step = naive_.steps()[static_cast<std::size_t>(naive_.position())];
    const auto index = static_cast<std::size_t>(step.index);
    if (step.what == Shown::Question) return answer(subject_.questions[index]);
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
    static const std::vector<std::string> kReasons = {"dont_know", "wont_say", "skipped", "not_relevant"};
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
    if (question.type == "time") return time_of_day(random_.below(24 * 60));
    if (question.type == "drawing")
      return {.kind = Kind::Drawing, .word = "<svg><path d=\"M1 2 L3 4\" stroke=\"#000000\"/></svg>"};
    if (question.set < 0) return number(amount(question));
    const OptionSet& set = subject_.sets[static_cast<std::size_t>(question.set)];
    if (question.type == "one_of" || question.picks_one) return choice(random_.pick(set.options).id);
    const bool ranks = question.type == "rank";
    Datum several{.kind = ranks ? Kind::Ranking : Kind::Choices};
    // In order mostly all that are offered, as is asked for.
    for (const Option& option : set.options) {
      const auto& offered = naive_.state().offered;
      const bool fits = ranks && offered.contains(question.id) &&
                        std::ranges::count(offered.at(question.id), option.id) > 0 && !option.exclusive;
      if (fits ? !random_.one_in(6) : random_.one_in(ranks ? 8 : 2)) several.options.push_back(option.id);
    }
    for (std::size_t i = several.options.size(); ranks && i > 1; --i)
      std::swap(several.options[i - 1],
                several.options[static_cast<std::size_t>(random_.below(static_cast<int>(i)))]);
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
    const auto steps = random_.between(0, static_cast<int>(down_at(width, 0).digits));
    return *add(question.minimum, *multiply(question.step, whole(steps)));
  }

  Random& random_;
  const Subject& subject_;
  const Naive& naive_;
};

}  // namespace

Move make_move(Random& random, const Subject& subject, const Naive& naive) {
  return MoveMaker(random, subject, naive).run();
}

}  // namespace doorstep::made_up
