"""main_job.py BUILD: the main job of the counter with the real programs, end to end, as a person at the counter would do it."""

import subprocess
import sys
import time

from driver import (SPARE_CARD, STORY_CARD, STORY_PHONE, World, check, check_equal, main, open_counter, run)

SHIRT, TROUSERS, SOCKS, BELT, HAT = "CS2603-MB-41", "KZ2602-KH-33", "WZ2601-NY-F", "PD2602-BK-115", "MZ2604-NV-F"
STRIPE = f"%B{STORY_CARD}^ZHANG/WEI^2912?;{STORY_CARD}=2912?"
NEW_PHONE = "13900001111"
WECHAT_CODE, ALIPAY_CODE = "134567890123456789", "281234567890123456"


def member_name(view):
    return view["member"]["name"] if view["member"] else None


def expect_member(world, how):
    view = world.till.until(lambda v: v["member"] is not None, 5, f"the member is shown {how}")
    check_equal(member_name(view), "张伟", f"member {how}")
    return view


def send_away(world):
    world.till.tap("member/remove")
    check_equal(world.till.view()["member"], None, "member after taking the member off")


def see_the_goods(world):
    """the counter speaks Chinese and has every style"""
    view = world.till.view()
    check_equal(view["lang"], "zh", "language at the start")
    check_equal(view["tiles"], 400, "styles at the counter")


def know_a_regular(world):
    """a card, a stripe and a typed number each show who is there and what to say"""
    till = world.till
    world.scanner(STORY_CARD)
    member = expect_member(world, "after a scan at full speed")["member"]
    check_equal(member["tier"], "silver", "tier")
    check_equal(member["points"], 12680, "points")
    check_equal(member["gap"][0]["gap_fen"], 97075, "gap to gold")
    check_equal(member["last_purchase"]["total_fen"], 128600, "last purchase")
    check_equal(member["last_purchase"]["items"], ["羽绒马甲 藏青 XL", "牛津衬衫 白色 41"], "last purchase, items")
    check(any(p["source"] == "said" for p in member["preferences"]), "what the member said they like is shown")
    check(any(p["source"] == "bought" for p in member["preferences"]), "what the member buys is shown")
    check(member["advice"], "there is a sentence worth saying")
    check_equal(till.view()["overlay"], None, "nothing was typed into a field by the scan")
    send_away(world)
    world.scanner(STRIPE)
    expect_member(world, "after a stripe")
    send_away(world)
    world.keys(STORY_PHONE, delay=125)
    expect_member(world, "after typing the number by hand")
    send_away(world)


def know_a_regular_anywhere(world):
    """the card is understood while any screen is showing"""
    till = world.till
    for sheet in ("nav/more", "nav/members", "status/associate", "status/sync", "sale/tile/CS2603"):
        till.tap(sheet)
        check(till.view()["overlay"], f"{sheet} opens a sheet")
        world.scanner(STORY_CARD)
        expect_member(world, f"over the sheet of {sheet}")
        check_equal(till.view()["overlay"], None, f"sheet of {sheet} after the card")
        send_away(world)
    world.scanner(world.goods.barcode(SOCKS))
    till.until(lambda v: len(v["basket"]["lines"]) == 1, 5, "the socks are in the basket")
    till.tap("sale/pay")
    check_equal(till.view()["pay"]["due_fen"], 4500, "due of a guest")
    world.scanner(STORY_CARD)
    view = expect_member(world, "on the payment screen")
    check_equal((view["screen"], till.view()["pay"]["due_fen"]), ("pay", 4275), "payment re-priced for the member")
    till.tap("pay/cancel")
    till.clear()
    till.tap("member/enrol")
    world.scanner(STORY_CARD)
    view = till.until(lambda v: v["screen"] == "enrol" and v["enrol"]["refusal"], 5, "a card that has an owner is refused for a new member")
    till.tap("enrol/leave")


