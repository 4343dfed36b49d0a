#include "app/touch/pointer_gate.h"

#include <cmath>
#include <utility>

namespace doorstep::touch {
namespace {

constexpr double kFlingPause = 0.06;    // s of rest before lifting after which the content stays where it is
constexpr float kVelocityBlend = 0.6F;  // weight of the newest movement; smooths a jittery sensor
constexpr double kShortestStep = 1e-3;  // s; two events with the same time must not give an infinite speed

float length(Point p) { return std::hypot(p.x, p.y); }

}  // namespace

void PointerGate::down(int contact, Point place, double now) {
  if (state_ != State::Idle) return;  // a palm, or a second finger
  const bool stops_fling = std::exchange(flinging_, false);
  contact_ = contact;
  origin_ = last_ = place;
  began_ = moved_at_ = now;
  velocity_ = {};
  shown_ = false;
  may_tap_ = !stops_fling && now >= guard_until_;
  state_ = State::Pending;
  for (const Rect& area : drag_areas_) {
    if (!may_tap_ || !area.contains(place)) continue;
    state_ = State::Dragging;
    waiting_.drags.push_back({origin_, {place}, true, Drag::Phase::Moving});
    break;
  }
}

void PointerGate::move(int contact, Point place, double now) {
  if (contact != contact_) return;
  switch (state_) {
    case State::Pending:
      if (length({place.x - origin_.x, place.y - origin_.y}) > config_.slop) begin_panning(place, now);
      break;
    case State::Panning:
      pan_to(place, now);
      break;
    case State::Dragging:
      drag_to(place, Drag::Phase::Moving);
      break;
    case State::Idle:
    case State::Void:
      break;
  }
}

void PointerGate::up(int contact, Point place, double now) {
  if (contact != contact_) return;
  if (state_ == State::Pending)
    move(contact, place, now);  // the last step may be the one that leaves the slop
  if (state_ == State::Pending && may_tap_) {
    const bool repeat = now - last_tap_ < config_.repeat_guard;
    if (!repeat) last_tap_ = now;
    waiting_.taps.push_back({origin_, repeat ? Repeat::Yes : Repeat::No});
  }
  if (state_ == State::Panning) finish_pan(now);
  if (state_ == State::Dragging) drag_to(place, Drag::Phase::Ended);
  state_ = State::Idle;
  contact_ = -1;
}

void PointerGate::cancel() {
  if (state_ != State::Idle) state_ = State::Void;
  flinging_ = false;
  waiting_ = {};
}

void PointerGate::screen_changed(double now) {
  cancel();
  guard_until_ = now + config_.screen_guard;
}

void PointerGate::set_drag_areas(std::vector<Rect> areas) { drag_areas_ = std::move(areas); }

void PointerGate::begin_panning(Point place, double now) {
  // The slop is swallowed, so the content starts to move from rest and not with a jump.
  const float x = std::abs(place.x - origin_.x);
  const float y = std::abs(place.y - origin_.y);
  axis_ = x > config_.axis_lock * y   ? Axis::Horizontal
          : y > config_.axis_lock * x ? Axis::Vertical
                                      : Axis::Free;
  state_ = State::Panning;
  last_ = place;
  moved_at_ = now;
}

void PointerGate::pan_to(Point place, double now) {
  const float dx = axis_ == Axis::Vertical ? 0 : place.x - last_.x;
  const float dy = axis_ == Axis::Horizontal ? 0 : place.y - last_.y;
  const auto seconds = static_cast<float>(std::max(now - moved_at_, kShortestStep));
  velocity_.x += kVelocityBlend * (dx / seconds - velocity_.x);
  velocity_.y += kVelocityBlend * (dy / seconds - velocity_.y);
  last_ = place;
  moved_at_ = now;
  add_pan(dx, dy);
}

void PointerGate::finish_pan(double now) {
  flinging_ = now - moved_at_ < kFlingPause && length(velocity_) > config_.fling_stop;
  fling_time_ = now;
  const float fast = length(velocity_);
  if (fast > config_.fling_fastest)
    velocity_ = {velocity_.x * config_.fling_fastest / fast, velocity_.y * config_.fling_fastest / fast};
}

void PointerGate::drag_to(Point place, Drag::Phase phase) {
  const bool goes_on = !waiting_.drags.empty() && waiting_.drags.back().phase == Drag::Phase::Moving;
  if (!goes_on) waiting_.drags.push_back({origin_, {}, false, Drag::Phase::Moving});
  waiting_.drags.back().trail.push_back(place);
  waiting_.drags.back().phase = phase;
}

void PointerGate::add_pan(float dx, float dy) {
  if (!waiting_.pan) waiting_.pan = Pan{origin_, 0, 0};
  waiting_.pan->dx += dx;
  waiting_.pan->dy += dy;
}

void PointerGate::advance_fling(double now) {
  const double seconds = now - fling_time_;
  fling_time_ = now;
  const auto slowed = static_cast<float>(std::exp(-seconds / config_.fling_decay));
  const float travelled =
      static_cast<float>(config_.fling_decay) * (1 - slowed);  // the integral of the decay
  add_pan(velocity_.x * travelled, velocity_.y * travelled);
  velocity_ = {velocity_.x * slowed, velocity_.y * slowed};
  flinging_ = length(velocity_) >= config_.fling_stop;
}

Gestures PointerGate::drain(double now) {
  if (flinging_) advance_fling(now);
  Gestures result = std::exchange(waiting_, {});
  shown_ = state_ == State::Pending && may_tap_ && now - began_ >= config_.feedback;
  if (shown_) result.pressed = origin_;
  return result;
}

std::optional<double> PointerGate::next_wake() const {
  if (flinging_) return fling_time_;
  if (state_ == State::Pending && may_tap_ && !shown_) return began_ + config_.feedback;
  return std::nullopt;
}

}  // namespace doorstep::touch
