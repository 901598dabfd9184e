"""Components with several actions: each takes some of the options."""

from collections.abc import Mapping

from pypeline.kit import Options, Place, Problem


def unfit(options: Options, action: str, takes: Mapping[str, tuple[str, ...]]) -> tuple[Problem, ...]:
    """What is given, belongs to other actions, and would do nothing in this one."""
    others = {name for names in takes.values() for name in names} - set(takes[action])
    return tuple(
        Problem("P316", f"{action} has no {name}", Place(option=name), f"leave {name} out")
        for name in type(options).model_fields
        if name in others & options.model_fields_set
    )
