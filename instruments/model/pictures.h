// Pictures that questions show.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "instruments/model/instrument.h"
#include "instruments/result.h"

namespace doorstep::model {

// The text of the picture file `name` (no folder in it), or nullopt. Given by whoever may read files.
using Pictures = std::function<std::optional<std::string>(std::string_view name)>;

// `text`, which `instrument` was loaded from, with its pictures in it (`pictures: {two_homes.svg: "<svg
// ..."}`): so that an interview keeps all that it was made with. A text that carries pictures already is
// returned as it is. Error: "pictures_do_not_fit" (the text cannot take them, for example because it is one
// long {mapping}).
[[nodiscard]] Result<std::string> self_contained(std::string_view text, const Instrument& instrument);

}  // namespace doorstep::model
