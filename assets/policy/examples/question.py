#!/usr/bin/env python3
"""Prints the question of one example as `shuke-till quote` reads it, with everything that the example only names put in.

    assets/policy/examples/question.py 03 | build/release/shuke-till quote
    assets/policy/examples/question.py 61 --till build/asan/shuke-till | ...

An example names it shortly: policies by file, what the member bought as `history`, and sales and returns that went before as the
questions they came of, which the till is asked first."""

import argparse
import json
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
ASSETS = FOLDER.parent
BEFORE = 9  # the terminal on which `history` happened


def policy(named):
    """A file beside the schema, the same with other groups ({"like": FILE, "but": {...}}), or a whole policy."""
    if isinstance(named, str):
        return json.loads((ASSETS / named).read_text(encoding="utf-8"))
    return {**policy(named["like"]), **named["but"]} if "like" in named else named


def entry(number, account, kind, amount, bought, **more):
    return {"no": number, "account": account, "kind": kind, "amount": amount, "from": bought["date"], **more, "policy": 1}


def bought(seq, sale):
    """A sale of the past: what it cost, and the points it gave with their last day."""
    entries = []
    if "points" in sale:
        entries.append(entry(1, "points", "earned", sale["points"], sale, expires=sale["expires"]))
    entries.append(entry(2, "growth", "grown", sale["paid"], sale))
    return {"terminal": BEFORE, "seq": seq, "date": sale["date"], "kind": "sale", "tested": sale["paid"], "entries": entries}


def member(short):
    history = [bought(seq, sale) for seq, sale in enumerate(short.get("history", []), 1)]
    whole = {name: value for name, value in short.items() if name != "history"}
    if history or "records" in short:
        whole["records"] = history + short.get("records", [])
    return whole


def ask(till, question):
    """Exit code, answer and what was said on stderr."""
    done = subprocess.run([till, "quote"], input=json.dumps(question), capture_output=True, text=True, encoding="utf-8", timeout=60)
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr


def standalone(question, till):
    """The question as it stands, after the sales and returns before it (`earlier`, each a question of its own)."""
    shared = {name: value for name, value in question.items() if name not in ("earlier", "basket", "return", "sales", "record")}
    shared["policies"] = [policy(named) for named in question["policies"]]
    if "member" in question:
        shared["member"] = member(question["member"])
    sales = list(question.get("sales", []))
    for seq, short in enumerate(question.get("earlier", []), 1):
        step = {**shared, **short, "seq": seq, "sales": sales, "record": True}
        step["policies"] = [policy(named) for named in step["policies"]]
        code, answer, said = ask(till, step)
        if code != 0:
            raise ValueError(f"earlier[{seq - 1}] was refused: {said or answer['refused']}")
        sales = [*sales, {"seq": seq, "sale": answer["record"]["body"]}]
    whole = {**shared, **{name: question[name] for name in ("basket", "return", "record") if name in question}}
    if sales:
        whole["sales"] = sales
        whole.setdefault("seq", len(sales) + 1)
    return whole


def find(name):
    found = sorted(FOLDER.glob(f"{name}-*.json")) or sorted(FOLDER.glob(f"{name}*.json"))
    if len(found) != 1:
        sys.exit(f"question.py: {len(found)} examples begin with {name}; give the number or the whole name")
    return json.loads(found[0].read_text(encoding="utf-8"))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("example", help="its number or the beginning of its name")
    till = ASSETS.parents[1] / "build/release/shuke-till"
    options.add_argument("--till", default=str(till), help="the program that sells what went before")
    given = options.parse_args()
    print(json.dumps(standalone(find(given.example)["question"], given.till), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
