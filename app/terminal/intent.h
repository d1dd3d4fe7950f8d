#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/domain/loyalty/gifts.h"
#include "core/domain/members/enrolment.h"
#include "core/domain/sales/return_cause.h"
#include "core/domain/sales/tender.h"

namespace shuke::terminal {

// What a person wants, in the words of the counter. Screens append intents while they draw; step() alone carries them out, after
// the frame. A code that was read arrives as an intent too, whatever screen is showing.

struct ReadCode {
  std::string text;
  bool is_stripe = false;
};

// Search: one field for phone, card, name, pinyin, goods.
struct OpenSearch {
  std::string text = {};
};
struct TypeSearch {
  std::string text;
};
struct EnterSearch {};  // opens what the enter key names
struct PickMember {
  MemberId member;
};
struct EnrolNumber {
  std::string phone;
};
struct CloseOverlay {};

// Member column.
struct TypePhonePad {
  std::string digits;  // the pad's whole content; four or more digits look members up
};
struct RemoveMember {};
struct ReplaceMember {
  bool accepted = false;  // answer to "attach the other member instead?"
};

struct OpenGifts {};
struct AskGift {  // the first tap of two
  domain::GiftRight right;
};
struct ConfirmGift {};  // it is in the customer's hand

// Goods.
struct PickCategory {
  int index = 0;
};
struct TapStyle {
  StyleCode style;
};
struct AddItem {
  SkuCode sku;
  int quantity = 1;
};
struct PickColour {
  int index = 0;
};
struct PickSize {
  int index = 0;
};
struct ConfirmVariant {};

// Basket.
struct SetQuantity {
  std::size_t line = 0;
  int quantity = 1;
};
struct UndoRemove {};
struct OpenCoupons {};
struct TapCoupon {  // on, or off again
  std::string code;
};
// Taking something off by hand.
struct OpenDiscount {
  std::optional<std::size_t> line;  // nullopt: the whole basket
};
struct PickDiscountRate {
  BasisPoints rate;
};
struct TypeDiscount {
  std::string keys;  // an amount, as typed so far; empty clears
};
struct PickDiscountReason {
  std::string code;
};
struct ConfirmDiscount {};
struct RemoveDiscount {};
struct HoldBasket {};
struct OpenParked {};
struct ResumeBasket {
  std::size_t index = 0;
};

// Enrolment. The screen owns half-typed text and pinyin; it hands over the whole form after each change.
struct OpenEnrol {};
struct ChangeEnrolForm {
  domain::EnrolmentForm form;
};
struct OpenDuplicate {};  // the phone belongs to somebody: open that member instead
struct ConfirmEnrol {};
struct LeaveEnrol {};

// Payment.
struct OpenPay {};
struct PickTender {
  domain::TenderKind kind = domain::TenderKind::cash;
};
struct TypeAmount {
  std::string keys;  // the amount as typed so far, "500" or "12.5"; empty clears
};
struct PickQuickAmount {
  Money amount;
};
struct TakeAmount {};  // 收下
struct RemoveTender {
  std::size_t index = 0;
};
struct SetRounding {
  domain::Rounding rounding = domain::Rounding::none;
};
struct CancelPay {};
struct ConfirmPay {};
struct NextSale {};

// Returns. A receipt that is read opens one, wherever the counter stands.
struct TypeReceipt {
  std::string text;  // the field's whole content: a number, or its last digits
};
struct FindReceipt {};  // what stands in the field
struct PickPurchase {
  std::string receipt;
};
struct LeaveReceipt {};  // another receipt
struct TapPiece {
  std::size_t index = 0;
};
struct PickCause {
  domain::ReturnCause cause = domain::ReturnCause::size;
};
struct PickCondition {
  domain::GoodsCondition condition = domain::GoodsCondition::resell;
};
struct BeginExchange {                // what is chosen comes back for other goods
  std::optional<std::size_t> swap{};  // into the sizes that are offered: goes into the basket at once
};
struct DropExchange {};  // back to the return
struct OpenLeave {};     // who allows it after the window
struct AllowReturn {
  AssociateId manager;
};
struct ConfirmReturn {};
struct CloseReturn {};

// Everywhere.
struct PickAssociate {
  AssociateId associate;
};
struct OpenAssociates {};
struct OpenSyncSheet {};
struct OpenMore {};
struct OpenRules {};     // the page for customers
struct OpenStanding {};  // behind the tier card
struct SyncNow {};
struct SwitchLanguage {
  Language language = Language::zh;
};
struct SwitchTheme {
  bool is_dark = false;
};
struct GoTo {
  enum class Place { sale, members, receipts, more } place = Place::sale;
};
struct DismissToast {};

using Intent =
    std::variant<ReadCode, OpenSearch, TypeSearch, EnterSearch, PickMember, EnrolNumber, CloseOverlay, TypePhonePad, RemoveMember,
                 ReplaceMember, PickCategory, TapStyle, AddItem, PickColour, PickSize, ConfirmVariant, SetQuantity, UndoRemove, OpenCoupons,
                 TapCoupon, OpenDiscount, PickDiscountRate, TypeDiscount, PickDiscountReason, ConfirmDiscount, RemoveDiscount, HoldBasket,
                 OpenParked, ResumeBasket, OpenEnrol, ChangeEnrolForm, OpenDuplicate, ConfirmEnrol, LeaveEnrol, OpenPay, PickTender,
                 TypeAmount, PickQuickAmount, TakeAmount, RemoveTender, SetRounding, CancelPay, ConfirmPay, NextSale, TypeReceipt,
                 FindReceipt, PickPurchase, LeaveReceipt, TapPiece, PickCause, PickCondition, BeginExchange, DropExchange, OpenLeave,
                 AllowReturn, ConfirmReturn, CloseReturn, OpenGifts, AskGift, ConfirmGift, PickAssociate, OpenAssociates, OpenSyncSheet,
                 OpenMore, OpenRules, OpenStanding, SyncNow, SwitchLanguage, SwitchTheme, GoTo, DismissToast>;
using Intents = std::vector<Intent>;

}  // namespace shuke::terminal
