// Where rendered texts and pictures go: the graphics card in the window, a counter in tests that have no
// graphics.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace doorstep::text {

// An opaque, non-zero number; 0 means "no texture". The window's sink hands out OpenGL names.
using TextureId = std::uintptr_t;

class TextureSink {
 public:
  virtual ~TextureSink() = default;

  // Stores a mask of `width` x `height` bytes (0 clear .. 255 ink, rows without padding). The drawer tints
  // it.
  virtual TextureId upload_mask(int width, int height, std::span<const std::uint8_t> mask) = 0;

  // Stores a picture in its own colours: red, green, blue, alpha, a byte each, rows without padding.
  virtual TextureId upload_picture(int width, int height, std::span<const std::uint8_t> pixels) = 0;

  // Frees what an upload made. Never called inside a frame that still draws `id`.
  virtual void release(TextureId id) = 0;
};

// Keeps nothing; for measuring and for tests. Counts what is alive so that a test can bound it.
class CountingTextures final : public TextureSink {
 public:
  TextureId upload_mask(int width, int height, std::span<const std::uint8_t> mask) override;
  TextureId upload_picture(int width, int height, std::span<const std::uint8_t> pixels) override;
  void release(TextureId id) override;

  int alive = 0;
  int uploads = 0;

 private:
  TextureId last_ = 0;
};

}  // namespace doorstep::text
