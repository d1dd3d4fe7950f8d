#include <doctest/doctest.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <thread>

#include <imgui.h>

#include "platform/fonts/glyph_cache.h"
#include "platform/window/window.h"
#include "tests/support/xvfb.h"

using namespace shuke;
using namespace std::chrono_literals;
using input::CodeRead;
using input::Reader;
using window::Window;
using window::WindowOptions;

namespace {

enum class Focus { nothing, field, lines, number, popup_field, button };
constexpr std::array k_every_focus{Focus::nothing, Focus::field, Focus::lines, Focus::number, Focus::popup_field, Focus::button};

// A window with one of each kind of widget, that counts what reaches them.
class Counter {
 public:
  explicit Counter(const WindowOptions& options) : window(options), fonts(*ImGui::GetIO().Fonts, window.glyph_texture(), {}) {}

  bool frame() {
    if (!window.begin_frame()) return false;
    fonts.begin_frame();
    for (CodeRead& code : window.take_codes()) codes.push_back(std::move(code));
    draw();
    if (is_busy) window.want_frame_in(0ms);
    fonts.end_frame();
    window.end_frame({fonts.revision(), 0xF4F2ED});
    ++computed;
    return true;
  }

  // Frames until `is_done` or too long.
  template <class Condition>
  bool run_until(Condition is_done, std::chrono::milliseconds limit = 20s) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < end) {
      if (is_done()) return true;
      if (!is_busy) window.wake();
      frame();
    }
    return is_done();
  }
  void run_frames(int count) {
    for (int i = 0; i < count; ++i) {
      window.wake();
      frame();
    }
  }
  void focus(Focus on) {
    ImGui::SetWindowFocus(nullptr);
    focus_wanted = on;
    run_frames(3);
  }
  std::string typed() const {
    return std::string(field.data()) + lines.data() + popup_field.data() + (number != 0 ? std::to_string(number) : "");
  }
  void clear() {
    field = {};
    lines = {};
    popup_field = {};
    number = 0;
    presses = 0;
    enters = 0;
    codes.clear();
    ImGui::GetIO().ClearInputCharacters();
  }

  Window window;
  fonts::GlyphCache fonts;
  std::vector<CodeRead> codes;
  std::array<char, 4000> field{};
  std::array<char, 4000> lines{};
  std::array<char, 4000> popup_field{};
  int number = 0;
  int presses = 0;
  int enters = 0;
  int computed = 0;
  bool is_busy = true;

 private:
  void want(Focus here) {
    if (focus_wanted != here) return;
    ImGui::SetKeyboardFocusHere();
    focus_wanted = Focus::nothing;
  }
  void draw() {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("counter", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
    if (is_busy) ImGui::Text("%d", computed);
    want(Focus::field);
    if (ImGui::InputText("field", field.data(), field.size(), ImGuiInputTextFlags_EnterReturnsTrue)) ++enters;
    want(Focus::lines);
    ImGui::InputTextMultiline("lines", lines.data(), lines.size(), {300, 60});
    want(Focus::number);
    ImGui::InputInt("number", &number);
    want(Focus::button);
    if (ImGui::Button("button", {200, 60})) ++presses;
    button_at = {ImGui::GetItemRectMin().x + 20, ImGui::GetItemRectMin().y + 20};
    if (focus_wanted == Focus::popup_field) ImGui::OpenPopup("sheet");
    if (ImGui::BeginPopup("sheet")) {
      want(Focus::popup_field);
      ImGui::InputText("inside", popup_field.data(), popup_field.size());
      ImGui::EndPopup();
    }
    ImGui::End();
  }

 public:
  Focus focus_wanted = Focus::nothing;
  input::PointerMove button_at;
};

// EAN-13 numbers with their check digit.
std::string ean13(int number) {
  std::string digits = std::to_string(690123400000LL + number);
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

void scan_into(Counter& counter, int first, int count) {
  std::string keys;
  std::vector<CodeRead> expected;
  for (int i = 0; i < count; ++i) {
    expected.push_back({Reader::scanner, ean13(first + i)});
    keys += expected.back().text + "\n";
  }
  // A millisecond a key, twice what a USB keyboard can send. Without a pause the server stamps whole codes with one millisecond, and GLFW
  // takes the second Enter of a millisecond for an echo of the first.
  test::ChildProcess hands({"xdotool", "type", "--delay", "1", keys});
  counter.run_until([&] { return !hands.is_running(); });
  CHECK(hands.wait() == 0);
  counter.run_until([&] { return counter.codes.size() >= expected.size(); }, 3s);
  counter.run_frames(3);
  CHECK(counter.codes == expected);
  CHECK(counter.typed() == "");
  CHECK(counter.presses == 0);
  CHECK(counter.enters == 0);
}

}  // namespace

TEST_CASE("200 scans at full speed are 200 codes and no digit in any field, at every frame time and focus") {
  const test::Xvfb server;
  for (const int frame_ms : {1, 16, 50, 100}) {
    CAPTURE(frame_ms);
    Counter counter({.width = 640, .height = 480, .is_decorated = false, .frame_delay_ms = frame_ms});
    counter.run_frames(2);
    int scanned = 0;
    for (const Focus focus : k_every_focus) {
      CAPTURE(static_cast<int>(focus));
      counter.clear();
      counter.focus(focus);
      const int count = focus == Focus::nothing ? 40 : 32;
      scan_into(counter, scanned, count);
      scanned += count;
    }
    CHECK(scanned == 200);
  }
}

