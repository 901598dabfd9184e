"""The pipeline as it is saved: frozen, plain values. What a component makes of its options is not known here.

Lists and mappings inside are shared (readings are cached): never change one, use `dataclasses.replace`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeAlias

from pypeline.document.positions import Source, option_name
from pypeline.document.tree import MapTree, Tree
from pypeline.problems import Place

Trigger: TypeAlias = Literal["ok", "error", "done", "iterate", "start"]
Order: TypeAlias = int | Literal["last"]
OptionPath: TypeAlias = str | Sequence[str | int]


@dataclass(frozen=True, slots=True)
class Flow:
    name: str
    version: str | None = None
    authors: tuple[str, ...] = ()
    created: str | None = None
    desc: str | None = None
    tags: tuple[str, ...] = ()
    extensions: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run; times are seconds, `retention` is days. Defaults are what an absent key means."""

    timeout: float | None = None
    retries: int = 0
    fail_strategy: Literal["halt", "continue"] = "halt"
    execution_mode: Literal["pandas", "dask", "polars", "arrow"] = "pandas"
    threads: int | None = None
    memory: str | None = None
    engine: str = "auto"
    entry: Literal["sequential", "parallel"] = "sequential"
    retention: float | None = None
    extensions: Mapping[str, Any] = field(default_factory=dict)

    @property
    def memory_bytes(self) -> int | None:
        return None if self.memory is None else memory_bytes(self.memory)


UNITS = {"": 1, "B": 1, "K": 10**3, "KB": 10**3, "M": 10**6, "MB": 10**6, "G": 10**9, "GB": 10**9, "T": 10**12,
         "TB": 10**12, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30, "TIB": 2**40}  # fmt: skip


def memory_bytes(text: str) -> int | None:
    """`4GB` (10^9, as DuckDB counts) or `4GiB` (2^30) in bytes; `None` when it is not a size."""
    number = text.strip().rstrip("BKMGTIbkmgti ")
    unit = text.strip()[len(number) :].strip().upper()
    if unit not in UNITS or len(number) > 20 or not number.replace(".", "", 1).isascii():  # noqa: PLR2004
        return None
    try:
        size = int(float(number) * UNITS[unit])
    except (ValueError, OverflowError):
        return None
    return size if size > 0 else None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A typed value from outside: `--set`, the API. `type` is as written; `default` is checked against it."""

    type: str = "varchar"
    default: Any = None
    description: str | None = None
    required: bool = False
    mark: Tree | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Retry:
    """`max` more attempts after the first, `backoff` seconds before the first of them."""

    max: int = 0
    backoff: float | None = None


@dataclass(frozen=True, slots=True)
class Misc:
    label: str | None = None
    description: str | None = None
    cache: bool = False
    retry: Retry | None = None
    timeout: float | None = None
    join: Literal["all", "any", "none_failed"] = "all"
    extensions: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Node:
    """`options` joins both forms of `configs`; `split` remembers PYpeline's form, `optional` what stood there."""

    id: str
    component: str
    options: Mapping[str, Any] = field(default_factory=dict)
    misc: Misc = Misc()
    split: bool = False
    extensions: Mapping[str, Any] = field(default_factory=dict)
    optional: frozenset[str] = field(default=frozenset(), compare=False)
    mark: MapTree | None = field(default=None, compare=False, repr=False)

    @property
    def label(self) -> str:
        return self.misc.label or self.id


@dataclass(frozen=True, slots=True)
class Link:
    source: str
    source_port: str
    target: str
    target_port: str
    mark: Tree | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.source}.{self.source_port} - {self.target}.{self.target_port}"


@dataclass(frozen=True, slots=True)
class Valve:
    """A control link. `when` is the guard's expression as written; `over` None means `items`."""

    source: str
    target: str
    order: Order = 1
    on: Trigger = "ok"
    when: str | None = None
    over: str | None = None
    as_: str | None = None
    parallel: int | None = None
    on_item_error: Literal["halt", "continue"] | None = None
    written: Literal["string", "object"] = "string"
    mark: Tree | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        order = "Last" if self.order == "last" else str(self.order)
        trigger = "" if self.on == "ok" else self.on
        guard = trigger if self.when is None else f"{trigger}: {self.when}" if trigger else self.when
        return f"{self.source} ({order}|{guard}) {self.target}"


@dataclass(frozen=True, slots=True)
class Schedule:
    cron: str
    timezone: str | None = None
    catch_up: Literal["none", "last", "all"] = "none"
    extensions: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notify:
    on: tuple[str, ...] = ("failed",)
    email: tuple[str, ...] = ()
    webhook: str | None = None
    extensions: Mapping[str, Any] = field(default_factory=dict)


Rows: TypeAlias = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class DocumentTest:
    """Given rows on output ports, expect rows on others; keys are `node.port`."""

    name: str
    given: Mapping[str, Rows] = field(default_factory=dict)
    expect: Mapping[str, Rows] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    mark: Tree | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Pipeline:
    flow: Flow
    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    valves: tuple[Valve, ...] = ()
    settings: Settings = Settings()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    schedule: Schedule | None = None
    notify: tuple[Notify, ...] = ()
    tests: tuple[DocumentTest, ...] = ()
    layout: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    extensions: Mapping[str, Any] = field(default_factory=dict)
    source: Source | None = field(default=None, compare=False, repr=False)

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        return {node.id: node for node in self.nodes}

    def node(self, node_id: str) -> Node | None:
        return self.by_id.get(node_id)

    def place(  # noqa: PLR0913 - one name for each kind of thing a problem can be about
        self,
        node: str | None = None,
        option: OptionPath | None = None,
        *,
        port: str | None = None,
        link_index: int | None = None,
        valve_index: int | None = None,
        test_index: int | None = None,
        parameter: str | None = None,
        section: Sequence[str | int] = (),
    ) -> Place:
        """Where this stands in the file; what is not written there has the place of the nearest thing around it.

        `option` may be a path: ("columns", "total"). `section` is a path from the top: ("settings", "threads").
        """
        mark: Tree | None = None
        link: str | None = None
        if node is not None:
            mark = self._mark_of(node, option)
        elif link_index is not None:
            mark, link = self.links[link_index].mark, str(self.links[link_index])
        elif valve_index is not None:
            mark, link = self.valves[valve_index].mark, str(self.valves[valve_index])
        elif test_index is not None:
            mark = self.tests[test_index].mark
        elif parameter is not None:
            mark = self.parameters[parameter].mark if parameter in self.parameters else None
        elif self.source is not None:
            mark = self.source.find(section)
        name = None if option is None else option_name(option)
        if self.source is None:
            return Place(node=node, port=port, option=name, link=link)
        return self.source.place(mark, node=node, port=port, option=name, link=link)

    def place_in(self, node: str, option: OptionPath, offset: int) -> Place:
        """Where character `offset` of this option's text stands in the file, whatever it is quoted with."""
        if self.source is None:
            return Place(node=node, option=option_name(option))
        return self.source.place(self._mark_of(node, option), offset, node=node, option=option_name(option))

    def _mark_of(self, node: str, option: OptionPath | None) -> Tree | None:
        found = self.by_id.get(node)
        if found is None or found.mark is None or self.source is None:
            return None
        if option is None:
            return found.mark
        path = (option,) if isinstance(option, str) else tuple(option)
        return self.source.option(found.mark, path, is_split=found.split)
