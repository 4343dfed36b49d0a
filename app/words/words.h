// Every word that the program itself says, in every language that it speaks.
//
// assets/words/<language>/<part>.yaml are maps from a key to a text; a nested map joins its keys with dots.
// `next` in respondent.yaml is the key "respondent.next". Texts may have places {0} {1} ... that the caller
// fills. English is complete by definition: a key that another language lacks is said in English, and a key
// that nobody has is said as [itself], so that it is seen and not lost. tests/words compares the languages.
// Immutable after load; safe to share between threads.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "instruments/model/yaml.h"
#include "instruments/result.h"

namespace doorstep::words {

enum class Direction { LeftToRight, RightToLeft };

// What is said to a person about an error.
struct Explained {
  std::string message;
  std::string remedy;  // may be empty
};

class Language {
 public:
  using Texts = std::map<std::string, std::string, std::less<>>;

  // The text at `key` with its places filled. A text that has a place for which nothing is given comes back
  // as written.
  template <typename... Values>
  [[nodiscard]] std::string operator()(std::string_view key, const Values&... values) const {
    return filled(key, fmt::make_format_args(values...));
  }
  // Whether this language itself has `key`.
  [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  // `errors.<code>` and `errors.<code>.remedy`; an error that has no sentence there says its own.
  [[nodiscard]] Explained explain(const Error& error) const;
  // What is wrong with an author's file: `mistakes.<code>`, with `.<variant>` where it has one, and
  // `mistakes.<code>.remedy`. {0} is the fragment; {1} {2} ... are the problem's values, else what its
  // message has in backticks. English, and what a language lacks, is the problem's own message, which says
  // most.
  [[nodiscard]] Explained explain(const yaml::Problem& problem) const;

  [[nodiscard]] const std::string& code() const { return code_; }  // "sv"
  [[nodiscard]] std::string name() const {
    return (*this)("common.language_name");
  }  // as its speakers call it
  [[nodiscard]] Direction direction() const;
  // Its own texts, without what falls back.
  [[nodiscard]] const Texts& texts() const { return texts_; }

 private:
  friend class Words;
  Language(std::string code, Texts texts) : code_(std::move(code)), texts_(std::move(texts)) {}
  [[nodiscard]] const std::string* find(std::string_view key) const;
  [[nodiscard]] std::string filled(std::string_view key, fmt::format_args values) const;

  std::string code_;
  Texts texts_;
  std::shared_ptr<const Language> fallback_;  // English; null in English itself
};

class Words {
 public:
  // Reads `assets`/words. Errors: "no_words" (the folder or English is missing), "words_unreadable" (a file
  // that cannot be read, is not YAML, or has something else than texts; the message names it).
  [[nodiscard]] static Result<Words> load(const std::filesystem::path& assets);

  // English when there is no such language. Lives as long as any copy of these Words.
  [[nodiscard]] const Language& in(std::string_view code) const;
  [[nodiscard]] bool speaks(std::string_view code) const { return languages_.find(code) != languages_.end(); }
  [[nodiscard]] std::vector<std::string> codes() const;  // sorted

 private:
  Words() = default;
  std::map<std::string, std::shared_ptr<const Language>, std::less<>> languages_;
};

}  // namespace doorstep::words
