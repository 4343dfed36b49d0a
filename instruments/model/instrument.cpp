#include "instruments/model/instrument.h"

#include <algorithm>

#include "instruments/model/loading.h"

namespace doorstep::model {
namespace {

using Index = std::unordered_map<std::string, std::uint32_t>;

std::optional<std::uint32_t> find_in(const Index& index, std::string_view id) {
  const auto found = index.find(std::string(id));
  if (found == index.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::size_t Instrument::count_written_questions() const {
  return static_cast<std::size_t>(std::ranges::count_if(questions, [&](const Question& question) {
    return !question.one_more && !is_copy(*this, question.instance.value_or(kNone));
  }));
}

const Section* Instrument::section_of(std::size_t step) const {
  if (is_closing(step)) return nullptr;
  const auto behind = std::ranges::upper_bound(sections, step, {}, &Section::first_step);
  return behind == sections.begin() ? nullptr : &*(behind - 1);
}

bool Instrument::has_random_order() const {
  const auto is_random = [](const auto& each) { return each.order == Order::Random; };
  return order == Order::Random || std::ranges::any_of(sections, is_random) ||
         std::ranges::any_of(questions, is_random);
}

std::size_t Instrument::language_index(std::string_view code) const {
  const auto found = std::ranges::find(languages, code);
  return found == languages.end() ? 0 : static_cast<std::size_t>(found - languages.begin());
}

std::optional<std::uint32_t> Instrument::find_question(std::string_view name) const {
  return find_in(question_by_id, name);
}

std::optional<std::uint32_t> Instrument::find_page(std::string_view name) const {
  return find_in(page_by_id, name);
}

std::optional<std::uint32_t> Instrument::find_instance(std::string_view name) const {
  return find_in(instance_by_id, name);
}

const Text* Instrument::text_of(Missing reason) const {
  const auto index = language::authored_index(reason);
  return index ? &reason_texts[*index] : nullptr;
}

}  // namespace doorstep::model
