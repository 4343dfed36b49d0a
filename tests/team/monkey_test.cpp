// Somebody who taps and types without knowing what: the program stays whole, whatever is done to it.
//
// DOORSTEP_SEED=... does the same again; DOORSTEP_LONG=1 goes on for 20,000 acts.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <set>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "instruments/check/check.h"
#include "storage/records/live_interview.h"
#include "tests/team/world.h"

namespace doorstep::team {
namespace {

using interview::EventKind;
using testing::must;
using touch::Key;

constexpr int kQuick = 1'500;
constexpr int kLong = 20'000;
constexpr int kActsPerStart =
    500;  // then the program is ended in the middle of things, and the vault is read

// What a parent answers, and what a child must never meet.
const std::string kDoor = R"yaml(instrument: door
version: "1.0"
title: {sv: Dörr, en: Door}
respondent: parent
ages: 16-99
languages: [sv, en]
licence: {permission: own, text: "Own wording."}
domains: [conflict]
defaults: {non_answers: [dont_know, wont_say], identifies: free_text, share: never}
sections:
  - section: talking
    title: {sv: Samtal, en: Talking}
    questions:
      - {id: how, type: text, text: {sv: "Hur pratar ni?", en: "How do you talk?"}}
      - {id: often, type: yes_no, text: {sv: "Ofta?", en: "Often?"}}
      - {id: nights, type: number, range: 0-7, text: {sv: "Hur många nätter?", en: "How many nights?"}}
examples:
  - example: short
    age: 40
    answers: {how: a, often: yes, nights: 2}
    route: [how, often, nights]
)yaml";

// Never on the screen of anybody who is not of the team: names, the parent's answers, what the child keeps.
constexpr const char* kNobodysBusiness[] = {"KANARIE-NAMN", "KANARIE-ÄRENDE", "KANARIE-FÖRÄLDER",
                                            "KANARIE-HEMLIGT"};

std::uint32_t seed() {
  const char* given = std::getenv("DOORSTEP_SEED");
  return given != nullptr ? static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10))
                          : std::random_device()();
}

using Histories = std::map<std::string, std::vector<nlohmann::json>>;  // by interview

class Monkey {
 public:
  explicit Monkey(std::uint32_t seed) : chance_(seed) {
    all_ = world_.prepare();
    let_the_mother_answer();
    tell_the_mother();
    seen_ = histories();
    start();
  }

  void act() {
    if (acts_++ % kActsPerStart == kActsPerStart - 1) return end_and_look();
    if (is_locked()) return meet_the_lock();
    if (one_in(40)) return hide();
    if (is_team() && one_in(10)) return hand_over();
    if (is_respondents() && one_in(6)) {
      answer_here();
    } else {
      do_anything();
    }
    look_around();
  }

  // Ends the program in the middle of things: what was confirmed is in the vault, and nothing is gone from
  // it.
  void end_and_look() {
    world_.end();
    being_told_.clear();  // whoever was reading has not given it back
    Histories now = histories();
    for (const auto& [interview, before] : seen_) {
      const auto& after = now[interview];
      REQUIRE(after.size() >= before.size());
      CHECK(std::equal(before.begin(), before.end(), after.begin()));
    }
    std::string kept;
    for (const auto& [interview, events] : now) kept += nlohmann::json(events).dump();
    for (const std::string& words : confirmed_) {
      INFO("confirmed: " << words);
      CHECK(kept.find(nlohmann::json(words).dump()) != std::string::npos);
    }
    confirmed_count_ += confirmed_.size();
    confirmed_.clear();
    seen_ = std::move(now);
    start();
  }

  [[nodiscard]] std::size_t confirmed() const { return confirmed_count_; }
  [[nodiscard]] int turns() const { return turns_; }
  [[nodiscard]] int hidden() const { return hidden_; }
  // Pages that it was on, by their key up to the colon.
  [[nodiscard]] bool was_on(const std::string& page) const { return pages_.contains(page); }

 private:
  // What the team does with a family, besides what a tap here and there leads to.
  enum class Way { Account, TellBack, Choices, Note, People, Interview };
  static constexpr int kWays = 6;

