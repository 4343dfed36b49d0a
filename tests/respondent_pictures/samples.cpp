#include "tests/respondent_pictures/samples.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "instruments/model/load.h"

namespace doorstep::sample {

const std::string kChildsInstrument = R"(instrument: liten
version: 1.0
title: {sv: Min berättelse, en: My story}
respondent: child
ages: 6-14
languages: [sv, en]
licence: {permission: own, text: "Own wording."}
domains: [separation, conflict]
topics:
  homes: {text: {sv: Mina hem, en: My homes}}
  noise: {text: {sv: När det blir bråk, en: When there are arguments}}
  wishes: {text: {sv: Det jag önskar, en: What I wish}}
defaults:
  non_answers: [dont_know, wont_say]
  identifies: none
  share: ask
before:
  - inform: who
    text:
      sv: "Hej! Jag heter {interviewer}. Jag pratar med barn som har föräldrar som bor isär. Jag vill veta hur du har det. Det är du som vet mest om ditt liv."
      en: "Hi! My name is {interviewer}. I talk with children whose parents live apart. I want to know how things are for you. You are the one who knows most about your life."
  - inform: limits
    text:
      sv: "En sak kan jag inte hålla hemlig. Om någon gör dig illa måste jag berätta det för vuxna som kan hjälpa dig. Då försöker jag prata med dig först."
      en: "There is one thing that I cannot keep secret. If somebody hurts you, I have to tell adults who can help you. Then I try to talk with you first."
  - understood: limits_understood
    text: {sv: "Kan jag hålla allt du säger hemligt?", en: "Can I keep everything you say secret?"}
    right: no
    again: limits
  - assent: talk
    text: {sv: "Vill du prata med mig i dag?", en: "Do you want to talk with me today?"}
sections:
  - section: homes
    topic: homes
    title: {sv: Mina hem, en: My homes}
    questions:
      - id: lives
        type: one_of
        text: {sv: "Hur bor du nu?", en: "Where do you live now?"}
        options:
          - {id: mostly_one, text: {sv: Mest hos en förälder, en: Mostly with one parent}, summary: {sv: "Jag bor mest hos en förälder.", en: "I live mostly with one parent."}}
          - {id: both, text: {sv: Lika mycket hos båda, en: The same amount with both}, summary: {sv: "Jag bor lika mycket hos båda.", en: "I live the same amount with both."}}
          - {id: other, text: {sv: På ett annat sätt, en: In another way}, own_words: true, summary: {sv: "Så här bor jag: {answer}", en: "This is how I live: {answer}"}}
      - id: changing
        type: faces
        steps: 3
        labels: [{sv: Det känns inte bra, en: It feels bad}, {sv: Det känns sådär, en: It feels so-so}, {sv: Det känns bra, en: It feels good}]
        when: lives == both
        text: {sv: "Hur känns det när du byter hem?", en: "How does it feel to change homes?"}
        summary: {sv: "{answer} att byta hem.", en: "{answer} to change homes."}
      - id: siblings
        type: number
        range: 0-15
        share: never
        text: {sv: "Hur många syskon har du?", en: "How many brothers and sisters do you have?"}
        check: {rule: "siblings <= 8", text: {sv: "Stämmer det att du har så många syskon?", en: "Is it right that you have so many brothers and sisters?"}, strict: false}
  - section: arguments
    topic: noise
    title: {sv: När det blir bråk, en: When there are arguments}
    questions:
      - id: hears
        type: yes_no
        text: {sv: "Hör du dina föräldrar bråka?", en: "Do you hear your parents argue?"}
        summary: {sv: "Hör jag mina föräldrar bråka? {answer}.", en: "Do I hear my parents argue? {answer}."}
      - id: then
        type: many_of
        at_most: 2
        when: hears
        text: {sv: "Vad gör du då?", en: "What do you do then?"}
        options:
          - {id: room, text: {sv: Går till mitt rum, en: I go to my room}, summary: {sv: "När mina föräldrar bråkar går jag till mitt rum.", en: "When my parents argue I go to my room."}}
          - {id: music, text: {sv: Sätter på musik, en: I put on music}, summary: {sv: "Jag sätter på musik när mina föräldrar bråkar.", en: "I put on music when my parents argue."}}
          - {id: stop, text: {sv: Försöker få dem att sluta, en: I try to make them stop}, summary: {sv: "Jag försöker få mina föräldrar att sluta bråka.", en: "I try to make my parents stop arguing."}}
          - {id: tell, text: {sv: Pratar med någon, en: I talk with someone}, summary: {sv: "När mina föräldrar bråkar pratar jag med någon.", en: "When my parents argue I talk with someone."}}
          - {id: nothing, text: {sv: Inget särskilt, en: Nothing special}, summary: {sv: "Jag gör inget särskilt när mina föräldrar bråkar.", en: "I do nothing special when my parents argue."}, exclusive: true}
      - id: body
        type: scale
        from: 0
        to: 10
        low: {sv: Lugnt, en: Calm}
        high: {sv: Jätteoroligt, en: Very worried}
        text: {sv: "Hur känns det i kroppen efteråt?", en: "How does it feel in your body afterwards?"}
        summary: {sv: "Efter ett bråk är oron i kroppen {answer} av 10.", en: "After an argument the worry in my body is {answer} of 10."}
  - section: wishes
    topic: wishes
    title: {sv: Det jag önskar, en: What I wish}
    questions:
      - id: since
        type: date
        precision: month
        latest: today
        share: never
        check: {rule: "years_between(since, today) <= 14", text: {sv: "Det är längre sedan än du har levt.", en: "That is longer ago than you have lived."}}
        text: {sv: "När flyttade dina föräldrar isär?", en: "When did your parents move apart?"}
      - id: wish
        type: text
        long: true
        identifies: free_text
        text: {sv: "Om du fick bestämma en sak, vad skulle det vara?", en: "If you could decide one thing, what would it be?"}
        summary: {sv: "{answer}", en: "{answer}"}
after:
  - inform: before_sharing
    text:
      sv: "Nu går vi igenom det du har sagt. Du väljer vad jag får berätta för dina föräldrar, en sak i taget."
      en: "Now we go through what you have said. You choose what I may tell your parents, one thing at a time."
  - sharing: topics
  - assent: sharing
    text: {sv: "Får jag berätta det du har valt?", en: "May I tell what you have chosen?"}
  - id: did_decide
    type: yes_no
    share: never
    text: {sv: "Var det du som bestämde vad som får berättas?", en: "Did you decide what may be told?"}
  - inform: goodbye
    text: {sv: "Tack för i dag. Det du har sagt är viktigt.", en: "Thank you for today. What you have said matters."}
)";

