#include "tests/team/world.h"

#include <fmt/format.h>

#include "app/text/assets.h"
#include "instruments/check/check.h"
#include "storage/records/live_interview.h"

namespace doorstep::team {
namespace {

using interview::EventKind;
using interview::Move;
using records::LiveInterview;
using testing::must;

constexpr std::string_view kStory = R"yaml(instrument: story
version: "1.0"
title: {sv: Liten berättelse, en: Small story}
respondent: child
ages: 8-12
languages: [sv, en]
licence: {permission: own, text: "Own wording."}
domains: [conflict, child_safety]
topics:
  homes: {text: {sv: Mina hem, en: My homes}}
  noise: {text: {sv: Bråk, en: Arguments}}
  wishes: {text: {sv: Önskningar, en: Wishes}}
defaults: {non_answers: [dont_know, wont_say], identifies: free_text, share: ask}
sections:
  - section: homes
    topic: homes
    title: {sv: Mina hem, en: My homes}
    questions:
      - id: at_home
        type: text
        text: {sv: "Hur har du det?", en: "How are things?"}
        summary: {sv: "{answer}", en: "{answer}"}
  - section: noise
    topic: noise
    title: {sv: Bråk, en: Arguments}
    questions:
      - id: noise_words
        type: text
        domain: conflict
        text: {sv: "Vad händer när det blir bråk?", en: "What happens when there are arguments?"}
        summary: {sv: "{answer}", en: "{answer}"}
  - section: wishes
    topic: wishes
    title: {sv: Önskningar, en: Wishes}
    questions:
      - id: wish
        type: text
        text: {sv: "Vad önskar du?", en: "What do you wish?"}
        summary: {sv: "{answer}", en: "{answer}"}
      - id: afraid
        type: yes_no
        share: never
        domain: child_safety
        text: {sv: "Är du rädd hemma?", en: "Are you afraid at home?"}
      - id: secret
        type: text
        share: never
        text: {sv: "Vad är du rädd för?", en: "What are you afraid of?"}
after:
  - sharing: topics
  - assent: sharing
    text: {sv: "Får jag berätta det du har valt?", en: "May I tell what you have chosen?"}
flags:
  - flag: afraid_at_home
    when: afraid == yes
    level: act_now
    domain: child_safety
    prompt: {sv: "Ta reda på om barnet kan gå hem tryggt.", en: "Find out whether the child can go home safely."}
examples:
  - example: afraid
    age: 10
    answers: {at_home: a, noise_words: b, wish: c, afraid: yes, secret: d}
    route: [at_home, noise_words, wish, afraid, secret]
    flags: [afraid_at_home]
  - example: not afraid
    age: 10
    answers: {at_home: a, noise_words: b, wish: c, afraid: no, secret: d}
    route: [at_home, noise_words, wish, afraid, secret]
    flags: []
)yaml";

void answer(LiveInterview& live, const std::string& question, language::Value value) {
  must(live.make(
      {.kind = EventKind::Answered, .at = question, .answer = interview::Answer{std::move(value), {}}}, {}));
}

void choose(LiveInterview& live, const std::string& item, const std::string& parent, sharing::Choice choice,
            const std::string& title, std::vector<std::string> lines) {
  sharing::Event event;
  event.kind = sharing::Kind::Chosen;
  event.item = item;
  event.parent = parent;
  event.choice = choice;
  event.title = title;
  event.lines = std::move(lines);
  event.by = "child";
  event.language = "sv";
  must(live.decide(std::move(event), {}));
}

void assent(LiveInterview& live) {
  sharing::Event event;
  event.kind = sharing::Kind::Assented;
  event.assented = true;
  event.by = "child";
  event.language = "sv";
  must(live.decide(std::move(event), {}));
}

void finish(LiveInterview& live) {
  must(live.make({.kind = EventKind::Shared}, {}));
  must(live.make({.kind = EventKind::Assented, .answer = interview::Answer{true, {}}}, {}));
  must(live.make({.kind = EventKind::Finished}, {}));
}

records::Person person(vault::Vault& vault, const records::FamilyId& family, records::PersonRole role,
                       std::string name, std::string called) {
  records::Person person;
  person.family = family;
  person.role = role;
  person.name = std::move(name);
  person.called = std::move(called);
  person.language = "sv";
  if (role == records::PersonRole::Child) person.born = language::Date::parse("2015-03-14");
  return must(records::add(vault, std::move(person)));
}

// The mother may hear about the homes and the noise, the father about the noise; the wish is the child's own.
void tell(LiveInterview& live, const Prepared& all) {
  answer(live, "at_home", std::string("KANARIE-HEM bor hos båda"));
  answer(live, "noise_words", std::string("KANARIE-BRÅK jag går ut"));
  answer(live, "wish", std::string("KANARIE-ÖNSKAN en hund"));
  answer(live, "afraid", true);
  answer(live, "secret", std::string("KANARIE-HEMLIGT mörkret"));
  finish(live);
  choose(live, "homes", all.mother, sharing::Choice::MyWords, "Mina hem", {"Jag har det bra hos båda."});
  choose(live, "noise", all.mother, sharing::Choice::TheseWords, "Bråk",
         {"KANARIE-TILL-MAMMA jag hör bråk."});
  choose(live, "noise", all.father, sharing::Choice::MyWords, "Bråk", {"KANARIE-TILL-PAPPA jag hör bråk."});
  choose(live, "wishes", all.mother, sharing::Choice::Not, "Önskningar", {"KANARIE-ÖNSKAN en hund"});
  assent(live);
}

}  // namespace

