"""Writes `steps.pyi`, so that editors and type checkers know every component: `python -m pypeline.api.stub`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pypeline.api.methods import documentation
from pypeline.components import BUILTIN
from pypeline.kit.component import Component
from pypeline.service.describe import OptionText, options_of

HEAD = '''# ruff: noqa: A002, D301, E501, PYI021
# fmt: off
"""Made by `python -m pypeline.api.stub` from the components' options. Do not edit."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pypeline.api.nodes import Node, Port

Link = Node | Port

class Steps:
    def __getattr__(self, name: str, /) -> Callable[..., Node]:
        """Components that this file does not know yet, and those of installed packages and of the workspace."""
'''
TYPES = {
    "whole number": "int | str",
    "number": "float | str",
    "true or false": "bool | str",
    "mapping": "Mapping[str, Any]",
}
TAKEN = frozenset({"id", "label", "cache"})


def stub(components: Iterable[Component]) -> str:
    """The whole file. Placeholders may stand for any value, so every type also takes text."""
    return HEAD + "".join(_method(component) for component in components)


def _method(component: Component) -> str:
    options = [option for option in options_of(component) if option.name.isidentifier() and option.name not in TAKEN]
    inputs = [f"{port.name}: Link = ..." for port in component.inputs if not port.group]
    named = {option.name for option in options}
    given = [*(_argument(option) for option in options), *(one for one in inputs if one.partition(":")[0] not in named)]
    common = ["id: str | None = None", "label: str | None = None", "cache: bool = False"]
    arguments = ",\n        ".join(["self", "*inputs: Link", *given, *common])
    words = documentation(component).replace("\\", "\\\\").replace('"""', "'''").replace("\n", "\n        ")
    lines = "\n".join(line.rstrip() for line in words.splitlines())
    head = f"    def {component.name}(\n        {arguments},\n        **options: Any,\n    ) -> Node:"
    return f'\n{head}\n        """{lines}\n        """\n'


def _argument(option: OptionText) -> str:
    if " or " in option.type:
        kind = "Any"
    elif option.type.startswith("list"):
        kind = "Sequence[Any] | str"
    elif option.type.startswith("mapping"):
        kind = "Mapping[str, Any]"
    else:
        kind = TYPES.get(option.type, "str")
    return f"{option.name}: {kind}" if option.required else f"{option.name}: {kind} = ..."


def main() -> None:
    Path(__file__).with_name("steps.pyi").write_text(stub(BUILTIN), encoding="utf-8")


if __name__ == "__main__":
    main()
