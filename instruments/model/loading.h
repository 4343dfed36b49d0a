// An instrument while it is being loaded: what has been read so far, and the nodes that later passes come
// back to.
//
// Loading goes in passes, one file each: the structure is read first (head, texts, answer sets, steps,
// formulas), so that every name and its type is known; then expressions and templates are compiled against
// the names; then the graph is built. Indices here are those of the Instrument's vectors.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "instruments/model/instrument.h"
#include "instruments/model/load.h"
#include "instruments/model/pictures.h"
#include "instruments/model/problems.h"

namespace doorstep::model {

// Limits, so that indices fit and a mistake in a generated file is told plainly.
constexpr std::size_t kMostQuestions = 100'000;  // the largest that the benchmarks prove
constexpr std::size_t kMostOptions = 1'000;      // in one set; a Choice has 16 bits, and nobody reads more
constexpr std::size_t kMostPages = 10'000;
constexpr std::size_t kMostFormulas = 100'000;           // values, scores and flags, each
constexpr std::size_t kMostOperationsInAll = 2'000'000;  // of all conditions and formulas: a second or two
constexpr std::size_t kMostLanguages = 50;               // every text is kept once for each
constexpr std::size_t kMostSections = 10'000;
constexpr std::size_t kMostRows = 100;    // of a grid; nobody goes through more with one set of answers
constexpr std::size_t kMostTopics = 100;  // a child decides about them one at a time

constexpr std::size_t kMostInstances = 100'000;  // of repeats, all that could be there
constexpr std::size_t kDeepestRepeat = 3;        // one, and nested twice in it

// How much must be behind before something can be used: steps and instances of repeats, in the order in which
// an interview comes to them.
using Steps = std::uint32_t;
constexpr Steps kEverything = std::numeric_limits<Steps>::max();
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct Name {
  // A Pending name is a value or score that has not been compiled yet. A Broken name has a problem of its own
  // already: whoever uses it is not to blame.
  enum class What : std::uint8_t { Question, Page, Grid, NamedValue, Score, Repeat, Pending, Broken };
  What what = What::Broken;
  std::uint32_t index = 0;
  Place place;
};

// Lets a map of strings be searched by string_view.
struct TextHash {
  using is_transparent = void;  // NOLINT: the standard's name
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <typename Held>
using ByText = std::unordered_map<std::string, Held, TextHash, std::equal_to<>>;

// When the value in a slot can be used: behind how many steps, and which question is the last of them.
struct Readiness {
  Steps behind = 0;
  std::uint32_t last_question = kNone;
  std::uint32_t last_instance = kNone;  // instead, where it is no question
};

struct SetDraft {
  std::shared_ptr<AnswerSet> set;
  yaml::Node node;                 // the list of options
  yaml::Node name;                 // its key, for a set in answer_sets
  Steps first_use = kEverything;   // what is behind the first question that offers it
  bool usable = true;              // false once a problem in it was reported
  std::uint32_t instance = kNone;  // of the question whose own options they are
};

struct Defaults {
  std::vector<Missing> non_answers = {Missing::DontKnow, Missing::WontSay};
  std::optional<Identifies> identifies;
  Share share = Share::Ask;
};

// A value or a score.
struct FormulaId {
  enum class Kind : std::uint8_t { NamedValue, Score };
  Kind kind = Kind::NamedValue;
  std::uint32_t index = 0;
};

struct Loading {
  Loading(std::string_view file_name, std::string_view text) : source(text), problems(file_name, text) {}