def sell_the_story(world):
    """the basket of the pictures comes to 883.75, and the nudge's hat makes it 971.15"""
    till = world.till
    world.scanner(STORY_CARD)
    expect_member(world, "at the beginning of the sale")
    for sku in (SHIRT, TROUSERS, SOCKS, SOCKS, BELT):
        world.scanner(world.goods.barcode(sku))
    till.until(lambda v: sum(line["quantity"] for line in v["basket"]["lines"]) == 5, 5, "five pieces are in the basket")
    view = till.view()
    lines = {line["sku"]: line for line in view["basket"]["lines"]}
    amounts = {sku: line["amount_fen"] for sku, line in lines.items()}
    check_equal(amounts, {SHIRT: 31920, TROUSERS: 37905, SOCKS: 6750, BELT: 17800}, "lines")
    check_equal(view["basket"]["total_fen"], 88375, "total")
    check_equal(sum(line["paid_fen"] for line in lines.values()), 88375, "sum of what is paid a line")
    check("nth_item" in lines[SOCKS]["reasons"] and "special_price" in lines[BELT]["reasons"], "lines say why")
    nudge = view["nudges"][0]
    check_equal((nudge["kind"], nudge["gap_fen"]), ("next_tier", 8700), "nudge")
    check_equal((nudge["suggestions"][0]["sku"], nudge["suggestions"][0]["paid_fen"]), (HAT, 8740), "first suggestion")
    till.tap("nudge/add/1")
    check_equal(till.view()["basket"]["total_fen"], 97115, "total with the hat")


def pay_split(world):
    """Alipay, WeChat and cash with change; two taps on confirm make one sale"""
    till = world.till
    till.tap("sale/pay")
    till.tap("pay/rounding/yuan")
    for tender, amount in (("alipay", "200"), ("wechat", "300")):
        till.tap(f"pay/{tender}")
        till.tap("pay/key/clear")
        till.type(amount)
        till.tap("pay/key/add")
    till.tap("pay/cash")
    till.tap("pay/key/clear")
    till.type("500")
    pay = till.view()["pay"]
    check_equal((pay["due_fen"], pay["change_fen"], pay["can_confirm"]), (97115, 2900, True), "payment before confirming")
    for _ in range(2):
        till.send({"do": "tap", "id": "pay/confirm"})
    check(till.hear()["ok"], "the first tap on confirm is taken")
    till.hear()
    view = till.until(lambda v: v["screen"] == "done", 15, "the sale is stored")
    check_equal(view["done"]["total_fen"], 97115, "total on the done screen")
    check_equal(view["done"]["change_fen"], 2900, "change on the done screen")
    check(view["done"]["upgrade"], "the upgrade to gold is said")
    till.settle()
    sales = till.journal().check_sums()
    check_equal(len(sales), 1, "sales in the journal")
    kinds = [(tender["kind"], tender["amount_fen"]) for tender in sales[0]["tenders"]]
    expected = [("alipay", 20000), ("cash", 50000), ("change", -2900), ("rounding", 15), ("wechat", 30000)]
    check_equal(sorted(kinds), expected, "tender rows")
    points = till.journal().rows("SELECT points FROM ledger_entry WHERE account = 'points'")
    check_equal([row["points"] for row in points], [1165], "points earned")


def reach_head_office(world):
    """the sale is at head office within seconds, once"""
    deadline = time.monotonic() + 10
    number = world.till.journal().sales()[0]["receipt_number"]
    while True:
        numbers = [sale["receipt_number"] for sale in world.hq.dump("sales")]
        if numbers or time.monotonic() > deadline:
            break
        time.sleep(0.2)
    check_equal(numbers, [number], "sales at head office")
    check_equal(world.hq.dump("sales")[0]["total_fen"], 97115, "total at head office")


def know_a_regular_when_done(world):
    """a card on the done screen begins the next sale, with the tier that was just reached"""
    till = world.till
    time.sleep(0.4)
    world.scanner(STORY_CARD)
    view = till.until(lambda v: v["screen"] == "sale" and v["member"] is not None, 5, "the next sale begins with the member")
    check_equal((view["member"]["tier"], view["member"]["points"]), ("gold", 13845), "tier and points after the sale")
    send_away(world)


def pick_candidate(till, name):
    for _ in range(10):
        for widget in till.tree()["widgets"]:
            if widget["id"].startswith("enrol/candidate/") and widget["text"] == name:
                return till.tap(widget["id"])
        till.tap("enrol/candidates/more")
    raise AssertionError(f"no candidate {name}")


