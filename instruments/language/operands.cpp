#include "instruments/language/operands.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/language/closest.h"

namespace doorstep::language {
namespace {

using Code = OperationCode;

constexpr std::size_t kLongestFragment = 200;  // bytes of the source in a message: a line or two

bool is_several(Type type) { return type.kind == Kind::Choices || type.kind == Kind::Ranking; }

std::optional<bool> truth_word(std::string_view name) {
  if (name == "yes" || name == "true") return true;
  if (name == "no" || name == "false") return false;
  return std::nullopt;
}

}  // namespace

// The options for a message: all of a usual set, the first of a long one.
std::string some_of(const ChoiceSet& set) {
  constexpr std::size_t kShown = 12;
  const std::span<const std::string> ids(set.ids);
  if (ids.size() <= kShown) return fmt::format("{}", fmt::join(ids, ", "));
  return fmt::format("{} and {} more", fmt::join(ids.first(kShown), ", "), ids.size() - kShown);
}

Operands::Operands(std::string_view text, const Scope& scope) : scope_(&scope) {
  expression_.text_ = std::string(text);
}

bool Operands::problem(std::size_t begin, std::size_t end, std::string code, std::string message,
                       std::string remedy) {
  mistake_ = {begin, expression_.text_.substr(begin, std::min(end - begin, kLongestFragment)),
              std::move(code), std::move(message), std::move(remedy)};
  return false;
}

bool Operands::problem(const Token& token, std::string code, std::string message, std::string remedy) {
  return problem(token.offset, token.offset + token.text.size(), std::move(code), std::move(message),
                 std::move(remedy));
}

bool Operands::problem(const Operand& operand, std::string code, std::string message, std::string remedy) {
  return problem(operand.begin, operand.end, std::move(code), std::move(message), std::move(remedy));
}

std::string Operands::source(const Operand& operand) const {
  const std::size_t length = operand.end - operand.begin;
  if (length <= kLongestFragment) return expression_.text_.substr(operand.begin, length);
  return expression_.text_.substr(operand.begin, kLongestFragment) + "...";
}

void Operands::emit(Code code, std::size_t arguments, std::size_t begin, std::size_t end,
                    std::size_t operand) {
  program_.origins.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), nullptr});
  program_.operations.push_back(
      {code, static_cast<std::uint16_t>(arguments), static_cast<std::uint32_t>(operand)});
}

std::uint32_t Operands::constant(Value value) {
  program_.constants.push_back(std::move(value));
  return static_cast<std::uint32_t>(program_.constants.size() - 1);
}

void Operands::push_constant(const Token& token, Kind kind, Value value) {
  stack_.push_back(
      {{kind, nullptr}, {}, program_.operations.size(), token.offset, token.offset + token.text.size()});
  emit(Code::Constant, 0, token.offset, token.offset + token.text.size(), constant(std::move(value)));
}

void Operands::settle_as_constant(Operand& operand, Type type, Value value) {
  program_.operations[operand.operation] = {Code::Constant, 0, constant(std::move(value))};
  program_.origins[operand.operation].set = type.set;
  operand.type = type;
  operand.pending = {};
}

bool Operands::settle(Operand& operand) {
  if (operand.pending.empty()) return true;
  if (const auto truth = truth_word(operand.pending)) {
    settle_as_constant(operand, {Kind::Boolean, nullptr}, *truth);
    return true;
  }
  const auto symbol = scope_->find(operand.pending);
  if (!symbol) {
    const NameProblem& found = symbol.error();
    return problem(operand, found.code, found.message, found.remedy);
  }
  load(operand.operation, *symbol);
  operand.type = symbol->type;
  operand.pending = {};
  return true;
}

void Operands::load(std::size_t operation, const Symbol& symbol) {
  program_.origins[operation].set = symbol.type.set;
  if (!symbol.first_of) {
    program_.operations[operation] = {Code::Load, 0, symbol.slot};
    return;
  }
  const auto list = static_cast<std::uint32_t>(program_.candidates.size());
  program_.operations[operation] = {Code::FirstOf, 0, list};
  program_.candidates.push_back(*symbol.first_of);
}

const ChoiceSet* Operands::options_of(const Operand& operand) const {
  if (operand.pending.empty()) return operand.type.set;
  const auto symbol = scope_->find(operand.pending);
  return symbol ? symbol->type.set : nullptr;
}

bool Operands::settle_beside(Operand& operand, const ChoiceSet* set) {
  if (operand.pending.empty() || set == nullptr) return settle(operand);
  if (const auto option = set->find(operand.pending)) {
    settle_as_constant(operand, {Kind::Choice, set}, Choice{*option});
    return true;
  }
  const auto symbol = scope_->find(operand.pending);
  if (!symbol && symbol.error().code == "unknown_name" && reasons().find(operand.pending)) {
    return problem(operand, "unknown_option",
                   fmt::format("`{}` is no option: it says why there is no answer.", operand.pending),
                   fmt::format("Write `{}(q)`, with the question's id for q.", operand.pending));
  }
  if (!symbol && symbol.error().code == "unknown_name") {
    return problem(
        operand, "unknown_option", fmt::format("There is no option `{}` here.", operand.pending),
        fmt::format("The options are {}.{}", some_of(*set), did_you_mean(operand.pending, set->ids)));
  }
  return settle(operand);
}

