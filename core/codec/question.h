#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/loyalty/account.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/basket.h"
#include "core/domain/sales/returning.h"
#include "core/domain/sales/tender.h"

namespace shuke::codec {

// Who stands at the counter: what happened with them so far, of which the standing is made. No name, no phone.
struct AskedMember {
  MemberId id;
  std::optional<domain::Birthday> birthday;
  bool avoids_wool = false;
  std::vector<domain::SizeOf> sizes;
  std::vector<domain::HeldCoupon> coupons;
  std::vector<domain::MemberRecord> records;
  // Records of their sales and returns, as they stand in an outbox, with their place; they come on top of `records`.
  std::vector<domain::Sale> sales;
};

struct AskedReturn {
  RecordPlace sale;  // one of the member's sales, or of `AskedReturn::sales` for a guest
  std::vector<domain::PieceName> pieces;
  AssociateId allowed_by;
};

// A basket or a return to be priced, with everything the price depends on: the input of `shuke-till quote`
// (assets/policy/quote.schema.json). Nothing of it comes from a store.
struct Question {
  std::vector<domain::Policy> policies;
  Timestamp now;
  StoreId store;
  domain::PriceBookParts goods;
  std::optional<AskedMember> member;
  std::optional<domain::Basket> basket;
  std::optional<Points> spend;  // points the customer wants to pay with
  std::vector<domain::Tender> tenders;
  std::optional<AskedReturn> taken_back;
};

}  // namespace shuke::codec
