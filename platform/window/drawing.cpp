#include "platform/window/drawing.h"

#include <array>
#include <cstring>
#include <string_view>
#include <vector>

#include <GL/gl.h>
#include <GL/glext.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <stb_image_write.h>

namespace shuke::window {
namespace {

constexpr std::uint64_t k_seed = 0x9e3779b97f4a7c15ULL;

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0xff51afd7ed558ccdULL;
  return hash ^ (hash >> 32);
}

std::uint64_t mix_bytes(std::uint64_t hash, const void* data, std::size_t size) {
  const char* bytes = static_cast<const char*>(data);
  std::uint64_t word = 0;
  for (; size >= sizeof word; size -= sizeof word, bytes += sizeof word) {
    std::memcpy(&word, bytes, sizeof word);
    hash = mix(hash, word);
  }
  word = size;
  std::memcpy(&word, bytes, size);
  return mix(hash, word);
}

std::uint64_t mix_list(std::uint64_t hash, const ImDrawList& list) {
  hash = mix_bytes(hash, list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
  hash = mix_bytes(hash, list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.size_in_bytes()));
  for (const ImDrawCmd& command : list.CmdBuffer) {
    hash = mix_bytes(hash, &command.ClipRect, sizeof command.ClipRect);
    hash = mix(hash, (static_cast<std::uint64_t>(command.ElemCount) << 32) | command.IdxOffset);
    hash = mix(hash,
               (static_cast<std::uint64_t>(command.VtxOffset) << 32) | (reinterpret_cast<std::uintptr_t>(command.TextureId) & 0xffffffffU));
  }
  return hash;
}

GLfloat channel(std::uint32_t rgb, int shift) { return static_cast<GLfloat>((rgb >> shift) & 0xff) / 255.0F; }

}  // namespace

GlTexture::~GlTexture() { glDeleteTextures(1, &name_); }

void GlTexture::create(int width, int height, const std::uint8_t* coverage) {
  if (name_ == 0) glGenTextures(1, &name_);
  glBindTexture(GL_TEXTURE_2D, name_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  constexpr std::array<GLint, 4> k_white_with_opacity{GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, k_white_with_opacity.data());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, coverage);
}

void GlTexture::update(fonts::TexelRect part, const std::uint8_t* coverage, int stride) {
  glBindTexture(GL_TEXTURE_2D, name_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, stride);
  glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.width, part.height, GL_RED, GL_UNSIGNED_BYTE, coverage);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void* GlTexture::name() const { return reinterpret_cast<void*>(static_cast<std::uintptr_t>(name_)); }

std::uint64_t hash_of(const ImDrawData& frame) {
  std::uint64_t hash = mix_bytes(k_seed, &frame.DisplaySize, sizeof frame.DisplaySize);
  for (int i = 0; i < frame.CmdListsCount; ++i) hash = mix_list(hash, *frame.CmdLists[i]);
  return hash;
}

void draw(ImDrawData& frame, std::uint32_t background) {
  const auto width = static_cast<GLsizei>(frame.DisplaySize.x * frame.FramebufferScale.x);
  const auto height = static_cast<GLsizei>(frame.DisplaySize.y * frame.FramebufferScale.y);
  glViewport(0, 0, width, height);
  glClearColor(channel(background, 16), channel(background, 8), channel(background, 0), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(&frame);
}

bool write_png(const std::string& path, int width, int height) {
  constexpr int k_channels = 3;
  const std::size_t row = static_cast<std::size_t>(width) * k_channels;
  std::vector<std::uint8_t> bottom_up(row * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, bottom_up.data());
  const std::uint8_t* top = bottom_up.data() + row * static_cast<std::size_t>(height - 1);
  return stbi_write_png(path.c_str(), width, height, k_channels, top, -static_cast<int>(row)) != 0;
}

bool is_software_renderer() {
  const auto* text = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  const std::string_view renderer = text ? text : "";
  for (const std::string_view name : {"llvmpipe", "softpipe", "swrast", "Software"})
    if (renderer.find(name) != std::string_view::npos) return true;
  return false;
}

}  // namespace shuke::window
