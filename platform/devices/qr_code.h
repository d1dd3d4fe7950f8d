#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace shuke::devices {

// A square of dark and light modules, row by row from the top left. The quiet zone of four modules around it is the drawer's.
struct QrCode {
  int side = 0;
  std::vector<bool> bits;  // side * side, true is dark
  bool operator==(const QrCode&) const = default;
};

// The smallest code that holds the text with error correction M (a crumpled receipt still reads). Nothing for an empty text and
// for one that no code holds (above 2,331 bytes). Pure; any thread.
std::optional<QrCode> make_qr_code(std::string_view text);

}  // namespace shuke::devices
