// Questionnaires in the shapes that others use, in our own words: screening with proration and cut-offs,
// scales with turned items, sections that are skipped in a chain, and totals that run through nested repeats.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "instruments/check/walk.h"
#include "instruments/model/load.h"

namespace doorstep::test {
namespace {

using nlohmann::json;

const std::string kHead = R"yaml(
instrument: other
version: 1.0
title: {en: T}
respondent: parent
languages: [en]
licence: {permission: own, text: Own wording.}
defaults: {identifies: none}
)yaml";

model::Loaded loaded(const std::string& text) { return model::load(kHead + text, "other.yaml"); }

json walk(const std::string& text, const std::string& answers, std::vector<std::string> why = {}) {
  const auto instrument = loaded(text);
  for (const auto& problem : instrument.problems) {
    if (problem.severity == yaml::Severity::Error)
      UNSCOPED_INFO(problem.place.line << ": " << problem.message);
  }
  REQUIRE(instrument.instrument);
  const auto parsed = yaml::parse(answers, "walk.yaml");
  REQUIRE_FALSE(parsed.problem);
  check::Walk asked = check::read_walk(parsed.root, *language::Date::parse("2026-11-21"));
  asked.why = std::move(why);
  return json::parse(check::to_json(check::run(instrument.instrument, asked)));
}

// Nine items from 0 to 3; up to two may be missing, and the rest stand for them.
const std::string kMood = R"yaml(
answer_sets:
  days: [{id: never, text: {en: Never}, value: 0}, {id: some, text: {en: Some days}, value: 1},
         {id: most, text: {en: Most days}, value: 2}, {id: all, text: {en: Every day}, value: 3}]
sections:
  - section: mood
    questions:
      - id: mood
        type: grid
        text: {en: How often}
        answers: days
        rows: [{id: a, text: {en: A}}, {id: b, text: {en: B}}, {id: c, text: {en: C}}, {id: d, text: {en: D}},
               {id: e, text: {en: E}}, {id: f, text: {en: F}}, {id: g, text: {en: G}}, {id: h, text: {en: H}},
               {id: i, text: {en: I}}]
      - {id: hard, type: yes_no, text: {en: Hard}, when: "any(value(mood.a) > 0, value(mood.b) > 0, value(mood.c) > 0)"}
values:
  core: mood.a in [most, all] or mood.b in [most, all]
  signs: count(value(mood.a) >= 2, value(mood.b) >= 2, value(mood.c) >= 2, value(mood.d) >= 2, value(mood.e) >= 2,
         value(mood.f) >= 2, value(mood.g) >= 2, value(mood.h) >= 2, value(mood.i) >= 1)
  episode: core and signs >= 5
scores:
  total:
    sum: [mood]
    missing: {rule: prorate, at_most: 2, round: half_up}
    range: 0..27
    bands: [{from: 0, id: minimal}, {from: 5, id: mild}, {from: 10, id: moderate}, {from: 15, id: serious},
            {from: 20, id: severe}]
flags: [{flag: act, when: value(mood.i) >= 1, level: act_now, prompt: {en: Stay}}]
)yaml";

// "1111?0000" by row; ? is dont_know, - is skipped.
json mood(std::string_view answers) {
  constexpr const char* kWords[] = {"never", "some", "most", "all"};
  std::string text = "answers: {hard: yes";
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const char said = answers[i];
    text += std::string(", mood.") + static_cast<char>('a' + i) + ": ";
    text += said == '?'   ? "{non_answer: dont_know}"
            : said == '-' ? "{non_answer: skipped}"
                          : kWords[said - '0'];
  }
  return walk(kMood, text + "}");
}

struct MoodRow {
  std::string_view answers;
  json total;
  json band;
  json episode;
  bool asks;
};

}  // namespace

