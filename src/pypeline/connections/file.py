"""`connections.yaml` of a workspace: connections that may be shared, because their secrets are only named there.

Problems say the line in words and never carry it: a terminal would show it, and what stands there may be a password.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from pypeline.document.desk import Desk
from pypeline.document.tree import Leaf, MapTree, Tree
from pypeline.document.yaml_tree import yaml_tree
from pypeline.problems import Place, Problem
from pypeline.service.connections import Connection, Driver

NAME = "connections.yaml"
REFERENCE = re.compile(r"\{\{\s*secret\.([A-Za-z_][A-Za-z0-9_]*)\s*\}\}")
LARGEST = 1_000_000


@dataclass
class ConnectionsFile:
    connections: dict[str, Connection] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    """By connection; what is wrong with the whole file stands under ""."""


def read_connections_file(path: Path, drivers: Mapping[str, Driver]) -> ConnectionsFile:
    """A file that is not there has no connections."""
    found = ConnectionsFile()
    try:
        text = path.read_bytes()[:LARGEST].decode("utf-8-sig")
    except FileNotFoundError:
        return found
    except (OSError, UnicodeDecodeError):
        found.problems[""] = Problem("P509", f"{path.name} cannot be read", Place(file=str(path)))
        return found
    _Reader(path, text, drivers, found).read()
    return found


class _Reader:
    def __init__(self, path: Path, text: str, drivers: Mapping[str, Driver], found: ConnectionsFile) -> None:
        self._path, self._text, self._drivers, self._found = path, text, drivers, found
        self._desk = Desk(text, None)

    def read(self) -> None:
        try:
            tree = yaml_tree(self._text, self._desk)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self._report("", "is not YAML", mark.index if mark else 0)
            return
        if (first := next(iter(self._desk.problems), None)) is not None:
            line = f", line {first.place.line}" if first.place.line else ""
            self._found.problems[""] = Problem("P509", f"{NAME}{line}: {first.message}", Place(file=str(self._path)))
            return
        entry = tree.entries.get("connections") if isinstance(tree, MapTree) else None
        named = entry.value if entry is not None else tree
        if not isinstance(named, MapTree):
            self._report("", "holds no connections", 0, "write connections: {name: {type: …}}")
            return
        for name, connection in named.entries.items():
            self._connection(name, connection.value)

    def _connection(self, name: str, tree: Tree) -> None:
        if not isinstance(tree, MapTree):
            self._report(name, f"{name} has no settings", tree.start, "write type: and the settings of that type")
            return
        kind = tree.entries["type"].value if "type" in tree.entries else None
        driver = self._drivers.get(kind.text) if isinstance(kind, Leaf) else None
        if driver is None:
            self._report(
                name, f"{name} has no type that Pypeline knows", tree.start, f"type: {' | '.join(self._drivers)}"
            )
            return
        fields = {field.name: field for field in driver.fields}
        config: dict[str, str] = {}
        for key, entry in tree.entries.items():
            value = entry.value
            if key == "type":
                continue
            if key not in fields:
                self._report(
                    name, f"{name} has an unknown setting {key}", value.start, f"it may have {', '.join(fields)}"
                )
            elif not isinstance(value, Leaf) or value.value is None:
                self._report(name, f"{name}: {key} is not a single value", value.start)
            elif fields[key].is_secret and not REFERENCE.fullmatch(value.text.strip()):
                remedy = (
                    f'write {key}: "{{{{secret.NAME}}}}" and set PYPE_SECRET_NAME, or pype connections set-secret NAME'
                )
                self._report(name, f"the {key} of {name} stands in plain text", value.start, remedy)
            else:
                config[key] = value.text
        self._found.connections[name] = Connection(name, driver.type, config, str(self._path))

    def _report(self, name: str, message: str, offset: int, remedy: str = "") -> None:
        line, _ = self._desk.lines.position(offset)
        place = Place(file=str(self._path))
        self._found.problems.setdefault(name, Problem("P509", f"{NAME}, line {line}: {message}", place, remedy))
