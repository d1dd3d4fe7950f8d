// shuke-shots DIR [WIDTH HEIGHT] [zh|en] [light|dark] [SCENE...]: every scene as a picture, for the eye. Needs a display.
#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "platform/devices/qr_code.h"
#include "platform/fonts/glyph_cache.h"
#include "platform/ime/pinyin_engine.h"
#include "platform/window/window.h"
#include "tests/screens/scenes.h"

using namespace shuke;

namespace {

struct Wanted {
  std::string folder;
  int width = 1280;
  int height = 800;
  Language language = Language::zh;
  bool is_dark = false;
  std::vector<std::string> names;
};

Wanted wanted_from(const std::vector<std::string>& words) {
  Wanted wanted{.folder = words.at(1), .names = {}};
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (i + 1 < words.size() && word.find_first_not_of("0123456789") == std::string::npos) {
      wanted.width = std::stoi(word), wanted.height = std::stoi(words[++i]);
    } else if (word == "en" || word == "zh") {
      wanted.language = word == "en" ? Language::en : Language::zh;
    } else if (word == "dark" || word == "light") {
      wanted.is_dark = word == "dark";
    } else {
      wanted.names.push_back(word);
    }
  }
  return wanted;
}

screens::BitMatrix qr_matrix(const std::string& text) {
  const std::optional<devices::QrCode> code = devices::make_qr_code(text);
  if (!code) return {};
  return {code->side, code->bits};
}

class Camera {
 public:
  explicit Camera(const Wanted& wanted)
      : wanted_(wanted),
        window_({.width = wanted.width, .height = wanted.height}),
        layout_(screens::layout_for(window_.width(), window_.height())),
        fonts_(*ImGui::GetIO().Fonts, window_.glyph_texture(), {.window = layout_.scale, .text = 1}) {}

  bool take(const test::Scene& scene) {
    test::CounterStage stage(wanted_.language);
    stage.want(terminal::SwitchTheme{wanted_.is_dark});
    scene.play(stage);
    screens::Scratch scratch(pinyin_, qr_matrix);
    screens::WidgetMemory memory;
    for (int i = 0; i < 4; ++i) draw(stage, scratch, memory, i == 1 && scene.name == "enrol");
    return window_.save_png(wanted_.folder + '/' + scene.name + ".png");
  }

 private:
  void draw(test::CounterStage& stage, screens::Scratch& scratch, screens::WidgetMemory& memory, bool types_name) {
    window_.wake();
    if (!window_.begin_frame()) return;
    const terminal::View view = stage.view();
    fonts_.begin_frame();
    const screens::Theme& theme = wanted_.is_dark ? screens::k_dark : screens::k_light;
    screens::Ui ui{fonts_, theme, layout_, registry_, memory};
    ui.language = wanted_.language, ui.now = ImGui::GetTime(), ui.motion = false;
    screens::begin_frame(ui);
    terminal::Intents intents;
    screens::Typed typed;
    if (types_name) typed.characters = "zhangwei";
    screens::Pen pen{ui, text::catalog(wanted_.language), scratch, intents, typed};
    screens::draw_counter(pen, view);
    screens::end_frame(ui);
    fonts_.end_frame();
    window_.end_frame({fonts_.revision(), 0xF4F2ED});
    for (terminal::Intent& intent : intents) stage.want(std::move(intent));
  }

  Wanted wanted_;
  window::Window window_;
  screens::Layout layout_;
  fonts::GlyphCache fonts_;
  ime::PinyinEngine pinyin_;
  screens::WidgetRegistry registry_;
};

}  // namespace

int main(int count, char** words) {
  if (count < 2) return std::fputs("usage: shuke-shots DIR [WIDTH HEIGHT] [zh|en] [light|dark] [SCENE...]\n", stderr), 2;
  const Wanted wanted = wanted_from({words, words + count});
  Camera camera(wanted);
  bool all_written = true;
  for (const test::Scene& scene : test::scenes()) {
    const bool is_wanted = wanted.names.empty() || std::find(wanted.names.begin(), wanted.names.end(), scene.name) != wanted.names.end();
    if (is_wanted) all_written = camera.take(scene) && all_written;
  }
  return all_written ? 0 : 3;
}
