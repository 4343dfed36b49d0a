// An answer while it is being given: what is chosen or typed and not yet recorded. Lives outside the widgets,
// so that a change of language, size or page loses nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/touch/numbers.h"
#include "instruments/interview/event.h"
#include "instruments/model/strokes.h"

namespace doorstep::screen {

// How a picture's parts are offered; Automatic: as a picture where fingers find them all.
enum class PictureAs : std::uint8_t { Automatic, Picture, List };

// A drawing that is being made.
struct Sketch {
  model::Drawing drawing{};
  std::optional<model::Stroke> line{};  // under the finger; no part of the drawing yet
  std::vector<model::Stroke> undone{};  // the next one to come back last
  std::size_t pen = 0;
  std::size_t width = 1;
  bool full = false;  // the last stroke found no room

  friend bool operator==(const Sketch&, const Sketch&) = default;
};

struct AnswerDraft {
  language::Value value = language::Missing::NotReached;  // NotReached: nothing yet
  std::map<std::string, std::string> own_words{};         // by option id; kept while another option is chosen
  // A field that has just opened: brought into sight once the page knows how high it is with it.
  std::string field_to_show{};
  int frames_to_wait = 0;
  bool from_the_top = false;  // the page became another one: it is seen from its beginning in the next frame
  touch::PlainDate date{};    // of which some parts were said
  PictureAs picture_as = PictureAs::Automatic;
  Sketch sketch{};

  friend bool operator==(const AnswerDraft&, const AnswerDraft&) = default;
};

// A draft to begin with: what was said before, or nothing.
[[nodiscard]] AnswerDraft draft_of(const interview::Answer* said, const model::Question& question);

// What would be recorded; nullopt while there is nothing to record (also for a text of blanks only).
[[nodiscard]] std::optional<interview::Answer> answer_of(const AnswerDraft& draft,
                                                         const model::Question& question);

// Chooses `option`; for a question that takes several, turns it over and keeps exclusive options alone; in an
// order, gives it the next place, or takes its place away.
void choose_option(AnswerDraft& draft, const model::Question& question, std::uint16_t option);
[[nodiscard]] bool is_chosen(const AnswerDraft& draft, std::uint16_t option);

// The place that `option` has in an order, from 1; 0 when it has none.
[[nodiscard]] std::size_t place_of(const AnswerDraft& draft, std::uint16_t option);

// Chooses a non-answer; what was typed in own words is kept aside.
void choose_non_answer(AnswerDraft& draft, language::Missing reason);
[[nodiscard]] bool is_chosen(const AnswerDraft& draft, language::Missing reason);

}  // namespace doorstep::screen
