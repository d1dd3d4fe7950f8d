#!/usr/bin/env python3
"""The house rules as a test: reads the source tree and names every place that breaks one, as file:line: what to do.

    tests/tidy/tidy.py [ROOT]        exit code 0 when nothing is found, 1 otherwise

The rules themselves are data in rules.py; what a check needs of C++ is in cpp.py; tidy_test.py plants each violation."""
import json
import re
import sys
from pathlib import Path

import cpp
import rules

CODE = {".cpp", ".h"}
TEXT = CODE | {".def", ".sql", ".txt", ".cmake", ".py", ".sh", ".md", ".in", ".toml", ".yaml", ""}
PROSE = {".md", ".json", ".yaml", ".def", ".txt"}  # lists and tables may be long; CMakeLists.txt is held to the width by its name
# Spelled in halves, so that the rule does not report itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b(?!\(issue \d+\))")
MACHINE = re.compile(r"(?<![\w.:}-])/(wo" r"rk|fa" r"rm|ho" r"me|ro" r"ot)/|(?<![\w:-])/tm" r"p/[A-Za-z]")


class Tree:
    """The files of a project, read once, and what was found in them."""

    def __init__(self, root):
        self.root = Path(root)
        self.found = []
        self.texts = {}
        tops = [self.root / name for name in sorted(rules.TOP_LEVEL | {".ci"})]
        for path in [p for top in tops for p in ([top] if top.is_file() else sorted(top.rglob("*")))]:
            relative = path.relative_to(self.root).as_posix()
            if path.is_file() and path.suffix in TEXT and "__pycache__" not in relative and path.stat().st_size < 1 << 20:
                self.texts[relative] = path.read_text(encoding="utf-8", errors="replace")

    def report(self, file, line, what):
        self.found.append((file, line, what))

    def code(self):
        return ((file, text) for file, text in self.texts.items() if Path(file).suffix in CODE)


def line_at(text, offset):
    return text.count("\n", 0, offset) + 1


def parse_table(text):
    table = {}
    for line in text.strip().splitlines():
        folder, ours, libraries = (part.split() for part in line.split("|"))
        table[folder[0]] = (set(ours) | {folder[0], "core/base"}, set(libraries) | {"std"})
    return table


TABLE = parse_table(rules.TABLE)


def owner(path):
    """The row of the table that a file or folder belongs to: the longest folder that contains it, or None."""
    if path in rules.MAINS:
        return "main"
    rows = [folder for folder in TABLE if path == folder or path.startswith(folder + "/")]
    return max(rows, key=len, default=None)


def may_use(row, what, column):
    allowed = TABLE[row][column]
    return what in allowed or "*" in allowed


def library_of(header):
    return next((name for name, pattern in rules.HEADERS.items() if re.match(pattern, header)), None)


INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*(?:\"([^\"\n]*)\"|<([^>\n]*)>|(\w+))", re.M)


def check_includes(tree):
    for file, text in tree.code():
        row = owner(file)
        for match in INCLUDE.finditer(cpp.without_comments(text)):
            ours, library, line = match[1], match[2] or match[3], line_at(text, match.start())
            if ".." in (ours or library).split("/"):
                tree.report(file, line, f"include '{ours or library}' by its repository path, never through ..")
            elif row is None:
                tree.report(file, line, "this folder is not in the table of tests/tidy/rules.py")
                break
            elif ours is not None:
                check_own_include(tree, file, line, row, ours)
            elif not may_use(row, library_of(library), 1) or library_of(library) is None:
                tree.report(file, line, f"{row} may not include <{library}> ({library_of(library) or 'a library nobody has declared'})")


def check_own_include(tree, file, line, row, path):
    if path.startswith("embedded/"):  # made by shuke_embed for the one target that asked for it
        return
    theirs = owner(path)
    if row == "tests" and "/" not in path:  # a test's own folder is no module and has no view
        return
    if theirs is None:
        tree.report(file, line, f'include "{path}" by its repository path')
    elif not may_use(row, theirs, 0) or (theirs == "tests" and row != "tests"):
        tree.report(file, line, f"{row} may not include {theirs} (\"{path}\")")


CALL = re.compile(r"\bshuke_module\s*\(([^()]*)\)", re.S)
WORDS = {"NAME", "FOLDER", "SOURCES", "USES", "USES_PRIVATELY", "LIBRARIES"}


def parse_call(body):
    words, current = {word: [] for word in WORDS}, None
    for word in body.split():
        if word in WORDS:
            current = word
        elif current:
            words[current].append(word)
    return words


