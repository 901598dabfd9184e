"""Options that several commands share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pypeline.cli.completion import node_names, parameter_names

SET_HELP = "Set a parameter, or a context value: context.x=…"
Document = Annotated[
    Path, typer.Argument(metavar="PATH", help="A pipeline (YAML or JSON), or the folder of a built job.")
]
Json = Annotated[bool, typer.Option("--json", help="For machines: JSON on stdout.")]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings end with exit code 3.")]
Base = Annotated[
    Path | None,
    typer.Option("--base", metavar="DIR", help="The folder that relative paths start from (default: the document's)."),
]
Context = Annotated[
    str | None, typer.Option("--context", metavar="NAME", help="Take values from context/NAME.json, .yaml or .env.")
]
Sets = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help=SET_HELP, autocompletion=parameter_names),
]
Threads = Annotated[int | None, typer.Option("--threads", min=1, max=1024, help="Instead of settings.threads.")]
Memory = Annotated[str | None, typer.Option("--memory", metavar="SIZE", help="Instead of settings.memory, e.g. 4GB.")]
Until = Annotated[
    list[str] | None,
    typer.Option("--until", metavar="NODE", help="Only this node and what it needs.", autocompletion=node_names),
]
Since = Annotated[
    list[str] | None,
    typer.Option("--from", metavar="NODE", help="Only from this node on; before, reuse.", autocompletion=node_names),
]
PortArgument = Annotated[
    str, typer.Argument(metavar="NODE[.PORT]", help="A node, or one of its outputs.", autocompletion=node_names)
]
