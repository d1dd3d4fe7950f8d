#!/usr/bin/env python3
"""Tidy proves itself: every rule gets a planted violation in a temporary tree and must report it, there and nowhere else; what
looks like a violation and is none must stay unreported."""
import tempfile
import unittest
from pathlib import Path

import cpp
import tidy

# Spelled in halves: tidy reads this file too.
UNFINISHED, MACHINE_PATH = "TO" + "DO", "/wo" + "rk/shop"
KEYS = "// Keys.\nSHUKE_TEXT(sale_pay)\nSHUKE_TEXT(sale_left)\n"
CHINESE = '{\n  "sale_pay": "收款",\n  "sale_left": "剩 {0} 件"\n}\n'
ENGLISH = '{\n  "sale_pay": "Pay",\n  "sale_left": "{0} {0|item|items} left"\n}\n'


def texts(keys=KEYS, chinese=CHINESE, english=ENGLISH, said=("sale_pay", "sale_left", "sale_void")):
    return {"app/text/text_keys.def": keys, "assets/text/zh-CN.json": chinese, "assets/text/en.json": english,
            "app/terminal/a.cpp": "".join(f"say(Key::{key});\n" for key in said)}


def function(lines, signature="int f(int a)"):
    return signature + " {\n" + "  ++a;\n" * (lines - 2) + "}\n"


def reported(files):
    """What tidy finds in a tree of these files, with the READMEs that they call for."""
    with tempfile.TemporaryDirectory() as folder:
        for name in list(files):
            row = tidy.owner(str(Path(name).parent))
            home = row if row and "/" in row else name.split("/")[0]
            if home in ("tests", "assets") or "/" in home:
                files = {f"{home}/README.md": "# Here\n", **files}
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                path.write_text(text, encoding="utf-8")
        return [(f"{file}:{line}", what) for file, line, what in tidy.violations(folder)]


