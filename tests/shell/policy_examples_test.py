"""The worked examples of `shuke-till quote`: every question asked of the real program, every answer held to what the example says, and both
held to their schemas. `policy_examples_test.py TILL`."""

import concurrent.futures
import copy
import json
import pathlib
import subprocess
import sys
import unittest

import jsonschema

ASSETS = pathlib.Path(__file__).resolve().parents[2] / "assets/policy"
sys.path.insert(0, str(ASSETS / "examples"))
import question as examples  # noqa: E402

TILL = ""
EXAMPLES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((ASSETS / "examples").glob("*.json"))}
DEFECTS = 21  # of "What goes wrong elsewhere" in the shared rules


def schema(name):
    return json.loads((ASSETS / f"{name}.schema.json").read_text(encoding="utf-8"))


def validator(name):
    """Knows the policy schema under its own id, with either way of saying so that jsonschema has had."""
    policy, formats = schema("policy"), jsonschema.FormatChecker()
    try:
        import referencing

        registry = referencing.Registry().with_resource(policy["$id"], referencing.Resource.from_contents(policy))
        return jsonschema.Draft202012Validator(schema(name), registry=registry, format_checker=formats)
    except ImportError:
        resolver = jsonschema.RefResolver.from_schema(schema(name), store={policy["$id"]: policy})
        return jsonschema.Draft202012Validator(schema(name), resolver=resolver, format_checker=formats)


def differences(expected, found, path=""):
    """What the example says and the answer does not: fields not named are free, lists have as many elements, null is a field left out."""
    if expected is None:
        return [] if found is None else [f"{path} is there"]
    if isinstance(expected, dict) and isinstance(found, dict):
        return [line for name, value in expected.items() for line in differences(value, found.get(name), f"{path}.{name}")]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [line for i, pair in enumerate(zip(expected, found)) for line in differences(*pair, f"{path}[{i}]")]
    return [] if type(expected) is type(found) and expected == found else [f"{path} is {json.dumps(found)}, not {json.dumps(expected)}"]


def numbers(value, path=()):
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    for step, inner in items:
        yield from numbers(inner, (*path, step))
    if isinstance(value, int) and not isinstance(value, bool):
        yield path


def places(schema_of_all, schema, document, path=()):
    """(path, schema of the value, value) of every value in a question, references followed; policies and sales have their own schemas."""
    if schema.get("$ref", "").startswith("#"):
        schema = schema_of_all["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "$ref" in schema or path[-1:] == ("sale",):
        return
    yield path, schema, document
    if isinstance(document, dict):
        for name, value in document.items():
            yield from places(schema_of_all, schema["properties"][name], value, (*path, name))
    if isinstance(document, list):
        for index, value in enumerate(document):
            yield from places(schema_of_all, schema["items"], value, (*path, index))


def changed(document, path, value):
    copied = copy.deepcopy(document)
    inner = copied
    for step in path[:-1]:
        inner = inner[step]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return copied


def slips(validator_of_all, questions):
    """Wrong questions: at one place of every kind a field missing or unknown, and values of another type or out of their limits."""
    seen = set()
    for question in questions:
        for path, one, value in places(validator_of_all.schema, validator_of_all.schema, question):
            kind = tuple("*" if isinstance(step, int) else step for step in path)
            if kind in seen or path == ("title",):
                continue
            seen.add(kind)
            others = [] if not path else ["soon", [], -1, 1.5]
            if isinstance(value, dict):
                needed = [name for name in one.get("required", []) if name in value]
                yield from ((dotted(path, name), changed(question, (*path, name), None)) for name in needed)
                if one.get("additionalProperties") is False:
                    yield dotted(path, "colour"), changed(question, (*path, "colour"), 1)
            alone = validator_of_all.evolve(schema={**one, "$defs": validator_of_all.schema["$defs"]})
            yield from ((f"{dotted(path)}: {other}", changed(question, path, other)) for other in others if not alone.is_valid(other))


def dotted(path, *more):
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in (*path, *more)).lstrip(".")


def asked(example):
    """The standalone question, and exit code, answer and message."""
    standalone = examples.standalone(example["question"], TILL)
    return standalone, *examples.ask(TILL, standalone)


class Examples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            cls.asked = dict(zip(EXAMPLES, pool.map(asked, EXAMPLES.values())))

    def test_every_example_comes_out_as_it_says(self):
        for name, example in EXAMPLES.items():
            with self.subTest(name):
                _, code, answer, said = self.asked[name]
                self.assertEqual(code, example["exit"], said or json.dumps(answer, indent=1))
                self.assertEqual(differences(example["answer"], answer or {}), [])
                self.assertIn(example.get("message", ""), said)

    def test_every_question_and_every_answer_is_what_the_schemas_say(self):
        questions, answers = validator("quote"), validator("answer")
        for name, (standalone, _, answer, said) in self.asked.items():
            with self.subTest(name):
                wrong = [f"{error.json_path}: {error.message}" for error in questions.iter_errors(standalone)]
                self.assertEqual(bool(wrong), answer is None, said or wrong)
                if answer is not None:
                    self.assertEqual([f"{error.json_path}: {error.message}" for error in answers.iter_errors(answer)], [])

    def test_schema_and_till_refuse_the_same_slips(self):
        questions = validator("quote")
        found = list(slips(questions, [standalone for standalone, _, answer, _ in self.asked.values() if answer is not None]))
        self.assertGreater(len(found), 300)
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda slip: examples.ask(TILL, slip[1]), found))
        for (what, wrong), (code, answer, said) in zip(found, answers):
            self.assertFalse(questions.is_valid(wrong), f"the schema takes {what}")
            self.assertTrue(code == 1 and answer is None and " was refused with " in said, f"the till takes {what}: {said}")

    def test_an_example_says_its_rule_its_arithmetic_and_one_number_at_least(self):
        for name, example in EXAMPLES.items():
            with self.subTest(name):
                self.assertLessEqual(set(example), {"title", "why", "question", "exit", "answer", "message"})
                self.assertTrue(example["title"].endswith("."))
                self.assertTrue(2 <= len(example["why"]) <= 5, "2 to 5 lines")
                self.assertTrue(example["answer"] or example["message"])

    def test_they_are_numbered_without_a_gap_and_every_defect_has_one(self):
        self.assertEqual(sorted(int(name.split("-")[0]) for name in EXAMPLES), list(range(1, len(EXAMPLES) + 1)))
        self.assertEqual(sum("-defect-" in name for name in EXAMPLES), DEFECTS)

    def test_the_script_prints_a_question_that_the_till_answers(self):
        script = [sys.executable, "-B", str(ASSETS / "examples/question.py"), "01", "--till", TILL]
        printed = subprocess.run(script, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True).stdout
        self.assertEqual(json.loads(printed), self.asked[next(iter(EXAMPLES))][0])


