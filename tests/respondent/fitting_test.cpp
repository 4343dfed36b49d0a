// What a person sees at once: no page pages for a hair, no word is torn, nothing moves for what comes beside
// it.
#include <algorithm>
#include <sstream>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "tests/respondent/talk.h"
#include "tests/respondent_pictures/arabic.h"
#include "tests/respondent_pictures/every_type.h"

namespace doorstep::respondent {
namespace {

using touch::Density;
using touch::Rect;

// A question of one choice from among `options`.
std::string choosing(const std::vector<const char*>& options) {
  std::string yaml = R"(instrument: long_list
version: 1.0
title: {sv: Lista}
respondent: parent
ages: 5-99
languages: [sv]
licence: {permission: own, text: "Own wording."}
defaults: {non_answers: [dont_know, wont_say], identifies: none, share: never}
sections:
  - section: list
    title: {sv: Lista}
    questions:
      - id: how_often
        type: one_of
        text: {sv: "Hur ofta brukar ditt barn säga att det inte vill åka till det andra hemmet?"}
        options:
)";
  for (std::size_t index = 0; index < options.size(); ++index)
    yaml += fmt::format("          - {{id: option_{}, text: {{sv: \"{}\"}}}}\n", index, options[index]);
  return yaml;
}

const std::vector<const char*> kSeven{
    "Aldrig",      "Sällan",   "Någon gång i månaden", "Någon gång i veckan", "Varje vecka",
    "Flera dagar", "Varje dag"};
const std::vector<const char*> kLong{"Umgänget ställdes in av barnets umgängesförälder",
                                     "Överlämningarna genomfördes av kontaktpersonen",
                                     "Föräldraledigheten förändrade arrangemanget",
                                     "Semesterplaneringen påverkade boendeschemat",
                                     "Skolavslutningar och terminsstart",
                                     "Tingsrättens interimistiska beslut"};

bool pages(Harness& screen) { return screen.has(touch::pager_id(screen::kMiddle)); }

bool is_whole(Harness& screen, std::string_view id) {
  const auto& node = screen.node(id);
  return node.visible.height > node.rect.height - 0.3F;
}

}  // namespace

TEST_CASE("seven short options and six long ones are all in sight on a tablet") {
  for (const Density density : {Density::Adult, Density::Child}) {
    for (const auto& options : {kSeven, kLong}) {
      if (density == Density::Child && options == kLong) continue;  // no child reads such words
      Talk talk({.instrument = choosing(options), .density = density});
      talk.tap({"start"});
      CAPTURE(static_cast<int>(density), options.size());
      CHECK_FALSE(pages(talk.screen));
      for (std::size_t index = 0; index < options.size(); ++index)
        CHECK(is_whole(talk.screen, fmt::format("answer:how_often:option_{}", index)));
    }
  }
}

TEST_CASE("a child in a small window sees the question with its faces") {
  Talk talk({.density = Density::YoungChild, .age = 8});
  talk.go_to("08_faces");
  talk.screen.resize(800, 480, 3.78F);
  talk.screen.frames(6);
  CHECK_FALSE(pages(talk.screen));
  CHECK(is_whole(talk.screen, "question"));
  CHECK(is_whole(talk.screen, "answer:changing:2"));
}

TEST_CASE("choosing by a finger moves nothing") {
  Talk talk({.density = Density::YoungChild, .age = 8});
  talk.go_to("15_many_of");
  talk.screen.resize(800, 480, 3.78F);
  talk.screen.frames(6);
  const auto& nodes = talk.screen.ui().tree().nodes();
  const auto option = std::ranges::find_if(nodes, [](const touch::Node& node) {
    return node.role == touch::Role::CheckOption && node.visible.height > 5 &&
           node.visible.height < node.rect.height - 1;
  });
  REQUIRE(option != nodes.end());
  const std::string id = option->id;
  const Rect before = option->rect;
  talk.screen.tap_at(option->visible.center());
  talk.screen.frames(6);
  CHECK(talk.screen.node(id).rect == before);
}

