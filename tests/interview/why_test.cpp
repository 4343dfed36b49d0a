// Why things are as they are, with the answers that made them so.

#include "instruments/interview/why.h"

#include <fmt/format.h>

#include "tests/interview/scenario.h"

namespace doorstep::interview {
namespace {

constexpr std::string_view kYaml = R"yaml(
instrument: reasons
version: "1"
title: Reasons
respondent: parent
languages: [sv]
licence: {permission: own, text: own}
non_answers:
  not_relevant: {text: {sv: Gäller inte oss}}
  too_hard: {text: {sv: "Det är för svårt, {interviewer}"}}
defaults: {non_answers: [dont_know, not_relevant], identifies: none, share: never}
sections:
  - section: only
    title: Only
    questions:
      - {id: hears, type: yes_no, text: a}
      - {id: often, type: number, range: 0-9, text: a, when: hears == yes}
      - {id: worse, type: yes_no, text: a, when: uneasy and not not_relevant(hears)}
      - id: nights
        type: number
        range: 0-31
        text: a
        check: {rule: nights <= 14 or worse, text: b, strict: false}
      - {id: why_not, type: yes_no, text: a, when: not_relevant(nights), non_answers: [too_hard]}
values:
  uneasy: or_else(often, 0) > limit
  limit: 1 + 2
scores:
  load: {sum: [often, nights], missing: none}
  share: {value: "nights / often"}
flags:
  - {flag: loud, when: "load > 10 and uneasy and uneasy", level: note, prompt: b}
)yaml";

constexpr std::string_view kFamily = R"yaml(
instrument: family
version: "1"
title: Family
respondent: parent
languages: [sv]
licence: {permission: own, text: own}
defaults: {identifies: none, share: never}
sections:
  - section: only
    questions:
      - {id: members, type: number, range: 0-5, text: a}
      - repeat: member
        for_each: members
        title: Person {member}
        questions:
          - {id: years, type: number, range: 0-120, text: a}
        values:
          so_far: or_else(previous.so_far, 0) + years
values:
  minors: count(member, years < 18)
  last: member[2].so_far
)yaml";

// "  often: 5 [4]": two blanks for each step down, then the text, its value and the event of the answer.
std::vector<std::string> lines(const Scenario& scenario, const Why& why) {
  std::vector<std::string> lines;
  for (const WhyPart& part : why.parts) {
    const auto* reason = std::get_if<Missing>(&part.value);
    lines.push_back(fmt::format("{:{}}{}: {}{}", "", 2 * part.depth, part.text,
                                reason != nullptr ? std::string(scenario.instrument().reasons->word(*reason))
                                                  : to_json(part.value, part.set).dump(),
                                part.event ? fmt::format(" [{}]", *part.event) : ""));
  }
  return lines;
}