TEST_CASE("a screening prorates up to two missing items and has its cut-offs where they are published") {
  const std::vector<MoodRow> rows = {
      {"000000000", 0, "minimal", false, false},   {"111111111", 9, "mild", false, true},
      {"111100000", 4, "minimal", false, true},    {"11110000-", 5, "mild", false, true},
      {"11111000-", 6, "mild", false, true},       {"222220000", 10, "moderate", true, true},
      {"2222222??", 18, "serious", nullptr, true}, {"222222???", nullptr, nullptr, nullptr, true},
      {"333333333", 27, "severe", true, true},     {"333333310", 22, "severe", true, true},
      {"002222200", 10, "moderate", false, true},  {"?????????", nullptr, nullptr, nullptr, false}};
  for (const MoodRow& row : rows) {
    INFO(row.answers);
    const json result = mood(row.answers);
    CHECK(result["scores"]["total"]["value"] == row.total);
    CHECK(result["scores"]["total"]["band"] == row.band);
    CHECK(result["values"]["episode"] == row.episode);
    CHECK((result["route"].back() == "hard") == row.asks);
  }
}

TEST_CASE("what has to be acted on is raised by its own item, whatever else is missing") {
  CHECK(mood("????????1")["flags"] == json({"act"}));
  CHECK(mood("33333333?")["flags"] == json::array());
}

namespace {

// Scales of three with turned items; a total of scales; a last section only for those with difficulties.
const std::string kStrengths = R"yaml(
answer_sets:
  fits: [{id: no, text: {en: Not}, value: 0}, {id: partly, text: {en: Partly}, value: 1}, {id: yes_it_does, text: {en: Fits}, value: 2}]
sections:
  - section: all
    questions:
      - {id: worries, type: one_of, answers: fits, text: {en: A}}
      - {id: cries, type: one_of, answers: fits, text: {en: B}}
      - {id: confident, type: one_of, answers: fits, text: {en: C}}
      - {id: lies, type: one_of, answers: fits, text: {en: D}}
      - {id: obeys, type: one_of, answers: fits, text: {en: E}}
      - {id: difficult, type: one_of, text: {en: F}, options: [{id: nothing, text: {en: Nothing}}, {id: little, text: {en: A little}}, {id: much, text: {en: Much}}]}
  - section: impact
    title: {en: "How it is, with {emotion|no} points"}
    when: difficult in [little, much]
    questions:
      - inform: about
        text: {en: Now about that.}
      - {id: upsets, type: scale, from: 0, to: 2, text: {en: G}}
      - repeat: place
        for_each: {ask: {en: One more place}}
        at_least: 1
        at_most: 2
        questions: [{id: disturbs, type: scale, from: 0, to: 2, text: {en: H}, when: upsets > 0}]
  - section: end
    questions: [{id: more, type: yes_no, text: {en: I}}]
values:
  impact: "if(not_asked(upsets), 0, upsets + sum(place, if(not_asked(disturbs), 0, disturbs)))"
scores:
  emotion: {sum: [worries, cries, "2 - value(confident)"], missing: {rule: prorate, at_most: 1, round: half_up}, range: 0..6, bands: [{from: 0, id: usual}, {from: 4, id: raised}]}
  conduct: {sum: [lies, "2 - value(obeys)"], missing: none, range: 0..4}
  total: {value: emotion + conduct, range: 0..10, bands: [{from: 0, id: usual}, {from: 5, id: raised}, {from: 8, id: high}]}
)yaml";

}  // namespace

TEST_CASE("turned items and prorated scales add up, and a total without one of its scales is none") {
  const json result =
      walk(kStrengths,
           "answers: {worries: yes_it_does, cries: partly, confident: {non_answer: dont_know}, lies: "
           "partly, obeys: no, difficult: nothing, more: no}");
  CHECK(result["scores"]["emotion"]["value"] == 5);  // 3 of two items: 4.5
  CHECK(result["scores"]["emotion"]["band"] == "raised");
  CHECK(result["scores"]["conduct"]["value"] == 3);
  CHECK(result["scores"]["total"]["value"] == 8);
  CHECK(result["scores"]["total"]["band"] == "high");
  const json without =
      walk(kStrengths,
           "answers: {worries: no, cries: no, confident: yes_it_does, lies: {non_answer: wont_say}, obeys: "
           "no, difficult: nothing, more: no}");
  CHECK(without["scores"]["emotion"]["value"] == 0);
  CHECK(without["scores"]["total"]["value"] == nullptr);
  CHECK(without["scores"]["total"]["reason"] == "missing_items");
}

