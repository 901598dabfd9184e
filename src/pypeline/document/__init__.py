"""The pipeline document: what is saved, read from YAML or JSON and written back with every comment in its place.

`read_pipeline` and `load_pipeline` give a `Reading(pipeline, problems)`; `write_pipeline` and `save_pipeline` go back;
`diff_pipelines` says what changed. What a component makes of its options is not known here.
"""

from pypeline.document.canonical import document_of
from pypeline.document.diff import Change, diff_pipelines
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
from pypeline.document.positions import option_name
from pypeline.document.reading import Reading, load_pipeline, read_bytes, read_pipeline
from pypeline.document.writing import save_pipeline, write_pipeline

__all__ = [
    "Change",
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
    "diff_pipelines",
    "document_of",
    "load_pipeline",
    "memory_bytes",
    "option_name",
    "parameter_type",
    "parameter_value",
    "pipeline_schema",
    "read_bytes",
    "read_pipeline",
    "save_pipeline",
    "write_pipeline",
]
