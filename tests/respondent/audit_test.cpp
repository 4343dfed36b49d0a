// Every page, at every size, text size, language and density that we promise: nothing too small, too near,
// cut off or unnamed.
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "app/screen/account_page.h"
#include "app/screen/screen_language.h"
#include "app/text/assets.h"
#include "tests/harness/harness.h"
#include "tests/respondent/talk.h"
#include "tests/respondent_pictures/arabic.h"
#include "tests/respondent_pictures/every_type.h"
#include "tests/respondent_pictures/samples.h"

namespace {

using doorstep::harness::Harness;
using doorstep::respondent::perform;
using doorstep::sample::Session;
using doorstep::sample::SessionOptions;
using doorstep::sample::Stop;
using doorstep::touch::Density;
using doorstep::words::Words;

struct Size {
  int width, height;
  float px_per_mm;
};
constexpr Size kTablet{1280, 800, 5.9F};
constexpr Size kSizes[] = {{800, 480, 3.78F}, {1024, 600, 4.72F}, kTablet, {800, 1280, 5.9F}};
constexpr float kScales[] = {1.0F, 1.5F, 2.0F};

const Words& words() {
  static const Words kWords = *Words::load(*doorstep::text::assets_folder());
  return kWords;
}

// The first field of the page that shows what is typed, if it has one.
std::string field_of(Harness& screen) {
  const auto& tree = screen.ui().tree();
  for (const auto& node : tree.nodes()) {
    if (doorstep::touch::takes_text(node.role) && node.layer == tree.top_layer()) return node.id;
  }
  return {};
}

// The same page while its field is typed into with the letter board.
void audit_typing(Harness& screen, const std::string& name) {
  const std::string field = field_of(screen);
  if (field.empty()) return;
  screen.ui().set_focus(field);
  screen.ui().show_board();
  screen.frames(6);
  INFO(name << " with the letter board");
  CHECK(screen.has("board:space"));
  CHECK(screen.has("hide"));
  CHECK(screen.audit() == std::vector<std::string>{});
  const auto& node = screen.node(field);
  CHECK(node.visible.height > 6);
  screen.tap("board:close");
}

// The present page at every size; the tablet's again at the end.
void audit_everywhere(Harness& screen, const std::string& name) {
  for (const Size& size : kSizes) {
    for (const float scale : kScales) {
      screen.resize(size.width, size.height, size.px_per_mm);
      screen.set_scale(scale);
      INFO(fmt::format("{} at {}x{}, {:.0f} %", name, size.width, size.height, scale * 100));
      CHECK(screen.audit() == std::vector<std::string>{});
      audit_typing(screen, name);
    }
  }
  screen.resize(kTablet.width, kTablet.height, kTablet.px_per_mm);
  screen.set_scale(1);
}

void audit_way(Harness& screen, const std::string& language, const std::vector<Stop>& way) {
  for (const Stop& stop : way) {
    for (const Stop::Act& act : stop.before) perform(screen, act);
    audit_everywhere(screen, stop.name + " " + language);
  }
}

void audit_way(const SessionOptions& options, const std::vector<Stop>& way) {
  Session session(words(), options);
  Harness screen(session);
  audit_way(screen, options.language, way);
}

// Through every type of question, in the three languages; in Arabic everything is mirrored.
void audit_every_type(Density density) {
  for (const char* language : {"sv", "en", "ar"}) {
    Session session(words(),
                    {.instrument = doorstep::sample::kEveryType, .language = language, .density = density});
    Harness screen(session);
    audit_way(screen, language, doorstep::sample::every_types_way(density));
    const bool table = screen.has("answer:felt.calm:always");
    audit_way(screen, language,
              table ? doorstep::sample::rows_as_table() : doorstep::sample::rows_one_by_one());
    audit_way(screen, language, doorstep::sample::every_types_way_on());
  }
}

class AccountApp final : public doorstep::touch::App {
 public:
  AccountApp(const doorstep::words::Language& say, const std::string& parent)
      : say_(say), account_(doorstep::sharing::Account::of(doorstep::sample::told_ledger(), parent)) {}
  void frame(doorstep::touch::Ui& ui) override {
    ui.set_density(Density::Adult);
    doorstep::screen::use_language(ui, say_, say_.code());
    (void)doorstep::screen::account_page(ui, say_, {.account = account_, .parent = "Karin", .child = "Elsa"});
  }

 private:
  const doorstep::words::Language& say_;
  doorstep::sharing::Account account_;
};

}  // namespace

