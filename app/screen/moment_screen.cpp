#include "app/screen/moment_screen.h"

#include "app/touch/widgets.h"

namespace doorstep::screen {

void draw_moment(touch::Ui& ui, const words::Language& say) {
  ui.screen("moment", touch::Entrance::Instant);
  const touch::TextLook look{
      .role = touch::TextRole::Title, .colour = touch::Token::Muted, .align = touch::Align::Center};
  const touch::Rect page = ui.viewport().shrunk(ui.metrics().margin);
  const float height = touch::text_height(ui, say("team.moment"), page.width, look);
  (void)touch::text_block(ui, "moment", page.centered({page.width, height}), say("team.moment"), look);
}

}  // namespace doorstep::screen
