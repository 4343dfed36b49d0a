#include "app/text/font_set.h"

#include <system_error>

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

namespace doorstep::text {
namespace {

// No <dir>, no <include>: the machine's fonts and rules stay out.
constexpr const char* kConfiguration = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <match target="pattern">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>)";

int add_fonts(FcConfig* configuration, const std::filesystem::path& folder) {
  int added = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".ttf") continue;
    const std::string file = entry.path().string();
    if (FcConfigAppFontAddFile(configuration, reinterpret_cast<const FcChar8*>(file.c_str())) == FcTrue)
      ++added;
  }
  return added;
}

GOwned<PangoContext> make_context(PangoFontMap* map, PangoDirection direction) {
  GOwned<PangoContext> context(pango_font_map_create_context(map));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  // One point is one unit: sizes are given as absolute ones anyway, and nothing may depend on the screen's
  // dots per inch.
  pango_cairo_context_set_resolution(context.get(), 72);
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  pango_context_set_base_dir(context.get(), direction);
  return context;
}

}  // namespace

FontSet::FontSet(GOwned<PangoFontMap> map)
    : map_(std::move(map)),
      left_to_right_(make_context(map_.get(), PANGO_DIRECTION_LTR)),
      right_to_left_(make_context(map_.get(), PANGO_DIRECTION_RTL)) {}

Result<FontSet> FontSet::load(const std::filesystem::path& folder) {
  FcConfig* configuration = FcConfigCreate();
  const bool parsed = FcConfigParseAndLoadFromMemory(
                          configuration, reinterpret_cast<const FcChar8*>(kConfiguration), FcTrue) == FcTrue;
  if (!parsed || add_fonts(configuration, folder) == 0) {
    FcConfigDestroy(configuration);
    return fail("no_fonts", "The program's own fonts could not be read.", "Install Doorstep again.");
  }
  GOwned<PangoFontMap> map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), configuration);
  FcConfigDestroy(configuration);  // the map holds it now
  return FontSet(std::move(map));
}

}  // namespace doorstep::text
