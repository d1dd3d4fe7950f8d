#include "tests/screens/scenes.h"

#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

#include "core/base/check.h"
#include "core/codec/policy.h"
#include "core/demo/coupons.h"
#include "core/demo/members.h"

namespace shuke::test {
namespace {

using namespace terminal;
using Stage = CounterStage;

constexpr const char* k_hat = "MZ2604-NV-F";

void sale_with_member(Stage& stage) {
  stage.attach_zhang_wei();
  stage.fill_story_basket();
}

void payment(Stage& stage) {
  sale_with_member(stage);
  stage.want(AddItem{k_hat});
  stage.want(OpenPay{});
}

void split_payment(Stage& stage) {
  payment(stage);
  stage.want(SetRounding{domain::Rounding::to_yuan});
  stage.want(PickTender{domain::TenderKind::wechat});
  stage.want(TypeAmount{"500"});
  stage.want(TakeAmount{});
  stage.want(TypeAmount{"500"});
}

void enrolment(Stage& stage) {
  stage.fill_guest_basket();
  stage.want(AddItem{"WZ2601-NY-F", 2});
  stage.wait(500);
  stage.want(OpenEnrol{});
  domain::EnrolmentForm form;
  form.phone = "13817126605";
  form.birthday = domain::Birthday{1996, 4, 4, true};
  form.card = std::string(demo::k_spare_card);
  form.preferences = {{domain::PreferenceSource::said, {"休闲", "Casual"}}, {domain::PreferenceSource::said, {"素色", "Plain"}}};
  form.consents_to_file = true;
  form.consents_to_greetings = true;
  stage.want(ChangeEnrolForm{form});
}

void long_basket(Stage& stage) {
  stage.attach_zhang_wei();
  int added = 0;
  for (const domain::Sku& sku : stage.shop().book.skus()) {
    if (++added % 97 != 0 || added > 97 * 20) continue;
    stage.want(AddItem{sku.code, added % 3 + 1});
  }
  stage.wait(500);
}

// The longest words of both languages in every place that takes them.
void long_names(Stage& stage) {
  long_basket(stage);
  domain::Member member = *stage.state().member;
  member.core.name = "阿卜杜热合曼·买买提江·吾斯曼江";
  member.facts.stored_value = yuan(12'345);
  member.facts.points = {234'567};
  member.facts.coupons = std::vector<domain::Coupon>(12, member.facts.coupons.front());
  for (domain::Flag& flag : member.facts.flags)
    flag.text = {"对羊毛、马海毛和羊绒都过敏，试衣前先问", "Allergic to wool, mohair and cashmere, ask before fitting"};
  member.facts.preferences.push_back(
      {domain::PreferenceSource::said, {"不要任何看得见的商标和印花", "No visible logos or prints anywhere"}});
  stage.tell(MemberFound{stage.state().read.request, member});
}

// The disk in every place that speaks of it.
std::vector<Scene> disk_scenes() {
  constexpr std::array<std::pair<const char*, Disk>, 4> k_disks{
      {{"disk-low", Disk::low}, {"disk-last", Disk::last}, {"disk-full", Disk::full}, {"disk-failed", Disk::failed}}};
  std::vector<Scene> all;
  for (const auto& [name, disk] : k_disks) {
    all.push_back({std::string(name) + "-sale", [disk = disk](Stage& stage) { sale_with_member(stage), stage.tell(DiskChanged{disk}); }});
    all.push_back({std::string(name) + "-sheet", [disk = disk](Stage& stage) {
                     stage.tell(SyncChanged{SyncState::offline, 3, stage.state().now, {}});
                     stage.tell(DiskChanged{disk}), stage.want(DismissToast{});
                     stage.want(OpenSyncSheet{});
                   }});
  }
  for (const auto& [name, disk] : {k_disks[2], k_disks[3]}) {
    all.push_back({std::string(name) + "-pay", [disk = disk](Stage& stage) {
                     sale_with_member(stage), stage.want(OpenPay{});
                     stage.tell(DiskChanged{disk}), stage.want(DismissToast{});
                   }});
  }
  all.push_back({"disk-unknown-pay", [](Stage& stage) {
                   sale_with_member(stage), stage.want(OpenPay{}), stage.want(TakeAmount{});
                   stage.refuse_next_commit({Reason::outcome_unknown});
                   stage.want(ConfirmPay{});
                   stage.tell(DiskChanged{Disk::failed}), stage.want(DismissToast{});
                 }});
  return all;
}

std::vector<Scene> trouble_scenes() {
  constexpr std::array<std::pair<const char*, SyncTrouble>, 8> k_troubles{{{"sync-fork", SyncTrouble::fork},
                                                                           {"sync-rolled-back", SyncTrouble::rolled_back},
                                                                           {"sync-wrong-server", SyncTrouble::wrong_server},
                                                                           {"sync-identity-taken", SyncTrouble::identity_taken},
                                                                           {"sync-not-admitted", SyncTrouble::not_admitted},
                                                                           {"sync-upgrade-needed", SyncTrouble::upgrade_needed},
                                                                           {"sync-not-understood", SyncTrouble::not_understood},
                                                                           {"sync-disk", SyncTrouble::disk}}};
  std::vector<Scene> all;
  for (const auto& [name, trouble] : k_troubles) {
    all.push_back({name, [trouble = trouble](Stage& stage) {
                     stage.tell(SyncChanged{SyncState::attention, 3, stage.state().now, trouble});
                     stage.want(OpenSyncSheet{});
                   }});
  }
  return all;
}

void five_flags(Stage& stage) {
  sale_with_member(stage);
  domain::Member member = *stage.state().member;
  for (int i = 0; i < 2; ++i) member.facts.flags.push_back(member.facts.flags.front());
  stage.tell(MemberFound{stage.state().read.request, member});
}

void lost_card(Stage& stage) {
  sale_with_member(stage);
  domain::Member member = *stage.state().member;
  for (domain::Card& card : member.core.cards) card.state = domain::CardState::blocked;
  stage.tell(MemberFound{stage.state().read.request, member});
}

// The shop under a policy that uses every rule there is.
void under_generous_policy(Stage& stage) {
  std::ifstream file(SHUKE_POLICIES "/generous.json", std::ios::binary);
  const auto policy = codec::decode_policy(std::string{std::istreambuf_iterator<char>(file), {}});
  SHUKE_CHECK(policy.ok());
  domain::Shop shop = stage.shop();
  shop.policies = domain::PolicyBook(*policy);
  stage.tell(ShopPublished{std::make_shared<const domain::Shop>(std::move(shop))});
}

void prospect_standing(Stage& stage) {
  stage.attach_zhang_wei();
  domain::Member member = *stage.state().member;
  member.facts.tier = domain::k_no_tier;
  member.facts.tier_until.reset();
  member.facts.points = {};
  member.facts.lifetime_spend = member.facts.spend_in_window = Money{420'00};
  stage.tell(MemberFound{stage.state().read.request, member});
  stage.want(OpenStanding{});
}

const std::string& coupon_of(Stage& stage, std::size_t index) { return stage.state().member->facts.coupons.at(index).code; }

std::vector<Scene> wallet_scenes() {
  const auto rich = [](Stage& s) { payment(s), s.want(PickTender{domain::TenderKind::stored_value}), s.want(TakeAmount{}); };
  return {
      {"coupons", [](Stage& s) { sale_with_member(s), s.want(OpenCoupons{}); }},
      {"coupon-on", [](Stage& s) { sale_with_member(s), s.want(TapCoupon{coupon_of(s, 1)}), s.want(OpenCoupons{}); }},
      {"coupon-brought", [](Stage& s) { sale_with_member(s), s.want(ReadCode{std::string(demo::k_leaflet_coupon)}); }},
      {"coupon-guest", [](Stage& s) { s.fill_guest_basket(), s.want(ReadCode{std::string(demo::k_leaflet_coupon)}); }},
      {"coupon-unknown", [](Stage& s) { sale_with_member(s), s.want(ReadCode{"2700000099995"}); }},
      {"coupons-none", [](Stage& s) { s.fill_guest_basket(), s.want(OpenCoupons{}); }},
      {"discount", [](Stage& s) { sale_with_member(s), s.want(OpenDiscount{}), s.want(PickDiscountRate{{9000}}); }},
      {"discount-refused", [](Stage& s) { sale_with_member(s), s.want(OpenDiscount{}), s.want(TypeDiscount{"200"}); }},
      {"discount-line",
       [](Stage& s) {
         sale_with_member(s), s.want(OpenDiscount{0}), s.want(TypeDiscount{"20"}), s.want(PickDiscountReason{"damaged"});
         s.want(ConfirmDiscount{}), s.want(OpenDiscount{0});
       }},
      {"discount-on",
       [](Stage& s) {
         sale_with_member(s), s.want(OpenDiscount{}), s.want(PickDiscountRate{{9500}}), s.want(PickDiscountReason{"goodwill"});
         s.want(ConfirmDiscount{});
       }},
      {"pay-stored-value", rich},
      {"pay-points", [rich](Stage& s) { rich(s), s.want(PickTender{domain::TenderKind::points}); }},
      {"pay-points-refused",
       [rich](Stage& s) { rich(s), s.want(PickTender{domain::TenderKind::points}), s.want(TypeAmount{"200"}), s.want(TakeAmount{}); }},
      {"pay-points-taken",
       [rich](Stage& s) {
         rich(s), s.want(PickTender{domain::TenderKind::points}), s.want(TakeAmount{}), s.want(PickTender{domain::TenderKind::voucher});
         s.want(TypeAmount{"50"}), s.want(TakeAmount{});
       }},
      {"pay-offline", [](Stage& s) { payment(s), s.go_offline(3); }},
      {"pay-lost-card", [](Stage& s) { lost_card(s), s.want(OpenPay{}); }},
      {"done-points",
       [rich](Stage& s) {
         rich(s), s.want(PickTender{domain::TenderKind::points}), s.want(TakeAmount{}), s.want(PickTender{domain::TenderKind::wechat});
         s.want(ConfirmPay{});
       }},
  };
}

std::vector<Scene> sheet_scenes() {
  return {
      {"associates", [](Stage& s) { sale_with_member(s), s.want(OpenAssociates{}); }},
      {"parked",
       [](Stage& s) { s.fill_guest_basket(), s.want(HoldBasket{}), s.fill_story_basket(), s.want(HoldBasket{}), s.want(OpenParked{}); }},
      {"sync", [](Stage& s) { s.go_offline(3), s.want(OpenSyncSheet{}); }},
      {"more", [](Stage& s) { s.tell(KeysTold{DeviceKey::in_file}), s.want(OpenMore{}); }},
      {"more-locked", [](Stage& s) { s.tell(KeysTold{DeviceKey::none}), s.want(OpenMore{}); }},
      {"standing", [](Stage& s) { sale_with_member(s), s.want(OpenStanding{}); }},
      {"standing-gold", [](Stage& s) { s.want(ReadCode{s.phone_of(1)}), s.want(OpenStanding{}); }},
      {"standing-prospect", prospect_standing},
      {"standing-generous", [](Stage& s) { sale_with_member(s), under_generous_policy(s), s.want(OpenStanding{}); }},
      {"rules", [](Stage& s) { s.want(OpenRules{}); }},
      {"rules-generous", [](Stage& s) { under_generous_policy(s), s.want(OpenRules{}); }},
  };
}

std::vector<Scene> make_scenes() {
  return {
      {"sale-member", sale_with_member},
      {"sale-guest", [](Stage& s) { s.fill_guest_basket(), s.go_offline(3); }},
      {"sale-guest-online", [](Stage& s) { s.fill_guest_basket(); }},
      {"sale-reached",
       [](Stage& s) {
         s.fill_guest_basket(), s.want(AddItem{"WZ2601-NY-F", 2}), s.wait(500);
       }},
      {"sale-empty", [](Stage&) {}},
      {"sale-added", [](Stage& s) { s.attach_zhang_wei(), s.want(AddItem{"CS2603-MB-41"}); }},
      {"sale-removed",
       [](Stage& s) {
         sale_with_member(s), s.want(SetQuantity{1, 0});
       }},
      {"sale-held", [](Stage& s) { s.fill_guest_basket(), s.want(HoldBasket{}); }},
      {"sale-unknown-code", [](Stage& s) { sale_with_member(s), s.want(ReadCode{"6900000000007"}); }},
      {"sale-attention",
       [](Stage& s) {
         sale_with_member(s), s.tell(SyncChanged{SyncState::attention, 1, s.state().now, SyncTrouble::fork});
       }},
      {"sale-attention-nothing",
       [](Stage& s) {
         sale_with_member(s), s.tell(SyncChanged{SyncState::attention, 0, s.state().now, SyncTrouble::upgrade_needed});
       }},
      {"sale-20-lines", long_basket},
      {"sale-long-names", long_names},
      {"sale-five-flags", five_flags},
      {"sale-lost-card", lost_card},
      {"sale-gold", [](Stage& s) { s.want(ReadCode{s.phone_of(1)}), s.fill_story_basket(); }},
      {"pad-four", [](Stage& s) { s.fill_guest_basket(), s.want(TypePhonePad{"668"}); }},
      {"pad-nobody",
       [](Stage& s) {
         s.fill_guest_basket(),
             s.state().pad = {.digits = "0000", .request = 0, .refusal = Refusal{Reason::unknown_member}, .opens_at_ms = {}};
       }},
      {"pad-nobody-offline", [](Stage& s) { s.fill_guest_basket(), s.go_offline(3), s.want(TypePhonePad{"13699990000"}); }},
      {"search", [](Stage& s) { s.fill_guest_basket(), s.want(OpenSearch{}), s.want(TypeSearch{"zw"}); }},
      {"search-empty", [](Stage& s) { s.want(OpenSearch{}); }},
      {"search-filling",
       [](Stage& s) {
         s.want(OpenSearch{}), s.want(TypeSearch{"张伟"});
         s.tell(SearchAnswered{s.state().search.request, {}, 0, {}, true});
       }},
      {"search-nothing", [](Stage& s) { s.want(OpenSearch{}), s.want(TypeSearch{"13699990000"}); }},
      {"search-members", [](Stage& s) { s.want(GoTo{GoTo::Place::members}); }},
      {"variant", [](Stage& s) { sale_with_member(s), s.want(TapStyle{"YR2607"}); }},
      {"enrol", enrolment},
      {"enrol-empty", [](Stage& s) { s.want(OpenEnrol{}); }},
      {"enrol-duplicate", [](Stage& s) { enrolment(s), s.want(EnrolNumber{std::string(demo::k_story_phone)}); }},
      {"pay", payment},
      {"pay-split", split_payment},
      {"pay-refused",
       [](Stage& s) { payment(s), s.want(PickTender{domain::TenderKind::wechat}), s.want(TypeAmount{"2000"}), s.want(TakeAmount{}); }},
      {"pay-guest-reached",
       [](Stage& s) {
         s.fill_guest_basket(), s.want(AddItem{"WZ2601-NY-F", 2}), s.want(OpenPay{});
       }},
      {"pay-not-saved",
       [](Stage& s) { payment(s), s.want(TypeAmount{"1000"}), s.refuse_next_commit({Reason::not_saved}), s.want(ConfirmPay{}); }},
      {"done", [](Stage& s) { split_payment(s), s.want(ConfirmPay{}); }},
      {"done-guest", [](Stage& s) { s.fill_guest_basket(), s.want(OpenPay{}), s.want(TypeAmount{"1000"}), s.want(ConfirmPay{}); }},
      {"question", [](Stage& s) { sale_with_member(s), s.want(ReadCode{s.phone_of(1)}); }},
      {"question-card", [](Stage& s) { s.fill_guest_basket(), s.want(ReadCode{std::string(demo::k_spare_card)}); }},
  };
}

}  // namespace

const std::vector<Scene>& scenes() {
  static const std::vector<Scene> all = [] {
    std::vector<Scene> made = make_scenes();
    for (Scene& scene : sheet_scenes()) made.push_back(std::move(scene));
    for (Scene& scene : wallet_scenes()) made.push_back(std::move(scene));
    for (Scene& scene : gift_scenes()) made.push_back(std::move(scene));
    for (Scene& scene : disk_scenes()) made.push_back(std::move(scene));
    for (Scene& scene : trouble_scenes()) made.push_back(std::move(scene));
    for (Scene& scene : return_scenes()) made.push_back(std::move(scene));
    return made;
  }();
  return all;
}

}  // namespace shuke::test
