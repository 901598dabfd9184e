"""A list to iterate over."""

from pypeline.kit import (
    Call,
    Component,
    Inputs,
    Options,
    Outcome,
    Port,
    PortType,
    Template,
    known,
    option,
    procedural,
)


class ListSoloOptions(Options):
    items: list[Template] = option(
        "Items", "Texts, in this order; a valve with iterate goes through them", examples=(["de", "fr"],)
    )


@procedural
def listed(options: ListSoloOptions, _inputs: Inputs) -> Outcome:
    return Call("pypeline.bodies.solo:items", {"items": list(options.items)}, {}, {"items": known({"item": "VARCHAR"})})


LIST_SOLO = Component(
    name="list_solo",
    title="List",
    summary="Give a list of texts, for a loop that runs once for each.",
    category="Control",
    icon="list",
    outputs=(Port("items", "The texts, for a valve with iterate", PortType.LIST),),
    options=ListSoloOptions,
    body=listed,
)
