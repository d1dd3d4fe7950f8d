#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "tests/screens/counter_window.h"

using namespace shuke;
using namespace shuke::screens;
using shuke::test::CounterWindow;
using shuke::test::HeadlessOptions;
using shuke::test::Scene;
using shuke::test::scenes;

namespace {

// Sanitizers look for other faults than a word that is too long: the narrowest panel is enough for them.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::array<std::pair<int, int>, 1> k_panels{{{1024, 768}}};
#else
constexpr std::array<std::pair<int, int>, 3> k_panels{{{1280, 800}, {1024, 768}, {1920, 1080}}};
#endif
constexpr std::array<std::string_view, 5> k_primaries{"sale/pay", "enrol/save", "pay/confirm", "done/next", "return/confirm"};

// A scene as it was drawn once, and once more two frames later without anything happening.
struct Showing {
  std::string name;
  terminal::View view;
  std::vector<DrawnText> texts;
  WidgetRegistry registry;
  Layout layout;
  std::uint64_t hash = 0;
  std::uint64_t hash_later = 0;
  std::size_t intents = 0;
};

Showing show(const Scene& scene, Language language, std::pair<int, int> panel) {
  CounterWindow counter(scene.play, {.width = panel.first, .height = panel.second, .language = language});
  Showing showing{.name = scene.name + (language == Language::zh ? " zh " : " en ") + std::to_string(panel.first),
                  .view = counter.view(),
                  .texts = counter.window().texts(),
                  .registry = counter.window().registry(),
                  .layout = counter.window().layout(),
                  .hash = counter.window().vertex_hash()};
  counter.window().frame(2);
  showing.hash_later = counter.window().vertex_hash(), showing.intents = counter.log().size();
  return showing;
}

// Every scene in both languages on all panels, drawn once for all tests.
const std::vector<Showing>& showings() {
  static const std::vector<Showing> drawn = [] {
    std::vector<Showing> all;
    for (const Scene& scene : scenes()) {
      for (const Language language : {Language::zh, Language::en}) {
        for (const auto& panel : k_panels) all.push_back(show(scene, language, panel));
      }
    }
    return all;
  }();
  return drawn;
}

// Rows of names and what belongs to them may be shortened: goods, members, their last purchase. Sentences, amounts, buttons and
// labels may not.
bool may_be_shortened(const terminal::View& view, const DrawnText& text) {
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
  for (const auto& piece : view.returning.pieces) {
    if (is_part_of(piece.name) || is_part_of(piece.variant) || is_part_of(piece.reasons)) return true;
  }
  for (const auto& purchase : view.returning.search.purchases) {
    if (is_part_of(purchase.items) || is_part_of(purchase.when)) return true;
  }
  if (is_part_of(view.returning.head.customer) || is_part_of(view.returning.head.phone_and_owner)) return true;
  for (const auto& row : view.pay.rows) {
    if (is_part_of(row.detail)) return true;
  }
  return view.variant && is_part_of(view.variant->detail);
}

bool overlap(const Rect& a, const Rect& b) {
  const Rect both = intersection(a, b);
  return both.width > 1 && both.height > 1;
}

// The letters of a line stand in the middle of its box: from the top of a capital to the foot of a g.
Rect letters_of(const DrawnText& text) {
  const Rect letters{text.rect.x, text.rect.mid_y() - text.em * 0.36F, text.rect.width, text.em * 0.72F};
  return intersection(letters, text.seen);
}

// Lists and scrims hold other targets; whatever is covered cannot be hit.
bool stands_alone(const WidgetEntry& entry) {
  return entry.kind != WidgetKind::list && !entry.covered && !entry.is_clipped() && entry.id.find("/outside/") == std::string::npos;
}

// Nothing of it is scrolled out of sight.
bool is_whole(const DrawnText& text) { return text.seen == text.rect; }
bool is_whole(const WidgetEntry& entry, const Layout& layout) {
  return entry.rect.width > entry.whole.width * layout.scale - 1.5F && entry.rect.height > entry.whole.height * layout.scale - 1.5F;
}

}  // namespace

TEST_CASE("every screen and sheet writes whole words of at least 13, in both languages on every panel") {
  for (const Showing& showing : showings()) {
    INFO(showing.name);
    CHECK(showing.texts.size() > 15);
    for (const DrawnText& text : showing.texts) {
      INFO(text.words);
      CHECK(text.em >= 13);
      CHECK_FALSE(text.is_cut);
      if (text.is_shortened) CHECK(may_be_shortened(showing.view, text));
    }
  }
}

TEST_CASE("no text runs into another one, on any screen or sheet") {
  for (const Showing& showing : showings()) {
    INFO(showing.name);
    for (std::size_t i = 0; i < showing.texts.size(); ++i) {
      for (std::size_t j = i + 1; j < showing.texts.size(); ++j) {
        const DrawnText &one = showing.texts[i], &other = showing.texts[j];
        if (one.layer != other.layer || !overlap(letters_of(one), letters_of(other))) continue;
        FAIL_CHECK(one.words << " / " << other.words);
      }
    }
  }
}

