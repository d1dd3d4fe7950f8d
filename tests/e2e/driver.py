"""What the end-to-end tests share: a world with its own X server, head office and till, real programs and real keys.

Everything is started in a fresh temporary directory and ended by its own process id; children also die with this process,
however it ends. Standard library only. A failed `check` raises Failure: the sentence says what was expected."""

import contextlib
import ctypes
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback

# A sanitizer slows the programs down; patience stretches, verdicts do not.
SLOWNESS = float(os.environ.get("SHUKE_E2E_SLOWNESS", "1"))
NOON = "2026-11-22T14:30:00+08:00"
OPENING = "2026-11-22T14:32:00+08:00"
STORY_CARD = "2800000000011"
STORY_PHONE = "13812346688"
SPARE_CARD = "2801000020917"


class Failure(AssertionError):
    pass


def check(condition, sentence):
    if not condition:
        raise Failure(sentence)


def check_equal(found, expected, what):
    if found != expected:
        raise Failure(f"{what}: found {found!r}, expected {expected!r}")


def _die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def start(words, **options):
    return subprocess.Popen([str(word) for word in words], preexec_fn=_die_with_parent, **options)


def ean13(first_twelve):
    total = sum(int(digit) * (1 if i % 2 == 0 else 3) for i, digit in enumerate(first_twelve))
    return first_twelve + str((10 - total % 10) % 10)


