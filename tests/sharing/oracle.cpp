#include "tests/sharing/oracle.h"

#include <algorithm>

namespace doorstep::sharing {
namespace {

const std::string kRefused = "refused (";

std::string code_in(const std::string& cell) {
  return cell.starts_with(kRefused) ? cell.substr(kRefused.size(), cell.size() - kRefused.size() - 1) : "";
}

bool is_blank(const std::vector<std::string>& lines) {
  return std::ranges::all_of(lines, [](const std::string& line) { return line.empty(); });
}

}  // namespace

std::string Oracle::look_up(const std::string& state, const std::string& column) {
  used_.insert(state + "/" + column);
  static const Table kTable = table_of_readme("state");
  return kTable.at(state).at(column);
}

std::string Oracle::move(const Event& event) {
  switch (event.kind) {
    case Kind::Corrected:
    case Kind::Added:
      return "";
    case Kind::Chosen:
      return choose(event);
    case Kind::Decided:
      return decide(event);
    case Kind::Told: {
      if (barred_.contains(event.parent)) return "barred";
      Cell& cell = cells_[event.parent][event.item][event.line];
      const std::string next = look_up(cell.state, "told");
      if (!code_in(next).empty()) return code_in(next);
      cell.state = next;
      return "";
    }
    case Kind::Assented:
      assent_ = event.assented;
      if (!event.assented) withdraw_releases();
      return "";
    case Kind::Reopened:
      for (auto& [parent, items] : cells_) {
        for (auto& [line, cell] : items[event.item]) undecide(cell, "reopened");
      }
      assent_.reset();
      withdraw_releases();
      return "";
    case Kind::Barred:
      if (event.reason.empty()) return "reason_missing";
      barred_.insert(event.parent);
      for (auto& [item, lines] : cells_[event.parent]) {
        for (auto& [line, cell] : lines) undecide(cell, "adult barred");
      }
      return "";
    case Kind::Unbarred:
      if (!barred_.contains(event.parent)) return "not_barred";
      if (event.reason.empty()) return "reason_missing";
      barred_.erase(event.parent);
      return "";
    default:
      return note(event);
  }
}

void Oracle::undecide(Cell& cell, const std::string& column) {
  cell.state = look_up(cell.state, column);
  if (cell.state == "told") return;
  cell.wants = false;
  cell.choice = "nothing";
  cell.lines.clear();
}

void Oracle::withdraw_releases() {
  for (auto& [parent, items] : cells_) {
    for (auto& [item, lines] : items) {
      for (auto& [line, cell] : lines) {
        if (cell.state == "released") cell.state = "permitted";
      }
    }
  }
}

std::string Oracle::choose(const Event& event) {
  if (barred_.contains(event.parent)) return "barred";
  const bool yes = event.choice == Choice::MyWords || event.choice == Choice::TheseWords;
  auto& lines = cells_[event.parent][event.item];
  const std::string next = look_up(lines[event.line].state, yes ? "child: yes" : "child: not, later");
  if (!code_in(next).empty()) return code_in(next);
  if (lines[""].state == "told") return "already_told";
  const bool part_told =
      std::ranges::any_of(lines, [](const auto& each) { return each.second.state == "told"; });
  if (event.line.empty() && part_told) return "told_in_part";
  if (yes && event.lines.empty()) return "nothing_to_tell";
  for (auto& [line, cell] : lines) {
    if (line.empty() == event.line.empty() || cell.state == "told") continue;
    if (cell.state != "team's no") cell.state = "closed";
    cell.wants = false;
    cell.choice = "nothing";
    cell.lines.clear();
  }
  Cell& cell = lines[event.line];
  cell.state = !event.line.empty() && lines[""].state == "team's no" ? "team's no" : next;
  cell.wants = yes;
  cell.choice = word(event.choice);
  cell.lines = event.lines;
  return "";
}

std::string Oracle::decide(const Event& event) {
  if (barred_.contains(event.parent)) return "barred";
  auto& lines = cells_[event.parent][event.item];
  Cell& cell = lines[event.line];
  const std::string column = event.decision == Decision::Release  ? "team: release"
                             : event.decision == Decision::NotNow ? "team: not now"
                                                                  : "team: never";
  const std::string next = look_up(cell.state, column);
  if (cell.state == "told") return code_in(next);
  if (!cell.wants) return "not_permitted";
  if (assent_ != true) return "no_assent";
  if (!code_in(next).empty()) return code_in(next);
  if (event.line.empty() && event.decision == Decision::Release) {
    for (const auto& [line, each] : lines) {
      if (each.state == "team's no") return "team_refused";
    }
  }
  if (event.reason.empty() && event.why == Why::Unstated) return "reason_missing";
  const bool rests_on_law = event.why == Why::Secrecy || event.why == Why::DutyToReport;
  if (rests_on_law && event.law.empty()) return "law_missing";
  cell.state = next;
  return "";
}

bool Oracle::anything_told(const std::string& parent) const {
  for (const auto& [adult, items] : cells_) {
    for (const auto& [item, lines] : items) {
      for (const auto& [line, cell] : lines) {
        if (cell.state == "told" && (parent.empty() || adult == parent)) return true;
      }
    }
  }
  return false;
}

std::string Oracle::note(const Event& event) {
  if (event.kind == Kind::Reported) {
    if (event.reason.empty()) return "reason_missing";
    if (event.law.empty()) return "law_missing";
    reports_.insert(event.number);
    open_reports_.insert(event.number);
    return "";
  }
  if (event.kind == Kind::ToldBack && event.about != 0) {
    if (!reports_.contains(event.about)) return "no_such_report";
    if (is_blank(event.lines)) return "nothing_written";
    open_reports_.erase(event.about);
    return "";
  }
  if (event.kind == Kind::Asked) return "";
  if (event.kind == Kind::ToldBack) {
    if (!anything_told("")) return "not_told";
  } else if (event.item.empty() ? !anything_told(event.parent)
                                : cell(event.item, event.line, event.parent).state != "told") {
    return "not_told";
  }
  return is_blank(event.lines) ? "nothing_written" : "";
}

Oracle::Cell Oracle::cell(const std::string& item, const std::string& line, const std::string& parent) const {
  const auto items = cells_.find(parent);
  if (items == cells_.end()) return {};
  const auto lines = items->second.find(item);
  if (lines == items->second.end()) return {};
  const auto found = lines->second.find(line);
  return found == lines->second.end() ? Cell{} : found->second;
}

std::set<std::string> Oracle::may_hear(const std::string& parent) const {
  std::set<std::string> heard;
  const auto items = cells_.find(parent);
  if (items == cells_.end() || barred_.contains(parent)) return heard;
  for (const auto& [item, lines] : items->second) {
    for (const auto& [line, cell] : lines) {
      const bool hears = cell.state == "told" || (cell.state == "released" && assent_ == true);
      if (hears) heard.insert(cell.lines.begin(), cell.lines.end());
    }
  }
  return heard;
}

std::string Oracle::joined(const Oracle& here, const Oracle& there,
                           const std::set<std::string>& changed_topics, const std::string& item,
                           const std::string& line, const std::string& parent) {
  static const Table kTogether = table_of_readme("");
  const bool barred = here.barred_.contains(parent) || there.barred_.contains(parent);
  const bool undecided = barred || changed_topics.contains(item);
  const auto before = [&](const Oracle& side) {
    const std::string state = side.cell(item, line, parent).state;
    return undecided && state != "told" && state != "team's no" ? std::string("closed") : state;
  };
  std::string state = kTogether.at(before(here)).at(before(there));
  const Cell one = here.cell(item, line, parent);
  const Cell other = there.cell(item, line, parent);
  const bool yes = state == "permitted" || state == "held back" || state == "released";
  if (yes && (one.choice != other.choice || one.lines != other.lines)) state = "closed";
  const bool assent = here.assent_ == true && there.assent_ == true && changed_topics.empty();
  return state == "released" && !assent ? "permitted" : state;
}

}  // namespace doorstep::sharing
