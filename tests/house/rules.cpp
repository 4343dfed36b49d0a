#include "tests/house/rules.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <regex>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace doorstep::house {
namespace {

struct Layer {
  std::string_view folder;
  std::vector<std::string_view> may_include;
};

// The first layer whose folder begins a file's path is the file's; so inner folders stand before outer ones.
const std::vector<Layer>& layers() {
  static const std::vector<Layer> kLayers = {
      {"instruments/language/", {"instruments/language/", "instruments/result.h"}},
      {"instruments/model/", {"instruments/model/", "instruments/language/", "instruments/result.h"}},
      {"instruments/interview/",
       {"instruments/interview/", "instruments/model/", "instruments/language/", "instruments/result.h"}},
      {"instruments/sharing/",
       {"instruments/sharing/", "instruments/interview/", "instruments/model/", "instruments/language/",
        "instruments/result.h"}},
      {"instruments/check/",
       {"instruments/check/", "instruments/interview/", "instruments/model/", "instruments/language/",
        "instruments/result.h"}},
      {"instruments/", {"instruments/"}},
      {"storage/vault/", {"storage/vault/", "instruments/"}},
      {"storage/records/", {"storage/records/", "storage/vault/", "instruments/"}},
      {"storage/", {"storage/", "instruments/"}},
      {"app/", {"app/", "storage/", "instruments/"}},
  };
  return kLayers;
}

struct Include {
  std::size_t line;  // from 1
  std::string name;
  bool is_ours;  // in quotes
};

bool is_source(const TextFile& file) { return file.path.ends_with(".h") || file.path.ends_with(".cpp"); }

std::optional<Include> read_include(const std::string& text, std::size_t line) {
  const std::size_t hash = text.find_first_not_of(" \t");
  if (hash == std::string::npos || text[hash] != '#') return std::nullopt;
  const std::size_t word = text.find_first_not_of(" \t", hash + 1);
  if (word == std::string::npos || text.compare(word, 7, "include") != 0) return std::nullopt;
  const std::size_t open = text.find_first_of("\"<", word);
  if (open == std::string::npos) return std::nullopt;
  const std::size_t close = text.find_first_of("\">", open + 1);
  if (close == std::string::npos) return std::nullopt;
  return Include{line, text.substr(open + 1, close - open - 1), text[open] == '"'};
}

std::vector<Include> includes_of(const TextFile& file) {
  std::vector<Include> includes;
  for (std::size_t index = 0; index < file.lines.size(); ++index) {
    if (auto include = read_include(file.lines[index], index + 1)) includes.push_back(*include);
  }
  return includes;
}

bool begins_with_any(std::string_view text, const std::vector<std::string_view>& beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view each) { return text.starts_with(each); });
}

const Layer* layer_of(const TextFile& file) {
  const auto found =
      std::ranges::find_if(layers(), [&](const Layer& layer) { return file.path.starts_with(layer.folder); });
  return found == layers().end() ? nullptr : &*found;
}

std::string breach(const TextFile& file, std::size_t line, std::string_view what) {
  return fmt::format("{}:{}: {}", file.path, line, what);
}

// Adds a breach for every place in `file` where one of `words` stands.
void find_words(const TextFile& file, const std::vector<std::string>& words, std::string_view what,
                Breaches& breaches) {
  for (std::size_t index = 0; index < file.lines.size(); ++index) {
    for (const std::string& word : words) {
      if (file.lines[index].find(word) == std::string::npos) continue;
      breaches.push_back(breach(file, index + 1, fmt::format("{}: {}", what, word)));
    }
  }
}

// An address that is a name and is never fetched: the namespaces of SVG.
bool is_only_a_name(std::string_view address) { return address.starts_with("www.w3.org/"); }

void find_addresses(const TextFile& file, Breaches& breaches) {
  for (std::size_t index = 0; index < file.lines.size(); ++index) {
    const std::string_view line = file.lines[index];
    for (const std::string_view scheme : {"http://", "https://"}) {
      for (std::size_t at = line.find(scheme); at != std::string_view::npos; at = line.find(scheme, at + 1)) {
        const std::string_view address = line.substr(at + scheme.size());
        const bool names_a_host = !address.empty() && address.front() >= 'a' && address.front() <= 'z';
        if (names_a_host && !is_only_a_name(address)) {
          breaches.push_back(breach(file, index + 1, "an address on the network"));
        }
      }
    }
  }
}

// A font's licence travels with it, word for word.
bool is_a_licence(const TextFile& file) { return file.path.starts_with("assets/fonts/OFL-"); }

std::string folder_of(const TextFile& file) {
  const std::size_t slash = file.path.rfind('/');
  return slash == std::string::npos ? std::string() : file.path.substr(0, slash);
}

