#include "app/command/made_up.h"

#include <fmt/format.h>

#include "app/command/files.h"
#include "app/command/places.h"
#include "app/command/player.h"
#include "app/screen/gate_reasons.h"
#include "app/text/assets.h"
#include "instruments/check/check.h"

namespace doorstep::command {
namespace {

using screen::Desk;
using screen::PersonKind;
using sharing::Choice;

const std::string kChilds = "min_berattelse";
const std::string kParents = "dorr_ett";

// The n-th example of a shipped instrument, as a walk.
Result<check::Walk> example(const std::string& instrument, std::size_t index) {
  const auto file = shipped_instrument(instrument);
  if (!file) return tl::unexpected(file.error());
  const auto text = read_file(file->string());
  if (!text) return tl::unexpected(text.error());
  const auto loaded = model::load(*text, file->filename().string(), {}, text::pictures_of(*file));
  if (!loaded.instrument || index >= loaded.instrument->examples.size()) {
    return fail("instrument_refused", fmt::format("The shipped instrument {} does not open.", instrument),
                "Install Doorstep again.");
  }
  const auto day = language::Date::parse(check::kExampleDay);
  return check::read_walk(loaded.instrument->examples[index].node, day.value_or(language::Date()));
}

// A new interview of `person`, played as far as `most_steps`; its id.
Result<std::string> conduct(Desk& desk, const words::Language& say, const std::string& person,
                            const std::string& instrument, std::size_t index,
                            std::size_t most_steps = SIZE_MAX) {
  const auto walk = example(instrument, index);
  if (!walk) return tl::unexpected(walk.error());
  auto interview = desk.start_interview(person, instrument);
  if (!interview) return interview;
  auto live = desk.open_interview(*interview);
  if (!live) return tl::unexpected(live.error());
  const auto people = desk.people_of(*live);
  if (!people) return tl::unexpected(people.error());
  Part part;
  // One parent may hear every other topic, the other parent fewer: no two alike.
  part.choose = [](std::size_t topic, std::size_t parent) {
    if (parent == 0) return topic % 2 == 0 ? Choice::MyWords : Choice::Not;
    return topic % 3 == 0 ? Choice::MyWords : topic % 3 == 1 ? Choice::Later : Choice::Not;
  };
  part.clock = [&desk] { return desk.now(); };
  part.most_steps = most_steps;
  auto played = play(*live, *walk, *people, say, part);
  return played ? interview : tl::unexpected(played.error());
}

// The team lets the first that was permitted be told, and waits with the second.
Result<void> go_through_gate(Desk& desk, const words::Language& say, const std::string& interview) {
  const auto items = desk.gate(interview);
  if (!items) return tl::unexpected(items.error());
  for (std::size_t i = 0; i < items->size() && i < 2; ++i) {
    const auto decision = i == 0 ? sharing::Decision::Release : sharing::Decision::NotNow;
    const auto why = screen::reasons_for(decision).front();
    auto decided =
        desk.decide(interview, (*items)[i],
                    {.decision = decision, .why = why, .reason = screen::reason_text(say, decision, why)});
    if (!decided) return decided;
  }
  return {};
}

Result<void> add_families(Desk& desk, const words::Language& say) {
  const auto calm = add_made_up_family(desk, say, "Lind", "Elsa", 9);
  if (!calm) return tl::unexpected(calm.error());
  const auto calm_child = conduct(desk, say, calm->child, kChilds, 0);
  if (!calm_child) return tl::unexpected(calm_child.error());
  if (auto gate = go_through_gate(desk, say, *calm_child); !gate) return gate;
  if (auto mother = conduct(desk, say, calm->mother, kParents, 0); !mother)
    return tl::unexpected(mother.error());

  const auto loud = add_made_up_family(desk, say, "Berg", "Nils", 10);
  if (!loud) return tl::unexpected(loud.error());
  if (auto child = conduct(desk, say, loud->child, kChilds, 1); !child) return tl::unexpected(child.error());
  constexpr std::size_t kHalfWay = 15;
  if (auto father = conduct(desk, say, loud->father, kParents, 0, kHalfWay); !father)
    return tl::unexpected(father.error());

  const auto hurt = add_made_up_family(desk, say, "Haddad", "Amina", 9);
  if (!hurt) return tl::unexpected(hurt.error());
  if (auto child = conduct(desk, say, hurt->child, kChilds, 2); !child) return tl::unexpected(child.error());

  const auto fresh = add_made_up_family(desk, say, "Virtanen", "Eino", 11);
  return fresh ? Result<void>() : tl::unexpected(fresh.error());
}

}  // namespace

language::Date born(const Desk& desk, int age) {
  return language::Date::parse(fmt::format("{:04}", desk.local_time().year - age)).value_or(language::Date());
}

Result<MadeUpFamily> add_made_up_family(Desk& desk, const words::Language& say, const std::string& name,
                                        const std::string& child, int age) {
  const bool swedish = say.code() == "sv";
  const auto family = desk.add_family(name, {});
  if (!family) return tl::unexpected(family.error());
  const auto add = [&](PersonKind kind, std::string who, std::string called,
                       std::optional<language::Date> day) {
    return desk.add_person(*family, {kind, std::move(who), std::move(called), day, say.code()});
  };
  const auto young = add(PersonKind::Child, child, {}, born(desk, age));
  if (!young) return tl::unexpected(young.error());
  const auto mother = add(PersonKind::Parent, "Karin " + name, swedish ? "mamma" : "mum", {});
  if (!mother) return tl::unexpected(mother.error());
  const auto father = add(PersonKind::Parent, "Anders " + name, swedish ? "pappa" : "dad", {});
  if (!father) return tl::unexpected(father.error());
  return MadeUpFamily{*family, *young, *mother, *father};
}

Result<void> fill(const ThrowAway& throw_away, const words::Language& say) {
  const auto files = shipped_instruments();
  if (!files) return tl::unexpected(files.error());
  Desk desk({.vault = throw_away.vault(), .instruments = *files});
  if (auto made = desk.make_vault(kMadeUpPerson, throw_away.passphrase()); !made) return made;
  return add_families(desk, say);
}

}  // namespace doorstep::command
