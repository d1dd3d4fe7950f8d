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

std::string_view word_of(ShiftAct act) {
  switch (act) {
    case ShiftAct::opened: return "opened";
    case ShiftAct::closed: return "closed";
  }
  check_failed("a shift act", __FILE__, __LINE__);
}

}  // namespace shuke::store
