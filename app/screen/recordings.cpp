#include "app/screen/recordings.h"

#include <algorithm>
#include <set>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "storage/export/standing.h"

namespace doorstep::screen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostTexts = 3;  // by name, unless all are asked for

}  // namespace

std::vector<std::string> texts_to_record(const model::Instrument& instrument) {
  std::vector<std::string> texts;
  std::set<std::string> known;
  const auto add = [&](const std::string& id) {
    if (std::string plain = extract::without_instances(id); known.insert(plain).second)
      texts.push_back(std::move(plain));
  };
  for (const model::Step& step : instrument.steps) {
    if (step.kind == model::Step::Kind::Page) {
      const model::Page& page = instrument.pages[step.index];
      if (!page.text.empty()) add(page.id + ".text");
      continue;
    }
    const model::Question& question = instrument.questions[step.index];
    if (question.one_more) continue;
    add(question.id);
    if (!question.help.empty()) add(question.id + ".help");
    if (!question.answers) continue;
    for (const model::Option& option : question.answers->options) add(question.id + "." + option.id);
  }
  return texts;
}

std::vector<fs::path> recordings_beside(const std::vector<fs::path>& places) {
  std::vector<fs::path> folders;
  std::error_code problem;
  for (const fs::path& place : places) {
    // A folder may come later.
    const fs::path folder = (fs::is_regular_file(place, problem) ? place.parent_path() : place) / "audio";
    if (std::ranges::find(folders, folder) == folders.end()) folders.push_back(folder);
  }
  return folders;
}

std::unique_ptr<voice::Voice> voice_beside(const std::vector<fs::path>& places) {
  std::vector<std::unique_ptr<voice::Voice>> voices;
  voices.push_back(voice::recordings(recordings_beside(places)));
  voices.push_back(voice::system_voice());
  return voice::first_of(std::move(voices));
}

std::vector<Unrecorded> unrecorded(const model::Instrument& instrument, const fs::path& file) {
  const auto folders = recordings_beside({file});
  const auto texts = texts_to_record(instrument);
  std::vector<Unrecorded> all;
  for (const std::string& language : instrument.languages) {
    Unrecorded missing{language, {}};
    std::ranges::copy_if(texts, std::back_inserter(missing.texts), [&](const std::string& text) {
      return !voice::find_recording(folders, language, instrument.id + "." + text);
    });
    if (!missing.texts.empty() && missing.texts.size() < texts.size()) all.push_back(std::move(missing));
  }
  return all;
}

std::string line_of(const words::Language& say, const Unrecorded& missing, Naming naming) {
  const std::size_t count = missing.texts.size();
  const std::size_t named = naming == Naming::All ? count : std::min(count, kMostTexts);
  const char* key = count == 1      ? "team.preview.unrecorded.one"
                    : named < count ? "team.preview.unrecorded.more"
                                    : "team.preview.unrecorded.several";
  return say(key, count, missing.language,
             fmt::format("{}", fmt::join(std::span(missing.texts).first(named), ", ")));
}

}  // namespace doorstep::screen
