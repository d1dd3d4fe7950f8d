#pragma once

#include <optional>
#include <span>

#include "app/screens/widgets/art.h"
#include "app/screens/widgets/hit.h"
#include "app/screens/widgets/labels.h"

namespace shuke::screens {

// The one tag a tile may carry: what changes what to say.
struct TileTag {
  std::string_view words;
  Tone tone = Tone::warm;
};

// A style of goods on the counter: picture, name, the price this customer pays, the colours there are, how many lie in the basket.
struct ProductTile {
  std::string_view id;
  std::string_view name;
  std::string_view price;  // with its ¥
  Rect rect;
  Art art;
  std::span<const Colour> colours;
  std::optional<TileTag> tag = std::nullopt;
  int in_basket = 0;
  bool own_price = false;  // brand text: because of who you are, or an offer
  bool enabled = true;
};
bool product_tile(Ui& ui, const ProductTile& tile);

// A way to pay.
struct TenderTile {
  std::string_view id;
  std::string_view name;
  std::string_view note;
  Rect rect;
  Icon icon;
  Colour colour;  // of the icon
  bool chosen = false;
  bool settled = false;                          // a check at the upper right
  std::optional<Tone> note_tone = std::nullopt;  // brand when chosen or settled unless given
  bool enabled = true;
};
bool tender_tile(Ui& ui, const TenderTile& tile);

// A suggested item in the nudge; the whole card adds it.
struct Suggestion {
  std::string_view id;
  std::string_view name;
  std::string_view variant;
  std::string_view price;
  std::string_view note = {};  // "正好"
  Rect rect;
  Art art;
};
bool suggestion(Ui& ui, const Suggestion& suggestion);
// What a card of that width needs to hold its words with air around them: more where the name takes two lines.
float suggestion_height(Ui& ui, std::string_view name, float width);

}  // namespace shuke::screens
