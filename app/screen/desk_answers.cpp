// An interview's answers, to be read by the team.
#include <fmt/format.h>

#include "app/screen/desk.h"
#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

using interview::Interview;

std::string why_not(const Interview& interview, std::uint32_t question, const interview::Wording& wording,
                    const words::Language& say) {
  const interview::Answer* said = interview.answer(question);
  const auto* reason = said == nullptr ? nullptr : std::get_if<language::Missing>(&said->value);
  if (reason == nullptr) return say("team.answers.not_answered");
  if (const model::Text* own = interview.instrument().text_of(*reason))
    return interview.render(*own, wording);
  const std::string key = fmt::format("team.answers.{}", interview.instrument().reasons->word(*reason));
  return say.has(key) ? say(key) : say("team.answers.not_answered");
}

AnsweredQuestion answered(const Interview& interview, std::uint32_t index, const interview::Wording& wording,
                          const words::Language& say) {
  const model::Question& question = interview.instrument().questions[index];
  AnsweredQuestion asked{.id = interview.placed_id_of(index),
                         .question = interview.question_text(index, wording),
                         .answer = interview.words(index, wording)};
  if (question.instance) asked.about = interview.title(*question.instance, wording);
  asked.own_words = question.type == model::QuestionType::Text;
  if (asked.answer.empty()) asked.why_not = why_not(interview, index, wording, say);
  return asked;
}

}  // namespace

Result<AnswersView> Desk::answers(const std::string& id, const words::Language& say) {
  const auto live = open_interview(id);
  if (!live) return tl::unexpected(live.error());
  const auto who = records::find(*vault_, live->record().person);
  if (!who) return tl::unexpected(who.error());
  if (auto noted = note("answers_shown", id); !noted) return tl::unexpected(noted.error());
  const Interview& interview = live->interview();
  const model::Instrument& instrument = interview.instrument();
  AnswersView view{.interview = id,
                   .who = view_of(*who, today()).short_name(),
                   .title = text_in(instrument, instrument.title, say.code()),
                   .line = {.id = id,
                            .state = state_of(live->record().state),
                            .last = options_.clocks.local(live->record().last_at)}};
  const std::string interviewer = this->who();
  const ProgramWords program(say);
  interview::Wording wording = program.with(interviewer);
  wording.language = say.code();
  const model::Section* section = nullptr;  // the closing questions stand in none
  for (const std::uint32_t index : interview.route()) {
    const model::Question& question = instrument.questions[index];
    const model::Section* here = instrument.section_of(question.step_index);
    if (view.sections.empty() || here != section)
      view.sections.push_back(
          {.title = here == nullptr ? std::string() : text_in(instrument, here->title, say.code())});
    section = here;
    view.sections.back().questions.push_back(answered(interview, index, wording, say));
  }
  return view;
}

}  // namespace doorstep::screen
