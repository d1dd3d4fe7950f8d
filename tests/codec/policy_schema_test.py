"""The schema of the policy document and the decoder agree: on the ready policies, on every field that is missing, unknown, of the wrong
type or out of its limits, and on the fields the encoder writes. `policy_schema_test.py DECODER`, the program of policy_decoder.cpp."""

import copy
import json
import pathlib
import subprocess
import sys
import unittest

import jsonschema

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "assets/policy"
SCHEMA = json.loads((FOLDER / "policy.schema.json").read_text(encoding="utf-8"))
FILES = [path for path in sorted(FOLDER.glob("*.json")) if not path.stem.endswith(".schema")]
READY = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
DECODER = ""


def decoded(documents):
    """Of every document: the policy as it is encoded again, or the path that was refused."""
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    out = subprocess.run([DECODER], input=lines, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True).stdout
    answers = [line.split(" ", 1) for line in out.splitlines()]
    return [json.loads(rest) if verdict == "ok" else rest for verdict, rest in answers]


def places(schema, document, path=()):
    """(path, schema of the value, value) of every object, array and value in a document, references followed."""
    if "$ref" in schema:
        schema = {**SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], **{k: v for k, v in schema.items() if k != "$ref"}}
    yield path, schema, document
    if isinstance(document, dict):
        for name, value in document.items():
            yield from places(schema["properties"][name], value, (*path, name))
    if isinstance(document, list):
        for index, value in enumerate(document):
            yield from places(schema["items"], value, (*path, index))


def at(document, path):
    for step in path:
        document = document[step]
    return document


def changed(document, path, value):
    copied = copy.deepcopy(document)
    at(copied, path[:-1])[path[-1]] = value
    return copied


def dotted(path):
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def lean(value, most=1):
    """The same with one element of every list, so that a thousand of them are judged in a moment; of the tiers two."""
    if isinstance(value, list):
        return [lean(one) for one in value[:most]]
    return {name: lean(one, 2 if name == "tiers" else 1) for name, one in value.items()} if isinstance(value, dict) else value


def slips(document):
    """(what was done, the path the decoder names, the wrong document), at one place of every kind."""
    seen = set()
    for path, schema, value in places(SCHEMA, document):
        kind = tuple("*" if isinstance(step, int) else step for step in path)
        if kind in seen:
            continue
        seen.add(kind)
        if isinstance(value, dict):
            yield "unknown", dotted((*path, "colour")), changed(document, (*path, "colour"), 1)
            for name in schema.get("required", []):
                wrong = copy.deepcopy(document)
                del at(wrong, path)[name]
                yield "missing", dotted((*path, name)), wrong
        if not path:
            continue
        for other in (None, "soon", "", -1, 1.5, 10**13, 10**30, True, [], {}):
            if not VALIDATOR.evolve(schema=schema_alone(schema)).is_valid(other):
                yield f"{json.dumps(other)} for", dotted(path), changed(document, path, other)
        for limit in (schema.get("minimum", 0) - 1, schema.get("maximum", 0) + 1):
            if schema.get("type") == "integer":
                yield f"{limit} for", dotted(path), changed(document, path, limit)
        if isinstance(value, list) and value:
            yield "too many", dotted(path), changed(document, path, value * 65)


def schema_alone(schema):
    return {**schema, "$defs": SCHEMA["$defs"]}


class Ready(unittest.TestCase):
    def test_the_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_the_three_ready_policies_are_valid_for_both(self):
        self.assertEqual(sorted(READY), ["chain", "generous", "single-shop"])
        for name, answer in zip(READY, decoded(READY.values())):
            with self.subTest(name):
                self.assertEqual([error.message for error in VALIDATOR.iter_errors(READY[name])], [])
                self.assertIsInstance(answer, dict)

    def test_the_encoder_writes_what_the_schema_knows_and_all_of_it(self):
        written = decoded([READY["generous"]])[0]
        VALIDATOR.validate(written)
        for path, schema, value in places(SCHEMA, written):
            if isinstance(value, dict):
                self.assertEqual(sorted(value), sorted(schema["properties"]), dotted(path))

    def test_what_is_left_out_has_the_default_that_the_schema_names(self):
        least = {key: READY["single-shop"][key] for key in SCHEMA["required"]}
        for path, schema, value in places(SCHEMA, decoded([least])[0]):
            if "default" in schema and not path[0] == "tiers":
                self.assertEqual(value, schema["default"], dotted(path))


class Wrong(unittest.TestCase):
    def test_both_refuse_every_slip_and_the_decoder_names_its_place(self):
        found = list(slips(lean(decoded([READY["generous"]])[0])))
        self.assertGreater(len(found), 500)
        for (what, path, wrong), answer in zip(found, decoded(wrong for _, _, wrong in found)):
            self.assertFalse(VALIDATOR.is_valid(wrong), f"the schema takes {what} {path}")
            self.assertIsInstance(answer, str, f"the decoder takes {what} {path}")
            # A list that is too long, and an "all" that became another kind, are named as a whole or by what is missing inside.
            self.assertTrue(answer == path or answer.startswith(path), f"{what} {path}: the decoder names {answer}")

    def test_both_refuse_a_condition_or_gift_without_what_it_asks_for(self):
        chain, rule = READY["chain"], ("tiers", 1, "qualify", 0, "all", 0)
        conditions = [{"kind": "spend"}, {"kind": "single_sale", "amount": 0}, {"kind": "visits"}, {"kind": "visits", "count": 0}]
        windows = [{"kind": "rolling_days"}, {"kind": "rolling_months", "length": 0}, {"kind": "rolling_months", "length": 1201}]
        wrong = [changed(chain, rule, condition) for condition in conditions] + [changed(chain, (*rule, "window"), w) for w in windows]
        gift = {"id": "g", "name": {"zh": "礼物"}, "occasion": "single_sale"}
        wrong += [changed(chain, ("gifts",), [gift]), changed(chain, (*rule[:4], "all"), [])]
        for document, answer in zip(wrong, decoded(wrong)):
            self.assertFalse(VALIDATOR.is_valid(document), answer)
            self.assertIsInstance(answer, str)

    def test_what_a_schema_cannot_say_the_decoder_alone_refuses(self):
        full = READY["generous"]
        alone = {
            "tiers[1].code": changed(full, ("tiers", 1, "code"), "member"),
            "tiers[2].qualify": changed(READY["chain"], ("tiers", 2, "qualify"), READY["chain"]["tiers"][1]["qualify"]),
            "earning.categories[1].category": changed(full, ("earning", "categories", 1, "category"), "outerwear"),
            "earning.events[0].to": changed(full, ("earning", "events", 0, "to"), "2026-09-01"),
            "membership.tier": changed(full, ("membership", "tier"), 5),
            "gifts[1].id": changed(full, ("gifts", 1, "id"), "welcome-bag"),
            "gifts[1].least_tier": changed(full, ("gifts", 1, "least_tier"), 5),
            "version": changed(full, ("version",), 1.0),
        }
        for (path, document), answer in zip(alone.items(), decoded(alone.values())):
            self.assertTrue(VALIDATOR.is_valid(document), path)
            self.assertEqual(answer, path)


if __name__ == "__main__":
    DECODER = sys.argv.pop()
    unittest.main()
