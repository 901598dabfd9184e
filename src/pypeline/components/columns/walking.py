"""The query that walks a parent-child table from the top down, once for each row and never in a circle."""

from dataclasses import dataclass

from sqlglot import exp

from pypeline.kit import Expression, column
from pypeline.kit.expressions import call, case, cast, compare, equals, is_null, literal

ROWS, ABOVE, WALK = "rows_below", "rows_above", "walk"


@dataclass(frozen=True)
class Along:
    """A figure that grows along the path, in the column `name`."""

    name: str
    column: str
    function: str

    def step(self) -> Expression:
        """NULL adds nothing."""
        before, here = column(self.name, ABOVE), column(self.column, ROWS)
        if self.function == "first":
            return before
        if self.function in {"min", "max"}:
            return call("least" if self.function == "min" else "greatest", before, here)
        grown = compare("*" if self.function == "product" else "+", before, here)
        return call("coalesce", grown, before, here)


@dataclass(frozen=True)
class Hierarchy:
    """A table `source` whose rows name their parents; the walk adds the path (texts), its top and its length."""

    source: str
    columns: tuple[str, ...]
    child: str
    parent: str
    ids: str
    root: str
    level: str
    along: tuple[Along, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.columns, self.ids, self.root, self.level, *(one.name for one in self.along))


def walk(tree: Hierarchy) -> exp.Select:
    union = exp.Union(this=_tops(tree), expression=_below(tree), distinct=False)
    cte = exp.CTE(this=union, alias=exp.TableAlias(this=_quoted(WALK)))
    return exp.Select(
        expressions=[exp.Star()],
        from_=exp.From(this=_table(WALK)),
        with_=exp.With(expressions=[cte], recursive=True),
    )


def _tops(tree: Hierarchy) -> exp.Select:
    """Rows whose parent is none of the rows; a parent that is named all the same begins the path."""
    mine, above = (cast(column(name, ROWS), "VARCHAR") for name in (tree.child, tree.parent))
    has_parent = is_null(column(tree.parent, ROWS)).negated()
    ids = case([(has_parent, call("list_value", above, mine))], call("list_value", mine))
    figures = (column(one.column, ROWS) for one in tree.along)
    select = _select(tree, ids, call("coalesce", above, mine), call("length", ids), *figures)
    own_parent = equals(column(tree.child, "children"), column(tree.parent, ROWS)).tree
    parents = exp.Select(
        expressions=[exp.Star()],
        from_=exp.From(this=_table(tree.source, "children")),
        where=exp.Where(this=own_parent),
    )
    select.set("where", exp.Where(this=exp.Not(this=exp.Exists(this=parents))))
    return select


def _below(tree: Hierarchy) -> exp.Select:
    """Children of what was reached, but for rows that are on their own path already."""
    mine, ids = cast(column(tree.child, ROWS), "VARCHAR"), column(tree.ids, ABOVE)
    level = compare("+", column(tree.level, ABOVE), literal(1))
    path = call("list_append", ids, mine)
    select = _select(tree, path, column(tree.root, ABOVE), level, *(one.step() for one in tree.along))
    on = equals(column(tree.parent, ROWS), column(tree.child, ABOVE)).tree
    select.set("joins", [exp.Join(this=_table(WALK, ABOVE), kind="INNER", on=on)])
    select.set("where", exp.Where(this=call("list_contains", ids, mine).negated().tree))
    return select


def _select(tree: Hierarchy, *added: Expression) -> exp.Select:
    values = [*(column(name, ROWS) for name in tree.columns), *added]
    items = [
        exp.Alias(this=value.tree.copy(), alias=_quoted(name)) for value, name in zip(values, tree.names, strict=True)
    ]
    return exp.Select(expressions=items, from_=exp.From(this=_table(tree.source, ROWS)))


def _quoted(name: str) -> exp.Identifier:
    return exp.Identifier(this=name, quoted=True)


def _table(name: str, alias: str | None = None) -> exp.Table:
    return exp.Table(this=_quoted(name), alias=exp.TableAlias(this=_quoted(alias)) if alias else None)