TEST_CASE("no page of a child's interview breaks a rule: Swedish, up to 8 years") {
  audit_way({.language = "sv", .density = Density::YoungChild}, doorstep::sample::childs_way());
}
TEST_CASE("no page of a child's change of mind breaks a rule") {
  for (const char* language : {"sv", "ar"}) {
    SessionOptions options{.language = language, .density = Density::YoungChild};
    if (options.language == "ar") options.instrument = doorstep::sample::kChildsArabic;
    Session session(words(), options);
    Harness screen(session);
    for (const Stop& stop : doorstep::sample::childs_way()) {
      for (const Stop::Act& act : stop.before) perform(screen, act);
    }
    session.come_back_after_telling();
    screen.frames();
    audit_way(screen, language, doorstep::sample::second_thoughts_way());
  }
}
TEST_CASE("no page of a child's interview breaks a rule: English, up to 8 years") {
  audit_way({.language = "en", .density = Density::YoungChild}, doorstep::sample::childs_way());
}
TEST_CASE("no page of a child's interview breaks a rule: Swedish, 9 to 12 years") {
  audit_way({.language = "sv", .density = Density::Child}, doorstep::sample::childs_way());
}
TEST_CASE("no page of a child's interview breaks a rule: English, 9 to 12 years") {
  audit_way({.language = "en", .density = Density::Child}, doorstep::sample::childs_way());
}
TEST_CASE("no page of a child's interview breaks a rule: Swedish, from 13 years") {
  audit_way({.language = "sv", .density = Density::Adult}, doorstep::sample::childs_way());
}
TEST_CASE("no page of a child's interview breaks a rule: English, from 13 years") {
  audit_way({.language = "en", .density = Density::Adult}, doorstep::sample::childs_way());
}
TEST_CASE("no page of a child's interview breaks a rule: Arabic, up to 8 years") {
  audit_way({.instrument = doorstep::sample::kChildsArabic, .language = "ar", .density = Density::YoungChild},
            doorstep::sample::childs_way());
}
TEST_CASE("no page of a child's interview breaks a rule: Arabic, 9 to 12 years") {
  audit_way({.instrument = doorstep::sample::kChildsArabic, .language = "ar", .density = Density::Child},
            doorstep::sample::childs_way());
}
TEST_CASE("no page of a parent's interview breaks a rule in Arabic") {
  audit_way({.instrument = doorstep::sample::kParentsArabic,
             .language = "ar",
             .density = Density::Adult,
             .name = "Karin",
             .age = 38},
            doorstep::sample::parents_way());
}
TEST_CASE("no page of a parent's interview breaks a rule") {
  for (const char* language : {"sv", "en"}) {
    audit_way({.instrument = doorstep::sample::kParentsInstrument,
               .language = language,
               .density = Density::Adult,
               .name = "Karin",
               .age = 38},
              doorstep::sample::parents_way());
  }
}
TEST_CASE("no page that can be read aloud breaks a rule") {
  for (const Density density : {Density::YoungChild, Density::Child}) {
    Session session(words(), {.density = density});
    Harness screen(session);
    screen.ui().set_reads_aloud(doorstep::touch::ReadsAloud::Yes);
    audit_way(screen, "sv", doorstep::sample::childs_way());
  }
}
TEST_CASE("no page on which a child chooses line by line breaks a rule") {
  for (const char* language : {"sv", "en"}) {
    Session session(words(), {.language = language});
    Harness screen(session);
    for (const Stop& stop : doorstep::sample::childs_way()) {
      for (const Stop::Act& act : stop.before) perform(screen, act);
      if (stop.name == "27_choice") break;
    }
    screen.tap("by_line");
    screen.frames(4);
    CHECK(screen.has("whole"));
    audit_everywhere(screen, std::string("line by line ") + language);
  }
}
TEST_CASE("no page of any type of question breaks a rule: up to 8 years") {
  audit_every_type(Density::YoungChild);
}
TEST_CASE("no page of any type of question breaks a rule: 9 to 12 years") {
  audit_every_type(Density::Child);
}
TEST_CASE("no page of any type of question breaks a rule: from 13 years") {
  audit_every_type(Density::Adult);
}
TEST_CASE(
    "a child of eight with the sound on sees a question and all its answers at once on a usual tablet") {
  Session session(words(), {.density = Density::YoungChild});
  Harness screen(session);  // 1280x800, ten inches
  screen.ui().set_reads_aloud(doorstep::touch::ReadsAloud::Yes);
  std::size_t seen = 0;
  for (const Stop& stop : doorstep::sample::childs_way()) {
    for (const Stop::Act& act : stop.before) perform(screen, act);
    screen.frames();
    for (const char* whole : {"06_one_of", "08_faces", "10_stop", "11_number", "14_yes_no", "17_scale"}) {
      if (stop.name != whole) continue;
      INFO(stop.name);
      ++seen;
      CHECK_FALSE(screen.has("middle:more"));
    }
  }
  CHECK(seen == 6);
}
TEST_CASE("the pad of digits is whole at every size, for every child") {
  for (const Density density : {Density::YoungChild, Density::Child}) {
    Session session(words(), {.density = density});
    Harness screen(session);
    for (const Stop& stop : doorstep::sample::childs_way()) {
      for (const Stop::Act& act : stop.before) perform(screen, act);
      if (stop.name == "12_number_pad") break;
    }
    for (const Size& size : kSizes) {
      screen.resize(size.width, size.height, size.px_per_mm);
      INFO(fmt::format("{}x{}, targets of {} mm", size.width, size.height, screen.ui().metrics().min_target));
      for (const char* id : {"title", "draft", "1", "0", "erase", "cancel", "done"}) {
        const auto& node = screen.node(std::string("answer:siblings:pad:") + id);
        CHECK(node.visible.width > node.rect.width - 0.1F);
        CHECK(node.visible.height > node.rect.height - 0.1F);
      }
    }
  }
}
TEST_CASE("the parent's account breaks no rule, full or empty") {
  for (const char* language : {"sv", "en", "ar", "da", "uk"}) {
    for (const char* parent : {"parent-1", "parent-3"}) {
      AccountApp app(words().in(language), parent);
      Harness screen(app);
      audit_everywhere(screen, std::string("account ") + parent + " " + language);
    }
  }
}
