"""wallet_job.py BUILD [PICTURES]: coupons, discounts and what a member's account pays, with the real programs, as a person would do it.

With a folder for PICTURES the window is kept as it looked at each step."""

import pathlib
import sys
import time

from driver import STORY_CARD, Goods, World, check, check_equal, ean13, main, open_counter, run

SHIRT, TROUSERS, SOCKS, BELT = "CS2603-MB-41", "KZ2602-KH-33", "WZ2601-NY-F", "PD2602-BK-115"
LEAFLET = "2700000000014"
GOLD_CARD = ean13("280000000002")  # 曾薇, gold since August
PICTURES = sys.argv[2] if len(sys.argv) > 2 else None


def picture(world, name):
    if PICTURES:
        world.till.settle()
        world.till.must(do="shot", file=str(pathlib.Path(PICTURES).resolve() / f"{name}.png"))


def fill_basket(world):
    till = world.till
    world.scanner(STORY_CARD)
    till.until(lambda v: v["member"] is not None, 5, "the member is shown")
    for sku in (SHIRT, TROUSERS, SOCKS, SOCKS, BELT):
        world.scanner(world.goods.barcode(sku))
    till.until(lambda v: v["basket"]["total_fen"] == 88375, 5, "the basket comes to 883.75")


def choose_a_coupon(world):
    """the picker says what each coupon saves or why it cannot be used; a tap puts it on, a second one off"""
    till = world.till
    fill_basket(world)
    till.tap("sale/coupons")
    rows = till.view()["overlay"]["rows"]
    check_equal([row["saves_fen"] for row in rows], [4259, 0], "what the coupons save")
    check_equal(rows[1]["refusal"], "再买 ¥116.25 就能用", "why the other cannot be used")
    picture(world, "1-coupons")
    till.tap("coupon/1")
    check_equal(till.view()["basket"]["total_fen"], 88375 - 4259, "total with the coupon")
    picture(world, "2-coupon-on")
    till.tap("coupon/1")
    check_equal(till.view()["basket"]["total_fen"], 88375, "total without it")
    till.tap("sheet/close")


def scan_a_leaflet(world):
    """a coupon on a leaflet is scanned and is on; an unknown one is refused"""
    till = world.till
    world.scanner(LEAFLET)
    view = till.until(lambda v: v["basket"]["total_fen"] == 86375, 5, "the leaflet takes 20.00 off")
    check("省 ¥20.00" in view["toast"]["text"], "the leaflet says what it saves")
    picture(world, "3-leaflet")
    world.scanner("2700000099995")
    view = till.until(lambda v: v["toast"] and v["toast"]["is_bad"], 5, "an unknown coupon is refused")
    check_equal(view["toast"]["text"], "没有这张券。看看号码，或请总部查一下", "refusal of an unknown coupon")


def take_off_by_hand(world):
    """a line is discounted with a reason, within the associate's limit"""
    till = world.till
    till.tap("sale/line/1/open")
    till.type("100")
    discount = till.view()["overlay"]["discount"]
    check(discount["refusal"].startswith("这次优惠超过你能给的"), "more than the limit is refused")
    till.tap("discount/key/clear")
    till.type("20")
    till.tap("discount/why/damaged")
    picture(world, "4-discount")
    till.tap("discount/key/add")
    view = till.view()
    check_equal((view["overlay"], view["basket"]["total_fen"]), (None, 84375), "total with 20.00 off the shirt")
    picture(world, "5-discounted")