TEST_CASE("a phone number typed at 8 keys a second is never a scan, at every frame time") {
  const test::Xvfb server;
  for (const int frame_ms : {1, 16, 50, 100}) {
    CAPTURE(frame_ms);
    Counter counter({.width = 640, .height = 480, .is_decorated = false, .frame_delay_ms = frame_ms});
    counter.focus(Focus::field);
    test::ChildProcess hands({"xdotool", "type", "--delay", "125", "13812345678\n"});
    counter.run_until([&] { return counter.enters > 0; }, 8s);
    CHECK(hands.wait() == 0);
    CHECK(std::string(counter.field.data()) == "13812345678");
    CHECK(counter.enters == 1);
    CHECK(counter.codes.empty());
  }
}

TEST_CASE("a stripe, capital letters and signs arrive whole from the keyboard wedge") {
  const test::Xvfb server;
  Counter counter({.width = 640, .height = 480, .is_decorated = false, .frame_delay_ms = 50});
  counter.focus(Focus::field);
  test::ChildProcess reader({"xdotool", "type", "--delay", "1", "%B2100000000012^ZHANG/WEI?;2100000000012=9912?\nQR:Ab-9_x&y=1\n"});
  counter.run_until([&] { return counter.codes.size() == 2; }, 5s);
  CHECK(reader.wait() == 0);
  CHECK(counter.codes ==
        std::vector<CodeRead>{{Reader::stripe, "%B2100000000012^ZHANG/WEI?;2100000000012=9912?"}, {Reader::scanner, "QR:Ab-9_x&y=1"}});
  CHECK(counter.typed() == "");
}

TEST_CASE("50 quick taps with frames of 100 ms are 50 presses") {
  const test::Xvfb server;
  Counter counter({.width = 640, .height = 480, .is_decorated = false, .frame_delay_ms = 100});
  counter.run_frames(3);
  const std::string x = std::to_string(static_cast<int>(counter.button_at.x));
  const std::string y = std::to_string(static_cast<int>(counter.button_at.y));
  test::ChildProcess finger({"xdotool", "mousemove", x, y, "click", "--repeat", "50", "--delay", "10", "1"});
  counter.run_until([&] { return counter.presses >= 50; }, 5s);
  CHECK(finger.wait() == 0);
  counter.run_frames(3);
  CHECK(counter.presses == 50);
}

TEST_CASE("scripted input takes the same road: tap, type, key, code, drag, and then the window is still") {
  const test::Xvfb server;
  Counter counter({.width = 640, .height = 480, .is_decorated = false});
  counter.is_busy = false;
  counter.run_frames(4);
  counter.window.tap(counter.button_at.x, counter.button_at.y);
  counter.run_until([&] { return counter.presses == 1; }, 3s);
  CHECK(counter.presses == 1);
  counter.focus(Focus::field);
  counter.window.type("138");
  counter.window.press(input::Key::backspace);
  counter.window.read_code("6901234567892");
  counter.run_until([&] { return counter.codes.size() == 1 && counter.typed() == "13"; }, 3s);
  CHECK(std::string(counter.field.data()) == "13");
  CHECK(counter.codes == std::vector<CodeRead>{{Reader::scanner, "6901234567892"}});
  counter.window.drag({20, 300}, {20, 200});
  CHECK_FALSE(counter.window.is_still());
  for (int i = 0; i < 200 && !counter.window.is_still(); ++i) counter.frame();
  CHECK(counter.window.is_still());
}

TEST_CASE("nothing is drawn while nothing changes; a wake from another thread computes a frame") {
  const test::Xvfb server;
  Counter counter({.width = 640, .height = 480, .is_decorated = false});
  counter.is_busy = false;
  while (!counter.window.is_still()) counter.frame();
  const auto drawn = counter.window.drawn_frames();
  const int computed = counter.computed;
  const std::clock_t before = std::clock();
  std::jthread worker([&] {
    std::this_thread::sleep_for(1s);
    counter.window.wake();
  });
  counter.frame();
  CHECK(counter.computed == computed + 1);
  while (!counter.window.is_still()) counter.frame();
  CHECK(counter.window.drawn_frames() == drawn);
  const double cpu_ms = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  MESSAGE("CPU for one second of rest and one wake: " << cpu_ms << " ms");
  CHECK(cpu_ms < 50);
}

TEST_CASE("a picture of the window has its size and its colours") {
  const test::Xvfb server;
  Counter counter({.width = 640, .height = 480, .is_decorated = false});
  counter.run_frames(3);
  const std::string path = (std::filesystem::temp_directory_path() / ("shuke-window-" + std::to_string(getpid()) + ".png")).string();
  CHECK(counter.window.save_png(path));
  std::ifstream file(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), {});
  REQUIRE(bytes.size() > 1000);
  CHECK(bytes.substr(1, 3) == "PNG");
  CHECK(bytes.substr(16, 8) == std::string("\x00\x00\x02\x80\x00\x00\x01\xE0", 8));
  std::filesystem::remove(path);
  CHECK_FALSE(counter.window.save_png("/nowhere/picture.png"));
  CHECK(counter.window.is_software_rendered());
}

TEST_CASE("a kiosk window fills the screen") {
  const test::Xvfb server("1024x768x24");
  Counter counter({.is_kiosk = true});
  counter.run_frames(2);
  CHECK(counter.window.width() == 1024);
  CHECK(counter.window.height() == 768);
}

TEST_CASE("without a display the reason is one sentence") {
  unsetenv("DISPLAY");
  CHECK_THROWS_WITH_AS(Window({}), "There is no display to open the window on: start an X server and set DISPLAY.", window::WindowError);
  setenv("DISPLAY", ":65432", 1);
  CHECK_THROWS_AS(Window({}), window::WindowError);
  unsetenv("DISPLAY");
}
