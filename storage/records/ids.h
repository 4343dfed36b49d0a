// Names for what is kept: 32 hexadecimal digits each, drawn at random, and not to be mixed up.
#pragma once

#include <compare>
#include <string>

namespace doorstep::records {

template <typename Of>
struct Id {
  std::string text;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using FamilyId = Id<struct FamilyTag>;
using PersonId = Id<struct PersonTag>;
using InterviewId = Id<struct InterviewTag>;
using HelpId = Id<struct HelpTag>;

}  // namespace doorstep::records
