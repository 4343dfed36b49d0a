// What the child sees when it goes through what it said and decides who may hear it.
//
// One decision per page: one topic, one parent. Nothing is chosen beforehand, the four ways look alike, and
// no answer is coloured. A line that was struck out stays on its page, so that it can be taken back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/screen/respondent_frame.h"
#include "app/screen/respondent_view.h"
#include "instruments/sharing/account.h"

namespace doorstep::screen {

// A line of a summary that comes into sight once its page is there.
struct LineToShow {
  std::string id{};
  int frames = 4;  // a region learns its height a frame late
};

// "Have I understood you?" Ids: "correct:<line>", "strike:<line>", "restore:<line>", "add", "back", "next".
std::string summary_page(touch::Ui& ui, const RespondentView& view, const sharing::TopicSummary& topic,
                         LineToShow& show, RespondentFrame frame);

// Words of the child's own, typed by it or by the interviewer. Ids: "cancel", "save" (once something is
// written).
struct OwnWordingPage {
  std::string title{};
  std::string original{};  // what it is about; may be empty
};
std::string own_wording_page(touch::Ui& ui, const RespondentView& view, const OwnWordingPage& page,
                             std::string& words, RespondentFrame frame);

// "May mum hear this?" about a topic, or about one line of it. `chosen` is nullopt until the child chooses;
// what it chose in the round before is said, and not chosen. Ids: "back", "next"; "by_line", "whole" (the
// topic line by line, or all of it at once).
struct ChoicePage {
  const sharing::TopicSummary& topic;
  const ParentOfChild& parent;
  std::string line{};  // empty: the topic as a whole
  std::vector<std::string> lines{};
  std::optional<sharing::Choice> last_time{};
};
std::string choice_page(touch::Ui& ui, const RespondentView& view, const ChoicePage& page,
                        std::optional<sharing::Choice>& chosen, RespondentFrame frame);

// One of the two closing questions (sharing::kKnows, kDecided): yes, no, or neither. `answer` is a word of
// the ledger's, or empty. Ids: "back", "next".
std::string outcome_page(touch::Ui& ui, const RespondentView& view, const std::string& question,
                         std::string& answer, RespondentFrame frame);

// Exactly what a parent would hear, and what not; each can be changed. Ids: "change:<topic>" or
// "change:<topic>:<line>", "back", "next".
std::string overview_page(touch::Ui& ui, const RespondentView& view, const ParentOfChild& parent,
                          RespondentFrame frame);

// There is nothing to go through. Ids: "back", "next".
std::string nothing_to_share_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);

// What was told, or is, under its topics' headings: the child's own words as a quotation. The words are read
// in `language` where that is given. Ids: `id` with ":title:<item>" and ":<item>". Returns the height used.
float told_things(touch::Ui& ui, const words::Language& say, const std::string& id,
                  const std::vector<sharing::Account::Entry>& things, touch::Rect area,
                  const std::string& language = {});

// The lines of a text in one quotation, each on a line of its own.
[[nodiscard]] std::string quoted(const words::Language& say, const std::vector<std::string>& lines);

}  // namespace doorstep::screen
