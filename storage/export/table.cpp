#include "storage/export/table.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace doorstep::extract {
namespace {

using interview::Interview;
using language::Choice;
using language::Choices;
using language::Missing;
using language::Number;
using language::Value;
using model::Identifies;
using model::Instrument;
using model::Question;
using model::QuestionType;

using Codes = std::vector<std::pair<std::string, std::string>>;

const std::string& source_text(const model::Text& text) {
  static const std::string kNone;
  return text.empty() ? kNone : text.by_language.front();
}

bool may_leave(const Question& question) {
  return question.type != QuestionType::Text && question.type != QuestionType::Drawing &&
         (question.identifies == Identifies::None || question.identifies == Identifies::Quasi ||
          question.identifies == Identifies::Sensitive);
}

std::string cell_of(Missing reason) {
  switch (reason) {
    case Missing::NotAsked:
      return std::to_string(kNotAsked);
    case Missing::Skipped:
      return std::to_string(kSkipped);
    case Missing::DontKnow:
      return std::to_string(kDontKnow);
    case Missing::WontSay:
      return std::to_string(kWontSay);
    default:
      break;
  }
  const auto authored = language::authored_index(reason);
  return authored ? std::to_string(kFirstAuthored - static_cast<int>(*authored)) : std::string();
}

// The author's `value` where every option has one, else the option's place in the list, from 1.
std::string code_of(const language::ChoiceSet& set, std::size_t option) {
  const bool explicit_codes =
      std::ranges::all_of(set.codes, [](const auto& code) { return code.has_value(); });
  return explicit_codes ? set.codes[option]->text() : std::to_string(option + 1);
}

// The author's own reasons, where the question offers them.
void add_authored(Codes& codes, const Question& question) {
  for (const Missing reason : question.non_answers) {
    if (language::authored_index(reason)) codes.emplace_back(cell_of(reason), question.reasons->word(reason));
  }
}

Codes codes_of(const Question& question) {
  Codes codes;
  if (question.type == QuestionType::YesNo) codes = {{"0", "no"}, {"1", "yes"}};
  if (question.picking == model::Picking::One) {
    for (std::size_t i = 0; i < question.answers->options.size(); ++i) {
      codes.emplace_back(code_of(question.answers->choices, i),
                         source_text(question.answers->options[i].text));
    }
  }
  add_authored(codes, question);
  return codes;
}

std::string cell_of(const Question& question, const Interview& interview) {
  const Value& value = interview.value(question.slot);
  if (const auto* reason = std::get_if<Missing>(&value)) return cell_of(*reason);
  if (const auto* yes = std::get_if<bool>(&value)) return *yes ? "1" : "0";
  if (const auto* number = std::get_if<Number>(&value)) return number->text();
  if (const auto* choice = std::get_if<Choice>(&value))
    return code_of(question.answers->choices, choice->option);
  if (const auto* time = std::get_if<language::Time>(&value)) return time->text();
  // May leave, so it is a date: as completed years, never as the day itself.
  return std::to_string(
      language::Date::years_between(std::get<language::Date>(value), interview.inputs().today));
}

std::string cell_of_option(const Question& question, std::uint16_t option, const Interview& interview) {
  const Value& value = interview.value(question.slot);
  if (const auto* reason = std::get_if<Missing>(&value)) return cell_of(*reason);
  if (const auto* ranking = std::get_if<language::Ranking>(&value)) {
    const auto place = std::ranges::find(ranking->options, option);
    return place == ranking->options.end() ? "0" : std::to_string(place - ranking->options.begin() + 1);
  }
  return std::ranges::binary_search(std::get<Choices>(value).options, option) ? "1" : "0";
}

bool is_left_out(const Column& column, const Coarsening& coarsening) {
  return coarsening.left_out.contains(column.name) ||
         (!column.question.empty() && coarsening.left_out.contains(column.question));
}

// A column together with how its cells are made.
struct Maker {
  Column column;
  std::function<std::string(const Source&)> cell;
};

std::string age_cell(const Interview& interview, int band) {
  const auto age = interview.inputs().age;
  if (!age) return {};
  const int from = *age / band * band;
  return band == 1 ? std::to_string(*age) : fmt::format("{}-{}", from, from + band - 1);
}

// "children[2].age" as statistics programs take it: children_2_age.
std::string column_name(std::string id) {
  std::erase(id, ']');
  std::ranges::replace_if(
      id, [](char c) { return c == '[' || c == '.'; }, '_');
  return id;
}

// What an author calls it: "children.age".
std::string without_instances(const std::string& id) {
  std::string name;
  bool inside = false;
  for (const char c : id) {
    inside = (inside || c == '[') && c != ']';
    if (!inside && c != ']') name += c;
  }
  return name;
}

// An instance of a repeat that nobody had makes no columns.
bool came_up(const Question& question, std::span<const Source> sources) {
  return !question.instance || std::ranges::any_of(sources, [&](const Source& source) {
    return source.interview->is_there(*question.instance);
  });
}

std::string label_of(const Instrument& instrument, const Question& question) {
  const std::string& own = source_text(question.text);
  return question.grid ? source_text(instrument.grids[*question.grid].text) + " - " + own : own;
}

void add_question(std::vector<Maker>& makers, const Instrument& instrument, const Question& question) {
  if (!may_leave(question) || question.one_more) return;
  const std::string id = column_name(question.id);
  const std::string asked = without_instances(question.id);
  const bool quasi = question.identifies == Identifies::Quasi;
  const bool ranks = question.picking == model::Picking::Order;
  if (question.picking != model::Picking::Several && !ranks) {
    const std::string name = question.type == QuestionType::Date ? id + "_years" : id;
    makers.push_back({{name, asked, label_of(instrument, question), quasi, codes_of(question)},
                      [&question](const Source& source) { return cell_of(question, *source.interview); }});
    return;
  }
  for (std::uint16_t option = 0; option < question.answers->options.size(); ++option) {
    const auto& picked = question.answers->options[option];
    Codes codes = {{"0", "not picked"}, {"1", "picked"}};
    if (ranks) codes = {{"0", "no place"}, {"1", "first place; 2 the second, and so on"}};
    add_authored(codes, question);
    makers.push_back(
        {{id + "_" + picked.id, asked, label_of(instrument, question) + " - " + source_text(picked.text),
          quasi, std::move(codes)},
         [&question, option](const Source& source) {
           return cell_of_option(question, option, *source.interview);
         }});
  }
}

void add_score(std::vector<Maker>& makers, const Instrument& instrument, std::uint32_t index) {
  const model::Score& score = instrument.scores[index];
  makers.push_back({{score.id, "", source_text(score.title), false, {}}, [index](const Source& source) {
                      const auto* number = std::get_if<Number>(&source.interview->score(index).value);
                      return number == nullptr ? std::string() : number->text();
                    }});
  if (score.bands.empty()) return;
  Codes codes;
  for (std::size_t i = 0; i < score.bands.size(); ++i)
    codes.emplace_back(std::to_string(i + 1), score.bands[i].id);
  makers.push_back({{score.id + "_band", "", "", false, codes}, [index](const Source& source) {
                      const auto* band = std::get_if<Choice>(&source.interview->score(index).band);
                      return band == nullptr ? std::string() : std::to_string(band->option + 1);
                    }});
}

std::vector<Maker> makers_for(const Instrument& instrument, const std::string& table, const ReleaseKey& key,
                              const Coarsening& coarsening, std::span<const Source> sources) {
  std::vector<Maker> makers;
  makers.push_back({{"family", "", "pseudonym of the family, for this table of this release only", false, {}},
                    [&](const Source& source) { return key.pseudonym(table, source.family); }});
  makers.push_back({{"person", "", "pseudonym of the person, for this table of this release only", false, {}},
                    [&](const Source& source) { return key.pseudonym(table, source.person); }});
  makers.push_back({{"round", "", "1 is the first interview", false, {}},
                    [](const Source& source) { return std::to_string(source.round); }});
  makers.push_back(
      {{"age", "", "completed years at the interview", true, {}},
       [band = coarsening.age_years](const Source& source) { return age_cell(*source.interview, band); }});
  for (const Question& question : instrument.questions) {
    if (came_up(question, sources)) add_question(makers, instrument, question);
  }
  for (std::uint32_t i = 0; i < instrument.scores.size(); ++i) add_score(makers, instrument, i);
  for (std::uint32_t i = 0; i < instrument.flags.size(); ++i) {
    makers.push_back(
        {{"flag_" + instrument.flags[i].id, "", "", false, {{"0", "not raised"}, {"1", "raised"}}},
         [i](const Source& source) { return source.interview->is_raised(i) ? "1" : "0"; }});
  }
  std::erase_if(makers, [&](const Maker& maker) { return is_left_out(maker.column, coarsening); });
  return makers;
}

Table table_of(const std::string& name, std::span<const Source> sources, const ReleaseKey& key,
               const Coarsening& coarsening) {
  const Instrument& instrument = sources.front().interview->instrument();
  Table table;
  table.instrument = instrument.id + " " + instrument.version;
  table.name = name;
  const auto makers = makers_for(instrument, table.name, key, coarsening, sources);
  for (const Maker& maker : makers) table.columns.push_back(maker.column);
  for (const Source& source : sources) {
    Row row{key.pseudonym(table.name, source.family), {}};
    for (const Maker& maker : makers) row.cells.push_back(maker.cell(source));
    table.rows.push_back(std::move(row));
  }
  std::ranges::sort(table.rows, {}, [](const Row& row) { return std::tie(row.family, row.cells); });
  return table;
}

std::string file_name(const Instrument& instrument) {
  std::string name = instrument.id + "_" + instrument.version;
  std::ranges::replace(name, '.', '_');
  return name;
}

// A name that nobody has is a slip, and what was meant to be left out would leave.
Result<void> check_names(std::span<const Table> complete, const Coarsening& coarsening) {
  for (const std::string& name : coarsening.left_out) {
    const bool known = std::ranges::any_of(complete, [&](const Table& table) {
      return std::ranges::any_of(table.columns, [&](const Column& column) {
        return is_left_out(column, {coarsening.age_years, {name}});
      });
    });
    if (known) continue;
    std::vector<std::string> names;
    for (const Table& table : complete) {
      for (const Column& column : table.columns) names.push_back(column.name);
    }
    return fail("unknown_column", fmt::format("No table has a column `{}`.", name),
                fmt::format("The columns are {}.", fmt::join(names, ", ")));
  }
  return {};
}

}  // namespace

Result<std::vector<Table>> tabulate(std::span<const Source> sources, const ReleaseKey& key,
                                    const Coarsening& coarsening) {
  std::map<std::string, std::map<std::string, std::vector<Source>>>
      by_text;  // by file name, then by the text's hash
  for (const Source& source : sources) {
    by_text[file_name(source.interview->instrument())][source.instrument_hash].push_back(source);
  }
  std::vector<Table> tables;
  std::vector<Table> complete;
  for (const auto& [name, texts] : by_text) {
    int number = 0;
    for (const auto& [hash, group] : texts) {
      const std::string numbered = ++number == 1 ? name : fmt::format("{}_text_{}", name, number);
      tables.push_back(table_of(numbered, group, key, coarsening));
      complete.push_back(table_of(numbered, std::span(group).first(1), key, {}));
    }
  }
  if (auto known = check_names(complete, coarsening); !known) return tl::unexpected(known.error());
  return tables;
}

}  // namespace doorstep::extract
