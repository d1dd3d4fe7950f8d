"""bad_input.py BUILD: what goes wrong at a counter ends in a clear sentence; nothing is lost, nothing crashes."""

import contextlib
import ctypes
import json
import os
import pathlib
import resource
import subprocess
import sys

from driver import SLOWNESS, STORY_CARD, Goods, HeadOffice, World, check, check_equal, ean13, main, run

SHIRT, HAT = "CS2603-MB-41", "MZ2604-NV-F"
BANK_CARD = "4111111111111111"
BANK_STRIPE = f"%B{BANK_CARD}^CARDHOLDER/ONE^29121010000000000?;{BANK_CARD}=29121010000000000?"


def expect_bad_news(world, what):
    """A notice of bad news in one sentence, the basket as it was."""
    view = world.till.until(lambda v: v["toast"] is not None and v["toast"]["is_bad"], 5, f"bad news after {what}")
    check(len(view["toast"]["text"]) >= 4, f"a sentence after {what}")
    check_equal([line["sku"] for line in view["basket"]["lines"]], [SHIRT], f"basket after {what}")
    return view["toast"]["text"]


def is_anywhere(folder, text):
    """Files below the folder that hold the text, in any of the ways a program writes it."""
    needles = [text.encode(), text.encode("utf-16-le")]
    return [str(path) for path in pathlib.Path(folder).rglob("*") if path.is_file() and any(n in path.read_bytes() for n in needles)]


def open_counter(world):
    """head office and till open, a shirt in the basket"""
    world.hq.start()
    world.till.hq = world.hq.url
    world.till.start()
    world.goods = Goods(world.hq)
    world.till.scan(world.goods.barcode(SHIRT))


def unreadable_codes(world):
    """an unknown code, a damaged one and half a stripe are each said"""
    said = set()
    for what, code in (("an unknown code", ean13("699999999999")), ("a damaged code", "6938124761024"),
                       ("half a stripe", f"%B{STORY_CARD}^ZHANG"), ("the other half", "00011=2912?"), ("letters", "NO-SUCH-CODE")):
        world.scanner(code)
        said.add(expect_bad_news(world, what))
        world.till.quiet()
    check(len(said) >= 2, "different things are said of different faults")
    world.scanner(ean13("289999999999"))
    view = world.till.until(lambda v: v["overlay"] is not None, 5, "a card that nobody holds is asked about")
    check_equal(view["overlay"]["name"], "question", "what is asked")
    world.till.tap("question/no")


def bank_card(world):
    """a bank card is refused kindly, and nothing of it is kept anywhere"""
    for code in (BANK_STRIPE, BANK_CARD, f";{BANK_CARD}=29121010000000000?"):
        world.scanner(code)
        expect_bad_news(world, "a bank card")
        world.till.quiet()
    answer = str(world.till.view()) + str(world.till.tree())
    check(BANK_CARD not in answer, "no card number is on the screen")
    check_equal(is_anywhere(world.folder, BANK_CARD), [], "files that hold the number of the bank card")
    check_equal(is_anywhere(world.folder, BANK_CARD[4:]), [], "files that hold the end of that number")


def payment_code_in_the_wrong_place(world):
    """a customer's payment code on the sale screen is refused, and not kept"""
    code = "134567890123456789"
    world.scanner(code)
    expect_bad_news(world, "a payment code")
    check_equal(is_anywhere(world.folder, code), [], "files that hold the payment code")
    world.till.quiet()


def nonsense_on_the_socket(world):
    """a script that talks nonsense is told so and may go on"""
    till = world.till
    for line in ("", "nonsense", "[]", '{"do":"fly"}', '{"do":"tap","id":7}', "x" * 70000, '{"do":"type"}', "\x00\x01"):
        if not line:
            continue
        till.stream.write(line + "\n")
        till.stream.flush()
        answer = till.hear()
        check_equal((answer["ok"], answer["error"]), (False, "malformed"), f"answer to {line[:20]!r}")
        check(answer["sentence"].endswith("."), "a sentence for the author of the script")
    check(till.view()["ok"], "the conversation goes on")


def second_till_on_the_same_data(world):
    """a second till on the same data directory is refused in one sentence, and the first goes on"""
    done = run_till(world, world.till.data)
    check_equal(done.returncode, 3, "exit code of the second till")
    expect_sentence(done, "in use")
    check_equal(world.till.view()["basket"]["total_fen"], 33600, "basket of the first till")


