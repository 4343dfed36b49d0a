// Every widget on pages like those of the design, for pictures and audits. All names are made up.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/touch/app.h"
#include "app/touch/widgets.h"

namespace doorstep::gallery {

enum class Page {
  ChildQuestion,
  YoungChild,
  Sharing,
  Family,
  Account,
  Arabic,
  Fields,
  Numbers,
  Scale,
  Sheet,
  Typing,
  TypingArabic,
  TypingSecret
};

[[nodiscard]] std::vector<Page> all_pages();
[[nodiscard]] std::string name_of(Page page);

class Gallery final : public touch::App {
 public:
  explicit Gallery(Page page) : page_(page) {}

  void frame(touch::Ui& ui) override;
  void show(Page page) { page_ = page; }
  [[nodiscard]] bool wants_to_quit() const override { return quit_; }
  void quit() { quit_ = true; }

  int presses = 0;  // of any button

 private:
  void child_question(touch::Ui& ui, touch::Density density);
  void sharing(touch::Ui& ui);
  void family(touch::Ui& ui);
  void family_people(touch::Ui& ui, touch::Rect area);
  void family_domains(touch::Ui& ui, touch::Rect area);
  void account(touch::Ui& ui);
  void arabic(touch::Ui& ui);
  void fields(touch::Ui& ui);
  void type_page(touch::Ui& ui, const touch::TopBar& top, const touch::ActionBar& bottom,
                 const std::string& question, const std::function<void(touch::Rect)>& field,
                 float field_height);
  void typing(touch::Ui& ui);
  void typing_arabic(touch::Ui& ui);
  void typing_secret(touch::Ui& ui);
  void numbers(touch::Ui& ui);
  void scale(touch::Ui& ui);
  void bars(touch::Ui& ui, const touch::PageParts& parts, const touch::TopBar& top,
            const touch::ActionBar& bottom);
  [[nodiscard]] touch::PageParts parts(touch::Ui& ui, const touch::TopBar& top,
                                       const touch::ActionBar& bottom) const;

  Page page_;
  bool quit_ = false;
  std::size_t chosen_ = 1;
  std::optional<int> step_ = 7;
  std::optional<std::int64_t> number_;
  std::optional<std::int64_t> amount_ = 125;
  touch::PlainDate date_;
  std::string name_ = "Elsa", note_ = "Hon vill att vi ringer först.\nHelst på kvällen.";
  touch::SecretText secret_;
};

}  // namespace doorstep::gallery