  void let_the_mother_answer() {
    auto vault = must(vault::Vault::open(world_.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
    auto live = must(
        records::LiveInterview::start(*vault, must(records::find(*vault, records::PersonId{all_.mother})),
                                      check::open(kDoor, "door.yaml").instrument, kDoor, "sv",
                                      {*language::Date::parse("2025-11-20"), {}, {}}));
    const auto answer = [&](const char* question, language::Value value) {
      must(live.make({.kind = EventKind::Answered, .at = question, .answer = interview::Answer{value, {}}},
                     {}));
    };
    answer("how", std::string("KANARIE-FÖRÄLDER vi pratar inte"));
    answer("often", false);
    answer("nights", language::Number(3));
    must(live.make({.kind = EventKind::Finished}, {}));
  }

  // So that there is something to be told back, and an account.
  void tell_the_mother() {
    auto vault = must(vault::Vault::open(world_.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
    auto live = must(records::LiveInterview::resume(*vault, {all_.interview}));
    sharing::Event release{.kind = sharing::Kind::Decided, .item = "homes", .parent = all_.mother};
    release.decision = sharing::Decision::Release;
    release.reason = "tryggt";
    must(live.decide(std::move(release), {}));
    sharing::Event told{.kind = sharing::Kind::Told, .item = "homes", .parent = all_.mother};
    told.reason = "shown";
    must(live.decide(std::move(told), {}));
  }

  // Every interview of the vault, which can all be taken up again, and the family's decisions.
  [[nodiscard]] Histories histories() const {
    auto vault = must(vault::Vault::open(world_.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
    Histories all;
    for (const auto& record : must(records::all_interviews(*vault))) {
      all[record.id.text] = must(records::events(*vault, record));
      must(records::LiveInterview::resume(*vault, record.id));
    }
    all["decisions"] = must(records::sharing(*vault, {all_.family}));
    return all;
  }

  void start() {
    app_ = &world_.start();
    world_.unlock();
    REQUIRE(world_.shell().desk().is_open());
  }

  [[nodiscard]] bool is_locked() { return !world_.shell().desk().is_open() && !is_respondents(); }
  [[nodiscard]] bool is_team() const { return app_->has("lock"); }
  [[nodiscard]] bool is_respondents() const { return app_->has("hide"); }

  [[nodiscard]] bool one_in(int many) { return number(many) == 0; }
  [[nodiscard]] int number(int below) { return std::uniform_int_distribution<int>(0, below - 1)(chance_); }
  template <typename Things>
  [[nodiscard]] auto one_of(const Things& things) {
    return things[static_cast<std::size_t>(number(static_cast<int>(std::size(things))))];
  }

  // The neutral page or the passphrase: now and then somebody who knows it comes back.
  void meet_the_lock() {
    look_around();
    if (!one_in(4)) return do_anything();
    app_->key(Key::Escape);
    (void)tap_if_there("return");
    if (tap_if_there("passphrase")) {
      app_->type(kTeamPassphrase);
      (void)tap_if_there("open");
      app_->frames(6);
    }
    if (is_locked()) start();  // what was typed before stands in the field
  }

  [[nodiscard]] bool take(std::initializer_list<std::string> ids) {
    return std::ranges::all_of(ids, [this](const std::string& id) {
      if (!app_->has(id) || app_->node(id).disabled) return false;
      app_->tap(id);  // also what has to be looked for below
      app_->frames();
      return true;
    });
  }

  // A team member goes the ways one after the other; most end with the device in somebody else's hands.
  void hand_over() {
    app_->key(Key::Escape);
    for (int page = 0; page < 6 && app_->has("back"); ++page) app_->tap("back");
    if (!take({"family:" + all_.family})) return;
    go(static_cast<Way>(ways_++ % kWays));
    turns_ += is_respondents() ? 1 : 0;
    look_around();
  }
  void go(Way way) {
    const std::string follow = "follow:" + all_.interview;
    switch (way) {
      case Way::Account:
        (void)take({all_.on_card("show", all_.mother), "start"});
        return;
      case Way::TellBack:
        if (!take({follow, "tell_back", "words"})) return;
        app_->type(fmt::format("ord{} ", acts_));
        (void)take({"save", "start"});
        return;
      case Way::Choices:
        (void)take({follow, "change_choices", "start", "next", "next", "next"});
        return;
      case Way::Note:
        (void)take({follow, one_in(2) ? "response:" + all_.mother : std::string("report")});
        return;
      case Way::People:
        (void)take({"correct_people", "correct:" + (one_in(2) ? all_.mother : all_.child)});
        return;
      case Way::Interview:
        (void)take({"new_interview", "person:" + (one_in(3) ? all_.mother : all_.child), "instrument:story",
                    "start"});
        return;
    }
  }

  // Words that a child has read are in the vault when they are gone from its screen.
  void note_what_was_read() {
    const std::string& key = app_->ui().screen_key();
    pages_.insert(key.substr(0, key.find(':')));
    if (key == screen::kToldBack && app_->has("done") && !app_->node("done").disabled) {
      being_told_ = app_->node("words").label;
    } else if (!being_told_.empty()) {
      confirmed_.insert(std::exchange(being_told_, {}));
    }
  }

  [[nodiscard]] bool tap_if_there(const std::string& id) {
    if (!app_->has(id) || app_->node(id).disabled || app_->node(id).visible.height <= 0) return false;
    app_->tap(id);
    return true;
  }

  void hide() {
    if (is_team() && one_in(2)) return;  // there it is called lock
    const bool by_key = one_in(2) || !is_respondents();
    if (by_key) {
      for (int press = 0; press < 3; ++press) app_->key(Key::Shift);
    } else {
      app_->tap("hide");
    }
    app_->frames();
    INFO(app_->describe());
    CHECK(app_->has("clock"));
    CHECK_FALSE(world_.shell().desk().is_open());
    CHECK_FALSE(world_.shows("KANARIE"));
    CHECK_FALSE(world_.shows("Elsa"));
    ++hidden_;
  }

  void do_anything() {
    last_.clear();
    const std::string before = app_->ui().screen_key();
    const std::string given = text_given();
    switch (number(12)) {
      case 0:
        app_->tap_at({static_cast<float>(number(216)), static_cast<float>(number(135))});
        break;
      case 1:
        app_->drag(anywhere(), anywhere());
        break;
      case 2:
      case 3:
        app_->type(one_of(std::vector<std::string>{"a", "7", "ö", "0", " ", fmt::format("ord{}", acts_)}));
        break;
      case 4:
        app_->key(one_of(std::vector{Key::Tab, Key::Enter, Key::Space, Key::Escape, Key::Left, Key::Down,
                                     Key::PageDown, Key::PageUp, Key::Backspace, Key::Undo, Key::SelectAll}));
        break;
      case 5:
        last_ = "next";
        if (tap_if_there("next")) break;
        [[fallthrough]];
      default:
        tap_something();
    }
    app_->frames();
    const bool went_on = is_respondents() && before != app_->ui().screen_key() && last_ == "next";
    if (went_on && !given.empty()) confirmed_.insert(given);
  }

  // Answers in words of its own and goes on, as a respondent does.
  void answer_here() {
    const std::string here = app_->ui().screen_key();
    if (!here.starts_with("question:")) return (void)(tap_if_there("start") || tap_if_there("next"));
    for (const touch::Node& node : app_->ui().tree().nodes()) {
      if (!touch::takes_text(node.role) || node.layer > 0) continue;
      if (!tap_if_there(std::string(node.id))) return;
      app_->type(fmt::format(" ord{}", acts_));
      break;
    }
    const std::string given = text_given();
    if (tap_if_there("next") && app_->ui().screen_key() != here && !given.empty()) confirmed_.insert(given);
  }

  [[nodiscard]] touch::Point anywhere() {
    return {static_cast<float>(number(216)), static_cast<float>(number(135))};
  }

  // What stands in the text field of a respondent's question when "next" is touched, without the blanks
  // around it, as it is recorded.
  [[nodiscard]] std::string text_given() const {
    if (!is_respondents() || !app_->ui().screen_key().starts_with("question:")) return {};
    for (const touch::Node& node : app_->ui().tree().nodes()) {
      if (touch::takes_text(node.role) && node.id.starts_with("answer:")) {
        const std::size_t first = node.value.find_first_not_of(' ');
        if (first == std::string::npos) return {};
        return node.value.substr(first, node.value.find_last_not_of(' ') + 1 - first);
      }
    }
    return {};
  }

  void tap_something() {
    const auto& tree = app_->ui().tree();
    std::vector<std::string> ids;
    for (const touch::Node& node : tree.nodes()) {
      if (node.touch == touch::Touch::Taps && !node.disabled && node.layer == tree.top_layer() &&
          node.visible.height > 1 && node.visible.width > 1)
        ids.push_back(node.id);
    }
    if (ids.empty()) return;
    last_ = one_of(ids);
    const touch::Rect place = app_->node(last_).visible;
    app_->tap_at(place.center());
  }

  void look_around() {
    REQUIRE_FALSE(app_->ui().tree().nodes().empty());
    note_what_was_read();
    if (is_team()) return;
    INFO("after " << acts_ << " acts, the last on " << last_ << "\n" << app_->describe());
    for (const char* words : kNobodysBusiness) {
      INFO(words);
      CHECK_FALSE(world_.shows(words));
    }
    if (is_respondents()) {
      for (const char* way : {"lock", "display", "add_person", "new_interview"}) CHECK_FALSE(app_->has(way));
    }
  }

  World world_{{kDoor}};
  Prepared all_;
  std::mt19937 chance_;
  harness::Harness* app_ = nullptr;
  Histories seen_{};
  std::set<std::string> confirmed_{};
  std::string last_{};
  std::string being_told_{};
  std::set<std::string> pages_{};
  int acts_ = 0, ways_ = 0, turns_ = 0, hidden_ = 0;
  std::size_t confirmed_count_ = 0;
};

}  // namespace

TEST_CASE("whatever is tapped and typed no confirmed answer is lost and nothing shows that must not") {
  const std::uint32_t from = seed();
  const int acts = testing::long_run() ? kLong : kQuick;
  INFO("DOORSTEP_SEED=" << from);
  Monkey monkey(from);
  for (int act = 0; act < acts; ++act) monkey.act();
  monkey.end_and_look();
  std::cout << fmt::format("seed {}: {} acts, {} turns, {} texts confirmed, hidden {} times\n", from, acts,
                           monkey.turns(), monkey.confirmed(), monkey.hidden());
  CHECK(monkey.turns() > 0);
  CHECK(monkey.hidden() > 0);
  for (const char* page : {"account", "told_back", "choice", "note", "person", "question"}) {
    INFO(page);
    CHECK(monkey.was_on(page));
  }
}

}  // namespace doorstep::team
