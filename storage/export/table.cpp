#include "storage/export/table.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "instruments/model/ids.h"
#include "instruments/sharing/sharing_page.h"

namespace doorstep::extract {
namespace {

using interview::Interview;
using language::Choice;
using language::Choices;
using language::Missing;
using language::Number;
using language::Value;
using model::Instrument;
using model::Question;
using model::QuestionType;

using Codes = std::vector<std::pair<std::string, std::string>>;

const std::string& source_text(const model::Text& text) {
  static const std::string kNone;
  return text.empty() ? kNone : text.by_language.front();
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

bool is_named(const Column& column, const std::string& name) {
  return column.name == name || (!column.source.empty() && column.source == name);
}

bool is_left_out(const Column& column, const Coarsening& coarsening) {
  return std::ranges::any_of(coarsening.left_out,
                             [&](const std::string& name) { return is_named(column, name); });
}

// As much of `coarsening` as means any of these columns.
Coarsening applying(const Coarsening& coarsening, std::span<const Column> columns) {
  Coarsening here = coarsening;
  std::erase_if(here.left_out, [&](const std::string& name) {
    return std::ranges::none_of(columns, [&](const Column& column) { return is_named(column, name); });
  });
  return here;
}

// A column together with how its cells are made.
struct Maker {
  Column column;
  std::function<std::string(const Source&)> cell;
};

// In words, since a spreadsheet takes "9-11" for a day in November.
std::string age_cell(const Interview& interview, int band) {
  const auto age = interview.inputs().age;
  if (!age) return std::to_string(kNoScore);
  const int from = *age / band * band;
  return band == 1 ? std::to_string(*age) : fmt::format("{} to {}", from, from + band - 1);
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

void add_question(std::vector<Maker>& makers, const Instrument& instrument, const Question& question,
                  Counted counted) {
  const std::string id = column_name(question.id);
  const std::string asked = model::without_instances(question.id);
  const bool ranks = question.picking == model::Picking::Order;
  if (question.picking != model::Picking::Several && !ranks) {
    const std::string name = question.type == QuestionType::Date ? id + "_years" : id;
    makers.push_back({{name, asked, label_of(instrument, question), counted, codes_of(question)},
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
          counted, std::move(codes)},
         [&question, option](const Source& source) {
           return cell_of_option(question, option, *source.interview);
         }});
  }
}

void add_score(std::vector<Maker>& makers, const Instrument& instrument, std::uint32_t index,
               Counted counted) {
  const model::Score& score = instrument.scores[index];
  const Codes missing = {{std::to_string(kNoScore), "no score"}};
  makers.push_back(
      {{score.id, score.id, source_text(score.title), counted, missing}, [index](const Source& source) {
         const auto* number = std::get_if<Number>(&source.interview->score(index).value);
         return number == nullptr ? std::to_string(kNoScore) : number->text();
       }});
  if (score.bands.empty()) return;
  Codes codes;
  for (std::size_t i = 0; i < score.bands.size(); ++i)
    codes.emplace_back(std::to_string(i + 1), score.bands[i].id);
  codes.insert(codes.end(), missing.begin(), missing.end());
  makers.push_back({{score.id + "_band", score.id, "", counted, codes}, [index](const Source& source) {
                      const auto* band = std::get_if<Choice>(&source.interview->score(index).band);
                      return std::to_string(band == nullptr ? kNoScore : band->option + 1);
                    }});
}

void add_computed(std::vector<Maker>& makers, const Instrument& instrument, const Standings& standings) {
  const auto counted = [](Standing standing) {
    return standing == Standing::Open ? Counted::No : Counted::Value;
  };
  for (std::uint32_t i = 0; i < instrument.scores.size(); ++i) {
    const Standing standing = standings.of(instrument.scores[i]);
    if (standing != Standing::Closed) add_score(makers, instrument, i, counted(standing));
  }
  for (std::uint32_t i = 0; i < instrument.flags.size(); ++i) {
    const Standing standing = standings.of(instrument.flags[i]);
    if (standing == Standing::Closed) continue;
    makers.push_back({{"flag_" + instrument.flags[i].id,
                       "",
                       "",
                       counted(standing),
                       {{"0", "not raised"}, {"1", "raised"}}},
                      [i](const Source& source) { return source.interview->is_raised(i) ? "1" : "0"; }});
  }
}

// An option `room` of `then` and a question `then_room` would both be called so, and a statistics program
// drops one: the later one gets a number.
void name_apart(std::vector<Maker>& makers) {
  std::set<std::string> asked_for;
  for (const Maker& maker : makers) asked_for.insert(maker.column.name);
  std::set<std::string> given;
  for (Maker& maker : makers) {
    std::string name = maker.column.name;
    for (int number = 2; given.contains(name) || (number > 2 && asked_for.contains(name)); ++number)
      name = fmt::format("{}_{}", maker.column.name, number);
    given.insert(name);
    maker.column.name = name;
  }
}

std::string outcome_cell(const Source& source, const char* question) {
  const std::string said = source.ledger == nullptr ? std::string() : source.ledger->outcome(question);
  if (said == "yes") return "1";
  if (said == "no") return "0";
  if (said == "dont_know") return std::to_string(kDontKnow);
  if (said == "wont_say") return std::to_string(kWontSay);
  return std::to_string(said == "skipped" ? kSkipped : kNotAsked);
}

// Whether the child knows what is told, and whether it decided: this product's own measure, in every table of
// a child's. An instrument that asks it itself has the columns already.
void add_outcomes(std::vector<Maker>& makers, const Instrument& instrument, std::span<const Source> sources) {
  if (instrument.respondent != model::Respondent::Child || sharing::asks_outcome(instrument)) return;
  for (const char* question : {sharing::kKnows, sharing::kDecided}) {
    const bool asked = std::ranges::any_of(sources, [&](const Source& source) {
      return source.ledger != nullptr && !source.ledger->outcome(question).empty();
    });
    if (!asked) continue;
    makers.push_back({{question,
                       "",
                       "asked by the program when the child has chosen what may be told",
                       Counted::No,
                       {{"0", "no"}, {"1", "yes"}}},
                      [question](const Source& source) { return outcome_cell(source, question); }});
  }
}

// All columns that the table would have, also those that are left out by name.
std::vector<Maker> makers_for(const Instrument& instrument, const std::string& table, const ReleaseKey& key,
                              const Coarsening& coarsening, std::span<const Source> sources) {
  std::vector<Maker> makers;
  makers.push_back(
      {{kFamilyColumn, "", "pseudonym of the family, for this table of this release only", {}, {}},
       [&](const Source& source) { return key.pseudonym(table, source.family); }});
  makers.push_back(
      {{kPersonColumn, "", "pseudonym of the person, for this table of this release only", {}, {}},
       [&](const Source& source) { return key.pseudonym(table, source.person); }});
  makers.push_back({{"round", "", "1 is the first interview", Counted::Value, {}},
                    [](const Source& source) { return std::to_string(source.round); }});
  makers.push_back(
      {{"age",
        "",
        "completed years at the interview",
        Counted::Value,
        {{std::to_string(kNoScore), "not known"}}},
       [band = coarsening.age_years](const Source& source) { return age_cell(*source.interview, band); }});
  const Standings standings(instrument, coarsening);
  for (const Question& question : instrument.questions) {
    if (may_leave(question) && !question.one_more && came_up(question, sources))
      add_question(makers, instrument, question, counted_of(question, standings));
  }
  add_computed(makers, instrument, standings);
  add_outcomes(makers, instrument, sources);
  name_apart(makers);
  return makers;
}

Table table_of(const std::string& name, std::span<const Source> sources, const ReleaseKey& key,
               const Coarsening& coarsening) {
  const Instrument& instrument = sources.front().interview->instrument();
  Table table;
  table.instrument = instrument.id + " " + instrument.version;
  table.name = name;
  table.text = sources.front().instrument_hash;
  table.coarsening = coarsening;
  auto makers = makers_for(instrument, table.name, key, coarsening, sources);
  std::erase_if(makers, [&](const Maker& maker) { return is_left_out(maker.column, coarsening); });
  for (const Maker& maker : makers) table.columns.push_back(maker.column);
  for (const Source& source : sources) {
    Row row{key.pseudonym(table.name, source.family), key.pseudonym(table.name, source.person), {}};
    for (const Maker& maker : makers) row.cells.push_back(maker.cell(source));
    table.rows.push_back(std::move(row));
  }
  // Not by family where that column is left out: neighbours would still tell which rows belong together.
  std::ranges::sort(table.rows, {}, &Row::cells);
  return table;
}

std::string file_name(const Instrument& instrument) {
  std::string name = instrument.id + "_" + instrument.version;
  std::ranges::replace(name, '.', '_');
  return name;
}

// A name that nobody has is a slip, and what was meant to be left out would leave.
Result<void> check_names(std::span<const Column> columns, const Coarsening& coarsening) {
  const Coarsening known = applying(coarsening, columns);
  for (const std::string& name : coarsening.left_out) {
    if (known.left_out.contains(name)) continue;
    std::set<std::string> names;
    for (const Column& column : columns) names.insert(column.name);
    return fail("unknown_column", fmt::format("No table has a column `{}`.", name),
                fmt::format("The columns are {}.", fmt::join(names, ", ")));
  }
  return {};
}

}  // namespace

Counted counted_of(const Question& question, const Standings& standings) {
  if (question.identifies == model::Identifies::Quasi || standings.of_options(question) >= Standing::Hidden)
    return Counted::Value;
  return standings.of_gate(question) >= Standing::Hidden ? Counted::Asked : Counted::No;
}

Result<std::vector<Table>> tabulate(std::span<const Source> sources, const ReleaseKey& key,
                                    const Coarsening& coarsening) {
  std::map<std::string, std::map<std::string, std::vector<Source>>>
      by_text;  // by file name, then by the text's hash
  for (const Source& source : sources) {
    by_text[file_name(source.interview->instrument())][source.instrument_hash].push_back(source);
  }
  std::vector<Table> tables;
  std::vector<Column> columns;  // of all tables, left out or not
  for (const auto& [name, texts] : by_text) {
    int number = 0;
    for (const auto& [hash, group] : texts) {
      const std::string numbered = ++number == 1 ? name : fmt::format("{}_text_{}", name, number);
      std::vector<Column> own;
      for (Maker& maker : makers_for(group.front().interview->instrument(), numbered, key, {}, group))
        own.push_back(std::move(maker.column));
      tables.push_back(table_of(numbered, group, key, applying(coarsening, own)));
      columns.insert(columns.end(), own.begin(), own.end());
    }
  }
  if (auto known = check_names(columns, coarsening); !known) return tl::unexpected(known.error());
  return tables;
}

}  // namespace doorstep::extract
