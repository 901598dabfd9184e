"""Every value, and every character of a text, can be found again in the file."""

import pytest

from document.samples import SAMPLE, with_modules
from pypeline.document import read_pipeline
from pypeline.problems import Place

PIPELINE = read_pipeline(SAMPLE, "orders.yaml").pipeline
LINES = SAMPLE.splitlines()


def text_at(place, length):
    return LINES[place.line - 1][place.column - 1 :][:length]


def test_a_value_is_placed_at_its_first_character_after_the_quote():
    place = PIPELINE.place("adults", "condition")
    assert place == Place("orders.yaml", 12, 38, node="adults", option="condition")
    assert text_at(place, 8) == "age > 18"


@pytest.mark.parametrize(("option", "word", "written"), [
    ("condition", "18", "18"), (("columns", "total"), "1'", "1'"), (("columns", "note"), "é", "\\u"), (("columns", "note"), "y", "y"),
    (("columns", "note"), '"', '\\"'), ("query", "SELECT", "SELECT"), ("query", "sum", "sum"), ("query", "GROUP", "GROUP"),
    ("folded", "AND", "AND"), ("folded", "2", "2"),
])  # fmt: skip
def test_a_character_is_found_in_every_style_of_quoting(option, word, written):
    node = "adults" if option == "condition" else "totals"
    value = PIPELINE.node(node).options
    for step in (option,) if isinstance(option, str) else option:
        value = value[step]
    assert text_at(PIPELINE.place_in(node, option, value.index(word)), len(written)) == written


def test_every_character_that_is_not_white_is_found_where_it_stands():
    query = PIPELINE.node("totals").options["query"]
    for offset, char in enumerate(query):
        if not char.isspace():
            assert text_at(PIPELINE.place_in("totals", "query", offset), 1) == char


@pytest.mark.parametrize(
    "written",
    [
        "'it''s  a\n\n      b  c'",
        '"a\\n\\tb \\\n       c\\x41 \\U0001F600 d"',
        "plain\n      words  over lines",
        "plain",
    ],
)
def test_folded_and_escaped_texts_map_back(written):
    text = with_modules(f"  - {{id: a, name: b, configs: {{c: {written}}}}}")
    pipeline = read_pipeline(text).pipeline
    value = pipeline.nodes[0].options["c"]
    lines = text.splitlines()
    for offset, char in enumerate(value):
        place = pipeline.place_in("a", "c", offset)
        assert char.isspace() or lines[place.line - 1][place.column - 1] in {char, "\\"}


def test_the_end_of_a_text_and_offsets_beyond_it_have_a_place():
    assert PIPELINE.place_in("adults", "condition", 8) == PIPELINE.place_in("adults", "condition", 99)
    assert PIPELINE.place_in("adults", "condition", 8).column == 46


def test_what_is_not_written_has_the_place_of_what_is_around_it():
    assert PIPELINE.place("adults", "missing") == Place("orders.yaml", 10, 5, node="adults", option="missing")
    nested = PIPELINE.place("totals", ("columns", "missing"))
    assert (nested.line, nested.option) == (25, "columns.missing")
    assert PIPELINE.place("nobody") == Place("orders.yaml", node="nobody")


def test_links_valves_tests_parameters_and_settings_have_places():
    assert PIPELINE.place(link_index=1) == Place("orders.yaml", 31, 44, link="adults.output - totals.input")
    assert PIPELINE.place(valve_index=0) == Place("orders.yaml", 33, 7, link="orders (1|) notify")
    assert PIPELINE.place(test_index=0).line == 37
    assert PIPELINE.place(parameter="since").line == 5
    assert PIPELINE.place(section=("settings", "threads")) == Place("orders.yaml", 3, 69)
    assert PIPELINE.place("adults", ("by", 0, "column")).option == "by[0].column"


def test_lines_are_counted_as_editors_count_them():
    text = "flow: {name: a, desc: 'x\u2028y'}\r\nmodules:\r\n  - {id: a, name: b, configs: {c: \"😀\u0085 d\"}}\r\n"
    pipeline = read_pipeline(text).pipeline
    place = pipeline.place_in("a", "c", pipeline.nodes[0].options["c"].index("d"))
    assert (place.line, text.split("\r\n")[2][place.column - 1]) == (3, "d")
