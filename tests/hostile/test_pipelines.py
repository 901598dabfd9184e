"""Whole pipelines made of hostile text: run, and run as a script; the text comes back and nothing else happens."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
import re
import string
import sys
from pathlib import Path

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from hostile.corpus import batches, corpus, some, visible
from pypeline.assembly.local import TEXTS, session
from pypeline.document import Flow, Link, Misc, Node, Parameter, Pipeline, read_pipeline, write_pipeline
from pypeline.emit.script import python_script
from pypeline.service.session import RunOptions


@pytest.fixture
def base(tmp_path):
    yield tmp_path
    assert {path.name for path in tmp_path.iterdir()} <= {".pype", "out", "data.parquet"}, "something got out"


def straight(*nodes, **more):
    """A chain; the nodes are named a, b, …"""
    links = [
        Link(one.id, "data" if index == 0 else "output", two.id, "input")
        for index, (one, two) in enumerate(itertools.pairwise(nodes))
    ]
    return Pipeline(Flow("hostile", **more), tuple(nodes), tuple(links))


def inline(rows, columns=None):
    return Node("source", "inline_source", {"text": json.dumps(rows), "format": "json", "columns": columns or {}})


NAME = re.compile("[A-Za-z][A-Za-z0-9_]*")
FLOW_NAME = set(string.ascii_letters + string.digits + "_-")
SINK = Node("sink", "parquet_sink", {"output_path": "out/rows.parquet"})


def rows_both_ways(pipeline, base, file="rows.parquet", **options):
    """(columns, rows) of a run; the script's are the same."""
    opened = session(pipeline, base)
    chosen = RunOptions(**options)
    compiled = opened.compile(chosen)
    assert compiled.plan is not None, [str(problem) for problem in compiled.errors[:3]]
    outcome = opened.start(compiled, chosen, lambda _event: None, "hostile").run()
    assert outcome.status == "SUCCESS", [str(problem) for problem in outcome.problems]
    found = read(base / "out" / file)
    script = python_script(compiled.plan, compiled.values.known, TEXTS.portable, TEXTS.generator)
    assert isinstance(script, str), script
    executed(script, base)
    assert read(base / "out" / file) == found
    return found


def read(path):
    table = duckdb.connect().read_parquet(str(path)).to_arrow_table()
    path.unlink()
    return table.column_names, list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def executed(script, base):
    before, arguments = Path.cwd(), sys.argv
    os.chdir(base)
    sys.argv = ["script.py"]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(script, "script.py", "exec"), {"__name__": "__main__"})  # noqa: S102 - the script under test
    finally:
        os.chdir(before)
        sys.argv = arguments


def names(texts):
    """Different to every engine, and not empty."""
    return list({text.casefold(): text for text in texts if text.strip()}.values())


def test_cells(base):
    rows = [{"number": index, "text": text} for index, text in enumerate(some(corpus(), 3))]
    columns, found = rows_both_ways(straight(inline(rows), SINK), base)
    assert columns == ["number", "text"]
    assert sorted(found) == [(row["number"], row["text"]) for row in rows]


def test_names_of_columns(base):
    for texts in batches(some(visible(), 10), 500):
        wanted = names(texts)
        rows = [dict.fromkeys(wanted, 1)]
        sort = Node("sort", "sort_mod", {"by": wanted[:50]})
        chosen = Node("filter", "select_mod", {"columns": list(reversed(wanted))})
        columns, found = rows_both_ways(straight(inline(rows), sort, chosen, SINK), base)
        assert columns == list(reversed(wanted))
        assert found == [(1,) * len(wanted)]


def test_names_that_an_option_makes(base):
    """New columns, suffixes, separators, aggregates: whatever a person calls them."""
    for texts in batches(some(visible(), 15), 400):
        wanted = [name for name in names(texts) if name.casefold() != "n"]
        derive = Node("derive", "derive_mod", {"columns": dict.fromkeys(wanted, "n + 1")})
        columns, found = rows_both_ways(straight(inline([{"n": 1}]), derive, SINK), base)
        assert columns == ["n", *wanted]
        assert found == [(1, *(2 for _ in wanted))]
        aggregations = [{"function": "sum", "column": "n", "as": name} for name in wanted]
        total = Node("total", "aggregate_mod", {"aggregations": aggregations})
        columns, found = rows_both_ways(straight(inline([{"n": 1}]), total, SINK), base)
        assert columns == wanted