const std::string kParentsInstrument = R"(instrument: liten_dorr
version: 1.0
title: {sv: Dörr ett, en: Door one}
respondent: parent
ages: 16-99
languages: [sv, en]
licence: {permission: own, text: "Own wording."}
domains: [child_situation, conflict]
defaults:
  non_answers: [dont_know, wont_say]
  identifies: none
  share: never
before:
  - inform: who_sees
    text:
      sv: "Teamet läser dina svar. Vi visar dem inte för den andra föräldern. Skriv inte namn, adress eller ort när du svarar med egna ord."
      en: "The team reads your answers. We do not show them to the other parent. Do not write names, addresses or places when you answer in your own words."
  - assent: begin
    text: {sv: "Vill du svara på frågorna nu?", en: "Do you want to answer the questions now?"}
sections:
  - section: child
    title: {sv: Barnets situation, en: The child's situation}
    questions:
      - id: hears
        type: one_of
        text: {sv: "Hur ofta hör ditt barn era konflikter när ni pratar med varandra?", en: "How often does your child hear your conflicts when you talk with each other?"}
        help: {sv: "Tänk på de senaste fyra veckorna.", en: "Think of the last four weeks."}
        options:
          - {id: never, text: {sv: Aldrig, en: Never}}
          - {id: rarely, text: {sv: Sällan, en: Rarely}}
          - {id: sometimes, text: {sv: Ibland, en: Sometimes}}
          - {id: often, text: {sv: Nästan alltid, en: Almost always}}
      - id: comment
        type: text
        long: true
        identifies: free_text
        text: {sv: "Är det något mer om barnet som vi behöver veta?", en: "Is there anything else about the child that we need to know?"}
  - section: talking
    title: {sv: Hur ni pratar med varandra, en: How you talk with each other}
    questions:
      - id: ways
        type: many_of
        text: {sv: "Hur har ni kontakt?", en: "How do you keep in touch?"}
        options:
          - {id: phone, text: {sv: Vi ringer, en: We phone}}
          - {id: written, text: {sv: Vi skriver, en: We write}}
          - {id: meet, text: {sv: Vi ses, en: We meet}}
          - {id: others, text: {sv: Genom någon annan, en: Through somebody else}, own_words: true}
          - {id: none, text: {sv: Inte alls, en: Not at all}, exclusive: true}
)";

