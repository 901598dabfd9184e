"""A method for each component, with its own signature and documentation, so that `help()` and Tab know it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pypeline.kit.component import Component
from pypeline.service.describe import OptionText, options_of

COMMON = (("id", None), ("label", None), ("cache", False))


def method_of(component: Component, call: Callable[..., Any]) -> Callable[..., Any]:
    """`call` as a function that says what the component takes."""

    def method(*inputs: Any, **given: Any) -> Any:
        return call(*inputs, **given)

    method.__name__ = method.__qualname__ = component.name
    method.__doc__ = documentation(component)
    method.__signature__ = signature(component)  # type: ignore[attr-defined] # inspect and pydoc read it
    return method


@lru_cache(maxsize=512)
def _options(component: Component) -> tuple[OptionText, ...]:
    return options_of(component)


def signature(component: Component) -> inspect.Signature:
    """Links first, then the options by name, then what every node may have."""
    kinds = inspect.Parameter
    parameters = [kinds("inputs", kinds.VAR_POSITIONAL)]
    taken = {name for name, _ in COMMON}
    options = sorted(_options(component), key=lambda option: not option.required)
    parameters += [
        kinds(option.name, kinds.KEYWORD_ONLY, default=kinds.empty if option.required else option.default)
        for option in options
        if option.name.isidentifier() and option.name not in taken
    ]
    parameters += [kinds(name, kinds.KEYWORD_ONLY, default=default) for name, default in COMMON]
    return inspect.Signature(parameters)


def documentation(component: Component) -> str:
    """Summary, ports, options."""
    lines = [component.summary, ""]
    for title, ports in (("Inputs", component.inputs), ("Outputs", component.outputs)):
        lines += [f"{title}: {', '.join(f'{port.name} ({port.summary})' for port in ports)}"] if ports else []
    lines += ["", "Options:"]
    for option in _options(component):
        default = "required" if option.required else f"default {option.default!r}"
        lines.append(f"    {option.name}: {option.type}, {default}. {option.help or option.title}")
    return "\n".join([*lines, "", "id, label, cache: the node's id and label; whether its result is kept."])