class Xvfb:
    """An X server on whatever display is free."""

    def __init__(self, screen="1280x800x24"):
        reader, writer = os.pipe()
        words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
        self.process = start(words, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        check(number, "Xvfb did not start")
        self.display = ":" + number

    def stop(self):
        self.process.kill()
        self.process.wait()


class HeadOffice:
    def __init__(self, program, folder, log, wrap=()):
        self.program, self.folder, self.log, self.wrap = program, folder, log, list(wrap)
        self.database = f"sqlite:{folder / 'hq.db'}"
        self.port, self.process = 0, None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        words = [self.program, "serve", "--listen", f"127.0.0.1:{self.port}", "--db", self.database]
        words += ["--demo", "--insecure-http", "--now", NOON]
        self.process = start(self.wrap + words, stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        check("listening on" in line, f"head office did not start; it said {line!r}, see its log")
        self.port = int(line.rsplit(":", 1)[1])

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Ends it in order; its exit code."""
        if self.process is None or self.process.poll() is not None:
            return None
        self.process.terminate()
        return self.process.wait(30 * SLOWNESS)

    def ask(self, *words):
        return subprocess.run([str(self.program), *words, "--db", self.database], capture_output=True, text=True, timeout=60 * SLOWNESS)

    def dump(self, kind):
        answer = self.ask("dump", kind, "--json")
        check_equal(answer.returncode, 0, f"exit code of shuke-hq dump {kind} ({answer.stderr.strip()})")
        return [json.loads(line) for line in answer.stdout.splitlines()]


class Till:
    """The till with its automation socket. `view` and `tree` are of a screen that is still."""

    def __init__(self, program, folder, log, display):
        self.program, self.folder, self.log, self.display = program, folder, log, display
        self.data = folder / "till"
        self.socket_path = str(folder / "till.sock")
        self.process, self.stream, self.hq = None, None, None
        self.now, self.language, self.is_demo = OPENING, "zh", True
        self.wrap = []

    def words(self):
        words = [*self.wrap, self.program, "--data", self.data, "--window", "1280x800", "--automation", self.socket_path, "--now", self.now]
        if self.language:
            words += ["--lang", self.language]
        if self.is_demo:
            words += ["--demo"]
        if self.hq:
            words += ["--hq", self.hq]
        return words

    def launch(self):
        environment = {**os.environ, "DISPLAY": self.display, "LIBGL_ALWAYS_SOFTWARE": "1"}
        self.process = start(self.words(), env=environment, stdout=self.log, stderr=self.log)

    def start(self, patience=30):
        self.launch()
        self.connect(patience)
        self.settle(int(patience * 1000))  # not before the goods are there

    def connect(self, patience=30):
        deadline = time.monotonic() + patience * SLOWNESS
        while True:
            check(self.process.poll() is None, f"the till ended with exit code {self.process.returncode} while it was starting")
            check(time.monotonic() < deadline, "the till did not open its automation socket in time")
            with contextlib.suppress(OSError):
                line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                line.settimeout(60 * SLOWNESS)
                line.connect(self.socket_path)
                self.stream = line.makefile("rw", encoding="utf-8", newline="\n")
                return
            time.sleep(0.02)

    def hang_up(self):
        with contextlib.suppress(OSError, ValueError):
            if self.stream:
                self.stream.close()
        self.stream = None

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.hang_up()

    def quit(self):
        self.send({"do": "quit"})
        self.hear()
        code = self.process.wait(30 * SLOWNESS)
        self.hang_up()
        return code

    # One line each way.
    def send(self, request):
        self.stream.write(json.dumps(request) + "\n")
        self.stream.flush()

    def hear(self):
        line = self.stream.readline()
        if not line:
            raise ConnectionError("the till hung up")
        return json.loads(line)

    def ask(self, **request):
        self.send(request)
        return self.hear()

    def must(self, **request):
        answer = self.ask(**request)
        check(answer["ok"], f"{request} was refused: {answer}")
        return answer

    def settle(self, ms=15000):
        self.must(do="wait", until="idle", ms=int(min(ms * SLOWNESS, 120000)))

    def tap(self, widget):
        """Waits, as a person does, for a notice that lies over the widget to go away."""
        deadline = time.monotonic() + 8 * SLOWNESS
        while True:
            answer = self.ask(do="tap", id=widget)
            if answer["ok"]:
                return self.settle()
            check(answer["error"] == "covered" and time.monotonic() < deadline, f"{widget} cannot be tapped: {answer}")
            time.sleep(0.1)

    def scan(self, text):
        self.must(do="scan", text=text)
        self.settle()

    def swipe(self, text):
        self.must(do="swipe", text=text)
        self.settle()

    def type(self, text):
        self.must(do="type", text=text)
        self.settle()

    def key(self, name):
        self.must(do="key", name=name)
        self.settle()

    def view(self):
        self.settle()
        return self.must(do="view")

    def tree(self):
        self.settle()
        return self.must(do="tree")

    def widget(self, name):
        return next((w for w in self.tree()["widgets"] if w["id"] == name), None)

    def until(self, is_so, seconds, sentence):
        """The first view of which it is so; not waiting for stillness, only for the fact."""
        deadline = time.monotonic() + seconds * SLOWNESS
        while True:
            view = self.must(do="view")
            if is_so(view):
                return view
            check(time.monotonic() < deadline, f"not within {seconds} s: {sentence}; the screen is {brief(view)}")
            time.sleep(0.03)

    def quiet(self):
        """Taps a notice away, as a person in a hurry does; it may go by itself at the same moment."""
        if self.view()["toast"]:
            self.ask(do="tap", id="toast/close")
        return self.until(lambda view: view["toast"] is None, 8, "the notice goes away")

    # Acts of a counter, several requests each.
    def clear(self):
        """Back to an empty counter: leaves sheets and screens, takes every line out."""
        view = self.view()
        if view["overlay"]:
            self.key("Escape")
            view = self.view()
        if view["screen"] == "done":
            self.next_sale()
            view = self.view()
        if view["screen"] == "pay":
            self.tap("pay/cancel")
        if view["screen"] == "enrol":
            self.tap("enrol/leave")
        view = self.view()
        while view["basket"]["lines"]:
            self.tap("sale/line/1/minus")
            view = self.view()
        if view["member"]:
            self.tap("member/remove")

    def next_sale(self):
        time.sleep(0.4)  # the button is deaf for 0.3 s, so that a double tap on "confirm" does not hit it
        self.tap("done/next")
        self.until(lambda view: view["screen"] == "sale", 5, "the next sale begins")

    def confirm(self):
        self.must(do="tap", id="pay/confirm")
        return self.until(lambda view: view["screen"] == "done", 15, "the sale is stored")

    def journal(self):
        return Journal(self.data / "journal.db")


def brief(view):
    kept = {key: view[key] for key in ("screen", "sync", "overlay", "toast") if view.get(key)}
    kept["total_fen"] = view["basket"]["total_fen"]
    kept["lines"] = len(view["basket"]["lines"])
    for area in ("pay", "enrol"):
        if view.get(area):
            kept[area] = view[area]
    return json.dumps(kept, ensure_ascii=False)


class Journal:
    """journal.db as an outside reader sees it: read-only, beside the running till."""

    def __init__(self, path):
        self.path = path

    def rows(self, sql, *values):
        with contextlib.closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=10)) as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute(sql, values)]

    def sales(self):
        sales = self.rows("SELECT seq, receipt_number, member_id, business_date, total_fen FROM sale ORDER BY seq")
        for sale in sales:
            sale["lines"] = self.rows("SELECT sku, quantity, paid_fen FROM sale_line WHERE sale_seq = ? ORDER BY line_no", sale["seq"])
            sale["tenders"] = self.rows("SELECT kind, amount_fen FROM tender WHERE sale_seq = ? ORDER BY tender_no", sale["seq"])
        return sales

    def check_sums(self):
        """Receipt numbers without gap or repeat, lines = total = tenders, the outbox contiguous from 1."""
        sales = self.sales()
        counters = [int(sale["receipt_number"].rsplit("-", 1)[1]) for sale in sales]
        check_equal(counters, list(range(1, len(sales) + 1)), "receipt counters")
        for sale in sales:
            number, total = sale["receipt_number"], sale["total_fen"]
            check_equal(sum(line["paid_fen"] for line in sale["lines"]), total, f"sum of the lines of {number}")
            check_equal(sum(tender["amount_fen"] for tender in sale["tenders"]), total, f"sum of the tenders of {number}")
        seqs = [row["seq"] for row in self.rows("SELECT seq FROM outbox ORDER BY seq")]
        check_equal(seqs, list(range(1, len(seqs) + 1)), "outbox sequence")
        return sales


class Goods:
    """The published catalogue by style, colour and size, and what stands on the labels."""

    def __init__(self, head_office):
        self.skus = {}
        for row in head_office.dump("catalogue"):
            body = row.get("body") or {}
            if row["entity"] == "sku":
                self.skus[body.get("code", row["key"])] = body

    def barcode(self, sku):
        check(sku in self.skus, f"the demo chain has no {sku}")
        return self.skus[sku]["barcode"]


class World:
    """`with World(build) as world:` - display, head office and till, not yet started where a scenario wants to start them."""

    def __init__(self, build, name):
        self.build, self.name = pathlib.Path(build).resolve(), name
        self.till_program, self.hq_program = self.build / "shuke-till", self.build / "shuke-hq"
        for program in (self.till_program, self.hq_program):
            check(program.exists(), f"{program} is not built")

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"shuke-{self.name}-"))
        self.logs = {name: open(self.folder / f"{name}.log", "w") for name in ("till", "hq")}
        self.xvfb = Xvfb()
        self.hq = HeadOffice(self.hq_program, self.folder, self.logs["hq"])
        self.till = Till(self.till_program, self.folder, self.logs["till"], self.xvfb.display)
        return self

    def __exit__(self, kind, error, trace):
        if error is not None:
            self.report()
        for process in (self.till.process, self.hq.process, self.xvfb.process):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()
        for log in self.logs.values():
            log.close()
        if error is None or not os.environ.get("SHUKE_E2E_KEEP"):
            shutil.rmtree(self.folder, ignore_errors=True)

    def report(self):
        """What a person wants to see when a scenario failed."""
        for name in self.logs:
            text = (self.folder / f"{name}.log").read_text(errors="replace").strip()
            if text:
                print(f"--- {name}.log ends with\n{text[-2000:]}", file=sys.stderr)
        if self.till.process is not None:
            print(f"--- till: exit code {self.till.process.poll()}", file=sys.stderr)
        if os.environ.get("SHUKE_E2E_KEEP"):
            with contextlib.suppress(Exception):
                self.till.ask(do="shot", file=str(self.folder / "failed.png"))
            print(f"--- kept in {self.folder}", file=sys.stderr)

    # Real key events, as fast as a keyboard-wedge scanner sends them; a person types at delay 125.
    def keys(self, text, delay=1):
        words = ["xdotool", "type", "--delay", str(delay), text]
        environment = {**os.environ, "DISPLAY": self.xvfb.display}
        done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60 * SLOWNESS)
        check_equal(done.returncode, 0, f"exit code of xdotool ({done.stderr.strip()})")

    def scanner(self, code):
        self.keys(code + "\n")


def open_counter(world):
    """head office opens, the till opens on the goods that it pulls"""
    world.hq.start()
    world.till.hq = world.hq.url
    world.till.start()
    world.goods = Goods(world.hq)
    world.till.until(lambda v: v["sync"]["state"] == "up_to_date", 30, "the till is up to date")


def run(scenarios, world):
    """Runs them one after the other, each with a line of its own."""
    for scenario in scenarios:
        began = time.monotonic()
        print(f"  {scenario.__doc__.strip().splitlines()[0]} ...", end="", flush=True)
        scenario(world)
        print(f" {time.monotonic() - began:.1f} s", flush=True)


def main(story):
    """Exit code 0 when the story went as told; otherwise 1 and the sentence that did not hold."""
    try:
        story()
    except (Failure, ConnectionError, subprocess.TimeoutExpired) as failure:
        traceback.print_exc()
        print(f"\nFAILED: {failure}", file=sys.stderr)
        sys.exit(1)
