// What an instrument reads of other interviews: the same person's round before, and, for a practitioner's
// instrument, interviews with others.
//
// Nothing that one person said may reach another's screen: only a practitioner's instrument has `from`. A
// child's, a parent's or an organisation's gets an error there, so that no condition, text, option or order
// of its questions can depend on anybody else.
#pragma once

#include <string_view>

#include "instruments/language/expression.h"
#include "instruments/model/loading.h"

namespace doorstep::model {

using FoundSymbol = tl::expected<language::Symbol, language::NameProblem>;

// Reads `from: {door: parent_door}`. Errors: "leak", "unknown_instrument", "duplicate_id".
void read_from(Loading& loading, const yaml::Node& root);

// last_round.NAME in `instance`: a question, score (and its .band) of this instrument.
[[nodiscard]] FoundSymbol find_last_round(Loading& loading, std::string_view name, std::uint32_t instance);

// ALIAS.NAME: a question, value, score (and its .band) or flag of the instrument that `from` calls ALIAS;
// nullopt when there is no such alias.
[[nodiscard]] std::optional<FoundSymbol> find_outside(Loading& loading, std::string_view name);

}  // namespace doorstep::model
