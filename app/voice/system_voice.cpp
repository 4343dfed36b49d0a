// Speech Dispatcher: a service of its own speaks, so a voice that crashes takes nothing with it.
#include <atomic>
#include <charconv>
#include <chrono>
#include <future>
#include <mutex>
#include <set>

#include <libspeechd.h>

#include <fmt/format.h>

#include "app/voice/voice.h"

namespace doorstep::voice {
namespace {

constexpr int kSlow = -50;  // of -100 .. 100

// What the service tells from a thread of its own; its callbacks bear no context, so there is one of it.
struct Told {
  std::mutex mutex;
  std::set<std::size_t> over;     // messages that ended or were cut off
  std::size_t message = 0;        // the last that a word was told of
  std::optional<std::size_t> at;  // which word
};

Told& told() {
  static Told the_one;
  return the_one;
}

void tell_over(std::size_t message, std::size_t, SPDNotificationType) {
  const std::lock_guard lock(told().mutex);
  told().over.insert(message);
}

void tell_word(std::size_t message, std::size_t, SPDNotificationType, char* mark) {
  if (mark == nullptr) return;
  const std::string_view name(mark);
  std::size_t word = 0;
  if (std::from_chars(name.data(), name.data() + name.size(), word).ec != std::errc{}) return;
  const std::lock_guard lock(told().mutex);
  told().message = message;
  told().at = word;
}

void append_escaped(std::string& to, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        to += "&amp;";
        break;
      case '<':
        to += "&lt;";
        break;
      case '>':
        to += "&gt;";
        break;
      default:
        to += c;
    }
  }
}

// The text with a mark before each word, by its number.
std::string marked(std::string_view text, const std::vector<text::ByteRange>& words) {
  std::string all = "<speak>";
  for (std::size_t i = 0; i < words.size(); ++i) {
    all += fmt::format("<mark name=\"{}\"/>", i);
    append_escaped(all, text.substr(words[i].begin, words[i].end - words[i].begin));
    all += ' ';
  }
  return all + "</speak>";
}

struct Close {
  void operator()(SPDConnection* connection) const { spd_close(connection); }
};
using Connection = std::unique_ptr<SPDConnection, Close>;

struct Service {
  Connection connection;
  std::set<std::string> languages;  // "sv", without the region
};

Service find_service() {
  Service service;
  char* problem = nullptr;
  service.connection.reset(
      spd_open2("doorstep", "reading", nullptr, SPD_MODE_THREADED, nullptr, 1, &problem));
  free(problem);  // NOLINT(cppcoreguidelines-no-malloc): the library's
  if (!service.connection) return service;
  SPDConnection* connection = service.connection.get();
  connection->callback_end = connection->callback_cancel = tell_over;
  connection->callback_im = tell_word;
  spd_set_notification_on(connection, SPD_END);
  spd_set_notification_on(connection, SPD_CANCEL);
  spd_set_notification_on(connection, SPD_INDEX_MARKS);
  spd_set_data_mode(connection, SPD_DATA_SSML);
  SPDVoice** voices = spd_list_synthesis_voices(connection);
  for (SPDVoice** voice = voices; voice != nullptr && *voice != nullptr; ++voice) {
    if ((*voice)->language == nullptr) continue;
    const std::string_view language((*voice)->language);
    service.languages.emplace(language.substr(0, language.find_first_of("-_")));
  }
  if (voices != nullptr) free_spd_voices(voices);
  return service;
}

class SystemVoice final : public Voice {
 public:
  SystemVoice() : looking_(std::async(std::launch::async, find_service)) {}
  ~SystemVoice() override { stop(); }
  SystemVoice(const SystemVoice&) = delete;
  SystemVoice& operator=(const SystemVoice&) = delete;

  bool can_say(const Passage& passage) override {
    if (looking_.valid() && looking_.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
      service_ = looking_.get();
    return service_.connection != nullptr && service_.languages.contains(passage.language);
  }

  void say(const Passage& passage, Pace pace) override {
    stop();
    if (!can_say(passage)) return;
    SPDConnection* connection = service_.connection.get();
    spd_set_language(connection, passage.language.c_str());
    spd_set_voice_rate(connection, pace == Pace::Slow ? kSlow : 0);
    words_ = words_of(passage.text);
    message_ = spd_say(connection, SPD_TEXT, marked(passage.text, words_).c_str());
  }

  void stop() override {
    if (service_.connection && message_ > 0) spd_cancel(service_.connection.get());
    message_ = 0;
  }

  Progress progress() override {
    if (message_ <= 0) return {};
    const auto message = static_cast<std::size_t>(message_);
    const std::lock_guard lock(told().mutex);
    if (told().over.contains(message)) return {};
    Progress progress{.speaking = true};
    if (told().message == message && told().at && *told().at < words_.size())
      progress.word = words_[*told().at];
    return progress;
  }

 private:
  std::future<Service> looking_;
  Service service_;
  std::vector<text::ByteRange> words_;
  int message_ = 0;  // 0: nothing is being said
};

}  // namespace

std::unique_ptr<Voice> system_voice() { return std::make_unique<SystemVoice>(); }

}  // namespace doorstep::voice
