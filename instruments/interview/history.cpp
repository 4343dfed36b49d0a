#include "instruments/interview/history.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace doorstep::interview {
namespace {

using nlohmann::json;

constexpr std::string_view kRemedy =
    "The history was changed or cut off outside of this program. Use another copy of it.";

tl::unexpected<Error> at_line(std::size_t line, std::string code, std::string_view what) {
  return fail(std::move(code), fmt::format("Line {} of the history {}.", line, what), std::string(kRemedy));
}

// A discarded value when the line is not JSON, or nested deeper than any event.
json parsed(std::string_view line) {
  bool deep = false;
  const auto keep = [&deep](int depth, json::parse_event_t, const json&) {
    deep = deep || depth > kDeepestLine;
    return !deep;
  };
  json value = json::parse(line, keep, false);
  return deep ? json(json::value_t::discarded) : value;
}

Result<Event> read_line(std::string_view line, std::size_t number, const Instrument& instrument) {
  if (line.size() > kLongestLine)
    return at_line(number, "line_too_long", fmt::format("is longer than {} bytes", kLongestLine));
  const json value = parsed(line);
  if (value.is_discarded() || !value.is_object()) return at_line(number, "not_json", "is not a JSON object");
  auto event = event_from_json(value, instrument);
  if (!event) {
    return fail(event.error().code, fmt::format("Line {}: {}", number, event.error().message),
                event.error().remedy);
  }
  if (event->number != number || (event->kind == EventKind::Started) != (number == 1)) {
    return at_line(number, "out_of_order", fmt::format("is event {} ({})", event->number, word(event->kind)));
  }
  return event;
}

// The first line says of which format and instrument all the others are, so that is looked at first.
Result<Event> read_first(std::string_view line, const Instrument& instrument) {
  auto started = read_line(line, 1, instrument);
  if (!started) return started;
  if (auto same = is_made_with(*started, instrument); !same) return tl::unexpected(same.error());
  return started;
}

}  // namespace

std::string write_history(std::span<const Event> history, const Instrument& instrument) {
  std::string text;
  for (const Event& event : history) {
    text += to_json(event, instrument).dump(-1, ' ', false, json::error_handler_t::replace);
    text += '\n';
  }
  return text;
}

Result<std::vector<Event>> read_history(std::string_view text, const Instrument& instrument) {
  std::vector<Event> history;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    auto event =
        history.empty() ? read_first(line, instrument) : read_line(line, history.size() + 1, instrument);
    if (!event) return tl::unexpected(event.error());
    history.push_back(std::move(*event));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  if (history.empty())
    return fail("empty_history", "This history holds no events.", "Use another copy of it.");
  return history;
}

}  // namespace doorstep::interview
