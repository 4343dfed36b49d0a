// A page that says one thing and offers a few ways on: hand-over, pause, stop, thanks.
#pragma once

#include <string>
#include <vector>

#include "app/screen/respondent_frame.h"

namespace doorstep::screen {

enum class Picture { None, Door };  // only where there is room for it

struct MessagePage {
  std::string title{};
  std::string text{};
  std::string note{};  // quieter, for the grown-up beside; may be empty
  Picture picture = Picture::None;
  // Below each other, all of one size; the frame's back and next stand apart.
  std::vector<touch::BarButton> ways{};
};

std::string message_page(touch::Ui& ui, const words::Language& say, RespondentFrame frame,
                         const MessagePage& page);

}  // namespace doorstep::screen
