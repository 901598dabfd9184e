"""`pype schema`."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from pypeline.cli.codes import DONE
from pypeline.cli.ending import refused
from pypeline.cli.opening import Given, Opened, opened
from pypeline.cli.options import Base, Context, Document, Json, PortArgument, Sets
from pypeline.cli.screen import data, messages, write_json
from pypeline.cli.text import printable
from pypeline.plan.schema import Open, schema_to_json
from pypeline.problems import Problem, errors_of
from pypeline.service.ports import find_port


def schema(
    path: Document,
    port: PortArgument,
    base: Base = None,
    context: Context = None,
    set_: Sets = None,
    as_json: Json = False,
) -> int:
    """Show the columns and types that a node gives; nothing runs."""
    found = opened(Given(path, base, context, set_ or ()))
    if not isinstance(found, Opened):
        return refused(found, as_json=as_json)
    checked = found.compile(until=(port.partition(".")[0],))
    name = find_port(checked.compiled.bound, port)
    if isinstance(name, Problem) or errors_of(checked.problems):
        problems = checked.problems if errors_of(checked.problems) or not isinstance(name, Problem) else (name,)
        return refused(problems, as_json=as_json)
    columns = checked.compiled.bound.nodes[name.node].schemas[name.port]
    if as_json:
        write_json({"node": name.node, "port": name.port, **schema_to_json(columns)})
        return DONE
    table = Table("column", "type", box=None, pad_edge=False, header_style="dim")
    for column in columns.columns:
        table.add_row(Text(printable(column.name)), Text(column.type or "?", style="cyan"))
    data().print(table)
    if isinstance(columns, Open):
        messages().print(f"{name}: more columns are known only when it runs: {columns.reason}", markup=False)
    return DONE