TEST_CASE("the row of the ways back and on has one height at every text size") {
  for (const Density density : {Density::YoungChild, Density::Child, Density::Adult}) {
    Talk talk({.density = density});
    talk.go_to("08_faces");
    for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F}) {
      talk.screen.set_scale(scale);
      talk.screen.frames(6);
      const Rect next = talk.screen.node("next").rect;
      for (const char* aside : {"dont_know", "wont_say"}) {
        const Rect place = talk.screen.node(aside).rect;
        CAPTURE(static_cast<int>(density), scale, aside);
        CHECK(std::abs(place.height - next.height) < 0.05F);
        if (scale < 1.1F) CHECK(std::abs(place.y - next.y) < 0.05F);
      }
    }
  }
}

TEST_CASE("a grown-up's scale begins where its question begins") {
  Talk talk({.density = Density::Adult, .age = 15});
  talk.go_to("17_scale");
  const float start = talk.screen.node("question").rect.x;
  const auto& nodes = talk.screen.ui().tree().nodes();
  const auto first = std::ranges::find_if(nodes, [](const touch::Node& node) {
    return node.role == touch::Role::Option && node.label.starts_with("0");
  });
  REQUIRE(first != nodes.end());
  CHECK(std::abs(first->rect.x - start) < 0.1F);
}

TEST_CASE("the words about an end of a scale stand with its step when the steps need two lines") {
  for (const char* language : {"sv", "ar"}) {
    SessionOptions options{.language = language, .density = Density::YoungChild, .age = 8};
    const bool arabic = options.language == "ar";
    if (arabic) options.instrument = sample::kChildsArabic;
    Talk talk(options);
    talk.go_to("17_scale");
    const Rect first = talk.screen.node("answer:body:0").rect;
    const Rect last = talk.screen.node("answer:body:10").rect;
    const Rect low = talk.screen.node("answer:body:0:words").rect;
    const Rect high = talk.screen.node("answer:body:10:words").rect;
    REQUIRE(last.y > first.bottom());
    CAPTURE(language);
    CHECK(low.bottom() <= first.y + 0.1F);
    CHECK(high.y >= last.bottom() - 0.1F);
    // Each begins or ends where its step does.
    CHECK(std::abs(arabic ? low.right() - first.right() : low.x - first.x) < 0.1F);
    CHECK(std::abs(arabic ? high.x - last.x : high.right() - last.right()) < 0.1F);
  }
}

TEST_CASE("a scale whose steps have room for a finger stands in one line") {
  Talk talk({.density = Density::Child, .age = 10});
  talk.go_to("17_scale");
  CHECK(talk.screen.node("answer:body:0").rect.y == talk.screen.node("answer:body:10").rect.y);
  CHECK(talk.screen.node("answer:body:10").rect.width >= 15 - 0.01F);
}

TEST_CASE("a young child draws on the whole sheet beside its tools in every window") {
  struct Format {
    int width, height;
    float px_per_mm;
  };
  for (const Format& format :
       {Format{1024, 600, 5.9F}, Format{800, 480, 3.78F}, Format{1280, 800, 5.9F}, Format{800, 1280, 5.9F}}) {
    Talk talk({.instrument = sample::kEveryType, .density = Density::YoungChild, .age = 8});
    for (const Stop& stop : sample::every_types_way(Density::YoungChild)) {
      talk.take(stop);
      if (stop.name == "t06_drawing") break;
    }
    talk.screen.resize(format.width, format.height, format.px_per_mm);
    talk.screen.frames(6);
    CAPTURE(format.width, format.height);
    CHECK_FALSE(pages(talk.screen));
    for (const char* id : {"question", "answer:home:sheet", "answer:home:undo", "answer:home:clear"})
      CHECK(is_whole(talk.screen, id));
    CHECK(talk.screen.node("answer:home:sheet").rect.width >= 54);
    if (!talk.screen.has("answer:home:pens")) continue;
    talk.tap({"answer:home:pens"});
    CHECK(talk.screen.audit().empty());
    talk.tap({"answer:home:pen:red"});
    CHECK_FALSE(talk.screen.has("answer:home:pen:red"));
  }
}

TEST_CASE("a young child sees all answers of a list and its own words field without panning") {
  for (const char* stop : {"07_own_words", "15_many_of"}) {
    Talk talk({.density = Density::YoungChild, .age = 8});
    talk.go_to(stop);
    CAPTURE(stop);
    CHECK_FALSE(pages(talk.screen));
    CHECK(is_whole(talk.screen, "question"));
  }
}

