#include <doctest/doctest.h>

#include "app/screens/widgets/text.h"
#include "tests/screens/headless_frame.h"

using namespace shuke;
using namespace shuke::screens;
using shuke::test::HeadlessFrame;

namespace {
// Runs `measure` inside a frame and hands back what it found.
template <class Measure>
auto measured(const Measure& measure) {
  decltype(measure(std::declval<Ui&>())) result{};
  HeadlessFrame window([&](Ui& ui) { result = measure(ui); });
  return result;
}
}  // namespace

TEST_CASE("no face is smaller than 13") {
  for (int i = 0; i < k_face_count; ++i) CHECK(em_of(static_cast<Face>(i)) >= 13);
}

TEST_CASE("a text that fits is left alone, a longer one ends in an ellipsis within its width") {
  HeadlessFrame window([](Ui& ui) {
    draw_text(ui, {10, 100}, {Face::body, ui.theme.ink, Align::left, 300}, "圆领绞花针织衫");
    draw_text(ui, {10, 140}, {Face::body, ui.theme.ink, Align::left, 70}, "圆领绞花针织衫");
  });
  CHECK_FALSE(window.texts()[0].is_shortened);
  CHECK(window.texts()[1].is_shortened);
  CHECK(window.texts()[1].words.ends_with("…"));
  CHECK(window.texts()[1].rect.width <= 70.5F);
}

TEST_CASE("a shortened text keeps whole characters, also beyond the basic plane") {
  const std::string words = measured([](Ui& ui) { return shortened(ui, Face::body, "𬭎𬸚𬭎𬸚𬭎𬸚", 52); });
  CHECK(words == "𬭎𬸚…");
}

TEST_CASE("digits are all as wide as a zero, so columns of money stand still") {
  CHECK(measured([](Ui& ui) { return number_width(ui, Face::emphasis, "111.11") - number_width(ui, Face::emphasis, "888.88"); }) ==
        doctest::Approx(0));
}

TEST_CASE("a right aligned amount ends where it should") {
  HeadlessFrame window([](Ui& ui) { draw_number(ui, {200, 100}, {Face::emphasis, ui.theme.ink, Align::right}, "1,286.00"); });
  CHECK(window.texts()[0].rect.right() == doctest::Approx(200).epsilon(0.005));
}

TEST_CASE("a negative amount carries its minus before the sign and measures as it draws") {
  HeadlessFrame window([](Ui& ui) { draw_money(ui, {300, 100}, {Face::total, Face::title, ui.theme.ink, Align::right}, "−60.00"); });
  CHECK(window.shows("60.00"));
}

TEST_CASE("two lines are used before an ellipsis, and no more") {
  int lines = 0;
  HeadlessFrame window([&](Ui& ui) {
    lines = draw_text_block(ui, {100, 100}, {Face::caption_bold, ui.theme.ink, Align::centre, 72}, "Return or exchange without receipt");
  });
  CHECK(lines == 2);
  REQUIRE(window.texts().size() == 2);
  CHECK(window.texts()[0].words == "Return or");
  CHECK(window.texts()[1].is_shortened);
  CHECK(window.texts()[0].rect.y < window.texts()[1].rect.y);
}

TEST_CASE("a cut text is reported") {
  HeadlessFrame window([](Ui& ui) { draw_text(ui, {1240, 100}, {Face::title, ui.theme.ink}, "伸出屏幕的一句话"); });
  CHECK(window.texts()[0].is_cut);
}

TEST_CASE("pieces of a sentence follow one another without a gap") {
  const float together = measured([](Ui& ui) {
    return draw_runs(ui, {10, 50}, {{Face::body, ui.theme.ink, "距金卡 "}, {Face::emphasis, ui.theme.ink, "¥970.75"}});
  });
  const float apart = measured([](Ui& ui) { return text_width(ui, Face::body, "距金卡 ") + text_width(ui, Face::emphasis, "¥970.75"); });
  CHECK(together == doctest::Approx(apart));
}

TEST_CASE("marked letters are drawn one by one, all of them") {
  const std::vector<int> marked{0, 6};
  HeadlessFrame window([&](Ui& ui) { draw_marked(ui, {10, 50}, {Face::body, ui.theme.ink_3}, "zhang wei", marked); });
  CHECK(window.texts().size() == 9);
}
