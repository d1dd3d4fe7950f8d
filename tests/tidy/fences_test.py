#!/usr/bin/env python3
"""A planted wrong include must not compile: takes each module's own compile command, feeds it a file that includes what the table
forbids, and looks for the fence's words.

    tests/tidy/fences_test.py BUILD_TREE"""
import json
import shlex
import subprocess
import sys
import unittest
from pathlib import Path

import tidy

ROOT = Path(__file__).resolve().parents[2]
FENCES = ROOT / "platform/cmake/fences"


def module_commands(build):
    """folder -> the command that compiles one of its sources, without launcher, input and output."""
    commands = {}
    for entry in json.loads((Path(build) / "compile_commands.json").read_text()):
        path = Path(entry["file"])
        if not path.is_relative_to(ROOT):
            continue
        folder = tidy.owner(path.relative_to(ROOT).as_posix())
        if folder in (None, "main", "tests") or folder in commands:
            continue
        words = shlex.split(entry["command"])
        if Path(words[0]).name == "ccache":
            words = words[1:]
        output = words.index("-o")
        words = words[:output] + words[output + 2 :]
        commands[folder] = [word for word in words if word not in ("-c", entry["file"])]
    return commands


def compile_errors(command, source):
    # From the root of the file system: an include would otherwise be looked for where this test was started, too.
    run = subprocess.run([*command, "-fsyntax-only", "-x", "c++", "-"], input=source, capture_output=True, text=True, cwd="/")
    return run.stderr if run.returncode else ""


def headers_in(folder):
    """Headers of a module that another could try to reach, as include paths."""
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*.h"))


def reach(folder):
    """The folder, what the table lets it use, and what those may use: public dependencies are passed on."""
    seen, todo = set(), [folder]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += tidy.TABLE[name][0]
    return seen


class Fences(unittest.TestCase):
    def test_a_guarded_header_does_not_compile_in_a_module_that_has_not_declared_its_library(self):
        for folder, command in COMMANDS.items():
            for library in sorted(FENCES.iterdir()):
                if tidy.may_use(folder, library.name, 1):
                    continue
                headers = sorted(path.relative_to(library).as_posix() for path in library.rglob("*") if path.is_file())
                errors = compile_errors(command, "".join(f"#include <{header}>\n" for header in headers))
                for header in headers:
                    with self.subTest(f"{folder} includes <{header}>"):
                        self.assertIn(f'#error "{header}: this module has not declared the library', errors)

    def test_a_module_outside_the_reach_of_another_cannot_be_included_by_it(self):
        for folder, command in COMMANDS.items():
            hidden = [path for other in tidy.TABLE.keys() - reach(folder) - {"main", "tests"} for path in headers_in(other)[:1]]
            plant = "".join(f'#if __has_include("{path}")\n#error {path} is within reach\n#endif\n' for path in hidden)
            with self.subTest(folder):
                self.assertEqual(compile_errors(command, plant), "")

    def test_a_module_can_include_itself_so_the_fences_are_not_closed_by_accident(self):
        for folder, command in COMMANDS.items():
            for path in headers_in(folder)[:1]:
                with self.subTest(folder):
                    self.assertEqual(compile_errors(command, f'#if !__has_include("{path}")\n#error {path} is out of reach\n#endif\n'), "")

    def test_an_include_from_above_ends_the_compilation_with_its_name(self):
        modules = tidy.TABLE.keys() - {"main", "tests", "core/base"}
        above = next(path for folder in sorted(modules) for path in headers_in(folder))
        self.assertIn(f"{above}: No such file or directory", compile_errors(COMMANDS["core/base"], f'#include "{above}"\n'))

    def test_every_spelling_that_the_system_offers_is_fenced(self):
        spellings = """imgui.h imgui/imgui.h imgui_internal.h imgui/imgui_internal.h stb_image_write.h stb/stb_image_write.h ft2build.h
            freetype2/ft2build.h sqlite3.h curl/curl.h sodium.h nlohmann/json.hpp nlohmann/json_fwd.hpp GLFW/glfw3.h unicode/unistr.h"""
        for header in spellings.split():
            with self.subTest(header):
                self.assertIn("has not declared the library", compile_errors(COMMANDS["core/base"], f"#include <{header}>\n"))


if __name__ == "__main__":
    COMMANDS = module_commands(sys.argv.pop())
    unittest.main()