std::string_view story() { return kStory; }

std::string with(std::string text, const std::string& old, const std::string& fresh) {
  return text.replace(text.find(old), old.size(), fresh);
}

World::World(const std::vector<std::string>& more) {
  const auto add = [&](const std::string& name, std::string_view text) {
    instruments_.push_back(scratch_.path() / name);
    write(name, text);
  };
  add("story.yaml", kStory);
  for (std::size_t index = 0; index < more.size(); ++index)
    add(fmt::format("more_{}.yaml", index), more[index]);
}

void World::write(const std::string& name, std::string_view text) const {
  testing::write_all(scratch_.path() / name, std::string(text));
}

screen::DeskOptions World::desk_options() {
  screen::DeskOptions options{.vault = scratch_.vault(), .instruments = instruments_};
  options.vault_options = testing::fast();
  options.clocks.now = [this] { return interview::Stamp{milliseconds_ += 1000, milliseconds_}; };
  options.clocks.local = [](std::int64_t) { return screen::LocalTime{2025, 11, 21, 14, 32}; };
  return options;
}

Prepared World::prepare() {
  auto vault = must(vault::Vault::create(scratch_.vault(), kTeamMember, kTeamPassphrase, testing::fast()));
  records::Family family;
  family.name = "Familjen KANARIE-NAMN";
  family.case_number = "KANARIE-ÄRENDE";
  family = must(records::add(*vault, std::move(family)));
  const auto child = person(*vault, family.id, records::PersonRole::Child, "Elsa", "");
  const auto mother = person(*vault, family.id, records::PersonRole::Parent, "Karin", "mamma");
  const auto father = person(*vault, family.id, records::PersonRole::Parent, "Åke KANARIE-PAPPA", "pappa");
  Prepared all{family.id.text, child.id.text, mother.id.text, father.id.text, {}};
  const auto loaded = check::open(kStory, "story.yaml");
  for (const auto& problem : loaded.problems) UNSCOPED_INFO(problem.code << " " << problem.message);
  REQUIRE(loaded.instrument);
  auto live = must(LiveInterview::start(*vault, child, loaded.instrument, kStory, "sv",
                                        {*language::Date::parse("2025-11-21"), {}, {}}));
  all.interview = live.record().id.text;
  tell(live, all);
  return all;
}

