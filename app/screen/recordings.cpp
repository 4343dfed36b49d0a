#include "app/screen/recordings.h"

#include <algorithm>
#include <set>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/screen/answer_inputs.h"
#include "app/voice/voice.h"
#include "instruments/model/ids.h"

namespace doorstep::screen {

namespace fs = std::filesystem;

std::string recording_name(std::string_view id, std::string_view part) {
  std::string name = model::without_instances(id);
  if (!part.empty()) name.append(".").append(part);
  std::ranges::replace(name, ':', '.');
  return name;
}

namespace {

constexpr std::size_t kMostTexts = 3;  // by name, unless all are asked for

class Texts {
 public:
  void add(std::string_view id, std::string_view part = {}) {
    if (std::string name = recording_name(id, part); known_.insert(name).second)
      names.push_back(std::move(name));
  }
  void add_if(const model::Text& text, std::string_view id, std::string_view part = {}) {
    if (!text.empty()) add(id, part);
  }

  std::vector<std::string> names;

 private:
  std::set<std::string> known_;
};

// As a table it is read in its parts, and row by row its text and help in one.
void add_grid(Texts& texts, const model::Grid& grid) {
  texts.add(grid.id);
  texts.add_if(grid.help, grid.id, "help");
  texts.add_if(grid.help, grid.id, kStemPart);
}

void add_answers(Texts& texts, const model::Question& question) {
  if (question.answers) {
    for (const model::Option& option : question.answers->options) texts.add(question.id, option.id);
  }
  for (std::size_t face = 0; face < question.face_labels.size(); ++face)
    texts.add_if(question.face_labels[face], question.id, std::to_string(face + 1));
  if (!is_scale_row(question)) return;
  texts.add_if(question.low, question.id, std::to_string(question.minimum.whole()));
  texts.add_if(question.high, question.id, std::to_string(question.maximum.whole()));
}

}  // namespace

std::vector<std::string> texts_to_record(const model::Instrument& instrument) {
  Texts texts;
  for (const model::Step& step : instrument.steps) {
    if (step.kind == model::Step::Kind::Page) {
      const model::Page& page = instrument.pages[step.index];
      texts.add_if(page.text, page.id, "text");
      continue;
    }
    const model::Question& question = instrument.questions[step.index];
    if (question.one_more) continue;
    if (question.grid) add_grid(texts, instrument.grids[*question.grid]);
    texts.add(question.id);
    texts.add_if(question.help, question.id, "help");
    add_answers(texts, question);
  }
  return std::move(texts.names);
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
