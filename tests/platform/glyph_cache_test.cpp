#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <memory>

#include <imgui.h>
#include <imgui_freetype.h>

#include "core/base/text.h"
#include "platform/fonts/glyph_cache.h"
#include "type_samples.h"

using namespace shuke;
using namespace shuke::fonts;
using screens::Face;
using screens::Icon;
using screens::IconSize;

namespace {

// Remembers what it was told, as a graphics card would.
class CopyTexture final : public AtlasTexture {
 public:
  void create(int width, int height, const std::uint8_t* coverage) override {
    width_ = width;
    texels.assign(coverage, coverage + width * height);
    ++creations;
  }
  void update(TexelRect part, const std::uint8_t* coverage, int stride) override {
    for (int row = 0; row < part.height; ++row)
      std::memcpy(texels.data() + (part.y + row) * width_ + part.x, coverage + row * stride, static_cast<std::size_t>(part.width));
    ++updates;
  }
  void* name() const override { return nullptr; }

  std::vector<std::uint8_t> texels;
  int creations = 0;
  int updates = 0;

 private:
  int width_ = 0;
};

struct Desk {
  ImFontAtlas atlas;
  CopyTexture texture;
  GlyphCache cache{atlas, texture, TypeScale{}};

  const ImFontGlyph* glyph(Face face, char32_t shown) { return cache.font(face)->FindGlyphNoFallback(static_cast<ImWchar>(shown)); }
  // The pixels of a glyph as rows of numbers, from the texture's copy.
  std::vector<std::uint8_t> pixels(const ImFontGlyph& glyph) {
    std::vector<std::uint8_t> rows;
    const int x = static_cast<int>(glyph.U0 * static_cast<float>(atlas.TexWidth) + 0.5F);
    const int y = static_cast<int>(glyph.V0 * static_cast<float>(atlas.TexHeight) + 0.5F);
    for (int row = 0; row < static_cast<int>(glyph.Y1 - glyph.Y0); ++row)
      for (int column = 0; column < static_cast<int>(glyph.X1 - glyph.X0); ++column)
        rows.push_back(texture.texels[static_cast<std::size_t>((y + row) * atlas.TexWidth + x + column)]);
    return rows;
  }
};

constexpr std::array k_every_face{Face::caption,  Face::caption_bold, Face::body,   Face::body_bold, Face::reading,
                                  Face::emphasis, Face::title,        Face::figure, Face::total,     Face::change};

}  // namespace

TEST_CASE("a prepared text that needs no rewriting is the same view, and its glyphs are there") {
  Desk desk;
  const std::string_view text = "张伟 138 **** 6688，银卡 1.2 倍";
  const std::string_view prepared = desk.cache.prepare(Face::body, text);
  CHECK(prepared.data() == text.data());
  CHECK(prepared == text);
  for (const char32_t c : code_points(text)) CHECK_MESSAGE(desk.glyph(Face::body, c) != nullptr, static_cast<unsigned>(c));
  CHECK(desk.glyph(Face::title, U'张') == nullptr);
}

TEST_CASE("every character of the standard table shows at every size without a substitute") {
  Desk desk;
  const auto table = test::standard_characters();
  int at_once = 0;
  for (const Face face : k_every_face)
    for (const char32_t character : table) {
      if (at_once++ % 200 == 0) desk.cache.begin_frame();
      std::string text;
      append_utf8(text, character);
      const auto shown = code_points(desk.cache.prepare(face, text));
      REQUIRE(shown.size() == 1);
      const ImFontGlyph* glyph = desk.glyph(face, shown[0]);
      REQUIRE(glyph != nullptr);
      REQUIRE(glyph->Visible);
      REQUIRE(desk.cache.restore(desk.cache.prepare(face, text)) == text);
      REQUIRE_FALSE(desk.cache.is_short_of_space());
    }
}

TEST_CASE("a rare name beyond the basic plane is drawn from private code points and reads back as itself") {
  Desk desk;
  const std::string name = "\U0002CB4E䶮\U0002CB4E";  // 𬭎
  const std::string prepared{desk.cache.prepare(Face::title, name)};
  CHECK(prepared != name);
  const auto shown = code_points(prepared);
  REQUIRE(shown.size() == 3);
  CHECK(shown[0] == shown[2]);
  CHECK(SpareCodePoints::is_private(shown[0]));
  CHECK(shown[1] == U'䶮');
  CHECK(desk.cache.restore(prepared) == name);
  CHECK(desk.cache.prepare(Face::title, prepared) == prepared);
}

