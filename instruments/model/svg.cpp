#include "instruments/model/svg.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>

#include <fmt/format.h>

namespace doorstep::model {
namespace {

constexpr std::array<std::string_view, 9> kTouchable = {"g",       "path",     "rect", "circle", "ellipse",
                                                        "polygon", "polyline", "line", "text"};
constexpr std::array<std::string_view, 8> kUnsafe = {"script", "foreignobject", "image", "style",
                                                     "iframe", "animate",       "set",   "feimage"};
constexpr std::array<std::string_view, 5> kUnseen = {"defs", "clippath", "mask", "symbol", "pattern"};
constexpr std::size_t kDeepestTag = 100;  // a drawing program nests a dozen

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

struct Tag {
  enum class Kind : std::uint8_t { Open, Close, Alone, Text, End, Broken };
  Kind kind = Kind::End;
  std::string name;  // in small letters
  std::vector<std::pair<std::string, std::string_view>> attributes;
  std::string_view text;

  [[nodiscard]] std::string_view attribute(std::string_view wanted) const {
    const auto found = std::ranges::find(attributes, wanted, [](const auto& pair) { return pair.first; });
    return found == attributes.end() ? std::string_view{} : found->second;
  }
};

// From tag to tag.
class Scanner {
 public:
  explicit Scanner(std::string_view svg) : rest_(svg) {}

  Tag next() {
    while (true) {
      if (rest_.empty()) return {};
      if (rest_.front() != '<') return text();
      if (rest_.starts_with("<!--")) {
        if (!skip_behind("-->")) return broken();
      } else if (rest_.starts_with("<?xml ")) {
        if (!skip_behind("?>")) return broken();
      } else {
        return tag();
      }
    }
  }

 private:
  static Tag broken() { return {Tag::Kind::Broken, {}, {}, {}}; }
  static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
  static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' ||
           c == '-' || c == '_' || c == '.';
  }

  bool skip_behind(std::string_view end) {
    const std::size_t found = rest_.find(end);
    if (found == std::string_view::npos) return false;
    rest_.remove_prefix(found + end.size());
    return true;
  }
  void skip_blanks() {
    while (!rest_.empty() && is_blank(rest_.front())) rest_.remove_prefix(1);
  }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::string_view name() {
    std::size_t length = 0;
    while (length < rest_.size() && is_name(rest_[length])) ++length;
    const std::string_view found = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return found;
  }

  Tag text() {
    const std::string_view found = rest_.substr(0, std::min(rest_.find('<'), rest_.size()));
    rest_.remove_prefix(found.size());
    return {Tag::Kind::Text, {}, {}, found};
  }

  // `<!DOCTYPE`, `<![CDATA[` and processing instructions have no name here, and so are broken.
  Tag tag() {
    Tag found;
    rest_.remove_prefix(1);
    found.kind = take('/') ? Tag::Kind::Close : Tag::Kind::Open;
    found.name = lower(name());
    if (found.name.empty()) return broken();
    while (true) {
      skip_blanks();
      if (take('>')) return found;
      if (found.kind == Tag::Kind::Open && rest_.starts_with("/>")) {
        rest_.remove_prefix(2);
        found.kind = Tag::Kind::Alone;
        return found;
      }
      if (found.kind == Tag::Kind::Close || !attribute(found)) return broken();
    }
  }

  bool attribute(Tag& tag) {
    const std::string key = lower(name());
    skip_blanks();
    if (key.empty() || !take('=')) return false;
    skip_blanks();
    if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\'')) return false;
    const std::size_t end = rest_.find(rest_.front(), 1);
    if (end == std::string_view::npos) return false;
    tag.attributes.emplace_back(key, rest_.substr(1, end - 1));
    rest_.remove_prefix(end + 1);
    return true;
  }

  std::string_view rest_;
};

// What would run, fetch or be shown from elsewhere.
bool is_unsafe(const Tag& tag) {
  if (is_one_of(tag.name, kUnsafe) || tag.name.starts_with("animate")) return true;
  return std::ranges::any_of(tag.attributes, [](const auto& attribute) {
    const auto& [key, value] = attribute;
    if (key.starts_with("on")) return true;
    if (key == "href" || key == "xlink:href") return !value.starts_with('#');
    const std::string plain = lower(value);
    const std::size_t url = plain.find("url(");
    return plain.find("javascript:") != std::string::npos ||
           (url != std::string::npos && plain.compare(url, 5, "url(#") != 0);
  });
}

tl::unexpected<Error> no_picture() {
  return fail("no_picture", "The picture is not an SVG that can be read.",
              "Save it as plain SVG, without DOCTYPE, entities and CDATA.");
}

// The five entities that a title may hold.
std::string unescaped(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  std::string result;
  while (!text.empty()) {
    const auto* found =
        std::ranges::find_if(kEntities, [&](const auto& entity) { return text.starts_with(entity.first); });
    result += found == kEntities.end() ? text.front() : found->second;
    text.remove_prefix(found == kEntities.end() ? 1 : found->first.size());
  }
  return result;
}

// Goes through a picture and collects what can be touched.
class RegionsReader {
 public:
  explicit RegionsReader(std::string_view svg) : scanner_(svg) {}

