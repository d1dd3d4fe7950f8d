#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/domain/catalogue/coupon.h"
#include "core/domain/catalogue/style.h"
#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/customer.h"
#include "core/domain/loyalty/gifts.h"
#include "core/domain/members/birthday.h"

namespace shuke::domain {

enum class CardState { active, blocked };
struct Card {
  std::string number;  // as read: 13 digits with the chain's in-store prefix
  CardState state = CardState::active;
  bool operator==(const Card&) const = default;
};

// Personal data, sealed as one blob at rest. Never logged; no stream operator on purpose.
struct MemberCore {
  std::string name;
  std::string phone;  // digits only
  std::vector<Card> cards;
  std::optional<Birthday> birthday;
  std::vector<std::string> pinyin;  // full readings with spaces, "zhang wei"; polyphonic surnames give several
  bool operator==(const MemberCore&) const = default;
};

// That card of theirs was reported lost; whoever holds it may be somebody else.
bool is_blocked(const MemberCore& core, std::string_view card);

enum class ConsentPurpose { file, greetings, marketing };
struct Consent {
  ConsentPurpose purpose = ConsentPurpose::file;
  bool is_given = false;
  Timestamp at;
  AssociateId by;
};

struct PurchasedItem {
  SkuCode sku;
  Bilingual name;
  Bilingual colour;
  std::string size;
  int quantity = 1;
  Garment garment = Garment::tee;
  std::uint32_t rgb = 0;
};

struct Purchase {
  Date date;
  StoreId store;
  Money total;
  std::vector<PurchasedItem> items;
};

enum class PreferenceSource { said, bought };
struct Preference {
  PreferenceSource source = PreferenceSource::said;
  Bilingual text;
  bool operator==(const Preference&) const = default;
};

enum class FlagKind { special_need, open_case, birthday };
// Something that does harm if it is missed; shown in this order.
struct Flag {
  FlagKind kind = FlagKind::special_need;
  Bilingual text;
  Bilingual hint;
};

// The panel's facts. The first group is what the account says on the day it was read (on_day below): it is neither sent nor stored.
struct MemberFacts {
  TierRank tier = k_no_tier;
  std::optional<Date> tier_until;  // the last day, of grace where there is one; nullopt: for good
  Points points;                   // usable and pending ones, less what is owed
  Money spend_in_window;           // of the tiers, see spend_in_tier_window
  Money lifetime_spend;
  Money stored_value;
  int visits = 0;
  std::optional<std::vector<TierAhead>> ahead;  // what earns the tiers above
  std::optional<KeepAhead> keep;                // what keeps this one, where it would be lost

  std::vector<Coupon> coupons;    // given to this member, used ones too
  std::vector<HandedOver> gifts;  // handed over anywhere in the chain, by moment and id
  int cycle_days = 0;             // typical days between visits, 0 while unknown
  std::optional<Purchase> last;
  std::vector<SizeOf> sizes;
  std::vector<Preference> preferences;
  std::vector<Flag> flags;
  AssociateId owner;
  StoreId home_store;
  bool avoids_wool = false;
};

struct Member {
  MemberId id;
  MemberCore core;
  MemberFacts facts;
  Standing standing;  // `standing.state` is the account as head office sent it, and what every till continues from
};

// The member on a day, with records of theirs that the account does not include yet: points, tier and sums follow from it. A record that
// it includes is passed over, so nothing counts twice.
Member on_day(Member member, const PolicyBook& policies, const std::vector<MemberRecord>& later, Date today);
// How far the account includes what that terminal recorded; 0 for nothing.
Sequence included_up_to(const AccountState& account, std::uint32_t terminal);
// The latest purchase stays; of one day the one that is told later.
void note_purchase(MemberFacts& facts, const Purchase& purchase);

// What the member has a right to, on the day they were looked at; also what expired or was handed over.
std::vector<Entitlement> gift_rights(const PolicyBook& policies, const Member& member);
Customer customer_of(const Member& member);
// Days until the birthday comes round (0 today), lunar ones by the lunar calendar; nullopt without a birthday.
std::optional<int> days_to_birthday(const MemberCore& core, Date today);

// Eleven digits beginning 13 to 19, after spaces, hyphens and +86 are taken off.
inline constexpr std::size_t k_phone_digits = 11;  // of a Chinese mobile number
Result<std::string> normal_phone(std::string_view typed);
std::string masked_phone(std::string_view phone);  // 138****6688
std::string masked_name(std::string_view name);    // 张*, for paper
std::string masked_card(std::string_view number);  // 8801 **** 0917

}  // namespace shuke::domain
