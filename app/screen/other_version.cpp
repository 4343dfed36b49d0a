#include "app/screen/other_version.h"

namespace doorstep::screen {

using interview::Fate;

std::string version_of(const std::string& instrument) { return instrument.substr(instrument.rfind(' ') + 1); }

std::string words_of(const words::Language& say, const interview::MigrationPlan& plan) {
  std::string words = say("team.family.other_version", version_of(plan.to), version_of(plan.from)) + " " +
                      say("team.family.other_version_plan", plan.count(Fate::CarriesOver),
                          plan.count(Fate::SetAside), plan.count(Fate::AskedAgain));
  if (plan.assent_again) words += " " + say("team.family.assent_again");
  return words;
}

}  // namespace doorstep::screen
