// The author's column of a preview: what is wrong with the file, where one can go, why something is asked,
// and as whom it is looked at.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/touch/widgets.h"
#include "app/words/words.h"
#include "instruments/check/check.h"

namespace doorstep::screen {

enum class PreviewTab { Page, Problems, Places, Why, As };
enum class PreviewShape { Lying, Standing, Small };  // of the respondent's device

// A page or question of the instrument.
struct PreviewPlace {
  enum class State { Here, Asked, NotAsked };
  std::size_t step = 0;
  std::string id{};
  std::string words{};  // what is asked, in the respondent's language
  std::string answer{};
  State state = State::Asked;
};

struct PreviewProblem {
  int line = 0;  // 0: of the whole file
  bool error = true;
  words::Explained words{};
  std::optional<std::size_t> step{};  // what it is about, where that can be shown
};

struct PreviewWhy {
  struct Part {
    std::size_t depth = 0;
    std::string of{};     // the section or repeat whose condition it is
    std::string text{};   // as the author wrote it
    std::string value{};  // what it comes to now
    std::string whose{};  // the answer that it is, and to what
    bool holds = false;
  };
  std::string id{};      // of the question; empty: nothing to say
  std::size_t step = 0;  // where it stands
  bool asked = true;
  bool no_way = false;  // it was to be gone to, and no answers were found that ask it
  std::vector<Part> parts{};
  std::string affects{};   // what its answer has a part in
  std::string exported{};  // what an extract has of it
};

struct PreviewView {
  PreviewTab tab = PreviewTab::Problems;
  std::string name{};   // of the file
  std::string saved{};  // "14.32"
  bool shows_last_good = false;
  bool shows_nothing = false;  // there was none yet
  std::string by_example{};    // whose answers led here
  std::size_t questions = 0;
  std::vector<model::Translated> translated{};
  check::Tried tried{};
  std::vector<std::string> unrecorded{};  // a line for each language
  std::vector<PreviewProblem> problems{};
  std::vector<PreviewPlace> places{};
  PreviewWhy why{};
  std::vector<std::pair<std::string, std::string>> languages{};  // code, name
  std::string language{};
  std::optional<int> age{};
  int age_from = 0, age_to = 150;
  float text_scale = 1;
  PreviewShape shape = PreviewShape::Lying;
};

struct ShowTab {
  PreviewTab tab;
};
// Where the page is a tab of its own, going somewhere shows it.
enum class Then { Stay, ShowPage };
struct GoToStep {
  std::size_t step;
  Then then = Then::Stay;
};
struct AskWhy {
  std::size_t step;
  Then then = Then::Stay;
};
struct SpeakAs {
  std::string language;
};
struct BeOld {
  int years;
};
struct WriteLarge {
  float scale;
};
struct Hold {
  PreviewShape shape;
};
struct BeginAgain {};
using PreviewAction = std::variant<ShowTab, GoToStep, AskWhy, SpeakAs, BeOld, WriteLarge, Hold, BeginAgain>;

enum class PreviewTabs { WithPage, WithoutPage };  // whether the page is one of them, or stands beside

// The ways from tab to tab; the height they used.
float draw_preview_tabs(touch::Ui& ui, const words::Language& say, const PreviewView& view, touch::Rect place,
                        PreviewTabs tabs, std::optional<PreviewAction>& action);
// Why the question is asked or not, and what its answer has a part in; the height used.
float draw_preview_why(touch::Ui& ui, const words::Language& say, const PreviewWhy& why, touch::Rect place,
                       std::optional<PreviewAction>& action);
// The tab that is open, with the file's name above it. Without the page why stands below it, and is no tab.
std::optional<PreviewAction> draw_preview_column(touch::Ui& ui, const words::Language& say,
                                                 const PreviewView& view, touch::Rect place,
                                                 PreviewTabs tabs);

}  // namespace doorstep::screen
