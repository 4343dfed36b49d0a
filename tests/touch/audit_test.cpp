// The audits find what is planted, and nothing on the pages of the gallery.
#include <functional>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/touch/widgets.h"
#include "tests/gallery/pages.h"
#include "tests/harness/harness.h"

namespace doorstep::touch {
namespace {

using harness::Harness;

class Planted final : public App {
 public:
  explicit Planted(std::function<void(Ui&)> draw) : draw_(std::move(draw)) {}
  void frame(Ui& ui) override {
    ui.set_density(Density::Child);
    draw_(ui);
  }

 private:
  std::function<void(Ui&)> draw_;
};

std::string all(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += sentence + "\n";
  return text;
}

std::string audit_of(std::function<void(Ui&)> draw) {
  Planted app(std::move(draw));
  Harness harness(app);
  return all(harness.audit());
}

TEST_CASE("a target that is too small for the density is found") {
  CHECK(audit_of([](Ui& ui) {
          (void)button(ui, "go", {10, 10, 40, 12}, "Go");
        }) == "go is 40.0 x 12.0 mm, less than 15\n");
  CHECK(audit_of([](Ui& ui) { (void)button(ui, "go", {10, 10, 40, 15}, "Go"); }).empty());
}

TEST_CASE("two targets that are too close are found") {
  CHECK(audit_of([](Ui& ui) {
          (void)button(ui, "a", {10, 10, 40, 15}, "A");
          (void)button(ui, "b", {51, 10, 40, 15}, "B");
        }) == "a and b are 1.0 mm apart, less than 3\n");
}

TEST_CASE("targets that overlap are found, unless one belongs to the other") {
  CHECK(audit_of([](Ui& ui) {
          (void)button(ui, "a", {10, 10, 40, 15}, "A");
          (void)button(ui, "b", {40, 10, 40, 15}, "B");
        }) == "a and b overlap\n");
  CHECK(audit_of([](Ui& ui) {
          const OptionSet set{.group = "q",
                              .speaker = OptionSpeaker::OnEach,
                              .options = {{"answer:q:a", "Ja"}, {"answer:q:b", "Nej"}}};
          (void)answer_options(ui, {10, 10, 190, 100}, set);
        }).empty());
}

TEST_CASE("what stands outside the window is found") {
  CHECK(audit_of([](Ui& ui) {
          (void)button(ui, "go", {200, 10, 40, 15}, "Go");
        }) == "go is outside the window\n");
  CHECK(audit_of([](Ui& ui) {
          (void)button(ui, "go", {10, 130, 40, 15}, "Go");
        }) == "go is outside the window\n");
}

TEST_CASE("text that does not fit is found") {
  CHECK(audit_of([](Ui& ui) {
          (void)button(ui, "go", {10, 10, 20, 15}, "Många ord på en liten knapp");
        }) == "the text of go does not fit\n");
}

TEST_CASE("a label that is missing and an id used twice are found") {
  CHECK(audit_of([](Ui& ui) {
          (void)icon_button(ui, "go", {10, 10, 15, 15}, Icon::Speaker, "");
        }) == "go has no label\n");
  CHECK(audit_of([](Ui& ui) {
          (void)button(ui, "go", {10, 10, 40, 15}, "Go");
          (void)button(ui, "go", {60, 10, 40, 15}, "Go");
        }) == "go is used twice\n");
}

TEST_CASE("options of one question that do not look alike are found") {
  CHECK(audit_of([](Ui& ui) {
          Node& a = ui.emit("a", Role::Option, "A", {10, 10, 40, 15}, Touch::Taps);
          a.group = "q";
          a.look = 1;
          Node& b = ui.emit("b", Role::Option, "B", {60, 10, 40, 15}, Touch::Taps);
          b.group = "q";
          b.look = 2;
        }) == "a and b do not look alike\n");
}

struct Format {
  int width, height;
  float px_per_mm;
};

TEST_CASE("every page of the gallery passes the audits in every format and at every text size") {
  const Format format = GENERATE(Format{1280, 800, 5.9F}, Format{800, 1280, 5.9F}, Format{1920, 1200, 8.85F},
                                 Format{1024, 600, 4.6F}, Format{800, 480, 3.78F}, Format{1280, 800, 3.78F});
  for (const gallery::Page page : gallery::all_pages()) {
    gallery::Gallery app(page);
    Harness harness(app, {.width = format.width, .height = format.height, .px_per_mm = format.px_per_mm});
    for (const float scale : {1.0F, 1.5F, 2.0F}) {
      harness.set_scale(scale);
      INFO(gallery::name_of(page) << " at " << format.width << " x " << format.height << ", text " << scale);
      CHECK(all(harness.audit()) == "");
    }
  }
}

TEST_CASE("nothing on the gallery's pages breaks under a thousand random touches and keys") {
  unsigned seed = 7;
  const auto random = [&seed](unsigned limit) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8U) % limit;
  };
  for (const gallery::Page page : gallery::all_pages()) {
    gallery::Gallery app(page);
    Harness harness(app);
    for (int i = 0; i < 100; ++i) {
      if (random(3) == 0) {
        harness.key(static_cast<Key>(random(15)));
      } else if (random(3) == 0) {
        harness.type("7");
      } else {
        harness.tap_at({static_cast<float>(random(217)), static_cast<float>(random(136))});
      }
    }
    INFO(gallery::name_of(page) << "\n" << harness.describe());
    CHECK(harness.has("hide") != harness.has("lock"));
  }
}

}  // namespace
}  // namespace doorstep::touch