  Result<std::vector<Region>> read() {
    for (Tag tag = scanner_.next(); tag.kind != Tag::Kind::End; tag = scanner_.next()) {
      if (tag.kind == Tag::Kind::Broken) return no_picture();
      if (auto taken = take(tag); !taken) return tl::unexpected(taken.error());
    }
    if (!began_ || !open_.empty()) return no_picture();
    const auto titled = [](const Region& region) { return !region.titles.empty(); };
    if (std::ranges::any_of(regions_, titled)) std::erase_if(regions_, std::not_fn(titled));
    if (regions_.size() <= kMostRegions) return std::move(regions_);
    return fail(
        "too_many_regions",
        fmt::format("The picture has {} parts with an id; it can have {}.", regions_.size(), kMostRegions),
        "Give a <title> only to the parts that are to be touched.");
  }

 private:
  struct Open {
    std::string name;
    std::optional<std::size_t> region;  // into regions_
    bool unseen = false;
    std::string language;  // of a title
  };

  Result<void> take(const Tag& tag) {
    if (tag.kind == Tag::Kind::Text) {
      take_text(tag.text);
      return {};
    }
    if (tag.kind == Tag::Kind::Close) {
      if (open_.empty() || open_.back().name != tag.name) return no_picture();
      open_.pop_back();
      return {};
    }
    if (is_unsafe(tag)) {
      return fail("unsafe_picture",
                  fmt::format("The picture holds `{}`, which a picture does not need.", tag.name),
                  "Take out scripts, styles, animations, embedded images and links to other files.");
    }
    if ((open_.empty() && (began_ || tag.name != "svg")) || open_.size() == kDeepestTag) return no_picture();
    began_ = true;
    Open opened{tag.name,
                {},
                is_one_of(tag.name, kUnseen) || (!open_.empty() && open_.back().unseen),
                std::string(tag.attribute("lang"))};
    if (opened.language.empty()) opened.language = tag.attribute("xml:lang");
    if (!opened.unseen && !tag.attribute("id").empty() && is_one_of(tag.name, kTouchable)) {
      opened.region = regions_.size();
      regions_.push_back({std::string(tag.attribute("id")), {}});
    }
    if (tag.kind == Tag::Kind::Open) open_.push_back(std::move(opened));
    return {};
  }

  void take_text(std::string_view text) {
    if (open_.size() < 2 || open_.back().name != "title") return;
    const auto& region = open_[open_.size() - 2].region;
    if (region) regions_[*region].titles.emplace_back(open_.back().language, unescaped(text));
  }

  Scanner scanner_;
  bool began_ = false;
  std::vector<Open> open_;
  std::vector<Region> regions_;
};

bool is_made_of(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

constexpr std::string_view kNumbers = "0123456789.,- \n";

bool is_stroke_attribute(const std::string& key, std::string_view value) {
  if (key == "d") return is_made_of(value, "MLQCZz0123456789.,- \n");
  if (key == "points" || key == "stroke-width" || key == "viewbox" || key == "width" || key == "height")
    return is_made_of(value, kNumbers);
  if (key == "stroke" || key == "fill")
    return value == "none" ||
           (value.starts_with('#') && is_made_of(value.substr(1), "0123456789abcdefABCDEF"));
  if (key == "stroke-linecap" || key == "stroke-linejoin") return value == "round";
  return key == "xmlns" && value == "http://www.w3.org/2000/svg";
}

bool is_stroke(const Tag& tag) {
  return std::ranges::all_of(tag.attributes, [](const auto& attribute) {
    return is_stroke_attribute(attribute.first, attribute.second);
  });
}

}  // namespace

Result<std::vector<Region>> regions_of(std::string_view svg) {
  if (svg.size() > kLargestPicture) {
    return fail("large_picture",
                fmt::format("The picture has {} bytes; it can have {}.", svg.size(), kLargestPicture),
                "Save it as optimised SVG, and leave out what is too small to see.");
  }
  return RegionsReader(svg).read();
}

Result<void> check_drawing(std::string_view svg) {
  if (svg.size() > kLargestDrawing) {
    return fail("large_drawing",
                fmt::format("The drawing has {} bytes; it can have {}.", svg.size(), kLargestDrawing),
                "Draw a little less, or begin again.");
  }
  const auto no_drawing = [] {
    return fail("no_drawing", "This is not a drawing of strokes.", "Draw it anew.");
  };
  Scanner scanner(svg);
  const Tag begin = scanner.next();
  if (begin.kind != Tag::Kind::Open || begin.name != "svg" || !is_stroke(begin)) return no_drawing();
  bool any = false;
  Tag tag = scanner.next();
  for (; tag.kind != Tag::Kind::Close; tag = scanner.next()) {
    const bool blank = tag.kind == Tag::Kind::Text && is_made_of(tag.text, " \n");
    const bool stroke =
        tag.kind == Tag::Kind::Alone && (tag.name == "path" || tag.name == "polyline") && is_stroke(tag);
    if (!blank && !stroke) return no_drawing();
    any = any || stroke;
  }
  if (!any || tag.name != "svg") return no_drawing();
  tag = scanner.next();
  if (tag.kind == Tag::Kind::Text && is_made_of(tag.text, " \n")) tag = scanner.next();
  return tag.kind == Tag::Kind::End ? Result<void>() : no_drawing();
}

}  // namespace doorstep::model
