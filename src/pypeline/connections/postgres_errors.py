"""PostgreSQL's errors in words, without anything secret."""

from __future__ import annotations

from collections.abc import Mapping

from pypeline.problems import Problem
from pypeline.service.connections import DatabaseError


def cannot_connect(error: Exception, config: Mapping[str, str]) -> DatabaseError:
    """What is wrong: the host, the port, the user, the password or the database."""
    said = str(error)
    host, port = config.get("host", ""), config.get("port", "5432")
    user, database = config.get("user", ""), config.get("database", "")
    cases = (
        ("could not translate host name|failed to resolve host|Name or service not known",
         f"there is no host {host}", "check the host's name"),
        ("Connection refused", f"nothing answers at {host}, port {port}", "check the port, and that PostgreSQL runs"),
        ("timeout", f"{host}, port {port} did not answer in time", "check the host, the port and the firewall"),
        ("password authentication failed", f"the password of {user} is wrong", "give it again: pype connections add"),
        ("no password supplied", f"{user} needs a password", "give one: pype connections add"),
        (f'database "{database}" does not exist', f"there is no database {database} at {host}", "check its name"),
        (f'role "{user}" does not exist', f"there is no user {user} at {host}", "check the user's name"),
        ("no pg_hba.conf entry", f"{host} does not let {user} in from here", "ask its administrator"),
        ("SSL", f"{host} and this machine do not agree on SSL", "set sslmode"),
        ("too many clients|remaining connection slots", f"{host} has no free connection", "try again later"),
    )  # fmt: skip
    for marks, message, remedy in cases:
        if any(mark in said for mark in marks.split("|")):
            return DatabaseError(Problem("P507", message, remedy=remedy))
    return DatabaseError(Problem("P507", f"PostgreSQL at {host} cannot be reached: {_first_line(said)}"))


def refused(error: Exception) -> DatabaseError:
    """A statement that PostgreSQL would not run."""
    state = getattr(error, "sqlstate", None) or ""
    said = _message(error)
    if state in {"42P01", "3F000"}:
        return DatabaseError(Problem("P508", said, remedy="pype connections browse shows what there is"))
    if state == "42501":
        return DatabaseError(Problem("P621", said, remedy="the connection's user needs this right"))
    if state.startswith("22"):
        return DatabaseError(Problem("P620", said))
    if state.startswith("23"):
        return DatabaseError(Problem("P620", said, remedy="the table does not take such a row"))
    if state == "57014":
        return DatabaseError(Problem("P610", "the execution was interrupted"))
    if state.startswith(("08", "57P")):
        return DatabaseError(Problem("P507", f"the connection was lost: {said}", remedy="run again"))
    return DatabaseError(Problem("P621", said))


def _message(error: Exception) -> str:
    details = dict(getattr(error, "details", None) or [])
    primary = details.get(b"PG_DIAG_MESSAGE_PRIMARY") or details.get("PG_DIAG_MESSAGE_PRIMARY")
    if primary:
        return primary.decode(errors="replace") if isinstance(primary, bytes) else str(primary)
    diagnosis = getattr(error, "diag", None)
    return (getattr(diagnosis, "message_primary", None) if diagnosis else None) or _first_line(str(error))


def _first_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[0].split("Query was:")[0].strip()[:500] if lines else "no reason given"
