// Which instances of a repeat are there, and what they are called by their place among those.

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "instruments/interview/interview.h"

namespace doorstep::interview {
namespace {

// The whole number that `text` is; nullopt for anything else.
std::optional<std::uint32_t> whole(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

// Asked of every instance there is, over and over.
bool Interview::is_there(std::uint32_t instance) const {
  const bool* there = std::get_if<bool>(&value(instrument_->instances[instance].slot + 1));
  return there != nullptr && *there;
}

bool Interview::is_reached(std::uint32_t instance) const {
  return evaluation_.is_present(instrument_->instances[instance].slot);
}

std::vector<std::uint32_t> Interview::instances(std::uint32_t repeat) const {
  std::vector<std::uint32_t> there = instrument_->repeats[repeat].instances;
  std::erase_if(there, [&](std::uint32_t instance) { return !is_there(instance); });
  return there;
}

std::string Interview::placed_id(std::uint32_t instance) const {
  const model::Instance& here = instrument_->instances[instance];
  const model::Repeat& repeat = instrument_->repeats[here.repeat];
  std::uint32_t place = 1;
  for (const std::uint32_t each : repeat.instances) {
    if (each == instance) break;
    if (is_there(each)) ++place;
  }
  const std::string outer = repeat.outer ? placed_id(*repeat.outer) + "." : "";
  return fmt::format("{}{}[{}]", outer, repeat.label, is_there(instance) ? place : here.number);
}

std::vector<std::string> Interview::placed_ids() const {
  std::vector<std::string> ids(instrument_->instances.size());
  // A repeat stands behind the one that it is nested in, so that the outer id is there already.
  for (const model::Repeat& repeat : instrument_->repeats) {
    const std::string before = (repeat.outer ? ids[*repeat.outer] + "." : "") + repeat.label;
    std::uint32_t place = 0;
    for (const std::uint32_t each : repeat.instances)
      ids[each] =
          fmt::format("{}[{}]", before, is_there(each) ? ++place : instrument_->instances[each].number);
  }
  return ids;
}

std::string Interview::placed_id_of(std::uint32_t question) const {
  const model::Question& asked = instrument_->questions[question];
  return asked.one_more ? asked.id : placed(asked.id, asked.instance);
}

std::string Interview::placed_id_of(const model::NamedValue& value) const {
  return placed(value.id, value.instance);
}

// `id` of something in `instance`, with places instead of names.
std::string Interview::placed(const std::string& id, std::optional<std::uint32_t> instance) const {
  return instance ? placed_id(*instance) + id.substr(instrument_->instances[*instance].id.size()) : id;
}

std::optional<std::uint32_t> Interview::instance_at(const model::Repeat& repeat, std::string_view key) const {
  const auto wanted = whole(key);
  std::size_t next = 0;
  std::int64_t place = 0;
  // Nobody stands at a place before the instance of that number, and how many are there before it is counted.
  if (wanted && *wanted > 1 && *wanted <= repeat.instances.size()) {
    const model::Instance& before = instrument_->instances[repeat.instances[*wanted - 2]];
    if (const auto* count = std::get_if<language::Number>(&value(before.slot + 2))) {
      next = *wanted - 1;
      place = count->whole();
    }
  }
  for (; next < repeat.instances.size(); ++next) {
    const std::uint32_t instance = repeat.instances[next];
    if (is_there(instance) && ++place == wanted) return instance;
  }
  // What is not there, or not yet, goes by its own name.
  return instrument_->find_instance(fmt::format("{}[{}]", repeat.id, key));
}

// Goes through the instances that `id` names and leaves what stands behind the last of them; nullopt when one
// of them cannot be.
std::optional<std::string> Interview::without_places(std::string_view& id) const {
  std::string inside;
  for (std::size_t close = id.find(']'); close != std::string_view::npos; close = id.find(']')) {
    const std::size_t open = id.find('[');
    if (open > close) return std::nullopt;
    const auto repeat =
        std::ranges::find(instrument_->repeats, inside + std::string(id.substr(0, open)), &model::Repeat::id);
    if (repeat == instrument_->repeats.end()) return std::nullopt;
    const auto instance = instance_at(*repeat, id.substr(open + 1, close - open - 1));
    if (!instance) return std::nullopt;
    id.remove_prefix(std::min(close + 2, id.size()));
    inside = instrument_->instances[*instance].id + (id.empty() ? "" : ".");
  }
  return inside;
}

std::optional<std::uint32_t> Interview::find_placed(std::string_view id) const {
  const auto inside = without_places(id);
  return inside ? instrument_->find_question(*inside + std::string(id)) : std::nullopt;
}

std::optional<std::uint32_t> Interview::find_placed_instance(std::string_view id) const {
  const auto inside = without_places(id);
  return inside && id.empty() ? instrument_->find_instance(*inside) : std::nullopt;
}

}  // namespace doorstep::interview
