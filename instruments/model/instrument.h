// An instrument: everything an author wrote, checked and ready to be asked. Never changes after it is loaded.
//
// Invariants: every index points into its vector; every expression only reads slots of earlier steps; steps
// are in the order in which they are asked; ids are unique over questions, pages, values and scores.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "instruments/language/fold.h"
#include "instruments/model/yaml.h"

namespace doorstep::model {

using language::Date;
using language::Expression;
using language::Missing;
using language::Number;
using language::Value;
using yaml::Place;

enum class Respondent : std::uint8_t { Child, Parent, Practitioner, Organisation };
enum class QuestionType : std::uint8_t {
  YesNo,
  OneOf,
  ManyOf,
  Scale,
  Faces,
  Number,
  Date,
  Text,
  Picture,
  Drawing,
  Rank,
  Time
};
// How a question's options are answered, whatever it looks like.
enum class Picking : std::uint8_t { None, One, Several, Order };  // None: it has no options
enum class Identifies : std::uint8_t { None, Direct, Quasi, Sensitive, FreeText };
enum class Share : std::uint8_t { Ask, Never };
enum class Order : std::uint8_t { AsWritten, Random };
enum class Level : std::uint8_t { Note, FollowUp, ActNow };

// One text in every language of its instrument, in the instrument's order of languages.
struct Text {
  // A literal stretch, or the name in braces: {name|fallback}.
  struct Piece {
    std::string literal;                // the stretch itself, or the fallback when the name has no value
    std::optional<std::uint32_t> slot;  // the slot whose value stands here
    bool interviewer = false;           // {interviewer}: the team member's name, given by the program
    bool answer = false;                // {answer}, in a summary: the question's own answer
  };
  std::vector<std::string> by_language;       // as written; empty where a translation is missing
  std::vector<std::vector<Piece>> templates;  // per language; empty when no text has braces

