// Finished interviews as one table per instrument: codes, no names, no free text, no birth dates.
//
// Columns, in order: family, person (pseudonyms of this release), round, age (completed years at the
// interview), then every question that may leave, then scores, bands and flags, then the two closing
// questions about what is told, where the program and not the instrument asked them. What may leave is
// decided by `identifies`: `none`, `quasi` and `sensitive` do; `direct`, `free_text` and anything undeclared
// never do, nor do scores and flags that read such an answer (standing.h). Texts and own words never do. A
// date leaves as completed years before the interview. A question with several answers becomes one 0/1 column
// per option.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "instruments/interview/interview.h"
#include "instruments/result.h"
#include "instruments/sharing/ledger.h"
#include "storage/export/standing.h"

namespace doorstep::extract {

// The codes of what is not there; the codebook names them. A cell that was never reached, in a part of a
// repeat that this interview does not have, is empty.
constexpr int kNoScore = -95;  // a score that is missing for whatever reason, and an age that is not known
constexpr int kNotAsked = -96;
constexpr int kSkipped = -97;
constexpr int kDontKnow = -98;
constexpr int kWontSay = -99;
constexpr int kFirstAuthored = -100;  // the author's own reasons, downwards

// One finished interview. The ids are the vault's: pseudonyms are made from them, and none ever leaves.
struct Source {
  std::string id;
  std::string family;
  std::string person;
  int round = 1;
  std::string instrument_hash;  // of the exact text: two texts under one version are two tables
  const interview::Interview* interview = nullptr;
  const sharing::Ledger* ledger = nullptr;  // of a child's; for the closing questions
};

// The columns that tell which rows belong together.
constexpr const char* kFamilyColumn = "family";
constexpr const char* kPersonColumn = "person";

// What of a column is counted before anything leaves (disclosure.h).
enum class Counted : std::uint8_t {
  No,
  Asked,  // whether it was asked, which tells an answer that does not leave as it is
  Value,  // a quasi-identifier, or made from one
};

// What of the columns that `question` leaves as is counted: one that nobody counts by itself may tell what
// decides about it. Of the question as it is written, whatever a coarsening makes of it or leaves out; so
// only tabulate() and who tells an author beforehand may rely on it, and what leaves is decided by
// Column::counted.
[[nodiscard]] Counted counted_of(const model::Question& question, const Standings& standings);

struct Column {
  std::string name;    // "lives", "then_room", "conflict_band"; each once in a table
  std::string source;  // the question's or score's id, where it comes from one
  std::string label;   // for the codebook, in the instrument's source language
  Counted counted = Counted::No;
  std::vector<std::pair<std::string, std::string>> codes;  // code and meaning, where there are any
};

struct Row {
  std::string family;  // the pseudonyms, whether or not they are among the cells
  std::string person;
  std::vector<std::string> cells;
};

struct Table {
  std::string instrument;  // id and version
  std::string text;        // of the instrument, by its hash
  std::string name;        // a file name without ending: "my_story_1_0"
  Coarsening coarsening;   // as much of it as applies here
  std::vector<Column> columns;
  std::vector<Row>
      rows;  // in the order of their cells, pseudonyms first: nothing of when anything was entered
};

// A key that is drawn for one release and kept nowhere, so that no pseudonym is met again in another release
// or in another table. Rows can still be matched by their answers, which are as good as a name when there are
// many: releases.h guards what it can of that.
class ReleaseKey {
 public:
  [[nodiscard]] static ReleaseKey draw();
  // 16 characters of base32: 80 bits of HMAC-SHA256 over the table's name and `id`.
  [[nodiscard]] std::string pseudonym(const std::string& table, const std::string& id) const;

 private:
  std::vector<unsigned char> bytes_;
};

// One table per instrument text, in the order of their names; a second text under the same version gets a
// number. All sources' interviews stay alive during the call. Errors: "unknown_column" when `left_out` names
// neither a column nor a question or score of any table.
[[nodiscard]] Result<std::vector<Table>> tabulate(std::span<const Source> sources, const ReleaseKey& key,
                                                  const Coarsening& coarsening);

}  // namespace doorstep::extract
