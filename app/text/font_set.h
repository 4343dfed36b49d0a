// Our own fonts in a font map of our own: nothing that the machine has installed can change what a text looks
// like.
#pragma once

#include <filesystem>
#include <memory>

#include <pango/pangocairo.h>

#include "instruments/result.h"

namespace doorstep::text {

struct GObjectFree {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using GOwned = std::unique_ptr<Object, GObjectFree>;

// Pango contexts over the *.ttf of one folder. Smooth grey edges, no hinting, so that letters keep their
// shape and distances at every size.
class FontSet {
 public:
  // Errors: `no_fonts`.
  [[nodiscard]] static Result<FontSet> load(const std::filesystem::path& folder);

  enum class BaseDirection { LeftToRight, RightToLeft };
  // Layouts made from it take this as the direction of their paragraphs.
  [[nodiscard]] PangoContext* context(BaseDirection direction) const {
    return direction == BaseDirection::LeftToRight ? left_to_right_.get() : right_to_left_.get();
  }
  // Latin face first, then the others: Pango takes each letter from the first that has it.
  static constexpr const char* kFamilies = "Andika,Noto Sans Arabic";

 private:
  explicit FontSet(GOwned<PangoFontMap> map);

  GOwned<PangoFontMap> map_;
  GOwned<PangoContext> left_to_right_, right_to_left_;
};

}  // namespace doorstep::text
