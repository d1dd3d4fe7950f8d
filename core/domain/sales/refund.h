#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/sales/sale.h"

// How a refund is handed back: by the ways the sale was paid. Points go back as points before anything here is asked. Pure.
namespace shuke::domain {

// A way the sale was paid, and what may still go back by it.
struct RefundSource {
  TenderKind kind = TenderKind::cash;
  std::string reference;  // of the original tender
  Money left;             // as the lines count it: for cash with `forgiven`
  Money forgiven;         // what cash rounding forgave at the sale and no return has balanced yet; never handed out
  bool operator==(const RefundSource&) const = default;
};

// So much of the refund goes this way; positive, before rounding.
struct RefundShare {
  TenderKind kind = TenderKind::cash;
  std::string reference;
  Money amount;
  bool operator==(const RefundShare&) const = default;
};

// Cash is one source, change taken off. What was paid by exchange counts as cash, because that is what it is worth. `refunds` are the rows
// of earlier returns; what they paid into an exchange or kept back for spent points is taken from the source with the most left.
std::vector<RefundSource> refund_sources(const Sale& sale, const std::vector<Tender>& refunds);
Money left_in(const std::vector<RefundSource>& sources);
Money handed_out_at_most(const std::vector<RefundSource>& sources);  // without what was forgiven

// The source with the most left first, so that a customer gets as few refunds as can be; ties in the order of the tenders. `amount` is not
// more than all that is left.
std::vector<RefundShare> proposed_shares(const std::vector<RefundSource>& sources, Money amount);

// Of the rows of a return what goes into somebody's hand, way by way and positive: without what cash rounding forgave at the sale, what
// goes into an exchange, and what is kept for spent points.
std::vector<RefundShare> handed_out(const std::vector<Tender>& rows);

// The tender rows of a return, negative: what is handed out and, as `rounding`, what cash rounding forgave at the sale. The odd part of
// cash (below jiao or yuan) is taken from what was forgiven while that lasts; beyond it cash goes back to the fen, as nobody gets
// less back than they paid. Over all returns of a sale the rows handed out are what was really paid. A share of kind `exchange` may be
// as large as the whole. Refuses with amount_not_valid (a share that is not positive), refund_above_left (more than is left of a source,
// or a way the sale was not paid), refund_open (shares below the amount; above it: refund_above_left).
Result<std::vector<Tender>> refund_rows(const std::vector<RefundSource>& sources, Money amount, const std::vector<RefundShare>& shares,
                                        Rounding rounding);

}  // namespace shuke::domain
