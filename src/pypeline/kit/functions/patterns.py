"""Regular expressions (RE2's syntax)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp

from pypeline.kit.functions.define import function
from pypeline.kit.functions.lowering import Spelling, fill
from pypeline.kit.functions.regex import replacement
from pypeline.kit.functions.shapes import pattern_of, string, whole_number
from pypeline.kit.functions.table import Argument, Refused


def _match(dialect: str, template: str, *, whole: bool = False) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        options = arguments[2].literal if len(arguments) > 2 else ""  # noqa: PLR2004 - the third argument
        if options not in {"", "i"}:
            return Refused("the options are not constant or not 'i'")
        pattern = pattern_of(arguments, 1, dialect, groups=False)
        if isinstance(pattern, Refused):
            return pattern
        text = f"^(?:{pattern.this})" + (r"\z" if dialect == "spark" else "$") if whole else pattern.this
        if options:
            text = "(?i)" + text
        return fill(template, dialect, [arguments[0].tree, string(text)])

    return lower


def _replace(dialect: str, build: Callable[[exp.Expr, exp.Expr, exp.Expr, bool], exp.Expr | Refused]) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        options = arguments[3].literal if len(arguments) > 3 else ""  # noqa: PLR2004 - the fourth argument
        if options not in {"", "g"}:
            return Refused("the options are not constant or not 'g'")
        pattern = pattern_of(arguments, 1, dialect, groups=True)
        new = arguments[2].literal
        if isinstance(pattern, Refused) or new is None:
            return pattern if isinstance(pattern, Refused) else Refused("the replacement is not a constant")
        spelled = replacement(new, dialect)
        return (
            spelled
            if isinstance(spelled, Refused)
            else build(arguments[0].tree, pattern, string(spelled), options == "g")
        )

    return lower


def _call(name: str) -> Callable[..., exp.Expr]:
    return lambda *parts: exp.Anonymous(this=name, expressions=[part.copy() for part in parts])


def _spark_replace(text: exp.Expr, pattern: exp.Expr, new: exp.Expr, every: bool) -> exp.Expr | Refused:
    return (
        _call("REGEXP_REPLACE")(text, pattern, new)
        if every
        else Refused("Spark replaces every match; give the option 'g'")
    )


def _extract(dialect: str, build: Callable[[exp.Expr, exp.Literal, int], exp.Expr | Refused]) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        group = whole_number(arguments[2]) if len(arguments) > 2 else 0  # noqa: PLR2004 - the third argument
        pattern = pattern_of(arguments, 1, dialect, groups=True)
        if isinstance(pattern, Refused) or group is None:
            return pattern if isinstance(pattern, Refused) else Refused("the group is not a constant")
        return build(arguments[0].tree, pattern, group)

    return lower


def _postgres_extract(text: exp.Expr, pattern: exp.Literal, group: int) -> exp.Expr | Refused:
    # REGEXP_SUBSTR(text, pattern, start, occurrence, flags, group) came with PostgreSQL 15.
    return fill(
        f"CASE WHEN {{0}} IS NULL THEN NULL ELSE COALESCE(REGEXP_SUBSTR({{0}}, {{1}}, 1, 1, 'c', {group}), '') END",
        "postgres",
        [text, pattern],
    )


def _clickhouse_extract(text: exp.Expr, pattern: exp.Literal, group: int) -> exp.Expr | Refused:
    return fill(f"regexpExtract({{0}}, {{1}}, {group})", "clickhouse", [text, pattern])


def _spark_extract(text: exp.Expr, pattern: exp.Literal, group: int) -> exp.Expr | Refused:
    return fill(f"REGEXP_EXTRACT({{0}}, {{1}}, {group})", "spark", [text, pattern])


PATTERNS = (
    function(
        "regexp_matches",
        "text, 'text, ['text]",
        "BOOLEAN",
        "Whether the pattern is found anywhere in the text; option 'i' ignores case.",
        [(r"regexp_matches('order 12', '\d+')", True), ("regexp_matches('abc', 'B', 'i')", True)],
        postgres=_match("postgres", "REGEXP_LIKE({0}, {1})"),
        clickhouse=_match("clickhouse", "match({0}, {1})"),
        spark=_match("spark", "REGEXP_LIKE({0}, {1})"),
        aliases=("regexp_like",),
    ),
    function(
        "regexp_full_match",
        "text, 'text, ['text]",
        "BOOLEAN",
        "Whether the pattern fits the whole text.",
        [("regexp_full_match('abc', 'b')", False), ("regexp_full_match('abc', '[a-c]+')", True)],
        postgres=_match("postgres", "REGEXP_LIKE({0}, {1})", whole=True),
        clickhouse=_match("clickhouse", "match({0}, {1})", whole=True),
        spark=_match("spark", "REGEXP_LIKE({0}, {1})", whole=True),
    ),
    function(
        "regexp_replace",
        "text, 'text, 'text, ['text]",
        "VARCHAR",
        "The first match (with option 'g' every match) replaced; \\1 is a group.",
        [
            ("regexp_replace('aXbX', 'X', '-')", "a-bX"),
            ("regexp_replace('aXbX', 'X', '-', 'g')", "a-b-"),
            (r"regexp_replace('k=v', '(\w)=(\w)', '\2=\1')", "v=k"),
        ],
        postgres=_replace(
            "postgres",
            lambda text, pattern, new, every: _call("REGEXP_REPLACE")(
                text, pattern, new, *([string("g")] if every else [])
            ),
        ),
        clickhouse=_replace(
            "clickhouse",
            lambda text, pattern, new, every: _call("replaceRegexpAll" if every else "replaceRegexpOne")(
                text, pattern, new
            ),
        ),
        spark=_replace("spark", _spark_replace),
    ),
    function(
        "regexp_extract",
        "text, 'text, ['int]",
        "VARCHAR",
        "The first match, or a group of it; empty when there is none.",
        [
            (r"regexp_extract('order 12', '\d+')", "12"),
            (r"regexp_extract('a1', '([a-z])(\d)', 2)", "1"),
            (r"regexp_extract('x', '\d')", ""),
        ],
        postgres=_extract("postgres", _postgres_extract),
        clickhouse=_extract("clickhouse", _clickhouse_extract),
        spark=_extract("spark", _spark_extract),
    ),
    function(
        "regexp_extract_all",
        "text, 'text, ['int]",
        "VARCHAR[]",
        "All matches, or a group of each.",
        [(r"regexp_extract_all('1a22', '\d+')", ["1", "22"])],
        spark=_extract(
            "spark",
            lambda text, pattern, group: fill(f"REGEXP_EXTRACT_ALL({{0}}, {{1}}, {group})", "spark", [text, pattern]),
        ),
    ),
    function(
        "regexp_split_to_array",
        "text, 'text",
        "VARCHAR[]",
        "The text cut at every match.",
        [("regexp_split_to_array('a1b2c', '[0-9]')", ["a", "b", "c"])],
        aliases=("string_split_regex", "str_split_regex"),
    ),
    function(
        "regexp_escape",
        "text",
        "VARCHAR",
        "The text with a backslash before every special character.",
        [("regexp_escape('a.b')", "a\\.b")],
    ),
)
