#pragma once

#include <functional>
#include <vector>

#include "core/domain/sales/sale.h"

// The pieces of a sale by name, and what earlier returns did to it. Used by returning.h, at the counter and at head office. Pure.
namespace shuke::domain {

// One piece of a sale: the line's number and the place in the line, both from 1.
struct PieceName {
  int line_no = 1;
  int piece_no = 1;
  auto operator<=>(const PieceName&) const = default;
};

// "2.1": the detail of a refusal.
std::string to_text(const PieceName& name);

// A piece that stays with the customer; `line` is the sale's.
struct KeptPiece {
  PieceName name;
  const SaleLine* line = nullptr;
};

// What the pieces that stay would have cost on the day of the sale under the terms of the sale, in fen, not negative, 0 for none. Asks
// neither today's prices nor today's policy. Must answer the same for the same pieces, in any order of calls.
using KeptPrice = std::function<Money(const std::vector<KeptPiece>&)>;

// For sales in which no price depended on other goods: what was paid for them.
KeptPrice kept_as_paid();

const PricedPiece* find_piece(const Sale& sale, const PieceName& name);  // nullptr: never sold
std::vector<PieceName> pieces_of(const Sale& sale);                      // all of them, rising; of a return those it takes back
std::vector<KeptPiece> kept_pieces(const Sale& sale, const std::vector<PieceName>& gone);

// What earlier returns took back and gave. Sums are positive.
struct ReturnedSoFar {
  std::vector<PieceName> pieces;  // rising, each once, also where two tills took the same one
  Money refunded;                 // for the goods, whatever way it was handed over
  Money restored_value;           // of it, what went back as points
  Points restored;
  std::vector<LotDraw> restored_to;
  std::vector<Tender> tenders;  // all rows of those returns, negative as they stand there
  std::vector<std::string> coupons;
};

// Of `returns` those that name this sale, each record once, in any order.
ReturnedSoFar returned_so_far(const Sale& sale, const std::vector<Sale>& returns);

// amount_limit when an amount of the sale, or their sum, is one that no shop has (10 billion yuan, as many points): what passes can be
// added up and multiplied by any rate in 64 bits.
Outcome check_limits(const Sale& sale);
inline constexpr Money k_most_money{1'000'000'000'000};

}  // namespace shuke::domain
