#include "core/store/words.h"

#include "core/base/check.h"

namespace shuke::store {

std::string_view word_of(domain::TenderKind kind) {
  switch (kind) {
    case domain::TenderKind::cash: return "cash";
    case domain::TenderKind::bank_card: return "bank_card";
    case domain::TenderKind::wechat: return "wechat";
    case domain::TenderKind::alipay: return "alipay";
    case domain::TenderKind::change: return "change";
    case domain::TenderKind::rounding: return "rounding";
    case domain::TenderKind::stored_value: return "stored_value";
    case domain::TenderKind::points: return "points";
    case domain::TenderKind::voucher: return "voucher";
    case domain::TenderKind::exchange: return "exchange";
    case domain::TenderKind::spent_points: return "spent_points";
  }
  check_failed("a tender kind", __FILE__, __LINE__);
}

std::string_view word_of(domain::TenderState state) {
  switch (state) {
    case domain::TenderState::paid: return "paid";
    case domain::TenderState::unknown: return "unknown";
    case domain::TenderState::reversed: return "reversed";
  }
  check_failed("a tender state", __FILE__, __LINE__);
}

std::string_view word_of(domain::Account account) {
  switch (account) {
    case domain::Account::points: return "points";
    case domain::Account::growth: return "growth";
    case domain::Account::stored_value: return "stored_value";
  }
  check_failed("an account", __FILE__, __LINE__);
}

std::string_view word_of(domain::EntryKind kind) {
  switch (kind) {
    case domain::EntryKind::earned: return "earned";
    case domain::EntryKind::granted: return "granted";
    case domain::EntryKind::spent: return "spent";
    case domain::EntryKind::restored: return "restored";
    case domain::EntryKind::taken_back: return "taken_back";
    case domain::EntryKind::grown: return "grown";
    case domain::EntryKind::ungrown: return "ungrown";
    case domain::EntryKind::topped_up: return "topped_up";
    case domain::EntryKind::paid: return "paid";
    case domain::EntryKind::refunded: return "refunded";
  }
  check_failed("a kind of ledger entry", __FILE__, __LINE__);
}

std::string_view word_of(ShiftAct act) {
  switch (act) {
    case ShiftAct::opened: return "opened";
    case ShiftAct::closed: return "closed";
  }
  check_failed("a shift act", __FILE__, __LINE__);
}

}  // namespace shuke::store
