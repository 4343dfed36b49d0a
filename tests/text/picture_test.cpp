// Pictures and where their parts lie, without a graphics card.
#include <cmath>

#include <catch2/catch_test_macros.hpp>

#include "app/text/pictures.h"

namespace doorstep::text {
namespace {

// Two squares beside each other in a picture twice as wide as high; the second covers a corner of the first.
const std::string kSquares =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
  <rect id="left" x="20" y="20" width="60" height="60"/>
  <g id="right"><rect x="70" y="20" width="60" height="60"/></g>
</svg>)";
const std::vector<std::string> kParts{"left", "right"};

}  // namespace

TEST_CASE("a place in a picture belongs to the part that is painted there last") {
  CountingTextures textures;
  Pictures pictures(textures);
  const PictureMap& map = pictures.map(kSquares, kParts);
  CHECK(pictures.aspect(kSquares) == 2);
  CHECK(map.at(0.2F, 0.5F, 0) == 0);
  CHECK(map.at(0.38F, 0.5F, 0) == 1);
  CHECK_FALSE(map.at(0.05F, 0.5F, 0.01F));
}

TEST_CASE("a place beside all parts belongs to the nearest one within reach") {
  CountingTextures textures;
  Pictures pictures(textures);
  const PictureMap& map = pictures.map(kSquares, kParts);
  CHECK(map.at(0.05F, 0.5F, 0.1F) == 0);
  CHECK(map.at(0.7F, 0.5F, 0.1F) == 1);
  CHECK_FALSE(map.at(0.9F, 0.5F, 0.1F));
  CHECK(map.room(1, 0.1F) > map.room(1, 0));
  CHECK(std::abs(map.room(1, 0) - 0.09F) < 0.005F);  // 60 x 60 of 200 x 200
}

TEST_CASE("a part has a box and a middle, and one that is not there has neither") {
  CountingTextures textures;
  Pictures pictures(textures);
  const PictureMap& map = pictures.map(kSquares, {"left", "right", "gone"});
  CHECK(std::abs(map.box(1).x - 0.35F) < 0.01F);
  CHECK(std::abs(map.box(1).width - 0.3F) < 0.01F);
  CHECK(std::abs(map.middle(1).x - 0.5F) < 0.02F);
  CHECK(map.box(2).width == 0);
  CHECK(map.room(2, 0.5F) == 0);
}

TEST_CASE("what a frame does not draw is freed after it, and everything is when all is forgotten") {
  CountingTextures textures;
  Pictures pictures(textures);
  CHECK(pictures.texture(kSquares, 200, 100) != 0);
  CHECK(pictures.texture(kSquares, 200, 100) != 0);
  CHECK(pictures.outline(kSquares, "left", 200, 100, 3).id != 0);
  CHECK(textures.alive == 2);
  pictures.end_frame();
  (void)pictures.texture(kSquares, 200, 100);
  pictures.end_frame();
  CHECK(textures.alive == 1);
  pictures.forget_all();
  CHECK(textures.alive == 0);
}

TEST_CASE("what is no picture is not drawn") {
  CountingTextures textures;
  Pictures pictures(textures);
  CHECK(pictures.aspect("no picture") == 0);
  CHECK(pictures.texture("<svg", 10, 10) == 0);
  CHECK(textures.alive == 0);
}

}  // namespace doorstep::text
