// Every rule can fail: the same functions on a small tree in a temporary folder, first kept, then broken
// once.

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/house/rules.h"
#include "tests/house/tree.h"

namespace doorstep::house {
namespace {

namespace fs = std::filesystem;

// A tree that keeps every rule until a test plants something in it; gone at the end of the test.
class PlantedTree {
 public:
  PlantedTree() {
    std::string pattern = (fs::temp_directory_path() / "doorstep-house-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    root_ = pattern;
    plant("instruments/model/README.md", "What is asked.\n");
    plant("instruments/model/question.h", "#include \"instruments/language/value.h\"\n");
    plant("tests/README.md", "Tests.\n");
  }
  ~PlantedTree() { fs::remove_all(root_); }
  PlantedTree(const PlantedTree&) = delete;  // owns its folder
  PlantedTree& operator=(const PlantedTree&) = delete;

  void plant(const std::string& path, const std::string& text) const {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << text;
  }

  [[nodiscard]] Tree read() const { return read_tree(root_); }

 private:
  fs::path root_;
};

}  // namespace

TEST_CASE("a tree that keeps the rules has no breach") {
  const PlantedTree planted;
  const Tree tree = planted.read();
  CHECK(wrong_arrows(tree).empty());
  CHECK(misplaced_libraries(tree).empty());
  CHECK(clocks_in_instruments(tree).empty());
  CHECK(workplace_references(tree).empty());
  CHECK(folders_without_readme(tree).empty());
  CHECK(odd_package_lines(tree).empty());
  CHECK(stray_top_names(tree).empty());
}

TEST_CASE("an arrow that points back is found") {
  const PlantedTree planted;
  SECTION("from instruments to storage") {
    planted.plant("instruments/model/a.cpp", "\n  #  include \"storage/vault/vault.h\"\n");
    REQUIRE(wrong_arrows(planted.read()) ==
            Breaches{"instruments/model/a.cpp:2: instruments/model/ may not include storage/vault/vault.h"});
  }
  SECTION("from storage to app") {
    planted.plant("storage/vault/a.h", "#include \"app/touch/theme.h\"\n");
    REQUIRE(wrong_arrows(planted.read()).size() == 1);
  }
  SECTION("from the language to the model") {
    planted.plant("instruments/language/a.h", "#include \"instruments/model/question.h\"\n");
    REQUIRE(wrong_arrows(planted.read()).size() == 1);
  }
  SECTION("from the vault to the records above it") {
    planted.plant("storage/vault/a.h", "#include \"storage/records/family.h\"\n");
    REQUIRE(wrong_arrows(planted.read()).size() == 1);
  }
  SECTION("hidden by a name that is not written from the root") {
    planted.plant("app/screen/a.h", "#include \"../../storage/vault/vault.h\"\n");
    REQUIRE(wrong_arrows(planted.read()).size() == 1);
  }
}

TEST_CASE("a library in the wrong layer is found") {
  const PlantedTree planted;
  SECTION("a screen's in storage") {
    planted.plant("storage/export/a.cpp", "#include <pango/pangocairo.h>\n");
    REQUIRE(misplaced_libraries(planted.read()) ==
            Breaches{"storage/export/a.cpp:1: only app/ may include pango/pangocairo.h"});
  }
  SECTION("the store's in instruments") {
    planted.plant("instruments/model/a.cpp", "#include <sqlite3.h>\n");
    REQUIRE(misplaced_libraries(planted.read()).size() == 1);
  }
  SECTION("but not in app") {
    planted.plant("app/window/a.cpp", "#include <GLFW/glfw3.h>\n");
    REQUIRE(misplaced_libraries(planted.read()).empty());
  }
}

TEST_CASE("a clock in instruments is found") {
  const PlantedTree planted;
  planted.plant("instruments/model/a.cpp", "auto now = std::chrono::system_clock::now();\n");
  REQUIRE(clocks_in_instruments(planted.read()).size() == 1);
}

TEST_CASE("a reference to the workplace or to a host is found") {
  const PlantedTree planted;
  SECTION("a path, in a script whose name begins with a dot") {
    planted.plant(".setup/a.sh", std::string("cd /wo") + "rk/main\n");
    REQUIRE(workplace_references(planted.read()).size() == 1);
  }
  SECTION("a host") {
    planted.plant("run", std::string("fetch ht") + "tps://registry.example/x\n");
    REQUIRE(workplace_references(planted.read()) == Breaches{"run:1: an address on the network"});
  }
  SECTION("but the namespace of a picture is only a name") {
    planted.plant("assets/a.svg", std::string("<svg xmlns=\"ht") + "tp://www.w3.org/2000/svg\"/>\n");
    REQUIRE(workplace_references(planted.read()).empty());
  }
}

TEST_CASE("a stray line in the list of packages is found") {
  const PlantedTree planted;
  SECTION("words that went on from a comment") {
    planted.plant(".setup/packages", "# Too long a\nthis is not there\n\n[build]\ng++  compiles\n");
    REQUIRE(odd_package_lines(planted.read()).size() == 1);
  }
  SECTION("a group with words behind it") {
    planted.plant(".setup/packages", "[build] and [run]\n");
    REQUIRE(odd_package_lines(planted.read()).size() == 1);
  }
  SECTION("but not a package with a version") {
    planted.plant(".setup/packages", "[test]\ncatch2 >=3.7    the tests are written in it\n");
    REQUIRE(odd_package_lines(planted.read()).empty());
  }
}

TEST_CASE("a missing or endless page is found") {
  const PlantedTree planted;
  SECTION("missing") {
    planted.plant("app/window/a.cpp", "\n");
    REQUIRE(folders_without_readme(planted.read()) == Breaches{"app/window: has no README.md"});
  }
  SECTION("at the limit") {
    planted.plant("instruments/model/README.md", std::string(80, '\n'));
    REQUIRE(folders_without_readme(planted.read()).empty());
  }
  SECTION("one line over it") {
    planted.plant("instruments/model/README.md", std::string(81, '\n'));
    REQUIRE(folders_without_readme(planted.read()).size() == 1);
  }
}

TEST_CASE("a stray name in the root is found") {
  const PlantedTree planted;
  planted.plant("notes.txt", "\n");
  planted.plant("build/anything", "\n");
  planted.plant(".gitignore", "build/\n");
  REQUIRE(stray_top_names(planted.read()) == Breaches{"notes.txt: has no place in the root"});
}

}  // namespace doorstep::house
