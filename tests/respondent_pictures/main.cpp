// Goes through an interview and draws every page into a folder as PNGs, for people who look:
// doorstep_respondent_pictures FOLDER child|parent|types|changes|account [SCALE [WIDTHxHEIGHT [LANGUAGE [AGE
// [THEME [read]]]]]]; `read`: as where pages can be read aloud. DOORSTEP_LAST_PICTURE ends the way there.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <GLFW/glfw3.h>

#include "app/screen/account_page.h"
#include "app/screen/screen_language.h"
#include "app/text/assets.h"
#include "app/text/text_engine.h"
#include "app/touch/text_edit.h"
#include "app/window/window.h"
#include "tests/respondent_pictures/arabic.h"
#include "tests/respondent_pictures/every_type.h"
#include "tests/respondent_pictures/samples.h"

namespace {

using doorstep::sample::Stop;
using doorstep::touch::Key;
using doorstep::touch::Ui;

// Acts by the keyboard, which pans by itself; a few frames for each act, then the page's picture.
class Tour final : public doorstep::touch::App {
 public:
  Tour(doorstep::window::Window& window, doorstep::sample::Session& session, std::vector<Stop> stops,
       std::filesystem::path folder)
      : window_(window), session_(session), stops_(std::move(stops)), folder_(std::move(folder)) {}

  void frame(Ui& ui) override {
    session_.frame(ui);
    ui.request_frame();
  }
  void after_frame(Ui& ui) override {
    session_.after_frame(ui);
    if (wants_to_quit() || ++frames_ < kSettle) return;
    // Once the page stands, time passes as a person lets it pass before touching it.
    if (frames_ == kSettle) return glfwSetTime(glfwGetTime() + kGuards);
    if (frames_ == kSettle + 1) return;
    frames_ = 0;
    const Stop& stop = stops_[stop_];
    if (act_ < stop.before.size()) return perform(ui, stop.before[act_++]);
    if (!pictured_) {
      window_.save_next_frame(folder_ / (stop.name + ".png"));
      pictured_ = true;
      return;
    }
    pictured_ = false;
    act_ = 0;
    ++stop_;
    if (stop_ == comes_back_at_) session_.come_back_after_telling();
  }
  // Before that stop the child has the device once more.
  void come_back_at(std::size_t stop) { comes_back_at_ = stop; }
  [[nodiscard]] bool wants_to_quit() const override { return failed_ || stop_ >= stops_.size(); }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  static constexpr int kSettle = 7;
  static constexpr double kGuards = 0.7;  // s; taps before that are not meant

  void perform(Ui& ui, const Stop::Act& act) {
    if (act.kind == Stop::Act::Kind::Tap) {
      if (comes_at_end(ui, act.what)) return;
      if (is_behind_one_key(ui, act.what)) return;
      return press(ui, act.what);
    }
    if (act.kind == Stop::Act::Kind::Draw) return draw(ui, act);
    for (std::size_t at = 0; at < act.what.size();) {
      const std::size_t end = doorstep::touch::next_character(act.what, at);
      ui.character(decoded(act.what.substr(at, end - at)), ui.now());
      at = end;
    }
  }

  // Where the way on comes at the page's end: leads there, and to the same act once more.
  bool comes_at_end(Ui& ui, const std::string& way_on) {
    const std::string more = doorstep::touch::pager_id(doorstep::screen::kMiddle);
    if (ui.tree().find(way_on) != nullptr || ui.tree().find(more) == nullptr ||
        doorstep::touch::was_seen_to_end(ui, doorstep::screen::kMiddle))
      return false;
    ui.memory(doorstep::screen::kMiddle).scroll = 1e4F;
    --act_;
    return true;
  }

  // Where all pens are behind one key: touches that, and comes to the same act once more.
  bool is_behind_one_key(Ui& ui, const std::string& pen) {
    const std::string key = doorstep::sample::key_before(pen);
    if (key.empty() || ui.tree().find(pen) != nullptr || ui.tree().find(key) == nullptr) return false;
    press(ui, key);
    --act_;
    return true;
  }

  // A step that cannot be taken ends the tour: what came after it would be pictures of the same page.
  void fail(const std::string& what, const char* why) {
    std::fprintf(stderr, "%s: %s %s\n", stops_[stop_].name.c_str(), what.c_str(), why);
    failed_ = true;
  }

  // By a finger where it can be seen, else by the keyboard, which pans by itself and leaves its ring.
  void press(Ui& ui, const std::string& id) {
    const auto* node = ui.tree().find(id);
    if (node == nullptr) return fail(id, "is not there");
    if (node->disabled) return fail(id, "cannot be pressed");
    if (node->visible.height < node->rect.height * 0.9F) {
      ui.set_focus(id);
      ui.key({Key::Space}, ui.now());
      return;
    }
    const doorstep::touch::Point place = node->visible.center();
    const doorstep::touch::Point pixels{place.x * ui.pixels_per_mm(), place.y * ui.pixels_per_mm()};
    ui.pointer_down(0, pixels, ui.now());
    ui.pointer_up(0, pixels, ui.now());
  }

  void draw(Ui& ui, const Stop::Act& act) {
    const auto* node = ui.tree().find(act.what);
    if (node == nullptr || node->visible.height < node->rect.height * 0.9F)
      return fail(act.what, "cannot be drawn on");
    const auto pixels = [&](doorstep::touch::Point place) {
      return doorstep::touch::Point{(node->rect.x + place.x * node->rect.width) * ui.pixels_per_mm(),
                                    (node->rect.y + place.y * node->rect.height) * ui.pixels_per_mm()};
    };
    ui.pointer_down(0, pixels(act.line.front()), ui.now());
    for (const auto& place : act.line) ui.pointer_move(0, pixels(place), ui.now());
    ui.pointer_up(0, pixels(act.line.back()), ui.now());
  }