TEST_CASE("the way to take back a change stands in the top bar and takes no height from the answers") {
  for (const auto& [width, height] : {std::pair{1280, 800}, std::pair{1024, 600}}) {
    Talk talk({.density = Density::YoungChild, .age = 8});
    talk.screen.resize(width, height, 5.9F);
    talk.go_to("17_scale");
    const Rect region = talk.screen.node(screen::kMiddle).rect;
    talk.tap({"back", "answer:then:music", "next"});
    REQUIRE(talk.screen.has("undo"));
    CAPTURE(width, height);
    CHECK(talk.screen.node(screen::kMiddle).rect.height == region.height);
    CHECK(talk.screen.node("undo").rect.bottom() <= region.y);
    CHECK(talk.screen.node("undo").rect.height >= 20 - 0.01F);
    CHECK(talk.screen.audit().empty());
  }
}

TEST_CASE("what a choice means stays in sight and no line of the page is cut at its top") {
  Talk talk({.density = Density::YoungChild, .age = 8});
  talk.go_to("28_choice_made");
  CHECK(is_whole(talk.screen, "can_change"));
  for (const char* choice : {"my_words", "these_words", "not", "later"})
    CHECK(is_whole(talk.screen, std::string("choice:") + choice));
}

TEST_CASE("a line that was added to the summary is in sight, with what can be done about it") {
  for (const Density density : {Density::YoungChild, Density::Child}) {
    Talk talk({.density = density});
    talk.go_to("26_summary_changed");
    talk.tap({"add"});
    talk.screen.type("Och så vill jag ha min cykel med mig.");
    talk.tap({"save"});
    talk.screen.frames(8);
    CHECK(is_whole(talk.screen, "line:added:2"));
    CHECK(is_whole(talk.screen, "correct:added:2"));
    // What is in sight may be left.
    const float before = talk.screen.node("line:added:2").rect.y;
    const Rect region = talk.screen.node(screen::kMiddle).rect;
    if (!pages(talk.screen)) continue;
    talk.screen.drag(region.center(), {region.center().x, region.center().y + 25});
    talk.screen.frames(20);
    CHECK(talk.screen.node("line:added:2").rect.y > before + 5);
  }
}

TEST_CASE("the way to take back a change moves no answer") {
  for (const Density density : {Density::Child, Density::Adult}) {
    Talk talk({.density = density});
    talk.go_to("17_scale");
    const Rect question = talk.screen.node("question").rect;
    const Rect step = talk.screen.node("answer:body:6").rect;
    talk.tap({"back", "answer:then:music", "next"});
    REQUIRE(talk.screen.has("undo"));
    CHECK(std::abs(talk.screen.node("question").rect.y - question.y) < 0.1F);
    CHECK(std::abs(talk.screen.node("answer:body:6").rect.y - step.y) < 0.1F);
  }
}

TEST_CASE("who types on the letter board sees the question with its field") {
  Talk talk;
  talk.go_to("18_date");
  talk.tap({"next", "answer:wish"});
  talk.screen.ui().show_board();
  talk.screen.frames(8);
  REQUIRE(talk.screen.has("board:space"));
  CHECK(is_whole(talk.screen, "question"));
  CHECK(talk.screen.node("answer:wish").visible.height > 10);
}

TEST_CASE("heads of a table are torn nowhere") {
  Talk talk({.instrument = sample::kEveryType, .density = Density::Adult, .age = 15});
  for (const Stop& stop : sample::every_types_way(Density::Adult)) talk.take(stop);
  // Where the widest word has no room, the rows come one by one.
  int tables = 0;
  for (const int width : {1280, 1100, 1024, 900, 800}) {
    talk.screen.resize(width, 800, 5.9F);
    talk.screen.frames(6);
    if (!talk.screen.has("answer:felt.calm:always")) continue;
    ++tables;
    for (const touch::Node& node : talk.screen.ui().tree().nodes()) {
      if (!node.id.starts_with("answer:felt.calm:")) continue;
      std::istringstream head(node.label.substr(node.label.find(": ") + 2));
      for (std::string word; head >> word;) {
        CAPTURE(width, word);
        CHECK(node.rect.width >=
              talk.screen.ui().measure_text(word, {.role = touch::TextRole::Caption}).width);
      }
    }
  }
  CHECK(tables > 0);
}

}  // namespace doorstep::respondent
