#include "app/touch/icons.h"

#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "app/touch/parts.h"
#include "app/touch/ui.h"

namespace doorstep::touch {
namespace {

constexpr float kStroke = 0.085F;  // of an icon's size

// A square of side 1 around (0, 0), placed and scaled; strokes are round.
class Pen {
 public:
  Pen(Ui& ui, Rect place, float size, Token colour)
      : canvas_(ui.canvas()),
        center_(place.center()),
        size_(size),
        colour_(ui.colour(colour)),
        stroke_(kStroke * size * ui.pixels_per_mm()) {}

  void line(std::initializer_list<Point> points, Closed closed = Closed::No) {
    std::vector<Point> there;
    for (const Point& point : points) there.push_back(at(point));
    canvas_.polyline(there, colour_, stroke_, closed);
    if (closed == Closed::Yes) return;
    dot(*points.begin(), kStroke / 2);
    dot(*(points.end() - 1), kStroke / 2);
  }
  void dot(Point center, float radius) { canvas_.circle(at(center), radius * size_, colour_); }
  void ring(Point center, float radius) { canvas_.ring(at(center), radius * size_, colour_, stroke_); }
  void arc(Point center, float radius, float from, float to) {
    canvas_.arc(at(center), radius * size_, from, to, colour_, stroke_);
  }
  void block(Rect rect, float radius) {
    const Point corner = at({rect.x, rect.y});
    canvas_.fill({corner.x, corner.y, rect.width * size_, rect.height * size_}, colour_, radius * size_);
  }
  void frame(Rect rect, float radius) {
    const Point corner = at({rect.x, rect.y});
    canvas_.outline({corner.x, corner.y, rect.width * size_, rect.height * size_}, colour_, radius * size_,
                    stroke_);
  }
  void solid(std::initializer_list<Point> points) {
    std::vector<Point> there;
    for (const Point& point : points) there.push_back(at(point));
    canvas_.polygon(there, colour_);
  }

 private:
  [[nodiscard]] Point at(Point p) const { return {center_.x + p.x * size_, center_.y + p.y * size_}; }

