#pragma once

#include <cstdint>
#include <string>

#include "platform/fonts/atlas_texture.h"

struct ImDrawData;

namespace shuke::window {

// The glyphs' texture in OpenGL: one byte a texel, read as white with that opacity, which is a quarter of what Dear ImGui's own
// upload takes and lets single glyphs be replaced.
class GlTexture final : public fonts::AtlasTexture {
 public:
  GlTexture() = default;
  ~GlTexture() override;
  GlTexture(const GlTexture&) = delete;
  GlTexture& operator=(const GlTexture&) = delete;

  void create(int width, int height, const std::uint8_t* coverage) override;
  void update(fonts::TexelRect part, const std::uint8_t* coverage, int stride) override;
  void* name() const override;

 private:
  unsigned name_ = 0;
};

// Equal for equal pictures: all that decides what a frame looks like, apart from the texture's content and the background.
std::uint64_t hash_of(const ImDrawData& frame);

// Draws into the back buffer of the current context.
void draw(ImDrawData& frame, std::uint32_t background);

// Writes the back buffer as PNG; false when the file cannot be written.
bool write_png(const std::string& path, int width, int height);

bool is_software_renderer();

}  // namespace shuke::window
