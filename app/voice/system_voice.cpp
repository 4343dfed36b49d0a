// Speech Dispatcher: a service of its own speaks, so a voice that crashes takes nothing with it.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include <libspeechd.h>

#include <fmt/format.h>

#include "app/voice/voice.h"

namespace doorstep::voice {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kSlow = -50;                          // of -100 .. 100
constexpr auto kStalled = std::chrono::seconds(3);  // without an answer of the service: it is as good as none
constexpr auto kFarewell = std::chrono::milliseconds(300);  // for the last cancel, when the program ends

// What the service tells from a thread of its own; its callbacks bear no context, so there is one of it.
struct Told {
  std::mutex mutex;
  std::set<std::size_t> over;     // messages that ended or were cut off
  std::size_t message = 0;        // the last that a word was told of
  std::optional<std::size_t> at;  // which word
};

// Never taken down: a thread that waits for the service may outlive the program's end.
Told& told() {
  static Told& the_one = *new Told;  // NOLINT(cppcoreguidelines-owning-memory)
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

// What is to be heard now: a text, or nothing.
struct Wish {
  std::string text{};  // SSML; empty: silence
  std::string language{};
  int rate = 0;
};

// Between the program and the thread that talks with the service. The service answers each call, and may not:
// one that has no sound to go to holds a call for ever. So nobody but that thread waits for it.
struct Talk {
  std::mutex mutex;
  std::condition_variable changed;
  std::set<std::string> languages;  // empty: not found yet, or not there
  std::optional<Wish> wish;         // not begun; the last one counts
  std::optional<Clock::time_point> busy_since;
  int message = 0;  // what is being said; 0: nothing
  bool ends = false, ended = false;

  [[nodiscard]] bool is_stalled() const { return busy_since && Clock::now() - *busy_since > kStalled; }
};

// The message of what is heard now; 0: nothing.
int carry_out(SPDConnection* connection, const Wish& wish, int message) {
  if (message > 0) spd_cancel(connection);
  if (wish.text.empty()) return 0;
  spd_set_language(connection, wish.language.c_str());
  spd_set_voice_rate(connection, wish.rate);
  return std::max(0, spd_say(connection, SPD_TEXT, wish.text.c_str()));
}

void talk_with_service(const std::shared_ptr<Talk>& talk) {
  Service service = find_service();
  std::unique_lock lock(talk->mutex);
  if (service.connection) talk->languages = std::move(service.languages);
  while (service.connection) {
    talk->changed.wait(lock, [&] { return talk->wish || talk->ends; });
    if (!talk->wish) break;
    const Wish wish = *std::exchange(talk->wish, std::nullopt);
    const int before = talk->message;
    lock.unlock();
    const int message = carry_out(service.connection.get(), wish, before);
    lock.lock();
    talk->message = message;
    if (!talk->wish) talk->busy_since.reset();
  }
  talk->ended = true;
  talk->changed.notify_all();
}

class SystemVoice final : public Voice {
 public:
  SystemVoice() { std::thread(talk_with_service, talk_).detach(); }
  ~SystemVoice() override {
    stop();
    std::unique_lock lock(talk_->mutex);
    talk_->ends = true;
    talk_->changed.notify_all();
    talk_->changed.wait_for(lock, kFarewell, [&] { return talk_->ended; });
  }
  SystemVoice(const SystemVoice&) = delete;
  SystemVoice& operator=(const SystemVoice&) = delete;

  bool can_say(const Passage& passage) override {
    const std::lock_guard lock(talk_->mutex);
    return !talk_->is_stalled() && talk_->languages.contains(passage.language);
  }

  void say(const Passage& passage, Pace pace) override {
    if (!can_say(passage)) return stop();
    words_ = words_of(passage.text);
    wish({marked(passage.text, words_), passage.language, pace == Pace::Slow ? kSlow : 0});
    said_ = true;
  }

  void stop() override {
    if (std::exchange(said_, false)) wish({});
  }

  Progress progress() override {
    if (!said_) return {};
    std::size_t message = 0;
    {
      const std::lock_guard lock(talk_->mutex);
      if (talk_->is_stalled()) return {};
      if (talk_->busy_since) return {.speaking = true};
      message = static_cast<std::size_t>(talk_->message);
    }
    const std::lock_guard lock(told().mutex);
    if (message == 0 || told().over.contains(message)) return {};
    Progress progress{.speaking = true};
    if (told().message == message && told().at && *told().at < words_.size())
      progress.word = words_[*told().at];
    return progress;
  }

 private:
  void wish(Wish wish) {
    const std::lock_guard lock(talk_->mutex);
    talk_->wish = std::move(wish);
    if (!talk_->busy_since) talk_->busy_since = Clock::now();
    talk_->changed.notify_all();
  }

  std::shared_ptr<Talk> talk_ = std::make_shared<Talk>();
  std::vector<text::ByteRange> words_;
  bool said_ = false;
};

}  // namespace

std::unique_ptr<Voice> system_voice() { return std::make_unique<SystemVoice>(); }

}  // namespace doorstep::voice
