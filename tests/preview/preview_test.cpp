// An author at a preview: saves the file, looks at the page, asks why.

#include "app/screen/preview.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/text/assets.h"
#include "tests/harness/harness.h"
#include "tests/vault/scratch.h"

namespace {

using doorstep::harness::Harness;
using doorstep::harness::Screen;
using doorstep::screen::Preview;
using doorstep::testing::must;
using doorstep::testing::ScratchFolder;
namespace testing = doorstep::testing;
namespace touch = doorstep::touch;

// The one question with a condition stands last, and the example leads to it.
const std::string kFile = R"(instrument: small
version: 1.0
title: {sv: Liten, en: Small, ar: صغير}
respondent: child
ages: 6-14
languages: [sv, en, ar]
licence: {permission: own, text: "Own wording."}
defaults: {non_answers: [dont_know, wont_say], identifies: none, share: never}
before:
  - inform: who
    text: {sv: "Hej!", en: "Hi!", ar: "مرحباً!"}
sections:
  - section: home
    title: {sv: Hem, en: Home, ar: البيت}
    questions:
      - id: lives
        type: one_of
        text: {sv: "Hur bor du?", en: "Where do you live?", ar: "أين تسكن؟"}
        options:
          - {id: one, text: {sv: Hos en, en: With one, ar: عند أحدهما}}
          - {id: both, text: {sv: Hos båda, en: With both, ar: عند كليهما}}
      - id: siblings
        type: number
        range: 0-15
        text: {sv: "Hur många syskon har du?", en: "How many siblings?", ar: "كم أخاً لديك؟"}
      - id: changing
        type: yes_no
        when: lives == both
        text: {sv: "Är det bra att byta hem?", en: "Is it good to change homes?", ar: "هل الانتقال جيد؟"}
examples:
  - example: two homes
    age: 9
    answers: {lives: both, siblings: 1, changing: yes}
    route: [lives, siblings, changing]
  - example: one home
    age: 9
    answers: {lives: one, siblings: 1}
    route: [lives, siblings]
)";

std::string with(const std::string& part, const std::string& other) {
  std::string text = kFile;
  return text.replace(text.find(part), part.size(), other);
}

class Author {
 public:
  explicit Author(const std::string& text = kFile, Screen screen = {}) {
    testing::write_all(file_, text);
    preview_ = must(Preview::create({.file = file_,
                                     .shipped = {},
                                     .assets = must(doorstep::text::assets_folder()),
                                     .language = "sv",
                                     .text_scale = 1,
                                     .today = *doorstep::language::Date::parse("2026-11-21")}));
    app_ = std::make_unique<Harness>(*preview_, std::move(screen));
  }

  // What the sleeping loop does at its next waking.
  [[nodiscard]] bool save(const std::string& text) {
    testing::write_all(file_, text);
    const bool news = preview_->has_news();
    app_->frames();
    return news;
  }
  Harness& app() { return *app_; }
  [[nodiscard]] Preview& preview() { return *preview_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return scratch_.path(); }

  // A finger on the respondent's page.
  void touch_page(const std::string& id) {
    INFO(id << " on the page\n" << touch::describe(preview_->device()->tree()));
    const touch::Node* node = preview_->device()->tree().find(id);
    REQUIRE(node != nullptr);
    const touch::Rect place = app_->ui().guest_place();
    const touch::Point center = node->visible.center();
    const float scale = preview_->device()->pixels_per_mm();
    const float outer = app_->ui().pixels_per_mm();
    app_->tap_at({(place.x + center.x * scale) / outer, (place.y + center.y * scale) / outer});
  }
  [[nodiscard]] bool page_has(const std::string& id) const {
    return preview_->device() != nullptr && preview_->device()->tree().find(id) != nullptr;
  }
  [[nodiscard]] bool page_shows(const std::string& words) const {
    const auto& nodes = preview_->device()->tree().nodes();
    return std::ranges::any_of(
        nodes, [&](const touch::Node& node) { return node.label.find(words) != std::string::npos; });
  }
  [[nodiscard]] std::string page() const { return preview_->device()->screen_key(); }
  // From the hand-over to the number of siblings, which is not answered yet.
  void answer_until_siblings(const std::string& lives) {
    for (const std::string& id :
         {std::string("start"), std::string("next"), "answer:lives:" + lives, std::string("next")})
      touch_page(id);
    REQUIRE(page() == "question:siblings");
  }

