// The preview of an instrument for the one who writes it: the page as the respondent meets it, and the
// author's column beside it. Reads the file again whenever it is saved, and stays at its place.
//
// Nothing is kept: the interview lives in memory and goes with the window; no vault is opened, no file
// written. The page is drawn by the same Respondent as in an interview, in a guest of the window's Ui.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/screen/neutral_screen.h"
#include "app/screen/preview_column.h"
#include "app/screen/preview_file.h"
#include "app/screen/respondent.h"
#include "app/touch/app.h"
#include "instruments/interview/why.h"

namespace doorstep::screen {

struct PreviewOptions {
  std::filesystem::path file{};
  std::vector<std::filesystem::path> shipped{};  // instruments that it may read from, besides those beside it
  std::filesystem::path assets{};
  std::string language = "en";  // of the author's column
  float text_scale = 1;         // of the same
  language::Date today{};       // of the interview
};

class Preview final : public touch::App {
 public:
  // Errors: "unreadable_file", and those of words::Words::load().
  [[nodiscard]] static Result<std::unique_ptr<Preview>> create(PreviewOptions options);

  void frame(touch::Ui& ui) override;
  void after_frame(touch::Ui& ui) override;
  [[nodiscard]] bool has_news() override;

  // Null while the file could never be asked.
  [[nodiscard]] const interview::Interview* interview() const { return interview_ ? &*interview_ : nullptr; }
  // Of the respondent's page; null before it was drawn.
  [[nodiscard]] const touch::Ui* device() const { return device_.get(); }

 private:
  Preview(PreviewOptions options, PreviewFile file, words::Words words);

  [[nodiscard]] RespondentPeople people() const;
  [[nodiscard]] touch::Density density() const;
  [[nodiscard]] std::optional<int> fitting_age() const;
  [[nodiscard]] std::string place_id() const;
  [[nodiscard]] std::optional<std::size_t> step_called(const std::string& id) const;
  [[nodiscard]] std::optional<std::size_t> step_at_line(int line) const;

  void begin();
  void show(RespondentDraft draft);
  void show(interview::Interview interview, RespondentDraft draft);
  void retrace(const std::shared_ptr<const model::Instrument>& next);
  [[nodiscard]] RespondentDraft take_draft(const model::Instrument& next);

  [[nodiscard]] PreviewView view() const;
  [[nodiscard]] PreviewPlace place_of(std::size_t step, const RespondentView& seen) const;
  [[nodiscard]] PreviewWhy why() const;
  [[nodiscard]] std::string words_of(const interview::WhyPart& part) const;
  void draw_device(touch::Ui& ui, touch::Rect area);
  void draw_page(touch::Ui& device);

  [[nodiscard]] Result<void> make(const interview::Move& move);
  void act(const PreviewAction& action);
  void act(Respondent::Wish wish);
  void go_to(std::size_t step);

  PreviewOptions options_;
  PreviewFile file_;
  words::Words words_;
  const words::Language& say_;

  std::unique_ptr<touch::Ui> device_{};
  std::optional<interview::Interview> interview_{};
  sharing::Ledger ledger_{};
  std::optional<Respondent> respondent_{};
  std::optional<RespondentDraft> hidden_{};  // the screen is covered; what it shows afterwards
  bool uncover_ = false;

  std::optional<int> age_{};  // that the author chose
  std::string language_{};
  float text_scale_ = 1;
  PreviewShape shape_ = PreviewShape::Lying;
  PreviewTab tab_ = PreviewTab::Page;
  std::string why_{};  // the question that is asked about; empty: the one on screen
  bool no_way_ = false;
  std::string by_example_{};

  PreviewView view_{};
  bool stale_ = true;  // the view no longer says how things are
  std::optional<PreviewAction> action_{};
};

}  // namespace doorstep::screen
