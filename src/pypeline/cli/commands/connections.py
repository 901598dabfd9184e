"""`pype connections`: secrets are asked for, or named by where they stand; no argument holds one, none is shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pypeline.assembly.connections import connections_of
from pypeline.cli.codes import DONE, FAILED
from pypeline.cli.ending import refused
from pypeline.cli.options import Json
from pypeline.cli.screen import data, messages, show_problems, write_json
from pypeline.cli.text import counted, printable
from pypeline.connections.workspace import NAMES, Connections
from pypeline.problems import Problem
from pypeline.service.connecting import answered, browsed, listed
from pypeline.service.connections import ConfigField, Connection, Database, DatabaseError, Driver

Workspace = Annotated[Path, typer.Option("-w", "--workspace", metavar="DIR", help="Whose connections count.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="What pipelines call the connection.")]
FromEnvironment = Annotated[str, typer.Option("--secret-from-env", metavar="VAR", help="The variable that has it.")]
FromStdin = Annotated[bool, typer.Option("--secret-from-stdin", help="Read the secret from standard input.")]

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@app.command()
def add(
    name: Name,
    kind: Annotated[str, typer.Option("--type", metavar="TYPE", help="postgres or sqlite.")],
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A setting that is no secret.")
    ] = None,
    secret_from_env: FromEnvironment = "",
    secret_from_stdin: FromStdin = False,
    workspace: Workspace = Path(),
) -> int:
    """Keep a connection in the encrypted store; what is not given is asked for."""
    known = connections_of(workspace.absolute())
    driver = known.drivers.get(kind)
    wrong = _wrong_name(known, name)
    if driver is None:
        wrong = Problem("P801", f"there is no type {kind}", remedy=f"--type {' or '.join(known.drivers)}")
    if wrong is not None or driver is None:
        return refused((wrong,) if wrong is not None else ())
    config = _config(driver, settings or [], lambda field: _secret(field.title, secret_from_env, secret_from_stdin))
    problem = config if isinstance(config, Problem) else known.store.put(Connection(name, kind, config))
    if problem is not None:
        return refused((problem,))
    messages().print(f"kept {name}; pype connections test {name} tries it", markup=False)
    return DONE


@app.command("list")
def list_(workspace: Workspace = Path(), as_json: Json = False) -> int:
    """List the connections there are, without their secrets."""
    known = connections_of(workspace.absolute())
    for found in known.listed():
        if isinstance(found, Problem):
            show_problems((found,), as_json=as_json)
            continue
        shown = listed(found, known.driver(found))
        if as_json:
            write_json(shown.to_json())
        else:
            settings = " ".join(f"{name}={value}" for name, value in shown.settings.items())
            line = f"{shown.name}  {shown.type}  {settings}  ({Path(shown.origin).name})"
            data().print(printable(line), markup=False, soft_wrap=True)
    return DONE


@app.command("test")
def try_(name: Name, workspace: Workspace = Path(), as_json: Json = False) -> int:
    """Connect, and say who answers or what is wrong."""

    def ask(database: Database) -> int:
        version, seconds = answered(database)
        if as_json:
            write_json({"name": name, "version": version, "seconds": round(seconds, 3)})
        else:
            messages().print(f"{name} answers: {version}", markup=False)
        return DONE

    return _with_database(workspace, name, ask, as_json=as_json)


@app.command()
def browse(
    name: Name,
    table: Annotated[str | None, typer.Argument(metavar="[TABLE]", help="Show its columns.")] = None,
    schema: Annotated[str | None, typer.Option("--schema", help="Only this schema's tables.")] = None,
    workspace: Workspace = Path(),
    as_json: Json = False,
) -> int:
    """Show schemas and tables, or a table's columns."""

    def look(database: Database) -> int:
        found = browsed(database, schema, table)
        if isinstance(found, Problem):
            raise DatabaseError(found)
        for row in found:
            if as_json:
                write_json(row)
            elif "column" in row:
                data().print(printable(f"{row['column']}  {row['type']}"), markup=False)
            else:
                view = "  (view)" if row["kind"] == "view" else ""
                data().print(printable(f"{row['schema']}.{row['table']}{view}"), markup=False)
        return DONE

    return _with_database(workspace, name, look, as_json=as_json)


