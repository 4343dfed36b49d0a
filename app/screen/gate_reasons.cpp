#include "app/screen/gate_reasons.h"

#include <array>

#include <fmt/format.h>

namespace doorstep::screen {
namespace {

using sharing::Why;

constexpr std::array kRelease = {Why::Safety, Why::Readiness, Why::ChildsNeed};
constexpr std::array kNotNow = {Why::ChildsNeed, Why::Readiness, Why::Safety, Why::Secrecy,
                                Why::DutyToReport};
constexpr std::array kNever = {Why::Safety, Why::Secrecy, Why::OtherPerson};

}  // namespace

std::span<const Why> reasons_for(sharing::Decision decision) {
  switch (decision) {
    case sharing::Decision::Release:
      return kRelease;
    case sharing::Decision::NotNow:
      return kNotNow;
    case sharing::Decision::Never:
      break;
  }
  return kNever;
}

std::string reason_text(const words::Language& say, sharing::Decision decision, Why why) {
  return say(fmt::format("team.gate.reasons.{}.{}", word(decision), word(why)));
}

}  // namespace doorstep::screen
