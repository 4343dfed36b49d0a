// Masks and pictures on the graphics card. A mask has one byte per pixel and is drawn white with the mask as
// alpha, so that a vertex colour tints it.
#pragma once

#include "app/text/texture_sink.h"

namespace doorstep::window {

// Needs a current OpenGL 3.3 context at every call.
class GlTextures final : public text::TextureSink {
 public:
  text::TextureId upload_mask(int width, int height, std::span<const std::uint8_t> mask) override;
  text::TextureId upload_picture(int width, int height, std::span<const std::uint8_t> pixels) override;
  void release(text::TextureId id) override;
};

}  // namespace doorstep::window
