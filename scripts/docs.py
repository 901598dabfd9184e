"""Writes docs/components/ and docs/problems.md from the code. `--check` fails on drift, as contract.py does."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from pypeline.components import BUILTIN
from pypeline.kit import Component
from pypeline.problems import CODES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
STORIES = ROOT / "examples" / "components"
MADE = "<!-- made by scripts/docs.py from the code: change that -->\n\n"
GROUPS = {
    "P1": "Reading the document",
    "P2": "Expressions and types",
    "P3": "Nodes, options and links",
    "P4": "Files and other facts",
    "P5": "Planning and targets",
    "P6": "Running",
    "P7": "Modules and packages",
    "P8": "Command line and settings",
    "P9": "Defects",
}


def component_page(component: Component) -> str:
    """What the component does, its ports, every option, and its stories as documents that run."""
    parts = [f"# {component.title} (`{component.name}`)\n\n{component.summary}\n"]
    ports = [("Inputs", component.inputs), ("Outputs", component.outputs)]
    for title, found in ports:
        if found:
            rows = [
                f"| `{port.name}{'1, …' if port.group else ''}` | {port.type} | {_cell(port.summary)} |"
                for port in found
            ]
            parts.append("\n".join([f"## {title}\n", "| port | type | |", "| --- | --- | --- |", *rows]) + "\n")
    parts.append(_options(component))
    stories = sorted(STORIES.glob(f"{component.name}.yaml")) + sorted(STORIES.glob(f"{component.name}_*.yaml"))
    parts += [_story(story) for story in stories if _tells_of(story, component)]
    return MADE + "\n".join(parts)


def _story(story: Path) -> str:
    text = story.read_text(encoding="utf-8").strip()
    return f"## Example: `{story.relative_to(ROOT)}`\n\n```yaml\n{text}\n```\n"


def _tells_of(story: Path, component: Component) -> bool:
    """`json_mod_parse.yaml` is a story of `json_mod`, not of a component with a shorter name."""
    owners = [name for name in BUILTIN.names if story.stem == name or story.stem.startswith(f"{name}_")]
    return max(owners, key=len) == component.name


def _options(component: Component) -> str:
    schema = component.options.model_json_schema(by_alias=True)
    required = set(schema.get("required", ()))
    rows = [
        _option_row(schema, name, shape, is_required=name in required)
        for name, shape in schema.get("properties", {}).items()
    ]
    if not rows:
        return "It has no options.\n"
    return (
        "\n".join(["## Options\n", "| option | | type | default | affects |", "| --- | --- | --- | --- | --- |", *rows])
        + "\n"
    )


def _option_row(schema: dict[str, Any], name: str, shape: dict[str, Any], *, is_required: bool) -> str:
    help_ = _cell(": ".join(part for part in (shape.get("title"), shape.get("description")) if part))
    default = "required" if is_required else f"`{shape.get('default')!r}`"
    return (
        f"| `{name}` | {help_} | {_cell(_type(schema, shape))} | {_cell(default)} | {shape.get('x-affects', 'rows')} |"
    )


def _type(schema: dict[str, Any], shape: dict[str, Any]) -> str:
    """A JSON Schema's type in a few words."""
    if "$ref" in shape:
        return _type(schema, schema["$defs"][shape["$ref"].rpartition("/")[2]])
    if "enum" in shape:
        return ", ".join(f"`{value}`" for value in shape["enum"])
    if "const" in shape:
        return f"`{shape['const']}`"
    if "anyOf" in shape or "oneOf" in shape:
        return " or ".join(dict.fromkeys(_type(schema, one) for one in shape.get("anyOf", shape.get("oneOf", ()))))
    if shape.get("type") == "array":
        return f"list of {_type(schema, shape.get('items', {}))}"
    if shape.get("type") == "object":
        inner = shape.get("additionalProperties")
        if isinstance(inner, dict):
            return f"map to {_type(schema, inner)}"
        return "{" + ", ".join(shape.get("properties", ())) + "}"
    return str(shape.get("format") or shape.get("type") or "any value")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def index_page() -> str:
    by_category: dict[str, list[Component]] = {}
    for component in BUILTIN:
        by_category.setdefault(component.category, []).append(component)
    parts = [f"{MADE}# Components\n"]
    for category, components in by_category.items():
        rows = [f"| [`{one.name}`]({one.name}.md) | {_cell(one.title)} | {_cell(one.summary)} |" for one in components]
        parts.append("\n".join([f"## {category}\n", "| component | | |", "| --- | --- | --- |", *rows]) + "\n")
    return "\n".join(parts)


def problems_page() -> str:
    parts = [f"{MADE}# Problems\n\nA code never changes its meaning. W is a warning: the pipeline runs.\n"]
    for prefix, title in GROUPS.items():
        rows = [
            f"| {code} | {entry.title} |"
            for code, entry in sorted(CODES.items(), key=lambda pair: pair[0][1:])
            if code[1] == prefix[1]
        ]
        if rows:
            parts.append("\n".join([f"## {title}\n", "| code | |", "| --- | --- |", *rows]) + "\n")
    return "\n".join(parts)


def pages() -> dict[Path, str]:
    made = {DOCS / "components" / f"{component.name}.md": component_page(component) for component in BUILTIN}
    return {**made, DOCS / "components" / "README.md": index_page(), DOCS / "problems.md": problems_page()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a page is not what it should be")
    is_check = parser.parse_args().check
    made = pages()
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    gone = [path for path in (DOCS / "components").glob("*.md") if path not in made]
    if is_check:
        for path in [*stale, *gone]:
            print(f"{path.relative_to(ROOT)} is not what the code says: run `make contract`")
        return 1 if stale or gone else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
    for path in gone:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