class Refused(unittest.TestCase):
    """What no schema can say: two that are called alike, and days that do not fit together."""

    def setUp(self):
        self.base = examples.standalone(
            {
                "policies": ["chain.json"],
                "now": "2026-11-25T15:00:00+08:00",
                "goods": [{"sku": "coat", "list": 50000}],
                "basket": {"lines": [{"sku": "coat"}]},
            },
            TILL,
        )

    def refused(self, question, where):
        code, answer, said = examples.ask(TILL, question)
        self.assertEqual((code, answer), (1, None))
        self.assertIn(f"at {where};", said)

    def test_two_that_are_called_alike(self):
        offer, coupon = (
            next(example["question"][name][0] for example in EXAMPLES.values() if example["question"].get(name))
            for name in ("promotions", "coupons")
        )
        self.assertEqual(examples.ask(TILL, {**self.base, "promotions": [offer], "coupons": [coupon]})[0], 0)
        self.refused({**self.base, "goods": [{"sku": "coat", "list": 1}, {"sku": "coat", "list": 2}]}, "goods[1].sku")
        self.refused({**self.base, "promotions": [offer, offer]}, "promotions[1].id")
        self.refused({**self.base, "coupons": [coupon, coupon]}, "coupons[1].coupon")

    def test_what_is_no_question_no_time_and_no_day(self):
        for text in ("null", "[]", '"basket"'):
            asked = subprocess.run([TILL, "quote"], input=text, capture_output=True, text=True, encoding="utf-8", timeout=60)
            self.assertEqual((asked.returncode, asked.stdout), (1, ""))
            self.assertIn("has to be one JSON object;", asked.stderr)
        self.refused({**self.base, "now": "2026-11-25T15:00:00+99:99"}, "now")
        for month, day, is_lunar in ((2, 31, False), (0, 1, False), (1, 31, True)):
            birthday = {"year": 0, "month": month, "day": day, "lunar": is_lunar}
            self.refused({**self.base, "member": {"birthday": birthday}}, "member.birthday")

    def test_a_key_that_stands_twice(self):
        text = json.dumps(self.base).replace('"list": 50000', '"list": 50000, "list": 1')
        asked = subprocess.run([TILL, "quote"], input=text, capture_output=True, text=True, encoding="utf-8", timeout=60)
        self.assertEqual((asked.returncode, asked.stdout), (1, ""))
        self.assertIn("at goods.list;", asked.stderr)

    def test_a_day_before_any_policy_and_a_return_before_its_sale(self):
        self.refused({**self.base, "now": "2019-11-25T15:00:00+08:00"}, "now")
        _, answer, _ = examples.ask(TILL, {**self.base, "record": True})
        sale = {"seq": 1, "sale": answer["record"]["body"]}
        back = {name: value for name, value in self.base.items() if name != "basket"}
        back |= {"seq": 2, "sales": [sale], "return": {"terminal": 1, "seq": 1, "pieces": [{"line": 1}]}}
        self.assertEqual(examples.ask(TILL, back)[0], 0)
        code, answer, _ = examples.ask(TILL, {**back, "now": "2026-11-24T15:00:00+08:00"})
        self.assertEqual((code, answer["refused"], answer["detail"]), (1, "return_not_sold", "now"))
        self.refused({**back, "sales": [sale, sale]}, "sales[1].seq")


class ProvesItself(unittest.TestCase):
    def test_one_number_that_is_changed_is_found_in_every_place(self):
        name = next(iter(EXAMPLES))
        _, _, answer, _ = asked(EXAMPLES[name])
        expected = EXAMPLES[name]["answer"]
        places = list(numbers(expected))
        self.assertGreater(len(places), 2)
        for path in places:
            changed = copy.deepcopy(expected)
            inner = changed
            for step in path[:-1]:
                inner = inner[step]
            inner[path[-1]] += 1
            self.assertEqual(len(differences(changed, answer)), 1, path)

    def test_what_is_left_out_longer_or_of_another_kind_is_found(self):
        answer = {"total": 1, "lines": [{"paid": 1}]}
        self.assertEqual(differences({"total": 1, "lines": [{}], "record": None}, answer), [])
        for wrong in ({"record": {}}, {"lines": []}, {"lines": [{}, {}]}, {"total": None}, {"total": True}, {"total": "1"}):
            self.assertEqual(len(differences(wrong, answer)), 1, wrong)


if __name__ == "__main__":
    TILL = sys.argv.pop()
    unittest.main()