 private:
  ScratchFolder scratch_;
  std::filesystem::path file_ = scratch_.path() / "small.yaml";
  std::unique_ptr<Preview> preview_;
  std::unique_ptr<Harness> app_;
};

TEST_CASE("a saved change is on the page, and the answers and the place are kept") {
  Author author;
  author.answer_until_siblings("both");
  CHECK(author.save(with("Hur många syskon har du?", "Hur många bröder och systrar har du?")));
  CHECK(author.page() == "question:siblings");
  CHECK(author.page_shows("Hur många bröder och systrar har du?"));
  author.touch_page("back");
  CHECK(author.preview().device()->tree().find("answer:lives:both")->selected);
}

TEST_CASE("what is not given yet when the file is saved stays too") {
  Author author;
  author.answer_until_siblings("both");
  author.touch_page("answer:siblings:more");
  const auto given = [&] { return author.preview().device()->tree().find("answer:siblings")->value; };
  const std::string before = given();
  CHECK(author.save(with("title: {sv: Hem", "title: {sv: Mina hem")));
  CHECK_FALSE(before.empty());
  CHECK(given() == before);
}

TEST_CASE("a question that is new before this one does not move the author") {
  Author author;
  author.answer_until_siblings("both");
  CHECK(author.save(with("      - id: siblings",
                         "      - {id: pets, type: yes_no, text: {sv: Djur?, en: Pets?, ar: حيوانات؟}}\n"
                         "      - id: siblings")));
  CHECK(author.page() == "question:siblings");
}

TEST_CASE("nothing is read and nothing drawn while the file is not saved") {
  Author author;
  author.app().frames();
  CHECK_FALSE(author.preview().has_news());
  CHECK_FALSE(author.preview().next_deadline());
  CHECK_FALSE(author.app().ui().next_wake());
}

TEST_CASE("a save that breaks the file keeps the last good page and lists the problems with their lines") {
  Author author;
  author.answer_until_siblings("both");
  CHECK(author.save(with("when: lives == both", "when: lives == bith")));
  CHECK(author.page() == "question:siblings");
  CHECK(author.app().has("last_good"));
  REQUIRE(author.app().has("problem:0"));
  CHECK(author.app().node("problem:0").label.find("rad 28") != std::string::npos);
  CHECK(author.app().shows("both"));  // did you mean
  author.touch_page("dont_know");
  CHECK(author.save(kFile));
  CHECK_FALSE(author.app().has("last_good"));
  CHECK_FALSE(author.app().has("problem:0"));
  CHECK(author.page() == "question:siblings");
}

TEST_CASE("a file that was never right shows its problems, and its page once it is mended") {
  Author author(with("type: number", "type: nummer"));
  CHECK(author.app().has("nothing_yet"));
  CHECK(author.app().has("problem:0"));
  CHECK(author.save(kFile));
  CHECK(author.page_has("start"));
}

TEST_CASE("an instrument whose examples fail opens in the preview and says which one") {
  Author author(with("route: [lives, siblings, changing]", "route: [lives, changing]"));
  CHECK(author.page_has("start"));
  REQUIRE(author.app().has("problem:0"));
  CHECK(author.app().shows("two homes"));
}

TEST_CASE("the author goes to any page and question with a tap") {
  Author author;
  author.app().tap("tab:places");
  author.app().tap("go:siblings");
  CHECK(author.page() == "question:siblings");
  author.app().tap("go:lives");
  CHECK(author.page() == "question:lives");
  author.app().tap("go:who");
  CHECK(author.page_shows("Hej!"));
}

TEST_CASE("why a question is not asked is said with the values of its condition") {
  Author author;
  author.answer_until_siblings("one");
  author.app().tap("tab:places");
  author.app().tap("go:changing");
  REQUIRE(author.app().has("why"));
  CHECK(author.app().node("why").label == "changing ställs inte, eftersom");
  CHECK(author.app().node("why:0").label == "lives == both  →  Nej");
  CHECK(author.app().node("why:1").label == "lives  →  one");
  CHECK(author.page() == "question:siblings");
}

