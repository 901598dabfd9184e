"""Handles on nodes and ports of a pipeline that is being built; chaining adds nodes and links them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypeline.api.methods import method_of
from pypeline.api.steps import Steps

if TYPE_CHECKING:
    from pypeline.api.pipeline import Pipeline
    from pypeline.api.results import Table
    from pypeline.kit.component import Component
    from pypeline.plan.schema import Schema


@dataclass(frozen=True)
class Port(Steps):
    """One port of a node: `orders.rejected`, `named.left`. A component called on an output continues from it."""

    node: Node
    name: str

    def __str__(self) -> str:
        return f"{self.node.id}.{self.name}"

    def __getattr__(self, name: str) -> Callable[..., Node]:
        component = self.node.pipeline.component(name)
        if component is None:
            message = f"{self} has no component {name}; Pipeline.components() lists them"
            raise AttributeError(message)
        return method_of(component, lambda *inputs, **given: self.node.pipeline.add(name, self, *inputs, **given))

    def __dir__(self) -> list[str]:
        return [*object.__dir__(self), *self.node.pipeline.components()]

    @property
    def schema(self) -> Schema:
        """The columns of this output: `Known`, or `Open` when only a run can tell. Nothing runs."""
        return self.node.pipeline.schema(self.node, self.name)

    def preview(self, rows: int = 20) -> Table:
        """The first rows of this output; see `Pipeline.preview`."""
        return self.node.pipeline.preview(self.node, self.name, rows)


@dataclass(frozen=True)
class Node(Steps):
    """A node of a pipeline.

    An attribute is one of its ports (`node.rejected`), or a component: calling it adds a node that continues from this
    node's first output, `orders.filter_mod(condition="total > 100")`.
    """

    pipeline: Pipeline
    id: str

    def __repr__(self) -> str:
        return f"<Node {self.id}: {self.component.name}>"

    @property
    def component(self) -> Component:
        """What kind of node this is."""
        found = self.pipeline.component(self.pipeline.document.by_id[self.id].component)
        if found is None:
            message = f"{self.id} is of a component that is not there"
            raise LookupError(message)
        return found

    @property
    def options(self) -> dict[str, Any]:
        """The options as they are written."""
        return dict(self.pipeline.document.by_id[self.id].options)

    def set(self, **options: Any) -> Node:
        """Changes options; None removes one. Gives this node."""
        self.pipeline.change(self.id, options)
        return self

    def port(self, name: str) -> Port:
        """A port by name, also where an attribute cannot say it (`switch_mod` with a case called `set`)."""
        return Port(self, name)

    def ports(self) -> Iterator[str]:
        """Names of the outputs, then of the inputs."""
        yield from self.pipeline.output_names(self.id)
        yield from (port.name for port in self.component.inputs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self.ports() or self._is_numbered_input(name):
            return Port(self, name)
        return getattr(Port(self, self.continued_from()), name)

    def _is_numbered_input(self, name: str) -> bool:
        return any(port.group and name.removeprefix(port.name).isdigit() for port in self.component.inputs)

    def continued_from(self) -> str:
        """The first output. Raises `AttributeError` for a node without outputs, which nothing can continue from."""
        for name in self.pipeline.output_names(self.id):
            return name
        message = f"{self.id} ({self.component.name}) has no outputs to continue from"
        raise AttributeError(message)

    def __dir__(self) -> list[str]:
        return [*object.__dir__(self), *self.ports(), *self.pipeline.components()]

    @property
    def schema(self) -> Schema:
        """The columns of the first output; of a sink, what it is fed."""
        return self.pipeline.schema(self)

    def preview(self, rows: int = 20) -> Table:
        """The first rows of the first output; see `Pipeline.preview`."""
        return self.pipeline.preview(self, rows=rows)

    def _repr_html_(self) -> str:
        return self.preview()._repr_html_()
