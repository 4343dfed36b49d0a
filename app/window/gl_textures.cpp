#include "app/window/gl_textures.h"

#include <GL/gl.h>
#include <GL/glext.h>

namespace doorstep::window {
namespace {

// A new texture, bound; what follows describes it.
GLuint begin_texture() {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);  // rows come without padding
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  return name;
}

}  // namespace

text::TextureId GlTextures::upload_mask(int width, int height, std::span<const std::uint8_t> mask) {
  const GLuint name = begin_texture();
  static constexpr GLint kWhiteWithMask[]{GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, kWhiteWithMask);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, mask.data());
  return name;
}

text::TextureId GlTextures::upload_picture(int width, int height, std::span<const std::uint8_t> pixels) {
  const GLuint name = begin_texture();
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  return name;
}

void GlTextures::release(text::TextureId id) {
  const auto name = static_cast<GLuint>(id);
  glDeleteTextures(1, &name);
}

}  // namespace doorstep::window
