#include "platform/fonts/rasterizer.h"

#include <string_view>
#include <vector>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_SIZES_H

#include "core/base/check.h"

namespace shuke::fonts {
namespace {

// Ready-made sizes of one face: switching between them is cheap, asking for a size anew is not.
struct SizedFace {
  int height = 0;
  FT_Size size = nullptr;
};

struct OpenFace {
  explicit OpenFace(const std::string& path, FontFile file) : mapped(path, package_of(file)) {}
  MappedFile mapped;
  FT_Face face = nullptr;
  std::vector<SizedFace> sizes;
};

constexpr FT_Long k_round_up = 63;

}  // namespace

struct Rasterizer::Parts {
  FT_Library library = nullptr;
  std::array<std::unique_ptr<OpenFace>, k_font_file_count> faces;

  ~Parts() {
    for (const auto& open : faces)
      if (open && open->face) FT_Done_Face(open->face);
    if (library) FT_Done_FreeType(library);
  }
  OpenFace& of(FontFile file) { return *faces[static_cast<std::size_t>(file)]; }
  void open(const FontPaths& paths, FontFile file);
  void use_size(OpenFace& open, int height);
};

void Rasterizer::Parts::open(const FontPaths& paths, FontFile file) {
  const std::string& path = paths.path[static_cast<std::size_t>(file)];
  auto opened = std::make_unique<OpenFace>(path, file);
  const auto* bytes = static_cast<const FT_Byte*>(opened->mapped.data());
  const auto size = static_cast<FT_Long>(opened->mapped.size());
  if (FT_New_Memory_Face(library, bytes, size, face_index_of(file), &opened->face) != 0)
    throw FontError("The font file " + path + " is damaged: install the package " + package_of(file) + " again.");
  const std::string_view family = opened->face->family_name ? opened->face->family_name : "";
  const bool is_collection = face_index_of(file) != 0;
  if (is_collection && family.find("Sans CJK SC") == std::string_view::npos)
    throw FontError("The font file " + path + " holds " + std::string(family) +
                    " where Noto Sans CJK SC was expected: install Debian's package " + package_of(file) + ".");
  faces[static_cast<std::size_t>(file)] = std::move(opened);
}

void Rasterizer::Parts::use_size(OpenFace& open, int height) {
  for (const SizedFace& sized : open.sizes) {
    if (sized.height != height) continue;
    FT_Activate_Size(sized.size);
    return;
  }
  SizedFace sized{height, nullptr};
  SHUKE_CHECK(FT_New_Size(open.face, &sized.size) == 0);
  FT_Activate_Size(sized.size);
  FT_Size_RequestRec request{FT_SIZE_REQUEST_TYPE_REAL_DIM, 0, height * 64, 0, 0};
  FT_Request_Size(open.face, &request);
  open.sizes.push_back(sized);
}

Rasterizer::Rasterizer(const FontPaths& paths) : parts_(std::make_unique<Parts>()) {
  SHUKE_CHECK(FT_Init_FreeType(&parts_->library) == 0);
  for (std::size_t i = 0; i < k_font_file_count; ++i) parts_->open(paths, static_cast<FontFile>(i));
}

Rasterizer::~Rasterizer() = default;

const MappedFile& Rasterizer::file(FontFile file) const { return parts_->of(file).mapped; }

bool Rasterizer::has(FontFile file, char32_t code_point) const { return FT_Get_Char_Index(parts_->of(file).face, code_point) != 0; }

std::optional<GlyphBitmap> Rasterizer::draw(FontFile file, int height, char32_t code_point) {
  OpenFace& open = parts_->of(file);
  const FT_UInt index = FT_Get_Char_Index(open.face, code_point);
  if (index == 0) return std::nullopt;
  parts_->use_size(open, height);
  if (FT_Load_Glyph(open.face, index, FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_NORMAL) != 0) return std::nullopt;
  const FT_GlyphSlot slot = open.face->glyph;
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return std::nullopt;
  const FT_Bitmap& bitmap = slot->bitmap;
  const auto advance = static_cast<float>((slot->advance.x + k_round_up) >> 6);
  return GlyphBitmap{slot->bitmap_left, slot->bitmap_top, static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows), bitmap.pitch,
                     advance,           bitmap.buffer};
}

}  // namespace shuke::fonts
