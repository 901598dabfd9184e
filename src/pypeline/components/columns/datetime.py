"""Date and time: read them from text, write them as text, take them apart, round, shift, subtract."""

from pypeline.components.columns.datetime_options import DatetimeOptions, problem_of
from pypeline.components.columns.dating import (
    PARSED,
    difference,
    formatted,
    in_zone,
    parsed,
    parts,
    shifted,
)
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
from pypeline.kit.columns import spelled, type_of, with_error
from pypeline.kit.expressions import all_of, call, cast, concat, is_null, literal


@relational
def change(options: DatetimeOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    (name,) = spelled(relation, [options.column])
    problem = problem_of(options, relation, name)
    if problem:
        return problem
    if options.action == "parse":
        return _read(options, inputs, name)
    if options.action == "parts":
        prefix = options.name or f"{name}_"
        return {
            "output": relation.extend(
                [(f"{prefix}{part}", value) for part, value in parts(column(name), options.parts)]
            )
        }
    return {"output": relation.extend([(options.name or name, _value(options, relation, name))])}


def _read(options: DatetimeOptions, inputs: Inputs, name: str) -> Outcome:
    relation = inputs["input"]
    text = cast(column(name), "VARCHAR")
    is_rejecting = options.on_error == "reject" and "rejected" in inputs.linked
    found = parsed(text, options.formats, options.type, is_strict=options.on_error != "null" and not is_rejecting)
    lenient = parsed(text, options.formats, options.type, is_strict=False)
    is_bad = all_of(is_null(column(name)).negated(), is_null(lenient))
    message = concat(literal(f"{name}: '"), text, literal(f"' is no {PARSED[options.type].lower()}"))
    kept = relation.where(is_bad.negated()) if is_rejecting else relation
    return {
        "output": kept.extend([(options.name or name, found)]),
        "rejected": with_error(relation.where(is_bad), "P611", message),
    }


def _value(options: DatetimeOptions, relation: Relation, name: str) -> Expression:
    value, type_ = column(name), type_of(relation, name)
    if options.action == "format":
        return formatted(value, type_, options.format)
    if options.action == "truncate":
        return cast(call("date_trunc", literal(options.unit), value), type_)
    if options.action == "shift":
        amount = column(options.amount_column) if options.amount_column else literal(options.amount)
        return shifted(value, type_, options.unit or "day", amount)
    if options.action == "difference":
        return difference(value, column(str(options.until)), options.unit or "day", complete=options.complete)
    return in_zone(value, options.from_zone, options.to_zone)


DATETIME = Component(
    name="datetime_mod",
    title="Date and time",
    summary="Read, write, take apart, round, shift and subtract dates and times.",
    category="Columns",
    icon="calendar-dots",
    inputs=(Port("input", "Rows with a date, a time or a text"),),
    outputs=(Port("output", "The rows with the result"), Port("rejected", "Rows whose text cannot be read")),
    options=DatetimeOptions,
    body=change,
    reads_types=True,
)