def enrol_inside_the_sale(world):
    """a guest past 1,000 becomes a member before paying, and the card's benefits apply to this basket"""
    till = world.till
    for sku in (SHIRT, TROUSERS, SOCKS, SOCKS, BELT):
        world.scanner(world.goods.barcode(sku))
    view = till.until(lambda v: v["basket"]["total_fen"] == 100300, 5, "the guest's basket comes to 1,003.00")
    check(view["nudges"][0]["kind"] == "enrolment" and view["nudges"][0]["is_reached"], "enrolment is offered")
    till.tap("sale/enrol")
    world.keys(STORY_PHONE, delay=125)
    view = till.until(lambda v: v["enrol"]["phone_check"] == "taken", 5, "the number of a member is found to be taken")
    check("张" in view["enrol"]["duplicate"], "the duplicate says whose number it is")
    for _ in STORY_PHONE:
        till.key("Backspace")
    world.keys(NEW_PHONE + "\n", delay=125)
    till.until(lambda v: v["enrol"]["phone_check"] == "free_everywhere", 5, "the new number is free everywhere")
    world.keys("liming", delay=125)
    pick_candidate(till, "李明")
    till.tap("enrol/calendar/lunar")
    year = till.widget("enrol/year")["rect"]
    middle = [year[0] + year[2] / 2, year[1] + year[3] / 2]
    till.must(do="drag", **{"from": middle, "to": [middle[0], middle[1] - 44]})
    world.scanner(SPARE_CARD)
    till.until(lambda v: v["enrol"]["card"], 5, "the new card stands in the form")
    enrol = till.view()["enrol"]
    check(not enrol["can_confirm"], "without consent nobody is enrolled")
    till.tap("enrol/consent/file")
    enrol = till.view()["enrol"]
    check_equal((enrol["name"], enrol["phone"], enrol["benefit_fen"], enrol["after_fen"]), ("李明", NEW_PHONE, 4650, 95650), "the form")
    check(enrol["birthday"] and enrol["can_confirm"], "birthday and consent are in the form")
    till.must(do="tap", id="enrol/save")
    till.until(lambda v: v["screen"] == "sale" and v["member"], 10, "the new member is at the counter")
    view = till.view()
    check_equal((member_name(view), view["basket"]["total_fen"]), ("李明", 95650), "the basket of the new member")


def pay_in_every_way(world):
    """cash with change, bank card, WeChat and Alipay each make a sale of their own"""
    till = world.till
    till.tap("sale/pay")
    till.tap("pay/rounding/none")
    till.tap("pay/key/clear")
    till.type("1000")
    check_equal(till.view()["pay"]["change_fen"], 4350, "change of 1,000.00")
    check_equal(till.confirm()["done"]["change_fen"], 4350, "change on the done screen")
    for press, kind in (("pay/card", "bank_card"), (WECHAT_CODE, "wechat"), (ALIPAY_CODE, "alipay")):
        till.next_sale()
        world.scanner(world.goods.barcode(HAT))
        till.until(lambda v: v["basket"]["total_fen"] == 9200, 5, "the hat is in the basket")
        till.tap("sale/pay")
        if press.startswith("pay/"):
            till.tap(press)
        else:
            world.scanner(press)
        till.until(lambda v: v["pay"]["can_confirm"], 5, f"{kind} can be confirmed")
        till.settle()
        till.confirm()
        check_equal([t["kind"] for t in till.journal().sales()[-1]["tenders"]], [kind], "tender")
    till.next_sale()
    sales = till.journal().check_sums()
    check_equal([sale["total_fen"] for sale in sales], [97115, 95650, 9200, 9200, 9200], "totals in the journal")


def sell_a_hat(world):
    till = world.till
    world.scanner(world.goods.barcode(HAT))
    till.until(lambda v: v["basket"]["total_fen"] == 9200, 5, "the hat is in the basket")
    till.tap("sale/pay")
    till.tap("pay/card")
    number = till.confirm()["done"]["receipt_number"]
    till.next_sale()
    return number


def go_on_without_head_office(world):
    """head office is killed: the till sells on, says how many wait, and delivers when it is back"""
    till = world.till
    till.until(lambda v: v["sync"]["waiting"] == 0 and v["sync"]["state"] == "up_to_date", 20, "everything is delivered before")
    world.hq.kill()
    numbers = [sell_a_hat(world) for _ in range(3)]
    view = till.until(lambda v: v["sync"]["state"] == "offline", 30, "the till says that it works offline")
    check_equal(view["sync"]["waiting"], 3, "sales that wait")
    check("3" in view["sync"]["text"], "the number that waits is on the screen")
    world.hq.start()
    till.tap("status/sync")
    till.tap("sync/now")
    till.key("Escape")
    till.until(lambda v: v["sync"]["waiting"] == 0 and v["sync"]["state"] == "up_to_date", 60, "what waited is delivered")
    at_hq = [sale["receipt_number"] for sale in world.hq.dump("sales")]
    check_equal([at_hq.count(number) for number in numbers], [1, 1, 1], "the three sales at head office")


