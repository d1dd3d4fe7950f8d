#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/sales/tender.h"

namespace shuke::terminal {

enum class TenderTile { cash, wechat, alipay, bank_card, stored_value, points, voucher, more };

struct TenderTileView {
  TenderTile tile = TenderTile::cash;
  std::string name;
  std::string state;  // "正在收", "已收 ¥300.00", "总部未开通"
  bool is_enabled = true;
  bool is_active = false;
  bool is_taken = false;
};

struct TenderRowView {
  domain::TenderKind kind = domain::TenderKind::cash;
  std::string name;
  std::string detail;
  std::string amount;  // "−300.00"
  bool can_remove = false;
  std::size_t index = 0;
};

struct QuickAmountView {
  std::string label;  // "¥471"
  std::string note;   // "正好" or empty
  std::int64_t fen = 0;
  bool is_chosen = false;
};

struct PayView {
  std::string title;     // "收款"
  std::string customer;  // name, empty for a guest
  std::string initial;
  int tier = 0;
  std::string tier_name;
  std::vector<TenderTileView> tiles;  // eight, in the order of TenderTile
  std::string amount_label;           // "现金实收"
  std::string amount_hint;
  std::string typed;          // "500", what stands in the amount field; empty shows what remains
  bool is_prefilled = false;  // the first key replaces what stands there
  std::string suggested;      // what remains, shown pale while nothing is typed
  std::vector<QuickAmountView> quick;
  domain::Rounding rounding = domain::Rounding::none;
  std::string upgrade_title;  // "这一单收完，张伟升金卡", or the offer of a card, or empty
  std::string upgrade_note;
  bool offers_enrolment = false;  // the strip above is a button: enrol before payment
  std::string due;
  std::string summary;  // "6 件 · 已省 ¥174.85"
  std::vector<TenderRowView> rows;
  std::string remaining_label;
  std::string remaining;     // "471.00"
  std::string given;         // "500.00" or empty
  std::string change;        // "29.00" or empty; of an exchange what goes back
  std::string change_label;  // "找零", "退给顾客"
  std::string change_hint;   // "先给顾客，再关钱箱"
  std::string change_note;   // "20 元 1 张 · 5 元 1 张 · 1 元 4 枚"
  std::string confirm;       // "完成收款"
  bool can_confirm = false;
  bool is_committing = false;  // the disk is being asked; confirm is locked
  std::string refusal;         // in place: "没存上，先别收钱…"
};

// One printed row of the receipt preview.
struct ReceiptRowView {
  std::string left;
  std::string right;
  std::string left_small;  // second line under an item
  std::string right_small;
  bool is_bold = false;
  bool rule_above = false;  // dotted line before it
};

struct ReceiptView {
  std::string heading;  // "熟客 · 南京西路店"
  std::string when;     // "2026-11-22 14:34  收银 李娜"
  std::string number;   // "NJX-01-1-002318"
  std::vector<ReceiptRowView> rows;
  std::vector<std::string> footer;
  std::string code;  // what the QR code says
};

struct DoneView {
  std::string title;  // "收好了", "退好了", "换好了"
  std::string total;
  std::string figure_label;  // "找零", "退给顾客"
  std::string change;        // empty without change; of a return the money that goes back
  std::string no_figure;     // instead of it: "正好，不用找"
  std::string next_label;
  std::string next_hint;
  ReceiptView receipt;
  bool has_upgrade = false;
  int tier = 0;
  std::string upgrade_title;  // "张伟升为金卡"
  std::string upgrade_spend;  // "12个月有效消费 ¥10,000.40"
  std::vector<std::string> upgrade_chips;
  std::string upgrade_note;  // "从下一单开始生效 · 金卡保到 2027-11-30"
  bool has_points = false;
  std::string points_label;  // "这一单得积分"
  std::string points;        // "+1,165"
  std::string points_note;   // "按银卡 1.2 倍"
  std::string points_move;   // "12,680 → 13,845"
  std::string reminder;      // "4 天后生日，记得发祝福" or empty
  std::string say;           // sentence in quotes, or empty
  std::string say_note;
  std::string stored_note;  // "已存好，断电也不会丢"
  std::string sync_note;    // "已送到总部" / "联网后自动上传"
};

}  // namespace shuke::terminal
