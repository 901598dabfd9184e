"""What nodes leave behind for later ones: `{{node__Var}}`, in upper or lower case, and the items of loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

EVERY = "[*]"


@dataclass
class RunGlobals:
    """Values by node and name. A node that runs several times leaves its last value, and all of them in order."""

    values: dict[tuple[str, str], list[Any]] = field(default_factory=dict)

    def add(self, node: str, found: Mapping[str, Any]) -> None:
        for name, value in found.items():
            self.values.setdefault((node.casefold(), name.casefold()), []).append(value)

    def find(self, path: str) -> list[Any] | None:
        """Every value of `node__var` or `node.var` so far."""
        folded = path.casefold()
        for separator in ("__", "."):
            start = folded.find(separator)
            while start > 0:
                key = (folded[:start], folded[start + len(separator) :])
                if key in self.values:
                    return self.values[key]
                start = folded.find(separator, start + 1)
        return None

    def last(self) -> dict[str, Any]:
        """`node.var` and its last value, as a child is told them."""
        return {f"{node}.{name}": values[-1] for (node, name), values in self.values.items()}


@dataclass(frozen=True)
class Item:
    """One item of a running loop: a value, or a row as a mapping. `name` is what `as` calls it."""

    value: Any
    index: int
    name: str | None = None


@dataclass(frozen=True)
class Values(Mapping[str, Any]):
    """The values of placeholders at one moment: those of the start, the items of loops (outermost first), globals.

    `more` are further values by path.
    """

    start: Mapping[str, Any]
    found: RunGlobals
    loops: tuple[Item, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, path: str) -> Any:
        for known in (self.more, self.start):
            if path in known:
                return known[path]
        if path.startswith("iter."):
            return self._of_item(path)
        every = path.endswith(EVERY)
        values = self.found.find(path.removesuffix(EVERY))
        if values is None:
            raise KeyError(path)
        return list(values) if every else values[-1]

    def _of_item(self, path: str) -> Any:
        name, _, column = path.removeprefix("iter.").partition(".")
        for item in reversed(self.loops):
            if name == "index" and not column:
                return item.index
            if name in {"item", item.name}:
                return item.value[column] if column else item.value
        raise KeyError(path)

    def __contains__(self, path: object) -> bool:
        try:
            self[str(path)]
        except (KeyError, TypeError, IndexError):
            return False
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(self.start)

    def __len__(self) -> int:
        return len(self.start)


def counted_globals(node: str, of_step: Mapping[str, int], of_ports: Mapping[str, int]) -> dict[str, int]:
    """`row_count` (of the first output, or what a sink wrote), `row_count_PORT` and `rejected_count`."""
    found = {"row_count": of_step[node]} if node in of_step else {}
    for key, rows in of_ports.items():
        owner, _, port = key.partition(".")
        if owner == node and port:
            found[f"row_count_{port}"] = rows
            if port == "rejected":
                found["rejected_count"] = rows
    return found
