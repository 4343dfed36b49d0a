// What a member of the team asked for by touching a page. The shell carries it out after the frame: no page
// talks to the vault while it is drawn.
#pragma once

#include <optional>
#include <string>
#include <variant>

namespace doorstep::screen {

struct LockNow {};
struct GoBack {};
struct ShowDisplay {};  // opens the sheet with language, text size and colours

struct ChooseLanguage {
  std::string code;
};
struct ChooseTextScale {
  float scale = 1;
};
struct ChooseTheme {
  std::string name;
};

enum class Turned { Off, On };
struct ReduceMotion {
  Turned turned = Turned::Off;
};
struct SpaceText {
  Turned turned = Turned::Off;
};
struct ShowCalibration {};  // opens the sheet with the bank card
struct TryScale {           // the card is drawn for so many pixels per mm
  float px_per_mm = 1;
};
struct KeepScale {};    // the card that is shown has the right size
struct ForgetScale {};  // as the system says

struct MakeVault {};  // the name and the passphrases are on the page
struct OpenVault {};
struct Return {};  // from the neutral page to the passphrase

struct OpenFamily {
  std::string family;
};
struct NewFamily {};
struct SaveFamily {};
struct NewPerson {};
struct SavePerson {};

struct NewInterview {
  std::string person;  // empty: to be chosen on the page
};
struct StartInterview {};
struct ResumeInterview {
  std::string interview;
};

struct GoOver {  // to the version that new interviews are made with
  std::string interview;
};

struct ReviewChoices {
  std::string interview;  // the child's
};
struct TurnPage {
  int step = 1;  // 1 or -1
};
struct Decide {};
struct ShowAccount {
  std::string interview;  // the child's
  std::string parent;
};
struct MarkTold {};

using Action =
    std::variant<LockNow, GoBack, ShowDisplay, ChooseLanguage, ChooseTextScale, ChooseTheme, ReduceMotion,
                 SpaceText, ShowCalibration, TryScale, KeepScale, ForgetScale, MakeVault, OpenVault, Return,
                 OpenFamily, NewFamily, SaveFamily, NewPerson, SavePerson, NewInterview, StartInterview,
                 ResumeInterview, GoOver, ReviewChoices, TurnPage, Decide, ShowAccount, MarkTold>;

}  // namespace doorstep::screen