def check_cmake(tree):
    calls = []
    for file, text in tree.texts.items():
        if not (file.endswith("CMakeLists.txt") or file.endswith(".cmake")):
            continue
        text = re.sub(r"#[^\n]*", lambda m: " " * len(m[0]), text)
        for match in re.finditer(r"\bfile\s*\(\s*GLOB|\baux_source_directory\b", text, re.I):
            tree.report(file, line_at(text, match.start()), "name the sources one by one; globbing hides what belongs to the target")
        if file.endswith("CMakeLists.txt"):
            calls += [(file, line_at(text, match.start()), parse_call(match[1])) for match in CALL.finditer(text)]
    folder_of = {call["NAME"][0]: call["FOLDER"][0] for _, _, call in calls if call["NAME"] and call["FOLDER"]}
    for file, line, call in calls:
        check_call(tree, file, line, call, folder_of)


def check_call(tree, file, line, call, folder_of):
    folder = "".join(call["FOLDER"])
    row = owner(folder)
    if row is None:
        tree.report(file, line, f"{folder} is not in the table of tests/tidy/rules.py")
        return
    for name in call["USES"] + call["USES_PRIVATELY"]:
        theirs = owner(folder_of.get(name, folder))
        if not may_use(row, theirs, 0):
            tree.report(file, line, f"{row} may not use {theirs} ({name})")
    for library in call["LIBRARIES"]:
        if not may_use(row, library, 1):
            tree.report(file, line, f"{row} may not use the library {library}")


def check_names(tree):
    for file, text in tree.code():
        code = cpp.without_comments_and_literals(text)
        for pattern, places, instead in rules.BANNED:
            if file.startswith(places):
                continue
            for match in re.finditer(pattern, code):
                tree.report(file, line_at(code, match.start()), f"{match[0].strip('( ')}: {instead}")
        if file.endswith(".h"):
            for pattern, instead in rules.IN_HEADERS:
                for match in re.finditer(pattern, code, re.M):
                    tree.report(file, line_at(code, match.start()), instead)


def check_sizes(tree):
    for file, text in tree.texts.items():
        path, lines = Path(file), text.splitlines()
        if path.suffix not in PROSE and len(lines) > rules.FILE_LINES:
            tree.report(file, rules.FILE_LINES + 1, f"{len(lines)} lines; past {rules.FILE_LINES} a file is split")
        if path.suffix not in PROSE or path.name == "CMakeLists.txt":
            for number, line in enumerate(lines, 1):
                if len(line) > rules.LINE_WIDTH:
                    tree.report(file, number, f"{len(line)} columns; a line has at most {rules.LINE_WIDTH}")
    for file, text in tree.code():
        for first, last in cpp.functions(text):
            length = last - first + 1
            if length > rules.FUNCTION_LINES:
                tree.report(file, first, f"a function of {length} lines; past {rules.FUNCTION_LINES} there is a name hiding inside")


def check_words(tree):
    for file, text in tree.texts.items():
        if file.startswith("assets/") and not file.endswith((".md", ".py")):
            continue
        for match in UNFINISHED.finditer(text):
            tree.report(file, line_at(text, match.start()), f"{match[0]}: finish it, or name the issue as {match[0]}(issue 12)")
        for match in MACHINE.finditer(text):
            tree.report(file, line_at(text, match.start()), f"{match[0]}: one machine's path; take a variable, an argument or mktemp")


def check_layout(tree):
    for entry in sorted(tree.root.iterdir()):
        if entry.name not in rules.TOP_LEVEL and not entry.name.startswith(".") and entry.name != "build":
            tree.report(entry.name, 1, "the top level is fixed: " + " ".join(sorted(rules.TOP_LEVEL)))
    folders = {folder for folder in TABLE if "/" in folder} | set(rules.WITH_README)
    for folder in sorted(folders):
        held = [file for file in tree.texts if file.startswith(folder + "/")]
        if held and f"{folder}/README.md" not in tree.texts:
            tree.report(f"{folder}/README.md", 1, "every module folder says in a README what lives here and what may not")
    for file, text in tree.texts.items():
        if file.endswith("/README.md") and len(text.splitlines()) > rules.README_LINES:
            tree.report(file, rules.README_LINES + 1, f"{len(text.splitlines())} lines; a README has at most {rules.README_LINES}")


def slots(text):
    """{0}, {name} and the plural {0|one|many} name a slot; a language may use one twice or leave the plural away."""
    return sorted(set(re.findall(r"\{(\w+)(?:\|[^{}]*)?\}", text)))


def read_texts(tree, file):
    """key -> (line, text) of a flat JSON file; reports a key that stands twice; None when it is not one."""
    raw, texts = (tree.root / file).read_text(encoding="utf-8"), {}
    try:
        pairs = json.loads(raw, object_pairs_hook=list)
    except ValueError as error:
        tree.report(file, getattr(error, "lineno", 1), f"not JSON: {error}")
        return None
    for key, text in pairs:
        line = line_at(raw, max(raw.find(json.dumps(key) + ":"), 0))
        if key in texts:
            tree.report(file, line, f"{key} stands twice")
        texts[key] = (line, text)
    return texts


