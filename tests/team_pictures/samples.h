// Every page of the team filled with a made-up family, for pictures and audits.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/screen/family_view.h"
#include "app/touch/app.h"
#include "app/words/words.h"

namespace doorstep::team {

[[nodiscard]] screen::FamilyView sample_family();

// Draws one of the pages. Pages keep their own values, as they do in the shell.
class Samples final : public touch::App {
 public:
  explicit Samples(const words::Words& words, std::string language);
  ~Samples() override;

  [[nodiscard]] std::vector<std::string> names() const;
  void show(const std::string& name);
  void set_language(std::string language) { language_ = std::move(language); }
  void frame(touch::Ui& ui) override;

 private:
  struct Pages;
  const words::Words& words_;
  std::string language_;
  std::string shown_;
  std::unique_ptr<Pages> pages_;
};

}  // namespace doorstep::team