TEST_CASE("a section is skipped with its pages and repeats, and comes back with what was said in it") {
  const std::string begin =
      "worries: no}}, {answer: {cries: no}}, {answer: {confident: no}}, {answer: {lies: no}}, {answer: "
      "{obeys: no}}, ";
  const json skipped = walk(
      kStrengths, "steps: [{answer: {" + begin + "{answer: {difficult: nothing}}, {answer: {more: no}}]");
  CHECK(skipped["complete"] == true);
  CHECK(skipped["problems"] == json::array());
  CHECK(skipped["values"]["impact"] == 0);
  CHECK(skipped["route"] == json({"worries", "cries", "confident", "lies", "obeys", "difficult", "more"}));
  const std::string inside =
      "{answer: {difficult: much}}, {answer: {upsets: 2}}, {answer: {'place[1].disturbs': 1}}, {answer: "
      "{'place[2].one_more': yes}}, {answer: {'place[2].disturbs': 2}}, {answer: {more: no}}";
  const json asked = walk(kStrengths, "steps: [{answer: {" + begin + inside + "]");
  CHECK(asked["problems"] == json::array());
  CHECK(asked["complete"] == true);
  CHECK(asked["values"]["impact"] == 5);
  const json out =
      walk(kStrengths, "steps: [{answer: {" + begin + inside + ", {change: {difficult: nothing}}]");
  CHECK(out["complete"] == true);
  CHECK(out["values"]["impact"] == 0);
  CHECK(out["off_route"] == json({"upsets", "place[1].disturbs", "place[2].disturbs"}));
  const json back = walk(kStrengths, "steps: [{answer: {" + begin + inside +
                                         ", {change: {difficult: nothing}}, {change: {difficult: little}}]");
  CHECK(back["values"]["impact"] == 5);
  CHECK(back["complete"] == true);
}

namespace {

// Each section hangs on one before it; what is skipped for that reason counts as 0, and what is not known
// does not.
const std::string kHabits = R"yaml(
answer_sets:
  how: [{id: never, text: {en: Never}, value: 0}, {id: monthly, text: {en: Monthly}, value: 1}, {id: weekly, text: {en: Weekly}, value: 2}, {id: daily, text: {en: Daily}, value: 4}]
sections:
  - section: first
    questions: [{id: often, type: one_of, answers: how, text: {en: A}}]
  - section: amount
    when: often != never
    questions:
      - {id: many, type: number, range: 0-4, text: {en: B}}
      - {id: six, type: one_of, answers: how, text: {en: C}}
  - section: harm
    when: many + value(six) > 0
    questions:
      - {id: stop, type: one_of, answers: how, text: {en: D}}
      - {id: failed, type: one_of, answers: how, text: {en: E}, when: stop != never}
  - section: help
    when: part.band == high or failed == daily
    questions: [{id: wants, type: yes_no, text: {en: F}}]
  - section: others
    questions: [{id: hurt, type: yes_no, text: {en: G}}]
scores:
  part: {sum: ["if(not_asked(many), 0, many)", "if(not_asked(six), 0, value(six))", "if(not_asked(stop), 0, value(stop))"], missing: none, range: 0..12, bands: [{from: 0, id: low}, {from: 8, id: high}]}
  total: {value: "value(often) + part + if(not_asked(failed), 0, value(failed)) + 4 * value(hurt)", range: 0..24, bands: [{from: 0, id: low}, {from: 8, id: risky}, {from: 16, id: harmful}]}
)yaml";

