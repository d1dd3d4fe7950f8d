// The page of each ready policy, whole: what a customer reads. Sentences that stand on none of them are in rule_words_test.cpp.
#include "tests/terminal/rules.h"

using namespace shuke;
using namespace shuke::terminal::test;

TEST_CASE("the rule page of a single shop in Chinese") {
  CHECK(page_text(ready_policy("single-shop"), Language::zh) == R"(会员规则 | 第 1 版 · 自 2024-01-01 起
# 怎样成为会员
一次消费满 ¥1,000，或者累计消费满 ¥1,000，就是会员。
一次消费，按会员优惠之前要付的金额算。
累计的消费，按实际付的钱算，退货的减掉。
办卡的那一单就享受会员待遇。
# 怎样得积分
每消费 1 元积 1 分。
按实际付的钱算；用积分和代金券付的部分不积分，不满 1 分的零头不计。
积分付完款就能用。
积分有效期 24 个月，算到月底。
快过期的积分，提前 30 天提醒您。
# 怎样用积分
100 积分抵 ¥1，一单最多抵一半。
先到期的先用。
店里断网时，每位会员最多用 ¥50 的积分。
# 退货
7 天内可以退货，之后要店长同意。
退掉的货，得的积分收回，消费额也减掉。
收回的积分要是已经用掉，从退款里扣相应的钱。
用积分付的部分，退回积分，到期日不变，但至少还能用 7 天。
)");
}

TEST_CASE("the rule page of a single shop in English") {
  CHECK(page_text(ready_policy("single-shop"), Language::en) == R"(Membership rules | Version 1, from 2024-01-01
# Becoming a member
To become a member, spend ¥1,000 in one purchase, or spend ¥1,000 in all.
One purchase counts at what it costs before member benefits.
Spending over time is what you really paid, less what you returned.
Benefits begin with the purchase in which you join.
# Earning points
Every yuan you spend earns 1 point.
What counts is the money you pay: parts paid with points or vouchers earn none, and fractions of a point are dropped.
Points can be used at once.
Points last 24 months, to the end of that month.
You are reminded 30 days before points expire.
# Using points
100 points are worth ¥1 and can pay up to half of a purchase.
Points that expire first are used first.
While the shop is offline, a member can use points worth up to ¥50.
# Returns
Goods can be returned within 7 days; after that it is up to the manager.
Points earned on returned goods are taken back, and the goods no longer count as spending.
If you have already used those points, their value comes off the refund.
What you paid with points comes back as points, with their old expiry date but good for at least 7 more days.
)");
}

TEST_CASE("the rule page of the default chain in Chinese") {
  CHECK(page_text(ready_policy("chain"), Language::zh) == R"(会员规则 | 第 1 版 · 自 2024-01-01 起
# 怎样成为会员
一次消费满 ¥1,000，或者累计消费满 ¥1,000，就是会员。
一次消费，按会员优惠之前要付的金额算。
累计的消费，按实际付的钱算，退货的减掉。
办卡的那一单就享受会员待遇，另外再减 ¥30。
# 等级和待遇
[会员] 入会就是这一级。
  全场 9.8折，每元积 1 分。
[银卡] 12 个月内消费满 ¥3,000。
  全场 9.5折，每元积 1.2 分。
[金卡] 12 个月内消费满 ¥10,000。
  全场 9折，每元积 1.5 分。
达到条件马上升级，新待遇从下一单开始。
# 等级的保留
会员一直有效。
银卡、金卡从等级变动那天起，保留 12 个月，算到月底。
到期时还够升级的条件，就接着保留。
到期没做到，再宽限 30 天；还没做到，降一级。
# 怎样得积分
每消费 1 元，按等级积 1 到 1.5 分。
按实际付的钱算；用积分和代金券付的部分不积分，不满 1 分的零头不计。
- 生日当天享双倍积分，农历生日也算。
积分付完款就能用。
积分有效期 24 个月，算到月底。
快过期的积分，提前 30 天提醒您。
# 怎样用积分
100 积分抵 ¥1，一单最多抵一半。
先到期的先用。
店里断网时，每位会员最多用 ¥50 的积分。
# 退货
7 天内可以退货，之后要店长同意。
退掉的货，得的积分收回，消费额也减掉。
收回的积分要是已经用掉，从退款里扣相应的钱。
用积分付的部分，退回积分，到期日不变，但至少还能用 7 天。
退货后不够等级的条件，当天结束时重新定等级。
# 礼物
- 银卡及以上，生日送生日袜一双，30 天内领取。
- 升到金卡送棉麻围巾，180 天内领取。
)");
}

