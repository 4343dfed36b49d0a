// What the answer to a question has a part in, as the instrument is written, whatever anybody answers.
//
// Directly, or by way of values, scores, sections and repeats; not by way of another question that it lets be
// asked. Pure; linear in the instrument.
#pragma once

#include <cstdint>
#include <vector>

#include "instruments/model/instrument.h"

namespace doorstep::check {

// Indices of the instrument's, each once, ascending. Copies in a repeat are questions of their own, as there.
struct Affects {
  std::vector<std::uint32_t> asked;     // questions: whether they are asked, or which options they offer
  std::vector<std::uint32_t> checked;   // questions: a check of theirs, or what stands there as a suggestion
  std::vector<std::uint32_t> worded;    // questions: their words, help or line in the summary
  std::vector<std::uint32_t> pages;     // their words
  std::vector<std::uint32_t> sections;  // whether they are there
  std::vector<std::uint32_t> repeats;   // whether they are there, and how often
  std::vector<std::uint32_t> values;
  std::vector<std::uint32_t> scores;
  std::vector<std::uint32_t> flags;

  [[nodiscard]] bool nothing() const;
};

[[nodiscard]] Affects affects(const model::Instrument& instrument, std::uint32_t question);

}  // namespace doorstep::check
