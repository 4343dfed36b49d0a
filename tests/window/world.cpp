#include "tests/window/world.h"

#include <fstream>

namespace doorstep::window {

using testing::must;

World::World(std::string_view instrument) {
  const auto file = scratch.path() / "liten.yaml";
  std::ofstream(file) << instrument;
  desk = {.vault = scratch.vault(), .instruments = {file}, .vault_options = testing::fast()};
  desk.clocks.local = [](std::int64_t) { return screen::LocalTime{2026, 11, 21, 14, 32}; };
  screen::Desk prepared(desk);
  must(prepared.make_vault(kTeamMember, kPassphrase));
  family.id = must(prepared.add_family("Familjen Ekstrand", "26-0417"));
  const auto person = [&](screen::PersonKind kind, const char* name, const char* called, const char* born) {
    return must(prepared.add_person(family.id, {.kind = kind,
                                                .name = name,
                                                .called = called,
                                                .born = language::Date::parse(born),
                                                .language = "sv"}));
  };
  family.child = person(screen::PersonKind::Child, "Elsa", "", "2016-03-14");
  family.mother = person(screen::PersonKind::Parent, "Karin", "mamma", "1985-02-03");
  family.father = person(screen::PersonKind::Parent, "Peter", "pappa", "1984-05-06");
}

void start_interview(const Hands& hands, const Family& family) {
  hands.unlock(kPassphrase);
  hands.tap("family:" + family.id);
  hands.tap("new_interview");
  hands.tap("person:" + family.child);
  hands.tap("start");
}

}  // namespace doorstep::window