TEST_CASE("the rule page of the default chain in English") {
  CHECK(page_text(ready_policy("chain"), Language::en) == R"(Membership rules | Version 1, from 2024-01-01
# Becoming a member
To become a member, spend ¥1,000 in one purchase, or spend ¥1,000 in all.
One purchase counts at what it costs before member benefits.
Spending over time is what you really paid, less what you returned.
Benefits begin with the purchase in which you join, and ¥30 comes off it.
# Tiers and what they give
[Member] Where every member begins.
  2% off everything, 1 point per yuan.
[Silver] Spend ¥3,000 within 12 months.
  5% off everything, 1.2 points per yuan.
[Gold] Spend ¥10,000 within 12 months.
  10% off everything, 1.5 points per yuan.
You move up as soon as you qualify; the new benefits begin with your next purchase.
# Keeping your tier
Yours for good: Member.
You keep Silver and Gold for 12 months from your last change of tier, to the end of that month.
If you still meet the condition for your tier then, you keep it.
If not, you have 30 more days; after that you move down one tier.
# Earning points
Every yuan you spend earns 1 to 1.5 points, depending on your tier.
What counts is the money you pay: parts paid with points or vouchers earn none, and fractions of a point are dropped.
- On your birthday you earn double points; lunar birthdays count too.
Points can be used at once.
Points last 24 months, to the end of that month.
You are reminded 30 days before points expire.
# Using points
100 points are worth ¥1 and can pay up to half of a purchase.
Points that expire first are used first.
While the shop is offline, a member can use points worth up to ¥50.
# Returns
Goods can be returned within 7 days; after that it is up to the manager.
Points earned on returned goods are taken back, and the goods no longer count as spending.
If you have already used those points, their value comes off the refund.
What you paid with points comes back as points, with their old expiry date but good for at least 7 more days.
If a return leaves you short of your tier, the tier changes at the end of the day.
# Gifts
- For your birthday, from Silver up: Pair of birthday socks, to collect within 30 days.
- When you reach Gold: Linen scarf, to collect within 180 days.
)");
}

TEST_CASE("the rule page of the generous chain in Chinese") {
  CHECK(page_text(ready_policy("generous"), Language::zh) == R"(会员规则 | 第 1 版 · 自 2026-01-01 起
# 怎样成为会员
做到下面任何一条，就是会员：
- 一次消费满 ¥500
- 累计消费满 ¥800
- 90 天内购物满 3 次
- 180 天内受到邀请
- 交会费
一次消费，按会员优惠之前要付的金额算。
累计的消费，按实际付的钱算，退货的减掉。
办卡的那一单就享受会员待遇，另外再减 ¥50。
# 等级和待遇
[会员] 入会就是这一级。
  全场 9.7折，每元积 1 分。
[银卡] 当年消费满 ¥2,500，或者 6 个月内有一次消费满 ¥1,500。
  全场 9.3折，每元积 1.3 分。
[金卡] 12 个月内消费满 ¥8,000；或者 365 天内消费满 ¥5,000，且当年购物满 12 次。
  全场 8.8折，每元积 1.6 分。
[黑卡] 受到邀请，且 24 个月内消费满 ¥20,000。
  全场 8.5折，每元积 2 分。
达到条件马上升级，那一单就按新等级算。
# 等级的保留
会员、黑卡一直有效。
银卡、金卡从等级变动那天起，保留 12 个月，算到年底。
到期时做到下面的，就接着保留：
[银卡] 上次等级变动以来消费满 ¥2,000。
[金卡] 12 个月内消费满 ¥6,000，或者上次等级变动以来购物满 20 次。
到期没做到，再宽限 60 天；还没做到，降为会员。
# 怎样得积分
每消费 1 元，按等级积 1 到 2 分。
按实际付的钱算；用积分和代金券付的部分不积分，不满 1 分的零头不计。
- 外套享 1.5 倍积分。
- 裤装享双倍积分。
- 生日当月享 3 倍积分，农历生日也算。
- 周年庆（2026-09-18 至 2026-09-20）享 2.5 倍积分。
- 双十一（2026-11-11）享双倍积分。
几个赶在同一天，按最高的算。
每单最多积 20,000 分，每天最多积 30,000 分。
配饰、标着“清仓”的商品不积分，也不算进消费额。
新得的积分 15 天后能用。
积分有效期 36 个月，算到年底。
快过期的积分，提前 45 天提醒您。
# 怎样用积分
50 积分抵 ¥1，一单最多抵 80%。
每次用 50 分的整数倍。
先到期的先用。
店里断网时，每位会员最多用 ¥100 的积分。
# 退货
15 天内可以退货，之后要店长同意。
退掉的货，得的积分收回，消费额也减掉。
收回的积分要是已经用掉，先欠着，以后得的积分来补。
用积分付的部分，退回积分，到期日不变，但至少还能用 30 天。
退货后不够等级的条件，马上重新定等级。
# 礼物
- 入会送帆布袋，30 天内领取。
- 升到金卡或更高送围巾，90 天内领取。
- 银卡及以上，生日送袜子一双，31 天内领取。
- 一次消费满 ¥2,000 就送木衣架，7 天内领取。
# 老带新
介绍朋友入会：朋友的第一单过了退货期，您得 500 分，朋友得 200 分。
# 付费会员
会费 ¥199，享 12 个月的银卡待遇。
)");
}

