#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <random>

#include <imgui.h>

#include "core/base/text.h"
#include "platform/fonts/glyph_cache.h"
#include "type_samples.h"

using namespace shuke;
using namespace shuke::fonts;
using screens::Face;

namespace {

// Characters of the standard table, of the whole plane and beyond it, so that private code points run out too.
class Names {
 public:
  explicit Names(unsigned seed) : random_(seed) {}

  char32_t character() {
    const int kind = pick(10);
    if (kind < 5) return table_[static_cast<std::size_t>(pick(static_cast<int>(table_.size())))];
    if (kind < 7) return static_cast<char32_t>(0x3400 + pick(0x9fff - 0x3400));
    return static_cast<char32_t>(0x20000 + pick(0x2a6d0 - 0x20000));
  }
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

 private:
  std::mt19937 random_;
  std::vector<char32_t> table_ = test::standard_characters();
};

struct Drawn {
  Face face;
  std::u32string real;
  std::string prepared;
};

struct Judge {
  ImFontAtlas& atlas;
  GlyphCache& cache;
  Rasterizer rasterizer{FontPaths{}};
  std::vector<char32_t> shown = {};

  bool has_pixels_of(const ImFontGlyph& glyph, const GlyphBitmap& bitmap) const {
    const int x = static_cast<int>(glyph.U0 * static_cast<float>(atlas.TexWidth) + 0.5F);
    const int y = static_cast<int>(glyph.V0 * static_cast<float>(atlas.TexHeight) + 0.5F);
    if (static_cast<int>(glyph.X1 - glyph.X0) != bitmap.width || static_cast<int>(glyph.Y1 - glyph.Y0) != bitmap.height) return false;
    for (int row = 0; row < bitmap.height; ++row)
      for (int column = 0; column < bitmap.width; ++column)
        if (atlas.TexPixelsAlpha8[(y + row) * atlas.TexWidth + x + column] != bitmap.coverage[row * bitmap.stride + column]) return false;
    return true;
  }

  // At the end of the frame every character that it showed still has its glyph, and a sample has the right pixels.
  void check(const Drawn& text, bool with_pixels) {
    const auto now_shown = code_points(text.prepared);
    REQUIRE(now_shown.size() == text.real.size());
    for (std::size_t i = 0; i < now_shown.size(); ++i) {
      const ImFontGlyph* glyph = cache.font(text.face)->FindGlyphNoFallback(static_cast<ImWchar>(now_shown[i]));
      REQUIRE(glyph != nullptr);
      const bool is_bold = text.face != Face::caption && text.face != Face::body && text.face != Face::reading;
      const bool is_known = rasterizer.has(is_bold ? FontFile::noto_bold : FontFile::noto_regular, text.real[i]);
      REQUIRE((now_shown[i] == U'〓') == !is_known);
      if (!with_pixels || !is_known) continue;
      constexpr std::array k_ems{13, 13, 15, 15, 18, 17, 20, 24, 34, 56};
      const float em = static_cast<float>(k_ems[static_cast<std::size_t>(text.face)]);
      const auto bitmap =
          rasterizer.draw(is_bold ? FontFile::noto_bold : FontFile::noto_regular, static_cast<int>(em * 1.448F + 0.5F), text.real[i]);
      REQUIRE(has_pixels_of(*glyph, *bitmap));
    }
  }
};

}  // namespace

TEST_CASE("soak: 30,000 new characters at random sizes, every one drawn, none a box, while older ones give way") {
  const char* given = std::getenv("SHUKE_SEED");
  const unsigned seed = given ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : 20261122U;
  CAPTURE(seed);
  ImFontAtlas atlas;
  NoTexture texture;
  GlyphCache cache(atlas, texture, TypeScale{});
  Judge judge{atlas, cache};
  Names names(seed);
  std::vector<Drawn> kept;  // what stays on screen from frame to frame
  int characters = 0;
  for (int frame = 0; characters < 30'000; ++frame) {
    CAPTURE(frame);
    cache.begin_frame();
    if (kept.size() > 6) kept.erase(kept.begin());
    kept.push_back({static_cast<Face>(names.pick(screens::k_face_count)), {}, {}});
    for (int i = 0; i < 20; ++i) kept.back().real.push_back(names.character());
    characters += 20;
    for (Drawn& text : kept) {
      std::string utf8;
      for (const char32_t c : text.real) append_utf8(utf8, c);
      text.prepared = cache.prepare(text.face, utf8);
    }
    cache.end_frame();
    REQUIRE_FALSE(cache.is_short_of_space());
    for (const Drawn& text : kept) judge.check(text, frame % 16 == 0);
  }
  for (int face = 0; face < screens::k_face_count; ++face) CHECK(cache.font(static_cast<Face>(face))->Glyphs.Size < 8000);
}

TEST_CASE("a frame that needs more than fits says so, shows no box, and the next modest frame is whole") {
  ImFontAtlas atlas;
  NoTexture texture;
  GlyphCache cache(atlas, texture, TypeScale{});
  const auto table = test::standard_characters();
  cache.begin_frame();
  for (const char32_t character : table) {
    std::string text;
    append_utf8(text, character);
    const auto shown = code_points(cache.prepare(Face::change, text));
    REQUIRE(cache.font(Face::change)->FindGlyphNoFallback(static_cast<ImWchar>(shown.at(0))) != nullptr);
  }
  CHECK(cache.is_short_of_space());
  cache.end_frame();
  cache.begin_frame();
  CHECK(cache.prepare(Face::change, "熟客") == "熟客");
  CHECK(cache.prepare(Face::body, "熟客") == "熟客");
  CHECK_FALSE(cache.is_short_of_space());
}

TEST_CASE("known text costs about a microsecond") {
  ImFontAtlas atlas;
  NoTexture texture;
  GlyphCache cache(atlas, texture, TypeScale{});
  const std::string text = "再消费 ¥87.00 即可成为金卡会员，本单已省 60.00，会员价九五折起";
  cache.prepare(Face::body, text);
  constexpr int k_rounds = 100'000;
  const auto before = std::chrono::steady_clock::now();
  for (int i = 0; i < k_rounds; ++i) cache.prepare(Face::body, text);
  const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - before;
  MESSAGE("prepare: " << spent.count() / k_rounds << " us for " << code_points(text).size() << " characters");
  CHECK(spent.count() / k_rounds < 20);
}
