#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/domain/members/enrolment.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/return_basket.h"
#include "core/domain/sales/returnable.h"
#include "core/domain/sales/sale.h"
#include "core/domain/shop.h"

namespace shuke::terminal {

// The counter's unfinished work, kept after each change so that a power cut loses at most the last tap. Member data in it is
// only the enrolment form that is being filled in; members themselves are named by id.
struct Draft {
  domain::Basket basket;
  std::vector<domain::Tender> tenders;
  domain::Rounding rounding = domain::Rounding::none;
  bool is_paying = false;
  std::optional<domain::EnrolmentForm> form;
  std::vector<domain::Basket> parked;
  std::vector<Uuid> lost_card_baskets;
  std::optional<domain::ReturnBasket> exchange;
  AssociateId associate;
  Language language = Language::zh;
  bool is_dark = false;
  bool operator==(const Draft&) const = default;
};

// Answers from the workers, drained before each frame. `request` repeats the effect's number, so that a late answer to an old
// question is dropped.
struct ShopPublished {
  std::shared_ptr<const domain::Shop> shop;
};
struct DraftRestored {
  Draft draft;
  std::optional<domain::Member> member;
};
struct MemberFound {
  std::uint64_t request = 0;
  domain::Member member;
};
struct MemberMissing {
  std::uint64_t request = 0;
  Refusal refusal{Reason::unknown_member};
};
struct SearchAnswered {
  std::uint64_t request = 0;
  std::vector<domain::Member> members;
  int total = 0;
  std::optional<Refusal> refusal{};  // nobody can be searched
  bool is_filling = false;           // names are not known yet; NamesKnown tells when
};
// Search finds names from now on.
struct NamesKnown {};
struct PhoneChecked {
  std::uint64_t request = 0;
  std::optional<domain::Member> taken_by;
};
struct Enrolled {
  domain::Member member;
};
struct EnrolRefused {
  Refusal refusal{Reason::not_saved};
};
struct SaleCommitted {
  domain::Sale sale;
  std::optional<domain::Member> member;  // as the panel now shows them
};
struct CommitRefused {
  Refusal refusal{Reason::not_saved};
};
struct CouponFound {
  std::uint64_t request = 0;
  domain::HeldCoupon held;
};
struct CouponMissing {
  std::uint64_t request = 0;
  Refusal refusal{Reason::coupon_unknown};
};
struct SaleFound {
  std::uint64_t request = 0;
  domain::ReturnableSale sale;
};
struct SaleMissing {
  std::uint64_t request = 0;
  Refusal refusal{Reason::unknown_receipt};
};
struct SalesListed {
  std::uint64_t request = 0;
  std::vector<domain::Sale> sales;  // newest first, returns among them
};
struct ReturnCommitted {
  domain::Sale sale;
  std::optional<domain::Member> member;
};
struct ExchangeCommitted {
  domain::Sale returned;
  domain::Sale sold;
  std::optional<domain::Member> member;
};
struct ReturnRefused {
  Refusal refusal{Reason::not_saved};
};
// The member as the panel now shows them, in both: a refusal may come of what this till has heard since they were attached.
struct GiftHandedOver {
  std::optional<domain::Member> member;
};
struct GiftRefused {
  Refusal refusal{Reason::not_saved};
  std::optional<domain::Member> member;
};
struct DraftRefused {
  Refusal refusal{Reason::not_saved};
};

// Something that nobody asked for and somebody should know: a policy that cannot be read, for example.
struct Warned {
  Refusal refusal{Reason::policy_not_valid};
};

enum class SyncState { starting, up_to_date, sending, offline, attention };
// What a person has to see to before everything reaches head office again; selling goes on in every case. The cases of sync, which
// the counter may not know.
enum class SyncTrouble { none, fork, rolled_back, wrong_server, identity_taken, not_admitted, upgrade_needed, not_understood, disk };
struct SyncChanged {
  SyncState state = SyncState::starting;
  int waiting = 0;
  std::optional<Timestamp> last_contact;
  SyncTrouble trouble = SyncTrouble::none;
};

// How the till stands with its disk: the rooms of core/operations, which the counter may not know. `full` and `failed`: nothing is saved.
enum class Disk { well, low, last, full, failed };
struct DiskChanged {
  Disk disk = Disk::well;
};
// Which device key opens what is personal on this till: none, and members are locked, or one in a file. One in a TPM is for later.
enum class DeviceKey { none, in_file };
struct KeysTold {
  DeviceKey key = DeviceKey::none;
};
struct Tick {};  // time has passed: deadlines, the clock

using Event = std::variant<ShopPublished, DraftRestored, MemberFound, MemberMissing, SearchAnswered, NamesKnown, PhoneChecked, Enrolled,
                           EnrolRefused, SaleCommitted, CommitRefused, CouponFound, CouponMissing, SaleFound, SaleMissing, SalesListed,
                           ReturnCommitted, ExchangeCommitted, ReturnRefused, GiftHandedOver, GiftRefused, DraftRefused, Warned,
                           SyncChanged, DiskChanged, KeysTold, Tick>;

}  // namespace shuke::terminal
