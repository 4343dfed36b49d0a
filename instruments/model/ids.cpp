#include "instruments/model/ids.h"

namespace doorstep::model {

std::string without_instances(std::string_view id) {
  std::string name;
  bool inside = false;
  for (const char c : id) {
    inside = (inside || c == '[') && c != ']';
    if (!inside && c != ']') name += c;
  }
  return name;
}

}  // namespace doorstep::model