def take_back_a_piece(world):
    """a receipt is read over an open basket, its hat comes back once, and the basket is there after"""
    till = world.till
    number = sell_a_hat(world)
    till.scan(world.goods.barcode(SOCKS))
    till.scan(number)
    till.until(lambda v: v["screen"] == "returning" and v["return"]["is_found"], 5, "the return of the receipt opens")
    till.tap("return/piece/1")
    till.tap("return/why/size")
    asked = till.view()["return"]
    check_equal((asked["receipt"], asked["refund_fen"], asked["can_confirm"]), (number, 9200, True), "the return before confirming")
    till.settle()
    for _ in range(2):
        till.send({"do": "tap", "id": "return/confirm"})
    check(till.hear()["ok"], "the first tap on confirm is taken")
    till.hear()
    view = till.until(lambda v: v["screen"] == "done", 15, "the return is stored")
    check_equal(view["done"]["change_fen"], 9200, "what is handed back")
    time.sleep(0.4)
    till.tap("done/next")
    view = till.until(lambda v: v["screen"] == "sale", 5, "the counter sells on")
    check_equal([line["sku"] for line in view["basket"]["lines"]], [SOCKS], "the basket that was open")
    till.clear()
    sales = till.journal().check_sums()
    check_equal([sale["total_fen"] for sale in sales[-2:]], [9200, -9200], "sale and return in the journal")
    till.scan(number)
    view = till.until(lambda v: v["screen"] == "returning" and v["return"]["is_found"], 5, "the receipt is read again")
    check(view["return"]["pieces"][0]["is_returned"], "the hat is known to be back")
    till.tap("return/cancel")


def exchange_a_piece(world):
    """a hat goes back for socks: the till is killed with the exchange open, and one settlement writes both records once"""
    till = world.till
    number = sell_a_hat(world)
    till.scan(number)
    till.until(lambda v: v["screen"] == "returning" and v["return"]["is_found"], 5, "the return of the receipt opens")
    till.tap("return/piece/1")
    till.tap("return/exchange")
    till.scan(world.goods.barcode(SOCKS))
    before = till.until(lambda v: v["basket"]["lines"] and v["basket"]["exchange"], 5, "the socks stand in the basket")["basket"]
    check_equal(before["exchange"]["worth_fen"], 9200, "what comes back")
    check_equal(before["pay_fen"], 9200 - before["total_fen"], "the difference that goes back")
    till.kill()
    till.start()
    view = till.until(lambda v: v["basket"]["exchange"] and v["basket"]["exchange"]["worth_fen"], 10, "the exchange comes back")
    check_equal(view["basket"], before, "the basket and its exchange after the kill")
    till.tap("sale/pay")
    till.until(lambda v: v["screen"] == "pay" and v["pay"]["can_confirm"], 5, "an exchange that leaves money over can be confirmed")
    till.settle()
    for _ in range(2):
        till.send({"do": "tap", "id": "pay/confirm"})
    check(till.hear()["ok"], "the first tap on confirm is taken")
    till.hear()
    view = till.until(lambda v: v["screen"] == "done", 15, "the exchange is stored")
    check_equal(view["done"]["change_fen"], before["pay_fen"], "what is handed back")
    till.next_sale()
    last = till.journal().check_sums()[-3:]
    check_equal([sale["total_fen"] for sale in last], [9200, -9200, before["total_fen"]], "sale, return and sale in the journal")
    check_equal(sum(t["amount_fen"] for sale in last[1:] for t in sale["tenders"] if t["kind"] == "exchange"), 0,
                "what one record pays into the exchange the other takes out of it")


def survive_a_kill(world):
    """the till is killed in the middle of a basket: the basket, the member and the money taken come back"""
    till = world.till
    till.scan(STORY_CARD)
    for sku in (SHIRT, SOCKS, HAT):
        till.scan(world.goods.barcode(sku))
    before = till.view()
    till.kill()
    till.start()
    till.until(lambda v: v["basket"]["lines"] and v["member"], 10, "the open basket comes back")
    after = till.view()
    check_equal(after["basket"]["lines"], before["basket"]["lines"], "lines after the kill")
    check_equal(after["basket"]["total_fen"], before["basket"]["total_fen"], "total after the kill")
    check_equal(member_name(after), "张伟", "member after the kill")
    till.tap("sale/pay")
    till.tap("pay/wechat")
    till.tap("pay/key/clear")
    till.type("100")
    till.tap("pay/key/add")
    till.kill()
    till.start()
    view = till.until(lambda v: v["screen"] == "pay" and v["pay"]["rows"], 10, "the payment screen comes back with the money taken")
    check_equal(view["pay"]["rows"][0]["amount_fen"], 10000, "money taken before the kill")
    till.tap("pay/card")
    check_equal(till.confirm()["done"]["total_fen"], before["basket"]["total_fen"], "total of the sale after two kills")
    till.next_sale()