  // One or two bytes are enough for what the samples type.
  static char32_t decoded(const std::string& bytes) {
    const auto first = static_cast<unsigned char>(bytes[0]);
    if (bytes.size() == 1) return first;
    return static_cast<char32_t>(((first & 0x1FU) << 6U) | (static_cast<unsigned char>(bytes[1]) & 0x3FU));
  }

  doorstep::window::Window& window_;
  doorstep::sample::Session& session_;
  std::vector<Stop> stops_;
  std::filesystem::path folder_;
  std::size_t stop_ = 0, act_ = 0, comes_back_at_ = SIZE_MAX;
  int frames_ = 0;
  bool pictured_ = false, failed_ = false;
};

// The parent's page, full and empty.
class Accounts final : public doorstep::touch::App {
 public:
  Accounts(doorstep::window::Window& window, const doorstep::words::Language& say,
           std::filesystem::path folder)
      : window_(window), say_(say), folder_(std::move(folder)), ledger_(doorstep::sample::told_ledger()) {}

  void frame(Ui& ui) override {
    ui.set_density(doorstep::touch::Density::Adult);
    if (ui.language() != say_.code()) doorstep::screen::use_language(ui, say_, say_.code());
    const auto account = doorstep::sharing::Account::of(ledger_, page_ == 0 ? "parent-1" : "parent-3");
    (void)doorstep::screen::account_page(ui, say_, {.account = account, .parent = "Karin", .child = "Elsa"});
    ui.request_frame();
  }
  void after_frame(Ui&) override {
    if (++frames_ % 8 != 0) return;
    if (frames_ == 8 || frames_ == 24)
      window_.save_next_frame(folder_ / (page_ == 0 ? "a1_account.png" : "a2_empty.png"));
    if (frames_ == 16 || frames_ == 32) ++page_;
  }
  [[nodiscard]] bool wants_to_quit() const override { return page_ > 1; }

 private:
  doorstep::window::Window& window_;
  const doorstep::words::Language& say_;
  std::filesystem::path folder_;
  doorstep::sharing::Ledger ledger_;
  int frames_ = 0, page_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
  const auto assets = doorstep::text::assets_folder();
  if (count < 3 || !assets) return 1;
  const auto words = doorstep::words::Words::load(*assets);
  if (!words) return 1;
  doorstep::window::WindowOptions options{.px_per_mm = 5.9F, .assets = *assets};
  if (count > 4) std::sscanf(arguments[4], "%dx%d", &options.width, &options.height);
  if (options.width < 1000 && options.height < 800) options.px_per_mm = 3.78F;  // 96 dots per inch
  if (count > 7) options.theme = arguments[7];
  auto window = doorstep::window::Window::open(options);
  if (!window) {
    std::fprintf(stderr, "%s %s\n", window.error().message.c_str(), window.error().remedy.c_str());
    return 2;
  }
  if (count > 3) (*window)->ui().set_text_scale(std::strtof(arguments[3], nullptr));
  (*window)->ui().set_motion(doorstep::touch::Motion::Reduced);
  (*window)->ui().set_keyboards(doorstep::touch::Keyboards::load(*assets / "keyboards").keyboards);
  if (count > 8) (*window)->ui().set_reads_aloud(doorstep::touch::ReadsAloud::Yes);
  const std::string who = arguments[2];
  const std::string language = count > 5 ? arguments[5] : "sv";
  if (who == "account") {
    Accounts accounts(**window, words->in(language), arguments[1]);
    return (*window)->run(accounts) ? 0 : 1;
  }
  doorstep::sample::SessionOptions session_options{.language = language};
  if (count > 6) session_options.age = std::atoi(arguments[6]);
  session_options.density = doorstep::touch::density_for_age(session_options.age);
  const bool arabic = language == "ar";
  if (arabic) session_options.instrument = doorstep::sample::kChildsArabic;
  if (who == "parent") {
    session_options.instrument =
        arabic ? doorstep::sample::kParentsArabic : doorstep::sample::kParentsInstrument;
    session_options.density = doorstep::touch::Density::Adult;
    session_options.age = 38;
    session_options.name = "Karin";
  }
  auto way = who == "parent" ? doorstep::sample::parents_way() : doorstep::sample::childs_way();
  if (who == "types") {
    session_options.instrument = doorstep::sample::kEveryType;
    way = doorstep::sample::every_types_way(session_options.density);
    const bool table = session_options.density == doorstep::touch::Density::Adult;
    const auto rows = table ? doorstep::sample::rows_as_table() : doorstep::sample::rows_one_by_one();
    const auto on = doorstep::sample::every_types_way_on();
    way.insert(way.end(), rows.begin(), rows.end());
    way.insert(way.end(), on.begin(), on.end());
  }
  const std::size_t interview = way.size();
  if (who == "changes") {
    const auto again = doorstep::sample::second_thoughts_way();
    way.insert(way.end(), again.begin(), again.end());
  }
  if (const char* last = std::getenv("DOORSTEP_LAST_PICTURE")) {
    const auto found = std::ranges::find(way, last, &Stop::name);
    if (found != way.end()) way.erase(found + 1, way.end());
  }
  doorstep::sample::Session session(*words, session_options);
  Tour tour(**window, session, std::move(way), arguments[1]);
  if (who == "changes") tour.come_back_at(interview);
  return (*window)->run(tour) && !tour.failed() ? 0 : 1;
}