@app.command()
def remove(name: Name, workspace: Workspace = Path()) -> int:
    """Forget a connection of the encrypted store."""
    known = connections_of(workspace.absolute())
    if not known.store.remove(name):
        if name in known.file().connections:
            remedy = "take it out of the file"
            return refused((Problem("P506", f"{name} stands in connections.yaml, not in the store", remedy=remedy),))
        found = known.find(name)
        return refused((found,) if isinstance(found, Problem) else ())
    messages().print(f"forgot {name}", markup=False)
    return DONE


@app.command("set-secret")
def set_secret(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As in {{secret.NAME}}.")],
    secret_from_env: FromEnvironment = "",
    secret_from_stdin: FromStdin = False,
    workspace: Workspace = Path(),
) -> int:
    """Keep the value of {{secret.NAME}} in the encrypted store."""
    known = connections_of(workspace.absolute())
    value = _secret(name, secret_from_env, secret_from_stdin)
    wrong = None if name.isidentifier() else Problem("P801", f"{name} is not a name", remedy="use letters and _")
    problem = wrong or (value if isinstance(value, Problem) else known.store.put_secret(name, value))
    if problem is not None:
        return refused((problem,))
    messages().print(f"kept the secret {name}", markup=False)
    return DONE


@app.command("rotate-key")
def rotate_key(workspace: Workspace = Path()) -> int:
    """Encrypt the store anew: with the first key of PYPE_ENCRYPTION_KEY, or with a new one of the key file."""
    count = connections_of(workspace.absolute()).store.rotate()
    if isinstance(count, Problem):
        return refused((count,))
    messages().print(f"encrypted {counted(count, 'value')} anew", markup=False)
    return DONE


def _with_database(workspace: Path, name: str, work: Callable[[Database], int], *, as_json: bool) -> int:
    known = connections_of(workspace.absolute())
    try:
        database = known.open(name)
        try:
            return work(database)
        finally:
            database.close()
    except DatabaseError as error:
        show_problems((known.clean(error.problem),), as_json=as_json)
        return FAILED


def _wrong_name(known: Connections, name: str) -> Problem | None:
    if not NAMES.fullmatch(name):
        return Problem("P801", f"{name} cannot be the name of a connection", remedy="use letters, digits, _ and -")
    if name in known.file().connections:
        return Problem("P803", f"{name} stands in connections.yaml already", remedy="choose another name")
    return None


def _config(
    driver: Driver, settings: list[str], secret: Callable[[ConfigField], str | Problem]
) -> dict[str, str] | Problem:
    fields = {field.name: field for field in driver.fields}
    config: dict[str, str] = {}
    for setting in settings:
        key, sign, value = setting.partition("=")
        if key in fields and fields[key].is_secret:
            remedy = "leave it out: it is asked for, or use --secret-from-env VAR"
            return Problem("P801", f"{key} is secret, and arguments are not", remedy=remedy)
        if not sign or key not in fields:
            return Problem("P801", f"{driver.title} has no setting {key}", remedy=f"it has {', '.join(fields)}")
        config[key] = value
    for field in driver.fields:
        if field.is_secret:
            value_or_problem = secret(field)
            if isinstance(value_or_problem, Problem):
                return value_or_problem
            config[field.name] = value_or_problem
        elif field.name not in config and field.is_required:
            if field.default is None and not sys.stdin.isatty():
                return Problem("P801", f"{field.name} is missing", remedy=f"--set {field.name}=…")
            config[field.name] = field.default or typer.prompt(field.title, err=True)
    return config


def _secret(title: str, variable: str, from_stdin: bool) -> str | Problem:
    if variable:
        found = os.environ.get(variable)
        return found if found is not None else Problem("P801", f"the variable {variable} is not set")
    if from_stdin or not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    answer: str = typer.prompt(f"{title} (empty: none)", hide_input=True, default="", show_default=False, err=True)
    return answer