def speak_both_languages(world):
    """Chinese and English, switched while running, with a basket open"""
    till = world.till
    till.scan(world.goods.barcode(SHIRT))
    till.quiet()
    chinese = {w["id"]: w["text"] for w in till.tree()["widgets"]}
    name = till.view()["basket"]["lines"][0]["name"]
    till.tap("nav/more")
    till.tap("more/language/en")
    till.key("Escape")
    tree = till.tree()
    check_equal(tree["lang"], "en", "language")
    english = {w["id"]: w["text"] for w in tree["widgets"]}
    check_equal(set(english), set(chinese), "widgets in both languages")
    for widget in ("sale/pay", "sale/hold", "nav/sale", "sale/search", "sale/category/tops"):
        check(has_han(chinese[widget]) and not has_han(english[widget]), f"{widget} is translated: {english[widget]}")
    check_equal(name, "免烫牛津纺衬衫", "Chinese name of the shirt")
    check_equal(till.view()["basket"]["lines"][0]["name"], "Non-iron Oxford Shirt", "English name of the shirt")
    for way_in, way_out in (("sale/pay", "pay/cancel"), ("member/enrol", "enrol/leave"), ("sale/search", "search/close")):
        left = [w["text"] for w in till.tree()["widgets"] if has_han(w["text"])]
        check_equal(left, [], f"Chinese words on the English screen before {way_in}")
        till.tap(way_in)
        left = [w["text"] for w in till.tree()["widgets"] if has_han(w["text"])]
        check_equal(left, [], f"Chinese words on the English screen behind {way_in}")
        till.key("Escape") if way_out == "search/close" else till.tap(way_out)
    till.tap("nav/more")
    till.tap("more/language/zh")
    till.key("Escape")
    check_equal(till.tree()["lang"], "zh", "language again")
    till.clear()


def has_han(text):
    """The key that switches languages names both in both."""
    return text != "中/EN" and any("一" <= c <= "鿿" for c in text)


def close_the_books(world):
    """at the end journal and head office tell the same, and both programs find nothing wrong"""
    till = world.till
    till.until(lambda v: v["sync"]["waiting"] == 0 and v["sync"]["state"] == "up_to_date", 30, "everything is delivered")
    sales = till.journal().check_sums()
    mine = [(s["receipt_number"], s["total_fen"], s["lines"], s["tenders"]) for s in sales]
    theirs = []
    for sale in world.hq.dump("sales"):
        lines = [{key: line[key] for key in ("sku", "quantity", "paid_fen")} for line in sale["lines"]]
        theirs.append((sale["receipt_number"], sale["total_fen"], lines, sale["tenders"]))
    check_equal(sorted(theirs, key=lambda s: s[0]), mine, "sales at head office")
    check_equal(world.hq.dump("quarantine"), [], "records that head office put aside")
    people = [m for m in world.hq.dump("members") if m["core"].get("phone") == NEW_PHONE]
    check_equal(len(people), 1, "the new member at head office")
    check_equal(till.quit(), 0, "exit code of the till")
    verdict = run_till(world, "check")
    check_equal(verdict.returncode, 0, f"exit code of shuke-till check ({verdict.stdout}{verdict.stderr})")
    check_equal(world.hq.ask("check").returncode, 0, "exit code of shuke-hq check beside the server")
    check_equal(world.hq.stop(), 0, "exit code of head office")


def run_till(world, *words):
    return subprocess.run([str(world.till_program), *words, "--data", str(world.till.data)], capture_output=True, text=True, timeout=60)


SCENARIOS = [open_counter, see_the_goods, know_a_regular, know_a_regular_anywhere, sell_the_story, pay_split, reach_head_office,
             know_a_regular_when_done, enrol_inside_the_sale, pay_in_every_way, go_on_without_head_office, take_back_a_piece,
             exchange_a_piece, survive_a_kill, speak_both_languages, close_the_books]


def story():
    with World(sys.argv[1] if len(sys.argv) > 1 else "build/release", "main-job") as world:
        run(SCENARIOS, world)


if __name__ == "__main__":
    main(story)
