// The preview reads aloud as the interview does, and says which texts nobody has recorded.

#include <filesystem>

#include "app/screen/recordings.h"
#include "instruments/model/load.h"
#include "tests/harness/noting_voice.h"
#include "tests/preview/author.h"

namespace doorstep::preview {
namespace {

using harness::Noted;
using harness::NotingVoice;

TEST_CASE("a preview reads the question and its answers, looks for their recordings, and marks the word") {
  Noted noted;
  Author author(kFile, {}, "sv", std::make_unique<NotingVoice>(noted));
  author.touch_page("start");
  author.touch_page("next");
  author.touch_page("read");
  REQUIRE_FALSE(noted.said.empty());
  CHECK(noted.said.front() == "Hur bor du?");
  CHECK(noted.recordings.front() == "small.lives");
  noted.word = text::ByteRange{4, 7};
  author.app().frames();
  CHECK(author.preview().device()->next_wake());  // the mark follows the voice
  noted.speaking = false;
  author.app().frames();
  CHECK(noted.said.back() == "Hos en");
  CHECK(noted.recordings.back() == "small.lives.one");
  author.touch_page("speak:answer:lives:both");
  CHECK(noted.said.back() == "Hos båda");
}

TEST_CASE("hiding in a preview is silent at once") {
  Noted noted;
  Author author(kFile, {}, "sv", std::make_unique<NotingVoice>(noted));
  author.touch_page("start");
  author.touch_page("read");
  REQUIRE(noted.speaking);
  author.touch_page("hide");
  CHECK_FALSE(noted.speaking);
}

TEST_CASE("without a voice nothing is offered to be read") {
  Author author;
  author.touch_page("start");
  CHECK_FALSE(author.page_has("read"));
}

TEST_CASE("texts without a recording are counted for the languages in which anything is recorded") {
  Author author;
  CHECK_FALSE(author.app().has("unrecorded:0"));
  std::filesystem::create_directories(author.folder() / "audio" / "sv");
  testing::write_all(author.folder() / "audio" / "sv" / "small.lives.ogg", "recorded");
  CHECK(author.save(kFile + "\n"));
  REQUIRE(author.app().has("unrecorded:0"));
  CHECK(author.app()
            .node("unrecorded:0")
            .label.starts_with("5 texter är inte inspelade på sv: who.text, lives.one, lives.both ..."));
  CHECK_FALSE(author.app().has("unrecorded:1"));
}

TEST_CASE("grids with their help, faces with labels of their own and the ends of a scale can be recorded") {
  const std::string head = kFile.substr(0, kFile.find("    questions:"));
  const auto loaded = model::load(head + R"(    questions:
      - id: felt
        type: grid
        from: 0
        to: 3
        low: {sv: Lugnt, en: Calm, ar: هادئ}
        text: {sv: "Hur var det?", en: "How was it?", ar: "كيف كان؟"}
        help: {sv: En vanlig dag., en: On a usual day., ar: في يوم عادي.}
        rows:
          - {id: here, text: {sv: Här, en: Here, ar: هنا}}
          - {id: there, text: {sv: Där, en: There, ar: هناك}}
      - id: mood
        type: faces
        steps: 2
        labels: [{sv: Ledsen, en: Sad, ar: حزين}, {sv: Glad, en: Glad, ar: سعيد}]
        text: {sv: "Hur mår du?", en: "How are you?", ar: "كيف حالك؟"}
)",
                                  "small.yaml");
  REQUIRE(loaded.instrument);
  CHECK(screen::texts_to_record(*loaded.instrument) ==
        std::vector<std::string>{"who.text", "felt", "felt.help", "felt.stem", "felt.here", "felt.here.0",
                                 "felt.there", "felt.there.0", "mood", "mood.1", "mood.2"});
}

}  // namespace
}  // namespace doorstep::preview
