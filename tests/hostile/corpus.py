"""Ten thousand texts that have broken programs which paste text into code. Always the same ones."""

from __future__ import annotations

import os
import random
from functools import lru_cache

SIZE = 10_000
SEEDS = [
    # quotes and escapes
    "'", "''", "'''", '"', '""', '"""', "`", "\\", "\\\\", "\\'", '\\"', "\\'''", '\\"""', "'\"", "\"'", "’", "“”", "«»", "E'\\x41'", "U&'\\0041'",
    "$$", "$tag$", "$$;$$", "[a]", "]", "a]b", "\\n", "\\N", "\\u0041", "\\x00", "\\N{DIGIT ONE}", "%", "%s", "%(a)s", "%%", "{}", "{0}", "{0.__class__}",
    "{x!r:>{y}}", "f'{1+1}'", "{{", "}}", "{{}}", "{{ }}", "{%raw%}", "${x}", "$x", "$1", "?", ":x", "@x", "#{x}", "<%= 1 %>",
    # SQL
    "'; DROP TABLE t; --", '"; DROP TABLE t; --', "' OR '1'='1", "1; SELECT 1", "--", "-- x", "/*", "*/", "/* x */", "*/ SELECT 1 /*", "; --", "a--b",
    "'); COPY (SELECT 1) TO 'pwned.csv'; --", "\"); COPY (SELECT 1) TO 'pwned.csv'; --", "' UNION SELECT content FROM read_text('/etc/passwd') --",
    "\\'; COPY (SELECT 1) TO 'pwned.csv'; --", "'; ATTACH 'pwned.db'; --", "' || getenv('HOME') || '", "x' AS \"y", 'x" AS "y', "NULL", "null", "TRUE",
    "DEFAULT", "CURRENT_DATE", "*", "a.*", '"a"."b"', "a.b", "a b", " a", "a ", "select", "SELECT", "from", "order by", "(", ")", ",", ";", "(SELECT 1)",
    "1", "0", "-1", "1e5", "0x1F", "1_000", ".5", "nan", "inf", "CAST(1 AS INT)", "::int", "a::int", "=", "<>", "||", "->", "->>", "x -> x", "#1",
    # Python
    '"""; open("pwned", "w"); """', "'''; open('pwned', 'w'); '''", "\\\"\"\"; open('pwned', 'w')", "'); open('pwned', 'w'); ('", "\n    open('pwned', 'w')",
    "__import__('os').system('touch pwned')", "{__import__('os').system('touch pwned')}", "eval('1')", "# x", "\n# x", "\\\n", "lambda: 0", "def f():", "pass",
    "import os", "__name__", "__class__", "r'\\'", "b''", '""""', "'\"\"\"'", 'a"""b', "a'''b", 'ends with "', "ends with '", "ends with \\",
    # lines and space
    "\n", "\r", "\r\n", "\t", "\v", "\f", "a\nb", "a\r\nb", "\na", "a\n", "\x85", "\u2028", "\u2029", " ", "  ", "\u00a0", "\u200b", "\u3000", "\ufeff", "a\tb",
    # characters
    "\x01", "\x07", "\x08", "\x1a", "\x1b[31m", "\x1b]0;x\x07", "\x7f", "\x80", "\x9b", "é", "e\u0301", "ß", "ſ", "İ", "ı", "K", "Ω", "日本語", "한국어", "ไทย",
    "العربية", "עברית", "\u202eabc", "\u2066x\u2069", "\u200d", "👨‍👩‍👧", "🏳️‍🌈", "😀", "𝔘𝔫𝔦", "\U0010ffff", "\ufffd", "\ufffe", "\uffff", "\ud7ff", "\ue000", "ﷺ", "Z͑ͫ̓ͪ̂ͫ",
    # other languages text may end up in
    "<script>alert(1)</script>", "</script>", "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&lt;", "&#39;", "<b>", "<img src=x onerror=alert(1)>", "javascript:alert(1)",
    "=1+1", "+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")', "| a | b |", "|", "a|b", "[x](http://y)", "![x](y)", "# heading", "* item", "```",
    "---", "...", "- a", "a: b", "&a", "*a", "!x", "%YAML", "? a", "{a: b}", "[a, b]", "~", "yes", "no", "on", "off", "1:30", "2026-01-01", "0o17", "<<", "null",
    "../x", "/etc/passwd", "~", "~root", "a/b", "a\\b", "C:\\x", "con", "nul", "file:///x", "http://x", "s3://x", "*.csv", "a?b", "a*b", "[a-z]", "**", ".", "..", ".hidden",
    "-rf", "$(touch pwned)", "`touch pwned`", "; touch pwned", "| touch pwned", "&& touch pwned", "%0a", "%00", "a,b", "a;b", "a\tb,c", '"a","b"', 'a"b', 'a,"b',
    "subgraph x", "end", "graph TD", "A-->B", "click a", "%%{init: {}}%%", "style x fill:#f00",
    "",
]  # fmt: skip
_AROUND = [("", ""), ("a", ""), ("", "a"), ("a", "b"), ("'", "'"), ('"', '"'), ("\\", ""), ("", "\\"), ("\n", "\n"), ("x = ", " -- y"), ("(", ")"), ("{", "}"), ("/*", "*/"), (" ", " ")]  # fmt: skip
_ALPHABET = [*"'\"\\`$%{}[]()<>;:,.|&=-*/#@!?~^ab01 \n\r\t", "''", '""', '"""', "--", "*/", "/*", "é", "日", "\u202e", "\u2028", "😀", "\x01", "\x1b"]  # fmt: skip


@lru_cache(maxsize=1)
def corpus() -> tuple[str, ...]:
    """Every seed alone and in company, then random mixtures, short and long. All different; the empty text is one."""
    chance = random.Random(20261121)  # noqa: S311 - a seed makes failures repeatable
    found = dict.fromkeys([*SEEDS, *(f"{before}{seed}{after}" for seed in SEEDS for before, after in _AROUND)])
    while len(found) < SIZE - 10:
        size = chance.choice([2, 3, 5, 8, 20])
        pieces = chance.choices(SEEDS if chance.random() < 0.4 else _ALPHABET, k=size)
        found["".join(pieces)[:300]] = None
    for unit in ("'", '"', "\\", '"""', "{", "é", "*/", "-- ", "\n", "x"):
        found[unit * (20_000 // len(unit))] = None
    return tuple(found)


def visible() -> tuple[str, ...]:
    """The texts that are shorter than a screen: for places with a limit."""
    return tuple(text for text in corpus() if len(text) <= 300)


MANY = bool(os.environ.get("PYPE_LONG"))


def some(texts: tuple[str, ...], one_in: int) -> tuple[str, ...]:
    """All of them with PYPE_LONG=1, else one in so many: for places that cost a whole pipeline."""
    return texts if MANY else texts[::one_in]


def batches(texts: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    return [texts[start : start + size] for start in range(0, len(texts), size)]


def with_zero(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Some with the character 0, where a place accepts any character."""
    return tuple(f"{text}\0{text}" for text in texts[:200])
