#include <catch2/catch_test_macros.hpp>

#include "app/screen/answer_draft.h"
#include "tests/respondent_pictures/samples.h"

namespace {

using doorstep::interview::Answer;
using doorstep::language::Choice;
using doorstep::language::Choices;
using doorstep::language::Missing;
using doorstep::language::Value;
using doorstep::screen::AnswerDraft;

const doorstep::model::Question& question(const char* id) {
  static const auto kInstrument = doorstep::sample::load_instrument(doorstep::sample::kChildsInstrument);
  return kInstrument->questions[*kInstrument->find_question(id)];
}

}  // namespace

TEST_CASE("an empty draft, blanks and an emptied list are no answer") {
  CHECK_FALSE(answer_of(AnswerDraft{}, question("lives")));
  CHECK_FALSE(answer_of(AnswerDraft{.value = std::string(" \n ")}, question("wish")));
  CHECK_FALSE(answer_of(AnswerDraft{.value = Choices{}}, question("then")));
}

TEST_CASE("a text is recorded without the blanks around it") {
  CHECK(answer_of(AnswerDraft{.value = std::string(" lugnt\n")}, question("wish"))->value ==
        Value(std::string("lugnt")));
}

TEST_CASE("several options are turned over and stay in order") {
  AnswerDraft draft;
  using Options = std::vector<std::uint16_t>;
  for (const std::uint16_t option : Options{3, 0, 1, 0}) choose_option(draft, question("then"), option);
  CHECK(draft.value == Value(Choices{{1, 3}}));
}

TEST_CASE("own words are kept while another option is chosen, and recorded only with theirs") {
  AnswerDraft draft;
  choose_option(draft, question("lives"), 2);
  draft.own_words["other"] = "Hos mormor";
  choose_option(draft, question("lives"), 0);
  CHECK(answer_of(draft, question("lives"))->own_words.empty());
  choose_option(draft, question("lives"), 2);
  CHECK(answer_of(draft, question("lives")) == Answer{Choice{2}, {{"other", "Hos mormor"}}});
}

TEST_CASE("a draft begins with what was said before") {
  const Answer said{Choice{2}, {{"other", "Hos mormor"}}};
  CHECK(answer_of(doorstep::screen::draft_of(&said, question("lives")), question("lives")) == said);
  CHECK(doorstep::screen::draft_of(nullptr, question("lives")) == AnswerDraft{});
}

TEST_CASE("a non-answer takes the place of an answer") {
  AnswerDraft draft;
  choose_option(draft, question("then"), 1);
  choose_non_answer(draft, Missing::WontSay);
  CHECK(answer_of(draft, question("then"))->value == Value(Missing::WontSay));
  choose_option(draft, question("then"), 1);
  CHECK(draft.value == Value(Choices{{1}}));
}
