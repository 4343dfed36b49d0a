// Any bytes as a condition: refused with a fragment of it, or it has a value of the type that it says.
#include "instruments/language/expression.h"

#include "tests/fuzz/expect.h"
#include "tests/language/scope.h"

using namespace doorstep::language;

namespace {

bool is_of(const Value& value, Kind kind) {
  switch (kind) {
    case Kind::Boolean:
      return std::holds_alternative<bool>(value);
    case Kind::Number:
      return std::holds_alternative<Number>(value);
    case Kind::Date:
      return std::holds_alternative<Date>(value);
    case Kind::Text:
      return std::holds_alternative<std::string>(value);
    case Kind::Choice:
      return std::holds_alternative<Choice>(value);
    case Kind::Choices:
      return std::holds_alternative<Choices>(value);
    default:
      return true;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World world;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)names_in(text);
  const auto compiled = Expression::compile(text, world, std::nullopt);
  if (!compiled) {
    const ExpressionProblem& problem = compiled.error();
    DOORSTEP_EXPECT(problem.offset <= size);
    DOORSTEP_EXPECT(!problem.code.empty() && !problem.message.empty() && !problem.remedy.empty());
    return 0;
  }
  Evaluator evaluator;
  const Value value = evaluator.evaluate(*compiled, world.values());
  DOORSTEP_EXPECT(is_missing(value) || is_of(value, compiled->type().kind));
  return 0;
}
