// The words of the file format that stand for values, and small readings that several passes share.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "instruments/model/loading.h"

namespace doorstep::model {

template <typename Held, std::size_t size>
using Words = std::array<std::pair<std::string_view, Held>, size>;

constexpr Words<Respondent, 4> kRespondents = {{{"child", Respondent::Child},
                                                {"parent", Respondent::Parent},
                                                {"practitioner", Respondent::Practitioner},
                                                {"organisation", Respondent::Organisation}}};
constexpr Words<Identifies, 5> kIdentifies = {{{"none", Identifies::None},
                                               {"direct", Identifies::Direct},
                                               {"quasi", Identifies::Quasi},
                                               {"sensitive", Identifies::Sensitive},
                                               {"free_text", Identifies::FreeText}}};
constexpr Words<Share, 2> kShares = {{{"ask", Share::Ask}, {"never", Share::Never}}};
constexpr Words<Order, 2> kOrders = {{{"as_written", Order::AsWritten}, {"random", Order::Random}}};
constexpr Words<Level, 3> kLevels = {
    {{"note", Level::Note}, {"follow_up", Level::FollowUp}, {"act_now", Level::ActNow}}};

// The areas in which parents', child's and team's views are set side by side; the same for every instrument.
constexpr Words<std::string_view, 10> kDomains = {{{"culture_religion", "culture_religion"},
                                                   {"separation", "separation"},
                                                   {"conflict", "conflict"},
                                                   {"own_wellbeing", "own_wellbeing"},
                                                   {"other_parent_wellbeing", "other_parent_wellbeing"},
                                                   {"child_situation", "child_situation"},
                                                   {"parenting", "parenting"},
                                                   {"child_safety", "child_safety"},
                                                   {"own_safety", "own_safety"},
                                                   {"other_stressors", "other_stressors"}}};

// A list of dont_know, wont_say, skipped; may be empty.
[[nodiscard]] std::vector<Missing> read_non_answers(Loading& loading, const yaml::Node& node);  // reasons.cpp

// The domain at `domain` of `map`: one of the ten that the instrument declares; empty when there is none.
[[nodiscard]] std::string read_domain(Loading& loading, const yaml::Node& map);  // loading.cpp

}  // namespace doorstep::model
