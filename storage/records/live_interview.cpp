#include "storage/records/live_interview.h"

#include <sodium.h>

#include <nlohmann/json.hpp>

#include "instruments/model/pictures.h"
#include "storage/records/audit.h"
#include "storage/records/follow_ups.h"
#include "storage/records/writing.h"

namespace doorstep::records {
namespace {

using interview::EventKind;
using interview::Interview;
using nlohmann::json;

ContentClass class_for(const model::Instrument& instrument) {
  return instrument.respondent == model::Respondent::Child ? ContentClass::ChildPrivate
                                                           : ContentClass::Answers;
}

std::optional<int> age_at(const Person& person, language::Date today) {
  if (!person.born) return std::nullopt;
  const auto years = language::Date::years_between(*person.born, today);
  return years < 0 || years > 150 ? std::nullopt : std::optional(static_cast<int>(years));
}

bool declines(const interview::Event& event, const model::Instrument& instrument) {
  if (event.kind != EventKind::Assented || !event.answer || event.answer->value != language::Value(false))
    return false;
  const auto page = instrument.find_page(event.at);
  return page && instrument.pages[*page].before;
}

InterviewState state_after(const interview::Event& event, const Interview& interview, InterviewState before) {
  if (event.kind == EventKind::Finished) return InterviewState::Finished;
  // Of all that ends an interview only a refusal can be undone, and done again.
  if (event.kind == EventKind::Undone) return InterviewState::Open;
  const interview::Event& made = event.kind == EventKind::Redone ? *interview.redoable() : event;
  if (declines(made, interview.instrument())) return InterviewState::Declined;
  return made.kind == EventKind::Stopped ? InterviewState::Stopped : before;
}

bool has_urgent_flags(const model::Instrument& instrument) {
  return std::ranges::find(instrument.flags, model::Level::ActNow, &model::Flag::level) !=
         instrument.flags.end();
}

// What a respondent's device writes before anybody has answered or read anything.
bool is_of_hand_over(const interview::Event& event) {
  return event.kind == EventKind::Started || event.kind == EventKind::Hidden ||
         event.kind == EventKind::LanguageChosen;
}

}  // namespace

Result<LiveInterview> LiveInterview::start(vault::Vault& vault, const Person& person,
                                           std::shared_ptr<const model::Instrument> instrument,
                                           std::string_view instrument_text, std::string_view language,
                                           const Moment& moment, std::span<const Source> sources) {
  const interview::Stamp stamp = moment.stamp;
  const std::uint32_t seed = instrument->has_random_order() ? 1 + randombytes_uniform(UINT32_MAX - 1) : 0;
  auto outside = outside_of(vault, person.family, person.id, *instrument, sources);
  if (!outside) return tl::unexpected(outside.error());
  const auto interview = Interview::start(
      instrument, {age_at(person, moment.today), moment.today, std::move(*outside), seed, moment.now},
      language, stamp);
  const ContentClass content_class = class_for(*instrument);
  InterviewRecord record;
  record.family = person.family;
  record.person = person.id;
  record.instrument = instrument->id;
  record.version = instrument->version;
  record.language = interview.language();
  record.started_at = stamp.utc_milliseconds;
  record.last_at = stamp.utc_milliseconds;
  const auto done = vault.store().write([&](vault::Connection&) -> Result<void> {
    const auto text = model::self_contained(instrument_text, *instrument);
    if (!text) return tl::unexpected(text.error());
    const auto hash = keep_instrument(vault, *text);
    if (!hash) return tl::unexpected(hash.error());
    record.instrument_hash = *hash;
    auto added = add(vault, record);
    if (!added) return tl::unexpected(added.error());
    record = *added;
    auto first =
        append_event(vault, record, content_class, 1, to_json(interview.history().front(), *instrument));
    if (!first) return first;
    if (auto read = keep_sources(vault, record.id, *instrument, sources); !read) return read;
    return audit(vault, stamp.utc_milliseconds, "interview_started", record.id.text,
                 {{"instrument", record.instrument}, {"version", record.version}});
  });
  if (!done) return tl::unexpected(done.error());
  return LiveInterview(vault, std::move(record), interview, content_class);
}

Result<LiveInterview> LiveInterview::resume(vault::Vault& vault, const InterviewId& id) {
  auto record = find(vault, id);
  if (!record) return tl::unexpected(record.error());
  const auto instrument = instrument_of(vault, *record);
  if (!instrument) return tl::unexpected(instrument.error());
  const auto stored = events(vault, *record);
  if (!stored) return tl::unexpected(stored.error());
  std::vector<interview::Event> history;
  for (const json& each : *stored) {
    auto event = interview::event_from_json(each, **instrument);
    if (!event) return tl::unexpected(event.error());
    history.push_back(std::move(*event));
  }
  auto interview = Interview::replay(*instrument, history, interview::HistoryFrom::Vault);
  if (!interview) return tl::unexpected(interview.error());
  LiveInterview live(vault, std::move(*record), std::move(*interview), class_for(**instrument));
  if (auto read = live.read_ledger(); !read) return tl::unexpected(read.error());
  return live;
}

InterviewRecord LiveInterview::after(const interview::Event& event) const {
  InterviewRecord next = record_;
  next.state = state_after(event, interview_, record_.state);
  next.language = event.language;
  next.last_at = event.stamp.utc_milliseconds;
  return next;
}

// What became of one that went on elsewhere is decided there.
Result<void> LiveInterview::is_current() const {
  if (record_.state != InterviewState::Replaced) return {};
  return fail("ended", "This interview went on in another version of its instrument.",
              "Open the one that it went on in.");
}

Result<bool> LiveInterview::withdraw(std::int64_t at) {
  if (auto current = is_current(); !current) return tl::unexpected(current.error());
  const auto decided = decisions();
  if (!decided) return tl::unexpected(decided.error());
  const bool undecided = std::ranges::all_of(*decided, sharing::is_of_family, &sharing::Event::kind);
  if (!undecided || !std::ranges::all_of(interview_.history(), is_of_hand_over)) return false;
  const auto done = write(*vault_, [&](vault::Connection& store) -> Result<void> {
    for (const std::string_view from :
         {"DELETE FROM drafts WHERE interview = ?", "DELETE FROM interview_sources WHERE interview = ?",
          "DELETE FROM next_rounds WHERE interview = ?", "DELETE FROM follow_ups WHERE interview = ?",
          "DELETE FROM events WHERE interview = ?", "DELETE FROM interviews WHERE id = ?"}) {
      if (auto gone = store.run(from, {record_.id.text}); !gone) return gone;
    }
    return audit(*vault_, at, "interview_withdrawn", record_.id.text, {{"instrument", record_.instrument}});
  });
  if (!done) return tl::unexpected(done.error());
  return true;
}

Result<void> LiveInterview::make(const interview::Move& move, interview::Stamp stamp) {
  const auto event = interview_.plan(move, stamp);
  if (!event) return tl::unexpected(event.error());
  // That the team saw a flag is noted wherever the flag was raised.
  if (auto current = is_current(); !current && move.kind != EventKind::FlagShown) return current;
  const auto following = following_from(*event);
  if (!following) return tl::unexpected(following.error());
  // Ahead of the write where it has to be known what it raises; a copy is not for nothing in a long
  // interview.
  std::optional<Interview> went_on;
  if (has_urgent_flags(interview_.instrument())) {
    went_on = interview_;
    if (auto applied = went_on->apply(*event); !applied) return applied;
  }
  const InterviewRecord next = after(*event);
  auto kept = vault_->store().write([&](vault::Connection&) -> Result<void> {
    auto added = append_event(*vault_, record_, content_class_, event->number,
                              to_json(*event, interview_.instrument()));
    for (const sharing::Event& decision : *following) {
      if (added) added = keep(decision);
    }
    if (added && went_on)
      added = note_raised(*vault_, record_, urgent_flags(*went_on, &interview_), stamp.utc_milliseconds);
    return added ? change(*vault_, next) : added;
  });
  if (!kept) return kept;
  record_ = next;
  for (const sharing::Event& decision : *following) {
    if (auto applied = ledger_.apply(decision); !applied) return applied;
  }
  if (!went_on) return interview_.apply(*event);
  interview_ = std::move(*went_on);
  return {};
}

}  // namespace doorstep::records
