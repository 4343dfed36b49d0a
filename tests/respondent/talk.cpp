#include "tests/respondent/talk.h"

#include <catch2/catch_test_macros.hpp>

#include "app/text/assets.h"
#include "tests/respondent_pictures/every_type.h"

namespace doorstep::respondent {
namespace {

const words::Words& all_words() {
  static const words::Words kWords = *words::Words::load(*text::assets_folder());
  return kWords;
}

}  // namespace

void perform(Harness& screen, const Stop::Act& act) {
  switch (act.kind) {
    case Stop::Act::Kind::Tap:
      if (const std::string key = sample::key_before(act.what); !key.empty() && !screen.has(act.what))
        screen.tap(key);
      return screen.read_and_tap(act.what);
    case Stop::Act::Kind::Type:
      return screen.type(act.what);
    case Stop::Act::Kind::Draw:
      break;
  }
  const auto& sheet = screen.node(act.what).rect;
  const auto at = [&](const touch::Point& place) {
    return touch::Point{sheet.x + place.x * sheet.width, sheet.y + place.y * sheet.height};
  };
  screen.drag(at(act.line.front()), at(act.line.back()));
}

Talk::Talk(SessionOptions options) : session(all_words(), std::move(options)), screen(session) {}

void Talk::tap(std::initializer_list<const char*> ids) {
  for (const char* id : ids) screen.read_and_tap(id);
}

void Talk::take(const Stop& stop) {
  for (const Stop::Act& act : stop.before) {
    perform(screen, act);
  }
}

void Talk::go_to(const std::string& name) {
  for (const Stop& stop : sample::childs_way()) {
    INFO(stop.name);
    take(stop);
    if (stop.name == name) return;
  }
}

Value Talk::said(const std::string& id) const {
  const auto* answer = session.interview().answer(*session.interview().instrument().find_question(id));
  return answer == nullptr ? Value(Missing::NotReached) : answer->value;
}

std::vector<EventKind> Talk::kinds() const {
  std::vector<EventKind> kinds;
  for (const auto& event : session.interview().history()) kinds.push_back(event.kind);
  return kinds;
}

sharing::Standing Talk::standing(const char* topic, const char* parent) const {
  return session.ledger().standing(topic, parent);
}

}  // namespace doorstep::respondent
