// Between fingers and widgets: decides what a contact means before anything on the screen is told.
//
// A press is withheld until it is certain to be a tap, so dragging over a button scrolls and never presses
// it, and a shaky finger still taps. There is no upper time limit for a tap: children press long. Pure: time
// (seconds, never going back) and places (physical millimetres) come in as arguments.
//
//   Idle -> Pending (down) -> Pressed (kept still: shown) -> tap on up
//                          \-> Panning (moved beyond the slop) -> Fling on up
//   Idle -> Dragging, when the contact began in an area that asked for drags
//
// One contact counts at a time; others (palms) are ignored until the first is up.
#pragma once

#include <optional>
#include <vector>

#include "app/touch/geometry.h"

namespace doorstep::touch {

struct GateConfig {
  float slop = 2.5F;           // mm a tap may wander; 4 for children
  double feedback = 0.08;      // s of stillness before the pressed look
  double screen_guard = 0.3;   // s after a change of screen in which a contact that begins is not a tap
  double repeat_guard = 0.25;  // s after a tap in which the next one is marked as a repeat
  float axis_lock = 1.5F;      // this much longer in one direction: the other is 0
  double fling_decay = 0.325;  // s for a fling to slow to 1/e
  float fling_stop = 10;       // mm/s below which it stops
  float fling_fastest = 1500;  // mm/s; a sensor that reports two places at once must not send a page flying
};

enum class Repeat { No, Yes };

struct Tap {
  Point place{};               // where the contact began
  Repeat repeat = Repeat::No;  // Yes: so soon after the last that it is no second decision (answers ignore
                               // it, digits don't)
};

struct Pan {
  Point origin{};        // where the contact began: whose content moves
  float dx = 0, dy = 0;  // mm since the last drain, as the finger moved
};

struct Drag {
  Point origin{};
  std::vector<Point> trail{};  // where it was since the last drain, in order
  bool begins = false;         // with the first of these places
  enum class Phase { Moving, Ended } phase = Phase::Moving;
};

// What happened since the last drain.
struct Gestures {
  std::vector<Tap> taps{};
  std::optional<Point> pressed{};  // a still contact that would be a tap: where it began
  std::optional<Pan> pan{};
  std::vector<Drag> drags{};  // in order; more than one when a finger was lifted in between
};

class PointerGate {
 public:
  explicit PointerGate(GateConfig config = {}) : config_(config) {}

  void set_config(const GateConfig& config) { config_ = config; }

  // `contact` tells fingers apart; a mouse is always 0.
  void down(int contact, Point place, double now);
  void move(int contact, Point place, double now);
  void up(int contact, Point place, double now);

  // The contact ends without a tap (window lost, sheet opened by something else); a fling stops.
  void cancel();
  // The content cannot go further, or there is none that pans: the next contact shall be a tap again.
  void stop_fling() { flinging_ = false; }
  // Another page stands there now: the running contact is void, and new ones are for `screen_guard` seconds.
  void screen_changed(double now);
  // Where contacts are drags from the start (sliders, drawing). Replaces the last list; screen places.
  void set_drag_areas(std::vector<Rect> areas);

  // Returns and forgets what happened; advances a fling.
  [[nodiscard]] Gestures drain(double now);

  // When the next frame is needed although nothing happens: now while flinging, later while a press waits for
  // its look.
  [[nodiscard]] std::optional<double> next_wake() const;

 private:
  enum class State { Idle, Pending, Panning, Dragging, Void };

  void begin_panning(Point place, double now);
  void pan_to(Point place, double now);
  void finish_pan(double now);
  void add_pan(float dx, float dy);
  void drag_to(Point place, Drag::Phase phase);
  void advance_fling(double now);

  GateConfig config_;
  State state_ = State::Idle;
  int contact_ = -1;
  Point origin_, last_;
  double began_ = 0, moved_at_ = 0, guard_until_ = -1, last_tap_ = -1e9;
  bool may_tap_ = false;  // not when it began during a guard or stopped a fling
  enum class Axis { Free, Horizontal, Vertical } axis_ = Axis::Free;
  Point velocity_;      // mm/s, smoothed
  bool shown_ = false;  // the pressed look was reported
  bool flinging_ = false;
  double fling_time_ = 0;
  std::vector<Rect> drag_areas_{};
  Gestures waiting_;
};

}  // namespace doorstep::touch
