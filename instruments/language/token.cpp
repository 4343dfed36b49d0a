#include "instruments/language/token.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "instruments/language/functions.h"

namespace doorstep::language {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// What people write who know another language, and what to write here.
struct Foreign {
  std::string_view written;
  std::string_view instead;
};
constexpr std::array<Foreign, 7> kForeign = {
    {{"&&", "and"}, {"||", "or"}, {"<>", "!="}, {"=<", "<="}, {"=>", ">="}, {"=", "=="}, {"!", "not"}}};
constexpr std::array<std::string_view, 17> kSymbols = {"==", "!=", "<=", ">=", "<", ">", "+", "-", "*",
                                                       "/",  "(",  ")",  "[",  "]", ",", "{", "}"};

// "[2]." or "[mum]." after the name of a repeat: one of its instances.
std::size_t length_of_key(std::string_view rest) {
  std::size_t length = 1;
  while (length < rest.size() && (starts_name(rest[length]) || is_digit(rest[length]))) ++length;
  const bool closed =
      length > 1 && length + 2 < rest.size() && rest[length] == ']' && rest[length + 1] == '.';
  return closed && starts_name(rest[length + 2]) ? length + 2 : 0;
}

std::size_t length_of_name(std::string_view rest) {
  std::size_t length = 0;
  while (length < rest.size()) {
    const char c = rest[length];
    if (c == '[') {
      const std::size_t key = length_of_key(rest.substr(length));
      if (key == 0) break;
      length += key;
      continue;
    }
    const bool dot = c == '.' && length + 1 < rest.size() && starts_name(rest[length + 1]);
    if (!starts_name(c) && !is_digit(c) && !dot) break;
    ++length;
  }
  return length;
}

std::size_t length_of_number(std::string_view rest) {
  std::size_t length = 0;
  while (length < rest.size() && is_digit(rest[length])) ++length;
  if (length + 1 < rest.size() && rest[length] == '.' && is_digit(rest[length + 1])) {
    ++length;
    while (length < rest.size() && is_digit(rest[length])) ++length;
  }
  return length;
}

// 2026-11-21 is a date, not two subtractions.
bool starts_date(std::string_view rest) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (rest.size() < kShape.size()) return false;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] == 'd' ? !is_digit(rest[i]) : rest[i] != '-') return false;
  }
  return true;
}

// 07:30; also 7:30, so that a time written like this is shown how to write it.
std::size_t length_of_time(std::string_view rest) {
  const std::size_t colon = rest.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || rest.size() < colon + 3) return 0;
  const bool shape = std::ranges::all_of(rest.substr(0, colon), is_digit) &&
                     std::ranges::all_of(rest.substr(colon + 1, 2), is_digit);
  return shape ? colon + 3 : 0;
}

// The bytes of the character at the start of `rest`, so that a message shows all of an "å".
std::size_t length_of_character(std::string_view rest) {
  std::size_t length = 1;
  while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U) ++length;
  return length;
}

// Behind a name something of it is missing: `previous.`; otherwise a number lost a digit: `.5`.
tl::unexpected<ExpressionProblem> lonely_point(std::string_view source, std::size_t offset) {
  std::size_t begin = offset;
  if (begin > 0 && source[begin - 1] == ']') begin = std::min(source.rfind('[', begin), begin);
  while (begin > 0 && (starts_name(source[begin - 1]) || is_digit(source[begin - 1]))) --begin;
  const std::string_view name = source.substr(begin, offset - begin);
  if (name.empty() || is_digit(name.front())) {
    return tl::unexpected(ExpressionProblem{offset, ".", "unknown_symbol",
                                            "A point stands between two names, or inside a number.",
                                            "Write a digit on both sides of it: 0.5."});
  }
  return tl::unexpected(ExpressionProblem{
      offset, ".", "unfinished", fmt::format("Which `{}` is meant is missing behind this point.", name),
      fmt::format("Write a name there, as in `{}.age`.", name)});
}

