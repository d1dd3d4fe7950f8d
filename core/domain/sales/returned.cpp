#include "core/domain/sales/returned.h"

#include <algorithm>
#include <set>

#include "core/base/check.h"
#include "core/domain/loyalty/draws.h"

namespace shuke::domain {
namespace {

bool fits(std::int64_t amount) { return amount >= -k_most_money.fen && amount <= k_most_money.fen; }

// Adds up what fits and remembers what does not.
struct CheckedSum {
  std::int64_t sum = 0;
  bool is_within = true;

  void add(std::int64_t amount) {
    is_within = is_within && fits(amount);
    if (is_within) sum += amount < 0 ? -amount : amount;
    is_within = is_within && fits(sum);
  }
};

bool are_pieces_within(const Sale& sale) {
  CheckedSum paid;
  CheckedSum list;
  CheckedSum points;
  for (const SaleLine& line : sale.lines) {
    if (line.priced.pieces.size() > static_cast<std::size_t>(k_most_pieces_a_line)) return false;
    list.add(line.priced.unit_list.fen);
    for (const PricedPiece& piece : line.priced.pieces) {
      for (const Money part : {piece.paid, piece.growth, piece.redeemed_value, piece.difference}) paid.add(part.fen);
      for (const Points part : {piece.earned, piece.redeemed}) points.add(part.count);
    }
  }
  return paid.is_within && list.is_within && points.is_within && sale.lines.size() <= k_most_lines;
}

// Lines of a sale are counted from 1, so the place is a guess that holds; of a hand-made record they may not be.
const SaleLine* find_line(const Sale& sale, int line_no) {
  const auto guess = static_cast<std::size_t>(line_no) - 1;
  if (line_no >= 1 && guess < sale.lines.size() && sale.lines[guess].line_no == line_no) return &sale.lines[guess];
  const auto found = std::find_if(sale.lines.begin(), sale.lines.end(), [&](const SaleLine& line) { return line.line_no == line_no; });
  return found == sale.lines.end() ? nullptr : &*found;
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void add_return(ReturnedSoFar& so_far, const Sale& taken) {
  append(so_far.pieces, pieces_of(taken));
  so_far.refunded -= taken.total;
  for (const SaleLine& line : taken.lines) {
    for (const PricedPiece& piece : line.priced.pieces) {
      so_far.restored_value -= piece.redeemed_value;
      so_far.restored += -piece.redeemed;
    }
  }
  for (const LedgerEntry& entry : taken.ledger) {
    if (entry.kind == EntryKind::restored) add_draws(so_far.restored_to, entry.draws);
  }
  append(so_far.tenders, taken.tenders);
  append(so_far.coupons, taken.revived_coupons);
}

}  // namespace

std::string to_text(const PieceName& name) { return std::to_string(name.line_no) + '.' + std::to_string(name.piece_no); }

KeptPrice kept_as_paid() {
  return [](const std::vector<KeptPiece>& kept) {
    Money paid;
    for (const KeptPiece& piece : kept) paid += piece.line->priced.pieces[static_cast<std::size_t>(piece.name.piece_no - 1)].paid;
    return paid;
  };
}

const PricedPiece* find_piece(const Sale& sale, const PieceName& name) {
  const SaleLine* const line = find_line(sale, name.line_no);
  if (!line || name.piece_no < 1 || static_cast<std::size_t>(name.piece_no) > line->priced.pieces.size()) return nullptr;
  return &line->priced.pieces[static_cast<std::size_t>(name.piece_no - 1)];
}

std::vector<PieceName> pieces_of(const Sale& sale) {
  std::vector<PieceName> names;
  for (const SaleLine& line : sale.lines) {
    SHUKE_CHECK(!sale.returns_of || line.piece_nos.size() == line.priced.pieces.size());
    for (std::size_t i = 0; i < line.priced.pieces.size(); ++i) {
      names.push_back({line.line_no, sale.returns_of ? line.piece_nos[i] : static_cast<int>(i) + 1});
    }
  }
  return names;
}

std::vector<KeptPiece> kept_pieces(const Sale& sale, const std::vector<PieceName>& gone) {
  const std::set<PieceName> away(gone.begin(), gone.end());
  std::vector<KeptPiece> kept;
  for (const SaleLine& line : sale.lines) {
    for (std::size_t i = 0; i < line.priced.pieces.size(); ++i) {
      const PieceName name{line.line_no, static_cast<int>(i) + 1};
      if (!away.contains(name)) kept.push_back({name, &line});
    }
  }
  return kept;
}

ReturnedSoFar returned_so_far(const Sale& sale, const std::vector<Sale>& returns) {
  ReturnedSoFar so_far;
  std::set<RecordId> seen;
  for (const Sale& taken : returns) {
    if (!taken.returns_of || taken.returns_of->record != record_of(sale)) continue;
    if (seen.insert(record_of(taken)).second) add_return(so_far, taken);
  }
  std::sort(so_far.pieces.begin(), so_far.pieces.end());
  so_far.pieces.erase(std::unique(so_far.pieces.begin(), so_far.pieces.end()), so_far.pieces.end());
  return so_far;
}

Outcome check_limits(const Sale& sale) {
  CheckedSum tenders;
  for (const Tender& tender : sale.tenders) tenders.add(tender.amount.fen);
  CheckedSum ledger;
  for (const LedgerEntry& entry : sale.ledger) {
    for (const std::int64_t amount : {entry.points.count, entry.growth.fen, entry.stored.fen}) ledger.add(amount);
    for (const LotDraw& draw : entry.draws) ledger.add(draw.points.count);
  }
  const bool is_within = fits(sale.total.fen) && tenders.is_within && ledger.is_within && are_pieces_within(sale);
  if (!is_within) return Reason::amount_limit;
  return Done{};
}

}  // namespace shuke::domain
