#include <doctest/doctest.h>

#include <cmath>
#include <string_view>
#include <vector>

#include "app/screens/widgets/tokens.h"

using namespace shuke::screens;

namespace {

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double luminance(Colour c) { return 0.2126 * linear(c.red()) + 0.7152 * linear(c.green()) + 0.0722 * linear(c.blue()); }
double contrast(Colour a, Colour b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

struct Pair {
  const char* what;
  Colour text;
  Colour ground;
};

std::vector<Pair> text_pairs(const Theme& t) {
  return {{"ink on page", t.ink, t.page},
          {"ink on surface", t.ink, t.surface},
          {"ink on well", t.ink, t.well},
          {"ink on strong well", t.ink, t.well_strong},
          {"ink 2 on page", t.ink_2, t.page},
          {"ink 2 on surface", t.ink_2, t.surface},
          {"ink 2 on well", t.ink_2, t.well},
          {"ink 2 on strong well", t.ink_2, t.well_strong},
          {"ink 3 on page", t.ink_3, t.page},
          {"ink 3 on surface", t.ink_3, t.surface},
          {"brand text on tint", t.brand_tint.text, t.brand_tint.fill},
          {"brand text on surface", t.brand_tint.text, t.surface},
          {"brand text on well", t.brand_tint.text, t.well},
          {"warm text on tint", t.warm_tint.text, t.warm_tint.fill},
          {"warm text on the tint's end", t.warm_tint.text, t.warm_tint_to},
          {"warm text on surface", t.warm_tint.text, t.surface},
          {"bad text on tint", t.bad.text, t.bad.fill},
          {"bad text on surface", t.bad.text, t.surface},
          {"info text on tint", t.info.text, t.info.fill},
          {"primary", t.on_primary, t.primary},
          {"primary sub", t.on_primary_quiet, t.primary},
          {"on brand", t.on_brand, t.brand},
          {"ink button", t.page, t.ink},
          {"rail", t.rail_text, t.rail},
          {"enrolment nudge, light end", t.enrol_nudge.text, t.enrol_nudge.fill.from},
          {"enrolment nudge, dark end", t.enrol_nudge.text, t.enrol_nudge.fill.to},
          {"member badge", t.member_badge.text, t.member_badge.fill.to},
          {"silver badge", t.silver_badge.text, t.silver_badge.fill.to},
          {"gold badge", t.gold_badge.text, t.gold_badge.fill.to},
          {"seal", t.seal.text, t.seal.fill.from}};
}

// Icons, and numbers of 24 and more.
std::vector<Pair> large_pairs(const Theme& t) {
  return {{"brand icon on surface", t.brand, t.surface},
          {"brand icon on well", t.brand, t.well},
          {"warm figure on tint", t.warm_figure, t.warm_tint.fill},
          {"warm figure on the tint's end", t.warm_figure, t.warm_tint_to},
          {"warm button's plus", t.on_warm_button, t.warm_button},
          {"a disabled label on its ground", t.ink_3, t.well_strong},
          {"chosen outline on surface", t.brand, t.surface}};
}

}  // namespace

TEST_CASE("every text stands out from its ground by 4.5 in both themes") {
  for (const Theme* theme : {&k_light, &k_dark}) {
    for (const Pair& pair : text_pairs(*theme)) {
      CAPTURE(pair.what);
      CAPTURE(theme->is_dark);
      CHECK(contrast(pair.text, pair.ground) >= 4.5);
    }
  }
}

TEST_CASE("icons and large numbers stand out by 3 in both themes") {
  for (const Theme* theme : {&k_light, &k_dark}) {
    for (const Pair& pair : large_pairs(*theme)) {
      CAPTURE(pair.what);
      CAPTURE(theme->is_dark);
      CHECK(contrast(pair.text, pair.ground) >= 3.0);
    }
  }
}

TEST_CASE("white on the identity cards stands out by 4.5") {
  for (const Gradient& card : {k_light.member_card, k_light.silver_card, k_light.gold_card, k_light.blocked_card}) {
    CHECK(contrast(k_white, card.from) >= 4.5);
    CHECK(contrast(k_white, card.to) >= 4.5);
  }
}