  [[nodiscard]] bool empty() const { return by_language.empty(); }
};

struct Option {
  std::string id;
  Text text;
  Text summary;                    // what a child's choice of it becomes in the summary; may be empty
  std::optional<Expression> when;  // offered only when true
  bool own_words = false;          // the respondent may say it in its own words
  bool exclusive = false;          // picked alone
};

// The answers that one or several questions offer.
struct AnswerSet {
  std::string id;  // empty for the options of a single question
  std::vector<Option> options;
  language::ChoiceSet choices;  // the same options, for the language
};

struct Check {
  Expression rule;
  Text text;
  bool strict = true;  // false: "is that right?", and the answer may stand
};

struct Question {
  std::string id;
  QuestionType type = QuestionType::Text;
  Place place;
  std::uint32_t section = 0;
  std::uint32_t step_index = 0;           // where it stands in the steps
  std::optional<std::uint32_t> instance;  // the instance of a repeat that it is asked in
  std::optional<std::uint32_t> presence;  // the slot that must hold yes for it to be asked
  bool one_more = false;                  // "one more?" of a repeat: no question of the author's, on no route
  std::optional<std::uint32_t> topic;
  std::string domain;  // one of the ten, or empty
  Text text;
  Text help;
  Text summary;                              // with {answer}; may be empty
  std::shared_ptr<const AnswerSet> answers;  // of whatever picks; a Picture's are its regions
  Picking picking = Picking::None;
  std::optional<std::uint32_t> picture;
  std::optional<std::uint32_t> options_from;  // the slot whose picked options are offered, and no others
  Order order = Order::AsWritten;             // of the options
  std::optional<Expression> when;
  // What stands there before the respondent says anything: an option, or what an expression gives.
  std::optional<language::Choice> suggested_option;
  std::optional<Expression> suggestion;
  std::vector<Check> checks;
  Number minimum = 0;  // Scale, Number (and the first face)
  Number maximum = 0;
  Number step = 1;
  Text unit;
  Text low;
  Text high;
  std::vector<Text> face_labels;  // Faces: one per step, where the author gave them
  language::DatePrecision precision = language::DatePrecision::Day;
  std::optional<Date> earliest;
  std::optional<Date> latest;
  bool earliest_today = false;  // `earliest: today`: the day of the interview
  bool latest_today = false;
  std::optional<language::Time> earliest_time;  // Time
  std::optional<language::Time> latest_time;
  int at_least = 0;
  int at_most = 0;  // 0: no limit
  bool long_text = false;
  bool required = false;             // an answer or an offered non-answer, and no skipping; never for a child
  std::vector<Missing> non_answers;  // those offered
  std::shared_ptr<const language::Reasons> reasons;  // the instrument's: what they are called
  Identifies identifies = Identifies::Direct;        // an undeclared question is treated as identifying
  Share share = Share::Ask;
  std::uint32_t slot = 0;
  std::optional<std::uint32_t> grid;  // a row of this one, which has the words above it
};

// A picture whose regions are a question's options: each is the element of that id.
struct Picture {
  std::string name;  // of its file: "two_homes.svg"
  std::string svg;   // checked; empty when nobody gave it, and its regions are known from the instrument
};

// Questions that share their answers and may stand together on a screen. Each row is a question like any
// other, with the id `grid.row`.
struct Grid {
  std::string id;
  Place place;
  Text text;
  Text help;
  std::uint32_t first_row = 0;  // into questions; the others follow
  std::uint32_t rows = 0;
};

enum class PageKind : std::uint8_t { Inform, Understood, Assent, Sharing };

struct Page {
  PageKind kind = PageKind::Inform;
  std::string id;
  Place place;
  Text text;
  bool right = true;                   // Understood: the right answer
  std::optional<std::uint32_t> again;  // Understood: the step shown once more after another answer
  bool before = false;  // stands before the first question: a refused assent ends the interview
  std::optional<std::uint32_t> presence;  // the slot that must hold yes for it to be shown
};

// What is shown one after the other.
struct Step {
  enum class Kind : std::uint8_t { Page, Question };
  Kind kind = Kind::Page;
  std::uint32_t index = 0;  // into pages or questions
};

struct Section {
  std::string id;
  Text title;
  std::optional<std::uint32_t> topic;
  Order order = Order::AsWritten;  // of its questions
  std::uint32_t first_step = 0;
  Place place;
  std::optional<Expression> when;         // all that is in it is there only when this is true
  std::optional<std::uint32_t> presence;  // with `when`: the slot that then holds yes
};

struct Topic {
  std::string id;
  Text text;
};

// A named expression: never asked, has no text.
struct NamedValue {
  std::string id;
  Place place;
  Expression value;
  std::uint32_t slot = 0;
  std::optional<std::uint32_t> instance;  // of a repeat that it is computed in
  std::optional<std::uint32_t> presence;  // the slot that must hold yes for it to have a value
};

// What a repeat goes over.
enum class Over : std::uint8_t { Number, Options, Ask, Instances };

// Questions that are asked once for each of something. Its instances are laid out when the instrument is
// loaded, up to `at_most`, and an interview says which of them are there: so a route, a score or a history
// knows nothing of repeats. A repeat inside another one occurs once in each of its instances.
struct Repeat {
  std::string id;     // "children", "children[2].homes"
  std::string label;  // as the author wrote it: "homes"
  Place place;
  Over over = Over::Number;
  std::optional<std::uint32_t> outer;        // the instance that it stands in
  std::optional<Expression> each;            // Number: how many; Options: the picked ones
  std::shared_ptr<const AnswerSet> options;  // Options: what is picked from
  std::optional<std::uint32_t> of;           // Instances: the repeat whose instances it goes over again
  std::optional<std::uint32_t> presence;     // outside of all: what its section has
  std::optional<Expression> when;
  std::vector<std::uint32_t> instances;
  int at_least = 0;  // Ask: so many before "one more?" is asked
};

// One pass through a repeat. Its number is its identity: it stays when another one is taken away.
struct Instance {
  std::string id;  // "children[2]", "carers[mum]"
  std::uint32_t repeat = 0;
  std::uint32_t number = 1;               // from 1; over options: the option's place in its set
  std::optional<std::uint32_t> one_more;  // Ask: the question whose yes makes it
  Text title;                             // whom or what this pass is about
  // Whether it was come to, `slot + 1` whether it is there (come to and not taken away), `slot + 2` its place
  // among those that are there, or the option that it is about.
  std::uint32_t slot = 0;
};
constexpr std::uint32_t kSlotsOfInstance = 3;

struct Band {
  std::string id;
  Number from;  // inclusive; up to the next band's
  Text text;
};

enum class ScoreMethod : std::uint8_t { Sum, Mean, Count, Formula };
enum class MissingRule : std::uint8_t { None, AtMost, Prorate, AsZero };
enum class Rounding : std::uint8_t { None, HalfUp, Down };

// Some neighbours in a list, [first, last).
struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct Score {
  std::string id;
  Place place;
  ScoreMethod method = ScoreMethod::Sum;
  std::vector<Expression>
      items;  // numbers, mostly value(q); of a Count conditions; a Formula has exactly one
  MissingRule rule = MissingRule::None;
  int missing_at_most = 0;  // items that may be missing before there is no score; 0 with the rule None
  Rounding rounding = Rounding::None;
  int decimals = 0;
  std::optional<Number> minimum;
  std::optional<Number> maximum;
  bool is_whole = false;  // known to have no decimals
  std::vector<Band> bands;
  language::ChoiceSet band_choices;
  Text title;
  std::string domain;
  std::uint32_t slot = 0;  // the score; slot + 1 its band, + 2 how many items were answered, + 3 missing
  Stretch portions;        // of many items: the portions that together are all of them
};
constexpr std::uint32_t kSlotsOfScore = 4;

struct Flag {
  std::string id;
  Place place;
  Expression when;
  Level level = Level::Note;
  std::string domain;
  Text prompt;
};

// A walk that the file carries as its own proof, still as it was written: check/ reads and runs it.
struct Example {
  std::string id;
  yaml::Node node;
};

struct Licence {
  std::string permission;  // own | public_domain | free | licensed
  std::string text;
};

// The slots that every instrument has.
constexpr std::uint32_t kAgeSlot = 0;
constexpr std::uint32_t kTodaySlot = 1;
constexpr std::uint32_t kNowSlot = 2;
constexpr std::uint32_t kFirstSlot = 3;

// A long operation of some expression, which is computed in portions: those that together are all its
// operands.
struct LongOperation {
  language::Fold fold;
  Stretch portions;
};

// A stretch of what makes up a long operation or a score, whose tally is kept.
struct Portion {
  enum class Of : std::uint8_t { Operands, Items, Portions };
  Of of = Of::Operands;
  std::uint32_t whole = 0;   // the long operation or score
  Stretch range;             // into its operands or items, or into the instrument's portions
  std::uint32_t reader = 0;  // the node that needs the tally
};

// What is computed, in an order in which everything stands behind what it reads, and who reads whom.
struct Graph {
  struct Node {
    // Named: a NamedValue. Fold: a LongOperation; it and portions are nothing that an author wrote.
    enum class Kind : std::uint8_t { Question, Named, Score, Flag, Instance, Section, Fold, Portion };
    Kind kind = Kind::Question;
    std::uint32_t index = 0;
  };
  std::vector<Node> nodes;
  std::vector<std::uint32_t> node_of_question;  // by question index
  std::vector<std::uint32_t> node_of_instance;  // by instance index
  std::vector<std::uint32_t> first_reader;      // by slot, one more than there are slots: a range of readers
  std::vector<std::uint32_t> readers;  // node indices, ascending within a slot; a question reads what
                                       // its `when` and the `when` of its options read
};

struct Instrument;

// Another instrument that this one reads from, under a name of its own.
struct From {
  std::string alias;
  std::string id;
  std::shared_ptr<const Instrument> instrument;
};

// Something said in another interview that this instrument uses; an input, as the day is. "last_round.hears",
// "door.conflict.band"
struct Outside {
  std::string id;
  language::Type type;
  const Question* question = nullptr;  // whose answer it is; null for values, scores and flags
  const Score* score = nullptr;        // whose number or band it is
  std::uint32_t slot = 0;
};

struct Instrument {
  std::string id;
  std::string version;
  Text title;
  Respondent respondent = Respondent::Child;
  int age_from = 0;
  int age_to = 150;
  std::vector<std::string> languages;  // the first is the source
  Licence licence;
  std::shared_ptr<const language::Reasons> reasons;  // with the codes that its author adds
  std::vector<Text> reason_texts;                    // by the author's code: what a respondent chooses
  std::vector<std::string> domains;
  std::vector<Topic> topics;
  std::vector<Section> sections;
  Order order = Order::AsWritten;  // of the sections
  std::vector<Page> pages;
  std::vector<Question> questions;
  std::vector<Grid> grids;
  std::vector<Picture> pictures;
  std::vector<Step> steps;
  std::size_t first_closing_step = 0;  // where `after` begins; steps.size() when there is none
  std::vector<From> from;
  std::vector<Outside> outside;
  std::vector<Repeat> repeats;
  std::vector<Instance> instances;
  std::vector<NamedValue> values;
  std::vector<Score> scores;
  std::vector<Flag> flags;
  std::vector<Example> examples;
  std::uint32_t slot_count = kFirstSlot;
  std::vector<LongOperation> folds;
  std::vector<Portion> portions;
  Graph graph;
  std::unordered_map<std::string, std::uint32_t> question_by_id;
  std::unordered_map<std::string, std::uint32_t> page_by_id;
  std::unordered_map<std::string, std::uint32_t> instance_by_id;

