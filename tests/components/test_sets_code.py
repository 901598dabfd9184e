"""sql_mod, python_mod: a person's own query and code."""

import pytest

from flows import Flow

ROWS = "SELECT * FROM (VALUES ('x', 1), ('y', 2), (NULL, 3)) t(g, n)"


def asked(tmp_path, query, **tables):
    return Flow(tmp_path, "sql_mod", {"query": query}, **(tables or {"input1": ROWS}))


def test_the_engine_names_the_columns_so_that_what_follows_is_checked_before_the_run(tmp_path):
    flow = asked(tmp_path, "SELECT *, n * 2 AS twice, count(*) OVER () AS rows_in_all FROM input WHERE n > 1")
    assert flow.columns() == ["g", "n", "twice", "rows_in_all"]
    assert flow.sorted() == [("y", 2, 4, 2), (None, 3, 6, 2)]
    assert flow.codes() == []


def test_inputs_are_tables_by_the_names_of_their_ports(tmp_path):
    query = "SELECT a.g, b.m FROM input1 AS a JOIN input2 AS b ON a.n = b.m"
    assert asked(tmp_path, query, input1=ROWS, input2="SELECT 2 AS m").sorted() == [("y", 2)]


@pytest.mark.parametrize("name", ["from_input1", "node", "Node", "x"])
def test_a_cte_may_be_called_as_a_node(tmp_path, name):
    query = f"WITH {name} AS (SELECT n FROM input1) SELECT {name}.n FROM {name} WHERE {name}.n = 3"
    assert asked(tmp_path, query).sorted() == [(3,)]


def test_duckdb_says_more_than_standard_sql(tmp_path):
    assert asked(tmp_path, "FROM input SELECT * EXCLUDE (n) QUALIFY row_number() OVER (ORDER BY n) = 1").sorted() == [
        ("x",)
    ]
    lag = "SELECT max(x) AS x FROM (SELECT lag(n IGNORE NULLS) OVER (ORDER BY n) AS x FROM input)"
    assert asked(tmp_path, lag).sorted() == [(2,)]


def test_a_recursive_query_runs(tmp_path):
    query = "WITH RECURSIVE c AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM c WHERE n < 3) SELECT c.n FROM c JOIN input USING (n)"
    assert asked(tmp_path, query).sorted() == [(1,), (2,), (3,)]


def test_a_parameter_is_a_value_and_never_text(tmp_path):
    flow = asked(tmp_path, "SELECT n FROM input WHERE g = {{params.who}} OR g = 'a{{params.who}}'")
    flow.text += 'parameters: {who: {type: varchar, default: "\' OR 1=1 --"}}\n'
    assert flow.sorted() == []
    assert flow.rows(parameters={"who": "x"}) == [(1,)]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM 'secret.csv'",
        'WITH "secret.csv" AS (SELECT 1 AS a) SELECT * FROM "secret.csv"',
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT (SELECT content FROM read_text('/etc/passwd')) AS x FROM input",
        "SELECT * FROM main.input",
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM other",
        "SELECT getenv('HOME') AS h FROM input",
        "SELECT current_setting('memory_limit') AS m FROM input",
        "DELETE FROM input",
        "WITH x AS (DELETE FROM input RETURNING *) SELECT * FROM x",
        "SELECT * INTO y FROM input",
        "COPY input TO 'x.csv'",
        "ATTACH 'x.db'",
        "PRAGMA database_list",
        "SET threads = 1",
        "SELECT 1 AS a; SELECT 2 AS b",
        "SELECT $1 AS a FROM input",
        "WITH input AS (SELECT 1 AS a) SELECT * FROM input",
    ],
)
def test_a_query_that_is_no_question_about_its_inputs_is_refused(tmp_path, query):
    problems = asked(tmp_path, query).problems()
    assert [(problem.code, problem.place.option) for problem in problems] == [("P206", "query")]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT nn FROM input", "P211"),
        ("SELECT FROM WHERE", "P201"),
        ("SELECT 'a", "P201"),
        ("SELECT sum(g) AS s FROM input", "P211"),
        ("SELECT a.*, b.* FROM input a, input b", "P312"),
        ("SELECT {{params.x}} AS a FROM input", "P209"),
    ],
)
def test_a_query_that_cannot_be_run_says_why_once(tmp_path, query, code):
    assert asked(tmp_path, query).codes() == [code]


def test_the_place_of_a_mistake_is_its_line_in_the_document(tmp_path):
    flow = asked(tmp_path, "SELECT n\nFROM elsewhere\n")
    (problem,) = flow.problems()
    line = next(number for number, text in enumerate(flow.text.splitlines(), 1) if "elsewhere" in text)
    assert problem.place.line in {line, line - 1}


def coded(tmp_path, code, **options):
    return Flow(tmp_path, "python_mod", {"code": code, **options}, input1=ROWS)


def test_python_gets_a_frame_and_gives_one(tmp_path):
    flow = coded(tmp_path, "output = input.with_columns(m=input['n'] * 2)", frame="polars")
    assert flow.sorted() == [("x", 1, 2), ("y", 2, 4), (None, 3, 6)]


def test_declared_columns_are_known_before_and_held_after_the_run(tmp_path):
    flow = coded(tmp_path, "def transform(input):\n    return input[['n']]", frame="pandas", columns={"n": "bigint"})
    assert flow.schema() == [("n", "BIGINT")]
    broken = coded(tmp_path, "output = input[['g']]", frame="pandas", columns={"n": "bigint"})
    with pytest.raises(AssertionError, match="P609"):
        broken.rows()


def test_code_that_is_not_python_is_refused_before_the_run(tmp_path):
    (problem,) = coded(tmp_path, "a = = 1").problems()
    assert (problem.code, problem.place.option) == ("P606", "code")
