"""kill_rounds.py BUILD [ROUNDS [SEED]]: a script sells while till or head office are killed at random moments, 30 rounds without a number.

Afterwards: receipt numbers without gap or repeat, sum of lines = total = sum of tenders, and every sale that the till showed as
done is at head office exactly once. A failing run prints its seed; the same seed chooses the same moments."""

import random
import sys
import threading
import time

from driver import SLOWNESS, STORY_CARD, Failure, Goods, World, check, check_equal, main

GOODS = ["CS2603-MB-41", "WZ2601-NY-F", "PD2602-BK-115", "MZ2604-NV-F", "TX2605-WH-L"]
LONGEST_ROUND = 2.5  # seconds until the kill


class Seller:
    """Sells without pause until the till is gone; remembers what the screen said was done."""

    def __init__(self, world, chance):
        self.till, self.goods, self.chance = world.till, world.goods, chance
        self.acknowledged, self.broken = [], []

    def sell_one(self):
        till, view = self.till, self.till.view()
        if view["overlay"]:
            till.key("Escape")
        if view["screen"] == "done":
            return till.next_sale()
        if view["screen"] == "sale" and not view["basket"]["lines"]:
            if self.chance.random() < 0.4:
                till.scan(STORY_CARD)
            for _ in range(self.chance.randint(1, 3)):
                till.scan(self.goods.barcode(self.chance.choice(GOODS)))
        if till.view()["screen"] == "sale":
            till.tap("sale/pay")
        till.tap(self.chance.choice(["pay/cash", "pay/card", "pay/wechat", "pay/alipay"]))
        number = till.confirm()["done"]["receipt_number"]
        self.acknowledged.append(number)
        till.next_sale()

    def sell(self):
        try:
            while True:
                self.sell_one()
        except (ConnectionError, OSError, ValueError):
            return  # the till was killed
        except Failure as failure:
            if self.till.process.poll() is None:
                self.broken.append(str(failure))


def start_till(world):
    world.till.start(60)


def one_round(world, chance, victim):
    """Sells in a thread of its own, kills the victim, waits for the thread; returns what was acknowledged."""
    seller = Seller(world, random.Random(chance.random()))
    delay = chance.uniform(0.05, LONGEST_ROUND) * SLOWNESS
    thread = threading.Thread(target=seller.sell)
    thread.start()
    time.sleep(delay)
    if victim == "hq":
        world.hq.kill()
        time.sleep(chance.uniform(0.0, 0.5))
        world.hq.start()
        time.sleep(chance.uniform(0.0, 0.5))
    world.till.process.kill()  # also ends the seller
    thread.join(60 * SLOWNESS)
    check(not thread.is_alive(), "the seller ends with the till")
    world.till.process.wait()
    world.till.hang_up()
    check(not seller.broken, f"while selling: {seller.broken}")
    return seller.acknowledged


def check_round(world, acknowledged):
    """The journal as the killed till left it."""
    sales = world.till.journal().check_sums()
    numbers = {sale["receipt_number"] for sale in sales}
    lost = [number for number in acknowledged if number not in numbers]
    check_equal(lost, [], "acknowledged sales that the journal lost")
    check_equal(len(set(acknowledged)), len(acknowledged), "different receipts among those acknowledged")


def check_end(world, acknowledged):
    till = world.till
    start_till(world)
    till.until(lambda v: v["sync"]["waiting"] == 0 and v["sync"]["state"] == "up_to_date", 120, "everything is delivered at last")
    sales = till.journal().check_sums()
    mine = {sale["receipt_number"]: sale["total_fen"] for sale in sales}
    theirs = [(sale["receipt_number"], sale["total_fen"]) for sale in world.hq.dump("sales")]
    check_equal(len(theirs), len(dict(theirs)), "sales at head office, each once")
    check_equal(dict(theirs), mine, "sales at head office")
    check_equal([n for n in acknowledged if n not in mine], [], "acknowledged sales that are missing")
    check_equal(world.hq.dump("quarantine"), [], "records that head office put aside")
    check_equal(till.quit(), 0, "exit code of the till")
    check_equal(world.hq.ask("check").returncode, 0, "exit code of shuke-hq check")
    check_equal(world.hq.stop(), 0, "exit code of head office")


def story():
    build = sys.argv[1] if len(sys.argv) > 1 else "build/release"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(1 << 32)
    print(f"  {rounds} rounds, seed {seed}", flush=True)
    chance = random.Random(seed)
    acknowledged = []
    with World(build, "kill-rounds") as world:
        world.hq.start()
        world.till.hq = world.hq.url
        start_till(world)
        world.goods = Goods(world.hq)
        for number in range(rounds):
            if world.till.process.poll() is not None:
                start_till(world)
            victim = "hq" if chance.random() < 0.3 else "till"
            acknowledged += one_round(world, chance, victim)
            check_round(world, acknowledged)
        check_end(world, acknowledged)
    print(f"  {len(acknowledged)} sales acknowledged, none lost, none twice", flush=True)


if __name__ == "__main__":
    main(story)
