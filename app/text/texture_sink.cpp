#include "app/text/texture_sink.h"

namespace doorstep::text {

TextureId CountingTextures::upload_mask(int, int, std::span<const std::uint8_t>) {
  ++alive;
  ++uploads;
  return ++last_;
}

void CountingTextures::release(TextureId) { --alive; }

}  // namespace doorstep::text