std::string World::come_again(const Prepared& all) {
  auto vault = must(vault::Vault::open(scratch_.vault(), kTeamMember, kTeamPassphrase, testing::fast()));
  auto live = must(LiveInterview::start(*vault, must(records::find(*vault, records::PersonId{all.child})),
                                        check::open(kStory, "story.yaml").instrument, kStory, "sv",
                                        {*language::Date::parse("2025-11-22"), {}, {}}));
  for (const auto* question : {"at_home", "noise_words", "wish"})
    answer(live, question, std::string("samma"));
  answer(live, "afraid", true);
  answer(live, "afraid", false);
  answer(live, "secret", std::string("inget"));
  finish(live);
  return live.record().id.text;
}

void World::choose_again(const Prepared& all, const std::string& again, const std::string& words) {
  auto vault = must(vault::Vault::open(scratch_.vault(), kTeamMember, kTeamPassphrase, testing::fast()));
  auto live = must(LiveInterview::resume(*vault, records::InterviewId{again}));
  choose(live, "homes", all.mother, sharing::Choice::MyWords, "Mina hem", {words});
  assent(live);
}

std::string World::begin_again(const Prepared& all) {
  auto vault = must(vault::Vault::open(scratch_.vault(), kTeamMember, kTeamPassphrase, testing::fast()));
  auto live = must(LiveInterview::start(*vault, must(records::find(*vault, records::PersonId{all.child})),
                                        check::open(kStory, "story.yaml").instrument, kStory, "sv",
                                        {*language::Date::parse("2025-11-22"), {}, {}}));
  for (const auto* question : {"at_home", "noise_words", "wish"})
    answer(live, question, std::string("samma"));
  answer(live, "afraid", true);
  return live.record().id.text;
}

harness::Harness& World::start(harness::Screen screen) {
  harness_.reset();
  shell_.reset();
  screen::ShellOptions options{.desk = desk_options(), .assets = text::assets_folder().value()};
  std::filesystem::create_directories(papers());
  options.papers = papers();
  if (make_voice_) options.voice = make_voice_();
  options.device.read_aloud = read_aloud_;
  options.set_window_title = [this](const std::string& title) { titles_.push_back(title); };
  shell_ = must(screen::Shell::create(std::move(options)));
  harness_ = std::make_unique<harness::Harness>(*shell_, screen);
  harness_->frames();
  return *harness_;
}

void World::unlock(const std::string& passphrase) {
  harness_->tap("passphrase");
  harness_->type(passphrase);
  harness_->tap("open");
  harness_->frames(6);
}

void fill(harness::Harness& app, const std::string& field, const std::string& words) {
  app.tap(field);
  app.type(words);
}

void AtDesk::hand_over(const std::string& person) {
  app.tap("new_interview");
  app.tap("person:" + person);
  if (app.node("start").disabled) app.tap(first("instrument:"));  // it was asked before
  app.tap("start");
  app.frames();
}

std::string AtDesk::first(const std::string& beginning) const {
  for (const touch::Node& node : app.ui().tree().nodes()) {
    if (node.id.starts_with(beginning)) return node.id;
  }
  FAIL("nothing on the screen begins with " << beginning << "\n" << app.describe());
  return {};
}

void AtFamily::release() {
  tap({"review:" + all.interview, "decision:release", "reason:1", "decide", "back"});
}

void AtFamily::tell_mother() {
  release();
  tap({all.on_card("show", all.mother), "start", "done"});
  world.unlock();
  tap({"how:shown", "mark_told"});
}

void AtFamily::bar(const std::string& adult) {
  tap({"bar", "adult:" + adult});
  fill(app, "words", "Kontaktförbud");
  tap({"law:none", "save"});
}

std::string AtFamily::add_adult(const std::string& name, const std::string& called) {
  tap({"add_person", "kind:other"});
  fill(app, "name", name);
  fill(app, "called", called);
  tap({"save"});
  std::string id;
  for (const touch::Node& node : app.ui().tree().nodes()) {
    if (node.id.starts_with("person:") && node.label.find(name) != std::string::npos) id = node.id.substr(7);
  }
  REQUIRE_FALSE(id.empty());
  return id;
}

bool World::shows(const std::string& words) const {
  if (harness_->shows(words)) return true;
  for (const std::string& title : titles_) {
    if (title.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace doorstep::team
