// What the law says about telling and reporting, as data: a file of references (assets/rules/*.yaml) that
// whoever answers for secrecy keeps. Nothing here decides anything; a decision names the rule that it rests
// on.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/language/calendar.h"
#include "instruments/result.h"
#include "instruments/sharing/event.h"

namespace doorstep::sharing {

struct Rule {
  std::string id;
  std::vector<std::string> about;           // words of Why, and "bar"
  std::string law;                          // its name and number
  std::string place;                        // chapter and section
  std::map<std::string, std::string> says;  // in short, by language
  std::string source;
  std::optional<language::Date> from, until;  // in force

  // How it is referred to: "place law".
  [[nodiscard]] std::string citation() const { return place.empty() ? law : place + " " + law; }
  // In `language`, else in the file's first one.
  [[nodiscard]] const std::string& words(const std::string& language) const;
};

inline constexpr const char* kAboutBars = "bar";

class Rules {
 public:
  // Errors: "bad_rules", naming the line.
  [[nodiscard]] static Result<Rules> read(std::string_view text, std::string_view file_name);

  // nullptr when there is none.
  [[nodiscard]] const Rule* find(std::string_view id) const;
  // Those in force on `day` that are about it, in the order of the file.
  [[nodiscard]] std::vector<const Rule*> about(std::string_view what, language::Date day) const;
  [[nodiscard]] const std::vector<Rule>& all() const { return rules_; }
  // When whoever keeps the file last compared it with the law.
  [[nodiscard]] const std::string& checked() const { return checked_; }

 private:
  std::vector<Rule> rules_;
  std::string checked_;
};

}  // namespace doorstep::sharing
