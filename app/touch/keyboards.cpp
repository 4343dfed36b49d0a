#include "app/touch/keyboards.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fmt/format.h>

#include "app/text/fold.h"
#include "instruments/model/yaml.h"

namespace doorstep::touch {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> kLines{"language", "name",   "letters",     "second",    "digits",
                                                 "comma",    "period", "letters_key", "digits_key"};

struct Source {
  const yaml::Node& root;
  const std::string& file;
};

tl::unexpected<Error> unreadable(const std::string& file, std::string_view why) {
  return fail("keyboard_unreadable", fmt::format("The letter board {} cannot be read: {}", file, why),
              "Mend the file, or install Doorstep again.");
}

tl::unexpected<Error> incomplete(const std::string& file, std::string_view why) {
  return fail("keyboard_incomplete", fmt::format("The letter board {}: {}", file, why),
              "Compare it with the letter board of another language.");
}

tl::unexpected<Error> bad_rows(const std::string& file, int line, std::string_view why) {
  return fail("keyboard_bad_rows", fmt::format("The letter board {}, line {}: {}", file, line, why),
              "Write three rows of keys with blanks between them.");
}

bool is_control(char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F; }

Result<std::string> read_label(const Source& source, std::string_view line) {
  const yaml::Node node = source.root.find(line);
  if (node.kind() != yaml::Kind::Scalar || node.text().empty())
    return incomplete(source.file, fmt::format("`{}` is missing.", line));
  std::string text(node.text());
  if (text.size() <= kLongestKeyName && std::ranges::none_of(text, is_control)) return text;
  return bad_rows(source.file, node.place().line, fmt::format("`{}` is too long.", line));
}

std::vector<std::string> split(std::string_view row) {
  std::vector<std::string> keys;
  std::istringstream words{std::string(row)};
  for (std::string key; words >> key;) keys.push_back(key);
  return keys;
}

Result<std::vector<std::string>> read_row(const Source& source, const yaml::Node& node, std::size_t most) {
  const int line = node.place().line;
  if (node.kind() != yaml::Kind::Scalar || std::ranges::any_of(node.text(), is_control))
    return bad_rows(source.file, line, "a row is not one line of keys.");
  std::vector<std::string> keys = split(node.text());
  if (keys.empty() || keys.size() > most)
    return bad_rows(source.file, line, fmt::format("this row has {} keys, not 1 to {}.", keys.size(), most));
  for (const std::string& key : keys) {
    if (key.size() > kLongestKey)
      return bad_rows(source.file, line, fmt::format("the key `{}` is too long.", yaml::shortened(key)));
  }
  return keys;
}

Result<KeyboardLayout::Rows> read_rows(const Source& source, std::string_view line) {
  const yaml::Node node = source.root.find(line);
  if (node.is_null()) return incomplete(source.file, fmt::format("`{}` is missing.", line));
  if (node.kind() != yaml::Kind::List || node.size() != kBoardRows)
    return bad_rows(source.file, node.place().line, fmt::format("`{}` is not a list of three rows.", line));
  KeyboardLayout::Rows rows;
  for (std::size_t row = 0; row < kBoardRows; ++row) {
    const std::size_t last = line == "digits" ? kMostDigitsInLastRow : kMostLettersInLastRow;
    auto keys = read_row(source, node.at(row), row + 1 == kBoardRows ? last : kMostKeysInRow);
    if (!keys) return tl::unexpected(keys.error());
    rows[row] = std::move(*keys);
  }
  return rows;
}

// The first error of several, in the order of the file's lines.
Result<void> fill(KeyboardLayout& layout, const Source& source) {
  const std::array<std::pair<std::string_view, std::string*>, 6> labels{{{"language", &layout.language},
                                                                         {"name", &layout.name},
                                                                         {"comma", &layout.comma},
                                                                         {"period", &layout.period},
                                                                         {"letters_key", &layout.letters_key},
                                                                         {"digits_key", &layout.digits_key}}};
  for (const auto& [line, place] : labels) {
    auto label = read_label(source, line);
    if (!label) return tl::unexpected(label.error());
    *place = std::move(*label);
  }
  const std::array<std::pair<std::string_view, KeyboardLayout::Rows*>, 3> pages{
      {{"letters", &layout.letters}, {"second", &layout.second}, {"digits", &layout.digits}}};
  for (const auto& [line, place] : pages) {
    if (line == "second" && !source.root.has(line)) continue;
    auto rows = read_rows(source, line);
    if (!rows) return tl::unexpected(rows.error());
    *place = std::move(*rows);
  }
  return {};
}

Result<KeyboardLayout> read_file(const fs::path& file) {
  const std::string name = file.filename().string();
  std::error_code error;
  if (fs::file_size(file, error) > kLargestKeyboardFile || error)
    return unreadable(name, error ? error.message() : "it is too large.");
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) return unreadable(name, "the disk does not give it.");
  auto layout = read_keyboard(text.str(), name);
  if (layout && layout->language != file.stem().string())
    return incomplete(name, fmt::format("`language` is {}, not {}.", layout->language, file.stem().string()));
  return layout;
}

}  // namespace

bool KeyboardLayout::has_capitals() const {
  return has_second() && std::ranges::equal(letters.front(), second.front(), {}, text::folded, text::folded);
}

Result<KeyboardLayout> read_keyboard(std::string_view text, const std::string& file) {
  if (text.size() > kLargestKeyboardFile) return unreadable(file, "it is too large.");
  const yaml::Parsed parsed = yaml::parse(text, file);
  if (parsed.problem) {
    return unreadable(file, fmt::format("line {}: {}", parsed.problem->place.line, parsed.problem->message));
  }
  if (parsed.root.kind() != yaml::Kind::Map) return unreadable(file, "it is not a list of `name: value`.");
  for (std::size_t i = 0; i < parsed.root.size(); ++i) {
    const std::string_view line = parsed.root.key(i).text();
    if (std::ranges::find(kLines, line) == kLines.end())
      return incomplete(file, fmt::format("line {}: `{}` means nothing here.",
                                          parsed.root.key(i).place().line, yaml::shortened(line)));
  }
  KeyboardLayout layout;
  if (auto filled = fill(layout, {parsed.root, file}); !filled) return tl::unexpected(filled.error());
  return layout;
}

Keyboards::Loaded Keyboards::load(const fs::path& folder) {
  Loaded loaded;
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    auto layout = read_file(file);
    if (layout) {
      loaded.keyboards.layouts_.push_back(std::move(*layout));
    } else {
      loaded.problems.push_back(layout.error());
    }
  }
  if (files.empty()) {
    loaded.problems.push_back({"no_keyboards", fmt::format("{} has no letter boards.", folder.string()),
                               "Install Doorstep again; a keyboard that is plugged in works meanwhile."});
  }
  return loaded;
}

const KeyboardLayout* Keyboards::in(std::string_view language) const {
  const auto find = [this](std::string_view wanted) {
    return std::ranges::find(layouts_, wanted, &KeyboardLayout::language);
  };
  auto found = find(language);
  if (found == layouts_.end()) found = find("en");
  if (found == layouts_.end()) found = layouts_.begin();
  return found == layouts_.end() ? nullptr : &*found;
}

const KeyboardLayout* Keyboards::after(std::string_view language) const {
  const KeyboardLayout* here = in(language);
  if (here == nullptr) return nullptr;
  return here == &layouts_.back() ? &layouts_.front() : here + 1;
}

}  // namespace doorstep::touch
