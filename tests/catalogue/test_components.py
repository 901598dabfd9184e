"""What is asked of every component, by a loop."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from catalogue.observing import ROOT, STORIES, stories_of
from catalogue.options import options_of
from pypeline.components import BUILTIN
from pypeline.kit import PortType

ENDINGS = {"source": "_source", "transform": "_mod", "sink": "_sink", "solo": "_solo"}
AFFECTS = {"rows", "bytes", "effects", "performance", "appearance"}
ICONS = ROOT / "studio" / "src" / "icons.json"
NEED_A_CONNECTION = {"database_source", "database_sink"}
"""Their rows live in a database: tests/connections tells their story."""
each_component = pytest.mark.parametrize("component", tuple(BUILTIN), ids=lambda component: component.name)


@each_component
def test_says_what_it_does_in_one_sentence(component):
    assert re.fullmatch(r"[A-Z][^.!?\n]*(\.\w[^.!?\n]*)*\.", component.summary), component.summary
    assert len(component.summary) < 120
    assert re.fullmatch(r"[A-Z][^.\n]{1,40}", component.title), component.title
    assert component.category in {"Sources", "Rows", "Columns", "Sets", "Explore", "Sinks", "Solo", "Control"}, (
        component.category
    )


@each_component
def test_is_named_after_what_it_is(component):
    assert component.name.endswith(ENDINGS[component.kind])
    assert re.fullmatch(r"[a-z][a-z0-9_]*", component.name)
    assert component.version >= 1


@each_component
def test_has_an_icon_by_a_name(component):
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", component.icon), component.icon
    if ICONS.exists():
        assert component.icon in json.loads(ICONS.read_text(encoding="utf-8"))


@each_component
def test_has_ports_with_the_names_of_the_specification(component):
    inputs = [port.name for port in component.inputs]
    outputs = [port.name for port in component.outputs if port.type is PortType.TABLE]
    if component.kind == "source":
        assert (inputs, outputs[:1]) == ([], ["data"])
    if component.kind == "sink":
        assert (inputs, outputs) == (["input"], [])
    if component.kind == "transform":
        assert inputs[:2] == ["left", "right"] or inputs[0] == "input"
        assert outputs[0] in {"output", "default"}, outputs
    assert all(port.summary and not port.summary.endswith(".") for port in (*component.inputs, *component.outputs))
    assert len({*inputs, *outputs}) == len([*inputs, *outputs])


@each_component
def test_every_option_has_a_title_and_says_what_it_affects(component):
    for option in options_of(component):
        assert option.field.title, f"{option.name} has no title"
        assert option.field.title[0].isupper() or not option.field.title[0].isalpha(), option.name
        assert not option.field.title.endswith("."), option.name
        assert option.affects in AFFECTS, f"{option.name} says {option.affects}"
        assert re.fullmatch(r"[a-z][a-z0-9_]*", option.path[-1]) or option.path[-1] == "from", option.name


@each_component
def test_no_option_of_a_source_or_transform_is_about_files_that_it_does_not_write(component):
    """A source or transform makes no bytes: its options affect rows, effects, performance or appearance."""
    if component.kind in {"source", "transform"}:
        assert {option.name for option in options_of(component) if option.affects == "bytes"} == set()


@each_component
def test_the_schema_of_its_options_can_be_made_and_sent(component):
    schema = component.options.model_json_schema(by_alias=True)
    assert json.loads(json.dumps(schema)) == schema
    assert schema["additionalProperties"] is False
    required = set(schema.get("required", ()))
    assert required == {
        field.alias or name for name, field in component.options.model_fields.items() if field.is_required()
    }


@each_component
def test_defaults_are_values_that_the_option_accepts(component):
    """What the form shows first is what a document may say."""
    from pypeline.kit.options import read_options

    for story in stories_of(component.name)[:1]:
        defaults = {
            field.alias or name: field.default
            for name, field in component.options.model_fields.items()
            if not field.is_required() and field.default is not None and (field.alias or name) not in story.options
        }
        read = read_options(component.options, {**story.options, **json.loads(json.dumps(defaults))})
        assert isinstance(read, component.options), read


@pytest.mark.parametrize(
    "component", [one for one in BUILTIN if one.name not in NEED_A_CONNECTION], ids=lambda component: component.name
)
def test_has_a_story_that_is_tested(component):
    """STYLE 15: an example named after it, whose tests say what it does."""
    stories = stories_of(component.name)
    assert stories, f"examples/components/{component.name}.yaml is missing, or has no such node"
    assert any(story.pipeline.tests for story in stories)
    assert all(story.pipeline.flow.desc for story in stories)


@each_component
def test_is_in_the_contract_and_in_the_documentation(component):
    contract = json.loads((ROOT / "contract" / "components.json").read_text(encoding="utf-8"))
    listed = contract if isinstance(contract, list) else contract.get("components", contract)
    names = {entry["name"] for entry in listed} if isinstance(listed, list) else set(listed)
    assert component.name in names
    assert (ROOT / "docs" / "components" / f"{component.name}.md").exists()


def test_names_and_old_names_are_each_given_once():
    names = [name for component in BUILTIN for name in (component.name, *component.aliases)]
    assert sorted(names) == sorted(set(names))


def test_every_story_is_of_a_component_that_there_is():
    names = set(BUILTIN.names)
    stray = [path.name for path in STORIES.glob("*.yaml") if not any(path.stem.startswith(name) for name in names)]
    assert stray == []


def test_no_two_components_say_the_same():
    summaries = [component.summary for component in BUILTIN]
    assert sorted(summaries) == sorted(set(summaries))


def test_what_is_in_the_specification_is_in_the_catalogue():
    """spec/document.md §3, as far as this release goes: a name is never lost by accident."""
    kept = (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").split()
    assert set(kept) <= set(BUILTIN.names)
