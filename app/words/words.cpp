#include "app/words/words.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>

#include <fmt/args.h>

namespace doorstep::words {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnglish = "en";
constexpr std::string_view kRightToLeft = "right_to_left";

tl::unexpected<Error> unreadable(const fs::path& file, std::string_view why) {
  return fail("words_unreadable", fmt::format("{} cannot be used: {}", file.string(), why),
              "Install Doorstep again, or put the file back as it was.");
}

std::optional<std::string> contents(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) return std::nullopt;
  return std::move(text).str();
}

// Adds the texts below `node` to `texts`; false when something there is neither a map nor a text. Not deeper
// than the YAML reader allows.
bool flatten(const yaml::Node& node, const std::string& prefix, Language::Texts& texts) {
  if (node.kind() == yaml::Kind::Scalar) {
    texts.emplace(prefix, node.text());
    return true;
  }
  if (node.kind() != yaml::Kind::Map) return false;
  for (std::size_t index = 0; index < node.size(); ++index) {
    if (!flatten(node.at(index), prefix + "." + std::string(node.key(index).text()), texts)) return false;
  }
  return true;
}

Result<void> read_part(const fs::path& file, Language::Texts& texts) {
  const auto text = contents(file);
  if (!text) return unreadable(file, "it cannot be read.");
  const yaml::Parsed parsed = yaml::parse(*text, file.filename().string());
  if (parsed.problem) {
    return unreadable(file, fmt::format("line {}: {}", parsed.problem->place.line, parsed.problem->message));
  }
  if (!flatten(parsed.root, file.stem().string(), texts))
    return unreadable(file, "it has something else than texts.");
  return {};
}

Result<Language::Texts> read_language(const fs::path& folder) {
  Language::Texts texts;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".yaml") continue;
    if (auto read = read_part(entry.path(), texts); !read) return tl::unexpected(read.error());
  }
  if (error) return unreadable(folder, error.message());
  return texts;
}

// Among Arabic a name keeps its own direction, and a number its order ("26-0417"): what is filled in stands
// apart from the sentence around it (Unicode's first strong isolate).
void set_places_apart(Language::Texts& texts) {
  constexpr std::string_view kBegin = "\xE2\x81\xA8";
  constexpr std::string_view kEnd = "\xE2\x81\xA9";
  for (auto& [key, text] : texts) {
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open)) {
      if (text.compare(open, 2, "{{") == 0) {  // a brace that is said
        open += 2;
        continue;
      }
      const std::size_t close = text.find('}', open);
      if (close == std::string::npos) break;
      text.insert(close + 1, kEnd);
      text.insert(open, kBegin);
      open = close + kBegin.size() + kEnd.size() + 1;
    }
  }
}

// As language::did_you_mean() writes it.
constexpr std::string_view kDidYouMean = "Did you mean ";
constexpr std::size_t kMostNamed = 6;  // places that a sentence may have for what a message names

std::vector<std::string> in_backticks(std::string_view message) {
  std::vector<std::string> names;
  for (std::size_t open = message.find('`'); open != std::string_view::npos;) {
    const std::size_t close = message.find('`', open + 1);
    if (close == std::string_view::npos) break;
    names.emplace_back(message.substr(open + 1, close - open - 1));
    open = message.find('`', close + 1);
  }
  return names;
}

}  // namespace

const std::string* Language::find(std::string_view key) const {
  if (const auto found = texts_.find(key); found != texts_.end()) return &found->second;
  return fallback_ ? fallback_->find(key) : nullptr;
}

std::string Language::filled(std::string_view key, fmt::format_args values) const {
  const std::string* text = find(key);
  if (text == nullptr) return fmt::format("[{}]", key);
  try {
    return fmt::vformat(*text, values);
  } catch (const fmt::format_error&) {
    return *text;
  }
}

Explained Language::explain(const Error& error) const {
  const std::string key = "errors." + error.code;
  if (find(key) == nullptr) return {error.message, error.remedy};
  const std::string remedy = key + ".remedy";
  return {(*this)(key), find(remedy) == nullptr ? std::string() : (*this)(remedy)};
}

Explained Language::explain(const yaml::Problem& problem) const {
  std::string key = "mistakes." + problem.code;
  if (!problem.variant.empty() && has(key + "." + problem.variant)) key += "." + problem.variant;
  if (!has(key))
    return code_ == kEnglish ? Explained{problem.message, problem.remedy}
                             : explain(Error{problem.code, problem.message, problem.remedy});
  fmt::dynamic_format_arg_store<fmt::format_context> values;
  values.push_back(problem.fragment);
  const auto named = problem.values.empty() ? in_backticks(problem.message) : problem.values;
  for (std::size_t i = 0; i < std::max(named.size(), kMostNamed); ++i)
    values.push_back(i < named.size() ? named[i] : std::string());
  Explained explained{filled(key, values), {}};
  const std::string remedy = "mistakes." + problem.code + ".remedy";
  if (has(remedy)) explained.remedy = filled(remedy, values);
  const std::size_t nearest = problem.remedy.find(kDidYouMean);
  if (nearest == std::string::npos) return explained;
  const auto names = in_backticks(problem.remedy.substr(nearest));
  if (!names.empty()) explained.remedy = (*this)("mistakes.did_you_mean", names.front());
  return explained;
}

Direction Language::direction() const {
  return (*this)("common.direction") == kRightToLeft ? Direction::RightToLeft : Direction::LeftToRight;
}

Result<Words> Words::load(const fs::path& assets) {
  const fs::path folder = assets / "words";
  const auto read_one = [](const fs::path& place) -> Result<std::shared_ptr<Language>> {
    auto texts = read_language(place);
    if (!texts) return tl::unexpected(texts.error());
    const auto direction = texts->find("common.direction");
    if (direction != texts->end() && direction->second == kRightToLeft) set_places_apart(*texts);
    return std::shared_ptr<Language>(new Language(place.filename().string(), std::move(*texts)));
  };
  std::error_code error;
  if (!fs::is_directory(folder / kEnglish, error)) {
    return fail("no_words", fmt::format("{} has no English texts.", folder.string()),
                "Install Doorstep again.");
  }
  auto english = read_one(folder / kEnglish);
  if (!english) return tl::unexpected(english.error());
  Words words;
  words.languages_.emplace(kEnglish, *english);
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (!entry.is_directory() || entry.path().filename() == kEnglish) continue;
    auto language = read_one(entry.path());
    if (!language) return tl::unexpected(language.error());
    (*language)->fallback_ = *english;
    words.languages_.emplace((*language)->code(), *language);
  }
  return words;
}

const Language& Words::in(std::string_view code) const {
  const auto found = languages_.find(code);
  return *(found == languages_.end() ? languages_.find(kEnglish) : found)->second;
}

std::vector<std::string> Words::codes() const {
  std::vector<std::string> codes;
  for (const auto& [code, language] : languages_) codes.push_back(code);
  return codes;
}

}  // namespace doorstep::words
