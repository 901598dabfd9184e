"""Text. Positions count characters from 1."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from pypeline.kit.functions.define import function
from pypeline.kit.functions.lowering import Spelling, fill
from pypeline.kit.functions.shapes import call, only_literal_from, renamed, whole_number
from pypeline.kit.functions.table import Argument, Refused

_NOT_ASCII = Refused("it changes letters beyond A to Z by other rules")
_LENGTH = Refused("the length is not a constant of 0 or more")


def _substring(dialect: str, name: str, length: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused | str:
        start = whole_number(arguments[1])
        count = whole_number(arguments[2]) if len(arguments) > 2 else 0  # noqa: PLR2004 - the third argument
        if start is None or (start < 1 and dialect != "postgres") or start < 0:
            return Refused("the start is not a constant of 1 or more")
        if count is not None and count >= 0:
            return f"{name}({{*}})"
        if start != 1:
            return _LENGTH
        return f"{name}({{0}}, 1, CASE WHEN {{2}} < 0 THEN 0 ELSE {{2}} END)"
    del length
    return lower


def _edge(dialect: str, template: str) -> Spelling:
    """left and right: a negative count leaves out characters at the other end."""
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        count = whole_number(arguments[1])
        if dialect != "postgres" and (count is None or count < 0):
            return Refused("the number of characters is not a constant of 0 or more")
        return fill(template, dialect, [argument.tree for argument in arguments])
    return lower


def _pad(name: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        padding = arguments[2].literal
        if not padding or (whole_number(arguments[1]) or -1) < 0:
            return Refused("the length and the padding are not constants")
        return call(name, *(argument.tree for argument in arguments))
    return lower


def _split_part(dialect: str, template: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        index = whole_number(arguments[2])
        if not arguments[1].literal or index is None or index < 1:
            return Refused("the separator is empty or not a constant, or the part is not a constant of 1 or more")
        return fill(template, dialect, [argument.tree for argument in arguments])
    return lower


def _constant_set(template: str, dialect: str) -> Spelling:
    """trim with a set of characters, as a constant without special ones."""
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        if len(arguments) > 1 and not arguments[1].literal:
            return Refused("the characters are not a constant")
        return fill(template if len(arguments) > 1 else template.replace("{1}", "' '"), dialect, [argument.tree for argument in arguments])
    return lower


TEXT = (
    function("upper", "text", "VARCHAR", "The text in capital letters.", [("upper('abc')", "ABC"), ("upper('é')", "É")],
             clickhouse="upperUTF8({0})", spark="UPPER({0})", postgres="UPPER({0})", aliases=("ucase",)),
    function("lower", "text", "VARCHAR", "The text in small letters.", [("lower('ABC')", "abc"), ("lower('É')", "é")],
             clickhouse="lowerUTF8({0})", spark="LOWER({0})", postgres="LOWER({0})", aliases=("lcase",)),
    function("length", "any", "BIGINT", "The number of characters of a text, or of elements of a list.",
             [("length('héllo')", 5), ("length('')", 0)], aliases=("len", "char_length", "character_length"),
             postgres=lambda a: "COALESCE(CARDINALITY({0}))" if a[0].family == "list" else "LENGTH({0})" if a[0].family in {"text", "other"} else Refused("the value is not text"),
             clickhouse=lambda a: "length({0})" if a[0].family == "list" else "lengthUTF8({0})",
             spark=lambda a: "SIZE({0})" if a[0].family == "list" else "LENGTH({0})"),
    function("strlen", "text", "BIGINT", "The number of bytes of the text in UTF-8.", [("strlen('héllo')", 6)],
             postgres="OCTET_LENGTH({0})", clickhouse="length({0})", spark="OCTET_LENGTH({0})"),
    function("trim", "text, [text]", "VARCHAR", "The text without spaces (or the given characters) at both ends.",
             [("trim('  a b ')", "a b"), ("trim('xxaxy', 'xy')", "a")],
             postgres=_constant_set("BTRIM({0}, {1})", "postgres"), clickhouse=_constant_set("trimBoth({0}, {1})", "clickhouse"),
             spark=_constant_set("BTRIM({0}, {1})", "spark")),
    function("ltrim", "text, [text]", "VARCHAR", "The text without spaces (or the given characters) at the start.",
             [("ltrim('  a ')", "a "), ("ltrim('xxa', 'x')", "a")],
             postgres=_constant_set("LTRIM({0}, {1})", "postgres"), clickhouse=_constant_set("trimLeft({0}, {1})", "clickhouse"),
             spark=_constant_set("LTRIM({1}, {0})", "spark")),
    function("rtrim", "text, [text]", "VARCHAR", "The text without spaces (or the given characters) at the end.",
             [("rtrim(' a  ')", " a"), ("rtrim('axx', 'x')", "a")],
             postgres=_constant_set("RTRIM({0}, {1})", "postgres"), clickhouse=_constant_set("trimRight({0}, {1})", "clickhouse"),
             spark=_constant_set("RTRIM({1}, {0})", "spark")),
    function("substring", "text, int, [int]", "VARCHAR", "Part of the text from a position on, at most so many characters long; a negative start counts from the end.",
             [("substring('hello', 2, 3)", "ell"), ("substring('hello', 2)", "ello")], aliases=("substr",),
             postgres=_substring("postgres", "SUBSTRING", "LENGTH"), clickhouse=_substring("clickhouse", "substringUTF8", "lengthUTF8"),
             spark=_substring("spark", "SUBSTRING", "LENGTH")),
    function("left", "text, int", "VARCHAR", "The first characters; a negative number leaves out so many at the end.",
             [("left('hello', 2)", "he")], postgres="LEFT({0}, {1})", clickhouse=_edge("clickhouse", "leftUTF8({0}, {1})"),
             spark=_edge("spark", "LEFT({0}, {1})")),
    function("right", "text, int", "VARCHAR", "The last characters; a negative number leaves out so many at the start.",
             [("right('hello', 2)", "lo")], postgres="RIGHT({0}, {1})", clickhouse=_edge("clickhouse", "rightUTF8({0}, {1})"),
             spark=_edge("spark", "RIGHT({0}, {1})")),
    function("replace", "text, text, text", "VARCHAR", "The text with every occurrence of the second replaced by the third.",
             [("replace('banana', 'a', 'o')", "bonono")], postgres="REPLACE({*})",
             clickhouse=lambda a: "replaceAll({*})" if a[1].literal else Refused("the text looked for is empty or not a constant"),
             spark=lambda a: "REPLACE({*})" if a[1].literal else Refused("the text looked for is empty or not a constant")),
    function("translate", "text, text, text", "VARCHAR", "Each character of the second replaced by the one at its place in the third.",
             [("translate('abcba', 'ab', 'xy')", "xycyx")], postgres="TRANSLATE({*})", spark="TRANSLATE({*})"),
    function("reverse", "text", "VARCHAR", "The text backwards.", [("reverse('abc')", "cba")], postgres="REVERSE({0})",
             clickhouse="reverseUTF8({0})", spark="REVERSE({0})"),
    function("repeat", "text, int", "VARCHAR", "The text so many times.", [("repeat('ab', 3)", "ababab"), ("repeat('ab', 0)", "")],
             postgres="REPEAT({*})", clickhouse=only_literal_from(0, 1, "repeat({*})", "the number is not a constant"), spark="REPEAT({*})"),
    function("lpad", "text, int, text", "VARCHAR", "The text, filled up at the start (or cut) to a length.", [("lpad('7', 3, '0')", "007"), ("lpad('abcd', 2, '0')", "ab")],
             postgres=_pad("LPAD"), clickhouse=_pad("leftPadUTF8"), spark=_pad("LPAD")),
    function("rpad", "text, int, text", "VARCHAR", "The text, filled up at the end (or cut) to a length.", [("rpad('7', 3, '0')", "700")],
             postgres=_pad("RPAD"), clickhouse=_pad("rightPadUTF8"), spark=_pad("RPAD")),
    function("concat", "any…", "VARCHAR", "The values joined to one text; NULL counts as empty.", [("concat('a', NULL, 'b')", "ab")],
             postgres=lambda a: _texts(a, "CONCAT"), spark=lambda a: _texts(a, "CONCAT_WS", exp.Literal.string("")),
             clickhouse=lambda a: _texts(a, "concatWithSeparator", exp.Literal.string(""), nulls=True)),
    function("concat_ws", "text, any…", "VARCHAR", "The values that are not NULL, joined with the first between them.",
             [("concat_ws('-', 'a', NULL, 'b')", "a-b")], postgres=lambda a: _texts(a, "CONCAT_WS"), spark=lambda a: _texts(a, "CONCAT_WS")),
    function("starts_with", "text, text", "BOOLEAN", "Whether the text begins with the other.", [("starts_with('abc', 'ab')", True)],
             postgres="STARTS_WITH({*})", clickhouse="startsWith({*})", spark="STARTSWITH({*})", aliases=("prefix",)),
    function("ends_with", "text, text", "BOOLEAN", "Whether the text ends with the other.", [("ends_with('abc', 'bc')", True)],
             postgres="RIGHT({0}, LENGTH({1})) = {1}", clickhouse="endsWith({*})", spark="ENDSWITH({*})", aliases=("suffix",)),
    function("contains", "text, text", "BOOLEAN", "Whether the other text is in it.", [("contains('abc', 'b')", True), ("contains('abc', 'x')", False)],
             postgres="STRPOS({0}, {1}) > 0", clickhouse="position({0}, {1}) > 0", spark="CONTAINS({*})"),
    function("instr", "text, text", "BIGINT", "Where the other text begins in it, or 0.", [("instr('hello', 'l')", 3), ("instr('hello', 'z')", 0)],
             postgres="STRPOS({*})", clickhouse="positionUTF8({*})", spark="INSTR({*})", aliases=("strpos", "position")),
    function("split_part", "text, text, int", "VARCHAR", "A part of the text between separators, counted from 1 (or from the end); empty when there is none.",
             [("split_part('a,b,c', ',', 2)", "b"), ("split_part('a', ',', 5)", "")], postgres=_split_part("postgres", "SPLIT_PART({*})"),
             clickhouse=_split_part("clickhouse", "CASE WHEN {0} IS NULL THEN NULL ELSE arrayElement(splitByString({1}, assumeNotNull({0})), {2}) END"),
             spark=_split_part("spark", "SPLIT_PART({*})")),
    function("ascii", "text", "INTEGER", "The Unicode number of the first character; 0 for the empty text.", [("ascii('A')", 65)],
             postgres="ASCII({0})", spark="ASCII({0})"),
    function("chr", "int", "VARCHAR", "The character with this Unicode number.", [("chr(233)", "é")],
             postgres=only_literal_from(1, 0, "CHR({0})", "the number is not a constant")),
    function("format", "text, any…", "VARCHAR", "The first text with {} replaced by the values (fmt syntax).", [("format('{} and {}', 'a', 1)", "a and 1")]),
    function("printf", "text, any…", "VARCHAR", "The first text with printf's % codes replaced by the values.", [("printf('%05d', 42)", "00042")]),
    function("strip_accents", "text", "VARCHAR", "The text without accents.", [("strip_accents('é')", "e")]),
    function("nfc_normalize", "text", "VARCHAR", "The text in Unicode's normal form C.", [("nfc_normalize('é')", "é")]),
    function("url_encode", "text", "VARCHAR", "The text with % codes as in a URL.", [("url_encode('a b')", "a%20b")]),
    function("url_decode", "text", "VARCHAR", "The text with its % codes read.", [("url_decode('a%20b')", "a b")]),
    function("levenshtein", "text, text", "BIGINT", "How many single-character edits turn one text into the other.", [("levenshtein('kitten', 'sitting')", 3)],
             aliases=("editdist3",)),
    function("damerau_levenshtein", "text, text", "BIGINT", "Edits and swaps of neighbours between two texts.", [("damerau_levenshtein('ab', 'ba')", 1)]),
    function("hamming", "text, text", "BIGINT", "How many characters differ between two texts of one length.", [("hamming('abc', 'abd')", 1)], aliases=("mismatches",)),
    function("jaccard", "text, text", "DOUBLE", "The share of characters two texts have in common.", [("jaccard('abc', 'abd')", 0.5)]),
    function("jaro_similarity", "text, text", "DOUBLE", "How alike two texts are, from 0 to 1 (Jaro).", [("jaro_similarity('abc', 'abc')", 1.0)]),
    function("jaro_winkler_similarity", "text, text", "DOUBLE", "How alike two texts are, from 0 to 1 (Jaro-Winkler).", [("jaro_winkler_similarity('abc', 'abc')", 1.0)]),
)


def _texts(arguments: Sequence[Argument], name: str, *first: exp.Expr, nulls: bool = False) -> exp.Expr | Refused:
    if any(argument.type and argument.family not in {"text", "null"} for argument in arguments):
        return Refused("a value is not text; cast it to VARCHAR")
    trees = [call("ifNull", argument.tree, exp.Literal.string("")) if nulls else argument.tree for argument in arguments]
    return call(name, *first, *trees)


del renamed
