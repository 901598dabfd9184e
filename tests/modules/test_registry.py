"""ModRegistry.json in PYpeline v1's shape, and components from what modules say of themselves."""

import json
from importlib.metadata import EntryPoint

import pytest

from child.calling import problem_in
from modules.samples import DOUBLE, SOURCE, workspace
from pypeline.kit import Call, Inputs, Known, PortType, Relation
from pypeline.kit.module_component import ModuleDescription, component_of
from pypeline.kit.options import read_options
from pypeline.plan.schema import known
from pypeline.runtime.child.modules import module_told
from pypeline.service import registry as registry_module
from pypeline.service.registry import ModRegistry, installed_components


@pytest.fixture
def asked():
    return []


@pytest.fixture
def registry(tmp_path, pool, asked):
    def describe(module, folder):
        asked.append(module)
        return module_told(module, folder, pool)

    return ModRegistry(tmp_path, describe, {"csv_source"})


def described(registry, name="double", code=DOUBLE, kind="mods"):
    workspace(registry.file.parent.parent, **{f"{kind}__{name}": code})
    module = registry.register_module(name)
    assert isinstance(module, ModuleDescription), str(module)
    return module


def a_module(**fields):
    lines = "".join(f"    {name} = {value!r}\n" for name, value in fields.items())
    return f"from pypeline.kit import BaseModule\n\nclass Own(BaseModule):\n{lines}    pass\n"


def test_a_registered_module_stands_in_the_file_in_the_shape_of_v1(registry):
    described(registry)
    entry = json.loads(registry.file.read_text())["double"]
    assert len(entry.pop("sha256")) == 64
    assert entry == {
        "module_path": "modules/mods/double.py",
        "type": "mod",
        "version": "1.2.0",
        "description": "Doubles a column",
        "category": "Maths",
        "input_ports": ["input"],
        "output_ports": ["output"],
        "globals": ["rows"],
        "packages": [],
        "config_schema": {
            "required": {"column": {"type": "str", "description": "Which column"}},
            "optional": {"times": {"type": "int", "default": 2, "description": "How often"}},
        },
        "class_name": "Double",
    }


def test_an_entry_as_v1_wrote_it_is_read(registry):
    registry.file.parent.mkdir()
    v1 = {"my_source": {"module_path": "pypeline_acme.source.my_source", "type": "source", "output_ports": ["data"], "packages": ["pandas"],
                        "config_schema": {"required": {"file_path": {"type": "str", "description": "Path"}}, "optional": {}}}}  # fmt: skip
    registry.file.write_text(json.dumps(v1))
    (component,), problems = registry.components()
    assert (component.name, component.kind, list(component.options.model_fields), problems) == (
        "my_source", "source", ["file_path", "columns"], ())  # fmt: skip


def test_a_module_is_asked_again_only_when_its_file_changed(registry, asked):
    described(registry)
    described(registry)
    assert asked == ["modules/mods/double.py"]
    described(registry, code=DOUBLE.replace("1.2.0", "1.3.0"))
    assert (len(asked), registry.modules().modules[0].version) == (2, "1.3.0")


def test_auto_register_takes_every_file_tells_what_is_wrong_and_drops_what_is_gone(registry, tmp_path):
    workspace(tmp_path, mods__double=DOUBLE, source__numbers=SOURCE, sinks__broken="x = (", mods___private="x = (")
    found = registry.auto_register()
    assert [module.name for module in found.modules] == ["double", "numbers"]
    assert [(problem.code, problem.place.file) for problem in found.problems] == [
        ("P701", str(tmp_path / "modules/sinks/broken.py"))
    ]
    (tmp_path / "modules/mods/double.py").unlink()
    registry.auto_register()
    assert list(json.loads(registry.file.read_text())) == ["numbers"]


def test_a_users_code_is_never_imported_in_this_process(registry, tmp_path):
    workspace(tmp_path, mods__evil=f"open({str(tmp_path / 'ran')!r}, 'w')\n" + DOUBLE)
    assert problem_in(registry.register_module("evil")).code == "P701"
    assert not (tmp_path / "ran").exists()


def test_clearing_forgets_own_modules_and_keeps_built_in_entries_and_files(registry, tmp_path):
    described(registry)
    entries = json.loads(registry.file.read_text())
    registry.file.write_text(
        json.dumps({**entries, "csv_source": {"module_path": "pypeline.modules.source.csv_source", "type": "source"}})
    )
    assert registry.clear_registry() == ("double",)
    assert list(json.loads(registry.file.read_text())) == ["csv_source"]
    assert (tmp_path / "modules/mods/double.py").exists()


def test_clearing_what_is_not_there_is_nothing(registry):
    assert registry.clear_registry() == ()
    assert not registry.file.exists()


def test_a_module_may_not_take_a_built_in_name(registry, tmp_path):
    workspace(tmp_path, source__csv_source=SOURCE)
    assert problem_in(registry.register_module("csv_source")).code == "P703"


