#include "instruments/sharing/merge.h"

#include <algorithm>
#include <map>
#include <set>

namespace doorstep::sharing {
namespace {

bool permits(const Standing& standing) {
  return standing.state == State::Permitted || standing.state == State::HeldBack ||
         standing.state == State::Released;
}

// How much a child that lets nothing be told has said about it.
int firmness(std::optional<Choice> choice) {
  return choice == Choice::Not ? 2 : choice == Choice::Later ? 1 : 0;
}

// Puts what `there` has after `here`, decision by decision, and keeps what had to be added.
class Joining {
 public:
  Joining(Ledger here, Ledger there, std::span<const Event> all_there, std::span<const Event> here_only,
          std::span<const Event> there_only, std::int64_t utc)
      : ledger_(std::move(here)),
        there_(std::move(there)),
        all_there_(all_there),
        here_only_(here_only),
        there_only_(there_only),
        utc_(utc) {}

  Result<std::vector<Event>> run() {
    take_bars();
    take_words();
    take_assent();
    for (const auto& [parent, thing] : all_things()) join(thing, parent);
    take_notes();
    if (refused_) return tl::unexpected(*refused_);
    return std::move(added_);
  }

 private:
  void add(Event event) {
    event.number = is_of_family(event.kind) ? 0 : ledger_.next_number();
    if (const auto done = ledger_.apply(event); !done) {
      if (!refused_) refused_ = done.error();
      return;
    }
    added_.push_back(std::move(event));
  }

  // Who is barred in one is barred in both.
  void take_bars() {
    for (const Event& event : all_there_) {
      if (event.kind == Kind::Barred && there_.is_barred(event.parent) && !ledger_.is_barred(event.parent))
        add(event);
    }
  }

  // The child's own words are kept; a topic that has other lines by them is undecided.
  void take_words() {
    std::set<std::string> changed;
    for (const Event& event : there_only_) {
      const bool adds = event.kind == Kind::Added;
      if (!adds && event.kind != Kind::Corrected) continue;
      if (!adds && !takes_correction(event)) continue;
      add(event);
      changed.insert(event.item);
    }
    for (const Event& event : here_only_) {
      if (event.kind == Kind::Added || event.kind == Kind::Corrected) changed.insert(event.item);
    }
    for (const std::string& item : changed)
      add({.kind = Kind::Reopened, .item = item, .utc_milliseconds = utc_});
  }

  // Of two corrections of a line the one that takes it away counts, else the one that is here.
  [[nodiscard]] bool takes_correction(const Event& event) const {
    const auto here = ledger_.correction(event.item, event.line, event.source);
    const auto there = there_.correction(event.item, event.line, event.source);
    if (here == there || there != event.lines) return false;
    const bool corrected_here = std::ranges::any_of(here_only_, [&](const Event& other) {
      return other.kind == Kind::Corrected && other.item == event.item && other.line == event.line &&
             other.source == event.source;
    });
    return !corrected_here || there->empty();
  }

  void take_assent() {
    const auto here = ledger_.assent();
    const auto there = there_.assent();
    if (here == there || here == false) return;
    if (there == false) {
      add({.kind = Kind::Assented, .assented = false, .utc_milliseconds = utc_});
    } else if (here) {
      add({.kind = Kind::Reopened, .utc_milliseconds = utc_});
    }
  }

  [[nodiscard]] std::vector<std::pair<std::string, Thing>> all_things() const {
    std::vector<std::pair<std::string, Thing>> all;
    for (const Ledger* ledger : {&ledger_, &there_}) {
      for (const std::string& parent : ledger->parents()) {
        for (const Thing& thing : ledger->things(parent)) {
          if (std::ranges::find(all, std::pair(parent, thing)) == all.end()) all.emplace_back(parent, thing);
        }
      }
    }
    return all;
  }

