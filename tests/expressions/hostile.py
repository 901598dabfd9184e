"""Texts that have broken out of quotes before, as values and as names."""

from __future__ import annotations

import random
from functools import lru_cache

from sqlglot import exp

from engines import Engine
from pypeline.emit.scalars import lower
from pypeline.kit.expressions import Expression, column, literal
from pypeline.problems import Problem

SEEDS = ["'", "''", "\\", "\\'", "';--", "' OR '1'='1", '"', '""', "`", "``", "$$", "$1", "%s", "%%", "{0}", "{{", "}}", "?", ":x", "@x", "#", "--", "/*", "*/", ";", "\n", "\r\n", "\t", "\b", "\x1a", "\x7f", "é", "日本", "🦆", "\u200b", "\u202e", "ß", "İ", "\\n", "\\x27", "\\u0027", "\\%", "E'", "N'", "U&'", "q'[", "]'", "[", "]", "(", ")", "select 1", "drop table x", "NULL", " ", "a.b", "a", "0"]  # fmt: skip
COUNT = 10_000
PER_STATEMENT = 500


@lru_cache(maxsize=1)
def hostile() -> list[str]:
    chance = random.Random(20261121)  # noqa: S311 - repeatable, not secret
    return SEEDS + ["".join(chance.choices(SEEDS, k=chance.randint(1, 5))) for _ in range(COUNT)]


@lru_cache(maxsize=1)
def names() -> list[str]:
    """Unlike to each other even without case, and short enough for PostgreSQL."""
    return [f"{index}{text}" for index, text in enumerate(hostile()) if len(text.encode()) < 40]


def written(expression: Expression, dialect: str) -> exp.Expr | Problem:
    return lower(expression, dialect, {})


def text_of(tree: exp.Expr, dialect: str) -> str:
    return tree.sql(dialect=dialect, identify=True, comments=False)


def came_back(engine: Engine, count: int = COUNT) -> None:
    """Values and names, in a few statements."""
    for start in range(0, min(count, len(hostile())), PER_STATEMENT):
        texts = hostile()[start : start + PER_STATEMENT]
        trees = [written(literal(text), engine.dialect) for text in texts]
        query = "SELECT " + ", ".join(
            f"{text_of(tree, engine.dialect)} AS c{index}"
            for index, tree in enumerate(trees)
            if isinstance(tree, exp.Expr)
        )
        assert list(engine.rows(query)[0]) == texts
    for start in range(0, min(count, len(names())), PER_STATEMENT):
        texts = names()[start : start + PER_STATEMENT]
        columns = [
            text_of(tree, engine.dialect)
            for text in texts
            if isinstance(tree := written(column(text), engine.dialect), exp.Expr)
        ]
        inner = ", ".join(f"{index} AS {name}" for index, name in enumerate(columns))
        assert list(engine.rows(f"SELECT {', '.join(columns)} FROM (SELECT {inner}) AS t")[0]) == list(
            range(len(texts))
        )