def sync_from_a_job(world):
    """sync from a job finds head office by itself, and its exit code tells success from a head office that is away"""
    till = world.till
    check_equal(till.quit(), 0, "exit code of the till")
    done = ask_till(world, "sync", "--json", "--data", str(till.data))
    check_equal(done.returncode, 0, f"exit code of sync ({done.stderr.strip()})")
    answer = json.loads(done.stdout)
    check_equal((answer["waiting"], answer["attention"]), (0, None), "what waits after a sync, and what needs a person")
    world.hq.stop()
    done = ask_till(world, "sync", "--data", str(till.data))
    check_equal(done.returncode, 3, "exit code of sync without head office")
    expect_sentence(done, "not reached")
    world.hq.start()
    till.start()


def scanner_with_a_prefix(world):
    """a scanner that sends a prefix is understood when the till's configuration names it"""
    till = world.till
    till.quit()
    file = till.data / "terminal.toml"
    before = file.read_text()
    file.write_text(before + 'scan_prefix = "~"\n')
    till.start()
    world.scanner("~" + world.goods.barcode(HAT))
    till.until(lambda v: [line["sku"] for line in v["basket"]["lines"]] == [SHIRT, HAT], 5, "the prefixed code adds its article")
    till.tap("sale/line/2/minus")
    check_equal(till.quit(), 0, "exit code of the till")
    file.write_text(before)
    till.start()