TEST_CASE("a character that no font has shows as the geta mark, and what is invisible goes") {
  Desk desk;
  CHECK(desk.cache.prepare(Face::body, "a\U0001F600b") == "a〓b");
  CHECK(desk.cache.prepare(Face::body, "\uFEFFa\u200Db\uFE0F") == "ab");
  CHECK(desk.cache.prepare(Face::body, "a\xFF") == "a〓");
  CHECK(desk.cache.prepare(Face::body, "\uF000") == "〓");
  CHECK(desk.cache.prepare(Face::body, "two\nlines\t") == "two\nlines\t");
}

TEST_CASE("rewritten texts of one frame stand side by side") {
  Desk desk;
  desk.cache.begin_frame();
  const std::string_view first = desk.cache.prepare(Face::body, "\u200Bone");
  const std::string_view second = desk.cache.prepare(Face::body, "\u200Btwo");
  CHECK(first == "one");
  CHECK(second == "two");
}

TEST_CASE("a glyph added later equals the one the library builds at the start, to the pixel") {
  Desk desk;
  const std::string text = "熟客汉字Éü“”，。¥·×";
  for (const auto& [face, em, latin, chinese] : {std::tuple(Face::caption, 13.F, FontFile::inter_medium, FontFile::noto_regular),
                                                 std::tuple(Face::body_bold, 15.F, FontFile::inter_bold, FontFile::noto_bold),
                                                 std::tuple(Face::change, 56.F, FontFile::inter_bold, FontFile::noto_bold)}) {
    desk.cache.prepare(face, text);
    desk.cache.end_frame();
    ImFontAtlas stock;
    stock.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    ImFontConfig config;
    config.OversampleH = 1;
    const FontPaths paths;
    static const ImWchar k_latin[] = {0x20, 0xff, 0x201c, 0x201d, 0};
    ImFont* font = stock.AddFontFromFileTTF(paths.path[static_cast<std::size_t>(latin)].c_str(), std::round(em * 1.21F), &config, k_latin);
    config.MergeMode = true;
    config.FontNo = 2;
    ImFontGlyphRangesBuilder ranges;
    ranges.AddText("熟客汉字，。");
    ImVector<ImWchar> chosen;
    for (int c = 0; c < 0x100; ++c) ranges.UsedChars[c >> 5] &= ~(1U << (c & 31));
    ranges.BuildRanges(&chosen);
    stock.AddFontFromFileTTF(paths.path[static_cast<std::size_t>(chinese)].c_str(), std::round(em * 1.448F), &config, chosen.Data);
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    stock.GetTexDataAsAlpha8(&pixels, &width, &height);
    for (const char32_t c : code_points(text)) {
      const ImFontGlyph* expected = font->FindGlyphNoFallback(static_cast<ImWchar>(c));
      const ImFontGlyph* actual = desk.glyph(face, c);
      REQUIRE(expected != nullptr);
      REQUIRE(actual != nullptr);
      CHECK(actual->AdvanceX == expected->AdvanceX);
      CHECK(actual->X0 == expected->X0);
      CHECK(actual->Y0 == expected->Y0);
      CHECK(actual->X1 == expected->X1);
      CHECK(actual->Y1 == expected->Y1);
      std::vector<std::uint8_t> rows;
      const int x = static_cast<int>(expected->U0 * static_cast<float>(width) + 0.5F);
      const int y = static_cast<int>(expected->V0 * static_cast<float>(height) + 0.5F);
      for (int row = 0; row < static_cast<int>(expected->Y1 - expected->Y0); ++row)
        for (int column = 0; column < static_cast<int>(expected->X1 - expected->X0); ++column)
          rows.push_back(pixels[(y + row) * width + x + column]);
      CHECK(desk.pixels(*actual) == rows);
    }
  }
}