namespace {

std::optional<std::string> shipped_picture(std::string_view name) {
  std::ifstream file(std::string(DOORSTEP_SOURCE_DIR "/instruments/library/") + std::string(name));
  std::ostringstream text;
  text << file.rdbuf();
  return file ? std::optional(text.str()) : std::nullopt;
}

}  // namespace

std::shared_ptr<const model::Instrument> load_instrument(const std::string& yaml) {
  const model::Loaded loaded = model::load(yaml, "sample.yaml", {}, shipped_picture);
  if (loaded.instrument) return loaded.instrument;
  std::string problems = "the sample instrument does not load:";
  for (const auto& problem : loaded.problems) {
    problems += "\n" + std::to_string(problem.place.line) + ": " + problem.message + " " + problem.remedy;
  }
  throw std::runtime_error(problems);
}

Session::Session(const words::Words& words, Options options) : words_(words), options_(std::move(options)) {
  const interview::Inputs inputs{options_.age, *language::Date::parse("2026-11-21")};
  interview_.emplace(
      interview::Interview::start(load_instrument(options_.instrument), inputs, options_.language, {}));
  open_again();
}

screen::RespondentPeople Session::people() const {
  screen::RespondentPeople people{"person-1", options_.name, "Johan", {}};
  const std::vector<screen::ParentOfChild> parents = {
      {"parent-1", options_.language == "sv" ? "mamma" : "mum", "Karin"},
      {"parent-2", options_.language == "sv" ? "pappa" : "dad", "Erik"}};
  people.parents.assign(parents.begin(), parents.begin() + static_cast<std::ptrdiff_t>(options_.parents));
  return people;
}

screen::RespondentActions Session::actions() {
  return {[this](const interview::Move& move) { return make(move); },
          [this](sharing::Event event) { return decide(std::move(event)); }};
}

void Session::open_again(screen::Purpose purpose) {
  respondent_.emplace(*interview_, ledger_, people(), words_, options_.density, actions(),
                      screen::RespondentDraft{.purpose = purpose});
  wish_.reset();
}

void Session::come_back_after_telling() {
  sharing::Event release{.kind = sharing::Kind::Decided, .item = "homes", .parent = "parent-1"};
  release.decision = sharing::Decision::Release;
  release.reason = "tryggt";
  record(std::move(release));
  record({.kind = sharing::Kind::Told, .item = "homes", .parent = "parent-1"});
  open_again(screen::Purpose::ChangeChoices);
}

void Session::record(sharing::Event event) {
  if (const auto done = decide(std::move(event)); !done) throw std::runtime_error(done.error().message);
}

void Session::return_from_hiding() {
  hidden_ = false;
  respondent_.emplace(*interview_, ledger_, people(), words_, options_.density, actions(), std::move(kept_));
}

