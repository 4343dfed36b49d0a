#include "app/command/player.h"

#include <algorithm>

#include "instruments/sharing/sharing_page.h"

namespace doorstep::command {
namespace {

using interview::Answer;
using interview::EventKind;
using interview::Phase;
using model::PageKind;
using sharing::Choice;

class Player {
 public:
  Player(records::LiveInterview& live, const check::Walk& walk, const screen::RespondentPeople& people,
         const words::Language& say, const Part& part)
      : live_(live), walk_(walk), part_(part), view_(live.interview(), live.ledger(), people, say) {}

  Result<void> run() {
    std::size_t steps = 0;
    while (view_.interview.phase() == Phase::Going && steps++ < part_.most_steps) {
      const auto [kind, index] = view_.instrument().steps[view_.interview.position()];
      const auto done =
          kind == model::Step::Kind::Page ? pass(view_.instrument().pages[index]) : answer(index);
      if (!done) return done;
    }
    return view_.interview.phase() == Phase::AtEnd ? make({.kind = EventKind::Finished}) : Result<void>();
  }

 private:
  Result<void> make(const interview::Move& move) { return live_.make(move, part_.clock()); }
  Result<void> decide(sharing::Event event) {
    return live_.decide(view_.said(std::move(event)), part_.clock());
  }
  void heard(const std::string& shown, const std::string& said) {
    if (part_.heard) part_.heard(shown, said);
  }

  Result<void> pass(const model::Page& page) {
    const std::string shown = view_.text(page.text);
    switch (page.kind) {
      case PageKind::Inform: {
        auto done = make({.kind = EventKind::Informed});
        heard(shown, {});
        return done;
      }
      case PageKind::Understood:
        return say_on(page, EventKind::Understood, page.right);
      case PageKind::Assent:
        return say_on(page, EventKind::Assented, true);
      case PageKind::Sharing: {
        auto done = choose();
        return done ? make({.kind = EventKind::Shared}) : done;
      }
    }
    return {};
  }

  Result<void> say_on(const model::Page& page, EventKind kind, bool yes) {
    const std::string shown = view_.text(page.text);
    const bool to_sharing = kind == EventKind::Assented &&
                            sharing::is_assent_to_sharing(view_.instrument(), view_.interview.position());
    if (to_sharing) {
      auto decided = decide({.kind = sharing::Kind::Assented, .assented = yes});
      if (!decided) return decided;
    }
    auto done = make({.kind = kind, .answer = Answer{yes, {}}});
    if (done) heard(shown, yes ? view_.yes : view_.no);
    return done;
  }

  Result<void> choose() {
    const auto topics = view_.topics();
    for (std::size_t topic = 0; topic < topics.size(); ++topic) {
      for (std::size_t parent = 0; parent < view_.people.parents.size(); ++parent) {
        if (auto chosen = choose(topics[topic], view_.people.parents[parent], part_.choose(topic, parent));
            !chosen)
          return chosen;
      }
    }
    return {};
  }

  Result<void> choose(const sharing::TopicSummary& topic, const screen::ParentOfChild& parent,
                      Choice choice) {
    auto done = decide(sharing::choosing(topic, {}, parent.id, choice));
    if (done) {
      heard(topic.title + ": " + view_.say("respondent.sharing.may_hear", parent.spoken()),
            view_.say("respondent.sharing.choices." + std::string(word(choice))));
    }
    return done;
  }

  Result<void> answer(std::uint32_t index) {
    const model::Question& question = view_.instrument().questions[index];
    const std::string shown = view_.question_text(index);
    const auto step = std::ranges::find(walk_.steps, question.id, &check::WalkStep::at);
    const bool listed = step != walk_.steps.end();
    auto given = listed ? check::read_answer(step->value, question)
                        : Result<Answer>(Answer{language::Missing::Skipped, {}});
    if (!given) return tl::unexpected(given.error());
    auto done = make({.kind = EventKind::Answered, .at = question.id, .answer = *given});
    if (done && !view_.interview.concerns(index).empty())
      done = make({.kind = EventKind::Confirmed, .at = question.id});
    if (done) heard(shown, said(index, *given));
    return done;
  }

  [[nodiscard]] std::string said(std::uint32_t question, const Answer& answer) const {
    if (const auto* reason = std::get_if<language::Missing>(&answer.value)) {
      return view_.non_answer(*reason);
    }
    return view_.interview.words(question, view_.wording());
  }

  records::LiveInterview& live_;
  const check::Walk& walk_;
  const Part& part_;
  screen::RespondentView view_;
};

}  // namespace

Result<void> play(records::LiveInterview& live, const check::Walk& walk,
                  const screen::RespondentPeople& people, const words::Language& say, const Part& part) {
  return Player(live, walk, people, say, part).run();
}

}  // namespace doorstep::command
