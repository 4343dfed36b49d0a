#include "instruments/sharing/rules.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "instruments/model/yaml.h"

namespace doorstep::sharing {
namespace {

constexpr std::array<Why, 6> kWhys = {Why::Readiness, Why::Safety,       Why::ChildsNeed,
                                      Why::Secrecy,   Why::DutyToReport, Why::OtherPerson};

tl::unexpected<Error> bad(std::string_view file, const yaml::Node& at, std::string_view what) {
  return fail("bad_rules",
              fmt::format("The file of rules cannot be read: {}, line {}: {}.", file, at.place().line, what),
              "Put the file right, or take the one that Doorstep came with.");
}

bool is_known(std::string_view what) {
  return what == kAboutBars || std::ranges::any_of(kWhys, [&](Why why) { return word(why) == what; });
}

Result<std::optional<language::Date>> day_of(const yaml::Node& node, std::string_view file) {
  if (node.is_null()) return std::optional<language::Date>();
  const auto day = language::Date::parse(node.text());
  if (!day) return bad(file, node, "a day is written as 2026-11-21");
  return std::optional(*day);
}

Result<Rule> rule_of(const yaml::Node& node, std::string_view file) {
  Rule rule;
  rule.id = node.find("id").text();
  rule.law = node.find("law").text();
  rule.place = node.find("place").text();
  rule.source = node.find("source").text();
  if (rule.id.empty() || rule.law.empty() || rule.source.empty())
    return bad(file, node, "a rule has id, law and source");
  const yaml::Node about = node.find("about");
  for (std::size_t i = 0; about.kind() == yaml::Kind::List && i < about.size(); ++i) {
    rule.about.emplace_back(about.at(i).text());
    if (!is_known(rule.about.back())) return bad(file, about.at(i), "`about` names no kind of reason");
  }
  if (rule.about.empty()) return bad(file, node, "a rule is `about` a kind of reason");
  const yaml::Node says = node.find("says");
  for (std::size_t i = 0; says.kind() == yaml::Kind::Map && i < says.size(); ++i)
    rule.says.emplace(says.key(i).text(), says.at(i).text());
  if (rule.says.empty()) return bad(file, node, "a rule `says` something");
  auto from = day_of(node.find("from"), file);
  if (!from) return tl::unexpected(from.error());
  auto until = day_of(node.find("until"), file);
  if (!until) return tl::unexpected(until.error());
  rule.from = *from;
  rule.until = *until;
  return rule;
}

}  // namespace

const std::string& Rule::words(const std::string& language) const {
  const auto found = says.find(language);
  if (found != says.end()) return found->second;
  const auto english = says.find("en");
  return english == says.end() ? says.begin()->second : english->second;
}

Result<Rules> Rules::read(std::string_view text, std::string_view file_name) {
  const yaml::Parsed parsed = yaml::parse(text, file_name);
  if (parsed.problem) {
    return fail("bad_rules",
                fmt::format("The file of rules cannot be read: {}, line {}: {}", file_name,
                            parsed.problem->place.line, parsed.problem->message),
                "Put the file right, or take the one that Doorstep came with.");
  }
  const yaml::Node list = parsed.root.find("rules");
  if (list.kind() != yaml::Kind::List) return bad(file_name, parsed.root, "there is no list `rules`");
  Rules rules;
  rules.checked_ = parsed.root.find("checked").text();
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto rule = rule_of(list.at(i), file_name);
    if (!rule) return tl::unexpected(rule.error());
    if (rules.find(rule->id) != nullptr) return bad(file_name, list.at(i), "this id is there already");
    rules.rules_.push_back(std::move(*rule));
  }
  return rules;
}

const Rule* Rules::find(std::string_view id) const {
  const auto found = std::ranges::find(rules_, id, &Rule::id);
  return found == rules_.end() ? nullptr : &*found;
}

std::vector<const Rule*> Rules::about(std::string_view what, language::Date day) const {
  std::vector<const Rule*> found;
  for (const Rule& rule : rules_) {
    const bool in_force =
        (!rule.from || rule.from->days() <= day.days()) && (!rule.until || day.days() <= rule.until->days());
    if (in_force && std::ranges::find(rule.about, what) != rule.about.end()) found.push_back(&rule);
  }
  return found;
}

}  // namespace doorstep::sharing