  std::string_view source;
  language::Splitting splitting;
  const Pictures* pictures = nullptr;  // where files can be read
  yaml::Node carried_pictures;         // the instrument's own, by name
  Problems problems;
  Instrument instrument;
  Defaults defaults;
  bool languages_known = false;  // otherwise unknown languages in texts are an echo
  yaml::Node languages_node;
  std::size_t texts = 0;                       // how many there are
  std::vector<std::vector<int>> untranslated;  // by language: the lines of texts that lack it
  ByText<Name> names;                          // of questions, pages, values and scores, outside of repeats
  std::vector<ByText<Name>> instance_names;    // the same, by the instance that they stand in
  std::uint32_t here = kNone;                  // the instance that is being read
  Steps sequence = 0;                          // how many steps and instances were read
  std::vector<Steps> step_sequence;            // by step: how much is behind it
  std::vector<Steps> instance_sequence;        // by instance
  std::vector<yaml::Node> repeat_nodes;        // by repeat
  std::vector<std::string> known_names;        // for suggestions; filled when the first one is needed
  std::vector<SetDraft> sets;
  ByText<std::uint32_t> set_by_id;
  std::vector<yaml::Node> section_nodes;
  std::vector<Steps> section_steps;  // the step that the section begins with
  std::vector<yaml::Node> topic_nodes;
  std::vector<yaml::Node> reason_nodes;  // of the author's codes
  std::vector<yaml::Node> page_nodes;
  std::vector<std::uint32_t> page_instances;  // or kNone
  std::vector<Steps> page_steps;
  std::vector<yaml::Node> question_nodes;
  std::vector<std::uint32_t> question_sets;  // index into sets, or kNone
  std::vector<yaml::Node> grid_nodes;
  std::vector<yaml::Node> value_nodes;  // the expression
  std::vector<yaml::Node> score_nodes;
  std::vector<yaml::Node> flag_nodes;
  FindInstrument find_instrument;
  ByText<std::uint32_t> outside_by_id;
  std::vector<Readiness> slots;          // by slot
  std::vector<FormulaId> formula_order;  // each behind what it needs
  std::size_t operations = 0;            // of all conditions and formulas so far
};

// The names that stand beside each other in `instance`; kNone: outside of repeats.
[[nodiscard]] ByText<Name>& names_in(Loading& loading, std::uint32_t instance);
[[nodiscard]] const ByText<Name>& names_in(const Loading& loading, std::uint32_t instance);
// The instance that `instance` stands in, or kNone.
[[nodiscard]] std::uint32_t outside_of(const Instrument& instrument, std::uint32_t instance);
// Whether `instance` is laid out from another one: what is wrong in it was reported there.
[[nodiscard]] bool is_copy(const Instrument& instrument, std::uint32_t instance);

// `id` without that of the instance it stands in: what the author calls it.
[[nodiscard]] std::string_view label_of(const Instrument& instrument, std::string_view id,
                                        std::uint32_t instance);

// Appends a step; `index` is into pages or questions.
void add_step(Loading& loading, Step step);

// Makes `id` known where the reading is. An id that is taken there already is reported and keeps its first
// meaning.
void declare(Loading& loading, const yaml::Node& at, const std::string& id, Name::What what,
             std::uint32_t index);

// Reports that `at` is more than `most` of `what`.
void report_too_many(Loading& loading, const yaml::Node& at, std::string_view what, std::size_t most);

// Reports something that the language describes and this version does not have.
void report_later(Loading& loading, const yaml::Node& at, std::string_view what);

// What `expression` needs: the latest of all that it reads.
[[nodiscard]] Readiness readiness_of(const Loading& loading, const Expression& expression);

// Reports a mistake in the expression or text that scalar `at` holds, with a suggestion where a name is
// unknown. `prefix` bytes were put before the scalar's text to make the expression.
void report_expression(Loading& loading, const yaml::Node& at, language::ExpressionProblem problem,
                       std::size_t prefix = 0);

// Where what a question shares with others stands: its grid, or the question itself.
[[nodiscard]] const yaml::Node& shared_node(const Loading& loading, std::uint32_t question);

// Compiles the expression in scalar `node`. Reports what is wrong with it; nullopt then.
[[nodiscard]] std::optional<Expression> compile_expression(Loading& loading, const yaml::Node& node,
                                                           const language::Scope& scope,
                                                           std::optional<language::Kind> wanted);

// The passes, in their order. Each is in the file of its name.
void read_head(Loading& loading, const yaml::Node& root);         // head.cpp
void read_reasons(Loading& loading, const yaml::Node& root);      // reasons.cpp
void read_answer_sets(Loading& loading, const yaml::Node& root);  // answer_sets.cpp
void read_steps(Loading& loading, const yaml::Node& root);        // steps.cpp
void read_values(Loading& loading, const yaml::Node& map);     // formulas.cpp: of the whole, or of a repeat
void read_scores(Loading& loading, const yaml::Node& root);    // scores.cpp
void read_flags(Loading& loading, const yaml::Node& root);     // flags.cpp
void read_examples(Loading& loading, const yaml::Node& root);  // examples.cpp
void compile_formulas(Loading& loading);                       // formulas.cpp
void compile_score(Loading& loading, std::uint32_t index);     // scores.cpp
void compile_repeats(Loading& loading);                        // repeat_compile.cpp
void compile_steps(Loading& loading, const yaml::Node& root);  // compile.cpp
void compile_flags(Loading& loading);                          // flags.cpp
void add_warnings(Loading& loading);                           // warnings.cpp
void check_orders(Loading& loading);                           // random_orders.cpp
void check_lines(Loading& loading);                            // lines.cpp
void build_graph(Loading& loading);                            // graph.cpp

}  // namespace doorstep::model
