// The letter boards that ship, and those that somebody may add.
#include "app/touch/keyboards.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "app/text/assets.h"
#include "app/text/text_engine.h"

namespace doorstep::touch {
namespace {

namespace fs = std::filesystem;

Keyboards ours() {
  const auto loaded = Keyboards::load(*text::assets_folder() / "keyboards");
  INFO((loaded.problems.empty() ? "" : loaded.problems.front().message));
  REQUIRE(loaded.problems.empty());
  return loaded.keyboards;
}

std::set<std::string> keys_of(const KeyboardLayout& layout) {
  std::set<std::string> keys{layout.comma, layout.period};
  for (const KeyboardLayout::Rows* rows : {&layout.letters, &layout.second, &layout.digits}) {
    for (const auto& row : *rows) keys.insert(row.begin(), row.end());
  }
  return keys;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; stream >> part;) parts.push_back(part);
  return parts;
}

TEST_CASE("five letter boards ship") {
  std::vector<std::string> languages;
  const Keyboards boards = ours();
  for (const KeyboardLayout& layout : boards.all()) languages.push_back(layout.language);
  CHECK(languages == std::vector<std::string>{"ar", "da", "en", "sv", "uk"});
}

TEST_CASE("every letter of a language is on its board, small and capital") {
  const std::pair<const char*, const char*> kAlphabets[] = {
      {"sv",
       "a b c d e f g h i j k l m n o p q r s t u v w x y z å ä ö é "
       "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Å Ä Ö É"},
      {"da",
       "a b c d e f g h i j k l m n o p q r s t u v w x y z æ ø å "
       "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Æ Ø Å"},
      {"en",
       "a b c d e f g h i j k l m n o p q r s t u v w x y z ' "
       "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"},
      {"uk",
       "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я ’ "
       "А Б В Г Ґ Д Е Є Ж З И І Ї Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ь Ю Я"},
      {"ar",
       "ا أ إ آ ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ى ة ء ئ ؤ لا "
       "َ ُ ِ ً ٌ ٍ ّ ْ ؟ ؛ ،"}};
  const Keyboards boards = ours();
  for (const auto& [language, alphabet] : kAlphabets) {
    const std::set<std::string> keys = keys_of(*boards.in(language));
    for (const std::string& letter : split(std::string(alphabet) + " 0 1 2 3 4 5 6 7 8 9 . ( )")) {
      INFO(language << ": " << letter);
      CHECK(keys.contains(letter));
    }
  }
}

TEST_CASE("our fonts can draw every key") {
  text::CountingTextures textures;
  auto engine = text::TextEngine::create(*text::assets_folder() / "fonts", textures);
  REQUIRE(engine);
  const Keyboards boards = ours();
  for (const KeyboardLayout& layout : boards.all()) {
    std::set<std::string> keys = keys_of(layout);
    keys.insert({layout.name, layout.letters_key, layout.digits_key});
    for (const std::string& key : keys) {
      INFO(layout.language << ": " << key);
      CHECK((*engine)->measure({.text = key}).missing_glyphs == 0);
    }
  }
}

TEST_CASE("no page of a board has a key twice") {
  const Keyboards boards = ours();
  for (const KeyboardLayout& layout : boards.all()) {
    for (const KeyboardLayout::Rows* rows : {&layout.letters, &layout.digits}) {
      std::set<std::string> seen;
      for (const auto& row : *rows) {
        for (const std::string& key : row) {
          INFO(layout.language << ": " << key);
          CHECK(seen.insert(key).second);
        }
      }
    }
  }
}

TEST_CASE("a language without a board gets the English one, and the boards go round") {
  const Keyboards boards = ours();
  CHECK(boards.in("sv")->name == "Svenska");
  CHECK(boards.in("tlh")->language == "en");
  CHECK(boards.after("sv")->language == "uk");
  CHECK(boards.after("uk")->language == "ar");
  CHECK(Keyboards().in("sv") == nullptr);
  CHECK(Keyboards().after("sv") == nullptr);
}

const std::string kSmall =
    "language: xx\nname: Small\nletters: [\"a b\", \"c\", \"d\"]\ndigits: [\"1\", \"2\", \"3\"]\n"
    "comma: \",\"\nperiod: .\nletters_key: ABC\ndigits_key: \"123\"\n";

std::string with(const std::string& line, const std::string& instead) {
  std::string text = kSmall;
  const std::size_t begin = text.find(line);
  REQUIRE(begin != std::string::npos);
  return text.replace(begin, line.size(), instead);
}

std::string code_of(const std::string& text) {
  const auto layout = read_keyboard(text, "xx.yaml");
  return layout ? std::string("read") : layout.error().code;
}

TEST_CASE("a layout without a second page is one") {
  const auto layout = read_keyboard(kSmall, "xx.yaml");
  REQUIRE(layout);
  CHECK_FALSE(layout->has_second());
  CHECK(layout->letters[0] == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a layout that cannot be used says where and why") {
  CHECK(code_of("[") == "keyboard_unreadable");
  CHECK(code_of("- a") == "keyboard_unreadable");
  CHECK(code_of(with("name: Small\n", "")) == "keyboard_incomplete");
  CHECK(code_of(with("name: Small", "nmae: Small")) == "keyboard_incomplete");
  CHECK(code_of(with("digits: [\"1\", \"2\", \"3\"]\n", "")) == "keyboard_incomplete");
  CHECK(code_of(with("\"c\", ", "")) == "keyboard_bad_rows");
  CHECK(code_of(with("\"c\"", "[c]")) == "keyboard_bad_rows");
  CHECK(code_of(with("\"c\"", "\"\"")) == "keyboard_bad_rows");
  const auto layout = read_keyboard(with("\"c\"", "\"\""), "xx.yaml");
  CHECK(layout.error().message.find("xx.yaml, line 3") != std::string::npos);
}

std::string keys(std::size_t count) {
  std::string row = "a0";
  for (std::size_t i = 1; i < count; ++i) row += " a" + std::to_string(i);
  return "\"" + row + "\"";
}

TEST_CASE("rows and keys have limits") {
  CHECK(code_of(with("\"a b\"", keys(kMostKeysInRow))) == "read");
  CHECK(code_of(with("\"a b\"", keys(kMostKeysInRow + 1))) == "keyboard_bad_rows");
  CHECK(code_of(with("\"d\"", keys(kMostLettersInLastRow))) == "read");
  CHECK(code_of(with("\"d\"", keys(kMostLettersInLastRow + 1))) == "keyboard_bad_rows");
  CHECK(code_of(with("\"3\"", keys(kMostDigitsInLastRow))) == "read");
  CHECK(code_of(with("\"3\"", keys(kMostDigitsInLastRow + 1))) == "keyboard_bad_rows");
  CHECK(code_of(with("\"c\"", '"' + std::string(kLongestKey, 'c') + '"')) == "read");
  CHECK(code_of(with("\"c\"", '"' + std::string(kLongestKey + 1, 'c') + '"')) == "keyboard_bad_rows");
  CHECK(code_of(with("Small", std::string(kLongestKeyName, 'S'))) == "read");
  CHECK(code_of(with("Small", std::string(kLongestKeyName + 1, 'S'))) == "keyboard_bad_rows");
  CHECK(code_of(kSmall + "#" + std::string(kLargestKeyboardFile, '#')) == "keyboard_unreadable");
}

TEST_CASE("one layout that is wrong takes nothing from the others") {
  const fs::path folder = fs::temp_directory_path() / "doorstep-keyboards-test";
  fs::remove_all(folder);
  CHECK(Keyboards::load(folder).problems.front().code == "no_keyboards");
  fs::create_directories(folder);
  std::ofstream(folder / "xx.yaml") << kSmall;
  std::ofstream(folder / "yy.yaml") << kSmall;  // says that it is xx
  std::ofstream(folder / "zz.yaml") << "- no map";
  const auto loaded = Keyboards::load(folder);
  fs::remove_all(folder);
  CHECK(loaded.keyboards.all().size() == 1);
  REQUIRE(loaded.problems.size() == 2);
  CHECK(loaded.problems[0].code == "keyboard_incomplete");
  CHECK(loaded.problems[1].code == "keyboard_unreadable");
}

}  // namespace
}  // namespace doorstep::touch