# A sentence; the planted files; where it must be reported; words of the report.
PLANTED = [
    ("an include through ..", {"core/store/a.cpp": '\n#include "../db/database.h"\n'}, "core/store/a.cpp:2", "never through .."),
    ("a library of another module",
     {"core/store/a.cpp": "#include <string>\n#include <sqlite3.h>\n"}, "core/store/a.cpp:2", "<sqlite3.h> (sqlite)"),
    ("a library's inner header",
     {"core/operations/a.cpp": "#include <nlohmann/detail/exceptions.hpp>\n"}, "core/operations/a.cpp:1", "nlohmann"),
    ("the other spelling of a library", {"app/terminal/a.h": "#include <imgui/imgui.h>\n"}, "app/terminal/a.h:1", "imgui"),
    ("a macro that names a header", {"app/screens/a.cpp": "#include FT_FREETYPE_H\n"}, "app/screens/a.cpp:1", "freetype"),
    ("a library nobody has declared", {"core/db/a.cpp": "#include <zmq/zmq.h>\n"}, "core/db/a.cpp:1", "nobody has declared"),
    ("a C header of the system in the domain", {"core/domain/sales/a.cpp": "#include <unistd.h>\n"}, "core/domain/sales/a.cpp:1", "posix"),
    ("files in the domain", {"core/domain/a.cpp": "#include <fstream>\n"}, "core/domain/a.cpp:1", "files"),
    ("a mutex outside the mailbox", {"core/store/a.h": "#include <mutex>\n"}, "core/store/a.h:1", "threads"),
    ("a module above", {"core/domain/a.cpp": '#include "core/store/store.h"\n'}, "core/domain/a.cpp:1", "may not include core/store"),
    ("a module beside", {"core/db/a.cpp": '#include "core/seal/seal.h"\n'}, "core/db/a.cpp:1", "may not include core/seal"),
    ("screens that reach past the terminal",
     {"app/screens/a.cpp": '#include "core/domain/sales/sale.h"\n'}, "app/screens/a.cpp:1", "core/domain"),
    ("sync that sees the store", {"sync/client/a.cpp": '#include "core/store/store.h"\n'}, "sync/client/a.cpp:1", "core/store"),
    ("platform below its port", {"core/base/a.cpp": '#include "platform/os/clock.h"\n'}, "core/base/a.cpp:1", "platform/os"),
    ("test support in the product",
     {"core/base/a.cpp": '#include "tests/support/fakes.h"\n'}, "core/base/a.cpp:1", "may not include tests"),
    ("an include that is no repository path", {"core/base/a.cpp": '#include "money.h"\n'}, "core/base/a.cpp:1", "by its repository path"),
    ("a file beside main that wants to know everybody",
     {"app/helper.cpp": '#include "core/db/database.h"\n'}, "app/helper.cpp:1", "not in the table"),
    ("the environment in a part of head office that is not main",
     {"sync/server/a.cpp": "auto* home = secure_getenv(name);\n"}, "sync/server/a.cpp:1", "configuration"),
    ("a folder that the table does not know", {"core/extras/a.cpp": "#include <string>\n"}, "core/extras/a.cpp:1", "not in the table"),
    ("a module in CMake that the table does not know",
     {"core/extras/CMakeLists.txt": "shuke_module(NAME shuke_extras FOLDER core/extras SOURCES a.cpp)\n"},
     "core/extras/CMakeLists.txt:1", "not in the table"),
    ("a dependency that the table forbids",
     {"core/db/CMakeLists.txt": "shuke_module(NAME shuke_db FOLDER core/db SOURCES a.cpp)\n",
      "core/domain/CMakeLists.txt": "# Rules.\nshuke_module(NAME shuke_domain FOLDER core/domain\n  SOURCES a.cpp USES shuke_db)\n"},
     "core/domain/CMakeLists.txt:2", "may not use core/db (shuke_db)"),
    ("a library that the table forbids",
     {"core/codec/CMakeLists.txt": "shuke_module(NAME shuke_codec FOLDER core/codec SOURCES a.cpp LIBRARIES nlohmann curl)\n"},
     "core/codec/CMakeLists.txt:1", "the library curl"),
    ("sources by globbing", {"core/db/CMakeLists.txt": "\nfile(GLOB sources *.cpp)\n"}, "core/db/CMakeLists.txt:2", "one by one"),
    ("the system clock",
     {"core/store/a.cpp": "auto now() {\n  return std::chrono::system_clock::now();\n}\n"}, "core/store/a.cpp:2", "Clock port"),
    ("the calendar of the system", {"sync/server/a.cpp": "auto t = localtime(&at);\n"}, "sync/server/a.cpp:1", "as an argument"),
    ("a random device", {"core/demo/a.cpp": "std::random_device chance;\n"}, "core/demo/a.cpp:1", "IdSource"),
    ("rand", {"core/demo/a.cpp": "int i = rand();\n"}, "core/demo/a.cpp:1", "left to chance"),
    ("the environment", {"sync/server/a.cpp": 'auto home = std::getenv("HOME");\n'}, "sync/server/a.cpp:1", "configuration"),
    ("a file opened by hand", {"core/codec/a.cpp": 'auto* f = fopen("a", "r");\n'}, "core/codec/a.cpp:1", "only platform opens files"),
    ("SQLite outside its module", {"core/store/a.cpp": "void f(sqlite3_stmt* s);\n"}, "core/store/a.cpp:1", "only core/db"),
    ("floating point in the domain", {"core/domain/a.h": "struct Price {\n  double yuan;\n};\n"}, "core/domain/a.h:2", "integers"),
    ("a namespace opened in a header", {"core/base/a.h": "using namespace std;\n"}, "core/base/a.h:1", "opens no namespace"),
    ("a file of 501 lines", {"core/base/a.cpp": "int a;\n" * 501}, "core/base/a.cpp:501", "501 lines"),
    ("a function of 71 lines", {"core/base/a.cpp": "\n" + function(71)}, "core/base/a.cpp:2", "71 lines"),
    ("a long method", {"core/base/a.h": "class A {\n public:\n" + function(71) + "};\n"}, "core/base/a.h:3", "71 lines"),
    ("a long constructor", {"core/base/a.cpp": function(72, "A::A(int a) : a_{a}, b_(a)")}, "core/base/a.cpp:1", "72 lines"),
    ("a long test",
     {"tests/base/a_test.cpp": function(71, 'TEST_CASE("a sale with a { in its name is kept")')}, "tests/base/a_test.cpp:1", "71 lines"),
    ("a line of 141 columns", {"core/base/a.cpp": "\n// " + "x" * 138 + "\n"}, "core/base/a.cpp:2", "141 columns"),
    ("a wide line in a script", {"tests/run": "#!/bin/sh\n" + "x" * 141 + "\n"}, "tests/run:2", "141 columns"),
    ("work left over", {"core/base/a.cpp": f"// {UNFINISHED}: round.\n"}, "core/base/a.cpp:1", "finish it"),
    ("a path of one machine",
     {"platform/dev/setup": f"cd {MACHINE_PATH}\n", "platform/dev/README.md": "# Dev\n"}, "platform/dev/setup:1", "one machine"),
    ("a new folder at the top", {"tools/a.py": ""}, "tools:1", "top level is fixed"),
    ("a module without a README", {"core/base/a.cpp": "", "core/base/README.md": None}, "core/base/README.md:1", "says in a README"),
    ("a README of 61 lines", {"core/base/README.md": "text\n" * 61}, "core/base/README.md:61", "61 lines"),
    ("a key without a text",
     texts(keys=KEYS + "SHUKE_TEXT(sale_void)\n", english=ENGLISH.replace("{\n", '{\n  "sale_void": "Void",\n', 1)),
     "assets/text/zh-CN.json:1", "sale_void of app/text/text_keys.def has no text"),
    ("a text without a key",
     texts(english=ENGLISH.replace('"Pay",', '"Pay",\n  "sale_tip": "Tip",')), "assets/text/en.json:3", "sale_tip is not in"),
    ("slots that differ", texts(chinese=CHINESE.replace("{0}", "{1}")), "assets/text/en.json:3", "same slots"),
    ("a text that stands twice", texts(chinese=CHINESE.replace("{\n", '{\n  "sale_pay": "付款",\n')), "assets/text/zh-CN.json:2", "twice"),
    ("a key that stands twice", texts(keys=KEYS + "SHUKE_TEXT(sale_pay)\n"), "app/text/text_keys.def:4", "twice"),
    ("texts that are no JSON", texts(english="{\n  oops\n}\n"), "assets/text/en.json:2", "not JSON"),
    ("a text that nobody says", texts(said=["sale_left"]), "app/text/text_keys.def:2", "sale_pay: nobody says it"),
    ("a text that only a test and a comment say",
     {**texts(said=["sale_left"]), "tests/text/a_test.cpp": "Key::sale_pay;\n", "app/screens/a.cpp": "// Key::sale_pay\n"},
     "app/text/text_keys.def:2", "sale_pay: nobody says it"),
    ("a refusal that no test names",
     {"core/base/refusal.def": "SHUKE_REFUSAL(too_late)\nSHUKE_REFUSAL(too_old)\n",
      "tests/base/a_test.cpp": "f(shuke::Reason::too_late);\n"},
     "core/base/refusal.def:2", "Reason::too_old: no test names it"),
    ("a value of the domain that only a comment and another enum name",
     {"core/domain/a.h": "enum class Cause {\n  kept,  // comes first\n  lost = 4\n};\n",
      "tests/domain/a_test.cpp": "using enum Other;\n// Cause::lost\nf(Cause::kept, lost);\n"}, "core/domain/a.h:3", "Cause::lost"),
    ("a rule whose test is gone",
     {"tests/domain/README.md": "# Domain\n| 1 | `domain/a_test.cpp` | one holds |\n",
      "tests/domain/a_test.cpp": 'TEST_CASE("one held") {}\n'}, "tests/domain/README.md:2", "no test of that name"),
    ("a rule that no row names",
     {"tests/domain/README.md": "# Domain\n| 1 | `domain/a_test.cpp` | one |\n| 3 | `domain/a_test.cpp` | one |\n",
      "tests/domain/a_test.cpp": 'TEST_CASE("one") {}\n'}, "tests/domain/README.md:3", "rule 2 has no row"),
    ("a refusal without words",
     {**texts(), "core/base/refusal.def": "// No.\nSHUKE_REFUSAL(no_stock)\n"}, "core/base/refusal.def:2", "refusal_no_stock"),
]

