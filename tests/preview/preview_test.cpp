// What an author at a preview sees and does.

#include "tests/preview/author.h"

namespace doorstep::preview {
namespace {

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
  CHECK(author.app().node("why:0").label == "lives == both  →  falskt");
  CHECK(author.app().node("why:1").label == "lives  →  one  (svar på ”Hur bor du?”: Hos en)");
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

TEST_CASE("a save while the page is covered leaves it covered, and what it changed is below") {
  Author author;
  author.answer_until_siblings("both");
  author.touch_page("hide");
  CHECK(author.save(with("Hur många syskon har du?", "Hur många syskon?")));
  CHECK_FALSE(author.page_shows("syskon"));
  author.touch_page("return");
  CHECK(author.page_shows("Hur många syskon?"));
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
      if (!author.app().has(tab)) continue;  // on a wide window why stands below the page
      author.app().tap(tab);
      INFO(tab << " at " << width << "x" << height);
      CHECK(author.app().audit().empty());
    }
  }
}

TEST_CASE("the author's page passes the audits in each language with sixty problems, lying and standing") {
  std::string many = with("identifies: none, ", "", kFile.substr(0, kFile.find("      - id: siblings")));
  for (int number = 0; number < 60; ++number)
    many += "      - {id: q" + std::to_string(number) +
            ", type: yes_no, text: {sv: \"Hund?\", en: \"Dog?\", ar: \"كلب؟\"}}\n";
  for (const char* language : {"sv", "en", "ar"}) {
    for (const auto& [width, height] : {std::pair(1280, 800), std::pair(1920, 1200)}) {
      Author author(many, {.width = width, .height = height}, language);
      REQUIRE(author.app().has("problem:50"));
      INFO(language << " at " << width << "x" << height);
      CHECK(author.app().audit().empty());
      author.app().tap("tab:as");
      author.app().tap("as:standing");
      CHECK(author.app().audit().empty());
      author.app().tap("tab:places");
      CHECK(author.app().audit().empty());
    }
  }
}

}  // namespace
}  // namespace doorstep::preview
