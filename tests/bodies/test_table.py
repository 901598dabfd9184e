"""The table on the door of `pypeline.bodies` is the list of bodies."""

import importlib
import inspect
import pkgutil
import re

import pypeline.bodies


def rows():
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in re.findall(r"^\| \w+:\w+ .*$", pypeline.bodies.__doc__, re.MULTILINE)
    ]


def bodies():
    for module in pkgutil.iter_modules(pypeline.bodies.__path__):
        loaded = importlib.import_module(f"pypeline.bodies.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            parameters = [parameter.lstrip("_") for parameter in inspect.signature(function).parameters]
            if (
                function.__module__ == loaded.__name__
                and parameters == ["inputs", "config", "ctx"]
                and not name.startswith("_")
            ):
                yield f"{module.name}:{name}", function


def test_every_body_has_its_row_and_every_row_its_body():
    assert sorted(row[0] for row in rows()) == sorted(name for name, _ in bodies())


def test_every_body_says_its_config():
    assert [name for name, function in bodies() if "config:" not in (function.__doc__ or "")] == []