# A sentence; files in which nothing may be reported.
CLEAN = [
    ("what the table allows",
     {"core/store/a.cpp": '#include "core/store/a.h"\n\n#include "core/db/database.h"\n#include "core/base/money.h"\n\n#include <string>\n',
      "core/db/a.cpp": "#include <sqlite3.h>\n#include <unistd.h>\n",
      "app/main.cpp": '#include "platform/os/clock.h"\n#include "core/store/store.h"\n',
      "sync/server/main.cpp": "#include <unistd.h>\nauto* home = std::getenv(name);\n",
      "tests/store/samples_test.cpp": '#include "samples.h"\n',
      "tests/store/a_test.cpp": '#include <doctest/doctest.h>\n\n#include "tests/support/fakes.h"\n#include "core/store/store.h"\n'}),
    ("banned words in comments, texts and longer names",
     {"core/domain/a.cpp": '// No rand() and no double here.\nauto why = "getenv(system_clock::now)";\n'
                           'int brand(int operand);\nauto raw = R"(double "fopen(")";\n'}),
    ("digit separators that are no characters", {"core/base/a.cpp": "int a = 1'000; /* ' */ int b = 0xFF'FF;\n" + function(70)}),
    ("clocks where the process meets the world", {"platform/os/clock.cpp": "auto now = std::chrono::system_clock::now();\n"}),
    ("a long namespace, class and table of short things",
     {"core/base/a.cpp": "namespace shuke {\nclass A {\n" + function(60) + function(60) + "};\n"
                         "int table[] = {\n" + "1,\n" * 90 + "};\n}\n"}),
    ("work with an issue, a temporary file, an address",
     {"tests/run": f"# {UNFINISHED}(issue 12) faster\nmktemp\ncurl http://127.0.0.1/work/\ncd ${{TMPDIR:-/tmp}}/shop\n"}),
    ("verdicts that tests name, by enum or after using it",
     {"core/domain/a.h": "enum class Cause { kept, lost };\nenum class Other : int { one };\nenum class Later;\n",
      "tests/domain/a_test.cpp": "using enum domain::Cause;\nf(kept, lost, shuke::domain::Other::one);\n"}),
    ("verdicts of a tree without tests", {"core/domain/a.h": "enum class Cause { kept };\n"}),
    ("both languages in step",
     {**texts(keys=KEYS + "SHUKE_TEXT(refusal_a)\n", chinese=CHINESE.replace("{\n", '{\n  "refusal_a": "不",\n'),
              english=ENGLISH.replace("{\n", '{\n  "refusal_a": "no",\n')),
      "core/base/refusal.def": "SHUKE_REFUSAL(a)\n"}),
]


