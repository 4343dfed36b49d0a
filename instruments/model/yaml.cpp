// Reads YAML event by event into a Document, and refuses what instruments have no use for. The only file that
// knows yaml-cpp, and parse() the only place where its exceptions are caught.
#include "instruments/model/yaml.h"

#include <algorithm>
#include <istream>
#include <numeric>
#include <streambuf>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>  // NOLINT: its YAML::Node is not ours

#include "instruments/model/document.h"
#include "instruments/model/yaml_advice.h"
#include "instruments/model/yaml_text.h"

namespace doorstep::yaml {
namespace {

// Leaves yaml-cpp's parser in the middle of a document; never leaves this file.
struct Refused {
  Problem problem;
};

// A stream over text that is there already: a stringstream would copy 32 MiB.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // only ever read
    setg(begin, begin, begin + text.size());
  }
};

Place place_of(const YAML::Mark& mark) { return {mark.line + 1, mark.column + 1}; }

class Builder : public YAML::EventHandler {
 public:
  explicit Builder(std::string_view source) : source_(source), document_(std::make_shared<Document>()) {}

  [[nodiscard]] std::shared_ptr<const Document> document() const { return document_; }
  [[nodiscard]] bool started() const { return started_; }
  // Bytes from the start, of the last scalar that was read.
  [[nodiscard]] std::size_t last_position() const { return last_position_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (started_ && !source_.substr(position(mark)).starts_with("---")) {
      refuse(mark, "indentation", "This line does not belong to what stands above it.",
             "Begin it in the same column as the lines it belongs with.");
    }
    if (started_) {
      refuse(mark, "several_documents", "A second document begins here.",
             "Keep one instrument per file, and take the line with --- away.");
    }
    started_ = true;
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    check_node(mark, "?");
    check_key(mark, Kind::Null);
    add({Kind::Null, false, place_of(mark), position(mark), 0, 0});
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { check_node(mark, "?"); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    check_node(mark, tag);
    if (value.size() > kLongestScalar) {
      refuse(mark, "text_too_long",
             fmt::format("This text has {} bytes; at most {} are read.", value.size(), kLongestScalar),
             "Split it into several pages, questions or values.");
    }
    if (const auto forbidden = forbidden_byte(value)) {
      refuse(mark, forbidden->code, "An escape in this text stands for a control character.",
             "Take the escape away.");
    }
    check_key(mark, Kind::Scalar, value);
    last_position_ = position(mark);
    const auto begin = static_cast<std::uint32_t>(document_->texts.size());
    document_->texts += value;
    const std::string_view quotes = "\"'|>";
    const bool quoted = quotes.find(first_byte(mark)) != std::string_view::npos;
    add({Kind::Scalar, quoted, place_of(mark), position(mark), begin,
         static_cast<std::uint32_t>(value.size())});
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, Kind::List);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, Kind::Map);
  }
  void OnMapEnd() override { close(); }

 private:
  // A list or mapping whose end has not been met; its children so far are the pending ones from first_child.
  struct Open {
    Document::Entry entry;
    std::size_t first_child = 0;
  };

  static std::uint32_t position(const YAML::Mark& mark) { return static_cast<std::uint32_t>(mark.pos); }
  [[nodiscard]] char first_byte(const YAML::Mark& mark) const {
    return position(mark) < source_.size() ? source_[position(mark)] : '\0';
  }

  [[noreturn]] void refuse(const YAML::Mark& mark, std::string code, std::string message,
                           std::string remedy) const {
    const std::string_view rest = source_.substr(std::min<std::size_t>(position(mark), source_.size()));
    const std::string fragment = shortened(rest.substr(0, rest.find_first_of("\r\n")));
    throw Refused{{{},
                   place_of(mark),
                   Severity::Error,
                   std::move(code),
                   fragment,
                   std::move(message),
                   std::move(remedy)}};
  }

  // Anchors, aliases and tags all show in a node's first byte: no plain text can begin with them.
  void check_node(const YAML::Mark& mark, std::string_view tag) const {
    const char first = first_byte(mark);
    const char* remedy = "Write it out where it is needed; if it is a text, put quotes around it.";
    if (first == '&') refuse(mark, "anchor", "Anchors (&name) are not used in instruments.", remedy);
    if (first == '*') refuse(mark, "alias", "Aliases (*name) are not used in instruments.", remedy);
    if (first == '!' || (tag != "?" && tag != "!")) {
      refuse(mark, "tag", "Tags (!name) are not used in instruments.", remedy);
    }
  }

  [[nodiscard]] bool expects_key() const {
    return !open_.empty() && open_.back().entry.kind == Kind::Map &&
           (pending_.size() - open_.back().first_child) % 2 == 0;
  }

  void check_key(const YAML::Mark& mark, Kind kind, std::string_view text = {}) const {
    if (!expects_key()) return;
    if (kind != Kind::Scalar) {
      refuse(mark, "key", "A key must be a single word.",
             "Write `key: value`; put quotes around a text that begins with a brace or bracket.");
    }
    if (text == "<<")
      refuse(mark, "merge_key", "Merging (<<) is not used in instruments.", "Write the keys out.");
  }

  void add(const Document::Entry& entry) {
    pending_.push_back(static_cast<std::uint32_t>(document_->entries.size()));
    document_->entries.push_back(entry);
  }

  void open(const YAML::Mark& mark, std::string_view tag, Kind kind) {
    check_node(mark, tag);
    check_key(mark, kind);
    if (open_.size() == kDeepest) {
      refuse(mark, "too_deep", fmt::format("Lists and mappings are nested more than {} deep here.", kDeepest),
             "An instrument needs far less; look for a bracket that is never closed.");
    }
    open_.push_back({{kind, false, place_of(mark), position(mark), 0, 0}, pending_.size()});
  }

  void close() {
    Open closed = open_.back();
    open_.pop_back();
    const auto first = pending_.begin() + static_cast<std::ptrdiff_t>(closed.first_child);
    const auto children = static_cast<std::uint32_t>(pending_.end() - first);
    closed.entry.begin = static_cast<std::uint32_t>(document_->children.size());
    closed.entry.count = closed.entry.kind == Kind::Map ? children / 2 : children;
    document_->children.insert(document_->children.end(), first, pending_.end());
    pending_.erase(first, pending_.end());
    if (closed.entry.kind == Kind::Map) check_distinct(closed.entry);
    add(closed.entry);
  }

  void check_distinct(const Document::Entry& map) {
    if (map.count <= Document::kSmallMap) {
      for (std::uint32_t second = 1; second < map.count; ++second) {
        for (std::uint32_t first = 0; first < second; ++first) check_pair(map, first, second);
      }
      return;
    }
    std::vector<std::uint32_t> ordered(map.count);
    std::iota(ordered.begin(), ordered.end(), 0U);
    std::ranges::stable_sort(ordered, {},
                             [&](std::uint32_t pair) { return document_->text(key_entry(map, pair)); });
    for (std::size_t i = 1; i < ordered.size(); ++i) check_pair(map, ordered[i - 1], ordered[i]);
    document_->children.insert(document_->children.end(), ordered.begin(), ordered.end());
  }

  [[nodiscard]] std::uint32_t key_entry(const Document::Entry& map, std::uint32_t pair) const {
    return document_->children[map.begin + 2 * std::size_t{pair}];
  }

  void check_pair(const Document::Entry& map, std::uint32_t first, std::uint32_t second) const {
    const std::string_view key = document_->text(key_entry(map, first));
    if (key != document_->text(key_entry(map, second))) return;
    const Place before = document_->entries[key_entry(map, first)].place;
    const Place here = document_->entries[key_entry(map, second)].place;
    throw Refused{
        {{},
         here,
         Severity::Error,
         "duplicate_key",
         shortened(key),
         fmt::format("`{}` stands here twice: first on line {}, column {}, and again on line {}, column {}.",
                     shortened(key), before.line, before.column, here.line, here.column),
         "Keep one of the two; a second question or option begins with a new `-`."}};
  }

  std::string_view source_;
  std::shared_ptr<Document> document_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> pending_;  // entries whose parent is still open
  std::size_t last_position_ = 0;
  bool started_ = false;
};

