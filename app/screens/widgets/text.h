#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/screens/widgets/font_port.h"
#include "app/screens/widgets/ui.h"

namespace shuke::screens {

// The em of a face in design units; nothing is smaller than caption (13).
float em_of(Face face);

struct IconStyle {
  IconSize size = IconSize::s20;
  Colour colour;
};

enum class Align { left, centre, right };

struct TextStyle {
  Face face = Face::body;
  Colour colour;
  Align align = Align::left;
  float max_width = 0;  // > 0: shortened with an ellipsis to fit
};

// One line; at.y is the optical middle of the line, at.x the left edge, middle or right edge by style.align. Returns the width.
// Chinese and Latin share a baseline; characters never seen before are prepared on the way.
float draw_text(Ui& ui, Point at, const TextStyle& style, std::string_view words);
float text_width(Ui& ui, Face face, std::string_view words);

// Up to `max_lines` lines in style.max_width, broken by the rules of wrap.h, the block centred on at.y. Returns the lines used.
int draw_text_block(Ui& ui, Point at, const TextStyle& style, std::string_view words, int max_lines = 2);
// How many lines the words take in that width.
int lines_needed(Ui& ui, Face face, std::string_view words, float width);
float line_height(Face face);

// Digits all as wide as a zero, so that columns stand still while they change.
float draw_number(Ui& ui, Point at, const TextStyle& style, std::string_view digits);
float number_width(Ui& ui, Face face, std::string_view digits);

// A number struck through with a line: the price it would have been.
float draw_struck(Ui& ui, Point at, const TextStyle& style, std::string_view digits);

// "¥ 883.75": the sign in its own smaller face on the number's baseline. Pass the number without a sign; a leading minus goes in
// front of the ¥.
struct MoneyStyle {
  Face figure = Face::total;
  Face sign = Face::title;
  Colour colour;
  Align align = Align::right;
};
float draw_money(Ui& ui, Point at, const MoneyStyle& style, std::string_view amount);
float money_width(Ui& ui, const MoneyStyle& style, std::string_view amount);

// Pieces of different face and colour in one sentence, on one baseline; at.y is the middle of the largest.
struct Run {
  Face face;
  Colour colour;
  std::string_view words;
};
float draw_runs(Ui& ui, Point at, std::initializer_list<Run> pieces, Align align = Align::left);
float runs_width(Ui& ui, std::span<const Run> pieces);

// One line in which some characters are marked (bold on a tint): matched letters of a search. `marked` holds positions counted
// in characters, ascending.
float draw_marked(Ui& ui, Point at, const TextStyle& style, std::string_view words, std::span<const int> marked);

void draw_icon(Ui& ui, Point centre, IconStyle style, Icon icon);

// The longest beginning of `words` that fits `width` together with an ellipsis, or `words` itself.
std::string shortened(Ui& ui, Face face, std::string_view words, float width);

}  // namespace shuke::screens