bool Operands::need(const Operand& operand, Kind kind) {
  if (operand.type.kind == kind) return true;
  std::string remedy = fmt::format("Put {} here.", describe(kind));
  if (kind == Kind::Boolean && operand.type.kind == Kind::Choice) {
    remedy =
        fmt::format("Compare it with an option: `{} == {}`.", source(operand), operand.type.set->ids.front());
  } else if (kind == Kind::Boolean && is_several(operand.type)) {
    remedy = fmt::format("Ask for an option: `{} in {}`.", operand.type.set->ids.front(), source(operand));
  } else if (kind == Kind::Boolean) {
    remedy = fmt::format("Compare it with something, or write `answered({})`.", source(operand));
  } else if (kind == Kind::Number &&
             (operand.type.kind == Kind::Choice || operand.type.kind == Kind::Boolean)) {
    remedy = fmt::format("Write `value({})` for its code.", source(operand));
  }
  return problem(operand, "type_mismatch",
                 fmt::format("`{}` is {}, but {} is needed here.", source(operand),
                             describe(operand.type.kind), describe(kind)),
                 std::move(remedy));
}

bool Operands::need_several(const Operand& operand) {
  return operand.type.kind == Kind::Ranking || need(operand, Kind::Choices);
}

bool Operands::need_same(const Operand& left, const Operand& right) {
  if (left.type == right.type) return true;
  if (left.type.kind == Kind::Choice && is_several(right.type)) {
    return problem(right, "type_mismatch", fmt::format("`{}` can have several answers.", source(right)),
                   fmt::format("Write `{} in {}`.", source(left), source(right)));
  }
  if (is_several(left.type) && right.type.kind == Kind::Choice) {
    return problem(left, "type_mismatch", fmt::format("`{}` can have several answers.", source(left)),
                   fmt::format("Write `{} in {}`.", source(right), source(left)));
  }
  if (left.type.kind == right.type.kind) {
    return problem(right, "type_mismatch",
                   fmt::format("`{}` and `{}` have different options.", source(left), source(right)),
                   "Compare each with one of its own options.");
  }
  return problem(right, "type_mismatch",
                 fmt::format("`{}` is {}, and `{}` is {}: they can't be compared.", source(left),
                             describe(left.type.kind), source(right), describe(right.type.kind)),
                 "Compare two things of the same kind.");
}

void Operands::join(std::size_t count, Type type) {
  Operand whole = stack_[stack_.size() - count];
  whole.type = type;
  whole.end = stack_.back().end;
  stack_.resize(stack_.size() - count);
  stack_.push_back(whole);
  program_.origins.back().set = type.set;
}

bool Operands::settle_all(std::span<Operand> operands, Kind kind) {
  return std::ranges::all_of(operands,
                             [&](Operand& operand) { return settle(operand) && need(operand, kind); });
}

void Operands::push_name(const Token& token) {
  stack_.push_back(
      {{}, token.text, program_.operations.size(), token.offset, token.offset + token.text.size()});
  emit(Code::Load, 0, token.offset, token.offset + token.text.size());
}

void Operands::emit_load(std::uint32_t slot) { emit(Code::Load, 0, 0, 0, slot); }

void Operands::emit_yes() { emit(Code::Constant, 0, 0, 0, constant(true)); }

void Operands::push_made(Type type, std::size_t begin, std::size_t end) {
  stack_.push_back({type, {}, program_.operations.size() - 1, begin, end});
}

void Operands::apply_list(std::vector<Value> list, std::size_t end) {
  emit(Code::InList, 1, stack_.back().begin, end, program_.lists.size());
  program_.lists.push_back(std::move(list));
  stack_.back().end = end;
  join(1, {Kind::Boolean, nullptr});
}

std::size_t Operands::add_set(const ChoiceSet& set) {
  program_.sets.push_back(&set);
  return program_.sets.size() - 1;
}

std::optional<Value> Operands::take_constant() {
  auto& operations = program_.operations;
  const Operation last = operations.back();
  if (last.code != Code::Constant || stack_.back().operation + 1 != operations.size()) return std::nullopt;
  operations.pop_back();
  program_.origins.pop_back();
  stack_.pop_back();
  return program_.constants[last.operand];
}

Expression Operands::finish(Type type) {
  program_.operations.shrink_to_fit();
  program_.origins.shrink_to_fit();
  program_.constants.shrink_to_fit();
  expression_.type_ = type;
  expression_.reads_ = slots_read(program_, program_.operations);
  expression_.program_ = std::make_shared<const Program>(std::move(program_));
  stack_.clear();
  return std::move(expression_);
}

}  // namespace doorstep::language
