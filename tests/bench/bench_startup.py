"""Process start to useful, against an empty window of the same size, alternating. Useful: sale/search can be hit, goods that are
scanned stand in the basket and the member of a card that is scanned stands beside it."""

import contextlib
import sqlite3
import subprocess
import sys
import time

import rig

ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 9
GOAL_MS = 250


def an_ean(data):
    with contextlib.closing(sqlite3.connect(f"file:{data / 'replica.db'}?mode=ro", uri=True)) as database:
        return database.execute("SELECT barcode FROM sku ORDER BY position LIMIT 1").fetchone()[0]


def empty_window(build, environment):
    began = time.monotonic()
    out = subprocess.run([build / "empty_window"], env=environment, check=True, capture_output=True, text=True).stdout
    return int(out) / 1000 - began * 1000


def till(build, data, environment, ean):
    """Milliseconds to: first picture with the search field, goods accepted, member on screen."""
    began = time.monotonic()
    process, path = rig.launch(build, data, environment)
    line = rig.Line(path, process)
    line.until(lambda tree: any(w["id"] == "sale/search" for w in tree["widgets"]), do="tree")
    shown = time.monotonic()
    line.until(lambda view: view["tiles"] > 0, do="view")
    goods = time.monotonic()
    line.ask(do="scan", text=ean)
    line.ask(do="scan", text=rig.CARD)
    line.until(lambda view: view["basket"]["lines"] and view["member"], do="view")
    useful = time.monotonic()
    # The next round starts with an empty counter again.
    line.until(lambda view: view["ok"], do="wait", until="idle", ms=5000)
    line.ask(do="tap", id="sale/line/1/minus")
    line.ask(do="wait", until="idle", ms=5000)
    line.ask(do="tap", id="member/remove")
    line.ask(do="wait", until="idle", ms=5000)
    rig.stop(process, line)
    return [1000 * (moment - began) for moment in (shown, goods, useful)]


def main():
    build = rig.build_folder()
    with rig.display() as environment, rig.seeded(build) as data:
        ean = an_ean(data)
        empty_window(build, environment), till(build, data, environment, ean)  # files into memory
        floor, tills = [], []
        for _ in range(ROUNDS):
            floor.append(empty_window(build, environment))
            tills.append(till(build, data, environment, ean))
    empty = rig.median(floor)
    shown, goods, useful = (rig.median(column) for column in zip(*tills))
    print(f"empty window  {empty:6.0f} ms  ({min(floor):.0f} to {max(floor):.0f}, {ROUNDS} rounds)")
    print(f"search field  {shown:6.0f} ms")
    print(f"goods shown   {goods:6.0f} ms")
    print(f"useful        {useful:6.0f} ms  ({min(t[2] for t in tills):.0f} to {max(t[2] for t in tills):.0f})")
    print(f"more than an empty window: {useful - empty:.0f} ms, goal {GOAL_MS} ms: {'met' if useful - empty <= GOAL_MS else 'MISSED'}")
    return useful - empty > GOAL_MS


rig.driver.main(lambda: sys.exit(main()))
