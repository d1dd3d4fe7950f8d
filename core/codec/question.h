#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/gap.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/coupon_picker.h"
#include "core/domain/sales/returning.h"

// What `shuke-till quote` reads and prints: a basket or a return with everything its price depends on, and what comes of it
// (assets/policy/quote.schema.json, examples beside it). Nothing of it comes from a store. Pure, any thread, never throws.
namespace shuke::codec {

// Who stands at the counter, and what happened with them so far. No name, no phone.
struct AskedMember {
  MemberId id;
  std::optional<domain::Birthday> birthday;
  bool avoids_wool = false;
  std::vector<domain::SizeOf> sizes;
  std::vector<domain::HeldCoupon> coupons;
  std::vector<domain::MemberRecord> records;
};

struct AskedBasket {
  domain::Basket basket;                // of `coupons` the codes are looked up among those the member holds, or the question brings
  std::vector<domain::Tender> tenders;  // none: exactly what is due, by a phone
};

struct AskedReturn {
  domain::RecordId sale;
  std::vector<domain::PieceName> pieces;
  AssociateId allowed_by;
};

struct Question {
  std::vector<domain::Policy> policies;
  Timestamp now;
  StoreId store;
  Sequence seq = 1;  // of the record that would be written
  domain::PriceBookParts goods;
  std::optional<AskedMember> member;
  std::vector<domain::HeldCoupon> coupons;  // those the member holds among them
  std::vector<domain::Sale> sales;          // sales and returns as records, on top of the member's own
  std::optional<AskedBasket> basket;
  std::optional<AskedReturn> taken_back;
  bool wants_record = false;
};

// document_not_valid with the path of the first wrong field ("basket.lines[2].quantity"), policy_not_valid or promotion_not_valid for
// those.
Result<Question> decode_question(std::string_view document);

struct Answer {
  std::optional<Refusal> refusal;
  std::optional<domain::PricedBasket> basket;
  std::vector<domain::Gap> gaps;
  std::vector<domain::Nudge> nudges;
  std::vector<domain::CouponOffer> coupons;
  std::optional<domain::ReturnPlan> plan;
  std::optional<domain::Sale> record;  // what would be committed
  std::optional<domain::Standing> before;
  std::optional<domain::Standing> after;
};

// One JSON document, indented, fields in a fixed order. The record's body is in it where it was asked for.
std::string encode_answer(const Answer& answer, bool wants_record);

}  // namespace shuke::codec
