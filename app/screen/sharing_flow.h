// The way through the sharing page: the summary topic by topic, one decision per topic and parent or per line
// of it, and what each parent may hear. Every decision is recorded when the child goes on from it; what is
// being chosen or written is kept here.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/screen/sharing_pages.h"
#include "instruments/sharing/sharing_page.h"

namespace doorstep::screen {

class SharingFlow {
 public:
  enum class Outcome { Stays, LeavesBack, LeavesOn };
  // Records a decision (without number and time).
  using Decide = std::function<Result<void>(sharing::Event)>;

  // `frame` brings what all pages share. Returns the id of what was pressed, as the page names it.
  std::string draw(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);

  // Does what `pressed` means. On an error of `decide` nothing is changed and the page stays.
  Result<Outcome> act(const std::string& pressed, const RespondentView& view, const Decide& decide);

  // Comes in from the page before, or from behind.
  void enter_at_start() {
    place_ = {};
    return_to_.reset();
  }

 private:
  enum class Way { Whole, ByLine };
  enum class Part { Summary, Choices, Overview };
  struct Place {
    Part part = Part::Summary;
    std::size_t index = 0;  // a topic; one of decisions(); a parent
  };
  // Words that are being written, over the page at place_.
  struct Writing {
    enum class Kind { Correction, Addition, TheseWords };
    Kind kind = Kind::Addition;
    sharing::Line line{};  // Correction: of which line
    std::string original{};
    std::string words{};
  };
  using Pair = std::pair<std::string, std::string>;  // topic, parent
  using Key = std::pair<Pair, std::string>;          // and the line; empty: the topic as a whole
  // One decision: where it stands and what it is about.
  struct Decision {
    sharing::TopicSummary topic;
    const ParentOfChild* parent = nullptr;
    std::string line{};  // empty: the topic as a whole
    [[nodiscard]] std::vector<std::string> lines() const;
    [[nodiscard]] Pair pair() const { return {topic.topic, parent->id}; }
    [[nodiscard]] Key key() const { return {pair(), line}; }
    [[nodiscard]] sharing::Thing thing() const { return {topic.topic, line}; }
  };

  // What is asked, in order: topic by topic, parent by parent, line by line where the child wants that; not
  // what a parent has been told.
  [[nodiscard]] std::vector<Decision> decisions(const RespondentView& view) const;
  [[nodiscard]] std::optional<sharing::Choice> chosen(const RespondentView& view,
                                                      const Decision& decision) const;
  [[nodiscard]] bool is_by_line(const RespondentView& view, const Decision& whole) const;
  void choose_way(const RespondentView& view, Way way);
  void settle(const RespondentView& view);

  std::string draw_writing(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);
  std::string draw_choice(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);
  Result<Outcome> leave(const RespondentView& view, const Decide& decide);

  Result<void> act_on_summary(const std::string& pressed, const RespondentView& view, const Decide& decide);
  Result<void> act_on_writing(const std::string& pressed, const RespondentView& view, const Decide& decide);
  Result<void> act_on_choice(const RespondentView& view, const Decide& decide);
  Result<void> record_choice(const RespondentView& view, const Decide& decide, const Decision& decision,
                             sharing::Choice choice, std::vector<std::string> lines);
  Outcome go_on(const RespondentView& view);
  Outcome go_back(const RespondentView& view);
  void go_to_change(const RespondentView& view, const std::string& what);

  Place place_{};
  std::optional<Writing> writing_{};
  LineToShow show_{{}, 0};                    // what was written last
  std::optional<std::size_t> return_to_{};    // the overview that a choice is changed from
  std::map<Key, sharing::Choice> choices_{};  // touched, maybe not recorded yet
  std::map<Key, std::string> other_words_{};  // written for "these words"
  std::map<Pair, Way> ways_{};                // where the child said which way it wants to choose
};

}  // namespace doorstep::screen
