// The rules, held against this project's own tree.

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/house/rules.h"
#include "tests/house/tree.h"

namespace doorstep::house {
namespace {

const Tree& our_tree() {
  static const Tree kTree = read_tree(DOORSTEP_SOURCE_DIR);
  return kTree;
}

void require_none(const Breaches& breaches) {
  for (const std::string& breach : breaches) UNSCOPED_INFO(breach);
  REQUIRE(breaches.empty());
}

}  // namespace

TEST_CASE("the tree is read where the project is") {
  REQUIRE(our_tree().files.size() > 50);
  REQUIRE(our_tree().top_names.size() > 5);
}

TEST_CASE("includes point from app to storage to instruments and never back") {
  require_none(wrong_arrows(our_tree()));
}

TEST_CASE("libraries stay in the layer that owns them") { require_none(misplaced_libraries(our_tree())); }

TEST_CASE("instruments have no clock and no chance of their own") {
  require_none(clocks_in_instruments(our_tree()));
}

TEST_CASE("nothing names the makers' workplace or a host") { require_none(workplace_references(our_tree())); }

TEST_CASE("every folder with sources has a page that explains it") {
  require_none(folders_without_readme(our_tree()));
}

TEST_CASE("the list of packages holds packages with their reasons") {
  require_none(odd_package_lines(our_tree()));
}

TEST_CASE("the root holds what it should and nothing else") { require_none(stray_top_names(our_tree())); }

}  // namespace doorstep::house