struct HabitRow {
  const char* answers;
  std::vector<std::string> route;
  json total;
  json band;
};

}  // namespace

TEST_CASE("a chain of conditions goes through whole sections") {
  const std::vector<HabitRow> rows = {
      {"often: never, hurt: no", {"often", "hurt"}, 0, "low"},
      {"often: never, hurt: yes", {"often", "hurt"}, 4, "low"},
      {"often: {non_answer: wont_say}, hurt: no", {"often", "hurt"}, nullptr, nullptr},
      {"often: weekly, many: 0, six: never, hurt: no", {"often", "many", "six", "hurt"}, 2, "low"},
      {"often: weekly, many: 3, six: weekly, stop: never, hurt: no",
       {"often", "many", "six", "stop", "hurt"},
       7,
       "low"},
      {"often: weekly, many: 3, six: weekly, stop: weekly, failed: never, hurt: no",
       {"often", "many", "six", "stop", "failed", "hurt"},
       9,
       "risky"},
      {"often: daily, many: 4, six: daily, stop: daily, failed: daily, wants: yes, hurt: yes",
       {"often", "many", "six", "stop", "failed", "wants", "hurt"},
       24,
       "harmful"},
      {"often: daily, many: 4, six: {non_answer: dont_know}, hurt: no",
       {"often", "many", "six", "hurt"},
       nullptr,
       nullptr}};
  for (const HabitRow& row : rows) {
    INFO(row.answers);
    const json result = walk(kHabits, std::string("answers: {") + row.answers + "}");
    CHECK(result["problems"] == json::array());
    CHECK(result["complete"] == true);
    CHECK(result["route"] == json(row.route));
    CHECK(result["scores"]["total"]["value"] == row.total);
    CHECK(result["scores"]["total"]["band"] == row.band);
  }
}

TEST_CASE("a section looks only back, and that is said of the section") {
  std::string ahead = kHabits;
  ahead.replace(ahead.find("when: often != never"), 20, "when: many > 0");
  const auto refused = loaded(ahead);
  REQUIRE(refused.problems.size() == 1);
  CHECK(refused.problems[0].code == "looks_ahead");
  CHECK(refused.problems[0].message == "`many` is asked later, so the section `amount` can't use it.");
  std::string wrong = kHabits;
  wrong.replace(wrong.find("when: often != never"), 20, "when: value(often)");
  REQUIRE(loaded(wrong).problems.size() == 1);
  CHECK(loaded(wrong).problems[0].code == "type_mismatch");
}

TEST_CASE("why something is asked names its section's condition first") {
  const json parts =
      walk(kHabits, "answers: {often: weekly, many: 0, six: never}", {"failed"})["why"][0]["parts"];
  CHECK(parts[0] ==
        json{{"depth", 0}, {"text", "many + value(six) > 0"}, {"value", false}, {"section", "harm"}});
  CHECK(parts.back()["text"] == "stop");
}

namespace {

// Totals that run through people and their jobs: within one person, over all, and to the point where it is
// enough.
const std::string kIncome = R"yaml(
sections:
  - section: home
    questions:
      - {id: members, type: number, range: 0-3, text: {en: How many}}
      - repeat: member
        for_each: members
        questions:
          - {id: years, type: number, range: 0-99, text: {en: Years}}
          - repeat: job
            for_each: {ask: {en: One more job}}
            at_least: 0
            at_most: 3
            when: years >= 16
            questions:
              - {id: pay, type: number, range: 0-9000, text: {en: Pay}}
              - {id: enough, type: yes_no, text: {en: "{grand} by now"}, when: "grand >= 3000 and or_else(previous.grand, 0) < 3000 and or_else(previous.so_far, 0) < 3000"}
            values:
              run: or_else(previous.run, 0) + pay
              grand: or_else(previous.so_far, 0) + run
        values:
          own: sum(job, pay)
          so_far: or_else(previous.so_far, 0) + own
          most: max(own, or_else(previous.most, 0))
      - {id: support, type: yes_no, text: {en: Support}, when: "count(member) > 0 and sum(member, own) / count(member) < 1500"}
values:
  sums: sum(member, own)
  everything: sum(job, pay)
  jobs: count(job)
  dearest: max(member, own)
  with_work: count(member, count(job) > 0)
  minors: count(member, years < 16)
)yaml";

}  // namespace

