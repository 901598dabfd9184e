"""`database_sink`: all rows or none, once however often it is tried."""

from __future__ import annotations

import sqlite3

import pytest

from connections.flows import into, reading
from pypeline.service.session import RunOptions
from support import codes_of, open_session, problems_of, rows_of, run

pytestmark = pytest.mark.postgres
BOTH = pytest.mark.parametrize("at", ["lite", "pg"])
TWO = "SELECT * FROM (VALUES (1, 'a'), (2, 'b')) t(id, name)"
LATER = "SELECT * FROM (VALUES (2, 'B'), (3, 'c')) t(id, name)"


def written(place, text: str):
    outcome, _ = run(text, place.folder)
    return outcome.status, [problem.code for problem in outcome.problems]


def run_as(place, text: str, execution_id: str):
    """A run under a given id: what a retry or a resumed execution does."""
    opened = open_session(text, place.folder)
    return opened.start(opened.compile(), RunOptions(), lambda _event: None, execution_id).run()


@BOTH
def test_append_makes_the_table_and_adds_to_it(place, at):
    for query in (TWO, LATER):
        assert written(place, into(place.folder, query, connection=at, table=place.table(at, "t"))) == ("SUCCESS", [])
    assert sorted(place.rows(at, "SELECT * FROM @.t")) == [(1, "a"), (2, "B"), (2, "b"), (3, "c")]


@BOTH
def test_replace_leaves_only_the_new_rows(place, at):
    for query in (TWO, LATER):
        text = into(place.folder, query, connection=at, table=place.table(at, "t"), mode="replace")
        assert written(place, text) == ("SUCCESS", [])
    assert sorted(place.rows(at, "SELECT * FROM @.t")) == [(2, "B"), (3, "c")]


@BOTH
def test_merge_replaces_rows_with_the_same_keys_and_adds_the_others(place, at):
    for query in (TWO, LATER):
        text = into(place.folder, query, connection=at, table=place.table(at, "t"), mode="merge", keys=["id"])
        assert written(place, text) == ("SUCCESS", [])
    assert sorted(place.rows(at, "SELECT * FROM @.t")) == [(1, "a"), (2, "B"), (3, "c")]


@BOTH
@pytest.mark.parametrize("mode", ["append", "replace", "merge"])
def test_the_same_effect_writes_nothing_the_second_time(place, at, mode):
    keys = {"keys": ["id"]} if mode == "merge" else {}
    text = into(place.folder, TWO, connection=at, table=place.table(at, "t"), mode=mode, **keys)
    first = run_as(place, text, "execution-1")
    again = run_as(place, text, "execution-1")
    assert (first.status, again.status, again.rows["out"]) == ("SUCCESS", "SUCCESS", 2)
    assert place.rows(at, "SELECT count(*) FROM @.t") == [(2,)]
    assert place.rows(at, "SELECT effect_id, row_count FROM @._pypeline_effects") == [("execution-1/out", 2)]


@BOTH
def test_a_row_that_the_table_does_not_take_leaves_the_table_as_it_was(place, at):
    place.rows(at, "CREATE TABLE @.t (id INTEGER NOT NULL UNIQUE, name TEXT)")
    place.rows(at, "INSERT INTO @.t VALUES (2, 'old')")
    place.rows(at, "GRANT ALL ON @.t TO pype") if at == "pg" else None
    text = into(place.folder, TWO, connection=at, table=place.table(at, "t"))
    assert written(place, text) == ("FAILED", ["P620"])
    assert place.rows(at, "SELECT * FROM @.t") == [(2, "old")]


@BOTH
def test_two_rows_with_the_same_keys_are_refused(place, at):
    text = into(
        place.folder,
        "SELECT 1 AS id, range AS n FROM range(2)",
        connection=at,
        table=place.table(at, "t"),
        mode="merge",
        keys=["id"],
    )
    outcome, _ = run(text, place.folder)
    assert [problem.message for problem in outcome.problems] == [
        f"two rows for {place.table(at, 't')} have the same keys: id = 1"
    ]


@BOTH
def test_a_key_that_is_null_is_refused(place, at):
    text = into(
        place.folder,
        "SELECT NULL::INTEGER AS id, 1 AS n",
        connection=at,
        table=place.table(at, "t"),
        mode="merge",
        keys=["id"],
    )
    assert written(place, text) == ("FAILED", ["P620"])


@BOTH
def test_a_column_that_the_table_lacks_is_found_while_checking(place, at):
    place.rows(at, "CREATE TABLE @.t (id INTEGER, title TEXT)")
    place.rows(at, "GRANT ALL ON @.t TO pype") if at == "pg" else None
    text = into(place.folder, TWO, connection=at, table=place.table(at, "t"))
    (problem,) = problems_of(text, place.folder)
    assert (problem.code, problem.message) == ("P305", f"{place.table(at, 't')} has no column name; it has id, title")


@BOTH
def test_a_table_is_not_made_when_it_shall_not_be(place, at):
    text = into(place.folder, TWO, connection=at, table=place.table(at, "t"), create=False)
    assert codes_of(text, place.folder) == ["P508"]


@BOTH
def test_columns_are_matched_by_name_and_others_keep_their_default(place, at):
    place.rows(at, "CREATE TABLE @.t (extra TEXT DEFAULT 'x', \"Name\" TEXT, id BIGINT)")
    place.rows(at, "GRANT ALL ON @.t TO pype") if at == "pg" else None
    assert written(place, into(place.folder, TWO, connection=at, table=place.table(at, "t")))[0] == "SUCCESS"
    assert sorted(place.rows(at, "SELECT * FROM @.t")) == [("x", "a", 1), ("x", "b", 2)]


@BOTH
def test_names_that_need_quotes_are_kept(place, at):
    name = '"a table; DROP TABLE x --"'
    table = name if at == "lite" else f"{place.schema}.{name}"
    text = into(place.folder, 'SELECT 1 AS "a ""b"" c", 2 AS "select"', connection=at, table=table)
    assert written(place, text) == ("SUCCESS", [])
    assert rows_of(reading(connection=at, table=table), place.folder, "src.data") == [(1, 2)]


@BOTH
def test_keys_and_modes_belong_together(place, at):
    assert codes_of(into(place.folder, TWO, connection=at, table="t", mode="merge"), place.folder) == ["P316"]
    assert codes_of(into(place.folder, TWO, connection=at, table="t", keys=["id"]), place.folder) == ["P316"]


def test_a_script_cannot_carry_a_connection_and_says_which_node(place):
    session = open_session(into(place.folder, TWO, connection="lite", table="t"), place.folder)
    (problem,) = session.to_python(session.compile())
    assert (problem.code, problem.place.node) == ("P501", "out")
    place.lite("CREATE TABLE t (id INTEGER)")
    session = open_session(reading(connection="lite", table="t"), place.folder)
    found = session.compile(RunOptions(keep=frozenset({("src", "data")})))
    assert [(problem.code, problem.place.node) for problem in session.to_python(found)] == [("P501", "src")]
    assert [(problem.code, problem.place.node) for problem in session.to_sql(found, "duckdb")] == [("P501", "src")]


def test_a_locked_sqlite_file_is_a_problem_in_words(place, monkeypatch):
    monkeypatch.setattr("pypeline.connections.sqlite.PATIENCE", 0.1)
    other = sqlite3.connect(place.folder / "lite.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    outcome, _ = run(into(place.folder, TWO, connection="lite", table="t"), place.folder)
    other.close()
    assert [problem.message for problem in outcome.problems] == [
        f"{place.folder / 'lite.db'} is locked by another program"
    ]
