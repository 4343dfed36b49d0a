#include "app/screen/screen_language.h"

namespace doorstep::screen {

void use_language(touch::Ui& ui, const words::Language& say, const std::string& code) {
  const bool mirrored = say.direction() == words::Direction::RightToLeft;
  ui.set_language(code, mirrored ? touch::Flow::RightToLeft : touch::Flow::LeftToRight);
  ui.set_words({.more_below = say("common.widgets.more_below"),
                .back_to_top = say("common.widgets.back_to_top"),
                .erase = say("common.widgets.erase"),
                .done = say("common.widgets.done"),
                .cancel = say("common.widgets.cancel"),
                .less = say("common.widgets.less"),
                .more = say("common.widgets.more"),
                .year = say("common.widgets.year"),
                .month = say("common.widgets.month"),
                .day = say("common.widgets.day"),
                .read_aloud = say("common.widgets.read_aloud"),
                .hour = say("common.widgets.hour"),
                .minute = say("common.widgets.minute"),
                .decimal_point = say("common.decimal_point"),
                // The number is filled in by the field.
                .letters_left = say("common.widgets.letters_left", "{0}"),
                .show_board = say("common.widgets.show_board"),
                .hide_board = say("common.widgets.hide_board"),
                .letters_of = say("common.widgets.letters_of"),
                .shift = say("common.widgets.shift"),
                .space = say("common.widgets.space"),
                .new_line = say("common.widgets.new_line"),
                .undo = say("common.widgets.undo"),
                .redo = say("common.widgets.redo"),
                .caret_left = say("common.widgets.caret_left"),
                .caret_right = say("common.widgets.caret_right"),
                .mark = say("common.widgets.mark")});
}

}  // namespace doorstep::screen
