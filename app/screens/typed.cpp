#include "app/screens/typed.h"

#include <imgui.h>

#include "core/base/text.h"

namespace shuke::screens {

Typed typed_now() {
  const ImGuiIO& io = ImGui::GetIO();
  const auto pressed = [](ImGuiKey_ key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
  Typed typed;
  for (const ImWchar c : io.InputQueueCharacters) {
    if (c >= 0x20 && c != 0x7F) append_utf8(typed.characters, c);
  }
  typed.enter = pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter);
  typed.backspace = pressed(ImGuiKey_Backspace);
  typed.erase = pressed(ImGuiKey_Delete);
  typed.escape = pressed(ImGuiKey_Escape);
  typed.left = pressed(ImGuiKey_LeftArrow);
  typed.right = pressed(ImGuiKey_RightArrow);
  typed.tab = pressed(ImGuiKey_Tab);
  return typed;
}

}  // namespace shuke::screens