TEST_CASE("totals run through nested repeats, and are right at every step") {
  const json result = walk(
      kIncome,
      R"yaml(answers: {members: 3, "member[1].years": 40, "member[1].job[1].pay": 1000, "member[1].job[2].pay": 1500,
  "member[2].years": 9, "member[3].years": 38, "member[3].job[1].pay": 700, "member[3].job[1].enough": no, "member[3].job[2].pay": 100, support: no})yaml");
  CHECK(result["problems"] == json::array());
  CHECK(result["complete"] == true);
  CHECK(result["route"] == json({"members", "member[1].years", "member[1].job[1].pay", "member[1].job[2].pay",
                                 "member[2].years", "member[3].years", "member[3].job[1].pay",
                                 "member[3].job[1].enough", "member[3].job[2].pay", "support"}));
  const json& values = result["values"];
  CHECK(values["member[1].job[2].grand"] == 2500);
  CHECK(values["member[3].job[1].grand"] == 3200);
  CHECK(values["member[3].job[2].grand"] == 3300);
  CHECK(values["member[2].so_far"] == 2500);
  CHECK(values["member[3].so_far"] == 3300);
  CHECK(values["member[3].most"] == 2500);
  CHECK(values["sums"] == 3300);
  CHECK(values["everything"] == 3300);
  CHECK(values["jobs"] == 4);
  CHECK(values["dearest"] == 2500);
  CHECK(values["with_work"] == 2);
  CHECK(values["minors"] == 1);
}

// What an answer that may still come is to a score, under every rule and in every way of being out of reach.
const std::string kEarly = R"yaml(
sections:
  - section: all
    questions:
      - {id: gate, type: yes_no, text: Gate}
      - {id: a, type: scale, from: 0, to: 5, text: A}
      - {id: b, type: scale, from: 0, to: 5, text: B, when: gate}
      - repeat: pet
        for_each: {ask: More}
        at_most: 3
        questions: [{id: cost, type: number, range: 0-9, text: Cost}]
scores:
  zero: {sum: [a, b], missing: as_zero}
  prorated: {sum: [a, b], missing: prorate}
  mean_zero: {mean: [a, b], missing: as_zero}
  mean_some: {mean: [a, b], missing: {at_most: 1}}
  hidden_only: {sum: [b], missing: as_zero}
  formula: {value: "or_else(b, 0) + if(not_asked(b), 0, b)"}
  costs: {sum: ["sum(pet, cost)"], missing: as_zero}
  low: {count: [a < 3, b < 3], missing: as_zero}
flags:
  - {flag: few, when: "zero < 5 or prorated < 5 or mean_zero < 2 or mean_some < 2 or hidden_only < 5 or formula < 5 or costs < 5", level: act_now}
  - {flag: thin, when: zero.answered < 2, level: act_now}
)yaml";

TEST_CASE("a mean times its items reaches the border of a band") {
  const std::string thirds = R"yaml(
sections:
  - section: all
    questions:
      - {id: a, type: number, range: 0-10, text: A}
      - {id: b, type: number, range: 0-10, text: B}
      - {id: c, type: number, range: 0-10, text: C}
      - {id: talk, type: yes_no, text: Talk, when: m * 3 >= 4}
scores:
  m: {mean: [a, b, c]}
  exact: {value: m * 3, range: 0-30, bands: [{from: 0, id: low}, {from: 4, id: high}]}
  w: {value: "round(m * 1.5)", range: 0-15}
)yaml";
  const json result = walk(thirds, "answers: {a: 1, b: 1, c: 2}");
  CHECK(result["route"] == json({"a", "b", "c", "talk"}));
  CHECK(result["scores"]["exact"]["value"] == 4);
  CHECK(result["scores"]["exact"]["band"] == "high");
  CHECK(result["scores"]["w"]["value"] == 2);
}

