// Reads a respondent's page aloud: what stands on it, in its order, with the spoken word marked.
//
// It reads what the page's semantics tree says, so every page can be heard as it is. The button kRead reads
// the page or stops it, the one on an answer ("speak:" + id) that answer. Whoever uses a keyboard hears what
// they have come to. Answering goes on meanwhile; another page cuts off what was being said, and hiding does
// so at once.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "app/screen/device_settings.h"
#include "app/touch/ui.h"
#include "app/voice/voice.h"

namespace doorstep::screen {

class Reading {
 public:
  // `voice` may be null: pages offer nothing then.
  explicit Reading(std::unique_ptr<voice::Voice> voice) : voice_(std::move(voice)) {}

  // Whose recordings are looked for from now on.
  void set_instrument(std::string id) { instrument_ = std::move(id); }
  [[nodiscard]] bool has_voice(const std::string& language) const;
  // Once per frame, after a respondent's page was drawn.
  void follow(touch::Ui& ui, ReadAloud when, voice::Pace pace);
  void stop(touch::Ui& ui);
  // Whether the page on screen was read to its end since it came.
  [[nodiscard]] bool has_read_page() const { return has_read_page_; }
  // Without a frame: when the screen is covered.
  void be_silent();

 private:
  [[nodiscard]] voice::Passage passage_of(const touch::Ui& ui, const touch::Node& node) const;
  [[nodiscard]] std::deque<voice::Passage> passages_of(const touch::Ui& ui) const;
  enum class What { Page, Answer };
  void read(std::deque<voice::Passage> passages, What what);
  void go_on(touch::Ui& ui, voice::Pace pace);
  void silence();

  std::unique_ptr<voice::Voice> voice_;
  std::deque<voice::Passage> waiting_;
  voice::Passage current_{};
  std::string instrument_{};
  std::string page_{};      // and its language
  std::string reached_{};   // by a keyboard
  What what_ = What::Page;  // is being read
  bool has_read_page_ = false;
  bool announced_ = true;  // the page was read by itself, or need not be
};

// The name that a recording of this node has behind its instrument's: "lives" (a question), "lives.both" (an
// answer), "who.text" (what stands on a page).
[[nodiscard]] std::string recording_of(const std::string& screen_key, const touch::Node& node);

}  // namespace doorstep::screen
