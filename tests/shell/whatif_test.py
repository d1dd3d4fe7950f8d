"""`shuke-till whatif` asked of the real program over a seeded till, with the ready policies. `whatif_test.py TILL`."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

POLICIES = pathlib.Path(__file__).resolve().parents[2] / "assets/policy"
NOW = "2026-11-22T14:30:00+08:00"
MEMBERS = 300
TILL = ""


def till(*words):
    done = subprocess.run([TILL, *map(str, words)], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


class WhatIf(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.data = pathlib.Path(cls.folder.name) / "till"
        code, _, said = till("seed", "--data", cls.data, "--members", MEMBERS, "--sales", 2, "--now", NOW)
        assert code == 0, said

    def ask(self, policy, *words):
        return till("whatif", "--data", self.data, "--policy", policy, "--now", NOW, *words)

    def answer(self, name):
        code, out, said = self.ask(POLICIES / name, "--json")
        self.assertEqual((code, said), (0, ""))
        return json.loads(out)

    def test_the_policy_in_force_beside_itself_makes_no_difference(self):
        answer = self.answer("chain.json")
        self.assertEqual(answer["people"], MEMBERS)
        self.assertEqual(answer["moves"], {"enrol": 0, "lose": 0, "up": 0, "down": 0, "same": MEMBERS})
        self.assertEqual(set(answer["difference"].values()), {0})
        self.assertEqual(answer["in_force"], answer["other"])
        self.assertGreater(answer["in_force"]["points"], 0)
        self.assertGreater(min(tier["members"] for tier in answer["in_force"]["tiers"]), 0)

    def test_a_single_shop_has_one_tier_and_takes_nothing_off(self):
        answer = self.answer("single-shop.json")
        other = answer["other"]
        self.assertEqual([tier["code"] for tier in other["tiers"]], ["member"])
        self.assertEqual((other["tier_off"], other["welcome_off"]), (0, 0))
        self.assertEqual(other["cost"], other["points_worth"])
        self.assertEqual(answer["moves"]["up"], 0)
        above = sum(tier["members"] for tier in answer["in_force"]["tiers"][1:])
        self.assertEqual(answer["moves"]["down"], above, "silver and gold are members there")
        self.assertLess(answer["difference"]["cost"], 0)

    def test_a_generous_chain_loses_nobody_and_costs_more(self):
        answer = self.answer("generous.json")
        self.assertEqual(answer["moves"]["lose"], 0)
        self.assertGreater(answer["moves"]["up"], 0)
        self.assertGreater(answer["difference"]["tier_off"], 0)
        self.assertGreater(answer["difference"]["cost"], 0)

    def test_everybody_is_counted_once_on_both_sides(self):
        for name in ("chain.json", "single-shop.json", "generous.json"):
            with self.subTest(name):
                answer = self.answer(name)
                self.assertEqual(sum(answer["moves"].values()), answer["people"])
                self.assertEqual(sum(map(sum, answer["tiers_in_force_by_other"])), answer["people"])
                for side in (answer["in_force"], answer["other"]):
                    self.assertEqual(side["no_tier"] + sum(tier["members"] for tier in side["tiers"]), answer["people"])
                    self.assertEqual(side["points_worth"] + side["tier_off"] + side["welcome_off"], side["cost"])
                for what, difference in answer["difference"].items():
                    self.assertEqual(difference, answer["other"][what] - answer["in_force"][what], what)

    def test_the_table_is_in_the_language_asked_for(self):
        code, out, _ = self.ask(POLICIES / "generous.json", "--lang", "en")
        self.assertEqual(code, 0)
        self.assertIn("In force", out)
        self.assertIn("现行", self.ask(POLICIES / "generous.json")[1])

    def test_a_policy_with_a_wrong_field_is_refused_with_its_path(self):
        wrong = json.loads((POLICIES / "chain.json").read_text(encoding="utf-8"))
        wrong["tiers"][1]["qualify"][0]["all"][0]["amount"] = -1
        file = pathlib.Path(self.folder.name) / "wrong.json"
        file.write_text(json.dumps(wrong), encoding="utf-8")
        code, out, said = self.ask(file)
        self.assertEqual((code, out), (1, ""))
        self.assertIn("tiers[1].qualify[0].all[0].amount", said)

    def test_a_file_that_is_not_there_is_the_world_and_a_missing_one_is_usage(self):
        code, _, said = self.ask(pathlib.Path(self.folder.name) / "nowhere.json")
        self.assertEqual(code, 3)
        self.assertIn("nowhere.json", said)
        self.assertEqual(till("whatif", "--data", self.data)[0], 2)
        self.assertEqual(till("whatif", "--data", self.data / "nowhere", "--policy", POLICIES / "chain.json")[0], 1)

    def test_asking_changes_nothing(self):
        before = till("check", "--data", self.data, "--json")
        self.ask(POLICIES / "generous.json")
        self.assertEqual(till("check", "--data", self.data, "--json"), before)


if __name__ == "__main__":
    TILL = sys.argv.pop()
    unittest.main()
