// The sample instruments in Arabic: the same ids, so that the same ways lead through them.
#pragma once

#include <string>

namespace doorstep::sample {

extern const std::string kChildsArabic;
extern const std::string kParentsArabic;

}  // namespace doorstep::sample
