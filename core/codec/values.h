#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/codec/reader.h"
#include "core/domain/catalogue/coupon.h"
#include "core/domain/catalogue/promotion.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/sale.h"
#include "core/domain/sales/words.h"

// The values several documents share, both ways, and the words enums are written with. Inside the module only.
namespace shuke::codec {

using Writing = nlohmann::ordered_json;  // fields in the order they are put

// No amount, sum of amounts or balance of a shop comes near it; keeps sums of foreign numbers from overflowing.
inline constexpr std::int64_t k_most_fen = 1'000'000'000'000;

template <std::size_t N>
using Words = std::array<std::string_view, N>;
template <class E, std::size_t N>
constexpr std::string_view word(const Words<N>& words, E value) {
  return words[static_cast<std::size_t>(value)];
}
template <class E, std::size_t N>
constexpr bool is_complete(const Words<N>&, E last) {
  return static_cast<std::size_t>(last) + 1 == N;
}

inline constexpr Words<4> k_category_words{"tops", "trousers", "outerwear", "accessories"};
inline constexpr Words<18> k_garment_words{"shirt", "jacket", "trousers", "hoodie", "down_jacket", "socks",  "belt",  "knit", "tee",
                                           "hat",   "vest",   "coat",     "dress",  "skirt",       "shorts", "scarf", "bag",  "shoes"};
inline constexpr Words<6> k_size_family_words{"shirt", "top", "trousers", "belt", "shoes", "one_size"};
inline constexpr Words<7> k_promotion_words{"special_price", "nth_item", "threshold_off", "percentage", "amount_off", "bundle", "buy_get"};
inline constexpr Words<11> k_reason_words{"tier_price", "special_price", "nth_item", "threshold_off", "welcome_off", "percentage",
                                          "amount_off", "bundle",        "buy_get",  "coupon",        "manual"};
inline constexpr Words<2> k_coupon_words{"amount_off", "percentage"};
inline constexpr Words<3> k_coupon_state_words{"open", "used", "voided"};
using domain::k_account_words;
using domain::k_entry_words;
using domain::k_occasion_words;
using domain::k_tender_state_words;
using domain::k_tender_words;
inline constexpr Words<3> k_rounding_words{"none", "to_jiao", "to_yuan"};
inline constexpr Words<5> k_return_cause_words{"size", "dislike", "quality", "too_many", "other"};
inline constexpr Words<2> k_goods_condition_words{"resell", "defect"};
inline constexpr Words<5> k_window_words{"lifetime", "calendar_year", "rolling_days", "rolling_months", "since_tier_change"};
inline constexpr Words<5> k_condition_words{"spend", "visits", "single_sale", "invitation", "paid_membership"};
inline constexpr Words<2> k_card_words{"active", "blocked"};
inline constexpr Words<3> k_consent_words{"file", "greetings", "marketing"};
inline constexpr Words<2> k_preference_words{"said", "bought"};
inline constexpr Words<3> k_flag_words{"special_need", "open_case", "birthday"};
static_assert(is_complete(k_category_words, domain::Category::accessories) && is_complete(k_garment_words, domain::Garment::shoes) &&
              is_complete(k_size_family_words, domain::SizeFamily::one_size) &&
              is_complete(k_promotion_words, domain::PromotionKind::buy_get) && is_complete(k_reason_words, domain::ReasonKind::manual) &&
              is_complete(k_coupon_words, domain::CouponKind::percentage) &&
              is_complete(k_coupon_state_words, domain::CouponState::voided) && is_complete(k_rounding_words, domain::Rounding::to_yuan) &&
              is_complete(k_return_cause_words, domain::ReturnCause::other) &&
              is_complete(k_goods_condition_words, domain::GoodsCondition::defect) &&
              is_complete(k_window_words, domain::WindowKind::since_tier_change) &&
              is_complete(k_condition_words, domain::ConditionKind::paid_membership) &&
              is_complete(k_occasion_words, domain::GiftOccasion::single_sale) && is_complete(k_card_words, domain::CardState::blocked) &&
              is_complete(k_consent_words, domain::ConsentPurpose::marketing) &&
              is_complete(k_preference_words, domain::PreferenceSource::bought) && is_complete(k_flag_words, domain::FlagKind::birthday));

// Kinds have one version so far; a higher one is version_too_new.
Outcome check_version(int kind_version);
// Bytes of a document; a broken byte in a text becomes U+FFFD instead of an exception.
std::string to_bytes(const Writing& document);

Writing json_of(const Bilingual& text);
Writing json_of(const TerminalIdentity& terminal);
Writing json_of(const domain::Tender& tender);
Writing json_of(const domain::Preference& preference);
Writing json_of(const domain::Birthday& birthday);
Writing json_of(const std::vector<std::string>& texts);
Writing json_of(const domain::GoodsFilter& filter);  // lists that are empty are left out
Writing json_of(const domain::Promotion& promotion);
Writing json_of(const domain::CouponRule& rule);
Writing json_of(const domain::Coupon& coupon);
Writing json_of(const std::vector<domain::Coupon>& coupons);
Writing json_of(const domain::HeldCoupon& held);
Writing json_of(const domain::LedgerEntry& entry);
Writing reasons_to_json(const std::vector<domain::PriceReason>& reasons);
Writing preferences_to_json(const std::vector<domain::Preference>& preferences);

Money money_of(const Field& field, std::int64_t least = -k_most_fen);
Points points_of(const Field& field);
BasisPoints rate_of(const Field& field);  // 0 to 1,000,000
int count_of(const Field& field);         // 0 to 2^31 - 1
Uuid uuid_of(const Field& field);
std::optional<Uuid> optional_uuid_of(const Field& field);
Date date_of(const Field& field);
std::optional<Date> optional_date_of(const Field& field);
Timestamp timestamp_of(const Field& field);
std::uint32_t rgb_of(const Field& field);
Bilingual bilingual_of(const Field& field);
TerminalIdentity terminal_of(const Field& field);
domain::Tender tender_of(const Field& field);
domain::Preference preference_of(const Field& field);
domain::Birthday birthday_of(const Field& field);
std::string text_or_empty(const Field& field);
bool flag_or(const Field& field, bool missing);
std::int64_t integer_or(const Field& field, Range range, std::int64_t missing);
BasisPoints share_or(const Field& field, BasisPoints missing);  // 0 to 10,000
domain::GoodsFilter filter_of(const Field& field);              // a missing one takes all goods
domain::Promotion promotion_of(const Field& field);
domain::CouponRule coupon_rule_of(const Field& field);
domain::Coupon coupon_of(const Field& field);
domain::HeldCoupon held_coupon_of(const Field& field);
std::optional<domain::ManualDiscount> manual_discount_of(const Field& field);
domain::LedgerEntry ledger_entry_of(const Field& field);

// An array, each element read by `read(const Field&)`.
template <class Read>
auto list_of(const Field& field, Read read) {
  std::vector<decltype(read(field))> list;
  const std::size_t count = field.size();
  list.reserve(count);
  for (std::size_t i = 0; i < count && field.reading().ok(); ++i) list.push_back(read(field.at(i)));
  return list;
}
// The same where the field may be missing.
template <class Read>
auto optional_list_of(const Field& field, Read read) {
  return field.is_present() ? list_of(field, read) : std::vector<decltype(read(field))>{};
}
inline std::string text_of(const Field& field) { return field.text(); }

}  // namespace shuke::codec
