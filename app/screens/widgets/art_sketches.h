#pragma once

#include "app/screens/widgets/art.h"
#include "app/screens/widgets/sketch.h"

namespace shuke::screens {

// The drawing of a picture; made at the first use and then kept, constant.
const Sketch& sketch_of(Picture picture);

// By family, one file each.
Sketch shirt_sketch();
Sketch tee_sketch();
Sketch knit_sketch();
Sketch hoodie_sketch();
Sketch vest_sketch();
Sketch jacket_sketch();
Sketch down_jacket_sketch();
Sketch coat_sketch();
Sketch trousers_sketch();
Sketch shorts_sketch();
Sketch skirt_sketch();
Sketch dress_sketch();
Sketch socks_sketch();
Sketch belt_sketch();
Sketch hat_sketch();
Sketch scarf_sketch();
Sketch bag_sketch();
Sketch shoes_sketch();

// Shared outlines of tops: half of a torso with a long sleeve, from the neck's lowest point on the axis to the hem's middle.
struct TopCut {
  float neck = 22;        // y of the neckline on the axis
  float neck_width = 10;  // half of it, at the shoulder
  float cuff = 74;        // y of the sleeve's end
  float hem = 86;         // y of the side's end
  float hem_x = 77;       // x of the side's end
  float round = 2;        // how much lower the hem's middle is
};
Path long_sleeved(const TopCut& cut);
// The seam where the sleeve is set in.
Path armhole();

}  // namespace shuke::screens
