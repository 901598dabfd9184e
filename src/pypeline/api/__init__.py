"""The public Python face: build a pipeline in code, check it, look at rows, run it, save it."""

from pypeline.api.errors import PipelineError
from pypeline.api.nodes import Node, Port
from pypeline.api.pipeline import Pipeline
from pypeline.api.results import Result, Table

__all__ = ["Node", "Pipeline", "PipelineError", "Port", "Result", "Table"]
