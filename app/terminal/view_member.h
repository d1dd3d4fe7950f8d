#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/terminal/view_gifts.h"
#include "core/base/ids.h"
#include "core/domain/catalogue/style.h"

namespace shuke::terminal {

// The member column: a member, or the invitation with the phone pad.

struct FlagView {
  enum class Look { bad, warning, warm } look = Look::bad;  // special need, open case, birthday
  std::string text;
  std::string hint;
};

struct LastItemView {
  domain::Garment garment = domain::Garment::tee;
  std::uint32_t rgb = 0;
  std::string text;  // "羽绒马甲 藏青 XL"
};

struct TierView {
  bool has_goal = false;
  std::string goal;         // "距金卡"
  std::string gap;          // "970.75"
  std::string after;        // "87.00", with this basket; empty for an empty basket
  std::string window;       // "12个月有效消费"
  std::string spend;        // "9,029.25"
  std::string holds;        // "银卡保到 2027-03-31"; empty for members without a period
  int done_permille = 0;    // earned
  int basket_permille = 0;  // earned plus this basket
};

struct MemberPanel {
  MemberId id;
  std::string name;
  std::string initial;
  bool is_on_hold = false;  // a lost card was read: grey, nothing to spend
  int tier = 0;             // 0 prospect, 1 member, 2 silver, 3 gold: which material the card is made of
  std::string tier_name;
  std::string phone_and_owner;  // "138****6688 · 专属 李娜"
  std::string points;
  std::string stored_value;
  std::string coupons;
  TierView tier_card;
  std::vector<FlagView> flags;  // at most three
  std::string more_flags;       // "还有 2 条" or empty
  std::optional<GiftBand> gift;
  std::vector<std::string> sizes;
  std::vector<std::string> said;
  std::vector<std::string> bought;
  bool has_last = false;
  std::string last_when;   // "上次 10-01 · 本店"
  std::string last_total;  // "1,286.00"
  std::vector<LastItemView> last_items;
  std::string cycle;  // "约 38 天来一次" or empty
  std::string since;  // "52 天"
  int cycle_days = 0;
  int since_days = 0;
  bool is_late = false;  // longer away than usual
  std::string advice;    // the sentence worth saying, or empty

  std::int64_t points_raw = 0;
  std::int64_t gap_fen = 0;
  std::string tier_code;
  std::vector<std::string> cards;  // masked
};

struct GuestPanel {
  std::string phone;    // what stands on the pad
  std::string refusal;  // "没有这个号码" in place, or empty
  bool is_offline = false;
  std::string offline_note;  // "3 笔记录会在联网后自动上传"
};

struct MemberView {
  std::optional<MemberPanel> panel;
  GuestPanel guest;
};

}  // namespace shuke::terminal
