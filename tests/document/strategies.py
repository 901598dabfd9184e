"""Pipelines of any shape, for properties."""

from hypothesis import strategies as st

from pypeline.document import (
    DocumentTest,
    Flow,
    Link,
    Misc,
    Node,
    Notify,
    Parameter,
    Pipeline,
    Retry,
    Schedule,
    Settings,
    Valve,
)

CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXT = st.text(CHARACTERS, max_size=20)
HARD_TEXT = st.sampled_from([
    "yes", "no", "on", "null", "~", "true", "1", "1.0", "0x1F", "0o17", "1e3", ".inf", "1:30", "2026-01-01", "a: b", "a #b", " a",
    "a ", "- a", "? a", "a\n", "\na", "a\nb", "a\n\nb\n", "a \nb", "\ta\nb", " a\nb", "a\n\n", "\n", "'", '"', "{a}", "[a", "*a", "&a", "!a", "%a",
    "@a", "`a", "|", ">", "<<", "=", "---", "...", "--- a", "\r\n", "a\rb", "\x85", "\u2028", "\ufeff", "\x00", "é", "😀", "a,b", "#", "007",
    "SELECT *\nFROM t\nWHERE x = 'a'\n", "# c\nx", "x\n# c", "-", "-1", "+1", ".", "..", "./a", "/a/b", "a:", ":a", "a::b", "1_000", "{{x}}",
])  # fmt: skip
WORDS = TEXT | HARD_TEXT
IDS = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
SCALARS = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | WORDS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=8
)
# Options that look like PYpeline's split form are the split form.
OPTIONS = st.dictionaries(WORDS.filter(lambda key: key not in {"required", "optional"}), VALUES, max_size=4)
EXTENSIONS = st.dictionaries(IDS.map("x-{}".format), VALUES, max_size=2)
SECONDS = st.none() | st.integers(0, 10**6) | st.floats(0, 10**6)
MISC = st.builds(
    Misc, label=st.none() | WORDS, description=st.none() | WORDS, cache=st.booleans(),
    retry=st.none() | st.builds(Retry, st.integers(0, 9), SECONDS), timeout=SECONDS,
    join=st.sampled_from(["all", "any", "none_failed"]), extensions=EXTENSIONS,
)  # fmt: skip
NODES = st.lists(
    st.builds(Node, IDS, IDS, OPTIONS, MISC, st.booleans(), EXTENSIONS), max_size=5, unique_by=lambda node: node.id
)
LINKS = st.lists(st.builds(Link, IDS, IDS, IDS, IDS), max_size=4)
ORDERS = st.integers(1, 9) | st.just("last")
GUARDS = st.none() | st.sampled_from(["a > 1", "f(x) = ')'", "done", "error: x", "ok", "a|b", "x::int = 1"])
STRING_VALVES = st.builds(Valve, IDS, IDS, ORDERS, st.sampled_from(["ok", "error", "done", "iterate", "start"]))
OBJECT_VALVES = st.builds(
    Valve, IDS, IDS, ORDERS, st.just("iterate"), GUARDS, st.none() | IDS, st.none() | IDS, st.none() | st.integers(1, 9),
    st.sampled_from([None, "halt", "continue"]), st.just("object"),
)  # fmt: skip
GUARDED_VALVES = st.builds(
    Valve, IDS, IDS, ORDERS, st.sampled_from(["ok", "error", "done"]), GUARDS, written=st.just("object")
)
VALVES = st.lists(STRING_VALVES | OBJECT_VALVES | GUARDED_VALVES, max_size=4)
ROWS = st.lists(st.dictionaries(WORDS, VALUES, max_size=3), max_size=3).map(tuple)
PORTS = st.dictionaries(st.tuples(IDS, IDS).map(".".join), ROWS, max_size=2)
TESTS = st.lists(st.builds(DocumentTest, WORDS, PORTS, PORTS, st.dictionaries(IDS, VALUES, max_size=2)), max_size=2)
SETTINGS = st.builds(
    Settings, timeout=SECONDS, retries=st.integers(0, 9), fail_strategy=st.sampled_from(["halt", "continue"]),
    threads=st.none() | st.integers(1, 64), memory=st.sampled_from([None, "4GB", "512 MiB", "1.5GB"]), engine=IDS,
    entry=st.sampled_from(["sequential", "parallel"]), extensions=EXTENSIONS,
)  # fmt: skip
PIPELINES = st.builds(
    Pipeline,
    flow=st.builds(
        Flow,
        IDS,
        st.sampled_from([None, "1.0.0", "0.2.0-rc.1"]),
        st.lists(WORDS, max_size=2).map(tuple),
        extensions=EXTENSIONS,
    ),
    nodes=NODES.map(tuple),
    links=LINKS.map(tuple),
    valves=VALVES.map(tuple),
    settings=SETTINGS,
    parameters=st.dictionaries(
        IDS, st.builds(Parameter, st.just("json"), VALUES, st.none() | WORDS, st.booleans()), max_size=2
    ),
    schedule=st.none() | st.builds(Schedule, st.just("0 6 * * *"), st.sampled_from([None, "Europe/Berlin"])),
    notify=st.lists(st.builds(Notify, email=st.lists(WORDS, max_size=2).map(tuple)), max_size=2).map(tuple),
    tests=TESTS.map(tuple),
    layout=st.dictionaries(IDS, st.tuples(st.integers(-999, 999), st.floats(-999, 999)), max_size=3),
    extensions=EXTENSIONS,
)
