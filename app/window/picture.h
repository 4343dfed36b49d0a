// What the window shows, as a PNG file: for the documentation and for golden images.
#pragma once

#include <filesystem>

#include "instruments/result.h"

namespace doorstep::window {

// Reads the back buffer (call before swapping) of `width` x `height` pixels. Errors: `picture_not_written`.
[[nodiscard]] Result<void> write_picture(const std::filesystem::path& png, int width, int height);

}  // namespace doorstep::window
