#include "app/screen/desk_rules.h"

#include <fstream>
#include <sstream>

#include "app/text/assets.h"

namespace doorstep::screen {

Result<sharing::Rules> read_rules() {
  const auto assets = text::assets_folder();
  if (!assets) return tl::unexpected(assets.error());
  std::ostringstream text;
  text << std::ifstream(*assets / "rules" / "se.yaml", std::ios::binary).rdbuf();
  return sharing::Rules::read(text.str(), "rules/se.yaml");
}

}  // namespace doorstep::screen