Parsed refused(Problem problem, std::string_view file_name) {
  problem.file = file_name;
  return {{}, std::move(problem)};
}

Parsed read(std::string_view text, std::string_view file_name) {
  Builder builder(text);
  try {
    TextBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Refused& refusal) {
    return refused(refusal.problem, file_name);
  } catch (const YAML::Exception& exception) {
    return refused(advice(exception.msg, place_of(exception.mark), text, builder.last_position()), file_name);
  }
  if (!builder.started()) {
    return refused({{},
                    {1, 1},
                    Severity::Error,
                    "empty_file",
                    "",
                    "There is nothing in this file.",
                    "Begin with `instrument:` and an id."},
                   file_name);
  }
  if (auto problem = unclosed_quote(text, builder.last_position()))
    return refused(std::move(*problem), file_name);
  return {Document::root(builder.document()), std::nullopt};
}

}  // namespace

Parsed parse(std::string_view text, std::string_view file_name) {
  if (text.size() > kLargestFile) {
    return refused({{},
                    {1, 1},
                    Severity::Error,
                    "file_too_large",
                    "",
                    fmt::format("The file has {} bytes; at most {} are read.", text.size(), kLargestFile),
                    "Split it into several instruments."},
                   file_name);
  }
  text = without_byte_order_mark(text);
  if (auto problem = forbidden_byte(text)) return refused(std::move(*problem), file_name);
  if (auto problem = line_too_long(text)) return refused(std::move(*problem), file_name);
  return read(text, file_name);
}

}  // namespace doorstep::yaml
