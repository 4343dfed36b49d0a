#include "app/window/picture.h"

#include <cstdint>
#include <vector>

#include <png.h>

#include <GL/gl.h>

namespace doorstep::window {

Result<void> write_picture(const std::filesystem::path& png, int width, int height) {
  constexpr int kChannels = 3;
  const auto row = static_cast<std::size_t>(width) * kChannels;
  std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());

  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  // OpenGL's first row is the lowest; a negative stride turns the picture over.
  const int written =
      png_image_write_to_file(&image, png.c_str(), 0, pixels.data(), -static_cast<png_int_32>(row), nullptr);
  if (written == 0)
    return fail("picture_not_written", "The picture of the screen could not be written.",
                "Check the folder and its permissions.");
  return {};
}

std::optional<Picture> read_picture(const std::filesystem::path& png) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, png.c_str()) == 0) return std::nullopt;
  image.format = PNG_FORMAT_RGBA;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  picture.pixels.resize(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, picture.pixels.data(), 0, nullptr) == 0) return std::nullopt;
  return picture;
}

}  // namespace doorstep::window
