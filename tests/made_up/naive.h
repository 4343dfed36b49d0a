// The second opinion: an evaluator and an interview without any cleverness. After every move everything is
// computed again from what was said; names are looked up by their spelling; nothing is kept that could be
// stale. It knows the rules from the design and the folder's pages, and shares no code with the engine.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/made_up/subject.h"

namespace doorstep::made_up {

struct ScoreOf {
  Datum value;
  Datum band;
  int answered = 0;
  int missing = 0;
  bool waits = false;  // for an answer that may still come
};

// What can be known after the moves so far.
struct State {
  std::map<std::string, bool> asked;
  std::map<std::string, Datum> seen;  // what conditions see, by name
  std::map<std::string, ScoreOf> scores;
  std::map<std::string, std::vector<std::string>> offered;  // by question: its options that are offered
  std::map<std::string, std::vector<bool>> broken;          // by question: its checks that are not met
  std::map<std::string, bool> raised;                       // flags
};

// What is fixed when an interview starts.
struct Given {
  std::optional<int> age;
  Day today{2026, 11, 21, 3};
  std::optional<int> now;  // minutes of the day
  std::uint32_t seed = 0;  // of random orders
};

class Naive {
 public:
  // `subject` is flat.
  Naive(const Subject& subject, const Given& given);

  // Makes `move` when it is possible, and then returns "". Otherwise the code of the refusal, and nothing
  // changed.
  std::string take(const Move& move);

  // Everything that can be seen from outside, one thing per line.
  [[nodiscard]] std::string picture() const;

  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  // Steps are counted from 0; steps().size() at the end.
  [[nodiscard]] int position() const { return position_; }
  [[nodiscard]] bool going() const { return phase_ == "going"; }
  [[nodiscard]] bool has_answer(const std::string& question) const { return said_.contains(question); }

 private:
  struct Said {
    Datum value;
    std::vector<std::pair<std::string, std::string>> own_words;
    friend bool operator==(const Said&, const Said&) = default;
  };

  std::string take_back(bool undo);
  void make(const Move& move);
  void recompute();
  void compute_question(const Question& question);
  void compute_formulas();
  void compute_for_good();
  bool compute_instance(const Instance& instance);
  [[nodiscard]] Datum come_to(const Instance& instance) const;
  bool compute_value(const NamedValue& value);
  bool compute_score(const Score& score);
  [[nodiscard]] bool is_true(const std::optional<Tree>& tree) const;
  [[nodiscard]] Datum both(const Datum& around, const std::optional<Tree>& when) const;
  [[nodiscard]] bool is_yes(const std::string& name) const;  // empty: yes
  [[nodiscard]] bool known(const std::string& name) const;   // empty: known
  [[nodiscard]] bool ready(const Tree& tree) const;
  [[nodiscard]] bool ready(const std::optional<Tree>& tree) const { return !tree || ready(*tree); }
  [[nodiscard]] std::string placed_id(const std::string& instance) const;
  [[nodiscard]] std::vector<std::string> offered_by(const Question& question) const;
  [[nodiscard]] bool offers(const Question& question, const std::string& option) const;
  [[nodiscard]] Datum seen_of(const Question& question) const;
  [[nodiscard]] std::string refusal(const Move& move) const;
  [[nodiscard]] std::string page_refusal(const Move& move) const;
  [[nodiscard]] std::string question_refusal(const Move& move) const;
  [[nodiscard]] std::string answer_refusal(const Question& question, const Move& move) const;
  [[nodiscard]] std::string value_refusal(const Question& question, const Datum& value) const;
  [[nodiscard]] std::string picked_refusal(const Question& question, const Datum& value) const;
  [[nodiscard]] std::string own_words_refusal(const Question& question, const Move& move) const;
  [[nodiscard]] std::string instance_refusal(const Move& move) const;
  [[nodiscard]] bool may_jump_to(int step) const;
  void answer(const Move& move);
  void take_away_or_put_back(const Move& move);
  [[nodiscard]] bool opened_since(const State& before) const;
  bool reopen_sharing();
  void stay_or_go_on(bool opened);
  void understood(bool right);
  void pass();
  void go_to(int step);
  void go_further(int from);
  void go_on(int from);
  [[nodiscard]] int next_visible(int from) const;
  [[nodiscard]] int behind() const;  // -1: nothing
  [[nodiscard]] bool visible(int step) const;
  [[nodiscard]] bool passed(int step) const;
  [[nodiscard]] bool closing(int step) const;
  [[nodiscard]] bool complete() const;
  [[nodiscard]] bool passed_all_pages() const;
  [[nodiscard]] std::vector<int> open_checks(const Question& question) const;
  [[nodiscard]] bool held(const Question& question) const;
  [[nodiscard]] const Question* question_called(const std::string& id) const;
  [[nodiscard]] const Instance* instance_called(const std::string& id) const;
  [[nodiscard]] const Page* page_called(const std::string& id) const;
  [[nodiscard]] bool is_page(int step) const;
  [[nodiscard]] int step_of(Shown what, const std::string& id) const;
  [[nodiscard]] int end() const { return static_cast<int>(steps_.size()); }
  [[nodiscard]] std::string id_of(int step) const;

  struct Made {
    Move move;
    bool struck = false;  // undone
  };

  const Subject* subject_;
  std::vector<Step> steps_;
  int first_closing_;
  Given given_;
  std::vector<Made> made_;
  std::vector<std::size_t> undone_;  // of made_, the latest last
  std::map<std::string, Said> said_;
  std::set<std::string> taken_away_;  // instances
  std::set<std::string> confirmed_;
  std::set<std::string> passed_pages_;
  std::set<std::string> misunderstood_;
  int position_ = 0;
  std::string phase_ = "going";
  std::string language_ = "en";
  State state_;
  std::vector<std::function<bool()>> waiting_;  // what could not be computed yet: each says whether it could
};

// The value of a tree when names mean what `seen` says. Sets give an option's value.
Datum evaluate(const Tree& tree, const std::map<std::string, Datum>& seen, const Subject& subject);

// value(x), when `argument` is x and `datum` what it comes to.
Datum value_of(const Tree& argument, const Datum& datum, const Subject& subject);

// From the values of its items to the score.
ScoreOf score_of(const Score& score, const std::vector<Datum>& items);

std::int64_t days_since_1970(Day day);

// Only noted: it may also come when nothing is asked any more, and is never undone.
bool is_note(const Move& move);
// Everything but the end and what was only noted.
bool is_undoable(const Move& move);

}  // namespace doorstep::made_up
