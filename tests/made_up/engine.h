// The engine behind the same two functions as the naive evaluator.
#pragma once

#include "instruments/interview/interview.h"
#include "tests/made_up/subject.h"

namespace doorstep::made_up {

class Engine {
 public:
  // `subject` is flat.
  Engine(const Subject& subject, std::shared_ptr<const model::Instrument> instrument, std::optional<int> age,
         Day today);

  // An interview that has gone on already.
  Engine(const Subject& subject, interview::Interview interview)
      : subject_(&subject), interview_(std::move(interview)) {}

  // As Naive::take().
  std::string take(const Move& move);
  // As Naive::picture().
  [[nodiscard]] std::string picture() const;

  // The part of the picture that follows from the answers alone: what is asked, every value, score and flag.
  [[nodiscard]] std::string outcome() const;

  [[nodiscard]] const interview::Interview& interview() const { return interview_; }

 private:
  [[nodiscard]] std::string question_line(std::uint32_t index) const;
  [[nodiscard]] std::string score_line(const Score& score) const;

  const Subject* subject_;
  interview::Interview interview_;
};

}  // namespace doorstep::made_up
