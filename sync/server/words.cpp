#include "sync/server/words.h"

#include "core/base/check.h"

namespace shuke::head_office {

const char* word_of(domain::TenderKind kind) {
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
  SHUKE_CHECK(false);
}

const char* word_of(domain::TenderState state) {
  switch (state) {
    case domain::TenderState::paid: return "paid";
    case domain::TenderState::unknown: return "unknown";
    case domain::TenderState::reversed: return "reversed";
  }
  SHUKE_CHECK(false);
}

const char* word_of(domain::Account account) {
  switch (account) {
    case domain::Account::points: return "points";
    case domain::Account::growth: return "growth";
    case domain::Account::stored_value: return "stored_value";
  }
  SHUKE_CHECK(false);
}

const char* word_of(domain::EntryKind kind) {
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
  SHUKE_CHECK(false);
}

const char* word_of(domain::GiftOccasion occasion) {
  switch (occasion) {
    case domain::GiftOccasion::enrolment: return "enrolment";
    case domain::GiftOccasion::upgrade: return "upgrade";
    case domain::GiftOccasion::birthday: return "birthday";
    case domain::GiftOccasion::single_sale: return "single_sale";
  }
  SHUKE_CHECK(false);
}

}  // namespace shuke::head_office