def pay_from_the_account(world):
    """stored value and points pay what they may, cash the rest; what is too much is refused in place"""
    till = world.till
    till.tap("sale/pay")
    till.tap("pay/stored_value")
    till.tap("pay/key/add")
    till.tap("pay/points")
    till.tap("pay/key/clear")
    till.type("400")
    till.tap("pay/key/add")
    check(till.view()["pay"]["refusal"].startswith("积分不够"), "more points than there are is refused")
    picture(world, "6-points-refused")
    till.tap("pay/points")
    till.tap("pay/key/add")
    picture(world, "7-account-paid")
    till.tap("pay/remove/2")
    till.tap("pay/points")
    till.tap("pay/key/add")
    till.tap("pay/wechat")
    till.tap("pay/confirm")
    till.until(lambda v: v["screen"] == "done", 15, "the sale is stored")
    picture(world, "8-done")
    journal = till.journal()
    sale = journal.check_sums()[0]
    kinds = sorted((tender["kind"], tender["amount_fen"]) for tender in sale["tenders"])
    check_equal(kinds, [("points", 12680), ("stored_value", 20000), ("wechat", 51695)], "tender rows")
    spent = journal.rows("SELECT points, stored_fen FROM ledger_entry WHERE kind IN ('spent', 'paid') ORDER BY entry_no")
    check_equal([(row["points"], row["stored_fen"]) for row in spent], [(-12680, 0), (0, -20000)], "what the account paid")


def hear_it_everywhere(world):
    """head office has the sale, and neither the leaflet nor the account can be used again"""
    till = world.till
    till.until(lambda v: v["sync"]["state"] == "up_to_date" and v["sync"]["waiting"] == 0, 20, "everything is at head office")
    check_equal([sale["flags"] for sale in world.hq.dump("sales")], [""], "flags at head office")
    time.sleep(0.4)
    till.next_sale()
    fill_basket(world)
    world.scanner(LEAFLET)
    view = till.until(lambda v: v["toast"] and v["toast"]["is_bad"], 5, "the leaflet is refused")
    check_equal(view["toast"]["text"], "这张券用过了", "refusal of a used leaflet")
    till.tap("sale/pay")
    tiles = {widget["id"]: widget["enabled"] for widget in till.tree()["widgets"]}
    check_equal(tiles["pay/stored_value"], False, "stored value after it was spent")
    till.tap("pay/cancel")


def hand_over_a_gift(world):
    """the gift of a member waits in the column; two taps hand it over, once, and head office has it once"""
    till = world.till
    till.tap("member/remove")
    world.scanner(GOLD_CARD)
    till.until(lambda v: v["member"] and v["member"]["gift"] == "送棉麻围巾", 5, "a gift waits")
    picture(world, "9-gift-waits")
    till.tap("member/gifts")
    picture(world, "10-gifts")
    till.tap("gift/1/give")
    time.sleep(0.5)
    picture(world, "11-gift-asked")
    till.tap("gift/1/confirm")
    view = till.until(lambda v: v["overlay"] and v["overlay"]["rows"][0]["is_given"], 5, "the gift is handed over")
    check_equal(view["overlay"]["rows"][0]["can_give"], False, "whether it can be handed over again")
    picture(world, "12-gift-given")
    till.tap("sheet/close")
    till.until(lambda v: v["sync"]["state"] == "up_to_date" and v["sync"]["waiting"] == 0, 20, "everything is at head office")
    gifts = world.hq.dump("gifts")
    check_equal([(gift["gift"], gift["flags"]) for gift in gifts], [("gold-scarf", "")], "gifts at head office")
    member = next(each for each in world.hq.dump("members") if each["id"] == gifts[0]["member_id"])
    check_equal([each["gift"] for each in member["facts"]["gifts"]], ["gold-scarf"], "gifts that every till hears of")
    found = world.hq.ask("check", "--json")
    check_equal(found.returncode, 0, "exit code of shuke-hq check, which finds " + found.stdout)


SCENARIOS = [
    open_counter,
    choose_a_coupon,
    scan_a_leaflet,
    take_off_by_hand,
    pay_from_the_account,
    hear_it_everywhere,
    hand_over_a_gift,
]


def story():
    with World(sys.argv[1] if len(sys.argv) > 1 else "build/release", "wallet-job") as world:
        run(SCENARIOS, world)


if __name__ == "__main__":
    main(story)
