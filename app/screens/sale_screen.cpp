#include "app/screens/screens.h"

namespace shuke::screens {

void draw_sale_screen(Pen& pen, const terminal::View& view) {
  // The first key typed on the counter opens the one field that understands everything.
  if (!pen.typed.characters.empty()) pen.want(terminal::OpenSearch{pen.typed.characters});
  if (!view.search) draw_search_field(pen, view);
  if (view.member.panel) {
    draw_member_panel(pen, *view.member.panel);
  } else {
    draw_guest_panel(pen, view.member.guest);
  }
  draw_goods(pen, view);
  draw_basket(pen, view);
}

}  // namespace shuke::screens
