// The preview of an instrument for the one who writes it: the page as the respondent meets it, and the
// author's column beside it. Reads the file again whenever it is saved, and stays at its place.
//
// Nothing is kept: the interview lives in memory and goes with the window; no vault is opened, no file
// written. The page is drawn by the same Respondent as in an interview, in a guest of the window's Ui, and
// read aloud by the same Reading.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/screen/preview_column.h"
#include "app/screen/preview_file.h"
#include "app/screen/preview_interview.h"
#include "app/screen/reading.h"
#include "app/touch/app.h"

namespace doorstep::screen {

struct PreviewOptions {
  std::filesystem::path file{};
  std::vector<std::filesystem::path> shipped{};  // instruments that it may read from, besides those beside it
  std::filesystem::path assets{};
  std::string language = "en";  // of the author's column
  float text_scale = 1;         // of the same
  language::Date today{};       // of the interview
  ReadAloud read_aloud = ReadAloud::WhenAsked;
  voice::Pace pace = voice::Pace::Normal;
};

class Preview final : public touch::App {
 public:
  // Errors: "unreadable_file", and those of words::Words::load().
  [[nodiscard]] static Result<std::unique_ptr<Preview>> create(PreviewOptions options);

  void frame(touch::Ui& ui) override;
  void after_frame(touch::Ui& ui) override;
  [[nodiscard]] bool has_news() override;

  // Nothing is read aloud before. A voice of the system's leaves traces of its own, so it is given when there
  // is a window.
  void read_with(std::unique_ptr<voice::Voice> voice) { reading_ = Reading(std::move(voice)); }

  // Null while the file could never be asked.
  [[nodiscard]] const interview::Interview* interview() const { return shown_.get(); }
  // Of the respondent's page; null before it was drawn.
  [[nodiscard]] const touch::Ui* device() const { return device_.get(); }

 private:
  Preview(PreviewOptions options, PreviewFile file, words::Words words);

  [[nodiscard]] std::optional<std::size_t> step_at_line(int line) const;
  [[nodiscard]] PreviewView view() const;
  void add_interview(PreviewView& view) const;
  [[nodiscard]] PreviewPlace place_of(std::size_t step, const RespondentView& seen) const;

  void draw_beside(touch::Ui& ui, touch::Rect all);
  void draw_in_tabs(touch::Ui& ui, touch::Rect all);
  void draw_device(touch::Ui& ui, touch::Rect area);
  void draw_page(touch::Ui& device);

  void act(const PreviewAction& action);
  void act(Respondent::Wish wish);
  void go_to(std::size_t step);
  void forget_why();

  PreviewOptions options_;
  PreviewFile file_;
  words::Words words_;
  const words::Language& say_;
  PreviewInterview shown_;
  Reading reading_{nullptr};

  std::unique_ptr<touch::Ui> device_{};
  bool uncover_ = false;
  float text_scale_ = 1;
  PreviewShape shape_ = PreviewShape::Lying;
  PreviewTab tab_ = PreviewTab::Page;
  std::string why_{};  // the question that is asked about; empty: the one on screen
  bool no_way_ = false;

  PreviewView view_{};
  bool stale_ = true;  // the view no longer says how things are
  std::optional<PreviewAction> action_{};
};

}  // namespace doorstep::screen
