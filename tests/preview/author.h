// An author at a preview: saves the file, looks at the page, asks why.
#pragma once

#include <algorithm>
#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/screen/preview.h"
#include "app/text/assets.h"
#include "tests/harness/harness.h"
#include "tests/vault/scratch.h"

namespace doorstep::preview {

using harness::Harness;
using harness::Screen;
using screen::Preview;
using testing::must;
using testing::ScratchFolder;

// The one question with a condition stands last, and the example leads to it.
inline const std::string kFile = R"(instrument: small
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

inline std::string with(const std::string& part, const std::string& other, std::string text = kFile) {
  return text.replace(text.find(part), part.size(), other);
}

class Author {
 public:
  explicit Author(const std::string& text = kFile, Screen screen = {}, const std::string& language = "sv",
                  std::unique_ptr<voice::Voice> voice = nullptr) {
    testing::write_all(file_, text);
    preview_ = must(Preview::create({.file = file_,
                                     .shipped = {},
                                     .assets = must(text::assets_folder()),
                                     .language = language,
                                     .text_scale = 1,
                                     .today = *doorstep::language::Date::parse("2026-11-21")}));
    preview_->read_with(std::move(voice));
    app_ = std::make_unique<Harness>(*preview_, std::move(screen));
  }

  // What the sleeping loop does at its next waking.
  [[nodiscard]] bool look() {
    const bool news = preview_->has_news();
    app_->frames();
    return news;
  }
  [[nodiscard]] bool save(const std::string& text) {
    testing::write_all(file_, text);
    return look();
  }
  Harness& app() { return *app_; }
  [[nodiscard]] Preview& preview() { return *preview_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return scratch_.path(); }

  // A finger on the respondent's page.
  void touch_page(const std::string& id) {
    REQUIRE(preview_->device() != nullptr);
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

}  // namespace doorstep::preview
