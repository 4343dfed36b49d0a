// What a child kept is looked for in a real window while a parent has the device: on the screen, in the
// window's title, on the clipboard, in the names and bytes of the vault's files, and in what the program
// writes to its standard error. The same search has to find what is planted in each of these places.
#include <atomic>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include <GLFW/glfw3.h>
#include <catch2/catch_test_macros.hpp>

#include "app/screen/shell.h"
#include "app/text/assets.h"
#include "app/window/window.h"
#include "tests/window/world.h"

namespace doorstep::window {
namespace {

using testing::must;

// Birds, one for each fate. The display's keyboard has the letters a to z.
constexpr const char* kForMother = "kolibri";
constexpr const char* kForFather = "papegoja";
constexpr const char* kLater = "flamingo";
constexpr const char* kNeverShared = "pelikan";
constexpr const char* kTeamsReason = "albatross";

constexpr std::string_view kInstrument = R"yaml(instrument: birds
version: "1.0"
title: {sv: Liten berättelse}
respondent: child
ages: 8-12
languages: [sv]
licence: {permission: own, text: "Own wording."}
domains: [child_situation]
topics:
  homes: {text: {sv: Mina hem}}
  noise: {text: {sv: Bråk}}
  wishes: {text: {sv: Önskningar}}
defaults: {non_answers: [dont_know, wont_say], identifies: free_text, share: ask}
sections:
  - section: homes
    topic: homes
    title: {sv: Mina hem}
    questions:
      - {id: at_home, type: text, text: {sv: "Hur har du det?"}, summary: {sv: "{answer}"}}
  - section: noise
    topic: noise
    title: {sv: Bråk}
    questions:
      - {id: noisy, type: text, text: {sv: "Vad händer när det blir bråk?"}, summary: {sv: "{answer}"}}
  - section: wishes
    topic: wishes
    title: {sv: Önskningar}
    questions:
      - {id: wish, type: text, text: {sv: "Vad önskar du?"}, summary: {sv: "{answer}"}}
      - {id: secret, type: text, share: never, text: {sv: "Vad är du rädd för?"}}
after:
  - sharing: topics
  - assent: sharing
    text: {sv: "Får jag berätta det du har valt?"}
examples:
  - example: all
    age: 10
    answers: {at_home: a, noisy: b, wish: c, secret: d}
    route: [at_home, noisy, wish, secret]
)yaml";

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// What the program writes to its standard error goes into a file while this lives.
class Errors {
 public:
  explicit Errors(std::filesystem::path file) : file_(std::move(file)), before_(dup(STDERR_FILENO)) {
    const int there = open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(there, STDERR_FILENO);
    close(there);
  }
  ~Errors() {
    dup2(before_, STDERR_FILENO);
    close(before_);
  }
  Errors(const Errors&) = delete;  // the stream belongs to the whole program
  Errors& operator=(const Errors&) = delete;

  [[nodiscard]] std::string read() const {
    std::fflush(stderr);
    return bytes_of(file_);
  }

 private:
  std::filesystem::path file_;
  int before_;
};

// The program, and what only its own thread may read or write.
class Beside final : public touch::App {
 public:
  Beside(touch::App& program, Window& window) : program_(program), window_(window) {}

  void frame(touch::Ui& ui) override { program_.frame(ui); }
  void after_frame(touch::Ui& ui) override {
    program_.after_frame(ui);
    if (plants_.exchange(false)) {
      glfwSetClipboardString(nullptr, kForMother);
      window_.set_title(kForMother);
    }
    const char* const words = glfwGetClipboardString(nullptr);
    const std::lock_guard lock(mutex_);
    clipboard_ = words == nullptr ? "" : words;
  }
  [[nodiscard]] std::optional<double> next_deadline() const override { return program_.next_deadline(); }
  void on_close() override { program_.on_close(); }

  // With the next frame, on the clipboard and in the title.
  void plant() { plants_ = true; }
  [[nodiscard]] std::string clipboard() const {
    const std::lock_guard lock(mutex_);
    return clipboard_;
  }

 private:
  touch::App& program_;
  Window& window_;
  std::atomic<bool> plants_ = false;
  mutable std::mutex mutex_;
  std::string clipboard_;
};

// As the display has it.
std::string titles() {
  FILE* const output =
      popen("xdotool search --name . 2>/dev/null | xargs -r -n 1 xdotool getwindowname 2>/dev/null", "r");
  std::string all;
  for (int c = std::fgetc(output); c != EOF; c = std::fgetc(output)) all += static_cast<char>(c);
  pclose(output);
  return all;
}

// Everything that somebody beside the screen could find, by place.
using Found = std::map<std::string, std::string>;

struct Run {
  const World& world;
  const Hands& hands;
  Beside& beside;
  const Errors& errors;

  void tap(std::initializer_list<std::string> ids) const {
    for (const std::string& id : ids) hands.tap(id);
  }