Result<void> Session::make(const interview::Move& move) {
  if (broken_ && broken_kind_.value_or(move.kind) == move.kind) return tl::unexpected(*broken_);
  const auto event = interview_->plan(move, {});
  if (!event) return tl::unexpected(event.error());
  return interview_->apply(*event);
}

Result<void> Session::decide(sharing::Event event) {
  if (broken_ && !broken_kind_) return tl::unexpected(*broken_);
  event.number = ledger_.next_number();
  if (auto applied = ledger_.apply(event); !applied) return applied;
  decisions_.push_back(std::move(event));
  return {};
}

void Session::frame(touch::Ui& ui) {
  if (!hidden_) return respondent_->draw(ui);
  ui.screen("hidden", touch::Entrance::Instant);
  ui.emit("garden", touch::Role::Image, "12.00", ui.viewport(), touch::Touch::None);
}

void Session::after_frame(touch::Ui& ui) {
  if (hidden_) return;
  const auto wish = respondent_->act();
  if (!wish) return;
  wish_ = wish;
  if (wish == screen::Respondent::Wish::Hide) {
    respondent_->note_hidden();
    kept_ = std::move(*respondent_).take_draft();
    respondent_.reset();
    hidden_ = true;
    ui.request_frame();
  }
}

namespace {

// Applies decisions one after the other, numbered.
class LedgerMaker {
 public:
  void choose(const std::string& item, const std::string& title, const std::string& parent,
              sharing::Choice choice, std::vector<std::string> lines) {
    sharing::Event event;
    event.kind = sharing::Kind::Chosen;
    event.item = item;
    event.title = title;
    event.parent = parent;
    event.choice = choice;
    event.lines = std::move(lines);
    apply(std::move(event));
  }
  void assent() {
    sharing::Event event;
    event.kind = sharing::Kind::Assented;
    event.assented = true;
    apply(std::move(event));
  }
  void decide(const std::string& item, const std::string& parent, sharing::Decision decision) {
    sharing::Event event;
    event.kind = sharing::Kind::Decided;
    event.item = item;
    event.parent = parent;
    event.decision = decision;
    event.reason = std::string("skäl ") + kCanary;
    apply(std::move(event));
  }
  [[nodiscard]] sharing::Ledger ledger() const { return ledger_; }

 private:
  void apply(sharing::Event event) {
    event.number = ledger_.next_number();
    if (const auto done = ledger_.apply(event); !done) throw std::runtime_error(done.error().message);
  }
  sharing::Ledger ledger_;
};

}  // namespace

sharing::Ledger told_ledger() {
  using sharing::Choice;
  using sharing::Decision;
  const std::string canary = kCanary;
  LedgerMaker maker;
  maker.choose(
      "homes", "Mina hem", "parent-1", Choice::MyWords,
      {"Det är bra hos er båda.", "Men jag glömmer saker när jag byter, och då blir det stressigt."});
  maker.choose("noise", "När det blir bråk", "parent-1", Choice::TheseWords,
               {"Elsa märker när ni är osams och önskar att ni pratar om det när hon inte hör."});
  maker.choose("wishes", "Det jag önskar", "parent-1", Choice::MyWords,
               {"Att jag får ha en likadan säng på båda ställena."});
  maker.choose("safe", "Trygg " + canary, "parent-1", Choice::MyWords, {"Hållet tillbaka " + canary});
  maker.choose("school", "Skola " + canary, "parent-1", Choice::Not, {"Inte " + canary});
  maker.choose("friends", "Kompisar " + canary, "parent-1", Choice::Later, {"Senare " + canary});
  maker.choose("homes", "Mina hem", "parent-2", Choice::MyWords, {"Bara för pappa " + canary});
  maker.assent();
  for (const char* item : {"homes", "noise", "wishes"}) maker.decide(item, "parent-1", Decision::Release);
  maker.decide("safe", "parent-1", Decision::NotNow);
  maker.decide("homes", "parent-2", Decision::Release);
  return maker.ledger();
}