  Canvas& canvas_;
  Point center_;
  float size_;
  Colour colour_;
  float stroke_;
};

void speaker(Pen& pen) {
  pen.line({{-0.42F, -0.15F},
            {-0.24F, -0.15F},
            {-0.02F, -0.36F},
            {-0.02F, 0.36F},
            {-0.24F, 0.15F},
            {-0.42F, 0.15F}},
           Closed::Yes);
  pen.arc({-0.02F, 0}, 0.24F, -42, 42);
  pen.arc({-0.02F, 0}, 0.44F, -45, 45);
}

void hidden(Pen& pen) {  // an eye, struck through
  pen.arc({0, 0.32F}, 0.56F, -142, -38);
  pen.arc({0, -0.32F}, 0.56F, 38, 142);
  pen.dot({0, 0}, 0.12F);
  pen.line({{-0.36F, 0.36F}, {0.36F, -0.36F}});
}

void person(Pen& pen) {
  pen.ring({0, -0.2F}, 0.21F);
  pen.arc({0, 0.46F}, 0.4F, 180, 360);
}

void lock(Pen& pen) {
  pen.frame({-0.32F, -0.06F, 0.64F, 0.5F}, 0.08F);
  pen.arc({0, -0.08F}, 0.24F, 180, 360);
  pen.dot({0, 0.18F}, 0.07F);
}

void globe(Pen& pen) {
  pen.ring({0, 0}, 0.44F);
  pen.line({{-0.4F, 0}, {0.4F, 0}});
  pen.line({{0, -0.4F}, {0, 0.4F}});
  pen.arc({-0.42F, 0}, 0.62F, -42, 42);
  pen.arc({0.42F, 0}, 0.62F, 138, 222);
}

void erase(Pen& pen) {
  pen.line({{-0.46F, 0}, {-0.2F, -0.3F}, {0.44F, -0.3F}, {0.44F, 0.3F}, {-0.2F, 0.3F}}, Closed::Yes);
  pen.line({{0, -0.12F}, {0.24F, 0.12F}});
  pen.line({{0, 0.12F}, {0.24F, -0.12F}});
}

void bin(Pen& pen) {
  pen.line({{-0.38F, -0.26F}, {0.38F, -0.26F}});
  pen.line({{-0.12F, -0.28F}, {-0.12F, -0.42F}, {0.12F, -0.42F}, {0.12F, -0.28F}});
  pen.line({{-0.28F, -0.24F}, {-0.22F, 0.42F}, {0.22F, 0.42F}, {0.28F, -0.24F}});
}

void list(Pen& pen) {
  for (const float y : {-0.3F, 0.0F, 0.3F}) {
    pen.dot({-0.38F, y}, 0.07F);
    pen.line({{-0.16F, y}, {0.44F, y}});
  }
}

void landscape(Pen& pen) {
  pen.frame({-0.46F, -0.38F, 0.92F, 0.76F}, 0.08F);
  pen.line({{-0.34F, 0.22F}, {-0.12F, -0.06F}, {0.06F, 0.12F}, {0.18F, 0.0F}, {0.34F, 0.22F}});
  pen.dot({0.2F, -0.18F}, 0.07F);
}

void shift(Pen& pen, float drop) {
  pen.line({{0, -0.42F + drop},
            {0.36F, -0.04F + drop},
            {0.15F, -0.04F + drop},
            {0.15F, 0.28F + drop},
            {-0.15F, 0.28F + drop},
            {-0.15F, -0.04F + drop},
            {-0.36F, -0.04F + drop}},
           Closed::Yes);
}

void enter(Pen& pen) {
  pen.line({{0.4F, -0.3F}, {0.4F, 0.12F}, {-0.36F, 0.12F}});
  pen.line({{-0.14F, -0.1F}, {-0.38F, 0.12F}, {-0.14F, 0.34F}});
}

// An arrow that turns back; `onward` is its mirror image.
void turned(Pen& pen, float onward) {
  const auto x = [onward](float there) { return there * onward; };
  pen.line({{x(-0.4F), -0.14F}, {x(0.1F), -0.14F}});
  const float from = onward > 0 ? -90 : 90;
  pen.arc({x(0.1F), 0.11F}, 0.25F, from, from + 180);
  pen.line({{x(0.1F), 0.36F}, {x(-0.16F), 0.36F}});
  pen.line({{x(-0.18F), -0.36F}, {x(-0.4F), -0.14F}, {x(-0.18F), 0.08F}});
}

// Two carets, and what lies between them.
void marked(Pen& pen) {
  for (const float side : {-1.0F, 1.0F}) {
    pen.line({{side * 0.34F, -0.4F}, {side * 0.34F, 0.4F}});
    pen.line({{side * 0.46F, -0.4F}, {side * 0.22F, -0.4F}});
    pen.line({{side * 0.46F, 0.4F}, {side * 0.22F, 0.4F}});
  }
  pen.block({-0.16F, -0.16F, 0.32F, 0.32F}, 0.04F);
}

// The same on every page: `side` undoes the mirroring.
void tick(Pen& pen, float side) {
  pen.line({{side * -0.34F, 0.02F}, {side * -0.1F, 0.28F}, {side * 0.36F, -0.28F}});
}

void keyboard(Pen& pen, float up) {
  pen.frame({-0.5F, -0.32F - up, 1, 0.62F}, 0.08F);
  for (const float x : {-0.3F, -0.1F, 0.1F, 0.3F}) pen.dot({x, -0.14F - up}, 0.05F);
  pen.line({{-0.2F, 0.12F - up}, {0.2F, 0.12F - up}});
}

// Letters are drawn as lines too: an icon does not grow with the text's size, its button says what it does.
void bigger_text(Pen& pen) {
  pen.line({{-0.46F, 0.34F}, {-0.16F, -0.4F}, {0.14F, 0.34F}});
  pen.line({{-0.35F, 0.1F}, {0.03F, 0.1F}});
  pen.line({{0.24F, -0.04F}, {0.48F, -0.04F}});
  pen.line({{0.36F, -0.16F}, {0.36F, 0.08F}});
}

}  // namespace

void draw_icon(Ui& ui, Icon icon, Rect place, float size, Token colour) {
  Pen pen(ui, place, size, colour);
  switch (icon) {
    case Icon::None:
      break;
    case Icon::Back:
      pen.line({{0.14F, -0.3F}, {-0.14F, 0}, {0.14F, 0.3F}});
      break;
    case Icon::Next:
      pen.line({{-0.14F, -0.3F}, {0.14F, 0}, {-0.14F, 0.3F}});
      break;
    case Icon::Up:
      pen.line({{-0.3F, 0.14F}, {0, -0.14F}, {0.3F, 0.14F}});
      break;
    case Icon::Down:
      pen.line({{-0.3F, -0.14F}, {0, 0.14F}, {0.3F, -0.14F}});
      break;
    case Icon::BiggerText:
      bigger_text(pen);
      break;
    case Icon::Speaker:
      speaker(pen);
      break;
    case Icon::Hide:
      hidden(pen);
      break;
    case Icon::Pause:
      pen.block({-0.24F, -0.32F, 0.16F, 0.64F}, 0.06F);
      pen.block({0.08F, -0.32F, 0.16F, 0.64F}, 0.06F);
      break;
    case Icon::Person:
      person(pen);
      break;
    case Icon::Lock:
      lock(pen);
      break;
    case Icon::Language:
      globe(pen);
      break;
    case Icon::Close:
      pen.line({{-0.28F, -0.28F}, {0.28F, 0.28F}});
      pen.line({{-0.28F, 0.28F}, {0.28F, -0.28F}});
      break;
    case Icon::Plus:
      pen.line({{-0.32F, 0}, {0.32F, 0}});
      pen.line({{0, -0.32F}, {0, 0.32F}});
      break;
    case Icon::Minus:
      pen.line({{-0.32F, 0}, {0.32F, 0}});
      break;
    case Icon::Check:
      tick(pen, ui.flow() == Flow::LeftToRight ? 1 : -1);
      break;
    case Icon::Erase:
      erase(pen);
      break;
    case Icon::Shift:
      shift(pen, 0.06F);
      break;
    case Icon::ShiftLocked:
      shift(pen, -0.06F);
      pen.line({{-0.15F, 0.42F}, {0.15F, 0.42F}});
      break;
    case Icon::Enter:
      enter(pen);
      break;
    case Icon::Undo:
      turned(pen, 1);
      break;
    case Icon::Redo:
      turned(pen, -1);
      break;
    case Icon::Mark:
      marked(pen);
      break;
    case Icon::Keyboard:
      keyboard(pen, 0);
      break;
    case Icon::KeyboardAway:
      keyboard(pen, 0.14F);
      pen.line({{-0.16F, 0.3F}, {0, 0.46F}, {0.16F, 0.3F}});
      break;
    case Icon::Clear:
      bin(pen);
      break;
    case Icon::List:
      list(pen);
      break;
    case Icon::Picture:
      landscape(pen);
      break;
  }
}

}  // namespace doorstep::touch