  void join(const Thing& thing, const std::string& parent) {
    const Standing here = ledger_.standing(thing, parent);
    const Standing there = there_.standing(thing, parent);
    if (there.state == State::Told) return join_told(thing, parent, here, there);
    if (here.state == State::Told || here.state == State::Refused) return;
    if (there.state == State::Refused) return put(State::Refused, {}, thing, parent, there);
    if (permits(here) && permits(there) && (here.choice != there.choice || here.lines != there.lines))
      return put(State::Closed, {}, thing, parent, there);
    if (permits(here) && !permits(there)) return put(State::Closed, there.choice, thing, parent, there);
    if (!permits(here)) {
      if (!permits(there) && firmness(there.choice) > firmness(here.choice))
        put(State::Closed, there.choice, thing, parent, there);
      return;
    }
    const bool held = here.state == State::HeldBack || there.state == State::HeldBack;
    const bool released = here.state == State::Released && there.state == State::Released;
    const State state = held ? State::HeldBack : released ? State::Released : State::Permitted;
    if (state != here.state) put(state, {}, thing, parent, there);
  }

  // Both may have told it in words of their own.
  void join_told(const Thing& thing, const std::string& parent, const Standing& here, const Standing& there) {
    Standing told = there;
    if (here.state == State::Told) {
      told = here;
      for (const std::string& line : there.lines) {
        if (std::ranges::find(told.lines, line) == told.lines.end()) told.lines.push_back(line);
      }
      if (told.lines == here.lines) return;
    }
    put(State::Told, told.choice, thing, parent, told);
  }

  void put(State state, std::optional<Choice> chose, const Thing& thing, const std::string& parent,
           const Standing& from) {
    Event event{.kind = Kind::Merged, .item = thing.item, .parent = parent, .line = thing.line};
    event.utc_milliseconds = utc_;
    event.state = state;
    event.chose = chose;
    if (state == State::Told) {
      event.title = from.title;
      event.lines = from.lines;
    } else {
      event.reason = from.reason;
      event.why = from.why;
      event.citation = from.citation;
    }
    add(std::move(event));
  }

  [[nodiscard]] bool is_asked_here(const std::string& question) const {
    return std::ranges::any_of(
        here_only_, [&](const Event& event) { return event.kind == Kind::Asked && event.line == question; });
  }

  // What was noted there and opens nothing. A report has another number here.
  void take_notes() {
    std::map<std::uint32_t, std::uint32_t> reports;
    for (Event event : there_only_) {
      const std::uint32_t number = event.number;
      switch (event.kind) {
        case Kind::Asked:
          if (is_asked_here(event.line)) continue;
          break;
        case Kind::ToldBack:
          if (reports.contains(event.about)) event.about = reports[event.about];
          break;
        case Kind::Reported:
          reports[number] = ledger_.next_number();
          break;
        case Kind::Responded:
        case Kind::FollowedUp:
          break;
        default:
          continue;
      }
      add(std::move(event));
    }
  }

  Ledger ledger_;
  Ledger there_;
  std::span<const Event> all_there_;
  std::span<const Event> here_only_;
  std::span<const Event> there_only_;
  std::int64_t utc_;
  std::vector<Event> added_;
  std::optional<Error> refused_;
};

}  // namespace

Result<std::vector<Event>> merge(std::span<const Event> here, std::span<const Event> there,
                                 std::int64_t utc_milliseconds) {
  auto ours = Ledger::replay(here);
  if (!ours) return tl::unexpected(ours.error());
  auto theirs = Ledger::replay(there);
  if (!theirs) return tl::unexpected(theirs.error());
  const auto [ours_from, theirs_from] = std::ranges::mismatch(here, there);
  const std::span<const Event> here_only(ours_from, here.end());
  const std::span<const Event> there_only(theirs_from, there.end());
  if (here_only.empty()) return std::vector<Event>(there_only.begin(), there_only.end());
  if (there_only.empty()) return std::vector<Event>();
  return Joining(std::move(*ours), std::move(*theirs), there, here_only, there_only, utc_milliseconds).run();
}

}  // namespace doorstep::sharing
