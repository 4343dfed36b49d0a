#include "tests/respondent/talk.h"

#include <catch2/catch_test_macros.hpp>

#include "app/text/assets.h"

namespace doorstep::respondent {
namespace {

const words::Words& all_words() {
  static const words::Words kWords = *words::Words::load(*text::assets_folder());
  return kWords;
}

}  // namespace

Talk::Talk(SessionOptions options) : session(all_words(), std::move(options)), screen(session) {}

void Talk::tap(std::initializer_list<const char*> ids) {
  for (const char* id : ids) screen.tap(id);
}

void Talk::take(const Stop& stop) {
  for (const Stop::Act& act : stop.before) {
    act.kind == Stop::Act::Kind::Tap ? screen.tap(act.what) : screen.type(act.what);
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