TEST_CASE("an answer whose option is not offered any more is none, in a walk as in conditions") {
  const std::string hidden = R"yaml(
sections:
  - section: all
    questions:
      - {id: boy, type: yes_no, text: Boy}
      - {id: one, type: one_of, text: One, options: [{id: x, text: X}, {id: y, text: Y, when: boy}]}
      - {id: many, type: many_of, text: Many, options: [{id: x, text: X, own_words: yes}, {id: y, text: Y, own_words: yes, when: boy}]}
      - {id: order, type: rank, text: Rank, options: [{id: x, text: X}, {id: z, text: Z}, {id: y, text: Y, when: boy}]}
values: {left: picked(many), none: not_reached(one)}
)yaml";
  const json result = walk(hidden,
                           "steps: [{answer: {boy: yes, one: y, many: [{x: A}, {y: B}], order: [y, x, z]}}, "
                           "{change: {boy: no}}]");
  CHECK(result["problems"].empty());
  CHECK(result["answers"] == json{{"boy", false}, {"many", {{{"x", "A"}}}}, {"order", {"x", "z"}}});
  CHECK(result["values"] == json{{"left", 1}, {"none", true}});
}

TEST_CASE("no score comes before all its answers are given or known to be missing") {
  struct Row {
    const char* answers;
    std::vector<std::string> waiting;
  };
  const std::vector<std::string> kAllScores = {"costs",     "formula",   "hidden_only", "low",
                                               "mean_some", "mean_zero", "prorated",    "zero"};
  const auto row = GENERATE_COPY(values<Row>({
      {"{}", kAllScores},
      {"answers: {a: 5}", kAllScores},
      {"answers: {gate: yes, a: 5}", kAllScores},
      {"answers: {gate: yes, a: {non_answer: dont_know}}", kAllScores},
      {"answers: {gate: no}", {"costs", "low", "mean_some", "mean_zero", "prorated", "zero"}},
      {"answers: {gate: no, a: 5}", {"costs"}},
      {"answers: {gate: {non_answer: wont_say}, a: 5}", {"costs"}},
      {"answers: {gate: yes, a: 5, b: 5}", {"costs"}},
      {"answers: {gate: yes, a: 5, b: 5, 'pet[1].cost': 9}", {}},
  }));
  INFO(row.answers);
  const json walked = walk(kEarly, row.answers);
  std::vector<std::string> waiting;
  for (const auto& [id, score] : walked["scores"].items()) {
    if (!score["value"].is_null()) continue;
    waiting.push_back(id);
    CHECK(score["reason"] == "not_reached");
  }
  CHECK(waiting == row.waiting);
}

TEST_CASE("a flag on a score is not raised while answers that it counts may still come") {
  CHECK(walk(kEarly, "{}")["flags"].empty());
  CHECK(walk(kEarly, "answers: {gate: yes, a: 5}")["flags"].empty());
  CHECK(walk(kEarly, "answers: {gate: yes, a: 5, b: 5}")["flags"].empty());
  CHECK(walk(kEarly, "answers: {gate: no, a: 5}")["flags"] == json({"few", "thin"}));
}

TEST_CASE("what is known to be missing counts as the rule says, also when all is") {
  const json scores = walk(kEarly, "answers: {gate: no, a: {non_answer: wont_say}}")["scores"];
  CHECK(scores["zero"] == json{{"value", 0}, {"band", nullptr}, {"answered", 0}, {"missing", 2}});
  CHECK(scores["mean_zero"]["value"] == 0);
  CHECK(scores["prorated"]["reason"] == "missing_items");
  CHECK(scores["formula"]["value"] == 0);
}

}  // namespace doorstep::test