class SmallFileSystem:
    """The till's data on a file system of their own, with little room to spare."""

    def __init__(self, till, room):
        self.room, self.filler = room, room / "filler"
        (till.data / "reserve").unlink(missing_ok=True)  # more than all the rest; there is no room for one here
        used = sum(path.stat().st_size for path in till.data.rglob("*") if path.is_file())
        self.is_mounted = may_mount() and mount(room, used + 6 * 1024 * 1024)
        if self.is_mounted:
            subprocess.run(["cp", "-a", f"{till.data}/.", str(room)], check=True)
            subprocess.run(["cp", "-a", f"{till.data}.key", f"{room}.key"], check=True)  # the device key stands beside the data
            till.data = room

    def fill(self):
        """Takes the last byte."""
        with open(self.filler, "wb", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                with contextlib.suppress(OSError):
                    while file.write(b"\0" * size) == size:
                        pass

    def clear(self):
        self.filler.unlink()

    def end(self):
        subprocess.run(["umount", str(self.room)], check=False)


class FileSizeLimit:
    """Where nobody may mount: no file of the till may grow, and none be written; the till is told so instead of killed."""

    is_mounted = False

    def __init__(self, till):
        self.till = till
        till.wrap = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "till"]

    def fill(self):
        resource.prlimit(self.till.process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))

    def clear(self):
        resource.prlimit(self.till.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def end(self):
        self.till.wrap = []


def may_mount():
    """Takes a name space of mounts for this process alone, as root of its own where it is nobody's; what is mounted ends with it."""
    new_mounts, new_users = 0x00020000, 0x10000000
    user, group = os.geteuid(), os.getegid()
    if ctypes.CDLL(None).unshare(new_mounts | (new_users if user else 0)) != 0:
        return False
    with contextlib.suppress(OSError):
        if user:
            pathlib.Path("/proc/self/setgroups").write_text("deny")
            pathlib.Path("/proc/self/uid_map").write_text(f"0 {user} 1")
            pathlib.Path("/proc/self/gid_map").write_text(f"0 {group} 1")
        return subprocess.run(["mount", "--make-rprivate", "/"], capture_output=True, check=False).returncode == 0
    return False


def mount(folder, size):
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def small_disk(till, room):
    # Root writes on below a quota, so a file system of its own where that may be had.
    room.mkdir()
    disk = SmallFileSystem(till, room)
    return disk if disk.is_mounted else FileSizeLimit(till)


def can_save(view):
    return view["disk"] not in ("full", "failed")


def no_payment_is_begun(till, disk):
    disk.fill()
    till.until(lambda v: v["disk"] == "full", 20, "the till notices that its disk is full")
    till.tap("sale/pay")
    view = till.view()
    check_equal(view["screen"], "sale", "screen after a tap on pay on a full disk")
    check(view["toast"] and view["toast"]["is_bad"], "the till says to take no money")
    disk.clear()
    till.until(can_save, 20, "the till finds the room")


def disk_full_while_selling(world):
    """the disk fills up: no payment is begun, one that was begun is kept or refused whole, and goes through when there is room again"""
    till = world.till
    till.quit()
    world.hq.stop()
    till.hq = None
    home = till.data
    disk = small_disk(till, world.folder / "small")
    try:
        till.start()
        before = len(till.journal().sales())
        till.scan(world.goods.barcode(HAT))
        if disk.is_mounted:
            no_payment_is_begun(till, disk)
        till.tap("sale/pay")
        till.tap("pay/card")
        till.tap("pay/key/add")
        disk.fill()
        till.must(do="tap", id="pay/confirm")
        answered = lambda v: v["screen"] == "done" or v.get("pay", {}).get("refusal")
        view = till.until(answered, 20, "the till says whether the sale is stored")
        check_equal(view["screen"], "pay", "screen on a full disk")
        check_equal(len(till.journal().sales()), before, "sales in the journal on a full disk")
        disk.clear()
        till.until(can_save, 20, "the till finds the room")
        till.settle()  # drawn, too
        view = till.confirm()
        check_equal(view["done"]["total_fen"], 33600 + 9200, "total when there is room again")
        check_equal(len(till.journal().check_sums()), before + 1, "sales when there is room again")
        check_equal(till.quit(), 0, "exit code of the till")
        till.data = home
    finally:
        with contextlib.suppress(Exception):
            if till.process.poll() is None:
                till.kill()
        disk.end()


def run_till(world, data, *words, stdin=None):
    environment = {**os.environ, "DISPLAY": world.xvfb.display, "LIBGL_ALWAYS_SOFTWARE": "1"}
    line = [str(world.till_program), *words, "--data", str(data), "--window", "1280x800"]
    return subprocess.run(line, env=environment, capture_output=True, text=True, timeout=30 * SLOWNESS, stdin=stdin)


def ask_till(world, *words):
    return subprocess.run([str(world.till_program), *words], capture_output=True, text=True, timeout=30 * SLOWNESS)


def ask_hq(world, *words):
    return subprocess.run([str(world.hq_program), *words], capture_output=True, text=True, timeout=30 * SLOWNESS)


def expect_sentence(done, words, program="shuke-till"):
    text = done.stderr.strip()
    check(text.startswith(f"{program}: ") and len(text.splitlines()) == 1 and text.endswith("."), f"one sentence on stderr, not {text!r}")
    check(words in text, f"the sentence says {words!r}: {text!r}")


def data_directory_that_cannot_be(world):
    """a data directory that cannot be written is one sentence and exit code 3"""
    blocked = world.folder / "a-file"
    blocked.write_text("I am no folder")
    done = run_till(world, blocked / "till")
    check_equal(done.returncode, 3, "exit code below a file")
    expect_sentence(done, "a-file")
    done = run_till(world, "/proc/shuke")
    check_equal(done.returncode, 3, "exit code where nobody can write")
    expect_sentence(done, "/proc/shuke")
    check_equal(blocked.read_text(), "I am no folder", "the file in the way")


def documents_that_cannot_be_read(world):
    """a configuration and a database that are none are each one sentence, and stay as they are"""
    folder = world.folder / "broken"
    folder.mkdir()
    (folder / "terminal.toml").write_text("window = [[[")
    done = run_till(world, folder)
    check_equal(done.returncode, 2, "exit code with a broken configuration")
    expect_sentence(done, "terminal.toml")
    (folder / "terminal.toml").unlink()
    (folder / "journal.db").write_text("this is no database, it is a letter" * 100)
    done = run_till(world, folder)
    check_equal(done.returncode, 3, "exit code with a broken journal")
    expect_sentence(done, "not a database")
    check((folder / "journal.db").read_text().startswith("this is no database"), "the broken journal is left as it was")
    for words in (["--window", "big"], ["--lang", "xx"], ["--now", "noon"], ["--nonsense"]):
        done = run_till(world, world.folder / "unused", *words)
        check_equal(done.returncode, 2, f"exit code of {words}")
        expect_sentence(done, words[0].strip("-"))


def scripts_at_a_kiosk(world):
    """a kiosk takes no orders from scripts, whether file or command line made it one"""
    folder = world.folder / "kiosk"
    folder.mkdir()
    socket_words = ["--automation", str(folder / "till.sock")]
    done = run_till(world, folder, "--kiosk", *socket_words)
    check_equal(done.returncode, 2, "exit code of --kiosk with --automation")
    expect_sentence(done, "--automation")
    (folder / "terminal.toml").write_text("kiosk = true\n")
    done = run_till(world, folder, *socket_words)
    check_equal(done.returncode, 2, "exit code of kiosk in the file with --automation")
    expect_sentence(done, "--automation")


def databases_that_are_none(world):
    """a command whose database is missing or none says what to do, and makes and changes nothing"""
    missing, letter = world.folder / "mistyped.db", world.folder / "letter.db"
    letter.write_text("this is no database, it is a letter" * 100)
    for command in ("check", "status", "dump"):
        words = [command, *(["sales"] if command == "dump" else []), "--json", "--db"]
        done = ask_hq(world, *words, f"sqlite:{missing}")
        check_equal(done.returncode, 3, f"exit code of {command} of a missing database")
        expect_sentence(done, "check that the path is right", "shuke-hq")
        done = ask_hq(world, *words, f"sqlite:{letter}")
        check_equal(done.returncode, 3, f"exit code of {command} of a letter")
        expect_sentence(done, "put a backup in its place", "shuke-hq")
    policy = pathlib.Path(__file__).resolve().parents[2] / "assets/policy/chain.json"
    done = ask_hq(world, "import", "policy", str(policy), "--db", f"sqlite:{missing}")
    check_equal(done.returncode, 1, "exit code of importing into a missing database")
    expect_sentence(done, str(missing), "shuke-hq")
    check(not missing.exists(), "no head office was made where there was none")
    broken = world.folder / "broken-till"
    broken.mkdir()
    for name in ("journal.db", "replica.db"):
        (broken / name).write_text(letter.read_text())
    done = ask_till(world, "check", "--data", str(broken))
    check_equal(done.returncode, 3, "exit code of check of a broken journal")
    expect_sentence(done, "put a backup in its place")
    check_equal((broken / "journal.db").read_text(), letter.read_text(), "the broken journal is left as it was")


def head_office_without_its_key(world):
    """head office does not start without the key its database knows, says which file is missing, and makes no other"""
    folder = world.folder / "other-office"
    folder.mkdir()
    office = HeadOffice(world.hq_program, folder, world.logs["hq"])
    office.start()
    check_equal(office.stop(), 0, "exit code of a head office that is told to end")
    key, elsewhere = folder / "hq.db.key", folder / "kept.key"
    check_equal((key.stat().st_mode & 0o777, key.stat().st_size), (0o400, 32), "mode and size of the key")
    serve = ["serve", "--listen", "127.0.0.1:0", "--db", office.database, "--insecure-http"]
    key.rename(elsewhere)
    for words in (serve, ["check", "--db", office.database]):
        done = ask_hq(world, *words)
        check_equal(done.returncode, 1, f"exit code of {words[0]} without the key")
        expect_sentence(done, str(key), "shuke-hq")
    check(not key.exists(), "no key was made where one was missing")
    key.write_bytes(bytes(range(32)))
    key.chmod(0o400)
    expect_sentence(ask_hq(world, *serve), "another head office", "shuke-hq")
    elsewhere.chmod(0o440)
    expect_sentence(ask_hq(world, *serve, "--key-file", str(elsewhere)), "chmod 400", "shuke-hq")
    elsewhere.chmod(0o400)
    check_equal(ask_hq(world, "check", "--db", office.database, "--key-file", str(elsewhere)).returncode, 0, "exit code with the key named")


def seed_of_a_configured_till(world):
    """seeding fills the data directory that a configuration file names"""
    file, data = world.folder / "seed.toml", world.folder / "seeded"
    file.write_text(f'data = "{data}"\n')
    done = ask_till(world, "seed", "--config", str(file), "--members", "3", "--sales", "1")
    check_equal((done.returncode, done.stderr), (0, ""), "exit code and errors of seed --config")
    check((data / "journal.db").exists(), "the journal stands in the configured directory")


def policy_that_cannot_be_read(world):
    """head office refuses a policy it cannot read, names the file or the field, and keeps the one it has"""
    before = [row for row in world.hq.dump("catalogue") if row["entity"] == "policy"]
    for name, text in (("empty.json", ""), ("letter.json", "dear head office"), ("half.json", '{"version": 8, "tiers": ['),
                       ("field.json", '{"version": "eight"}')):
        file = world.folder / name
        file.write_text(text)
        done = world.hq.ask("import", "policy", str(file))
        check_equal(done.returncode, 1, f"exit code of importing {name} ({done.stderr.strip()})")
        is_sentence = len(done.stderr.strip().splitlines()) == 1 and done.stderr.startswith("shuke-hq: ")
        check(is_sentence, f"one sentence about {name}, not {done.stderr!r}")
    after = [row for row in world.hq.dump("catalogue") if row["entity"] == "policy"]
    check_equal(after, before, "policy at head office")


SCENARIOS = [open_counter, unreadable_codes, bank_card, payment_code_in_the_wrong_place,
             nonsense_on_the_socket, second_till_on_the_same_data, policy_that_cannot_be_read, sync_from_a_job,
             scanner_with_a_prefix, disk_full_while_selling, data_directory_that_cannot_be, scripts_at_a_kiosk, databases_that_are_none,
             head_office_without_its_key, seed_of_a_configured_till, documents_that_cannot_be_read]


def story():
    with World(sys.argv[1] if len(sys.argv) > 1 else "build/release", "bad-input") as world:
        run(SCENARIOS, world)


if __name__ == "__main__":
    main(story)
