"""A person's code over tables, as a plain function.

The code finds its inputs as `input` (also `input1`), `input2`, … and `inputs` (by port). It assigns `output`, or
defines `transform(input, …)` (`source()`, `sink(input)`) that returns it. A table is the node's one output; a dict
of tables is one table per port.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

ENTRY_NAMES = ("transform", "source", "sink")


def run_code(code: str, inputs: Mapping[str, Any], extra: Mapping[str, Any], filename: str = "<code>") -> Any:
    """What the code gives: `output`, or what its function returns; None if it gives nothing."""
    namespace: dict[str, Any] = {"__name__": "__pypeline__", **names_of(inputs), **extra}
    exec(compile(code, filename, "exec"), namespace)  # noqa: S102 - running the person's code is what this is for
    if "output" in namespace:
        return namespace["output"]
    for name in ENTRY_NAMES:
        function = namespace.get(name)
        if callable(function):
            return call(function, inputs, extra)
    return None


def names_of(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The variables of a person's code: `input1`, `input2`, …, every port by its name; the first also as `input`."""
    ordered = sorted(inputs.items(), key=lambda pair: _port_number(pair[0]))
    numbered = {f"input{number}": frame for number, (_, frame) in enumerate(ordered, start=1)}
    first = {"input": ordered[0][1]} if ordered else {}
    return {
        **numbered,
        **first,
        **{port: frame for port, frame in ordered if port.isidentifier()},
        "inputs": dict(ordered),
    }


def _port_number(port: str) -> int:
    digits = port.removeprefix("input")
    return int(digits) if digits.isdigit() else 1


def call(function: Callable[..., Any], inputs: Mapping[str, Any], extra: Mapping[str, Any]) -> Any:
    """`function` with the inputs in their order; a parameter with a known name (`ctx`, a port) gets that."""
    known = {**names_of(inputs), **extra}
    waiting = list(known["inputs"].values())
    given: list[Any] = []
    by_name: dict[str, Any] = {}
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.VAR_POSITIONAL:
            given += waiting
        elif parameter.kind is parameter.VAR_KEYWORD:
            continue
        elif parameter.name in known:
            by_name[parameter.name] = known[parameter.name]
            waiting = [frame for frame in waiting if frame is not known[parameter.name]]
        elif waiting and parameter.kind is not parameter.KEYWORD_ONLY:
            by_name[parameter.name] = waiting.pop(0)
    return function(*given, **by_name)
