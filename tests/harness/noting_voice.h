// A voice that notes what it was given and says nothing; the real ones are tried in tests/voice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/voice/voice.h"

namespace doorstep::harness {

struct Noted {
  std::vector<std::string> said;
  std::vector<std::string> recordings;  // that were looked for
  bool speaking = false;
  std::optional<text::ByteRange> word;
  std::string language = "sv";  // the only one that it speaks
};

class NotingVoice final : public voice::Voice {
 public:
  explicit NotingVoice(Noted& noted) : noted_(noted) {}
  bool can_say(const voice::Passage& passage) override { return passage.language == noted_.language; }
  void say(const voice::Passage& passage, voice::Pace) override {
    noted_.said.push_back(passage.text);
    noted_.recordings.push_back(passage.recording);
    noted_.speaking = true;
  }
  void stop() override { noted_.speaking = false; }
  voice::Progress progress() override { return {noted_.speaking, noted_.word}; }

 private:
  Noted& noted_;
};

}  // namespace doorstep::harness
