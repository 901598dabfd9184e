"""JSON: read fields, build objects, flatten structures, explode arrays, check texts."""

from pypeline.components.columns.json_options import JsonOptions, problems_of
from pypeline.components.columns.json_shapes import built, elements, field_value, flattened, invalid
from pypeline.kit import (
    Component,
    Expression,
    Inputs,
    Outcome,
    Port,
    Relation,
    column,
    relational,
)
from pypeline.kit.columns import free_name, spelled, with_error
from pypeline.kit.expressions import aggregate, call, case, cast, concat, literal
from pypeline.kit.sorting import sort_keys
from pypeline.plan.relations import Checked, Expectation


@relational
def work_on_json(options: JsonOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    problems = problems_of(options, relation)
    if problems:
        return problems
    if options.action == "build":
        return _build(options, relation)
    (name,) = spelled(relation, [str(options.column)])
    if options.action == "flatten":
        return {
            "output": flattened(
                relation, name, options.levels, options.separator, prefix=options.prefix, keep=options.keep_original
            )
        }
    return _read(options, inputs, name)


def _build(options: JsonOptions, relation: Relation) -> Outcome:
    groups = spelled(relation, options.group_by)
    names = spelled(relation, options.columns) or [name for name in relation.columns if name not in groups]
    name = options.name or free_name(relation.columns, "json")
    if not groups:
        return {"output": relation.extend([(name, built(names))])}
    objects = call("to_json", aggregate("list", built(names), order_by=sort_keys(options.order_by)))
    return {"output": relation.aggregate([(group, column(group)) for group in groups], [(name, objects)])}


def _read(options: JsonOptions, inputs: Inputs, name: str) -> Outcome:
    relation, is_bad = inputs["input"], invalid(name)
    is_rejecting = options.on_error == "reject" and "rejected" in inputs.linked
    message = concat(literal(f"{name} is no JSON: "), call("left", cast(column(name), "VARCHAR"), literal(80)))
    rejected = with_error(relation.where(is_bad), "P602", message)
    rows = relation.where(is_bad.negated()) if is_rejecting else relation
    if options.on_error == "null":
        rows = relation.extend([(name, case([(is_bad.negated(), column(name))]))])
    outputs = {"output": _result(options, rows, name), "rejected": rejected}
    if options.action == "validate" and options.on_error != "null" and not is_rejecting:
        counts = relation.aggregate((), [("broken", aggregate("count", case([(is_bad, literal(1))])))])
        return Checked(outputs, counts, (Expectation(f"{name} is JSON"),))
    return outputs


def _result(options: JsonOptions, rows: Relation, name: str) -> Relation:
    if options.action == "validate":
        return rows
    if options.action == "explode":
        return elements(
            rows,
            name,
            options.name or name,
            options.type,
            keep_empty=options.empty == "keep",
            keep=options.keep_original,
        )
    items: list[tuple[str, Expression]] = [
        (new, field_value(name, field.path, field.type)) for new, field in options.fields.items()
    ]
    result = rows.extend(items or [(options.name or name, cast(column(name), "JSON"))])
    made = {new for new, _ in items} | {options.name or name} if not items else {new for new, _ in items}
    kept = [other for other in result.columns if options.keep_original or other != name or name in made]
    return result.select(kept)


JSON = Component(
    name="json_mod",
    title="JSON",
    summary="Read fields from JSON, build it, flatten it, explode its arrays, or check it.",
    category="Columns",
    icon="brackets-curly",
    inputs=(Port("input", "Rows with JSON, or with columns to build it from"),),
    outputs=(Port("output", "The rows with the result"), Port("rejected", "Rows whose text is no JSON")),
    options=JsonOptions,
    body=work_on_json,
    reads_types=True,
)
