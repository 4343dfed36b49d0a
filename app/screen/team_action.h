// What a member of the team asked for by touching a page. The shell carries it out after the frame: no page
// talks to the vault while it is drawn.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "app/screen/device_settings.h"
#include "app/screen/family_view.h"
#include "app/screen/place.h"
#include "app/screen/telling_view.h"

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
struct ReadPages {
  ReadAloud when = ReadAloud::WhenAsked;
};
struct ReadSlowly {
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
struct Return {};      // from the neutral page to the passphrase
struct CoverAgain {};  // back to it

struct OpenFamily {
  std::string family;
};
struct EditFamily {
  std::string family{};  // empty: new
};
struct SaveFamily {};
struct RemoveFamily {};  // the one on the page
struct EditPerson {
  std::string person{};     // empty: new
  std::string interview{};  // a child's, after which another adult is added; leads back to that
};
struct SavePerson {};
struct RemovePerson {};  // the one on the page
struct LetBeTold {       // whether children decide what this other adult may hear
  std::string person;
  Told told = Told::Yes;
};

// Where `family` is empty it is the one whose page is open.
struct NewInterview {
  std::string person{};  // empty: to be chosen on the page
  std::string family{};
  std::string after{};  // an interview whose next round it is: the same instrument, where it still fits
};
struct StartInterview {};
struct ResumeInterview {
  std::string interview{};
  std::string family{};
};

struct GoOver {  // to the version that new interviews are made with
  std::string interview;
};

struct ReviewChoices {
  std::string interview{};  // the child's
  std::string family{};
};
struct TurnPage {
  int step = 1;  // 1 or -1
};
struct Decide {};
struct ShowAccount {
  std::string interview;  // the child's
  std::string parent;
};
struct PrintAccount {
  std::string interview;  // the child's
  std::string parent;
};
struct MarkTold {};

struct TickOff {  // what was closed in the child's interview has been seen to
  std::string interview;
};
struct OpenFollow {  // what the team does after a child's interview
  std::string interview;
};
struct ChangeChoices {  // the child gets the device, and goes through its choices again
  std::string interview;
};
struct WriteNote {
  NoteKind kind = NoteKind::Response;
  std::string interview{};   // the child's; empty: the family's
  std::string person{};      // Response, FollowUp: the adult
  std::uint32_t report = 0;  // TellOfReport
  std::string flag{};        // Flag: its id
};
struct OpenFlagAgain {
  std::string interview;
  std::string flag;
};
struct SaveNote {};

struct EditHelp {
  std::string help{};  // empty: new
  std::string family{};
};
struct SaveHelp {};
struct MarkHelp {  // done, struck out, or taken up again; can be undone on the family's page
  std::string help{};
  HelpState state = HelpState::Done;
};
struct UndoHelp {};

struct ChangeNextRound {
  std::string after{};  // the interview
};
struct SaveNextRound {};

// What was answered in it.
struct ReadAnswers {
  std::string interview;
};

using Action =
    std::variant<LockNow, GoBack, ShowDisplay, ChooseLanguage, ChooseTextScale, ChooseTheme, ReduceMotion,
                 SpaceText, ReadPages, ReadSlowly, ShowCalibration, TryScale, KeepScale, ForgetScale,
                 MakeVault, OpenVault, Return, CoverAgain, OpenFamily, EditFamily, SaveFamily, RemoveFamily,
                 EditPerson, SavePerson, RemovePerson, LetBeTold, TickOff, NewInterview, StartInterview,
                 ResumeInterview, GoOver, ReviewChoices, TurnPage, Decide, ShowAccount, PrintAccount,
                 MarkTold, OpenFollow, ChangeChoices, WriteNote, SaveNote, OpenFlagAgain, EditHelp, SaveHelp,
                 MarkHelp, UndoHelp, ChangeNextRound, SaveNextRound, ReadAnswers>;

}  // namespace doorstep::screen
