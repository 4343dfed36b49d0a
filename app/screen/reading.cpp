#include "app/screen/reading.h"

#include <algorithm>
#include <utility>

#include "app/screen/recordings.h"
#include "app/screen/respondent_frame.h"

namespace doorstep::screen {
namespace {

using touch::Node;
using touch::Role;
using voice::Passage;

constexpr double kLook = 0.04;  // seconds between looks at which word it is
constexpr std::string_view kSpeaker = "speak:";

bool is_read(const Node& node, int layer) {
  const bool said = node.role == Role::Text || node.role == Role::Heading || node.role == Role::Status ||
                    node.role == Role::Option || node.role == Role::CheckOption;
  return said && node.layer == layer && node.parent.empty() && !node.label.empty();
}

// The answer whose speaker was touched in this frame.
const Node* asked_for(const touch::Ui& ui) {
  for (const Node& node : ui.tree().nodes()) {
    if (node.id.starts_with(kSpeaker) && ui.activated(node.id)) return ui.tree().find(node.parent);
  }
  return nullptr;
}

// What a keyboard has reached; null while the ring is not shown.
const Node* reached(const touch::Ui& ui) {
  const auto& nodes = ui.tree().nodes();
  const auto found = std::ranges::find_if(
      nodes, [&](const Node& node) { return node.focused && ui.focus_visible(node.id); });
  return found == nodes.end() ? nullptr : &*found;
}

}  // namespace

std::string recording_of(const std::string& screen_key, const Node& node) {
  // What is called by itself, on whatever page it stands: an answer, a row of a table, what a row is part of.
  for (const std::string_view kind : {"answer:", "row:", "grid:"}) {
    if (node.id.starts_with(kind)) return recording_name(std::string_view(node.id).substr(kind.size()));
  }
  const std::string page = screen_key.substr(screen_key.find(':') + 1);
  return node.id == "question" ? recording_name(page) : recording_name(page, node.id);
}

Passage Reading::passage_of(const touch::Ui& ui, const Node& node) const {
  return {node.label, node.language, instrument_ + "." + recording_of(ui.screen_key(), node)};
}

std::deque<Passage> Reading::passages_of(const touch::Ui& ui) const {
  std::deque<Passage> passages;
  for (const Node& node : ui.tree().nodes()) {
    if (is_read(node, ui.tree().top_layer())) passages.push_back(passage_of(ui, node));
  }
  return passages;
}

bool Reading::has_voice(const std::string& language) const {
  return voice_ && voice_->can_say({.text = {}, .language = language, .recording = {}});
}

void Reading::follow(touch::Ui& ui, ReadAloud when, voice::Pace pace) {
  if (!voice_ || when == ReadAloud::Off) {
    ui.set_reads_aloud(touch::ReadsAloud::No);
    return stop(ui);
  }
  std::deque<Passage> passages = passages_of(ui);
  std::erase_if(passages, [&](const Passage& passage) { return !voice_->can_say(passage); });
  const auto offered = passages.empty() ? touch::ReadsAloud::No : touch::ReadsAloud::Yes;
  if (offered != ui.reads_aloud()) ui.request_frame();
  ui.set_reads_aloud(offered);
  if (std::string page = ui.language() + " " + ui.screen_key(); page != page_) {
    silence();
    page_ = std::move(page);
    has_read_page_ = false;
    announced_ = when != ReadAloud::ByItself || ui.density() == touch::Density::Adult;
    reached_ = reached(ui) != nullptr ? reached(ui)->id : std::string();
  }
  const Node* here = reached(ui);
  const bool moved = here != nullptr && std::exchange(reached_, here->id) != here->id;
  if (const Node* node = asked_for(ui)) {
    read({passage_of(ui, *node)}, What::Answer);
  } else if (ui.activated(kRead)) {
    if (current_.text.empty()) {
      read(std::move(passages), What::Page);
    } else {
      silence();
    }
  } else if (moved && voice_->can_say(passage_of(ui, *here))) {
    read({passage_of(ui, *here)}, What::Answer);
  } else if (!announced_ && !passages.empty()) {
    read(std::move(passages), What::Page);
  }
  go_on(ui, pace);
}

void Reading::read(std::deque<Passage> passages, What what) {
  silence();
  announced_ = true;
  what_ = what;
  waiting_ = std::move(passages);
}

void Reading::go_on(touch::Ui& ui, voice::Pace pace) {
  voice::Progress progress = voice_->progress();
  if (!progress.speaking && !current_.text.empty()) {
    has_read_page_ = has_read_page_ || (what_ == What::Page && waiting_.empty());
    current_ = {};
  }
  if (!progress.speaking && !waiting_.empty()) {
    current_ = std::move(waiting_.front());
    waiting_.pop_front();
    voice_->say(current_, pace);
    progress = voice_->progress();
  }
  ui.set_spoken(current_.text, progress.word);
  if (!current_.text.empty()) ui.request_frame_at(ui.now() + kLook);
}

void Reading::stop(touch::Ui& ui) {
  be_silent();
  ui.set_spoken({}, std::nullopt);
}

void Reading::be_silent() {
  silence();
  page_.clear();
}

void Reading::silence() {
  waiting_.clear();
  current_ = {};
  if (voice_) voice_->stop();
}

}  // namespace doorstep::screen
