#include "tests/team_pictures/samples.h"

#include <functional>
#include <map>

#include "app/screen/answers_screen.h"
#include "app/screen/display_sheet.h"
#include "app/screen/family_name_screen.h"
#include "app/screen/family_screen.h"
#include "app/screen/follow_screen.h"
#include "app/screen/gate_screen.h"
#include "app/screen/help_screen.h"
#include "app/screen/make_vault_screen.h"
#include "app/screen/moment_screen.h"
#include "app/screen/neutral_screen.h"
#include "app/screen/new_interview_screen.h"
#include "app/screen/next_round_screen.h"
#include "app/screen/note_screen.h"
#include "app/screen/person_screen.h"
#include "app/screen/respondents_turn.h"
#include "app/screen/screen_language.h"
#include "app/screen/today_screen.h"
#include "app/screen/told_screen.h"
#include "app/screen/unlock_screen.h"

namespace doorstep::team {
namespace {

using screen::DomainState;
using screen::InterviewState;
using screen::PersonKind;

screen::PersonView person(std::string id, PersonKind kind, std::string name, std::string called) {
  return {.id = std::move(id), .kind = kind, .name = std::move(name), .called = std::move(called)};
}

std::vector<screen::PersonView> people() {
  auto elsa = person("elsa", PersonKind::Child, "Elsa", "");
  elsa.age = 10;
  elsa.interviews = {{"i1", "Min berättelse", InterviewState::Finished, {2026, 11, 12, 14, 32}}};
  auto karin = person("karin", PersonKind::Parent, "Karin", "Mamma");
  karin.interviews = {
      {"i4", "Dörr två", InterviewState::Open, {2026, 11, 9, 10, 5}, 1, screen::AnsweredBy::Team},
      {"i2", "Dörr ett", InterviewState::Finished, {2026, 11, 5, 9, 10}}};
  auto johan = person("johan", PersonKind::Parent, "Johan", "Pappa");
  johan.interviews = {{"i3", "Dörr ett", InterviewState::Open, {2026, 11, 6, 9, 10}, 2},
                      {"i0", "Dörr ett", InterviewState::Finished, {2026, 8, 3, 9, 10}, 1}};
  return {elsa, karin, johan};
}

std::vector<screen::GateItem> items() {
  return {{.item = "noise",
           .parent = "karin",
           .called = "mamma",
           .title = "När det blir bråk",
           .lines = {"Jag hör ofta när de bråkar.", "Då går jag till mitt rum och sätter på musik."},
           .own_words = true},
          {.item = "homes",
           .parent = "karin",
           .called = "mamma",
           .title = "Mina hem",
           .lines = {"Det är bra hos er båda."},
           .state = sharing::State::Released,
           .reason = "Det är tryggt för barnet"}};
}

screen::HelpLine help(std::string id, std::string kind, std::string for_whom, std::string who,
                      std::string_view when, screen::HelpState state = screen::HelpState::Agreed) {
  return {.id = std::move(id),
          .kind = std::move(kind),
          .for_whom = std::move(for_whom),
          .who = std::move(who),
          .when = language::Date::parse(when),
          .state = state};
}

std::vector<screen::HelpLine> plan() {
  auto talks = help("h2", "cooperation_talks", "", "Familjerätten", "2026-12-09");
  talks.words = "Samtal 3 av 5";
  return {help("h1", "childrens_group", "Elsa", "Lena Ek", "2026-12-02"), talks,
          help("h3", "school", "Elsa", "Johan Berg", "2026-11-10", screen::HelpState::Done)};
}

std::vector<screen::NextRoundLine> next_rounds() {
  return {{.after = "i2",
           .person = "karin",
           .name = "Mamma",
           .title = "Dörr ett",
           .last = {2026, 11, 5, 9, 10},
           .due = language::Date::parse("2027-02-05")},
          {.after = "i1",
           .person = "elsa",
           .name = "Elsa",
           .title = "Min berättelse",
           .last = {2026, 11, 12, 14, 32},
           .due = language::Date::parse("2027-02-12")}};
}

std::vector<screen::HistoryLine> history() {
  using Kind = screen::HistoryLine::Kind;
  return {
      {.kind = Kind::HelpAgreed, .at = {2026, 11, 13, 9, 0}, .what = "childrens_group"},
      {.kind = Kind::Released, .at = {2026, 11, 12, 15, 10}, .who = "Mamma", .count = 3, .by = "Johan Berg"},
      {.kind = Kind::Chosen, .at = {2026, 11, 12, 14, 40}, .who = "Elsa"},
      {.kind = Kind::Finished, .at = {2026, 11, 12, 14, 32}, .who = "Elsa", .what = "Min berättelse"},
      {.kind = Kind::Started, .at = {2026, 11, 12, 13, 50}, .who = "Elsa", .what = "Min berättelse"},
      {.kind = Kind::Finished, .at = {2026, 11, 5, 9, 10}, .who = "Mamma", .what = "Dörr ett"},
      {.kind = Kind::FamilyAdded, .at = {2026, 11, 2, 8, 30}}};
}

std::vector<screen::TodayLine> today_lines() {
  using Kind = screen::TodayLine::Kind;
  const screen::TodayLine ekstrand{.family = "a", .family_name = "Familjen Ekstrand"};
  const screen::TodayLine haddad{.family = "c", .family_name = "Familjen Haddad"};
  auto decide = ekstrand;
  decide.kind = Kind::ToDecide;
  decide.interview = "i1";
  decide.name = "Elsa";
  decide.count = 3;
  auto tell = decide;
  tell.kind = Kind::ToTell;
  tell.count = 1;
  auto open = ekstrand;
  open.interview = "i3";
  open.name = "Pappa";
  open.title = "Dörr ett";
  open.last = screen::LocalTime{2026, 11, 6, 9, 10};
  auto round = haddad;
  round.kind = Kind::NextRound;
  round.interview = "i9";
  round.name = "Yusuf";
  round.title = "Min berättelse";
  round.due = language::Date::parse("2026-11-18");
  round.days_left = -4;
  auto group = ekstrand;
  group.kind = Kind::Help;
  group.help = plan().front();
  group.name = "Elsa";
  group.due = group.help.when;
  group.days_left = 10;
  screen::TodayLine urgent = decide;
  urgent.kind = screen::TodayLine::Kind::FollowUp;
  urgent.count = 1;
  return {urgent, decide, tell, open, round, group};
}

screen::ToldView told_so_far() {
  return {.child = "Elsa",
          .to = {{.person = "karin",
                  .called = "mamma",
                  .heard = {{"homes", "Mina hem", {"Det är bra hos er båda."}, true},
                            {"noise", "När det blir bråk", {"Elsa märker när ni är osams."}, false}},
                  .responses = {"Karin blev tyst, och sa sedan att hon inte visste att det hördes."},
                  .followed_up = {"Samtal om var och när föräldrarna pratar med varandra."}}},
          .told_back = {"Mamma vill lyssna mer."},
          .reports = {{{2026, 11, 14, 9, 30}, "Socialjouren", "Barnet är rädd hemma"}},
          .open_reports = {7}};
}

screen::ToldBackTurn told_back_turn(screen::ToldBackPage page) {
  screen::ToldBackTurn turn;
  turn.page = std::move(page);
  turn.child = "Elsa";
  turn.handed_over = true;
  return turn;
}

std::vector<screen::LawChoice> laws_about_reports() {
  return {
      {"sol_19_1", "19 kap. 1 § socialtjänstlagen (2025:400)",
       "Myndigheter och yrkesverksamma som berör barn ska genast anmäla till socialnämnden om de får veta "
       "eller misstänker att ett barn far illa."}};
}

std::vector<screen::LawChoice> laws_about_bars() {
  return {{"kontaktforbud", "lagen (1988:688) om kontaktförbud",
           "Förbud att besöka, kontakta eller följa efter någon."}};
}

std::vector<screen::PersonView> adults() {
  auto all = people();
  all.erase(all.begin());
  all.back().is_barred = true;
  all.back().why_barred = "Kontaktförbud sedan i våras";
  return all;
}

std::vector<screen::FamilyLine> families() {
  const std::optional<screen::LocalTime> november = screen::LocalTime{2026, 11, 12, 14, 32};
  return {{"a", "Familjen Ekstrand", "26-0417", 3, {"Elsa", "Karin", "Johan"}, november},
          {"b", "Familjen Öberg", "26-0422", 4, {}, screen::LocalTime{2026, 10, 2, 9, 0}},
          {"c", "Familjen Haddad", "", 5, {}, {}}};
}

}  // namespace

screen::FamilyView sample_family() {
  using enum DomainState;
  return {.id = "ekstrand",
          .name = "Familjen Ekstrand",
          .case_number = "26-0417",
          .people = people(),
          .tells = {{.interview = "i1",
                     .child = "Elsa",
                     .parents = {{"karin", "mamma", 4, 3, 0, 1, 0}, {"johan", "pappa", 2, 0, 0, 2, 1}}}},
          .columns = {{"elsa", "Elsa"}, {"karin", "Mamma"}, {"johan", "Pappa"}, {screen::kTeamColumn, ""}},
          .domains = {{"culture_religion", {NotAsked, Nothing, NotAsked, NotAsked}},
                      {"separation", {Nothing, FollowUp, Nothing, Nothing}},
                      {"conflict", {FollowUp, FollowUp, FollowUp, FollowUp}},
                      {"own_wellbeing", {Nothing, FollowUp, NotAsked, NotAsked}},
                      {"other_parent_wellbeing", {NotAsked, Nothing, Nothing, NotAsked}},
                      {"child_situation", {FollowUp, Nothing, NotAsked, NotAsked}},
                      {"parenting", {NotAsked, Nothing, Nothing, NotAsked}},
                      {"child_safety", {Now, Nothing, NotAsked, Nothing}},
                      {"own_safety", {NotAsked, FollowUp, Nothing, FollowUp}},
                      {"other_stressors", {Nothing, Nothing, NotAsked, NotAsked}}},
          .flags = {{.interview = "i1",
                     .flag = "afraid_often",
                     .person = "Elsa",
                     .prompt = "Barnet är ofta rädd hemma. Ta reda på nu om barnet kan gå hem tryggt. "
                               "Anmälningsplikt kan gälla.",
                     .urgency = screen::Urgency::Now,
                     .shown = screen::LocalTime{2026, 11, 12, 14, 32},
                     .about_child = true},
                    {.interview = "i2",
                     .flag = "conflict_high",
                     .person = "Mamma",
                     .prompt = "Barnet är mycket utsatt för konflikten. Ta upp vad föräldern själv kan ändra "
                               "redan den här veckan.",
                     .urgency = screen::Urgency::FollowUp,
                     .shown = {}},
                    {.interview = "i2",
                     .flag = "afraid_of_other",
                     .person = "Mamma",
                     .prompt = "Föräldern är rädd för den andra föräldern.",
                     .urgency = screen::Urgency::Now,
                     .shown = screen::LocalTime{2026, 11, 5, 9, 10},
                     .done = screen::FollowedUp{"Johan Berg",
                                                {2026, 11, 6, 8, 40},
                                                "Pratade med Karin. Hon bor hos sin syster."}}},
          .plan = plan(),
          .next_rounds = next_rounds(),
          .history = history()};
}

struct Samples::Pages {
  screen::MakeVaultPage make{};
  screen::UnlockPage unlock{.people = {"Johan Berg", "Lena Ek"}};
  screen::UnlockPage wrong{.people = {"Johan Berg"}};
  screen::UnlockPage handed_back{.people = {"Johan Berg"}, .purpose = screen::UnlockFor::HandedBack};
  screen::NeutralPage neutral{.hour = 10, .minute = 9};
  screen::TodayPage none{.today = *language::Date::parse("2026-11-22")};
  screen::TodayPage nothing{.today = none.today};
  screen::TodayPage today{.lines = today_lines(), .today = none.today};
  screen::TodayPage searched{.lines = today_lines(), .today = none.today};
  screen::FamilyNamePage new_family{.name = "Familjen Ekstrand"};
  screen::FamilyNamePage family_name{
      .id = "f1", .known_as = "Familjen Ekstrand", .name = "Familjen Ekstrand", .case_number = "26-0417"};
  screen::FamilyPage family{.family = sample_family()};
  screen::FamilyPage empty_family{.family = {.id = "new", .name = "Familjen Ny"}};
  screen::PersonPage child{};
  screen::PersonPage parent{};
  screen::FamilyPage undone{.family = sample_family()};
  screen::FamilyPage not_asked{.family = sample_family()};  // what may be told
  screen::HelpPage new_help{.family_name = "Familjen Ekstrand",
                            .people = people(),
                            .team = {"Johan Berg", "Lena Ek"},
                            .today = none.today};
  screen::HelpPage help = new_help;
  screen::NextRoundPage next_round{.round = next_rounds().front(), .family_name = "Familjen Ekstrand"};
  screen::NewInterviewPage interview{};
  screen::NewInterviewPage team_interview{}, other_language{};
  screen::GatePage gate{
      .interview = "i1", .child = "Elsa", .family_name = "Familjen Ekstrand", .items = items()};
  screen::GatePage released{
      .interview = "i1", .child = "Elsa", .family_name = "Familjen Ekstrand", .items = items(), .at = 1};
  screen::GatePage closed{.interview = "i1", .child = "Elsa", .family_name = "Familjen Ekstrand"};
  screen::ToldPage told{.called = "mamma", .child = "Elsa", .family_name = "Familjen Ekstrand", .items = 3};
  screen::FollowPage follow{.interview = "i1", .family_name = "Familjen Ekstrand", .told = told_so_far()};
  screen::FollowPage follow_nothing{
      .interview = "i1", .family_name = "Familjen Ekstrand", .told = {.child = "Elsa"}};
  screen::NotePage tell_back{.kind = screen::NoteKind::TellBack,
                             .interview = "i1",
                             .family_name = "Familjen Ekstrand",
                             .child = "Elsa",
                             .told = told_so_far().to,
                             .words = "Mamma ska säga till innan hon hämtar dig."};
  screen::NotePage report{.kind = screen::NoteKind::Report,
                          .interview = "i1",
                          .family_name = "Familjen Ekstrand",
                          .child = "Elsa",
                          .flags = {sample_family().flags.front()},
                          .about = {0},
                          .to = "Socialjouren",
                          .laws = laws_about_reports()};
  screen::NotePage flag{.kind = screen::NoteKind::Flag,
                        .interview = "i1",
                        .family_name = "Familjen Ekstrand",
                        .called = "Elsa",
                        .flags = {sample_family().flags.front()}};
  screen::AnswersPage answers{
      .view = {.interview = "i1",
               .who = "Elsa",
               .title = "Min berättelse",
               .line = {.state = screen::InterviewState::Finished, .last = {2026, 11, 12, 14, 32}},
               .sections = {{.title = "Mina hem",
                             .questions = {{.id = "lives",
                                            .question = "Hur bor du nu?",
                                            .answer = "Lika mycket hos båda"},
                                           {.id = "changing",
                                            .question = "Hur känns det när du byter hem?",
                                            .answer = "Sådär"},
                                           {.id = "siblings[1].school",
                                            .about = "Alma",
                                            .question = "Går ni i samma skola?",
                                            .why_not = "Ville inte säga"}}},
                            {.title = "När det blir bråk",
                             .questions = {{.id = "afraid_what",
                                            .question = "Vad gör dig rädd?",
                                            .answer = "När de skriker på natten",
                                            .own_words = true}}}}},
      .family_name = "Familjen Ekstrand"};
  screen::NotePage response{.kind = screen::NoteKind::Response,
                            .interview = "i1",
                            .family_name = "Familjen Ekstrand",
                            .child = "Elsa",
                            .called = "mamma"};
  screen::NotePage bar{.kind = screen::NoteKind::Bar,
                       .family_name = "Familjen Ekstrand",
                       .adults = adults(),
                       .adult = 0,
                       .laws = laws_about_bars()};
  screen::NotePage lift = bar;
  screen::ToldBackTurn told_back = told_back_turn(
      {told_so_far().to, "Mamma ska säga till innan hon hämtar dig. Hon blev ledsen, men inte arg på dig."});
  screen::ToldBackTurn told_of_report =
      told_back_turn({{}, "Vi har bett socialjouren att hjälpa er. Det är inte ditt fel."});
  screen::PersonPage known;
  screen::PersonPage known_child;
  screen::FamilyPage corrects = family;
  screen::FamilyPage put_back = family;
  screen::FamilyPage wants_nothing = family;
  screen::NotePage nothing_told{.kind = screen::NoteKind::NothingTold,
                                .interview = "i1",
                                .family_name = "Familjen Ekstrand",
                                .child = "Elsa"};
  screen::DisplaySettings display{};
  std::map<std::string, std::function<void(touch::Ui&, const words::Language&)>> drawings{};

