#include "app/text/text_engine.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>

#include "app/text/layout.h"
#include "app/text/pictures.h"

namespace doorstep::text {
namespace {

// What a shaped text without a picture weighs, roughly; keeps a cache of measured texts from growing for
// ever.
constexpr std::size_t kLayoutBytes = 4096;

struct RequestHash {
  std::size_t operator()(const Request& request) const {
    std::size_t hash = std::hash<std::string>{}(request.text);
    const auto mix = [&hash](std::size_t value) { hash = hash * 1099511628211U + value; };
    mix(std::hash<float>{}(request.em_px));
    mix(std::hash<float>{}(request.wrap_px));
    mix(std::hash<float>{}(request.letter_spacing));
    mix(static_cast<std::size_t>(request.weight) * 16 + static_cast<std::size_t>(request.align) * 4 +
        static_cast<std::size_t>(request.direction));
    for (const ByteRange& range : request.bold) mix(range.begin * 31 + range.end);
    return hash;
  }
};

struct Entry {
  Layout layout;
  std::optional<Mask> mask;
  std::size_t bytes = kLayoutBytes;
  std::uint64_t last_used = 0;
};

using Cache = std::unordered_map<Request, Entry, RequestHash>;

// The words of a key are answers, so their memory is wiped before it is given back.
void wipe(const Request& key) { explicit_bzero(const_cast<char*>(key.text.data()), key.text.size()); }

}  // namespace

struct TextEngine::State {
  State(FontSet font_set, TextureSink& texture_sink, std::size_t budget_bytes)
      : fonts(std::move(font_set)), sink(texture_sink), pictures(texture_sink), budget(budget_bytes) {}

  FontSet fonts;
  TextureSink& sink;
  Pictures pictures;
  std::size_t budget;
  Cache cache;
  std::size_t bytes = 0;
  std::uint64_t frame = 0;

  Entry& entry(const Request& request) {
    auto found = cache.find(request);
    if (found == cache.end()) {
      found = cache.emplace(request, Entry{Layout(fonts, request), std::nullopt, kLayoutBytes, frame}).first;
      bytes += kLayoutBytes;
    }
    found->second.last_used = frame;
    return found->second;
  }

  void forget(Cache::iterator place) {
    if (place->second.mask && place->second.mask->id != 0) sink.release(place->second.mask->id);
    bytes -= place->second.bytes;
    place->second.layout.wipe();
    auto node = cache.extract(place);  // out of the map first: its hash must not see wiped words
    wipe(node.key());
  }
};

Result<std::unique_ptr<TextEngine>> TextEngine::create(const std::filesystem::path& fonts, TextureSink& sink,
                                                       std::size_t budget_bytes) {
  auto set = FontSet::load(fonts);
  if (!set) return tl::unexpected(set.error());
  return std::unique_ptr<TextEngine>(
      new TextEngine(std::make_unique<State>(std::move(*set), sink, budget_bytes)));
}

TextEngine::TextEngine(std::unique_ptr<State> state) : state_(std::move(state)) {}

TextEngine::~TextEngine() { forget_all(); }

Measure TextEngine::measure(const Request& request) { return state_->entry(request).layout.measure(); }

Mask TextEngine::texture(const Request& request) {
  Entry& entry = state_->entry(request);
  if (!entry.mask) {
    const Bitmap bitmap = entry.layout.rasterise();
    Mask mask{0, static_cast<float>(bitmap.x), static_cast<float>(bitmap.y), bitmap.width, bitmap.height};
    if (!bitmap.coverage.empty())
      mask.id = state_->sink.upload_mask(bitmap.width, bitmap.height, bitmap.coverage);
    entry.mask = mask;
    entry.bytes += bitmap.coverage.size();
    state_->bytes += bitmap.coverage.size();
  }
  return *entry.mask;
}

Box TextEngine::caret(const Request& request, std::size_t index) {
  return state_->entry(request).layout.caret(index);
}

std::size_t TextEngine::caret_beside(const Request& request, std::size_t index, Side side) {
  return state_->entry(request).layout.caret_beside(index, side);
}

ByteRange TextEngine::line_at(const Request& request, std::size_t index) {
  return state_->entry(request).layout.line_at(index);
}

std::size_t TextEngine::index_at(const Request& request, float x, float y) {
  return state_->entry(request).layout.index_at(x, y);
}

std::vector<Box> TextEngine::range_boxes(const Request& request, ByteRange range) {
  return state_->entry(request).layout.range_boxes(range);
}

Pictures& TextEngine::pictures() { return state_->pictures; }

void TextEngine::end_frame() {
  state_->pictures.end_frame();
  if (state_->bytes > state_->budget) {
    std::vector<Cache::iterator> oldest;
    oldest.reserve(state_->cache.size());
    for (auto place = state_->cache.begin(); place != state_->cache.end(); ++place) oldest.push_back(place);
    std::sort(oldest.begin(), oldest.end(),
              [](const auto& a, const auto& b) { return a->second.last_used < b->second.last_used; });
    for (const auto& place : oldest) {
      if (state_->bytes <= state_->budget) break;
      state_->forget(place);
    }
  }
  ++state_->frame;
}

void TextEngine::forget_all() {
  state_->pictures.forget_all();
  while (!state_->cache.empty()) state_->forget(state_->cache.begin());
}

std::size_t TextEngine::cached_bytes() const { return state_->bytes; }
std::size_t TextEngine::cached_texts() const { return state_->cache.size(); }

}  // namespace doorstep::text
