#include "tests/team_pictures/samples.h"

#include <functional>
#include <map>

#include "app/screen/display_sheet.h"
#include "app/screen/families_screen.h"
#include "app/screen/family_screen.h"
#include "app/screen/gate_screen.h"
#include "app/screen/make_vault_screen.h"
#include "app/screen/moment_screen.h"
#include "app/screen/neutral_screen.h"
#include "app/screen/new_family_screen.h"
#include "app/screen/new_interview_screen.h"
#include "app/screen/person_screen.h"
#include "app/screen/screen_language.h"
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
  karin.interviews = {{"i2", "Dörr 1", InterviewState::Finished, {2026, 11, 5, 9, 10}}};
  auto johan = person("johan", PersonKind::Parent, "Johan", "Pappa");
  johan.interviews = {{"i3", "Dörr 1", InterviewState::Open, {2026, 11, 6, 9, 10}}};
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

}  // namespace

screen::FamilyView sample_family() {
  using enum DomainState;
  return {.id = "ekstrand",
          .name = "Familjen Ekstrand",
          .case_number = "26-0417",
          .people = people(),
          .tells = {{.interview = "i1",
                     .child = "Elsa",
                     .parents = {{"karin", "mamma", 4, 3, 0}, {"johan", "pappa", 2, 0, 0}},
                     .kept = 5}},
          .domains = {{"culture_religion", {NotAsked, Nothing, NotAsked}},
                      {"separation", {Nothing, FollowUp, Nothing}},
                      {"conflict", {FollowUp, FollowUp, FollowUp}},
                      {"own_wellbeing", {Nothing, FollowUp, NotAsked}},
                      {"other_parent_wellbeing", {NotAsked, Nothing, Nothing}},
                      {"child_situation", {FollowUp, Nothing, NotAsked}},
                      {"parenting", {NotAsked, Nothing, Nothing}},
                      {"child_safety", {Now, Nothing, NotAsked}},
                      {"own_safety", {NotAsked, FollowUp, Nothing}},
                      {"other_stressors", {Nothing, Nothing, NotAsked}}},
          .flags = {{.interview = "i1",
                     .flag = "afraid_often",
                     .person = "Elsa",
                     .prompt = "Barnet är ofta rädd hemma. Ta reda på nu om barnet kan gå hem tryggt. "
                               "Anmälningsplikt kan gälla.",
                     .urgency = screen::Urgency::Now,
                     .shown = screen::LocalTime{2026, 11, 12, 14, 32}},
                    {.interview = "i2",
                     .flag = "conflict_high",
                     .person = "Mamma",
                     .prompt = "Barnet är mycket utsatt för konflikten. Ta upp vad föräldern själv kan ändra "
                               "redan den här veckan.",
                     .urgency = screen::Urgency::FollowUp,
                     .shown = {}}}};
}

struct Samples::Pages {
  screen::MakeVaultPage make{};
  screen::UnlockPage unlock{.people = {"Johan Berg", "Lena Ek"}};
  screen::UnlockPage wrong{.people = {"Johan Berg"}};
  screen::UnlockPage handed_back{.people = {"Johan Berg"}, .purpose = screen::UnlockFor::HandedBack};
  screen::NeutralPage neutral{.hour = 10, .minute = 9};
  screen::FamiliesPage none{};
  screen::FamiliesPage families{};
  screen::NewFamilyPage new_family{.name = "Familjen Ekstrand"};
  screen::FamilyPage family{.family = sample_family()};
  screen::FamilyPage empty_family{.family = {.id = "new", .name = "Familjen Ny"}};
  screen::PersonPage child{};
  screen::PersonPage parent{};
  screen::NewInterviewPage interview{};
  screen::GatePage gate{
      .interview = "i1", .child = "Elsa", .family_name = "Familjen Ekstrand", .items = items()};
  screen::GatePage released{
      .interview = "i1", .child = "Elsa", .family_name = "Familjen Ekstrand", .items = items(), .at = 1};
  screen::GatePage closed{.interview = "i1", .child = "Elsa", .family_name = "Familjen Ekstrand"};
  screen::ToldPage told{.called = "mamma", .child = "Elsa", .family_name = "Familjen Ekstrand", .items = 3};
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
  pages.families.families = {{"a", "Familjen Ekstrand", "26-0417", 3},
                             {"b", "Familjen Öberg", "26-0422", 4},
                             {"c", "Familjen Haddad", "", 5}};
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
    pages.interview.people.push_back({view, {{"min_berattelse", "Min berättelse", "1.0", 28}}});
  }
  pages.interview.choose_person(0);
  pages.gate.decision = sharing::Decision::Release;
  pages.gate.reason = 0;
  pages.told.how = screen::Retelling::Shown;
  pages.add("make_vault", pages.make);
  pages.add("unlock", pages.unlock);
  pages.add("unlock_wrong", pages.wrong);
  pages.add("handed_back", pages.handed_back);
  pages.add("neutral", pages.neutral);
  pages.add("families_none", pages.none);
  pages.add("families", pages.families);
  pages.add("new_family", pages.new_family);
  pages.add("family", pages.family);
  pages.add("family_empty", pages.empty_family);
  pages.add("person_child", pages.child);
  pages.add("person_parent", pages.parent);
  pages.add("new_interview", pages.interview);
  pages.add("gate", pages.gate);
  pages.add("gate_released", pages.released);
  pages.add("gate_nothing", pages.closed);
  pages.add("told", pages.told);
  pages.drawings["moment"] = [](touch::Ui& ui, const words::Language& say) { screen::draw_moment(ui, say); };
  pages.drawings["families_typing"] = [&pages](touch::Ui& ui, const words::Language& say) {
    (void)screen::draw(ui, say, pages.families);
    if (!ui.board_shown()) {
      ui.set_focus("search");
      ui.show_board();
    }
  };
  pages.drawings["calibrate"] = [&pages](touch::Ui& ui, const words::Language& say) {
    (void)screen::draw(ui, say, pages.families);
    if (!ui.sheet_open(screen::kCalibrationSheet)) ui.open_sheet(screen::kCalibrationSheet);
    (void)screen::draw_display_sheet(ui, say, pages.display);
  };
  pages.drawings["display"] = [&pages](touch::Ui& ui, const words::Language& say) {
    (void)screen::draw(ui, say, pages.families);
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
