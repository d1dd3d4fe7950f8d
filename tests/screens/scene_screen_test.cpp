#include <doctest/doctest.h>

#include <array>

#include "tests/screens/counter_window.h"

using namespace shuke;
using namespace shuke::screens;
using shuke::test::CounterWindow;
using shuke::test::HeadlessOptions;
using shuke::test::Scene;
using shuke::test::scenes;

namespace {

constexpr std::array<std::pair<int, int>, 3> k_panels{{{1280, 800}, {1024, 768}, {1920, 1080}}};
constexpr std::array<std::string_view, 4> k_primaries{"sale/pay", "enrol/save", "pay/confirm", "done/next"};

// Runs the check on every scene, both languages, all panels.
void on_every_scene(const std::function<void(CounterWindow&)>& check) {
  for (const Scene& scene : scenes()) {
    for (const Language language : {Language::zh, Language::en}) {
      for (const auto& [width, height] : k_panels) {
        INFO(scene.name, ' ', language == Language::zh ? "zh " : "en ", width, 'x', height);
        CounterWindow counter(scene.play, {.width = width, .height = height, .language = language});
        check(counter);
      }
    }
  }
}

// Rows of names and what belongs to them may be shortened: goods, members, their last purchase. Sentences, amounts, buttons and
// labels may not.
bool may_be_shortened(const CounterWindow& counter, const DrawnText& text) {
  const terminal::View view = counter.view();
  const std::string_view kept = std::string_view(text.words).substr(0, text.words.find("…"));
  const auto is_part_of = [&](const std::string& whole) { return kept.size() > 1 && whole.find(kept) != std::string::npos; };
  if (view.member.panel) {
    if (is_part_of(view.member.panel->name)) return true;
    for (const auto& item : view.member.panel->last_items) {
      if (is_part_of(item.text)) return true;
    }
    for (const auto& flag : view.member.panel->flags) {
      if (is_part_of(flag.text)) return true;
    }
  }
  if (view.nudge) {
    for (const auto& item : view.nudge->suggestions) {
      if (is_part_of(item.name) || is_part_of(item.variant)) return true;
    }
  }
  for (const auto& line : view.basket.lines) {
    if (is_part_of(line.name) || is_part_of(line.variant) || is_part_of(line.reason)) return true;
  }
  for (const auto& tile : view.goods.tiles) {
    if (is_part_of(tile.name)) return true;
  }
  if (view.search) {
    for (const auto& hit : view.search->members) {
      if (is_part_of(hit.name) || is_part_of(hit.last_item) || is_part_of(hit.last_when)) return true;
    }
    for (const auto& hit : view.search->goods) {
      if (is_part_of(hit.name) || is_part_of(hit.stock)) return true;
    }
  }
  for (const auto& row : view.pay.rows) {
    if (is_part_of(row.detail)) return true;
  }
  return view.variant && is_part_of(view.variant->detail);
}

bool overlap(const Rect& a, const Rect& b) {
  const Rect both = intersection(a, b);
  return both.width > 1 && both.height > 1;
}

// Lists and scrims hold other targets; whatever is covered cannot be hit.
bool stands_alone(const WidgetEntry& entry) {
  return entry.kind != WidgetKind::list && !entry.covered && !entry.is_clipped() && entry.id.find("/outside/") == std::string::npos;
}

}  // namespace

TEST_CASE("every screen and sheet writes whole words of at least 13, in both languages on every panel") {
  on_every_scene([](CounterWindow& counter) {
    CHECK(counter.window().texts().size() > 15);
    for (const DrawnText& text : counter.window().texts()) {
      INFO(text.words);
      CHECK(text.em >= 13);
      CHECK_FALSE(text.is_cut);
      if (text.is_shortened) CHECK(may_be_shortened(counter, text));
    }
  });
}

TEST_CASE("every target of every screen is a finger wide, has an id of its own, overlaps nothing and stays on the panel") {
  on_every_scene([](CounterWindow& counter) {
    CHECK(counter.window().registry().first_duplicate().empty());
    const Rect panel = counter.window().layout().panel();
    const std::vector<WidgetEntry>& entries = counter.window().registry().entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const WidgetEntry& entry = entries[i];
      if (!stands_alone(entry)) continue;
      INFO(entry.id);
      CHECK(std::min(entry.whole.width, entry.whole.height) >= 43.9F);
      CHECK(entry.rect.right() <= panel.right() * counter.window().layout().scale + 1);
      for (std::size_t j = i + 1; j < entries.size(); ++j) {
        if (!stands_alone(entries[j]) || entries[j].layer != entry.layer) continue;
        INFO(entries[j].id);
        CHECK_FALSE(overlap(entry.rect, entries[j].rect));
      }
    }
  });
}

TEST_CASE("every screen has one green button, in the same rectangle to the pixel") {
  on_every_scene([](CounterWindow& counter) {
    int found = 0;
    for (const std::string_view id : k_primaries) {
      const WidgetEntry* const entry = counter.window().registry().find(id);
      if (entry == nullptr) continue;
      ++found;
      CHECK(entry->whole == counter.window().layout().primary);
    }
    CHECK(found == 1);
  });
}

TEST_CASE("a frame changes nothing in what it shows and wants nothing by itself") {
  on_every_scene([](CounterWindow& counter) {
    const std::uint64_t before = counter.window().vertex_hash();
    counter.window().frame(2);
    CHECK(counter.log().empty());
    CHECK(counter.window().vertex_hash() == before);
  });
}
