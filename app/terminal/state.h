#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/terminal/event.h"
#include "app/terminal/view.h"
#include "core/domain/loyalty/gap.h"
#include "core/domain/members/code.h"
#include "core/domain/sales/coupon_picker.h"
#include "core/domain/sales/pricing.h"
#include "core/domain/sales/return_basket.h"
#include "core/domain/sales/returnable.h"

namespace shuke::terminal {

// All that the counter knows at one moment, owned by the UI thread. Only step() changes it.

enum class Overlay { none, search, variant, coupons, discount, associates, leave, parked, sync, more, rules, standing, question, gifts };

struct SearchState {
  std::string text;
  bool members_only = false;
  std::uint64_t request = 0;
  bool is_answered = false;
  bool is_filling = false;  // asked before the names were known
  std::vector<domain::Member> members;
  int total = 0;
  std::vector<StyleCode> goods;
};

struct VariantState {
  StyleCode style;
  int colour = 0;
  int size = -1;  // index into the sizes of the style, -1 while none is chosen
};

struct PadState {
  std::string digits;
  std::uint64_t request = 0;
  std::optional<Refusal> refusal;
  std::optional<std::int64_t> opens_at_ms;  // a run that may still become a whole number waits this long
};

struct EnrolState {
  domain::EnrolmentForm form;
  PhoneCheck check = PhoneCheck::empty;
  std::uint64_t request = 0;
  std::optional<domain::Member> duplicate;
  std::optional<Refusal> refusal;
  bool is_submitting = false;
};

struct PayState {
  domain::Payment payment;
  domain::TenderKind active = domain::TenderKind::cash;
  std::string typed;
  bool is_prefilled = false;  // by a tapped tender or amount: the next key begins anew
  std::optional<Refusal> refusal;
  bool is_committing = false;
};

// A receipt being looked for, then its pieces being chosen. The basket that stands open is not touched by it.
struct ReturnState {
  std::string typed;
  std::uint64_t request = 0;
  bool is_looking = false;
  std::optional<Refusal> refusal;  // of the search, or of the commit
  std::uint64_t list_request = 0;
  std::vector<domain::Sale> listed;

  std::optional<domain::ReturnableSale> found;
  domain::ReturnBasket back;                       // what is chosen so far
  std::optional<Result<domain::ReturnPlan>> plan;  // of it, counted anew with every tap
  bool is_committing = false;
};

// Goods that come back for those in the open basket: both are settled by one payment.
struct ExchangeState {
  domain::ReturnBasket back;
  std::uint64_t request = 0;                       // after a power cut the receipt is looked for again
  std::optional<domain::ReturnableSale> found;     // nullopt until it is there
  std::optional<Result<domain::ReturnPlan>> plan;  // kept by reprice()
  std::optional<domain::Member> buyer;             // the member attached, as the return leaves them; likewise
};

// A card or number that was read and is being looked up.
struct ReadState {
  std::uint64_t request = 0;
  domain::Code code;
};

// What a yes or no is about.
enum class QuestionKind { replace_member, enrol_with_card };
struct QuestionState {
  QuestionKind kind = QuestionKind::replace_member;
  std::optional<domain::Member> member;
  std::string card;
};

// Coupons that were brought to this basket, whether or not they are on it, and the one that is being looked up.
struct CouponState {
  std::uint64_t request = 0;
  std::vector<domain::HeldCoupon> brought;
  std::vector<domain::CouponOffer> offers;  // kept by reprice(): what may be put on, and what each on it would save
};

// A discount by hand that is being decided.
struct DiscountState {
  std::optional<std::size_t> line;  // nullopt: of the whole basket
  std::optional<BasisPoints> rate;
  std::string typed;
  std::string reason;
  std::optional<Refusal> refusal;
};

// A gift that is being handed over.
struct GiftState {
  MemberId member;  // whose
  std::optional<domain::GiftRight> asked;
  Uuid id;                           // of the act
  std::int64_t confirm_from_ms = 0;  // "confirm" stands where "hand over" stood: deaf for 0.3 s
  std::optional<Refusal> refusal;
  bool is_handing = false;
};

struct RemovedLine {
  domain::LineItem line;
  std::size_t index = 0;
};
struct ToastState {
  std::string text;
  std::optional<RemovedLine> undo;
  bool is_bad = false;
  std::int64_t until_ms = 0;
};

struct State {
  std::shared_ptr<const domain::Shop> shop;  // null until the catalogue is there
  Timestamp now;
  Language language = Language::zh;
  bool is_dark = false;
  AssociateId associate;
  Screen screen = Screen::sale;
  Overlay overlay = Overlay::none;
  int category = 0;

  domain::Basket basket;
  std::optional<domain::Member> member;
  domain::PricedBasket priced;        // of basket, member and shop; kept by reprice()
  std::vector<domain::Nudge> nudges;  // likewise
  std::vector<domain::Basket> parked;
  std::vector<Uuid> lost_card_baskets;  // open and parked ones whose member came by a lost card
  std::optional<std::size_t> glowing_line;
  std::int64_t glow_until_ms = 0;

  SearchState search;
  VariantState variant;
  PadState pad;
  ReadState read;
  CouponState coupons;
  DiscountState discount;
  GiftState gifts;
  EnrolState enrol;
  PayState pay;
  QuestionState question;
  ReturnState returning;
  std::optional<ExchangeState> exchange;
  std::optional<domain::Sale> done;       // of the done screen
  std::optional<domain::Sale> done_back;  // what came back for it
  std::optional<domain::Member> done_member;
  std::int64_t next_from_ms = 0;  // "next sale" stands where "confirm" stood: deaf for 0.3 s
  SyncChanged sync;
  Disk disk = Disk::well;
  std::optional<DeviceKey> device_key;  // not told yet
  std::optional<ToastState> toast;

  std::uint64_t last_request = 0;
  int in_flight = 0;  // questions to the workers that the screen waits for
};

// Whose prices and account count: the member attached, in an exchange as its return leaves them.
const std::optional<domain::Member>& buyer_of(const State& state);
domain::Customer customer_at(const State& state);
// The same, as this basket makes them: a prospect whose basket reaches the card pays member prices on every tile.
domain::Customer customer_with_basket(const State& state);
// The pricing rules of this moment; state.shop must be there.
domain::PricingRules rules_of(const State& state, const domain::Customer& customer);
Date today(const State& state);
const domain::Policy& policy_of(const State& state);  // in force today; there must be a shop

}  // namespace shuke::terminal
