#pragma once

#include <cstdint>

namespace shuke::fonts {

struct TexelRect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

// Where the glyphs' pixels go: an OpenGL texture in a window, nothing in a headless test. One byte of coverage a texel.
// UI thread only.
class AtlasTexture {
 public:
  virtual ~AtlasTexture() = default;
  // A texture of a new size; replaces the one before. `coverage` holds width * height bytes.
  virtual void create(int width, int height, const std::uint8_t* coverage) = 0;
  // Replaces a part. `coverage` points at the part's first byte inside rows of `stride` bytes.
  virtual void update(TexelRect part, const std::uint8_t* coverage, int stride) = 0;
  // What Dear ImGui hands back to the renderer as the texture's name.
  virtual void* name() const = 0;
};

// For frames that nobody sees.
class NoTexture final : public AtlasTexture {
 public:
  void create(int, int, const std::uint8_t*) override {}
  void update(TexelRect, const std::uint8_t*, int) override {}
  void* name() const override { return nullptr; }
};

}  // namespace shuke::fonts