def test_literals_in_expressions_and_texts_in_options(base):
    plain = tuple(text for text in visible() if "{{" not in text)
    for texts in batches(some(plain, 8), 500):
        literals = {f"c{index}": "'" + text.replace("'", "''") + "'" for index, text in enumerate(texts)}
        derive = Node("derive", "derive_mod", {"columns": literals})
        _, found = rows_both_ways(straight(inline([{"n": 1}]), derive, SINK), base)
        assert found == [(1, *texts)]


def test_separators_and_replacements(base):
    texts = some(visible(), 100)
    nodes, expected = [], ["x", "y"]
    for index, text in enumerate(texts):
        nodes.append(
            Node(f"c{index}", "concat_columns_mod", {"columns": ["a", "b"], "name": f"ab{index}", "separator": text})
        )
        expected.append(f"x{text}y")
    _, found = rows_both_ways(straight(inline([{"a": "x", "b": "y"}]), *nodes[:500], SINK), base)
    assert found == [tuple(expected[:502])]
    for text in some(visible(), 500):
        replaced = Node("replaced", "replace_mod", {"columns": ["a"], "find": "x", "replace": text})
        assert rows_both_ways(straight(inline([{"a": "x"}]), replaced, SINK), base)[1] == [(text,)], repr(text)


def test_values_of_parameters(base):
    for texts in batches(some(visible(), 4), 900):
        parameters = {f"p{index}": Parameter("varchar", text) for index, text in enumerate(texts)}
        columns = {f"c{index}": f"{{{{params.p{index}}}}}" for index in range(len(texts))}
        pipeline = straight(inline([{"n": 1}]), Node("derive", "derive_mod", {"columns": columns}), SINK)
        whole = Pipeline(pipeline.flow, pipeline.nodes, pipeline.links, parameters=parameters)
        _, found = rows_both_ways(whole, base)
        assert found == [(1, *texts)]


def test_values_of_parameters_given_for_a_run_and_for_sql_text(base):
    parameters = {"word": Parameter("varchar", "x")}
    pipeline = straight(
        inline([{"n": 1}]), Node("derive", "derive_mod", {"columns": {"c": "'<' || {{params.word}} || '>'"}}), SINK
    )
    opened = session(Pipeline(pipeline.flow, pipeline.nodes, pipeline.links, parameters=parameters), base)
    for text in some(visible(), 12):
        compiled = opened.compile(RunOptions(parameters={"word": text}))
        assert compiled.plan is not None, (text, compiled.problems)
        sql = opened.to_sql(compiled, "duckdb")
        statements = sqlglot.parse(sql, dialect="duckdb")
        assert [type(statement) for statement in statements] == [exp.Copy], (text, sql)
        assert text in [node.name for node in statements[0].find_all(exp.Literal)], (text, sql)


def test_labels_descriptions_and_layout_are_drawn_as_text(base):
    for texts in batches(visible(), 1500):
        nodes = [Node("source", "inline_source", {"text": "n\n1"}, Misc(label=texts[0]))]
        nodes += [
            Node(f"f{index}", "limit_mod", {"rows": 1}, Misc(label=text, description=text))
            for index, text in enumerate(texts[1:150])
        ]
        nodes.append(SINK)
        pipeline = straight(*nodes, desc="\n".join(texts), authors=texts)
        opened = session(pipeline, base)
        compiled = opened.compile()
        assert compiled.plan is not None
        script = python_script(compiled.plan, {}, TEXTS.portable, TEXTS.generator)
        compile(script, "x", "exec")
        assert all(
            statement is not None for statement in sqlglot.parse(opened.to_sql(compiled, "duckdb"), dialect="duckdb")
        )


