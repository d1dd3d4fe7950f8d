#!/usr/bin/env python3
"""Writes app/screens/widgets/icons.def from names.txt and the Debian package fonts-material-design-icons-iconfont.

Run from the root of the repository; the package's own table of names and code points is the source:
    python3 platform/fonts/icons/generate.py
To look a name up:
    python3 platform/fonts/icons/generate.py cloud
"""
import pathlib
import re
import sys

TABLE = pathlib.Path("/usr/share/fonts-material-design-icons-iconfont/scss/_variables.scss")
HERE = pathlib.Path(__file__).parent
TARGET = HERE.parents[2] / "app/screens/widgets/icons.def"
RESERVED = {"delete", "switch", "register", "export", "new", "class", "public"}

TOP = "// Written by platform/fonts/icons/generate.py from its names.txt: add a name there and run it again.\n"


def code_points():
    if not TABLE.exists():
        sys.exit(f"{TABLE} is missing: install fonts-material-design-icons-iconfont.")
    return dict(re.findall(r'^\s*"([a-z0-9_]+)":\s*([0-9a-f]{4})\b', TABLE.read_text(), re.M))


def identifier(name):
    return name + "_" if name in RESERVED or name[0].isdigit() else name


def main():
    table = code_points()
    if len(sys.argv) > 1:
        print("\n".join(name for name in sorted(table) if sys.argv[1] in name))
        return
    names = sorted(set((HERE / "names.txt").read_text().split()))
    missing = [name for name in names if name not in table]
    if missing:
        sys.exit("not in the font: " + " ".join(missing))
    lines = [f"SHUKE_ICON({identifier(name)}, 0x{table[name]})\n" for name in names]
    TARGET.write_text(TOP + "".join(lines))


if __name__ == "__main__":
    main()
