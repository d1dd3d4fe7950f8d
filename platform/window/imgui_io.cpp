#include "platform/window/imgui_io.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <utility>

#include <imgui.h>

namespace shuke::window {
namespace {

using input::Key;

constexpr std::array<std::pair<ImGuiKey_, Key>, 21> k_imgui_keys{{
    {ImGuiKey_Tab, Key::tab},
    {ImGuiKey_LeftArrow, Key::left},
    {ImGuiKey_RightArrow, Key::right},
    {ImGuiKey_UpArrow, Key::up},
    {ImGuiKey_DownArrow, Key::down},
    {ImGuiKey_PageUp, Key::page_up},
    {ImGuiKey_PageDown, Key::page_down},
    {ImGuiKey_Home, Key::home},
    {ImGuiKey_End, Key::end},
    {ImGuiKey_Insert, Key::insert},
    {ImGuiKey_Delete, Key::del},
    {ImGuiKey_Backspace, Key::backspace},
    {ImGuiKey_Enter, Key::enter},
    {ImGuiKey_Escape, Key::escape},
    {ImGuiKey_KeyPadEnter, Key::keypad_enter},
    {ImGuiKey_A, Key::a},
    {ImGuiKey_C, Key::c},
    {ImGuiKey_V, Key::v},
    {ImGuiKey_X, Key::x},
    {ImGuiKey_Y, Key::y},
    {ImGuiKey_Z, Key::z},
}};

void release_everything(ImGuiIO& io) {
  std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
  std::fill(std::begin(io.MouseDown), std::end(io.MouseDown), false);
}

}  // namespace

void set_up(ImGuiIO& io) {
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange;
  io.ConfigInputTextCursorBlink = false;
  io.MouseDragThreshold = 10;
  io.MouseDoubleClickMaxDist = 24;
  for (const auto& [imgui_key, key] : k_imgui_keys) io.KeyMap[imgui_key] = static_cast<int>(key);
}

void apply(const input::FrameInput& frame, ImGuiIO& io) {
  if (frame.release_all) release_everything(io);
  if (frame.pointer_gone) io.MousePos = ImVec2(-FLT_MAX, -FLT_MAX);
  if (frame.pointer) io.MousePos = ImVec2(frame.pointer->x, frame.pointer->y);
  if (frame.button && frame.button->button < ImGuiMouseButton_COUNT) io.MouseDown[frame.button->button] = frame.button->down;
  if (frame.key) io.KeysDown[static_cast<int>(frame.key->key)] = frame.key->down;
  for (const char32_t character : frame.characters) io.AddInputCharacter(character);
  io.MouseWheel += frame.wheel_y;
  io.MouseWheelH += frame.wheel_x;
  io.KeyShift = frame.modifiers.shift;
  io.KeyCtrl = frame.modifiers.ctrl;
  io.KeyAlt = frame.modifiers.alt;
  io.KeySuper = frame.modifiers.super;
}

}  // namespace shuke::window