class Tidy(unittest.TestCase):
    def test_a_planted_violation_is_reported_at_its_place_and_nothing_else_is(self):
        for sentence, files, place, words in PLANTED:
            with self.subTest(sentence):
                found = reported(files)
                self.assertEqual([where for where, _ in found], [place], found)
                self.assertIn(words, found[0][1])

    def test_what_only_looks_like_a_violation_is_left_alone(self):
        for sentence, files in CLEAN:
            with self.subTest(sentence):
                self.assertEqual(reported(files), [])

    def test_functions_are_measured_from_signature_to_brace(self):
        code = "template <class T>\nT add(T a,\n      T b) {\n  auto f = [&] {\n    return a + b;\n  };\n  return f();\n}\n"
        code += "\nint one() { return 1; }\n"
        self.assertEqual(list(cpp.functions(code)), [(1, 8), (10, 10)])

    def test_the_table_names_only_folders_and_libraries_that_it_knows(self):
        for folder, (ours, libraries) in tidy.TABLE.items():
            self.assertLessEqual(ours - {"*"}, tidy.TABLE.keys(), folder)
            self.assertLessEqual(libraries - {"*"}, tidy.rules.HEADERS.keys(), folder)

    def test_no_two_modules_of_the_table_may_use_each_other(self):
        reach = {folder: ours - {folder, "*"} for folder, (ours, _) in tidy.TABLE.items() if "*" not in ours}
        for _ in reach:
            for folder, ours in reach.items():
                reach[folder] = ours.union(*(reach[name] for name in ours))
        self.assertEqual([folder for folder, ours in reach.items() if folder in ours and folder != "core/base"], [])


if __name__ == "__main__":
    unittest.main()
