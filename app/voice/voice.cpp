#include "app/voice/voice.h"

#include <algorithm>

namespace doorstep::voice {
namespace {

class FirstOf final : public Voice {
 public:
  explicit FirstOf(std::vector<std::unique_ptr<Voice>> voices) : voices_(std::move(voices)) {}

  bool can_say(const Passage& passage) override { return find(passage) != nullptr; }
  void say(const Passage& passage, Pace pace) override {
    stop();
    speaking_ = find(passage);
    if (speaking_ != nullptr) speaking_->say(passage, pace);
  }
  void stop() override {
    if (speaking_ != nullptr) speaking_->stop();
    speaking_ = nullptr;
  }
  Progress progress() override { return speaking_ == nullptr ? Progress{} : speaking_->progress(); }

 private:
  Voice* find(const Passage& passage) {
    const auto found = std::ranges::find_if(voices_, [&](auto& voice) { return voice->can_say(passage); });
    return found == voices_.end() ? nullptr : found->get();
  }

  std::vector<std::unique_ptr<Voice>> voices_;
  Voice* speaking_ = nullptr;
};

}  // namespace

std::unique_ptr<Voice> first_of(std::vector<std::unique_ptr<Voice>> voices) {
  return std::make_unique<FirstOf>(std::move(voices));
}

std::vector<text::ByteRange> words_of(std::string_view text) {
  constexpr std::string_view kBlanks = " \n\t";
  std::vector<text::ByteRange> words;
  for (std::size_t at = text.find_first_not_of(kBlanks); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
    words.push_back({at, end});
    at = text.find_first_not_of(kBlanks, end);
  }
  return words;
}

}  // namespace doorstep::voice
