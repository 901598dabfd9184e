"""A workspace with modules as people write them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

DOUBLE = """
from pypeline.kit import BaseModule

class Double(BaseModule):
    TYPE = "mod"
    VERSION = "1.2.0"
    DESCRIPTION = "Doubles a column"
    CATEGORY = "Maths"
    INPUT_PORTS = ["input"]
    OUTPUT_PORTS = ["output"]
    GLOBALS = ["rows"]
    CONFIG_SCHEMA = {
        "required": {"column": {"type": "str", "description": "Which column"}},
        "optional": {"times": {"type": "int", "default": 2, "description": "How often"}},
    }

    async def run(self, inputs, ctx):
        frame = await ctx.executor.run_in_thread(inputs["input"].to_pandas)
        frame[self.config["column"]] *= self.config["times"]
        ctx.set_global("rows", inputs["input"].n_rows)
        ctx.logger.info("doubled in %s", ctx.node_id)
        return {"output": ctx.artifact_manager.register(frame)}
"""

SOURCE = """
from pypeline.kit import BaseModule

class Numbers(BaseModule):
    TYPE = "source"
    OUTPUT_PORTS = ["data"]

    async def run(self, inputs, ctx):
        return {"data": [{"n": ctx.iter_item, "i": ctx.iter_index, "g": ctx.get_global("Before", "Day")}]}
"""


def workspace(folder: Path, **modules: str) -> Path:
    """Files `kind__name="code"` as `modules/kind/name.py`."""
    for key, code in modules.items():
        kind, name = key.split("__", 1)
        file = folder / "modules" / kind / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(code))
    return folder