std::vector<std::string> lines(const Scenario& scenario, std::string_view id) {
  const auto found = why(scenario.interview(), id);
  REQUIRE_FALSE(found.empty());
  return lines(scenario, found.front());
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("why a question is asked names the answers, with what named values are made of") {
  Scenario scenario(kYaml, 40);
  scenario.answer("hears", true).answer("often", 5);
  CHECK(lines(scenario, "often") == Lines{"hears == yes: true", "  hears: true [2]"});
  CHECK(lines(scenario, "worse") == Lines{"uneasy and not not_relevant(hears): true", "  uneasy: true",
                                          "    or_else(often, 0) > limit: true", "      or_else(often, 0): 5",
                                          "        often: 5 [3]", "      limit: 3", "        1 + 2: 3",
                                          "  not not_relevant(hears): true", "    not_relevant(hears): false",
                                          "      hears: true [2]"});
  scenario.answer("often", 1);
  CHECK(lines(scenario, "worse")[4] == "        often: 1 [4]");
}

TEST_CASE("why a question is not asked says which answer is missing, and for which reason") {
  Scenario scenario(kYaml, 40);
  CHECK(lines(scenario, "often") == Lines{"hears == yes: not_reached", "  hears: not_reached"});
  scenario.non_answer("hears", "not_relevant");
  CHECK(lines(scenario, "often") == Lines{"hears == yes: not_relevant", "  hears: not_relevant [2]"});
  CHECK(lines(scenario, "worse")[3] == "      or_else(often, 0): 0");
  // Not asked, so no answer of it has made anything so.
  CHECK(lines(scenario, "worse")[4] == "        often: not_asked");
}

TEST_CASE("a question without a condition is always asked") {
  const Scenario scenario(kYaml, 40);
  CHECK(lines(scenario, "hears").empty());
}

TEST_CASE("a check, a score and a flag are explained, each named value once") {
  Scenario scenario(kYaml, 40);
  scenario.answer("hears", true).answer("often", 5).answer("worse", false).answer("nights", 20);
  const auto concerns = scenario.interview().concerns(*scenario.instrument().find_question("nights"));
  REQUIRE(concerns.size() == 1);
  CHECK(lines(scenario, why_check(scenario.interview(), concerns.front())) ==
        Lines{"nights <= 14 or worse: false", "  nights <= 14: false", "    nights: 20 [5]",
              "  worse: false [4]"});
  CHECK(why(scenario.interview(), "nights").size() == 2);
  CHECK(lines(scenario, "load") == Lines{"load: 25", "  value(often): 5", "    often: 5 [3]",
                                         "  value(nights): 20", "    nights: 20 [5]"});
  CHECK(lines(scenario, "loud") == Lines{"load > 10 and uneasy and uneasy: true", "  load > 10: true",
                                         "    load: 25", "      value(often): 5", "        often: 5 [3]",
                                         "      value(nights): 20", "        nights: 20 [5]",
                                         "  uneasy: true", "    or_else(often, 0) > limit: true",
                                         "      or_else(often, 0): 5", "        often: 5 [3]",
                                         "      limit: 3", "        1 + 2: 3", "  uneasy: true"});
}

TEST_CASE("of a repeat those are named that are there, each with its own answer") {
  Scenario scenario(kFamily, 40);
  scenario.answer("members", 2).answer("member[1].years", 40).answer("member[2].years", 9);
  CHECK(lines(scenario, "minors") == Lines{"count(member, years < 18): 1", "  years < 18: false",
                                           "    years: 40 [3]", "  years < 18: true", "    years: 9 [4]"});
  const auto parts = why(scenario.interview(), "minors").front().parts;
  CHECK(parts[4].question == scenario.instrument().find_question("member[2].years"));
  CHECK(lines(scenario, "last") ==
        Lines{"member[2].so_far: 49", "  or_else(previous.so_far, 0) + years: 49",
              "    or_else(previous.so_far, 0): 40", "      previous.so_far: 40",
              "        or_else(previous.so_far, 0) + years: 40", "          or_else(previous.so_far, 0): 0",
              "            previous.so_far: not_asked", "          years: 40 [3]", "    years: 9 [4]"});
}

TEST_CASE("a question in a repeat is asked or not because of what the repeat goes over") {
  Scenario scenario(kFamily, 40);
  CHECK(lines(scenario, "member[1].years") == Lines{"members: not_reached"});
  scenario.answer("members", 0);
  CHECK(lines(scenario, "member[1].years") == Lines{"members: 0 [2]"});
  scenario.answer("members", 2);
  const auto part = why(scenario.interview(), "member[1].years").front().parts.front();
  CHECK(part.repeat == 0U);
  CHECK(part.goes_over);
  CHECK(part.question == scenario.instrument().find_question("members"));
}

TEST_CASE("whether there is one more may be skipped like any question") {
  std::string yaml(kFamily);
  const std::string number = "for_each: members";
  yaml.replace(yaml.find(number), number.size(),
               "for_each: {ask: {sv: En till}}\n        at_least: 0\n        at_most: 3");
  Scenario scenario(yaml, 40);
  scenario.answer("members", 2).non_answer("member[1].one_more", "skipped");
  const auto stored = to_json(scenario.interview().history().back(), scenario.instrument());
  CHECK(stored["answer"] == nlohmann::json{{"non_answer", "skipped"}});
  CHECK(scenario.refusal("member[1].one_more", {{"non_answer", "dont_know"}}) == "not_offered");
}

TEST_CASE("a score that cannot be computed says what went wrong") {
  Scenario scenario(kYaml, 40);
  scenario.answer("hears", true).answer("often", 0).answer("nights", 3);
  const auto share = lines(scenario, "share");
  CHECK(share[0] == "share: divided_by_zero");
  CHECK(scenario.interview().score(1).reason == "divided_by_zero");
}

TEST_CASE("what the instrument does not have has no explanation") {
  const Scenario scenario(kYaml, 40);
  CHECK(why(scenario.interview(), "nobody").empty());
}

TEST_CASE("a reason of the author's is given, kept, tested and replayed like the built-in ones") {
  Scenario scenario(kYaml, 40);
  CHECK(scenario.refusal("hears", {{"non_answer", "too_hard"}}) == "not_offered");
  scenario.answer("hears", false).non_answer("nights", "not_relevant");
  CHECK(scenario.route() == std::vector<std::string>{"hears", "nights", "why_not"});
  scenario.non_answer("why_not", "too_hard");
  std::vector<Event> history;
  for (const Event& event : scenario.interview().history()) {
    const auto stored = to_json(event, scenario.instrument());
    if (event.at == "nights") CHECK(stored["answer"] == nlohmann::json{{"non_answer", "not_relevant"}});
    history.push_back(event_from_json(stored, scenario.instrument()).value());
  }
  const auto replayed = Interview::replay(scenario.shared(), history);
  REQUIRE(replayed);
  CHECK(replayed->answer(4)->value == Value(language::authored_reason(1)));
  const auto* text = scenario.instrument().text_of(language::authored_reason(1));
  REQUIRE(text != nullptr);
  CHECK(scenario.interview().render(*text, {"Johan", "ja", "nej"}) == "Det är för svårt, Johan");
  CHECK(scenario.instrument().text_of(Missing::WontSay) == nullptr);
}

}  // namespace doorstep::interview
