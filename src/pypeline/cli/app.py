"""The table of commands. A command's module is imported when it is called, so `pype --help` costs nothing of it."""

from __future__ import annotations

import importlib
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

SECTIONS: dict[str, dict[str, str]] = {
    "Run": {
        "run": "Run a pipeline or a built job",
        "validate": "Show everything that is wrong with a pipeline",
        "plan": "Show what a run would do: steps, reuse, files, columns",
        "test": "Run the tests that a pipeline carries",
    },
    "Look": {
        "preview": "Show rows at any node",
        "schema": "Show the columns at any node",
        "lineage": "Show where a column comes from, or where it goes",
        "graph": "Draw a pipeline as text, Mermaid or SVG",
        "diff": "Show what differs between two pipelines",
    },
    "Make": {
        "new": "Begin a pipeline from a template that runs",
        "compile": "Write a pipeline as Python or SQL",
        "build": "Build a job folder",
    },
    "Connections": {"connections": "Keep, test and look into connections to databases"},
    "Components": {
        "list-modules": "List the components there are",
        "describe": "Explain a component: ports, options, an example",
        "register-module": "Make a module of modules/ known",
        "auto-register": "Make all modules of modules/ known",
        "clear-registry": "Forget the registered modules",
    },
    "Help": {"doctor": "Check that everything Pypeline needs works here"},
}
DASHED = {name: name.replace("-", "_") for section in SECTIONS.values() for name in section}


class Commands(TyperGroup):
    """Lists the commands of the table; imports only the one that is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's signature
        return [name for section in SECTIONS.values() for name in section]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Typer's signature
        summary = next((section[cmd_name] for section in SECTIONS.values() if cmd_name in section), None)
        return None if summary is None else TyperCommand(cmd_name, help=summary, rich_markup_mode=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, command, rest = super().resolve_command(ctx, args)
        return name, command and loaded(command.name or ""), rest

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        widest = max(len(name) for name in DASHED)
        for title, commands in SECTIONS.items():
            if commands:
                with formatter.section(title):
                    formatter.write_dl([(name.ljust(widest), summary) for name, summary in commands.items()])


def loaded(name: str) -> Any:
    """The command itself: the function of the same name in its own module, or the `app` of its sub-commands."""
    module = importlib.import_module(f"pypeline.cli.commands.{DASHED[name]}")
    if hasattr(module, "app"):
        module.app.info.context_settings = HELP
        group = typer.main.get_command(module.app)
        group.name = name
        return group
    single = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=HELP)
    single.command(name)(getattr(module, DASHED[name]))
    return typer.main.get_command(single)


HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
app = typer.Typer(cls=Commands, rich_markup_mode=None, no_args_is_help=True, context_settings=HELP)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - 15 ms that only --version needs

        typer.echo(f"pype {version('pypeline')}")
        raise typer.Exit


@app.callback()
def pype(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Draw a pipeline once; check it, compile it, run it."""