def check_texts(tree):
    keys_file, files = "app/text/text_keys.def", ["assets/text/zh-CN.json", "assets/text/en.json"]
    if keys_file not in tree.texts or not all((tree.root / file).exists() for file in files):
        return
    keys = {}
    for number, line in enumerate(tree.texts[keys_file].splitlines(), 1):
        match = re.match(r"\s*\w+\((\w+)", line)
        if match and match[1] in keys:
            tree.report(keys_file, number, f"{match[1]} stands twice")
        if match:
            keys[match[1]] = number
    chinese, english = (read_texts(tree, file) for file in files)
    if chinese is None or english is None:
        return
    for file, texts in zip(files, (chinese, english)):
        for key in sorted(keys.keys() - texts.keys()):
            tree.report(file, 1, f"{key} of {keys_file} has no text")
        for key in sorted(texts.keys() - keys.keys()):
            tree.report(file, texts[key][0], f"{key} is not in {keys_file}")
    for key in sorted(chinese.keys() & english.keys()):
        if slots(chinese[key][1]) != slots(english[key][1]):
            tree.report(files[1], english[key][0], f"{key} has not the same slots in both languages")
    check_refusals(tree, keys)
    check_said(tree, keys)


def check_refusals(tree, keys):
    file = "core/base/refusal.def"
    for number, line in enumerate(tree.texts.get(file, "").splitlines(), 1):
        match = re.match(r"\s*SHUKE_REFUSAL\((\w+)\)", line)
        if match and f"refusal_{match[1]}" not in keys:
            tree.report(file, number, f"refusal_{match[1]} is not in app/text/text_keys.def: the shop cannot say no without words")


def check_said(tree, keys):
    """A text that nobody says is written, translated and checked for nothing."""
    keys_file = "app/text/text_keys.def"
    product = [text for file, text in tree.code() if not file.startswith("tests/")]
    said = set(re.findall(r"\bKey::(\w+)", "\n".join(cpp.without_comments(text) for text in product)))
    refusals = tree.texts.get("core/base/refusal.def", "")
    said |= {f"refusal_{name}" for name in re.findall(r"SHUKE_REFUSAL\((\w+)\)", refusals)}
    for key in sorted(keys.keys() - said):
        tree.report(keys_file, keys[key], f"{key}: nobody says it; take it out of {keys_file} and of both languages")


ENUM = re.compile(r"\benum class (\w+)[^{;]*\{([^{}]*)\}")
USED = re.compile(r"\busing enum (?:\w+::)*(\w+);")


def verdicts(tree):
    """Yields (file, line, enum, value) of all that the domain can answer: refusals, and the values of its enums."""
    for file, text in tree.texts.items():
        if file == "core/base/refusal.def":
            yield from ((file, line_at(text, m.start()), "Reason", m[1]) for m in re.finditer(r"SHUKE_REFUSAL\((\w+)\)", text))
        elif file.startswith("core/domain/") and file.endswith(".h"):
            code = cpp.without_comments(text)
            for enum in ENUM.finditer(code):
                for value in re.finditer(r"(\w+)(?:\s*=[^,]*)?(?:,|\s*$)", enum[2]):
                    yield file, line_at(code, enum.start(2) + value.start()), enum[1], value[1]


def check_verdicts(tree):
    """What nobody tests nobody means: each verdict is named in a test, after `using enum` also without its enum."""
    tests = [cpp.without_comments(text) for file, text in tree.code() if file.startswith("tests/") and file.endswith("_test.cpp")]
    named = {pair for text in tests for pair in re.findall(r"\b(?=(\w+)::(\w+))", text)}
    for text in tests:
        named |= {(enum, word) for enum in USED.findall(text) for word in re.findall(r"\w+", text)}
    for file, line, enum, value in verdicts(tree) if tests else ():
        if (enum, value) not in named:
            tree.report(file, line, f"{enum}::{value}: no test names it; test when it is the answer, or take it out")


RULES = "tests/domain/README.md"
RULE = re.compile(r"^\| (\d+) \| `([^`]+)` \| (.*) \|$", re.M)


def check_rules(tree):
    """The table of the rules is true: each number from 1 on has a row, each row a test of that name."""
    text = tree.texts.get(RULES, "")
    before = 0
    for row in RULE.finditer(text):
        number, file, name = int(row[1]), "tests/" + row[2], row[3]
        if number not in (before, before + 1):
            tree.report(RULES, line_at(text, row.start()), f"rule {before + 1} has no row")
        if f'TEST_CASE("{name}")' not in tree.texts.get(file, ""):
            tree.report(RULES, line_at(text, row.start()), f"{file} has no test of that name")
        before = number


CHECKS = [check_includes, check_cmake, check_names, check_sizes, check_words, check_layout, check_texts, check_verdicts,
          check_rules]


def violations(root):
    tree = Tree(root)
    for check in CHECKS:
        check(tree)
    return sorted(set(tree.found))


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = violations(root)
    for file, line, what in found:
        print(f"{file}:{line}: {what}")
    print(f"tidy: {len(found)} to mend" if found else "tidy: nothing found")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
