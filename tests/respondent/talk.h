// A session of a respondent with fingers, and what it has recorded.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "tests/harness/harness.h"
#include "tests/respondent_pictures/samples.h"

namespace doorstep::respondent {

using harness::Harness;
using interview::EventKind;
using language::Missing;
using language::Value;
using sample::SessionOptions;
using sample::Stop;
using screen::Respondent;
using sharing::Choice;

[[nodiscard]] inline Value number(int whole) { return language::Number(whole); }

// What a person does at the screen.
void perform(Harness& screen, const Stop::Act& act);

class Talk {
 public:
  explicit Talk(SessionOptions options = {});

  void tap(std::initializer_list<const char*> ids);
  // What leads to the next stop.
  void take(const Stop& stop);
  // Goes on to the stop of that name.
  void go_to(const std::string& name);
  // The last answer to a question, as it is recorded.
  [[nodiscard]] Value said(const std::string& id) const;
  [[nodiscard]] std::vector<EventKind> kinds() const;
  [[nodiscard]] sharing::Standing standing(const char* topic, const char* parent) const;

  sample::Session session;
  Harness screen;
};

}  // namespace doorstep::respondent
