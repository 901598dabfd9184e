"""The pipeline document: what is saved, read from YAML or JSON and written back with every comment in its place.

`read_pipeline`, `load_pipeline` -> `Reading(pipeline, problems)`. Nothing here knows what a component does with its options.
"""

from pypeline.document.grammar import pipeline_schema
from pypeline.document.model import (
    DocumentTest,
    Flow,
    Link,
    Misc,
    Node,
    Notify,
    Parameter,
    Pipeline,
    Retry,
    Schedule,
    Settings,
    Valve,
    memory_bytes,
)
from pypeline.document.parameters import parameter_type, parameter_value
from pypeline.document.reading import Reading, load_pipeline, read_bytes, read_pipeline

__all__ = [
    "DocumentTest",
    "Flow",
    "Link",
    "Misc",
    "Node",
    "Notify",
    "Parameter",
    "Pipeline",
    "Reading",
    "Retry",
    "Schedule",
    "Settings",
    "Valve",
    "load_pipeline",
    "memory_bytes",
    "parameter_type",
    "parameter_value",
    "pipeline_schema",
    "read_bytes",
    "read_pipeline",
]
