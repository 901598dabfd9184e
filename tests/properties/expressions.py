"""Expressions of a wanted type over the columns of an input: total, exact, the same whatever order rows come in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

Columns = Sequence[tuple[str, str]]
"""Names and kinds: int, decimal, double, text, bool, date, timestamp, list, other."""
Draw = Callable[..., object]

WORDS = ["", "a", "B", "it's", 'say "x"', "100%", "a_b", "é", "Ünï", " pad ", "--", "/*", "*/", "\\", "\\n", "$1", "{x}", "\u202eabc", "日本", "😀", "NULL", "tab\there", "a;b"]  # fmt: skip
"""Text in cells and literals: what has broken pasted SQL before. No placeholder may come of it."""


def kind_of(type_: str) -> str:
    if type_.endswith("]"):
        return "list"
    name = type_.partition("(")[0]
    if name in {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "UINTEGER"}:
        return "int"
    return {
        "DECIMAL": "decimal", "DOUBLE": "double", "VARCHAR": "text", "BOOLEAN": "bool", "DATE": "date",
        "TIMESTAMP": "timestamp",
    }.get(name, "other")  # fmt: skip


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def text_literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class Expressions:
    """Draws expressions over `columns`; `parameters` maps a kind to a placeholder of that kind."""

    def __init__(self, draw: Draw, columns: Columns, parameters: dict[str, str]) -> None:
        self._draw, self._columns, self._parameters = draw, columns, parameters

    def one(self, options: Sequence[object]) -> object:
        return self._draw(st.sampled_from(list(options)))

    def names(self, kind: str) -> list[str]:
        return [name for name, found in self._columns if found == kind]

    def of(self, kind: str, depth: int = 2) -> str:
        return str(getattr(self, f"_{kind}")(depth))

    def _leaf(self, kind: str, literals: Sequence[str]) -> str:
        own = [quoted(name) for name in self.names(kind)]
        given = [f"{{{{{self._parameters[kind]}}}}}"] if kind in self._parameters else []
        return str(self.one([*own, *own, *own, *literals, *given]))

    def _int(self, depth: int) -> str:
        if depth == 0:
            return self._leaf("int", ["0", "1", "-3", "7", "CAST(NULL AS BIGINT)"])
        form = self.one(["leaf", "leaf", "add", "length", "case", "coalesce", "year", "mod", "intdiv"])
        if form == "add":
            return f"({self.of('int', depth - 1)} {self.one(['+', '-'])} {self._leaf('int', ['1', '2'])})"
        if form == "length":
            return f"length({self.of('text', depth - 1)})"
        if form == "case":
            return f"CASE WHEN {self.of('bool', depth - 1)} THEN {self.of('int', depth - 1)} ELSE 0 END"
        if form == "coalesce":
            return f"coalesce({self._leaf('int', ['5'])}, -1)"
        if form == "year":
            return f"year({self._leaf('date', ['DATE ' + text_literal('2024-02-29')])})"
        if form == "mod":
            return f"({self.of('int', depth - 1)} % {self.one(['3', '0', self._leaf('int', ['2'])])})"
        if form == "intdiv":
            return f"({self.of('int', depth - 1)} // {self.one(['4', '0'])})"
        return self._leaf("int", ["12"])

    def _decimal(self, _depth: int) -> str:
        leaf = self._leaf("decimal", ["1.25", "CAST(3.5 AS DECIMAL(10,2))"])
        return str(self.one([leaf, f"({leaf} + 1.5)", f"coalesce({leaf}, 0.5)", f"abs({leaf})"]))

    def _double(self, depth: int) -> str:
        leaf = self._leaf("double", ["CAST(0.5 AS DOUBLE)", "CAST(2 AS DOUBLE)"])
        number = self.of("int", depth - 1) if depth else "3"
        return str(self.one([leaf, f"({leaf} * 2)", f"round({leaf}, 1)", f"({number} / 4)", f"({leaf} / 0)"]))

    def _text(self, depth: int) -> str:
        literals = [text_literal(word) for word in WORDS]
        if depth == 0:
            return self._leaf("text", literals)
        form = self.one(["leaf", "leaf", "upper", "join", "case", "coalesce", "left", "cast", "replace", "trim"])
        inner = self.of("text", depth - 1) if form in {"upper", "join", "left", "coalesce", "replace", "trim"} else ""
        if form == "upper":
            return f"{self.one(['upper', 'lower', 'reverse'])}({inner})"
        if form == "join":
            return f"({inner} || {self._leaf('text', literals)})"
        if form == "case":
            return f"CASE WHEN {self.of('bool', depth - 1)} THEN {self.of('text', depth - 1)} END"
        if form == "coalesce":
            return f"coalesce({inner}, {text_literal(str(self.one(WORDS)))})"
        if form == "left":
            return f"left({inner}, {self.one(['1', '3', '0'])})"
        if form == "cast":
            return f"CAST({self.of(str(self.one(['int', 'date', 'bool'])), depth - 1)} AS VARCHAR)"
        if form == "replace":
            return f"replace({inner}, {text_literal(str(self.one(WORDS[1:])))}, {text_literal(str(self.one(WORDS)))})"
        return f"trim({inner})" if form == "trim" else self._leaf("text", literals)

    def _bool(self, depth: int) -> str:
        form = self.one(["compare", "compare", "null", "column", "and", "not", "in", "like", "between", "distinct"])
        if form in {"and", "not"} and depth:
            left = self.of("bool", depth - 1)
            return f"NOT ({left})" if form == "not" else f"({left}) {self.one(['AND', 'OR'])} ({self.of('bool', 0)})"
        kind = str(self.one(["int", "int", "text", "date", "decimal", "double"]))
        inner = max(depth - 1, 0)
        if form == "null":
            return f"{self.of(kind, inner)} IS {self.one(['', 'NOT '])}NULL"
        if form == "column" and self.names("bool"):
            return self._leaf("bool", ["TRUE"])
        if form == "in":
            return f"{self.of('int', inner)} {self.one(['', 'NOT '])}IN (1, 3, {self.one(['7', 'NULL'])})"
        if form == "like":
            return f"{self.of('text', inner)} {self.one(['LIKE', 'ILIKE', 'NOT LIKE'])} {self.one(['''%a%''', ''' _%''', '''%'''])!r}"
        if form == "between":
            return f"{self.of('int', inner)} BETWEEN {self._leaf('int', ['0'])} AND 5"
        operator = self.one(["=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM"])
        if form == "distinct":
            operator = "IS DISTINCT FROM"
        return f"{self.of(kind, inner)} {operator} {self.of(kind, 0)}"

    def _date(self, _depth: int) -> str:
        leaf = self._leaf("date", ["DATE '2024-02-29'", "DATE '1999-12-31'", "CAST(NULL AS DATE)"])
        return str(self.one([leaf, f"({leaf} + 1)", f"coalesce({leaf}, DATE '2000-01-01')", f"last_day({leaf})"]))

    def _timestamp(self, _depth: int) -> str:
        leaf = self._leaf("timestamp", ["TIMESTAMP '2024-02-29 12:30:00'"])
        return str(self.one([leaf, f"date_trunc('hour', {leaf})"]))
