"""A query that a person writes: one SELECT over the node's inputs, and nothing that reaches outside."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError

from pypeline.kit.placeholders import Cut, cut_out, place_of, put_back
from pypeline.plan.dialect import parse_query
from pypeline.problems import Place, Problem

TABLE_FUNCTIONS = frozenset({"range", "generate_series", "unnest"})
FORBIDDEN_FUNCTIONS = frozenset({
    "current_setting", "set_config", "getvariable", "getenv", "nextval", "currval", "write_log", "sleep_ms", "error",
    "query", "query_table", "current_database", "current_schema", "current_schemas", "current_user", "current_role",
    "session_user", "user", "pg_sleep", "txid_current", "current_query", "current_catalog", "in_search_path", "version",
})  # fmt: skip
_STATEMENTS = (
    exp.DML,
    exp.Create,
    exp.Drop,
    exp.Command,
    exp.Into,
    exp.Lock,
    exp.Pragma,
    exp.Set,
    exp.Attach,
    exp.Copy,
)
MAX_LENGTH = 100_000


def read_query(text: str, ports: Collection[str]) -> tuple[exp.Expr, tuple[str, ...]] | Problem:
    """The checked tree of a query, with placeholders as nodes, and the ports it reads as tables."""
    if len(text) > MAX_LENGTH:
        return Problem(
            "P201",
            f"the query has {len(text):,} characters; the limit is {MAX_LENGTH:,}",
            remedy="split it over several nodes",
        )
    cut = cut_out(text)
    if isinstance(cut, Problem):
        return cut
    tree = _parsed(cut, text)
    if isinstance(tree, Problem):
        return tree
    if not isinstance(tree, exp.Query):
        return Problem("P206", f"{tree.key.upper()} is no query", remedy="a query begins with SELECT or WITH")
    problem = next(_refusals(tree, text, {port.casefold() for port in ports}), None)
    if problem:
        return problem
    read = {node.name.casefold() for node in tree.find_all(exp.Table)}
    return tree, tuple(port for port in ports if port.casefold() in read)


def _parsed(cut: Cut, text: str) -> exp.Expr | Problem:
    try:
        tree = parse_query(cut.text)
        foreign = next(tree.find_all(exp.Placeholder, exp.Parameter, exp.SessionParameter), None)
        if foreign is not None:  # ours are not nodes yet
            return Problem("P206", "? and $1 and @x cannot be used in a query", remedy="write {{params.name}}")
        return put_back(tree, cut, text)
    except ParseError as error:
        detail = error.errors[0] if error.errors else {}
        word = str(detail.get("highlight") or "").strip()
        column = detail.get("col")
        place = Place(line=detail.get("line"), column=max(1, column - len(word) + 1) if column else None)
        where = f" at {word!r}" if word else ""
        return Problem("P201", f"the query cannot be read{where}", place, "look at what stands before it")
    except ValueError as error:
        return Problem("P206", f"one query is needed, and here is {error}", remedy="write one SELECT without ';'")
    except RecursionError:
        return Problem("P210", "the query is nested too deeply", remedy="give parts of it a name with WITH")
    except SqlglotError:
        return Problem("P201", "a quote, a bracket or a comment is not closed", remedy="close it")


def _refusals(tree: exp.Expr, text: str, ports: Collection[str]) -> Iterator[Problem]:
    ctes = {cte.alias.casefold(): cte for cte in tree.find_all(exp.CTE)}
    for name, cte in ctes.items():
        if name in ports or not name.replace("_", "").replace(" ", "").isalnum():
            message = (
                f"WITH {cte.alias} has the name of an input" if name in ports else f"WITH {cte.alias} looks like a file"
            )
            yield Problem("P206", message, _place(cte, text), "give it another name")
    for node in tree.walk(bfs=False):
        problem = _refusal(node, {*ports, *ctes})
        if problem:
            yield problem.at(_place(node, text))


def _refusal(node: exp.Expr, tables: Collection[str]) -> Problem | None:
    if isinstance(node, _STATEMENTS):
        return Problem(
            "P206", f"{node.key.upper()} cannot be part of a query here", remedy="a query only reads its inputs"
        )
    if isinstance(node, exp.PositionalColumn):
        return Problem("P206", "columns cannot be named by their position", remedy="write the column's name")
    if isinstance(node, exp.Table):
        return _table_refusal(node, tables)
    if isinstance(node, exp.Anonymous) and node.name.casefold() in FORBIDDEN_FUNCTIONS:
        return Problem(
            "P206", f"{node.name} reaches outside of the query", remedy="use {{params.…}} for what comes from outside"
        )
    return None


def _table_refusal(node: exp.Table, tables: Collection[str]) -> Problem | None:
    named = ", ".join(sorted(tables))
    if not isinstance(node.this, exp.Identifier):
        if node.this is not None and node.this.name.casefold() in TABLE_FUNCTIONS:
            return None
        return Problem(
            "P206",
            f"{node.this.name if node.this else 'this'} cannot be read as a table",
            remedy=f"link a source node; tables here are {named}",
        )
    if node.name.casefold() not in tables or node.args.get("db"):
        whole = ".".join(part.name for part in node.parts)
        return Problem("P206", f"there is no table {whole}", remedy=f"tables are the inputs: {named}")
    return None


def _place(node: exp.Expr, text: str) -> Place:
    starts = [start for part in node.walk() if isinstance(start := part.meta.get("start"), int)]
    return place_of(text, min(starts)) if starts else Place()
