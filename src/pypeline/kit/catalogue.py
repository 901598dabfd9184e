"""The components at hand, by name and by old name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pypeline.kit.component import Component


class Catalogue:
    """Immutable; `find` knows old names too (a rename is an alias)."""

    def __init__(self, components: Iterable[Component]) -> None:
        self._by_name = {component.name: component for component in components}
        self._by_alias = {alias: component for component in self._by_name.values() for alias in component.aliases}

    def find(self, name: str) -> Component | None:
        return self._by_name.get(name) or self._by_alias.get(name)

    def __iter__(self) -> Iterator[Component]:
        return iter(self._by_name.values())

    def __len__(self) -> int:
        return len(self._by_name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._by_name)

    def with_components(self, components: Iterable[Component]) -> Catalogue:
        return Catalogue((*self, *components))
