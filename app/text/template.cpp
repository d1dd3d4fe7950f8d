#include "app/text/template.h"

namespace shuke::text {
namespace {

// The inside of one pair of braces: a digit, then nothing or "|one|many".
std::optional<Piece> placeholder(std::string_view inside) {
  if (inside.empty() || inside[0] < '0' || inside[0] > '9') return std::nullopt;
  Piece piece{Piece::Kind::argument, static_cast<std::size_t>(inside[0] - '0'), {}, {}};
  if (inside.size() == 1) return piece;
  const std::size_t bar = inside.find('|', 2);
  if (inside[1] != '|' || bar == std::string_view::npos || inside.find('|', bar + 1) != std::string_view::npos) return std::nullopt;
  piece.kind = Piece::Kind::choice;
  piece.words = inside.substr(2, bar - 2);
  piece.many = inside.substr(bar + 1);
  return piece;
}

}  // namespace

std::optional<std::vector<Piece>> split_template(std::string_view sentence) {
  std::vector<Piece> pieces;
  while (!sentence.empty()) {
    const std::size_t brace = sentence.find_first_of("{}");
    if (brace != 0) pieces.push_back({Piece::Kind::words, 0, sentence.substr(0, brace), {}});
    if (brace == std::string_view::npos) break;
    const std::size_t end = sentence.find('}', brace);
    if (sentence[brace] == '}' || end == std::string_view::npos) return std::nullopt;
    const auto piece = placeholder(sentence.substr(brace + 1, end - brace - 1));
    if (!piece) return std::nullopt;
    pieces.push_back(*piece);
    sentence.remove_prefix(end + 1);
  }
  return pieces;
}

}  // namespace shuke::text
