// What is read from SVG that others wrote, and what is refused.
#include "instruments/model/svg.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "instruments/model/load.h"

namespace doorstep::model {
namespace {

std::string regions(std::string_view svg) {
  const auto found = regions_of(svg);
  if (!found) return found.error().code;
  std::string all;
  for (const Region& region : *found) {
    all += (all.empty() ? "" : " ") + region.id;
    for (const auto& [language, title] : region.titles)
      all.append(":").append(language).append("=").append(title);
  }
  return all;
}

struct Row {
  const char* what;
  std::string svg;
  std::string found;
};

}  // namespace

TEST_CASE("a picture's regions are its shapes and groups with an id, by their titles") {
  const auto row = GENERATE(values<Row>({
      {"groups and shapes", "<svg><g id='a'><path id=\"b\" d='M0 0'/></g>\n<rect id = 'c' ></rect></svg>",
       "a b c"},
      {"titles in languages",
       "<svg><title>all</title><g id='a'><title lang='sv'>K&amp;k</title><title "
       "xml:lang='en'>Kitchen</title></g><g "
       "id='b'/></svg>",
       "a:sv=K&k:en=Kitchen"},
      {"nothing that is not seen",
       "<svg><defs><g id='a'/></defs><linearGradient id='b'/><clipPath><g id='c'/></clipPath></svg>", ""},
      {"a prologue and comments", "<?xml version='1.0'?><!-- <g id='x'/> --><svg><!-- a --><g id='a'/></svg>",
       "a"},
      {"a link inside", "<svg><use href='#a'/><g id='a' fill='url(#b)'/></svg>", "a"},
      {"no svg", "<html><g id='a'/></html>", "no_picture"},
      {"a text", "kitchen", "no_picture"},
      {"nothing", "", "no_picture"},
      {"not closed", "<svg><g id='a'>", "no_picture"},
      {"closed twice", "<svg></svg></svg>", "no_picture"},
      {"two roots", "<svg></svg><svg></svg>", "no_picture"},
      {"crossed", "<svg><g><rect></g></rect></svg>", "no_picture"},
      {"an open quote", "<svg><g id='a/></svg>", "no_picture"},
      {"a document type", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg></svg>", "no_picture"},
      {"character data", "<svg><![CDATA[a]]></svg>", "no_picture"},
      {"a processing instruction", "<?xml-stylesheet href='a'?><svg></svg>", "no_picture"},
      {"a script", "<svg><SCRIPT/></svg>", "unsafe_picture"},
      {"a handler", "<svg onload='a()'></svg>", "unsafe_picture"},
      {"an image", "<svg><image href='a.png'/></svg>", "unsafe_picture"},
      {"a link to elsewhere",
       "<svg><a xlink:href='ht"
       "tp://x'/></svg>",
       "unsafe_picture"},
      {"a fill from elsewhere",
       "<svg><g fill='URL(ht"
       "tp://x)'/></svg>",
       "unsafe_picture"},
      {"HTML inside", "<svg><foreignObject/></svg>", "unsafe_picture"},
      {"an animation", "<svg><animateTransform/></svg>", "unsafe_picture"},
  }));
  INFO(row.what);
  CHECK(regions(row.svg) == row.found);
}

TEST_CASE("a picture has bytes, regions and depth up to their limits") {
  const std::string head = "<svg>", tail = "</svg>";
  CHECK(regions(head + std::string(kLargestPicture - head.size() - tail.size(), ' ') + tail).empty());
  CHECK(regions(head + std::string(kLargestPicture - head.size() - tail.size() + 1, ' ') + tail) ==
        "large_picture");
  std::string many;
  for (std::size_t i = 0; i < kMostRegions; ++i) many += "<g id='r" + std::to_string(i) + "'/>";
  CHECK(regions(head + many + tail) != "too_many_regions");
  CHECK(regions(head + many + "<g id='more'/>" + tail) == "too_many_regions");
  std::string deep, out;
  for (int i = 0; i < 99; ++i) {
    deep += "<g>";
    out += "</g>";
  }
  CHECK(regions(head + deep + out + tail).empty());
  CHECK(regions(head + deep + "<g>" + "</g>" + out + tail) == "no_picture");
}

TEST_CASE("a drawing is strokes and nothing else") {
  const auto row = GENERATE(values<Row>({
      {"strokes",
       "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 300\">\n<path d=\"M1 2 L3.5,-4 Q1 2 3 4 "
       "Z\" "
       "fill=\"none\" stroke=\"#1a2B3c\" stroke-width=\"2\" stroke-linecap=\"round\"/><polyline points=\"1,2 "
       "3,4\"/></svg>\n",
       ""},
      {"none at all", "<svg></svg>", "no_drawing"},
      {"a text", "<svg><path d='M1 2'/>Anna</svg>", "no_drawing"},
      {"another element", "<svg><text/></svg>", "no_drawing"},
      {"a group", "<svg><g><path d='M1 2'/></g></svg>", "no_drawing"},
      {"an id", "<svg><path id='a' d='M1 2'/></svg>", "no_drawing"},
      {"a link", "<svg><path d='M1 2' stroke='url(#a)'/></svg>", "no_drawing"},
      {"words in a path", "<svg><path d='Mother'/></svg>", "no_drawing"},
      {"something behind it", "<svg><path d='M1 2'/></svg><svg></svg>", "no_drawing"},
      {"not closed", "<svg><path d='M1 2'/>", "no_drawing"},
      {"a text alone", "Anna", "no_drawing"},
  }));
  INFO(row.what);
  const auto checked = check_drawing(row.svg);
  CHECK((checked ? "" : checked.error().code) == row.found);
}

TEST_CASE("a drawing has bytes up to its limit") {
  const std::string head = "<svg><path d=\"M1 2\"/>", tail = "</svg>";
  CHECK(check_drawing(head + std::string(kLargestDrawing - head.size() - tail.size(), '\n') + tail));
  const auto larger =
      check_drawing(head + std::string(kLargestDrawing - head.size() - tail.size() + 1, '\n') + tail);
  REQUIRE_FALSE(larger);
  CHECK(larger.error().code == "large_drawing");
}

TEST_CASE("a picture's regions become options, and the instrument can carry its picture with it") {
  const std::string svg =
      "<svg viewBox=\"0 0 9 9\">\n\t<g id=\"room\"><title lang=\"sv\">Rum \\ \"ett\"</title></g>\r\n<g "
      "id=\"hall\"><title>Hall</title></g></svg>";
  const std::string text =
      "instrument: sample\nversion: 1.0\ntitle: Sample\nrespondent: parent\nlanguages: [sv]\n"
      "licence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n"
      "sections: [{section: only, title: a, questions: [{id: where, type: picture, picture: rooms.svg, text: "
      "a}]}]";
  const auto loaded = load(text, "a.yaml", {}, [&](std::string_view name) {
    return name == "rooms.svg" ? std::optional(svg) : std::nullopt;
  });
  REQUIRE(loaded.instrument);
  const Question& where = loaded.instrument->questions[0];
  CHECK(where.answers->choices.ids == std::vector<std::string>{"room", "hall"});
  CHECK(where.answers->options[0].text.by_language[0] == "Rum \\ \"ett\"");
  CHECK(where.answers->options[1].text.by_language[0] == "Hall");
  CHECK(loaded.instrument->pictures[*where.picture].svg == svg);

  const auto whole = self_contained(text, *loaded.instrument);
  REQUIRE(whole);
  const auto again = load(*whole, "a.yaml");
  REQUIRE(again.instrument);
  CHECK(again.instrument->questions[0].answers->choices.ids == where.answers->choices.ids);
  CHECK(self_contained(*whole, *again.instrument) == *whole);
}

}  // namespace doorstep::model