TEST_CASE("a question that is not asked is shown with the answers of an example that asks it") {
  Author author;
  author.answer_until_siblings("one");
  author.app().tap("tab:places");
  author.app().tap("go:changing");
  author.app().tap("why:go");
  CHECK(author.page() == "question:changing");
  CHECK(author.app().shows("two homes"));
  CHECK(author.app().node("why").label == "changing ställs, eftersom");
}

TEST_CASE("without an example the answers that its condition asks for are looked for") {
  const std::string none = kFile.substr(0, kFile.find("examples:"));
  Author author(none);
  author.app().tap("tab:places");
  author.app().tap("go:changing");
  author.app().tap("why:go");
  CHECK(author.page() == "question:changing");
}

TEST_CASE("a condition that nothing makes true says so") {
  Author author(with("when: lives == both", "when: lives == both and lives == one"));
  author.app().tap("tab:places");
  author.app().tap("go:changing");
  author.app().tap("why:go");
  CHECK(author.app().has("why:no_way"));
}

TEST_CASE("language, age and text size of the page change, and those of the column do not") {
  Author author;
  author.answer_until_siblings("both");
  const float column = author.app().node("tab:as").rect.height;
  author.app().tap("tab:as");
  author.app().tap("as:ar");
  CHECK(author.page_shows("كم أخاً لديك؟"));
  CHECK(author.preview().device()->flow() == touch::Flow::RightToLeft);
  CHECK(author.app().ui().flow() == touch::Flow::LeftToRight);
  author.app().tap("as:text:200");
  CHECK(author.preview().device()->text_scale() == 2);
  CHECK(author.app().node("tab:as").rect.height == column);
  CHECK(author.preview().device()->density() == touch::Density::Child);
  for (int year = 0; year < 3; ++year) author.app().tap("as:age:less");
  CHECK(author.preview().device()->density() == touch::Density::YoungChild);
  CHECK(author.page() == "question:siblings");
}

TEST_CASE("hiding covers the page, and a tap brings it back") {
  Author author;
  author.answer_until_siblings("both");
  author.touch_page("hide");
  CHECK(author.page() == "neutral");
  author.touch_page("return");
  CHECK(author.page() == "question:siblings");
}

TEST_CASE("keys go to the side that was touched last, and F6 changes it") {
  Author author;
  author.touch_page("start");
  author.touch_page("next");
  author.app().type("2");
  author.app().key(touch::Key::Enter);
  CHECK(author.page() == "question:siblings");
  author.app().key(touch::Key::Tab);
  CHECK_FALSE(author.app().ui().focused("tab:problems"));
  author.app().key(touch::Key::OtherSide);
  author.app().key(touch::Key::Tab);
  CHECK(author.app().ui().focused("tab:problems"));
}

TEST_CASE("on a narrow window the page and the column are tabs") {
  Author author(kFile, {.width = 800, .height = 480});
  CHECK(author.page_has("start"));
  author.app().tap("tab:places");
  author.app().tap("go:lives");
  CHECK(author.page() == "question:lives");
  CHECK(author.app().has("device"));
}

TEST_CASE("a preview writes nothing") {
  Author author;
  const auto before = testing::contents_of(author.folder());
  author.answer_until_siblings("both");
  author.touch_page("hide");
  author.touch_page("return");
  CHECK(testing::contents_of(author.folder()) == before);
}

TEST_CASE("the author's column passes the audits in every tab, window and text size") {
  for (const auto& [width, height] : {std::pair(1280, 800), std::pair(800, 480), std::pair(1920, 1080)}) {
    Author author(with("when: lives == both", "when: lives == bith"), {.width = width, .height = height});
    CHECK(author.save(kFile));
    for (const char* tab : {"tab:problems", "tab:places", "tab:why", "tab:as"}) {
      author.app().tap(tab);
      INFO(tab << " at " << width << "x" << height);
      CHECK(author.app().audit().empty());
    }
  }
}

}  // namespace