TEST_CASE("the rule page of the generous chain in English") {
  CHECK(page_text(ready_policy("generous"), Language::en) == R"(Membership rules | Version 1, from 2026-01-01
# Becoming a member
To become a member, do any one of these:
- Spend ¥500 in one purchase
- Spend ¥800 in all
- Shop 3 times within 90 days
- Have been invited within 180 days
- Hold a paid membership
One purchase counts at what it costs before member benefits.
Spending over time is what you really paid, less what you returned.
Benefits begin with the purchase in which you join, and ¥50 comes off it.
# Tiers and what they give
[Member] Where every member begins.
  3% off everything, 1 point per yuan.
[Silver] Spend ¥2,500 within a calendar year, or spend ¥1,500 in one purchase within 6 months.
  7% off everything, 1.3 points per yuan.
[Gold] Spend ¥8,000 within 12 months, or spend ¥5,000 within 365 days and shop 12 times within a calendar year.
  12% off everything, 1.6 points per yuan.
[Black] Be invited and spend ¥20,000 within 24 months.
  15% off everything, 2 points per yuan.
You move up as soon as you qualify, and that purchase already gets the new benefits.
# Keeping your tier
Yours for good: Member and Black.
You keep Silver and Gold for 12 months from your last change of tier, to the end of that year.
To keep it longer, by then:
[Silver] Spend ¥2,000 since your last change of tier.
[Gold] Spend ¥6,000 within 12 months, or shop 20 times since your last change of tier.
If not, you have 60 more days; after that you go back to Member.
# Earning points
Every yuan you spend earns 1 to 2 points, depending on your tier.
What counts is the money you pay: parts paid with points or vouchers earn none, and fractions of a point are dropped.
- 1.5 times the points on outerwear.
- Double points on trousers.
- In the month of your birthday you earn 3 times the points; lunar birthdays count too.
- Anniversary (2026-09-18 to 2026-09-20): 2.5 times the points.
- Double Eleven (2026-11-11): double points.
When several of these fall on one day, the highest counts.
A purchase earns at most 20,000 points, a day at most 30,000.
There are no points on accessories and goods marked “清仓”, and they do not count as spending.
Points can be used 15 days after the purchase.
Points last 36 months, to the end of that year.
You are reminded 45 days before points expire.
# Using points
50 points are worth ¥1 and can pay up to 80% of a purchase.
They are used in steps of 50.
Points that expire first are used first.
While the shop is offline, a member can use points worth up to ¥100.
# Returns
Goods can be returned within 15 days; after that it is up to the manager.
Points earned on returned goods are taken back, and the goods no longer count as spending.
If you have already used those points, your balance goes below zero until you earn more.
What you paid with points comes back as points, with their old expiry date but good for at least 30 more days.
If a return leaves you short of your tier, the tier changes at once.
# Gifts
- When you join: Canvas bag, to collect within 30 days.
- When you reach Gold or higher: Scarf, to collect within 90 days.
- For your birthday, from Silver up: Pair of socks, to collect within 31 days.
- For a purchase of ¥2,000 or more: Wooden hanger, to collect within 7 days.
# Bring a friend
Introduce a friend: once their first purchase can no longer be returned, you get 500 points and they get 200.
# Paid membership
¥199 buys 12 months of Silver benefits.
)");
}