def test_everything_a_document_holds_is_read_as_it_was_written():
    for texts in batches(visible(), 1000):
        authors = tuple(text[:200] for text in texts)
        node = Node(
            "a",
            "inline_source",
            {"text": texts[0], "list": list(texts), "map": {text: text for text in texts}},
            Misc(label=texts[1]),
        )
        pipeline = Pipeline(
            Flow("hostile", desc=texts[2], authors=authors), (node,), parameters={"p": Parameter("varchar", texts[3])}
        )
        found = read_pipeline(write_pipeline(pipeline))
        assert found.pipeline == pipeline, found.problems


@pytest.mark.parametrize("place", ["id", "component", "port", "flow", "parameter"])
def test_where_only_letters_and_digits_may_stand_everything_else_is_a_problem(place):
    for text in some(visible(), 7):
        if NAME.fullmatch(text.strip()) or (place == "flow" and len(text) > 0 and set(text) <= FLOW_NAME):
            continue
        shown = json.dumps(text)
        document = {
            "id": f'{{"flow": {{"name": "x"}}, "modules": [{{"id": {shown}, "name": "limit_mod"}}]}}',
            "component": f'{{"flow": {{"name": "x"}}, "modules": [{{"id": "a", "name": {shown}}}]}}',
            "flow": f'{{"flow": {{"name": {shown}}}, "modules": []}}',
            "port": f'{{"flow": {{"name": "x"}}, "modules": [{{"id": "a", "name": "limit_mod"}}], "connections": {{"data": [{json.dumps("a." + text + " - a.input")}]}}}}',
            "parameter": f'{{"flow": {{"name": "x"}}, "modules": [], "parameters": {{{shown}: {{"type": "varchar"}}}}}}',
        }[place]
        reading = read_pipeline(document, "x.json")
        assert reading.problems, (place, text)
        for problem in reading.problems:
            assert "\n" not in problem.message, (place, text)
            assert "\x1b" not in str(problem), (place, text)


def test_names_of_cases_are_names_of_ports_or_problems(base):
    for text in some(visible(), 50):
        node = Node("switch", "switch_mod", {"cases": [{"name": text, "condition": "n = 1"}]})
        compiled = session(straight(inline([{"n": 1}]), node), base).compile()
        plain = text.isidentifier() and text.isascii() and not text.startswith("_") and text != "default"
        assert bool(compiled.errors) is not plain, (text, compiled.problems)


def as_file_name(text):
    return text.replace("/", "_").replace("\0", "_").encode()[:100].decode(errors="ignore")


def test_names_of_files(base):
    """Written, read again, and read by a script: under exactly this name."""
    for text in some(visible(), 150)[:500]:
        name = as_file_name(text)
        if name in {"", ".", ".."} or any(character in name for character in "*?[{~\\"):
            continue
        sink = Node("sink", "parquet_sink", {"output_path": f"out/{name}.parquet"})
        _, found = rows_both_ways(straight(inline([{"n": 1}]), sink), base, f"{name}.parquet")
        assert found == [(1,)], repr(name)


def test_options_of_files(base):
    """Delimiters, texts for NULL, formats: what is written is read back, or it is a problem."""
    out = base / "out"
    out.mkdir()
    for text in some(visible(), 200)[:500]:
        node = Node("sink", "csv_sink", {"output_path": "out/x.csv", "null_value": text, "quoting": "all"})
        compiled = session(straight(inline([{"a": None, "b": "v"}]), node), base).compile()
        if compiled.plan is None:
            assert all(problem.place.node == "sink" for problem in compiled.errors), text
            continue
        outcome = (
            session(straight(inline([{"a": None, "b": "v"}]), node), base)
            .start(compiled, RunOptions(), lambda _e: None, "x")
            .run()
        )
        if outcome.status == "SUCCESS":
            assert text.encode() in (out / "x.csv").read_bytes(), repr(text)
        else:
            assert all(problem.code != "P999" for problem in outcome.problems), (text, outcome.problems)
