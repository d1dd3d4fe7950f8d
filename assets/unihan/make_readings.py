#!/usr/bin/env python3
"""Writes the readings of the 8,105 characters of the general standard table of Chinese (2013), from Debian's unicode-data.

Usage: make_readings.py FOLDER-OF-UNIHAN OUTPUT

One line a reading, toneless, with v for u-umlaut: "yun 云匀允孕...". Within a line the order of the standard table, whose first
3,500 characters are the common ones. Readings are those of kTGHZ2013 (a dictionary of exactly this table) and kMandarin.
"""

import bz2
import re
import sys
import unicodedata


def fields(folder, name):
    with bz2.open(f"{folder}/{name}.txt.bz2", "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("U+"):
                yield line.rstrip("\n").split("\t")


def letters(reading):
    """lǜ -> lv, ê̄ -> e, ḿ -> m: tones go, the two dots become v."""
    plain = "".join(c for c in unicodedata.normalize("NFD", reading) if not unicodedata.combining(c) or c == "\u0308")
    return plain.replace("u\u0308", "v").replace("\u0308", "")


def main(folder, output):
    place = {}
    for code, field, value in fields(folder, "Unihan_OtherMappings"):
        if field == "kTGH":
            place[code] = int(value.split(":")[1])
    readings = {}
    for code, field, value in fields(folder, "Unihan_Readings"):
        if code in place and field in ("kTGHZ2013", "kMandarin"):
            for reading in re.split(r"[ ,]", re.sub(r"[0-9.]+(,[0-9.]+)*:", "", value)):
                readings.setdefault(letters(reading), set()).add(code)
    missing = set(place) - set().union(*readings.values())
    if len(place) != 8105 or missing:
        sys.exit(f"make_readings.py: {len(place)} characters, {len(missing)} without a reading; is unicode-data the expected one?")
    with open(output, "w", encoding="utf-8") as file:
        for reading in sorted(readings):
            ordered = sorted(readings[reading], key=place.get)
            file.write(reading + " " + "".join(chr(int(code[2:], 16)) for code in ordered) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
