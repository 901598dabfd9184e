"""A pipeline in Python: the same document as in a file or in the studio."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from pypeline.api.building import check_options, free_id, place_inputs, port_of
from pypeline.api.errors import PipelineError
from pypeline.api.nodes import Node, Port
from pypeline.api.results import Result, Table
from pypeline.assembly.local import session
from pypeline.assembly.modules import workspace_catalogue
from pypeline.document import (
    Flow,
    Link,
    Misc,
    Parameter,
    Reading,
    Valve,
    load_pipeline,
    read_pipeline,
    save_pipeline,
    write_pipeline,
)
from pypeline.document import Node as DocumentNode
from pypeline.document import Pipeline as Document
from pypeline.executions import Event
from pypeline.kit.component import Component
from pypeline.plan.schema import Schema
from pypeline.problems import Problem, Problems, errors_of, sorted_problems
from pypeline.service.compiling import Compiled
from pypeline.service.drawing import as_mermaid, as_svg, as_text
from pypeline.service.ids import new_id
from pypeline.service.lineage import Lineage, downstream, find_column, upstream
from pypeline.service.planned import planned, schemas_of
from pypeline.service.ports import PortName, find_port
from pypeline.service.run_values import typed_parameters
from pypeline.service.session import RunOptions, Session
from pypeline.service.testing import TestResult, run_tests

Trigger = Literal["ok", "error", "done", "iterate", "start"]


class Pipeline:
    """A pipeline that can be built, checked, looked at, run and saved.

    `document` is its frozen value; every change replaces it. Relative paths are relative to `base`: the folder of the
    file it was loaded from, else the current one. Methods that need a pipeline without errors raise `PipelineError`,
    which carries every problem with its place and remedy.
    """

    def __init__(self, name: str, *, version: str | None = None, base: str | Path = ".") -> None:
        self.document = Document(Flow(name, version))
        self.base = Path(base).absolute()
        self._problems: Problems = ()

    @classmethod
    def load(cls, path: str | Path) -> Pipeline:
        """From a file (YAML or JSON). Raises `PipelineError` when it is no document at all."""
        return cls._of(load_pipeline(path), Path(path).parent)

    @classmethod
    def read(cls, text: str, *, base: str | Path = ".") -> Pipeline:
        """From text. Raises `PipelineError` when it is no document at all."""
        return cls._of(read_pipeline(text), Path(base))

    @classmethod
    def _of(cls, reading: Reading, base: Path) -> Pipeline:
        if reading.pipeline is None:
            raise PipelineError(reading.problems)
        made = cls(reading.pipeline.flow.name, base=base)
        made.document, made._problems = reading.pipeline, reading.problems
        return made

    # Building

    def components(self) -> tuple[str, ...]:
        """Names of the components there are, also of this folder's own modules."""
        return workspace_catalogue(self.base)[0].names

    def component(self, name: str) -> Component | None:
        """A component by its name or an old name of it."""
        return workspace_catalogue(self.base)[0].find(name)

    def add(
        self, component: str, *inputs: Node | Port, id: str | None = None, label: str | None = None,  # noqa: A002
        cache: bool = False, **options: Any,
    ) -> Node:  # fmt: skip
        """Adds a node and links its inputs.

        `inputs` feed its input ports in order; a node or port given by an input's name feeds that one:
        `p.add("join_mod", orders, right=countries, on=["country"])`. Raises `PipelineError` for a component, an option
        or an input that is not there; values are checked by `validate`.
        """
        kind = check_options(workspace_catalogue(self.base)[0], component, options)
        links, options = place_inputs(kind, inputs, options)
        node = free_id(self.document, kind, id)
        made = DocumentNode(node, kind.name, options, Misc(label=label, cache=cache))
        added = tuple(Link(source.node.id, source.name, node, port) for port, source in links)
        self.document = replace(self.document, nodes=(*self.document.nodes, made), links=(*self.document.links, *added))
        return Node(self, node)

    def change(self, node: str, options: Mapping[str, Any]) -> None:
        """Sets options of a node; None removes one."""
        nodes = [
            replace(
                found,
                options={name: value for name, value in {**found.options, **options}.items() if value is not None},
            )
            if found.id == node
            else found
            for found in self.document.nodes
        ]
        self.document = replace(self.document, nodes=tuple(nodes))

    def link(self, source: Node | Port, target: Node | Port) -> None:
        """Links an output to an input; a node stands for its first one."""
        out, into = port_of(source), port_of(target, as_input=True)
        made = Link(out.node.id, out.name, into.node.id, into.name)
        self.document = replace(self.document, links=(*self.document.links, made))

    def valve(
        self, source: Node, target: Node, *, order: int = 1, on: Trigger = "ok", when: str | None = None,
    ) -> None:  # fmt: skip
        """A control link: `target` runs after `source`."""
        made = Valve(source.id, target.id, order, on, when)
        self.document = replace(self.document, valves=(*self.document.valves, made))

    def parameter(
        self, name: str, type: str = "varchar", default: Any = None, *, description: str | None = None,  # noqa: A002
        required: bool = False,
    ) -> str:  # fmt: skip
        """Declares a parameter; gives its placeholder, to be used in options: `p.parameter("since", "date")`."""
        made = Parameter(type, default, description, required)
        self.document = replace(self.document, parameters={**self.document.parameters, name: made})
        return f"{{{{params.{name}}}}}"

    def __getitem__(self, node: str) -> Node:
        if node not in self.document.by_id:
            message = f"there is no node {node}; nodes: {', '.join(self.document.by_id)}"
            raise KeyError(message)
        return Node(self, node)

    @property
    def nodes(self) -> tuple[Node, ...]:
        return tuple(Node(self, node.id) for node in self.document.nodes)

    def output_names(self, node: str) -> tuple[str, ...]:
        """Names of a node's outputs, also of those that follow from its options."""
        kind = self.component(self.document.by_id[node].component)
        if kind is None:
            return ()
        if kind.outputs_of is None:
            return tuple(port.name for port in kind.outputs)
        joined = self._session().compile(RunOptions(until=(node,))).bound.nodes.get(node)
        return tuple(port.name for port in joined.joined.outputs) if joined is not None else ()

    # Looking

    def _session(self) -> Session:
        return session(self.document, self.base)

    def _options(self, parameters: Mapping[str, Any], **more: Any) -> RunOptions:
        values = typed_parameters(self.document, parameters)
        if errors_of(values.problems):
            raise PipelineError(values.problems)
        return RunOptions(values.parameters, **more)

    def _compiled(self, options: RunOptions = RunOptions()) -> Compiled:  # noqa: B008 - frozen
        compiled = self._session().compile(options)
        wrong = errors_of((*self._problems, *compiled.problems))
        if wrong or compiled.plan is None:
            raise PipelineError(wrong)
        return compiled

    def _port(self, compiled: Compiled, node: Node | str, port: str | None) -> PortName:
        written = str(node.id if isinstance(node, Node) else node) + (f".{port}" if port else "")
        found = find_port(compiled.bound, written)
        if isinstance(found, Problem):
            raise PipelineError((found,))
        return found

    def validate(self) -> Problems:
        """Everything that is wrong, errors and warnings, in the order of the document. Nothing runs."""
        return sorted_problems((*self._problems, *self._session().compile().problems))

    def plan(self, **parameters: Any) -> dict[str, Any]:
        """What a run would do: steps, what is kept, files written, columns. The shape of `pype plan --json`."""
        return planned(self._compiled(self._options(parameters)), self.base)

    def schema(self, node: Node | str, port: str | None = None) -> Schema:
        """The columns of an output (by default the first)."""
        written = node.id if isinstance(node, Node) else node.partition(".")[0]
        compiled = self._compiled(RunOptions(until=(written,)))
        return schemas_of(compiled.bound)[str(self._port(compiled, node, port))]

    def preview(self, node: Node | str, port: str | None = None, rows: int = 20, **parameters: Any) -> Table:
        """The first rows of an output. Large files are read by a sample: then `sample_of` says so. Writes no sink."""
        written = node.id if isinstance(node, Node) else node.partition(".")[0]
        options = self._options(parameters)
        name = self._port(self._compiled(replace(options, until=(written,))), node, port)
        shown = self._session().preview(name.node, name.port, rows, options)
        if errors_of(shown.problems):
            raise PipelineError(shown.problems)
        return Table(shown.schema, tuple(shown.rows), None, shown.total, shown.sample_of)

    def lineage(self, column: str, *, down: bool = False) -> Lineage:
        """Where `node.column` comes from, or with `down` where it goes; `str()` of it is a tree."""
        bound = self._compiled().bound
        found = find_column(bound, column)
        if isinstance(found, Problem):
            raise PipelineError((found,))
        return downstream(bound, found) if down else upstream(bound, found)

    # Running

    def run(
        self, *, until: Iterable[str] = (), keep: Iterable[str] | None = None, context: Mapping[str, Any] | None = None,
        on_event: Callable[[Event], None] = lambda _event: None, **parameters: Any,
    ) -> Result:  # fmt: skip
        """Runs the pipeline with these parameters and waits for the end.

        `keep` names ports (`node.port`) whose rows are wanted afterwards; by default those that go nowhere else. A
        pipeline with errors raises `PipelineError`; a run that fails gives a result that says so.
        """
        options = self._options(parameters, context=dict(context or {}), until=tuple(until))
        compiled = self._compiled(options)
        ports = [self._port(compiled, port, None) for port in keep] if keep is not None else self._ends(compiled)
        options = replace(options, keep=frozenset((port.node, port.port) for port in ports))
        compiled = self._compiled(options)
        opened, execution_id = self._session(), new_id()
        outcome = opened.start(compiled, options, on_event, execution_id).run()
        return Result(outcome, schemas_of(compiled.bound), lambda: opened.discard(execution_id))

    def _ends(self, compiled: Compiled) -> list[PortName]:
        """The first output of every node whose outputs nothing reads."""
        bound = compiled.bound
        return [
            PortName(name, node.joined.outputs[0].name)
            for name, node in bound.nodes.items()
            if node.joined.outputs and not bound.wiring.linked[name]
        ]

    def test(self) -> tuple[TestResult, ...]:
        """Runs the document's tests."""
        return run_tests(self._session())

    # Writing

    def to_sql(self, dialect: str = "duckdb", **parameters: Any) -> str:
        """As SQL. Raises `PipelineError` with everything the dialect cannot say."""
        text = self._session().to_sql(self._compiled(self._options(parameters)), dialect)
        return _said(text)

    def to_python(self, **parameters: Any) -> str:
        """As a Python script that needs no Pypeline."""
        return _said(self._session().to_python(self._compiled(self._options(parameters))))

    def to_yaml(self) -> str:
        """The document. One that was read keeps its comments, order and quotes."""
        original = self.document.source.text if self.document.source is not None else None
        return write_pipeline(self.document, original)

    def save(self, path: str | Path) -> Path:
        """Writes the document in one step, and takes the file's folder as base. Raises `PipelineError`."""
        problem = save_pipeline(self.document, path)
        if problem is not None:
            raise PipelineError((problem,))
        self.base = Path(path).absolute().parent
        return Path(path)

    def to_mermaid(self) -> str:
        return as_mermaid(self.document)

    def to_svg(self) -> str:
        kinds = {
            node.id: kind.kind for node in self.document.nodes if (kind := self.component(node.component)) is not None
        }
        return as_svg(self.document, kinds)

    def __str__(self) -> str:
        return as_text(self.document)

    def __repr__(self) -> str:
        return f"<Pipeline {self.document.flow.name}: {len(self.document.nodes)} nodes>"

    def _repr_html_(self) -> str:
        return self.to_svg()


def _said(text: str | Problems) -> str:
    if isinstance(text, tuple):
        raise PipelineError(text)
    return text
