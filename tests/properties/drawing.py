"""Random relational pipelines, drawn node by node: each is compiled at once, so that the next one fits its columns."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from properties.expressions import WORDS, Expressions, kind_of
from pypeline.assembly.local import session
from pypeline.document import Flow, Link, Misc, Node, Parameter, Pipeline, Settings, write_pipeline

MANY = bool(os.environ.get("CI") or os.environ.get("PYPE_LONG"))
Port = tuple[str, str]
RIGHTLY_REFUSED = {"P312"}
"""Two columns of one name: which names an operation makes is not for the drawing to know."""


def examples(few: int, many: int) -> settings:
    """The same few each time, or many new ones (CI, or PYPE_LONG=1). Shrinking takes minutes: PYPE_SHRINK=1."""
    phases = [Phase.explicit, Phase.reuse, Phase.generate, *([Phase.shrink] if os.environ.get("PYPE_SHRINK") else [])]
    return settings(
        max_examples=many if MANY else few,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=not MANY,
        phases=phases,
        report_multiple_bugs=False,
    )


NAMES = ["a", "b", "c", "A b", 'quo"te', "select", "x'y", "naïve", "π", "%s", "a.b", "$1", "--c", "{f}", "left", "input", "no\\w", "日", "1st", "_", "rows", "inner", "order"]  # fmt: skip
CELLS = {
    "BIGINT": st.integers(-9, 9) | st.sampled_from([1000, -1000]),
    "DECIMAL(10,2)": st.integers(-999, 999).map(lambda cents: f"{cents / 100:.2f}"),
    "DOUBLE": st.integers(-40, 40).map(lambda quarters: quarters / 4),  # exact, so that sums do not depend on order
    "VARCHAR": st.sampled_from(WORDS),
    "BOOLEAN": st.booleans(),
    "DATE": st.sampled_from(["2024-02-29", "1999-12-31", "2026-01-01", "1970-01-01"]),
    "TIMESTAMP": st.sampled_from(["2024-02-29 12:30:00", "1999-12-31 23:59:59.5"]),
    "HUGEINT": st.sampled_from([12345678901234567890123, -5, 0]),
}
PARAMETERS = {
    "least": Parameter("integer", 2), "word": Parameter("varchar", "it's {0} %s \\"), "day": Parameter("date", "2024-02-29"),
}  # fmt: skip
PLACEHOLDERS = {"int": "params.least", "text": "params.word", "date": "params.day"}


@dataclass
class Drawing:
    """A pipeline under the pen. `ports` maps each output port to its columns."""

    base: Path
    draw: Any
    nodes: list[Node] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    ports: dict[Port, list[tuple[str, str]]] = field(default_factory=dict)
    used: set[Port] = field(default_factory=set)

    def pipeline(self) -> Pipeline:
        parts = (Flow("random"), tuple(self.nodes), tuple(self.links))
        return Pipeline(*parts, settings=Settings(threads=2), parameters=PARAMETERS)

    def one(self, options: Any) -> Any:
        return self.draw(st.sampled_from(list(options)))

    def some(self, options: Any, least: int = 1, most: int = 3) -> list[Any]:
        return self.draw(st.lists(st.sampled_from(list(options)), min_size=least, max_size=most, unique=True))

    def add(self, component: str, options: dict[str, Any], **inputs: Port) -> None:
        """Adds a node and learns its columns; a document that does not compile is a wrong refusal, and fails the test."""
        name = f"n{len(self.nodes)}"
        misc = Misc(cache=self.draw(st.integers(0, 11)) == 0)
        self.nodes.append(Node(name, component, options, misc))
        self.links += [Link(*port, name, target) for target, port in inputs.items()]
        compiled = session(self.pipeline(), self.base).compile()
        if compiled.errors and {problem.code for problem in compiled.errors} <= RIGHTLY_REFUSED:
            del self.nodes[-1], self.links[len(self.links) - len(inputs) :]
            return
        self.used |= set(inputs.values())
        assert not compiled.errors, "\n".join([*map(str, compiled.errors), write_pipeline(self.pipeline())])
        for port, schema in compiled.bound.nodes[name].schemas.items():
            self.ports[name, port] = [(column.name, column.type) for column in schema.columns]

    def expressions(self, port: Port) -> Expressions:
        return Expressions(self.draw, [(name, kind_of(type_)) for name, type_ in self.ports[port]], PLACEHOLDERS)

    def columns(self, port: Port, *kinds: str) -> list[str]:
        return [name for name, type_ in self.ports[port] if not kinds or kind_of(type_) in kinds]

    def order(self, port: Port) -> list[Any]:
        """Every column is a key: rows that tie are the same."""
        names = self.draw(st.permutations(self.columns(port)))
        return [
            {"column": name, "direction": self.one(["asc", "desc"]), "nulls": self.one(["first", "last"])}
            for name in names
        ]

    def free_name(self, port: Port) -> str:
        taken = {name.casefold() for name in self.columns(port)}
        return str(self.one([name for name in NAMES if name.casefold() not in taken] or [f"new{len(taken)}"]))