TEST_CASE("a text stands on a button, a tile or a row with air around it, or beside it") {
  for (const Showing& showing : showings()) {
    INFO(showing.name);
    for (const DrawnText& text : showing.texts) {
      const Rect letters = letters_of(text);
      for (const WidgetEntry& entry : showing.registry.entries()) {
        if (!stands_alone(entry) || !is_whole(entry, showing.layout) || !is_whole(text)) continue;
        if (entry.layer != text.layer || !overlap(letters, entry.whole)) continue;
        const bool fits = intersection(letters, entry.whole.inset(-1, 5)) == letters;
        if (!fits) FAIL_CHECK(entry.id << ": " << text.words);
      }
    }
  }
}

TEST_CASE("the words of the rail and of the columns beside it keep clear of their edges") {
  for (const Showing& showing : showings()) {
    INFO(showing.name);
    for (const DrawnText& text : showing.texts) {
      if (text.layer != 0 || !is_whole(text)) continue;
      for (const Rect& column : {showing.layout.rail, showing.layout.member, showing.layout.goods}) {
        const bool is_of_sale = showing.view.screen == terminal::Screen::sale || column == showing.layout.rail;
        if (!is_of_sale || text.rect.y < column.y || !column.contains(text.rect.centre())) continue;
        INFO(text.words);
        CHECK(text.rect.x >= column.x + 6);
        CHECK(text.rect.right() <= column.right() - 6);
      }
    }
  }
}

TEST_CASE("the last visit keeps the usual cycle, however many flags stand above it") {
  for (const Showing& showing : showings()) {
    if (!showing.view.member.panel || showing.view.screen != terminal::Screen::sale) continue;
    const std::string& cycle = showing.view.member.panel->cycle;
    if (cycle.empty()) continue;
    INFO(showing.name);
    const auto is_cycle = [&](const DrawnText& text) { return text.words == cycle; };
    CHECK(std::any_of(showing.texts.begin(), showing.texts.end(), is_cycle));
  }
}

TEST_CASE("what a lost card puts on hold is written smaller than what can be spent") {
  const auto size_of = [](const Showing& showing, const std::string& words) {
    for (const DrawnText& text : showing.texts) {
      if (text.words == words && showing.layout.member.contains(text.rect.centre())) return text.em;
    }
    return 0.0F;
  };
  std::size_t lost = 0;
  for (const Showing& showing : showings()) {
    if (showing.view.screen != terminal::Screen::sale) continue;
    if (!showing.view.member.panel || !showing.view.member.panel->is_on_hold) continue;
    INFO(showing.name);
    const terminal::MemberPanel& panel = *showing.view.member.panel;
    CHECK(size_of(showing, panel.points) == 13);
    CHECK(size_of(showing, panel.stored_value) == 13);
    CHECK(size_of(showing, panel.coupons) == 17);
    ++lost;
  }
  CHECK(lost == 2 * k_panels.size());
}

TEST_CASE("every target of every screen is a finger wide, has an id of its own, overlaps nothing and stays on the panel") {
  for (const Showing& showing : showings()) {
    INFO(showing.name);
    CHECK(showing.registry.first_duplicate().empty());
    const Rect panel = showing.layout.panel();
    const std::vector<WidgetEntry>& entries = showing.registry.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const WidgetEntry& entry = entries[i];
      if (!stands_alone(entry)) continue;
      INFO(entry.id);
      CHECK(std::min(entry.whole.width, entry.whole.height) >= 43.9F);
      CHECK(entry.rect.right() <= panel.right() * showing.layout.scale + 1);
      for (std::size_t j = i + 1; j < entries.size(); ++j) {
        if (!stands_alone(entries[j]) || entries[j].layer != entry.layer) continue;
        INFO(entries[j].id);
        CHECK_FALSE(overlap(entry.rect, entries[j].rect));
      }
    }
  }
}

TEST_CASE("every screen has one green button, in the same rectangle to the pixel") {
  for (const Showing& showing : showings()) {
    INFO(showing.name);
    int found = 0;
    for (const std::string_view id : k_primaries) {
      const WidgetEntry* const entry = showing.registry.find(id);
      if (entry == nullptr) continue;
      ++found;
      CHECK(entry->whole == showing.layout.primary);
    }
    CHECK(found == 1);
  }
}

TEST_CASE("a frame changes nothing in what it shows and wants nothing by itself") {
  for (const Showing& showing : showings()) {
    INFO(showing.name);
    CHECK(showing.intents == 0);
    CHECK(showing.hash_later == showing.hash);
  }
}