def test_a_name_that_is_there_twice_or_not_at_all_is_told(registry, tmp_path):
    workspace(tmp_path, mods__double=DOUBLE, source__double=SOURCE)
    assert problem_in(registry.register_module("double")).message == (
        "the module double is there twice: modules/mods/double.py and modules/source/double.py")  # fmt: skip
    assert problem_in(registry.register_module("tripple")).message == "there is no module tripple; there are: double"


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}'])
def test_a_broken_registry_is_a_problem_and_is_not_overwritten(registry, tmp_path, text):
    workspace(tmp_path, mods__double=DOUBLE)
    registry.file.write_text(text)
    assert problem_in(registry.register_module("double")).code == "P701"
    assert [problem.code for problem in registry.auto_register().problems] == ["P701"]
    assert problem_in(registry.clear_registry()).code == "P701"
    assert registry.file.read_text() == text


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "has the TYPE 'unknown'; it is one of source, mod, sink, solo"),
        ({"TYPE": "mod", "INPUT_PORTS": "input"}, "has INPUT_PORTS that is not a list of texts"),
        ({"TYPE": "mod", "OUTPUT_PORTS": ["a b"]}, "has a port 'a b' whose name is not letters, digits and _"),
        ({"TYPE": "source", "INPUT_PORTS": ["input"]}, "is a source but has INPUT_PORTS"),
        ({"TYPE": "sink", "OUTPUT_PORTS": ["out"]}, "is a sink but has OUTPUT_PORTS"),
        (
            {"TYPE": "mod", "CONFIG_SCHEMA": {"x": {}}},
            "has a CONFIG_SCHEMA that is not {'required': {…}, 'optional': {…}}",
        ),
        (
            {"TYPE": "mod", "CONFIG_SCHEMA": {"required": {"a": "str"}}},
            "has an option 'a' in CONFIG_SCHEMA that is not a map with type and description",
        ),
    ],
)
def test_what_a_class_does_not_say_rightly_is_told(registry, tmp_path, fields, message):
    workspace(tmp_path, mods__own=a_module(**fields))
    problem = problem_in(registry.register_module("own"))
    assert (problem.code, problem.message, problem.place.file) == (
        "P702",
        f"the module own {message}",
        "modules/mods/own.py",
    )


def test_a_class_whose_description_cannot_leave_the_child_is_told(registry, tmp_path):
    workspace(tmp_path, mods__own=a_module(TYPE="mod", DESCRIPTION="x" * 20_000_000))
    assert problem_in(registry.register_module("own")).code == "P701"


def test_a_module_becomes_a_component_with_its_ports_and_options(registry):
    component = component_of(described(registry))
    assert (component.name, component.summary, component.category, component.kind) == (
        "double",
        "Doubles a column",
        "Maths",
        "transform",
    )
    assert ([port.name for port in component.inputs], [port.name for port in component.outputs]) == (
        ["input"],
        ["output"],
    )
    schema = component.options.model_json_schema()
    assert (schema["required"], schema["properties"]["times"]["default"]) == (["column"], 2)
    options = read_options(component.options, {"column": "a", "columns": {"a": "int"}})
    relation = Relation("op", (), ("a",), known({"a": "BIGINT"}))
    call = component.body.function(options, Inputs({"input": relation}))
    assert isinstance(call, Call)
    assert (call.body, call.outputs, call.deterministic) == (
        "pypeline.bodies.module:run",
        {"output": known({"a": "INTEGER"})},
        True,
    )
    assert (call.config["module"], call.config["options"]) == ("modules/mods/double.py", {"column": "a", "times": 2})
    assert isinstance(call.outputs["output"], Known)


def test_without_columns_the_output_is_open(registry):
    component = component_of(described(registry))
    call = component.body.function(read_options(component.options, {"column": "a"}), Inputs({}))
    assert call.outputs["output"].reason == "double says its columns when it runs"


def test_options_that_are_missing_unknown_or_of_another_type_are_told(registry):
    model = component_of(described(registry)).options
    errors = read_options(model, {"times": "often", "extra": 1})
    assert sorted((error.path, error.kind) for error in errors) == [
        (("column",), "missing"),
        (("extra",), "extra_forbidden"),
        (("times",), "int_parsing"),
    ]


def test_an_option_may_have_any_name(registry):
    names = ("schema", "json", "class", "model_config", "copy", "_x", "ok")
    schema = {"required": {}, "optional": {name: {"type": "str", "default": name} for name in names}}
    component = component_of(described(registry, "own", a_module(TYPE="source", CONFIG_SCHEMA=schema), "source"))
    options = read_options(component.options, {"schema": "s", "class": "c"})
    config = component.body.function(options, Inputs({})).config["options"]
    assert config == {
        "schema": "s",
        "json": "json",
        "class": "c",
        "model_config": "model_config",
        "copy": "copy",
        "_x": "_x",
        "ok": "ok",
    }


def test_ports_of_a_solo_are_lists_and_missing_ports_have_the_usual_names(registry):
    solo = component_of(described(registry, "files", a_module(TYPE="solo", OUTPUT_PORTS=["items"]), "solo"))
    assert [(port.name, port.type) for port in solo.outputs] == [("items", PortType.LIST)]
    sink = component_of(described(registry, "out", a_module(TYPE="sink"), "sinks"))
    assert ([port.name for port in sink.inputs], sink.outputs, sink.kind) == (["input"], (), "sink")


def test_installed_packages_offer_components_by_an_entry_point(monkeypatch, registry, tmp_path):
    offered = component_of(described(registry))
    (tmp_path / "acme_offer.py").write_text("ONE = None\nMANY = ()\nBAD = 5\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    import acme_offer

    acme_offer.ONE, acme_offer.MANY, acme_offer.WRONG = offered, (offered, offered), ["x"]
    points = [
        EntryPoint(name, f"acme_offer:{name}", "pypeline.components")
        for name in ("ONE", "MANY", "BAD", "GONE", "WRONG")
    ]
    monkeypatch.setattr(
        registry_module.importlib.metadata,
        "entry_points",
        lambda group: points if group == "pypeline.components" else [],
    )
    components, problems = installed_components()
    assert (len(components), [problem.code for problem in problems]) == (3, ["P701", "P701", "P702"])
