// Finished interviews as one table per instrument: codes, no names, no free text, no birth dates.
//
// Columns, in order: family, person (pseudonyms of this release), round, age (completed years at the
// interview), then every question that may leave, then scores, bands and flags. What may leave is decided by
// `identifies`: `none`, `quasi` and `sensitive` do; `direct`, `free_text` and anything undeclared never do.
// Texts and own words never do. A date leaves as completed years before the interview. A question with
// several answers becomes one 0/1 column per option.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "instruments/interview/interview.h"
#include "instruments/result.h"

namespace doorstep::extract {

// The codes of what is not there. Outside of every range that a question can have is not enough for a
// statistician, so they are the customary ones; the codebook names them. A cell that was never reached is
// empty.
constexpr int kNotAsked = -96;
constexpr int kSkipped = -97;
constexpr int kDontKnow = -98;
constexpr int kWontSay = -99;
constexpr int kFirstAuthored = -100;  // the author's own reasons, downwards

// One finished interview. `family` and `person` are the vault's ids, and only serve to make pseudonyms from.
struct Source {
  std::string family;
  std::string person;
  int round = 1;
  std::string instrument_hash;  // of the exact text: two texts under one version are two tables
  const interview::Interview* interview = nullptr;
};

struct Column {
  std::string name;      // "lives", "then_room", "conflict_band"
  std::string question;  // the question's id, where it comes from one
  std::string label;     // for the codebook, in the instrument's source language
  bool quasi = false;    // a declared quasi-identifier: counted before anything leaves
  std::vector<std::pair<std::string, std::string>> codes;  // code and meaning, where there are any
};

struct Row {
  std::string family;  // the pseudonym, as in its cell: what families are counted by
  std::vector<std::string> cells;
};

struct Table {
  std::string instrument;  // id and version
  std::string name;        // a file name without ending: "my_story_1_0"
  std::vector<Column> columns;
  std::vector<Row> rows;  // in the order of the pseudonyms, which says nothing of when anything was entered
};

// What a coordinator may coarsen or leave out when families could be told apart.
struct Coarsening {
  int age_years = 1;               // ages in bands of so many years, 1..10
  std::set<std::string> left_out;  // names of columns, or of questions for all their columns
};

// A key that is drawn for one release and kept nowhere: pseudonyms of two releases can't be put side by side.
// Neither can those of two tables: a family is counted within one table, and joining two would tell it from
// the others again.
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
// neither a column nor a question of any table.
[[nodiscard]] Result<std::vector<Table>> tabulate(std::span<const Source> sources, const ReleaseKey& key,
                                                  const Coarsening& coarsening);

}  // namespace doorstep::extract