tl::unexpected<ExpressionProblem> unknown_character(std::string_view source, std::size_t offset) {
  const std::string_view rest = source.substr(offset);
  for (const auto& [written, instead] : kForeign) {
    if (rest.starts_with(written)) {
      return tl::unexpected(ExpressionProblem{offset, std::string(written), "unknown_symbol",
                                              fmt::format("`{}` means nothing here.", written),
                                              fmt::format("Write `{}`.", instead)});
    }
  }
  if (rest.front() == '.') return lonely_point(source, offset);
  const std::string_view fragment = rest.substr(0, length_of_character(rest));
  if (rest.front() == '\'' || rest.front() == '"') {
    return tl::unexpected(ExpressionProblem{offset, std::string(rest.substr(0, 20)), "open_text",
                                            "This text has no closing quote.",
                                            fmt::format("End it with {}.", fragment)});
  }
  return tl::unexpected(
      ExpressionProblem{offset, std::string(fragment), "unknown_symbol",
                        fmt::format("`{}` cannot stand in a condition.", fragment),
                        "Ids are written with the letters a-z, digits and _; texts in quotes."});
}

Token next(std::string_view source, std::size_t offset) {
  const std::string_view rest = source.substr(offset);
  const char first = rest.front();
  if (starts_name(first)) return {Token::Kind::Name, offset, rest.substr(0, length_of_name(rest))};
  if (starts_date(rest)) return {Token::Kind::Date, offset, rest.substr(0, 10)};
  if (const std::size_t time = length_of_time(rest.substr(0, 5)))
    return {Token::Kind::Time, offset, rest.substr(0, time)};
  if (is_digit(first)) return {Token::Kind::Number, offset, rest.substr(0, length_of_number(rest))};
  if (first == '\'' || first == '"') {
    const std::size_t end = rest.find(first, 1);
    if (end != std::string_view::npos) return {Token::Kind::Text, offset, rest.substr(0, end + 1)};
  }
  for (const Foreign& foreign : kForeign) {
    // "=" and "!" also begin "==" and "!=", which are symbols.
    if (rest.starts_with(foreign.written) && rest.substr(0, 2) != "==" && rest.substr(0, 2) != "!=")
      return {};
  }
  for (const std::string_view symbol : kSymbols) {
    if (rest.starts_with(symbol)) return {Token::Kind::Symbol, offset, rest.substr(0, symbol.size())};
  }
  return {};
}

}  // namespace

tl::expected<std::vector<Token>, ExpressionProblem> tokenize(std::string_view source) {
  std::vector<Token> tokens;
  std::size_t offset = 0;
  while (true) {
    offset = source.find_first_not_of(" \t\r\n", offset);
    if (offset == std::string_view::npos) break;
    const Token token = next(source, offset);
    if (token.kind == Token::Kind::End) return unknown_character(source, offset);
    tokens.push_back(token);
    offset += token.text.size();
  }
  tokens.push_back({Token::Kind::End, source.size(), {}});
  return tokens;
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  const auto tokens = tokenize(text);
  if (!tokens) return names;
  for (std::size_t i = 0; i + 1 < tokens->size(); ++i) {
    if ((*tokens)[i].kind == Token::Kind::Name && !(*tokens)[i + 1].is("("))
      names.emplace_back((*tokens)[i].text);
  }
  return names;
}

std::vector<std::string> repeats_in(std::string_view text) {
  std::vector<std::string> names;
  const auto tokens = tokenize(text);
  for (std::size_t i = 2; tokens && i + 1 < tokens->size(); ++i) {
    const Token& next = (*tokens)[i + 1];
    if ((*tokens)[i].kind != Token::Kind::Name || !(*tokens)[i - 1].is("(") ||
        (!next.is(",") && !next.is(")")))
      continue;
    const auto function = find_function((*tokens)[i - 2].text, Reasons());
    if (function && function->most == kAny) names.emplace_back((*tokens)[i].text);
  }
  return names;
}

}  // namespace doorstep::language
