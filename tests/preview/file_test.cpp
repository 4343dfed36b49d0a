// A file while it is written: what a change hid comes back, and whatever becomes of the file, the last good
// page stays and the problems stand beside it.

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "tests/preview/author.h"

namespace doorstep::preview {
namespace {

namespace fs = std::filesystem;

std::string answered(Author& author, const std::string& id) {
  const auto& interview = *author.preview().interview();
  const auto question = interview.instrument().find_question(id);
  const interview::Answer* answer = question ? interview.answer(*question) : nullptr;
  if (answer == nullptr) return {};
  return interview::to_json(*answer, interview.instrument().questions[*question]).dump();
}

std::string without_siblings() {
  const std::size_t from = kFile.find("      - id: siblings");
  std::string text = kFile;
  return text.erase(from, kFile.find("      - id: changing") - from);
}

void answer_all(Author& author) {
  author.answer_until_siblings("both");
  author.touch_page("answer:siblings:more");
  author.touch_page("next");
}

TEST_CASE("an answer whose question was taken out comes back with the question") {
  Author author;
  answer_all(author);
  const std::string before = answered(author, "siblings");
  REQUIRE_FALSE(before.empty());
  CHECK(author.save(without_siblings()));
  CHECK(answered(author, "siblings").empty());
  CHECK(answered(author, "lives") == "\"both\"");
  CHECK(author.save(kFile));
  CHECK(answered(author, "siblings") == before);
}

TEST_CASE("what was answered meanwhile stays when an older answer comes back") {
  Author author;
  answer_all(author);
  CHECK(author.save(without_siblings()));
  author.app().tap("tab:places");
  author.app().tap("go:lives");
  author.touch_page("answer:lives:one");
  author.touch_page("next");
  CHECK(author.save(kFile));
  CHECK(answered(author, "lives") == "\"one\"");
  CHECK_FALSE(answered(author, "siblings").empty());
}

TEST_CASE("an answer comes back after two changes and a new type in between") {
  Author author;
  answer_all(author);
  const std::string before = answered(author, "siblings");
  const std::string typed = with("type: number\n        range: 0-15", "type: yes_no");
  CHECK(author.save(typed));
  CHECK(answered(author, "siblings") != before);
  author.app().tap("tab:places");
  author.app().tap("go:siblings");
  author.touch_page("answer:siblings:yes");
  author.touch_page("next");
  CHECK(author.save(without_siblings()));
  CHECK(author.save(kFile));
  CHECK(answered(author, "siblings") == before);
}

TEST_CASE("an answer comes back to a question that was only passed over meanwhile to stay at the place") {
  Author author;
  answer_all(author);
  const std::string before = answered(author, "siblings");
  REQUIRE(author.page() == "question:changing");
  CHECK(author.save(with("type: number\n        range: 0-15", "type: yes_no")));
  CHECK(author.page() == "question:changing");
  CHECK(author.save(kFile));
  CHECK(answered(author, "siblings") == before);
  CHECK(author.page() == "question:changing");
}

TEST_CASE("beginning again forgets what waited") {
  Author author;
  answer_all(author);
  CHECK(author.save(without_siblings()));
  author.app().tap("tab:as");
  author.app().tap("as:again");
  CHECK(author.save(kFile));
  CHECK(answered(author, "siblings").empty());
}

TEST_CASE("a file that is gone leaves the last good page, says so, and goes on when it is back") {
  Author author;
  author.answer_until_siblings("both");
  fs::remove(author.file());
  CHECK_FALSE(author.look());  // an editor may be saving
  CHECK_FALSE(author.app().has("problem:0"));
  CHECK(author.look());
  CHECK(author.app().has("last_good"));
  CHECK(author.app().node("problem:0").label.find("går inte att läsa") != std::string::npos);
  CHECK(author.page() == "question:siblings");
  CHECK_FALSE(author.look());
  CHECK(author.save(kFile));
  CHECK_FALSE(author.app().has("problem:0"));
  CHECK(author.page() == "question:siblings");
}

TEST_CASE("a file that becomes a folder is as one that is gone") {
  Author author;
  author.answer_until_siblings("both");
  fs::remove(author.file());
  fs::create_directory(author.file());
  (void)author.look();
  CHECK(author.look());
  CHECK(author.app().has("last_good"));
  CHECK(author.page() == "question:siblings");
  fs::remove(author.file());
  CHECK(author.save(kFile));
  CHECK_FALSE(author.app().has("last_good"));
}

TEST_CASE("a half-written file, one that is no YAML, an empty one and binary leave the last good page") {
  std::string binary = "\x7f\x45\x4c\x46";
  binary.push_back('\0');
  const std::string wrong =
      GENERATE_COPY(kFile.substr(0, kFile.size() / 2), std::string("%PDF-1.4 {{{{"), std::string(), binary);
  Author author;
  author.answer_until_siblings("both");
  CHECK(author.save(wrong));
  CHECK(author.app().has("last_good"));
  CHECK(author.app().has("problem:0"));
  CHECK(author.page() == "question:siblings");
  CHECK(author.save(kFile));
  CHECK_FALSE(author.app().has("last_good"));
}

TEST_CASE("ten megabytes of anything leave the last good page") {
  std::string much;
  const bool text = GENERATE(true, false);
  if (text) {
    while (much.size() < 10'000'000) much += "- {a: b, c: [d, e, f]}\n";
  } else {
    much.assign(10'000'000, '[');
  }
  Author author;
  author.answer_until_siblings("both");
  CHECK(author.save(much));
  CHECK(author.app().has("last_good"));
  CHECK(author.page() == "question:siblings");
}

TEST_CASE("a file that is larger than any instrument may be is not read") {
  Author author;
  std::error_code problem;
  fs::resize_file(author.file(), yaml::kLargestFile + 1, problem);
  REQUIRE_FALSE(problem);
  CHECK(author.look());
  CHECK(author.app().has("last_good"));
  CHECK(author.app().node("problem:0").label.find("större") != std::string::npos);
}

TEST_CASE("an editor that saves by renaming another file is followed") {
  Author author;
  author.answer_until_siblings("both");
  testing::write_all(author.folder() / "small.yaml~", with("Hur många syskon har du?", "Har du syskon?"));
  fs::rename(author.folder() / "small.yaml~", author.file());
  CHECK(author.look());
  CHECK(author.page_shows("Har du syskon?"));
}

TEST_CASE("a picture that is put beside the file is seen without saving the file") {
  const std::string pictured = with("type: number\n        range: 0-15",
                                    "type: picture\n        picture: room.svg\n        pick: one\n"
                                    "        regions: [{id: bed, text: {sv: Säng, en: Bed, ar: سرير}}]",
                                    kFile.substr(0, kFile.find("examples:")));
  Author author(pictured);
  REQUIRE(author.app().shows("room.svg"));
  testing::write_all(author.folder() / "room.svg",
                     "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">"
                     "<rect id=\"bed\" x=\"1\" y=\"1\" width=\"8\" height=\"8\"/></svg>");
  CHECK(author.look());
  CHECK_FALSE(author.app().shows("room.svg"));
}

TEST_CASE("an instrument that the file reads from is followed when it changes") {
  const std::string door =
      "instrument: door\nversion: 1.0\ntitle: Door\nrespondent: parent\nlanguages: [en]\n"
      "licence: {permission: own, text: Own.}\ndefaults: {identifies: none, share: never}\n"
      "sections: [{section: only, title: Only, questions: [{id: calm, type: yes_no, text: \"Calm?\"}]}]\n";
  const std::string team =
      "instrument: team\nversion: 1.0\ntitle: Team\nrespondent: practitioner\nlanguages: [en]\n"
      "licence: {permission: own, text: Own.}\ndefaults: {identifies: none, share: never}\n"
      "from: {door: door}\n"
      "sections: [{section: only, title: Only, questions: [{id: more, type: yes_no, when: door.calm == no, "
      "text: \"More?\"}]}]\n";
  Author author(team);
  CHECK(author.app().has("nothing_yet"));
  testing::write_all(author.folder() / "door.yaml", door);
  CHECK(author.look());
  CHECK_FALSE(author.app().has("nothing_yet"));
  testing::write_all(author.folder() / "door.yaml", door.substr(0, door.find("sections")));
  CHECK(author.look());
  CHECK(author.app().has("last_good"));
}

TEST_CASE("the head says when it was saved, how many questions there are, and how much is translated") {
  Author author(with(", ar: \"أين تسكن؟\"", ""));
  const std::string facts = author.app().node("file:facts").label;
  CHECK(facts.find("sparad ") != std::string::npos);
  CHECK(facts.find("3 frågor") != std::string::npos);
  CHECK(facts.find("sv\u00a0100\u00a0%") != std::string::npos);
  CHECK(facts.find("ar\u00a087\u00a0%") != std::string::npos);
}

TEST_CASE("the examples that agree are counted, and whether they try every condition") {
  Author author;
  CHECK(author.app().node("tried").label == "2 av 2 exempel stämmer · alla villkor prövade åt båda hållen");
  CHECK(author.save(with("route: [lives, siblings, changing]", "route: [lives]")));
  CHECK(author.app().node("tried").label.starts_with("1 av 2 exempel stämmer"));
  CHECK(author.save(kFile.substr(0, kFile.find("  - example: one home"))));
  CHECK(author.app().node("tried").label == "1 av 1 exempel stämmer · 0 av 1 villkor prövade åt båda hållen");
  CHECK(author.save(kFile.substr(0, kFile.find("examples:"))));
  CHECK(author.app().node("tried").label.starts_with("Det finns inga exempel än."));
}

TEST_CASE("problems are told in the author's language, and a tap on one leads to its question") {
  const std::string wrong = with("route: [lives, siblings, changing]", "route: [lives, siblings]");
  Author swedish(wrong);
  CHECK(swedish.app().node("problem:0").label ==
        "rad 34 · Exemplet ”two homes”: changing ställs och väntades inte.");
  Author english(wrong, {}, "en");
  CHECK(english.app().shows("changing asked and not expected"));
  Author arabic(wrong, {}, "ar");
  CHECK(arabic.app().node("problem:0").label.find("يُطرح") != std::string::npos);
  Author author(kFile.substr(0, kFile.find("  - example: one home")));
  REQUIRE(author.app().shows("I inget exempel är villkoret för `changing` falskt."));
  author.app().tap("problem:0");
  CHECK(author.page() == "question:changing");
}

}  // namespace
}  // namespace doorstep::preview