// Tests are explained by one page for all their folders.
bool needs_readme(const TextFile& file) {
  const bool in_house = begins_with_any(file.path, {"app/", "storage/", "instruments/"});
  return in_house && (is_source(file) || file.path.ends_with(".yaml"));
}

}  // namespace

Breaches wrong_arrows(const Tree& tree) {
  Breaches breaches;
  for (const TextFile& file : tree.files) {
    const Layer* layer = layer_of(file);
    if (layer == nullptr || !is_source(file)) continue;
    for (const Include& include : includes_of(file)) {
      if (!include.is_ours || begins_with_any(include.name, layer->may_include)) continue;
      breaches.push_back(
          breach(file, include.line, fmt::format("{} may not include {}", layer->folder, include.name)));
    }
  }
  return breaches;
}

Breaches misplaced_libraries(const Tree& tree) {
  static const std::vector<std::string_view> kScreen = {
      "imgui", "backends/imgui", "GLFW/",   "GL/", "GLES",        "EGL/",     "X11/",
      "pango", "cairo",          "librsvg", "hb",  "fontconfig/", "ft2build", "freetype"};
  static const std::vector<std::string_view> kStore = {"sqlite3", "sqlcipher/", "sodium"};
  Breaches breaches;
  for (const TextFile& file : tree.files) {
    if (!is_source(file)) continue;
    const bool in_instruments = file.path.starts_with("instruments/");
    const bool in_storage = file.path.starts_with("storage/");
    for (const Include& include : includes_of(file)) {
      if ((in_instruments || in_storage) && begins_with_any(include.name, kScreen)) {
        breaches.push_back(breach(file, include.line, fmt::format("only app/ may include {}", include.name)));
      }
      if (in_instruments && begins_with_any(include.name, kStore)) {
        breaches.push_back(
            breach(file, include.line, fmt::format("only storage/ may include {}", include.name)));
      }
    }
  }
  return breaches;
}

Breaches clocks_in_instruments(const Tree& tree) {
  static const std::vector<std::string> kClocks = {
      "system_clock", "steady_clock", "std::time(", "clock_gettime", "random_device", "std::rand(", "getenv"};
  Breaches breaches;
  for (const TextFile& file : tree.files) {
    if (!is_source(file) || !file.path.starts_with("instruments/")) continue;
    find_words(file, kClocks, "time, chance and surroundings come from outside", breaches);
  }
  return breaches;
}

Breaches workplace_references(const Tree& tree) {
  // Written in two parts, so that this file keeps its own rule.
  static const std::vector<std::string> kPlaces = {std::string(" /wo") + "rk/", std::string("\"/wo") + "rk/",
                                                   std::string("=/wo") + "rk/", std::string("`/wo") + "rk/",
                                                   std::string("../sha") + "red"};
  Breaches breaches;
  for (const TextFile& file : tree.files) {
    find_words(file, kPlaces, "a place that only the makers have", breaches);
    if (!is_a_licence(file)) find_addresses(file, breaches);
  }
  return breaches;
}

Breaches folders_without_readme(const Tree& tree) {
  constexpr std::size_t kMostLines = 80;  // a page, or a page and a table
  std::set<std::string> needed = {"tests"};
  std::set<std::string> present;
  Breaches breaches;
  for (const TextFile& file : tree.files) {
    if (needs_readme(file)) needed.insert(folder_of(file));
    if (!file.path.ends_with("/README.md")) continue;
    present.insert(folder_of(file));
    if (file.lines.size() > kMostLines) {
      breaches.push_back(
          breach(file, kMostLines + 1, fmt::format("longer than a page of {} lines", kMostLines)));
    }
  }
  for (const std::string& folder : needed) {
    if (!present.contains(folder)) breaches.push_back(fmt::format("{}: has no README.md", folder));
  }
  return breaches;
}

Breaches odd_package_lines(const Tree& tree) {
  static const std::regex kAllowed(R"(|#.*|\[[a-z]+\]|[a-z0-9][a-z0-9.+-]*( >=[0-9][0-9.]*)?  +[^ ].*)");
  Breaches breaches;
  for (const TextFile& file : tree.files) {
    if (file.path != ".setup/packages") continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      if (!std::regex_match(file.lines[i], kAllowed))
        breaches.push_back(breach(file, i + 1, "neither a package with its reason nor a [group]"));
    }
  }
  return breaches;
}

Breaches stray_top_names(const Tree& tree) {
  static constexpr std::array<std::string_view, 10> kNames = {"CMakeLists.txt",
                                                              "CMakePresets.json",
                                                              "README.md",
                                                              "app",
                                                              "assets",
                                                              "instruments",
                                                              "run",
                                                              "storage",
                                                              "test",
                                                              "tests"};
  Breaches breaches;
  for (const std::string& name : tree.top_names) {
    if (std::ranges::find(kNames, name) == kNames.end())
      breaches.push_back(fmt::format("{}: has no place in the root", name));
  }
  return breaches;
}

}  // namespace doorstep::house