  // How many questions its author wrote: one of a repeat once, and "one more?" not at all.
  [[nodiscard]] std::size_t count_written_questions() const;
  // Whether any order is drawn by chance.
  [[nodiscard]] bool has_random_order() const;
  // The section that `step` stands in; none before and after them.
  [[nodiscard]] const Section* section_of(std::size_t step) const;
  // Whether `step` belongs to what comes after the last section.
  [[nodiscard]] bool is_closing(std::size_t step) const { return step >= first_closing_step; }
  [[nodiscard]] std::size_t language_index(std::string_view code) const;  // the source's when it is not there
  [[nodiscard]] std::optional<std::uint32_t> find_question(std::string_view name) const;
  // What the author calls a reason of its own; nullptr for the built-in ones, which the program has words
  // for.
  [[nodiscard]] const Text* text_of(Missing reason) const;
  [[nodiscard]] std::optional<std::uint32_t> find_page(std::string_view name) const;
  [[nodiscard]] std::optional<std::uint32_t> find_instance(std::string_view name) const;
};

// The slots that a question, value, score, flag, instance or section follows from as it is written, each
// once, ascending; nothing for other nodes.
[[nodiscard]] std::vector<std::uint32_t> written_reads(const Instrument& instrument, const Graph::Node& node);

}  // namespace doorstep::model
