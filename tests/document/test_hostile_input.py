"""Whatever a file holds: problems, in bounded time, and never an exception."""

import os
import random
import time

import pytest

from document.samples import SAMPLE, V1
from pypeline.document import read_bytes, read_pipeline, write_pipeline
from pypeline.problems import CODES

CASES = 20_000 if os.environ.get("CI") else 2_000
SEED = int(os.environ.get("FUZZ_SEED", "20261121"))
PIECES = [
    "{", "}", "[", "]", ":", ": ", ",", "- ", "-", "\n", "\n  ", "\n    ", "\t", "'", '"', "|", ">", "|+\n", "&a", "*a", "!!x ", "!", "%", "@",
    "---\n", "...\n", "? ", "#", "<<: ", "\ufeff", "\x00", "\x85", "\u2028", "é", "😀", "\r\n", "\\", "\\u", "(1|", "(0|", "(Last|ok: )", ")", " - ",
    "null", "~", "true", "1e999", "0x", "9" * 500, "-.inf", ".nan", "1:30", "x" * 300, "{{", "}}", "id", "name", "configs", "required",
    "modules", "flow", "connections", "data", "control", "layout", "tests", "misc", "order", "kind", "from", "to", "parameters", "type", "default",
]  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 0, 1, 2, 5, 40]))
        piece = chance.choice(PIECES) if chance.random() < 0.8 else text[chance.randrange(len(text) + 1) :][:60]
        text = text[:start] + piece + text[end:]
    return text


def hostile(chance: random.Random) -> bytes:
    kind = chance.randrange(5)
    if kind == 0:
        return chance.randbytes(chance.randrange(200))
    if kind == 1:
        return "".join(chance.choices(PIECES, k=chance.randrange(40))).encode("utf-8", "surrogatepass")
    text = mutated(chance.choice([SAMPLE, V1]), chance).encode()
    if kind == 2:
        at = chance.randrange(len(text) + 1)
        return text[:at] + chance.randbytes(2) + text[at:]
    return text


def test_no_input_raises_anything_and_every_problem_can_be_shown():
    chance = random.Random(SEED)  # noqa: S311 - a seed makes failures repeatable
    for case in range(CASES):
        content = hostile(chance)
        reading = read_bytes(content, "fuzz.yaml")
        assert reading.pipeline is not None or reading.problems, (SEED, case)
        for problem in reading.problems:
            assert problem.code in CODES.keys() - {"P999"}, (SEED, case, content, problem)
            assert len(problem.message) < 600, (SEED, case, problem)
            assert "\n" not in problem.message, (SEED, case, problem)
            str(problem)
        if reading.pipeline is not None:
            check_places_and_writing(reading.pipeline, content.decode("utf-8-sig"), (SEED, case, content))


def check_places_and_writing(pipeline, text, case):
    for node in pipeline.nodes:
        for option, value in node.options.items():
            assert pipeline.place_in(node.id, option, len(str(value)) // 2).line is not None, case
    assert write_pipeline(pipeline, text) == text, case
    write_pipeline(pipeline)


@pytest.mark.parametrize("text", [
    "[" * 200_000, "{" * 200_000, "- " * 200_000, "? " * 200_000, '{"a":' * 100_000, "a: {b: " * 10_000, "{? " * 10_000,
    "{a" + ",a" * 200_000, "[" + "{}," * 600_000 + "]", "- a\n" * 400_000, "&a " * 100_000, "!" * 100_000,
    "a: &a [x]\n" + "".join(f"b{i}: [*a, *a]\n" for i in range(10_000)), ("k" * 2_000 + ": ") * 500, "a: '" + "x" * 4_000_000,
    "a: |\n" + " \n" * 500_000, "\t" * 1_000_000, "#" * 2_000_000, "\n" * 2_000_000, "- [\n" * 50_000, "- '\n" * 100_000, "x: " + "9" * 1_000_000,
    "flow: {name: a}\nmodules:\n" + "- {id: a, name: b}\n" * 30_000,
    "flow: {name: a}\nmodules:\n" + "".join(f"- {{id: n{i}, name: b, wrong: 1}}\n" for i in range(9_000)),
    "flow: {name: a}\nmodules: []\nconnections: {control: [" + "'" + "(" * 10_000 + "', " + "'a (1|" + "(" * 10_000 + ") b']}",
    "flow: {name: a}\nmodules: []\nconnections: {data: ['" + " " * 900 + "a.b" + " " * 90_000 + "']}",
    'flow: {name: a}\nmodules: []\nparameters: {a: {type: "decimal(' + "1" * 100_000 + '"}}',
    "flow: {name: a}\nmodules: []\nsettings: {memory: '" + "1" * 30 + "TB', timeout: 1e999}",
    "flow: {name: a}\nmodules: []\nlayout: {a: [1e999, 9" + "9" * 390 + "]}",
    "flow: {name: a, version: 1.0.0-" + "a." * 30 + "}\nmodules: []",
], ids=lambda text: text[:20].encode("unicode_escape").decode())  # fmt: skip
def test_a_bomb_is_defused_in_bounded_time(text):
    start = time.process_time()
    reading = read_pipeline(text)
    assert time.process_time() - start < 8
    assert reading.problems
    assert all(problem.code != "P999" for problem in reading.problems)
