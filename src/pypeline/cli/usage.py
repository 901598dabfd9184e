"""A command line that cannot be understood, in our words."""

from __future__ import annotations

# Typer ships its parser under this name and has no public one for it.
from typer._click.exceptions import ClickException, NoArgsIsHelpError
from typer._click.exceptions import UsageError as LocatedError

__all__ = ["ClickException", "usage_text"]


def usage_text(error: ClickException) -> str:
    """`error: …` and where the command is explained, in two lines; `pype` alone shows what there is."""
    if isinstance(error, NoArgsIsHelpError):
        return f"{error.format_message()}\n"
    message = error.format_message().strip().rstrip(".")
    for theirs, ours in (("Invalid value", "This value cannot be used"), ("is not a valid", "is not a")):
        message = message.replace(theirs, ours)
    context = error.ctx if isinstance(error, LocatedError) else None
    command = context.command_path if context is not None else "pype"
    return f"error: {message}\n  try: {command} --help\n"