  [[nodiscard]] Found look() const {
    Found found{{"screen", hands.read()},
                {"title", titles()},
                {"clipboard", beside.clipboard()},
                {"errors", errors.read()}};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(world.scratch.vault())) {
      found["names"] += entry.path().string() + "\n";
      if (entry.is_regular_file()) found["bytes"] += bytes_of(entry.path());
    }
    return found;
  }

  // The mother may hear of her homes, the father of the noise; the wish is thought about.
  void talk_with_child() const {
    start_interview(hands, world.family);
    hands.tap("start");
    const std::pair<const char*, const char*> answers[] = {
        {"at_home", kForMother}, {"noisy", kForFather}, {"wish", kLater}, {"secret", kNeverShared}};
    for (const auto& [question, bird] : answers) {
      hands.tap(std::string("answer:") + question);
      hands.type(bird);
      hands.tap("next");
    }
    tap({"next", "next", "next"});
    for (const char* choice : {"my_words", "not", "not", "my_words", "later", "not"})
      tap({std::string("choice:") + choice, "next"});
    tap({"next", "next", "answer:sharing:yes", "next", "outcome:yes", "next", "outcome:yes", "next", "done"});
  }

  void release_everything() const {
    hands.unlock(kPassphrase);
    hands.tap(hands.find("review:"));
    for (int item = 0; item < 2; ++item) {
      tap({"decision:release", "own_reason"});
      hands.type(kTeamsReason);
      hands.tap("decide");
    }
    hands.tap("back");
  }

  // What there is while this parent has the device: at the hand-over, with the account, and afterwards.
  [[nodiscard]] std::vector<Found> show_to(const std::string& parent) const {
    std::vector<Found> looks;
    hands.tap(hands.find("show:", parent));
    looks.push_back(look());
    hands.tap("start");
    looks.push_back(look());
    hands.tap("done");
    looks.push_back(look());
    hands.unlock(kPassphrase);
    tap({"how:shown", "mark_told"});
    return looks;
  }

  // The same search where there is something to be found.
  [[nodiscard]] Found plant() const {
    std::ofstream(world.scratch.vault() / kForMother) << kForMother;
    std::fprintf(stderr, "%s\n", kForMother);
    beside.plant();
    hands.tap("back");
    return look();
  }
};

struct Looks {
  std::vector<Found> mother, father;
  Found planted;
};

Looks run(const World& world) {
  const VirtualDisplay display;
  const auto assets = must(text::assets_folder());
  const auto window = must(Window::open({.px_per_mm = kPixelsPerMillimetre, .assets = assets}));
  const auto shell = must(screen::Shell::create(
      {.desk = world.desk, .assets = assets, .set_window_title = [&](const std::string& title) {
         window->set_title(title);
       }}));
  Beside beside(*shell, *window);
  Watched watched(beside);
  Looks looks;
  std::exception_ptr failure;
  const Errors errors(world.scratch.path() / "errors.txt");
  std::thread person([&] {
    try {
      const Hands hands(watched, display, kPixelsPerMillimetre);
      const Run run{world, hands, beside, errors};
      run.talk_with_child();
      run.release_everything();
      looks.mother = run.show_to(world.family.mother);
      looks.father = run.show_to(world.family.father);
      looks.planted = run.plant();
    } catch (...) {
      failure = std::current_exception();
    }
    watched.quit();
  });
  const auto ended = window->run(watched);
  person.join();
  if (failure) std::rethrow_exception(failure);
  CHECK(ended.has_value());
  return looks;
}

bool holds(const std::string& words, const std::string& bird) {
  return words.find(bird) != std::string::npos;
}

void check_nowhere(const std::vector<Found>& looks, std::initializer_list<const char*> birds) {
  for (const Found& found : looks) {
    for (const auto& [place, words] : found) {
      for (const char* bird : birds) {
        INFO(bird << " in the " << place);
        CHECK_FALSE(holds(words, bird));
      }
    }
  }
}

TEST_CASE("what was not released to a parent is nowhere in a real window while that parent has it") {
  const World world(kInstrument);
  const Looks looks = run(world);
  // Each parent reads what the child and the team let it hear ...
  CHECK(holds(looks.mother[1].at("screen"), kForMother));
  CHECK(holds(looks.father[1].at("screen"), kForFather));
  // ... and there is nothing else of the child's or of the other parent's, anywhere.
  check_nowhere(looks.mother, {kForFather, kLater, kNeverShared, kTeamsReason});
  check_nowhere(looks.father, {kForMother, kLater, kNeverShared, kTeamsReason});
  // What is released stands on that one page alone.
  for (const char* place : {"title", "clipboard", "errors", "names", "bytes"}) {
    INFO(place);
    CHECK_FALSE(holds(looks.mother[1].at(place), kForMother));
    CHECK(holds(looks.planted.at(place), kForMother));  // the search can find it there
  }
  CHECK_FALSE(holds(looks.mother[0].at("screen"), kForMother));
  CHECK_FALSE(holds(looks.mother[2].at("screen"), kForMother));
}

}  // namespace
}  // namespace doorstep::window
