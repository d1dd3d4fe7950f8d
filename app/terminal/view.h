#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/terminal/event.h"
#include "app/terminal/view_coupons.h"
#include "app/terminal/view_discount.h"
#include "app/terminal/view_enrol.h"
#include "app/terminal/view_gifts.h"
#include "app/terminal/view_member.h"
#include "app/terminal/view_pay.h"
#include "app/terminal/view_return.h"
#include "app/terminal/view_rules.h"
#include "app/terminal/view_standing.h"
#include "core/base/text.h"
#include "core/domain/catalogue/style.h"

namespace shuke::terminal {

// Views are plain values built from the state before each frame (make_view). Text is ready to show in the current language:
// names, formatted amounts without the ¥ sign ("1,286.00"), dates. Fixed labels are said by the screen from app/text. Raw
// figures (…_fen, …_raw) stand beside for tests and automation and are not drawn.

enum class Screen { sale, enrol, pay, done, returning };
enum class SyncLook { up_to_date, sending, offline, attention, starting };

struct StatusView {
  SyncLook look = SyncLook::starting;
  std::string text;  // "已同步", "离线营业中 · 3 笔待同步"
  int waiting = 0;   // records not yet at head office
  Disk disk = Disk::well;
  std::string disk_text;  // shown in the place of `text`; empty while the disk is well
  std::string associate;
  std::string initial;  // first character of the name, for the round badge
  std::string clock;    // "14:32"
};

// Every picture of goods: the garment in the SKU's own colour.
struct Drawing {
  domain::Garment garment = domain::Garment::tee;
  std::uint32_t rgb = 0x888888;
};

struct TileView {
  StyleCode style;
  std::string name;
  std::string price;  // what this customer pays: "319.20"; whole yuan without decimals
  bool is_better_price = false;
  Drawing drawing;
  std::vector<std::uint32_t> dots;  // the other colours, at most four
  int in_basket = 0;
  std::string tag;  // at most one: "含羊毛", "XL 仅 1 件", "第2件半价"
  bool tag_warns = false;
};

struct GoodsView {
  std::vector<std::string> categories;  // 全部 first
  int category = 0;
  std::vector<TileView> tiles;  // all of the category; the screen scrolls
};

struct SuggestionView {
  SkuCode sku;
  int quantity = 1;
  std::string name;
  std::string variant;  // "藏青 · 均码", with " × 2" where more than one is meant
  std::string price;    // "87.40"
  std::string note;     // "正好" or empty
  Drawing drawing;
  std::int64_t paid_fen = 0;
};

enum class NudgeLook { enrolment, next_tier, promotion, gift, keep_tier };
struct NudgeView {
  NudgeLook look = NudgeLook::next_tier;
  std::string before;  // "再买"
  std::string amount;  // "87", "87.40"
  std::string after;   // "升金卡"
  std::string sentence;
  int progress_permille = 0;
  bool is_reached = false;  // enrolment only: the basket is past the threshold, the card offers enrolment now
  std::vector<SuggestionView> suggestions;
  std::int64_t gap_fen = 0;
  std::string kind;  // "enrolment", "next_tier", "promotion_step", "free_gift", "keep_tier"
};

struct LineView {
  std::size_t index = 0;
  SkuCode sku;
  std::string name;
  std::string variant;  // "雾蓝 · 41"
  Drawing drawing;
  int quantity = 1;
  std::string amount;            // "319.20"
  std::string was;               // list amount when it differs, else empty
  std::string reason;            // "会员9.5折"
  bool reason_is_goods = false;  // brown: because of the goods; green: because of who you are
  bool glows = false;            // just added or raised
  std::int64_t unit_fen = 0;
  std::int64_t amount_fen = 0;
  std::int64_t paid_fen = 0;
  std::vector<std::string> reasons_raw;  // kind names with amounts for automation
};

struct TotalRow {
  std::string label;
  std::string amount;
  bool is_saving = false;
};

// What comes back for the goods of this basket.
struct ExchangeBand {
  std::string text;   // "换货：退回 圆领绞花针织衫"
  std::string worth;  // "197.15", or empty while it is not known
  bool is_bad = false;
};

struct BasketView {
  std::string title;      // "购物单", on the enrolment screen "办卡后的这一单"
  std::string count;      // "5 件"
  std::string associate;  // "导购 李娜"
  std::vector<LineView> lines;
  std::optional<CouponBand> coupons;
  std::vector<TotalRow> totals;
  std::string points_label;  // "本单得积分"
  std::string points_note;   // "银卡 1.2 倍"
  std::string points;        // "1,060"
  std::string pay_label;     // "收款"; of an exchange "退差价" where money goes back
  std::string total;         // "883.75"; of an exchange the difference
  std::string saved;         // "共省 ¥170.25" or empty
  bool can_pay = false;
  int parked = 0;
  std::optional<ExchangeBand> exchange;
  std::int64_t total_fen = 0;  // of the goods
};

// Overlays: at most one at a time.
struct MarkedText {
  std::string text;
  std::vector<bool> is_hot;  // per byte of `text`
};
struct MemberHit {
  MemberId member;
  std::string initial;
  std::string name;
  MarkedText pinyin;
  std::string phone;  // masked
  int tier = 0;
  std::string tier_name;
  bool is_own = false;
  std::optional<Drawing> last_drawing;
  std::string last_item;
  std::string last_when;
};
struct GoodsHit {
  StyleCode style;
  std::string name;
  MarkedText code;
  std::vector<std::uint32_t> dots;
  std::string stock;  // "5 色 · 本店 18 件"
  std::string price;
  Drawing drawing;
};
struct SearchView {
  std::string text;
  int member_count = 0;
  std::vector<MemberHit> members;
  std::vector<GoodsHit> goods;
  std::string nothing;       // "本机没有…" when nothing was found
  std::string enrol_number;  // normalised phone that can be enrolled, or empty
  std::string enter_label;   // "打开 张伟"
  bool members_only = false;
};

struct ColourChoice {
  std::string name;
  std::string stock;
  std::uint32_t rgb = 0;
  bool is_chosen = false;
};
enum class SizeStock { here, last_one, elsewhere, nowhere };
struct SizeChoice {
  std::string size;
  std::string stock;
  SizeStock state = SizeStock::here;
  bool is_chosen = false;
};
struct VariantView {
  std::string name;
  std::string detail;  // code and material
  std::string price;
  std::string was;
  std::string reason;
  Drawing drawing;
  std::vector<ColourChoice> colours;
  std::vector<SizeChoice> sizes;
  std::string size_note;  // "已选张伟的尺码"
  std::string chosen;     // "墨绿 · XL"
  bool can_add = false;
};

struct ListChoice {  // associates, parked baskets
  std::string id;
  std::string initial;
  std::string title;
  std::string detail;
  bool is_chosen = false;
};
struct AssociatesView {
  std::vector<ListChoice> rows;
  bool is_leave = false;  // managers, of whom one allows a late return
};
struct ParkedView {
  std::vector<ListChoice> rows;
};
struct SyncView {
  std::string title;
  std::vector<TotalRow> rows;  // "上次同步 / 14:31", "待上传 / 3 笔"
  std::string sentence;
};
struct MoreView {
  Language language = Language::zh;
  bool is_dark = false;
  bool has_rules = false;       // there is a policy to show
  std::vector<TotalRow> about;  // till, version, prices as of
};
struct QuestionView {  // replace the attached member?
  std::string title;
  std::string sentence;
  std::string accept;
  std::string decline;
};

struct ToastView {
  std::string text;
  bool can_undo = false;
  bool is_bad = false;
};

struct View {
  Screen screen = Screen::sale;
  Language language = Language::zh;
  bool is_dark = false;
  StatusView status;
  MemberView member;
  GoodsView goods;
  std::optional<NudgeView> nudge;
  BasketView basket;
  EnrolView enrol;
  PayView pay;
  DoneView done;
  ReturnView returning;
  std::optional<SearchView> search;
  std::optional<VariantView> variant;
  std::optional<CouponsView> coupons;
  std::optional<DiscountView> discount;
  std::optional<GiftsView> gifts;
  std::optional<AssociatesView> associates;
  std::optional<ParkedView> parked;
  std::optional<SyncView> sync;
  std::optional<MoreView> more;
  std::optional<RulePage> rules;
  std::optional<StandingView> standing;
  std::optional<QuestionView> question;
  std::optional<ToastView> toast;
};

}  // namespace shuke::terminal
