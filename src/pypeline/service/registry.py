"""`modules/ModRegistry.json`: a workspace's own modules by name, in PYpeline v1's shape; and installed components.

The registry is for finding and checking; a built job carries each module's path and runs without it. Modules are asked
what they are in a child process (`Describe`), once per version of their file.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypeline.kit.component import Component
from pypeline.kit.module_component import ModuleDescription, component_of
from pypeline.problems import Place, Problem

Describe = Callable[[str, Path], "dict[str, Any] | Problem"]
"""What the class in a module (a file below the workspace, or a dotted name) says of itself."""

FOLDERS = ("source", "mods", "sinks", "solo")
ENTRY_POINTS = "pypeline.components"
_BUILT_IN = "pypeline."


@dataclass(frozen=True)
class Registered:
    """What registering came to: the modules that are in the registry now, and what was wrong with others."""

    modules: tuple[ModuleDescription, ...]
    problems: tuple[Problem, ...] = ()


class ModRegistry:
    def __init__(self, workspace: Path, describe: Describe, taken: Iterable[str] = ()) -> None:
        """`taken` are the names of the components that are there anyway."""
        self._workspace, self._describe, self._taken = workspace, describe, frozenset(taken)

    @property
    def file(self) -> Path:
        return self._workspace / "modules" / "ModRegistry.json"

    def modules(self) -> Registered:
        entries = self._entries()
        if isinstance(entries, Problem):
            return Registered((), (entries,))
        read = [
            ModuleDescription.read(name, str(entry.get("module_path", "")), entry) for name, entry in entries.items()
        ]
        return Registered(
            tuple(module for module in read if isinstance(module, ModuleDescription)),
            tuple(problem for problem in read if isinstance(problem, Problem)),
        )

    def components(self) -> tuple[tuple[Component, ...], tuple[Problem, ...]]:
        found = self.modules()
        return tuple(component_of(module) for module in found.modules), found.problems

    def register_module(self, name: str) -> ModuleDescription | Problem:
        """`name` is a file of `modules/{source,mods,sinks,solo}/`, or the dotted name of an installed module."""
        if "." in name:
            return self._register(name.rpartition(".")[2], name)
        paths = [path for path in self._files() if path.stem == name]
        if not paths:
            known = ", ".join(sorted({path.stem for path in self._files()})) or "none"
            return Problem("P804", f"there is no module {name}; there are: {known}",
                           remedy=f"put it into {self._workspace / 'modules' / 'mods' / name}.py")  # fmt: skip
        if len(paths) > 1:
            where = " and ".join(str(path.relative_to(self._workspace)) for path in paths)
            return Problem("P703", f"the module {name} is there twice: {where}", remedy="rename one of them")
        return self._register(name, paths[0].relative_to(self._workspace).as_posix())

    def auto_register(self) -> Registered:
        """Every file of the module folders. Entries whose file is gone are dropped."""
        entries = self._entries()
        if isinstance(entries, Problem):
            return Registered((), (entries,))
        paths = {path.stem: path.relative_to(self._workspace).as_posix() for path in self._files()}
        gone = {name for name, entry in entries.items() if _is_gone(self._workspace, entry)}
        if gone:
            self._write({name: entry for name, entry in entries.items() if name not in gone})
        done = [self.register_module(name) for name in paths]
        problems = tuple(problem for problem in done if isinstance(problem, Problem))
        return Registered(tuple(module for module in done if isinstance(module, ModuleDescription)), problems)

    def clear_registry(self) -> tuple[str, ...] | Problem:
        """Forgets all modules of the workspace and gives their names; built-in entries stay, and so do the files."""
        entries = self._entries()
        if isinstance(entries, Problem):
            return entries
        kept = {
            name: entry for name, entry in entries.items() if str(entry.get("module_path", "")).startswith(_BUILT_IN)
        }
        if self.file.exists():
            self._write(kept)
        return tuple(name for name in entries if name not in kept)

    def _register(self, name: str, module_path: str) -> ModuleDescription | Problem:
        entries = self._entries()
        if isinstance(entries, Problem):
            return entries
        if name in self._taken:
            return Problem(
                "P703", f"{name} is the name of a built-in component", Place(file=module_path), "rename the file"
            )
        told = self._told(module_path, entries.get(name, {}))
        if isinstance(told, Problem):
            return told
        module = ModuleDescription.read(name, module_path, told)
        if isinstance(module, ModuleDescription):
            self._write({**entries, name: module.to_json()})
        return module

    def _told(self, module_path: str, entry: Mapping[str, Any]) -> Mapping[str, Any] | Problem:
        """From the registry while the file is the same, else from the class itself."""
        path = self._workspace / module_path
        if path.is_file() and entry.get("module_path") == module_path:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if digest == entry.get("sha256"):
                return entry
        return self._describe(module_path, self._workspace)

    def _files(self) -> list[Path]:
        found = [path for folder in FOLDERS for path in (self._workspace / "modules" / folder).glob("*.py")]
        return sorted(path for path in found if not path.name.startswith("_"))

    def _entries(self) -> dict[str, dict[str, Any]] | Problem:
        try:
            entries = json.loads(self.file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            return Problem("P701", f"the registry cannot be read: {error}", Place(file=str(self.file)),
                           "correct the file, or remove it and run pype auto-register")  # fmt: skip
        if not isinstance(entries, dict) or not all(isinstance(entry, dict) for entry in entries.values()):
            return Problem("P701", "the registry is not a map of modules", Place(file=str(self.file)),
                           "remove the file and run pype auto-register")  # fmt: skip
        return entries

    def _write(self, entries: Mapping[str, Any]) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        staged = self.file.with_name(f".{self.file.name}.{os.getpid()}")
        with staged.open("w", encoding="utf-8") as file:
            file.write(json.dumps(dict(sorted(entries.items())), indent=2, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        staged.replace(self.file)


def _is_gone(workspace: Path, entry: Mapping[str, Any]) -> bool:
    path = str(entry.get("module_path", ""))
    return path.endswith(".py") and not (workspace / path).is_file()


def installed_components() -> tuple[tuple[Component, ...], tuple[Problem, ...]]:
    """Components that installed packages offer: entry points that are a Component or an iterable of them."""
    components: list[Component] = []
    problems: list[Problem] = []
    for point in importlib.metadata.entry_points(group=ENTRY_POINTS):
        try:
            loaded = point.load()
            found = [loaded] if isinstance(loaded, Component) else list(loaded)
        except Exception as error:  # noqa: BLE001 - somebody else's package must not take Pypeline down
            problems.append(
                Problem("P701", f"the package of {point.value} cannot be loaded: {error}", remedy="update or remove it")
            )
            continue
        wrong = [item for item in found if not isinstance(item, Component)]
        if wrong:
            problems.append(
                Problem("P702", f"{point.value} offers a {type(wrong[0]).__name__} that is not a Component")
            )
        components += [item for item in found if isinstance(item, Component)]
    return tuple(components), tuple(problems)