  template <typename Page>
  void add(const std::string& name, Page& page) {
    drawings[name] = [&page](touch::Ui& ui, const words::Language& say) {
      (void)screen::draw(ui, say, page);
    };
  }
};

Samples::Samples(const words::Words& words, std::string language)
    : words_(words), language_(std::move(language)), pages_(std::make_unique<Pages>()) {
  Pages& pages = *pages_;
  pages.wrong.problem =
      words.in("sv").explain({"wrong_passphrase", "The passphrase is not right.", "Try again."});
  pages.nothing.families.set(families());
  pages.today.families.set(families());
  std::vector<screen::FamilyLine> many;
  for (int number = 0; number < 12; ++number) {
    for (screen::FamilyLine family : families()) {
      family.id += std::to_string(number);
      many.push_back(std::move(family));
    }
  }
  pages.searched.families.set(many);
  pages.undone.undo = screen::HelpChange{plan().back(), screen::HelpState::Removed};
  pages.help.begin(plan()[1]);
  pages.next_round.due = pages.next_round.round.due;
  pages.child.family_name = pages.parent.family_name = pages.interview.family_name = "Familjen Ekstrand";
  pages.display.language = language_;
  for (const std::string& code : words.codes()) {
    pages.child.languages.push_back({code, words.in(code).name()});
    if (words.in(code).has("team.lock")) pages.display.languages.push_back(pages.child.languages.back());
  }
  pages.parent.languages = pages.child.languages;
  pages.child.language = pages.parent.language = "sv";
  pages.child.name = "Elsa";
  pages.child.born = touch::PlainDate{2016, 3, 14};
  pages.parent.kind = PersonKind::Parent;
  for (const screen::PersonView& view : people()) {
    screen::InstrumentChoice team{.id = "dorr_tva",
                                  .title = "Dörr två: teamets frågor",
                                  .version = "1.0",
                                  .questions = 20,
                                  .by = screen::AnsweredBy::Team};
    team.sources = {
        {.alias = "door",
         .title = "Dörr ett: förälderns frågor",
         .choices = {{"i3", "Pappa", {2026, 11, 6, 9, 10}, 2}, {"i2", "Mamma", {2026, 11, 5, 9, 10}, 1}},
         .chosen = 1}};
    screen::InstrumentChoice story{.id = "min_berattelse",
                                   .title = "Min berättelse",
                                   .version = "1.0",
                                   .questions = 28,
                                   .language = "sv"};
    pages.interview.people.push_back({.person = view, .language = "sv", .instruments = {story, team}});
  }
  pages.interview.languages = pages.child.languages;
  pages.other_language = pages.interview;
  pages.other_language.people[0].language = "uk";
  pages.other_language.choose_person(0);
  pages.team_interview = pages.interview;
  pages.team_interview.choose_person(1);
  pages.team_interview.instrument = 1;
  pages.interview.choose_person(0);
  pages.gate.decision = sharing::Decision::Release;
  pages.gate.reason = 0;
  pages.told.how = screen::Retelling::Shown;
  pages.told.paper = "/home/team/Dokument/doorstep-2026-11-21-1432.pdf";
  pages.add("make_vault", pages.make);
  pages.add("unlock", pages.unlock);
  pages.add("unlock_wrong", pages.wrong);
  pages.add("handed_back", pages.handed_back);
  pages.add("neutral", pages.neutral);
  pages.add("today_none", pages.none);
  pages.add("today_nothing", pages.nothing);
  pages.add("today", pages.today);
  pages.add("today_many", pages.searched);
  pages.add("new_family", pages.new_family);
  pages.add("family_name", pages.family_name);
  pages.family.papers = "/home/team/Dokument";
  pages.add("family", pages.family);
  pages.add("family_empty", pages.empty_family);
  pages.add("person_child", pages.child);
  pages.add("person_parent", pages.parent);
  pages.add("family_undo", pages.undone);
  pages.not_asked.family.tells.clear();
  pages.add("family_not_asked", pages.not_asked);
  pages.add("help_new", pages.new_help);
  pages.add("help", pages.help);
  pages.add("next_round", pages.next_round);
  pages.add("new_interview", pages.interview);
  pages.add("new_interview_team", pages.team_interview);
  pages.add("new_interview_language", pages.other_language);
  pages.add("gate", pages.gate);
  pages.add("gate_released", pages.released);
  pages.add("gate_nothing", pages.closed);
  pages.add("told", pages.told);
  pages.lift.adult = 1;
  pages.undone.family.people.back() = adults().back();
  pages.gate.must_be_followed_up = true;
  pages.known = pages.parent;
  pages.known.id = "gran";
  pages.known.known_as = pages.known.name = "Berit";
  pages.known.called = "farmor";
  pages.known.kind = PersonKind::OtherAdult;
  pages.known_child = pages.child;
  pages.known_child.id = "elsa";
  pages.known_child.known_as = "Elsa";
  pages.known_child.is_recorded = true;
  pages.corrects.corrects = true;
  pages.put_back.family.tells.front().to_ask_again = true;
  pages.wants_nothing.family.tells.front().wants_nothing = true;
  pages.add("person_known", pages.known);
  pages.add("person_known_child", pages.known_child);
  pages.add("family_correct", pages.corrects);
  pages.add("family_closed", pages.put_back);
  pages.add("family_nothing_told", pages.wants_nothing);
  pages.add("note_nothing_told", pages.nothing_told);
  pages.tell_back.language = "Svenska";
  auto gran = person("gran", PersonKind::OtherAdult, "Berit", "farmor");
  auto friend_of_family = person("friend", PersonKind::OtherAdult, "Sofia Lindqvist", "");
  friend_of_family.is_told = true;
  pages.follow.adults = {gran, friend_of_family};
  pages.add("follow", pages.follow);
  pages.add("follow_nothing", pages.follow_nothing);
  pages.add("note_tell_back", pages.tell_back);
  pages.add("note_report", pages.report);
  pages.add("note_flag", pages.flag);
  pages.add("note_response", pages.response);
  pages.add("answers", pages.answers);
  pages.add("note_bar", pages.bar);
  pages.add("note_lift", pages.lift);
  pages.told_back.language = pages.told_of_report.language = language_;
  pages.add("told_back", pages.told_back);
  pages.add("told_of_report", pages.told_of_report);
  pages.drawings["moment"] = [](touch::Ui& ui, const words::Language& say) { screen::draw_moment(ui, say); };
  pages.drawings["today_typing"] = [&pages](touch::Ui& ui, const words::Language& say) {
    (void)screen::draw(ui, say, pages.today);
    if (!ui.board_shown()) {
      ui.set_focus("search");
      ui.show_board();
    }
  };
  pages.drawings["calibrate"] = [&pages](touch::Ui& ui, const words::Language& say) {
    (void)screen::draw(ui, say, pages.today);
    if (!ui.sheet_open(screen::kCalibrationSheet)) ui.open_sheet(screen::kCalibrationSheet);
    (void)screen::draw_display_sheet(ui, say, pages.display);
  };
  pages.drawings["display"] = [&pages](touch::Ui& ui, const words::Language& say) {
    (void)screen::draw(ui, say, pages.today);
    if (!ui.sheet_open(screen::kDisplaySheet)) ui.open_sheet(screen::kDisplaySheet);
    (void)screen::draw_display_sheet(ui, say, pages.display);
  };
}

Samples::~Samples() = default;

std::vector<std::string> Samples::names() const {
  std::vector<std::string> names;
  for (const auto& [name, drawing] : pages_->drawings) names.push_back(name);
  return names;
}

void Samples::show(const std::string& name) { shown_ = name; }

void Samples::frame(touch::Ui& ui) {
  const words::Language& say = words_.in(language_);
  ui.set_density(touch::Density::Team);
  screen::use_language(ui, say, language_);
  pages_->drawings.at(shown_)(ui, say);
}

}  // namespace doorstep::team
