// Shaping, wrapping and the cache, without a graphics card.
#include <algorithm>
#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "app/text/assets.h"
#include "app/text/text_engine.h"

namespace doorstep::text {
namespace {

struct Bench {
  CountingTextures textures;
  std::unique_ptr<TextEngine> engine;

  explicit Bench(std::size_t budget = TextEngine::kDefaultBudget) {
    const auto assets = assets_folder();
    REQUIRE(assets.has_value());
    auto made = TextEngine::create(*assets / "fonts", textures, budget);
    REQUIRE(made.has_value());
    engine = std::move(*made);
  }
};

Request words(std::string text, float wrap = 0) {
  return {.text = std::move(text), .em_px = 32, .wrap_px = wrap};
}

TEST_CASE("our fonts have every letter of the languages that ship") {
  Bench bench;
  for (const char* text :
       {"Hur känns det när du byter hem? ÅÄÖ åäö é ”citat” – …", "What do you want to say? It's £5 · 100 %",
        "كم مرة يسمع طفلك خلافاتكما عندما تتحدثان مع بعضكما؟ ٣ من ٦", "فكّر في الأسابيع الأربعة الماضية."}) {
    CHECK(bench.engine->measure(words(text)).missing_glyphs == 0);
  }
}

TEST_CASE("a letter that our fonts lack is counted and not borrowed from the machine") {
  Bench bench;
  CHECK(bench.engine->measure(words("家庭")).missing_glyphs == 2);
  CHECK(bench.engine->measure(words("😀")).missing_glyphs == 1);
}

TEST_CASE("the em is the font's em and lines stand 1.4 em apart") {
  Bench bench;
  const Measure one = bench.engine->measure(words("Hx"));
  const Measure two = bench.engine->measure(words("Hx\nHx"));
  CHECK(one.lines == 1);
  CHECK(two.lines == 2);
  CHECK(std::abs(one.height - 32 * 1.4F) < 0.6F);
  CHECK(std::abs(two.height - 2 * one.height) < 0.6F);
}

TEST_CASE("Arabic lines are as high as Latin ones, but for a hair") {
  Bench bench;
  CHECK(std::abs(bench.engine->measure(words("أحياناً")).height -
                 bench.engine->measure(words("Ibland")).height) < 0.05F * 32);
}

TEST_CASE("a long text wraps and no line is wider than asked") {
  Bench bench;
  const Measure measure =
      bench.engine->measure(words("Jag hör ofta när de bråkar. Då går jag till mitt rum.", 300));
  CHECK(measure.lines >= 3);
  CHECK(measure.width <= 300);
}

TEST_CASE("a word wider than the place is broken inside") {
  Bench bench;
  const Measure measure = bench.engine->measure(words("Samarbetssamtalsuppföljningsenkäten", 200));
  CHECK(measure.lines >= 2);
  CHECK(measure.width <= 200);
}

TEST_CASE("Arabic runs right to left: its first letter stands at the right") {
  Bench bench;
  const Request request = words("أحياناً");
  const Measure measure = bench.engine->measure(request);
  CHECK(measure.right_to_left);
  CHECK(bench.engine->caret(request, 0).x > measure.width * 0.8F);
  CHECK(bench.engine->caret(request, request.text.size()).x < measure.width * 0.2F);
}

TEST_CASE("English inside Arabic keeps its own direction") {
  Bench bench;
  const Request request = words("طفلك Elsa هنا");
  const std::size_t begin = request.text.find("Elsa");
  CHECK(bench.engine->caret(request, begin + 1).x < bench.engine->caret(request, begin + 3).x);
  CHECK(bench.engine->measure(request).missing_glyphs == 0);
}

TEST_CASE("a text without letters runs as it is told") {
  Bench bench;
  Request request = words("3 (4)");
  CHECK_FALSE(bench.engine->measure(request).right_to_left);
  request.direction = Direction::RightToLeft;
  CHECK(bench.engine->measure(request).right_to_left);
}

TEST_CASE("the lines of a centred text are even; as many and as high as they were") {
  Bench bench;
  for (const char* text : {"Om du fick bestämma en sak, vad skulle det vara?", "Efter intervjun: Elsa",
                           "شعوري بين بين", "Verksamhetsöverskridande samarbetsöverenskommelse"}) {
    for (float wrap = 60; wrap < 700; wrap += 7) {
      for (const bool roomy : {false, true}) {
        Request plain = words(text, wrap);
        if (roomy) plain.letter_spacing = 0.08F, plain.word_spacing = 0.24F;
        Request centred = plain;
        centred.align = Align::Center;
        CAPTURE(text, wrap, roomy);
        const Measure before = bench.engine->measure(plain);
        const Measure even = bench.engine->measure(centred);
        CHECK(even.lines == before.lines);
        CHECK(std::abs(even.height - before.height) < 0.07F * 32);
        CHECK(even.width <= std::max(before.width, wrap) + 0.01F);
      }
    }
  }
  Request centred = words("Om du fick bestämma en sak, vad skulle det vara?", 600);
  centred.align = Align::Center;
  const auto boxes = bench.engine->range_boxes(centred, {0, centred.text.size()});
  REQUIRE(boxes.size() == 2);
  CHECK(boxes[1].width > 0.7F * boxes[0].width);
  CHECK(std::abs(boxes[0].x + boxes[0].width / 2 - 300) < 2);
}

TEST_CASE("no word of a centred text is torn to make its lines even") {
  Bench bench;
  const std::string text = "Nästan alltid";
  const float whole = bench.engine->measure(words(text)).width;
  const float longest = bench.engine->measure(words("Nästan")).width;
  for (float wrap = longest + 2; wrap < whole; wrap += 3) {
    Request centred = words(text, wrap);
    centred.align = Align::Center;
    CAPTURE(wrap);
    CHECK(bench.engine->line_at(centred, 0).end >= text.find(' '));
    CHECK(bench.engine->line_at(centred, text.size()).begin == text.find(' ') + 1);
  }
}

TEST_CASE("alignment is physical within the wrap") {
  Bench bench;
  Request request = words("hej", 400);
  CHECK(bench.engine->caret(request, 0).x < 1);
  request.align = Align::Right;
  CHECK(bench.engine->caret(request, request.text.size()).x > 399);
  request.text = "سلام";
  CHECK(bench.engine->caret(request, 0).x > 399);
  request.align = Align::Left;
  CHECK(bench.engine->caret(request, request.text.size()).x < 1);
}

TEST_CASE("a bold part is wider and nothing else moves before it") {
  Bench bench;
  Request request = words("Får mamma höra");
  const std::size_t begin = request.text.find("mamma");
  const float before = bench.engine->caret(request, begin).x;
  const float width = bench.engine->measure(request).width;
  request.bold = {{begin, begin + 5}};
  CHECK(std::abs(bench.engine->caret(request, begin).x - before) < 0.5F);
  CHECK(bench.engine->measure(request).width > width + 1);
}

TEST_CASE("a point and the caret that is nearest to it find each other") {
  Bench bench;
  const Request request = words("Vill du säga något mer om det?", 200);
  for (std::size_t index :
       {std::size_t{0}, request.text.find("säga"), request.text.find("mer"), request.text.size()}) {
    const Box caret = bench.engine->caret(request, index);
    CHECK(bench.engine->index_at(request, caret.x + 0.2F, caret.y + caret.height / 2) == index);
  }
}

TEST_CASE("a range over a line break has a box on each line") {
  Bench bench;
  const Request request = words("aaaa bbbb cccc dddd", 180);
  const auto boxes = bench.engine->range_boxes(request, {0, request.text.size()});
  REQUIRE(boxes.size() == 2);
  CHECK(boxes[1].y >= boxes[0].y + boxes[0].height - 1);
}

TEST_CASE("the same request is shaped and uploaded once") {
  Bench bench;
  const Mask first = bench.engine->texture(words("hej"));
  bench.engine->end_frame();
  const Mask second = bench.engine->texture(words("hej"));
  CHECK(first.id == second.id);
  CHECK(bench.textures.uploads == 1);
  (void)bench.engine->texture(words("hej", 300));
  CHECK(bench.textures.uploads == 2);
}

TEST_CASE("the cache stays within its budget and gives textures back") {
  Bench bench(200'000);
  int uploads = 0;
  for (int i = 0; i < 300; ++i) {
    (void)bench.engine->texture(words("Text nummer " + std::to_string(i)));
    bench.engine->end_frame();
    CHECK(bench.engine->cached_bytes() <= 200'000);
    ++uploads;
  }
  CHECK(bench.textures.uploads == uploads);
  CHECK(bench.textures.alive < 40);
  CHECK(bench.textures.alive > 3);
}

TEST_CASE("what was used last stays longest") {
  Bench bench(200'000);
  (void)bench.engine->texture(words("kept"));
  for (int i = 0; i < 100; ++i) {
    (void)bench.engine->texture(words("Text nummer " + std::to_string(i)));
    (void)bench.engine->texture(words("kept"));
    bench.engine->end_frame();
  }
  CHECK(bench.textures.uploads == 101);
}

TEST_CASE("forgetting all frees every texture") {
  Bench bench;
  (void)bench.engine->texture(words("Jag bor hos mamma"));
  bench.engine->forget_all();
  CHECK(bench.textures.alive == 0);
  CHECK(bench.engine->cached_texts() == 0);
  CHECK(bench.engine->cached_bytes() == 0);
}

TEST_CASE("empty, broken and hostile texts are shown as well as can be") {
  Bench bench;
  CHECK(bench.engine->texture(words("")).id == 0);
  CHECK(bench.engine->measure(words("")).lines == 1);
  CHECK(bench.engine->measure(words(std::string("a\xff\xfe", 3))).width > 0);
  CHECK(bench.engine->measure(words(std::string("a\0b", 3))).width > 0);
  CHECK(bench.engine->texture(words(std::string(6'000, 'x'), 50)).height <= 8192);
}

TEST_CASE("a folder without fonts is an error and not a page of boxes") {
  CountingTextures textures;
  const auto made = TextEngine::create("/nowhere", textures);
  REQUIRE_FALSE(made.has_value());
  CHECK(made.error().code == "no_fonts");
}

}  // namespace
}  // namespace doorstep::text
