#pragma once

#include <optional>
#include <string>

#include "app/screens/widgets/hit.h"
#include "app/screens/widgets/keypad.h"
#include "app/screens/widgets/text.h"

namespace shuke::screens {

// A line being typed: real UTF-8 (never prepared glyphs), a caret between characters, and letters in composition that an input
// method has not turned into characters yet. Values first: a screen keeps one per field and edits it.
struct LineEdit {
  std::string text;
  std::size_t caret = 0;    // bytes, always on a character's edge
  std::string composition;  // drawn underlined at the caret, not part of text
  int most = 64;            // characters

  void insert(std::string_view utf8);  // control characters fall away; what exceeds `most` is dropped whole characters at a time
  void backspace();                    // composition first, then the character before the caret
  void erase();                        // the character behind the caret
  void left();
  void right();
  void to_start() { caret = 0; }
  void to_end() { caret = text.size(); }
  void set(std::string_view utf8);  // replaces everything, caret at the end
  void clear() { set({}); }
  bool is_empty() const { return text.empty() && composition.empty(); }
  // What a drawn key does to the line; `confirm`, `page` and `mode` do nothing here.
  void apply(const KeyPress& press);
};

// How a field looks and what it is called. Who has the focus is the screen's business: one field at most is active.
struct FieldLook {
  std::string_view id;
  std::string_view label;  // for the registry, and the caption of a framed field
  Rect rect;
  std::string_view placeholder = {};
  std::optional<Icon> icon = std::nullopt;
  bool active = false;
  bool enabled = true;
  Face face = Face::emphasis;
  bool masked = false;         // PIN: dots
  std::string_view note = {};  // quiet, right of the caption of a framed field
  bool done = false;           // a check at the upper right of a framed field
};
// A well with the text in it. Returns whether it was tapped (asks for the focus).
bool field(Ui& ui, const FieldLook& look, const LineEdit& line);
// A card with a caption above the text, as in enrolment; active ones wear the brand outline.
bool framed_field(Ui& ui, const FieldLook& look, const LineEdit& line);
// The long field at the top of the counter, always in layout.search. Registers `id` and, while there is text, `id`/clear.
enum class SearchEvent { none, opened, cleared };
struct SearchLook {
  std::string_view id;
  std::string_view label;
  std::string_view placeholder;
  std::string_view clear_label;
  bool active = false;
  bool asking = false;  // a thin line moves under the field while head office is asked
};
SearchEvent search_field(Ui& ui, const SearchLook& look, const LineEdit& line);

}  // namespace shuke::screens
