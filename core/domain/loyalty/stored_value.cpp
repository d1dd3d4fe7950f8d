#include "core/domain/loyalty/stored_value.h"

#include <string>

namespace shuke::domain {
namespace {

LedgerEntry stored_entry(EntryKind kind, Money amount, Date day) {
  LedgerEntry entry;
  entry.account = Account::stored_value;
  entry.kind = kind;
  entry.stored = amount;
  entry.available_from = day;
  return entry;
}

}  // namespace

Result<LedgerEntry> top_up_entry(Money amount, Date day) {
  if (amount <= Money{}) return Reason::amount_not_valid;
  return stored_entry(EntryKind::topped_up, amount, day);
}

Result<LedgerEntry> stored_payment_entry(Money balance, Money amount, Date day) {
  if (amount <= Money{}) return Reason::amount_not_valid;
  if (amount > balance) return Refusal{Reason::stored_value_missing, std::to_string((amount - balance).fen)};
  return stored_entry(EntryKind::paid, -amount, day);
}

Result<LedgerEntry> stored_refund_entry(Money paid, Money refunded, Money amount, Date day) {
  if (amount <= Money{} || amount > paid - refunded) return Reason::amount_not_valid;
  return stored_entry(EntryKind::refunded, amount, day);
}

}  // namespace shuke::domain
