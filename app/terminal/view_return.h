#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/domain/catalogue/style.h"
#include "core/domain/sales/return_cause.h"

namespace shuke::terminal {

// The return screen: find the receipt, choose pieces, read aloud what follows. Amounts are written without the ¥ unless a sentence
// holds them.

// A sale that may be opened instead of typing its number.
struct PurchaseView {
  std::string receipt;
  std::string when;   // "11-15 16:42"
  std::string items;  // "圆领绞花针织衫 等 4 件"
  std::string paid;   // "872.70"
  std::string note;   // "已退 1 件" or empty
  domain::Garment garment = domain::Garment::tee;
  std::uint32_t rgb = 0;
};

struct ReturnSearchView {
  std::string typed;       // what stands in the field
  std::string refusal;     // why nothing was found, in place
  std::string list_title;  // "陈静最近买的"
  std::string list_none;   // instead of the list: "这台还没有单"
  std::vector<PurchaseView> purchases;
  bool is_looking = false;
};

struct ReturnHeadView {
  std::string customer;  // "散客" for a guest
  std::string initial;
  int tier = 0;
  std::string tier_name;        // empty for a guest
  std::string phone_and_owner;  // empty for a guest
  std::string receipt;
  std::string when;    // "2026-11-15 16:42 · 本店"
  std::string paid;    // "实付 ¥872.70 + 3,000 积分"
  std::string window;  // "第 7 天，还在退货期内"
  bool is_late = false;
};

struct ReturnPieceView {
  std::string name;     // "精梳棉中筒袜 1/2"
  std::string variant;  // "米色 · 均码"
  domain::Garment garment = domain::Garment::tee;
  std::uint32_t rgb = 0;
  std::string reasons;  // "金卡9折 · 满减 −17.90"
  std::string paid;     // "269.25"
  std::string was;      // list price where it was another, else empty
  bool is_chosen = false;
  bool is_returned = false;  // shown, not to be chosen
  std::int64_t paid_fen = 0;
};

enum class ConsequenceKind { promotion, coupon, given_back, gift, points_back, points_taken, points_missing, tier_stays, tier_moves };

// One reason why the refund is what it is, or one thing that happens beside it.
struct ConsequenceView {
  ConsequenceKind kind = ConsequenceKind::promotion;
  std::string title;   // "满900减60 不再满足"
  std::string detail;  // at most two lines
  std::string amount;  // "−42.10", "+895 分", or empty
  std::string code;    // fixed English word for automation
};

struct ReturnView {
  bool is_found = false;
  ReturnSearchView search;
  ReturnHeadView head;
  std::vector<ReturnPieceView> pieces;
  std::optional<domain::ReturnCause> cause;
  domain::GoodsCondition condition = domain::GoodsCondition::resell;
  std::string exchange;            // "尺码不合？本店还有", or that other goods may be had; empty while nothing can be exchanged
  std::vector<std::string> swaps;  // sizes that are here; each begins the exchange with it

  bool has_plan = false;      // pieces are chosen and may come back
  std::string refund;         // "197.15"
  std::string refund_way;     // "微信原路退回"
  std::string refund_points;  // "另退 895 积分，值 ¥8.95" or empty
  std::string paid_label;     // "针织衫实付"
  std::string paid;           // "269.25"
  std::vector<ConsequenceView> consequences;
  std::vector<std::string> proof;  // the sum, a line each
  std::string confirm_sub;         // "1 件 · 退微信"
  std::string refusal;             // in place: why it cannot be confirmed
  std::string leave;               // after the window: who allowed it, or that somebody has to; a tap chooses
  bool is_allowed = false;         // a manager was chosen
  bool can_confirm = false;
  bool is_committing = false;
  std::int64_t refund_fen = 0;
  std::int64_t restored_points = 0;
  std::int64_t taken_points = 0;
};

}  // namespace shuke::terminal