namespace {

Stop::Act tap(std::string id) { return {Stop::Act::Kind::Tap, std::move(id)}; }
Stop::Act type(std::string words) { return {Stop::Act::Kind::Type, std::move(words)}; }

}  // namespace

std::vector<Stop> childs_way() {
  const Stop::Act next = tap("next");
  return {
      {"01_hand_over", {}},
      {"02_inform", {tap("start")}},
      {"03_understood", {next, next}},
      {"04_read_again", {tap("answer:limits_understood:yes"), next}},
      {"05_assent", {next, tap("answer:limits_understood:no"), next}},
      {"06_one_of", {tap("answer:talk:yes"), next}},
      {"07_own_words", {tap("answer:lives:other"), tap("answer:lives:other:words"), type("Varannan vecka")}},
      {"08_faces", {tap("answer:lives:both"), next, tap("answer:changing:2")}},
      {"09_pause", {tap("pause")}},
      {"10_stop", {tap("stop")}},
      {"11_number", {tap("stop:no"), next}},
      {"12_number_pad", {tap("answer:siblings")}},
      {"13_soft_check", {tap("answer:siblings:pad:9"), tap("answer:siblings:pad:done"), next}},
      {"14_yes_no", {next}},
      {"15_many_of",
       {tap("answer:hears:yes"), next, tap("answer:then:room"), tap("answer:then:music"),
        tap("answer:then:tell")}},
      {"16_too_many", {next}},
      {"17_scale", {tap("answer:then:tell"), next, tap("answer:body:6")}},
      {"18_date", {next, tap("answer:since:year:less"), tap("answer:since:month:less")}},
      {"19_text", {next, tap("answer:wish"), type("Att de slutar bråka.")}},
      {"20_languages", {tap("language")}},
      {"21_before_sharing", {tap("languages:cancel"), next}},
      {"22_summary", {next}},
      {"23_correct", {tap("correct:lives")}},
      {"24_struck_out", {tap("cancel"), tap("strike:changing")}},
      {"25_add", {tap("restore:changing"), tap("add"), tap("words"), type("Jag vill ha en egen säng.")}},
      {"26_summary_changed", {tap("save")}},
      {"27_choice", {next, next, next}},
      {"28_choice_made", {tap("choice:my_words"), next, tap("choice:not"), next, tap("choice:these_words")}},
      {"29_these_words", {next}},
      {"30_overview",
       {tap("save"), tap("choice:later"), next, tap("choice:my_words"), next, tap("choice:not"), next}},
      {"31_overview_other", {next}},
      {"32_assent_to_sharing", {next}},
      {"32b_does_know", {tap("answer:sharing:yes"), next}},
      {"32c_did_decide", {tap("outcome:yes"), next}},
      {"33_closing_question", {tap("outcome:yes"), next}},
      {"34_goodbye", {tap("answer:did_decide:yes"), next}},
      {"35_closing", {next}},
  };
}

std::vector<Stop> parents_way() {
  const Stop::Act next = tap("next");
  return {
      {"p1_hand_over", {}},   {"p2_inform", {tap("start")}},
      {"p3_assent", {next}},  {"p4_one_of", {tap("answer:begin:yes"), next, tap("answer:hears:sometimes")}},
      {"p5_text", {next}},    {"p6_many_of", {tap("wont_say"), next, tap("answer:ways:others")}},
      {"p7_closing", {next}},
  };
}

std::vector<Stop> second_thoughts_way() {
  const Stop::Act next = tap("next");
  return {
      {"40_again_hand_over", {}},
      {"41_again_summary", {tap("start")}},
      {"42_again_choice", {next, next, next}},
      {"43_again_overview", {next, tap("choice:not"), next, next, tap("choice:later"), next, next}},
      {"44_again_overview_other", {next}},
      {"45_again_assent", {next}},
      {"46_again_does_know", {tap("answer:sharing:yes"), next}},
      {"47_again_closing", {tap("outcome:yes"), next, tap("outcome:yes"), next}},
  };
}

}  // namespace doorstep::sample
