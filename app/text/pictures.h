// SVG pictures on the screen: drawn by librsvg at the size in which they are shown, with a line around any of
// their parts.
//
// What a picture may hold is checked where it is read (instruments/model/svg.h); here one that cannot be
// drawn is simply not there. Nothing is fetched: a picture has no address to fetch from. What a
// frame does not use is forgotten after it. One thread only.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/text/picture_map.h"
#include "app/text/text_engine.h"
#include "app/text/texture_sink.h"

namespace doorstep::text {

class Pictures {
 public:
  explicit Pictures(TextureSink& sink);  // which outlives this
  ~Pictures();
  Pictures(const Pictures&) = delete;  // owns textures
  Pictures& operator=(const Pictures&) = delete;

  // Width by height; 0 when it cannot be drawn.
  [[nodiscard]] float aspect(const std::string& svg);
  // The whole picture, in its own colours on nothing. 0 when it cannot be drawn.
  [[nodiscard]] TextureId texture(const std::string& svg, int width, int height);
  // A line of `line` pixels along the edge of the element `part`, outside of it; its offsets are from the
  // picture's corner.
  [[nodiscard]] Mask outline(const std::string& svg, const std::string& part, int width, int height,
                             int line);
  // Where the elements `parts` lie. Valid until the next call, or the frame's end.
  [[nodiscard]] const PictureMap& map(const std::string& svg, const std::vector<std::string>& parts);

  void end_frame();
  void forget_all();

 private:
  struct Drawn;
  Drawn& drawn(const std::string& svg);
  void forget(std::map<std::string, std::unique_ptr<Drawn>>::iterator place);

  TextureSink& sink_;
  std::map<std::string, std::unique_ptr<Drawn>> pictures_;
};

}  // namespace doorstep::text
