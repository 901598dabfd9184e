"""What a compiler remembers of nodes between two compiles: options it read, outcomes of bodies. Both are pure."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from pypeline.kit.component import Component, Inputs, Outcome
from pypeline.kit.options import Options

Kept = TypeVar("Kept")
LIMIT = 30_000


class Memo:
    """Bounded; the oldest half goes when it is full. Not thread-safe: one compile at a time."""

    def __init__(self) -> None:
        self._options: OrderedDict[Hashable, Options] = OrderedDict()
        self._outcomes: OrderedDict[Hashable, tuple[Options, Outcome]] = OrderedDict()

    def options(
        self, component: Component, raw: Mapping[str, Any], read: Callable[[], Options | None]
    ) -> Options | None:
        """The options read from `raw`; only those without problems are remembered."""
        try:
            key = (component.name, component.version, json.dumps(raw, default=repr))
        except (TypeError, ValueError, RecursionError):
            return read()
        found = self._options.get(key)
        if found is None:
            found = read()
            if found is not None:
                _keep(self._options, key, found)
        return found

    def outcome(self, component: Component, options: Options, inputs: Inputs) -> Outcome:
        """What the body returns: it is run again only for other columns (or types, where it reads them) or facts."""
        columns = tuple(
            (port, relation.columns, relation.schema if component.reads_types else None)
            for port, relation in inputs.items()
        )
        # The options are kept with the outcome, so their identity stays theirs.
        key = (component.name, id(options), columns, inputs.linked, tuple(map(id, inputs.facts)))
        found = self._outcomes.get(key)
        if found is not None and found[0] is options:
            return found[1]
        outcome = component.body.function(options, inputs)
        if not inputs.facts:
            _keep(self._outcomes, key, (options, outcome))
        return outcome


def _keep(store: OrderedDict[Hashable, Kept], key: Hashable, value: Kept) -> None:
    store[key] = value
    if len(store) > LIMIT:
        for _ in range(LIMIT // 2):
            store.popitem(last=False)
