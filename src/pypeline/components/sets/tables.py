"""Several tables side by side in one relation: whose column a name in an expression means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pypeline.kit import Expression, Place, Problem
from pypeline.kit.columns import free_name
from pypeline.kit.expressions import column
from pypeline.kit.rebinding import with_columns, with_tables


@dataclass(frozen=True)
class Tables:
    """For each table, its columns (casefolded) and what they are called in the wide relation."""

    names: Mapping[str, Mapping[str, str]]

    def with_table(self, table: str, columns: Sequence[str]) -> Tables:
        taken = [wide for own in self.names.values() for wide in own.values()]
        own: dict[str, str] = {}
        for name in columns:
            own[name.casefold()] = free_name([*taken, *own.values()], f"{table}__{name}")
        return replace(self, names={**self.names, table: own})

    def wide_name(self, table: str, name: str) -> str:
        return self.names[table][name.casefold()]

    def bound(self, expression: Expression, side: str | None = None) -> Expression | Problem:
        """The expression over the wide relation. `customers.city`, or `city` when only one table has it."""
        problems: list[Problem] = []
        place = Place(option=".".join(str(part) for part in expression.origin.option))

        def wide(table: str, name: str) -> Expression | None:
            owners = [table] if table else [own for own, columns in self.names.items() if name.casefold() in columns]
            if len(owners) != 1 or name.casefold() not in self.names.get(owners[0], {}):
                problems.append(self._problem(owners, name, place))
                return None
            return column(self.wide_name(owners[0], name), side)

        found = with_columns(with_tables(expression, self.names), wide)
        return problems[0] if problems else found

    def _problem(self, owners: Sequence[str], name: str, place: Place) -> Problem:
        if len(owners) > 1:
            choice = " or ".join(f"{owner}.{name}" for owner in owners)
            return Problem("P202", f"{' and '.join(owners)} both have a column {name}", place, f"write {choice}")
        where = f"{owners[0]} has" if owners else "there is"
        return Problem("P202", f"{where} no column {name}", place, f"tables here are {', '.join(self.names)}")