TEST_CASE("the look-up tables kept by hand equal the library's own rebuild") {
  Desk desk;
  desk.cache.prepare(Face::body, "一二三\U0002CB4E");
  ImFont& font = *desk.cache.font(Face::body);
  const auto is_found = [&](char32_t c) { return font.FindGlyphNoFallback(static_cast<ImWchar>(c)) != nullptr; };
  std::vector<float> advances(font.IndexAdvanceX.begin(), font.IndexAdvanceX.end());
  std::vector<bool> found;
  for (char32_t c = 1; c < 0x10000; ++c) found.push_back(is_found(c));
  font.BuildLookupTable();
  for (char32_t c = 1; c < 0x10000; ++c) REQUIRE(found[c - 1] == is_found(c));
  for (std::size_t i = 1; i < static_cast<std::size_t>(font.IndexAdvanceX.Size); ++i)
    REQUIRE(advances[i] == font.IndexAdvanceX[static_cast<int>(i)]);
}

TEST_CASE("the texture is told only about what is new, and the revision says when") {
  Desk desk;
  desk.cache.begin_frame();
  desk.cache.prepare(Face::body, "会员");
  const auto before = desk.cache.revision();
  desk.cache.end_frame();
  CHECK(desk.texture.updates == 2);
  CHECK(desk.cache.revision() > before);
  desk.cache.begin_frame();
  desk.cache.prepare(Face::body, "会员");
  desk.cache.end_frame();
  CHECK(desk.texture.updates == 2);
  CHECK(desk.texture.creations == 1);
}

TEST_CASE("every icon of the list has a glyph at every size") {
  Desk desk;
  for (const IconSize size : {IconSize::s16, IconSize::s20, IconSize::s24, IconSize::s32, IconSize::s48}) {
    desk.cache.begin_frame();
    for (const Icon icon : screens::k_all_icons) {
      const ImFontGlyph* glyph = desk.cache.icon_font(size, icon)->FindGlyphNoFallback(static_cast<ImWchar>(icon));
      REQUIRE(glyph != nullptr);
      REQUIRE(glyph->Visible);
    }
  }
  CHECK_FALSE(desk.cache.is_short_of_space());
}

TEST_CASE("the shadow is solid in the middle, clear at the rim and half dark at texel 16") {
  Desk desk;
  const screens::SpriteUv uv = desk.cache.shadow();
  const auto at = [&](int dx, int dy) {
    const int x = static_cast<int>(uv.u0 * static_cast<float>(desk.atlas.TexWidth) + 0.5F) + dx;
    const int y = static_cast<int>(uv.v0 * static_cast<float>(desk.atlas.TexHeight) + 0.5F) + dy;
    return static_cast<int>(desk.texture.texels[static_cast<std::size_t>(y * desk.atlas.TexWidth + x)]);
  };
  CHECK(at(32, 32) >= 248);
  CHECK(at(0, 0) == 0);
  CHECK(at(0, 33) <= 6);
  CHECK(at(16, 33) >= 120);
  CHECK(at(16, 33) <= 135);
}

TEST_CASE("another scale draws everything anew at its size") {
  Desk desk;
  const float before = desk.cache.font(Face::body)->FontSize;
  desk.cache.set_scale({1.35F, 1.0F});
  CHECK(desk.cache.font(Face::body)->FontSize == std::round(15 * 1.35F * 1.21F));
  CHECK(desk.cache.font(Face::body)->FontSize > before);
  CHECK(desk.cache.scale() == 1.35F);
  CHECK(desk.texture.creations == 2);
  desk.cache.prepare(Face::body, "会");
  CHECK(desk.glyph(Face::body, U'会') != nullptr);
}

TEST_CASE("a missing font file is one sentence that names the package") {
  FontPaths paths;
  paths.path[2] = "/nowhere/NotoSansCJK-Regular.ttc";
  ImFontAtlas atlas;
  NoTexture texture;
  CHECK_THROWS_WITH_AS(
      GlyphCache(atlas, texture, TypeScale{}, paths),
      "The font file /nowhere/NotoSansCJK-Regular.ttc cannot be read (No such file or directory): install the package fonts-noto-cjk.",
      FontError);
}

TEST_CASE("a file that is no font is refused before it is used") {
  FontPaths paths;
  paths.path[0] = "/etc/hostname";
  ImFontAtlas atlas;
  NoTexture texture;
  CHECK_THROWS_AS(GlyphCache(atlas, texture, TypeScale{}, paths), FontError);
}

TEST_CASE("a collection whose third face is not Simplified Chinese is refused") {
  FontPaths paths;
  paths.path[2] = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
  ImFontAtlas atlas;
  NoTexture texture;
  CHECK_THROWS_AS(GlyphCache(atlas, texture, TypeScale{}, paths), FontError);
}
