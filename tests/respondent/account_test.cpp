#include <catch2/catch_test_macros.hpp>

#include "app/screen/account_page.h"
#include "app/screen/screen_language.h"
#include "app/text/assets.h"
#include "tests/harness/harness.h"
#include "tests/respondent_pictures/samples.h"

namespace {

using doorstep::harness::Harness;
using doorstep::sharing::Account;
using doorstep::words::Words;

const Words& words() {
  static const Words kWords = *Words::load(*doorstep::text::assets_folder());
  return kWords;
}

class AccountApp final : public doorstep::touch::App {
 public:
  explicit AccountApp(Account account) : account_(std::move(account)) {}
  void frame(doorstep::touch::Ui& ui) override {
    ui.set_density(doorstep::touch::Density::Adult);
    doorstep::screen::use_language(ui, words().in("sv"), "sv");
    const std::string now = doorstep::screen::account_page(
        ui, words().in("sv"), {.account = account_, .parent = "Karin", .child = "Elsa"});
    if (!now.empty()) touched = now;
  }
  std::string touched{};

 private:
  Account account_;
};

Account mums_account() { return Account::of(doorstep::sample::told_ledger(), "parent-1"); }

}  // namespace

TEST_CASE("the account shows what was released, the child's own words as a quotation") {
  AccountApp app(mums_account());
  Harness screen(app);
  CHECK(screen.shows("Det här vill Elsa att du ska få veta"));
  CHECK(screen.node("entry:wishes").label == "”Att jag får ha en likadan säng på båda ställena.”");
  CHECK(screen.node("entry:noise").label.starts_with("Elsa märker"));
}

TEST_CASE("nothing that was held back, refused, postponed or meant for the other parent is on the page") {
  AccountApp app(mums_account());
  Harness screen(app);
  for (const auto& node : screen.ui().tree().nodes()) {
    INFO(node.id);
    CHECK(node.id.find(doorstep::sample::kCanary) == std::string::npos);
    CHECK(node.label.find(doorstep::sample::kCanary) == std::string::npos);
    CHECK(node.value.find(doorstep::sample::kCanary) == std::string::npos);
  }
}

// Texts are drawn through the text engine's cache: the same page from a ledger without anything unreleased
// must leave exactly the same texts in it.
TEST_CASE("no text is drawn for what was not released") {
  const auto drawn = [](Account account) {
    AccountApp app(std::move(account));
    Harness screen(app);
    return std::tuple(screen.describe(), screen.ui().text().cached_texts(),
                      screen.ui().text().cached_bytes());
  };
  const Account mums = mums_account();
  doorstep::sharing::Ledger only;
  const auto apply = [&](doorstep::sharing::Event event) {
    event.number = only.next_number();
    REQUIRE(only.apply(event));
  };
  for (const auto& entry : mums.entries()) {
    doorstep::sharing::Event chosen;
    chosen.item = entry.item;
    chosen.title = entry.title;
    chosen.lines = entry.lines;
    chosen.parent = "parent-1";
    chosen.choice =
        entry.own_words ? doorstep::sharing::Choice::MyWords : doorstep::sharing::Choice::TheseWords;
    apply(chosen);
  }
  doorstep::sharing::Event assented;
  assented.kind = doorstep::sharing::Kind::Assented;
  assented.assented = true;
  apply(assented);
  for (const auto& entry : mums.entries()) {
    doorstep::sharing::Event decided;
    decided.kind = doorstep::sharing::Kind::Decided;
    decided.decision = doorstep::sharing::Decision::Release;
    decided.item = entry.item;
    decided.parent = "parent-1";
    decided.reason = "skäl";
    apply(decided);
  }
  CHECK(drawn(mums) == drawn(Account::of(only, "parent-1")));
}

TEST_CASE("an empty account says kindly that there is nothing to read, and not why") {
  AccountApp app(Account::of(doorstep::sample::told_ledger(), "parent-3"));
  Harness screen(app);
  CHECK(screen.shows("Det finns inget att läsa tillsammans i dag"));
  CHECK_FALSE(screen.shows("Elsa"));
}

TEST_CASE("done and hide are told to the shell") {
  AccountApp app(mums_account());
  Harness screen(app);
  screen.tap("done");
  CHECK(app.touched == "done");
  screen.tap("hide");
  CHECK(app.touched == "hide");
}
