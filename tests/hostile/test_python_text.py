"""Text in a generated script stays text."""

from __future__ import annotations

import ast

from hostile.corpus import batches, corpus, visible, with_zero
from pypeline.emit.literals import python_template, python_text, python_value


def test_a_text_is_a_literal_that_gives_it_back():
    for text in (*corpus(), *with_zero(corpus())):
        written = python_text(text)
        assert ast.literal_eval(written) == text, repr(text)
        body = ast.parse(f"x = {written}\ny = 1").body
        assert [type(part) for part in body] == [ast.Assign, ast.Assign], repr(text)


def test_texts_of_many_lines_too():
    for text in corpus():
        assert ast.literal_eval(python_text(f"\n{text}\n")) == f"\n{text}\n", repr(text)


def test_values_of_any_shape_give_themselves_back():
    for texts in batches(corpus(), 250):
        value = {"list": list(texts), "names": {text: text for text in texts}, "more": [None, True, 1, 2.5]}
        assert ast.literal_eval(python_value(value)) == value


def test_a_template_evaluates_to_its_text_with_the_values_put_in():
    for text in visible():
        if "{{" in text or "}}" in text or text.endswith("{") or text.startswith("}"):
            continue
        written = python_template(f"{text}{{{{params.x}}}}{text}")
        tree = ast.parse(written, mode="eval")
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        assert len(calls) == 1, repr(text)
        value = eval(compile(tree, "x", "eval"), {"values": {"params.x": "X"}, "str": str})  # noqa: S307 - the text under test
        assert value == f"{text}X{text}", repr(text)
