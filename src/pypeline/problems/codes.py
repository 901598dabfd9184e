"""Every problem code there is. A code is never reused and never changes its meaning; `docs/problems.md` is made of it.

P1xx reading the document - P2xx expressions and types - P3xx nodes, options, links - P4xx files and other facts -
P5xx planning and targets - P6xx running - P7xx modules and packages - P8xx command line and settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Code:
    title: str
    severity: Severity = "error"


CODES: dict[str, Code] = {
    # P1xx: reading the document
    "P101": Code("The file cannot be read"),
    "P102": Code("The file is not YAML or JSON"),
    "P103": Code("A key stands twice"),
    "P104": Code("YAML anchors and aliases are not accepted"),
    "P105": Code("The document is too large"),
    "P106": Code("A required key is missing"),
    "P107": Code("An unknown key"),
    "P108": Code("A value has the wrong shape"),
    "P109": Code("A link cannot be read"),
    "P110": Code("A valve cannot be read"),
    "P111": Code("An id or name has characters it may not have"),
    "P112": Code("An id stands twice"),
    "P113": Code("A value is nested too deeply"),
    "P114": Code("A parameter's value does not fit its type"),
    "P115": Code("The schedule cannot be read"),
    "W116": Code("A guard cannot be read yet", "warning"),
    "W117": Code("Order 0 is read as START", "warning"),
    # P2xx: expressions and types
    "P201": Code("An expression cannot be read"),
    "P202": Code("An expression names a column that is not there"),
    "P203": Code("An expression uses a function that is not in the catalogue"),
    "P204": Code("Values of different kinds are compared or mixed"),
    "P205": Code("An expression has the wrong type for its place"),
    "P206": Code("An expression holds something that is not allowed there"),
    "P207": Code("A literal cannot be read as the type it is compared with"),
    "P208": Code("A placeholder cannot stand there"),
    "P209": Code("A placeholder has no value"),
    "P210": Code("An expression is nested too deeply"),
    "P211": Code("An engine refused an expression"),
    "P212": Code("A function is called with the wrong number of arguments"),
    # P3xx: nodes, options, links
    "P301": Code("An unknown component"),
    "P302": Code("An unknown option"),
    "P303": Code("A required option is missing"),
    "P304": Code("An option has a value it cannot have"),
    "P305": Code("An option names a column that is not there"),
    "P306": Code("A link names a node that is not there"),
    "P307": Code("A link names a port that is not there"),
    "P308": Code("An input is not fed"),
    "P309": Code("An input is fed more than once"),
    "P310": Code("Links go round in a circle"),
    "P311": Code("Two linked ports do not fit together"),
    "P312": Code("Two columns have the same name"),
    "P313": Code("A node's output has no columns"),
    "P314": Code("Two sinks write the same target"),
    "P315": Code("Columns of joined branches do not fit together"),
    "P316": Code("Options contradict each other"),
    "W317": Code("The result depends on an order or a seed that is not given", "warning"),
    "W318": Code("A node's output goes nowhere", "warning"),
    "W319": Code("A control link adds nothing", "warning"),
    "W320": Code("A component's old name", "warning"),
    "W321": Code("A control link goes from or to a node that carries no control", "warning"),
    "P322": Code("Control flow that cannot be run"),
    # P4xx: files and other facts
    "P401": Code("A file is not there"),
    "P402": Code("A file cannot be read"),
    "P403": Code("The files of a pattern have different columns"),
    "P404": Code("A pattern matches no file"),
    "P405": Code("A file is not in the format its reader expects"),
    "P406": Code("A file needs a connection that is not configured"),
    "P407": Code("A folder cannot be written"),
    "P408": Code("The output exists already"),
    "W409": Code("A schema is only known when the pipeline runs", "warning"),
    # P5xx: planning and targets
    "P501": Code("A target cannot say this"),
    "P502": Code("A target cannot say this function the same way"),
    "P503": Code("A plan has a version this release cannot read"),
    "P504": Code("This part of the language comes with a later release"),
    "P505": Code("A node named on the command line is not there"),
    "P506": Code("A connection is not there"),
    "P507": Code("A database cannot be reached"),
    "P508": Code("A table is not there"),
    "P509": Code("A connection or its secret cannot be read"),
    # P6xx: running
    "P601": Code("A node failed"),
    "P602": Code("A row cannot be read"),
    "P603": Code("The disk is full"),
    "P604": Code("The memory limit is too small"),
    "P605": Code("An expectation was not met"),
    "P606": Code("Python code failed"),
    "P607": Code("Python code returned something that is not a table"),
    "P608": Code("A package is not installed"),
    "P609": Code("An output does not have the columns that were announced"),
    "P610": Code("The execution was interrupted"),
    "P611": Code("A value does not fit"),
    "P612": Code("A file could not be written"),
    "P613": Code("The child process ended"),
    "P614": Code("A time limit was reached"),
    "W615": Code("A stored result could not be used", "warning"),
    "W616": Code("An expectation was not met, and the pipeline went on", "warning"),
    "W617": Code("A message from the pipeline", "warning"),
    "P618": Code("A test of the document failed"),
    "W619": Code("A guard could not be decided", "warning"),
    "P620": Code("A database does not take a row"),
    "P621": Code("A database refused a statement"),
    # P7xx: modules and packages
    "P701": Code("A module cannot be loaded"),
    "P702": Code("A module does not declare what it must"),
    "P703": Code("A module's name is taken"),
    # P8xx: command line and settings
    "P801": Code("A setting has a value it cannot have"),
    "P802": Code("A parameter is not declared"),
    "P803": Code("A file exists already"),
    "P804": Code("Nothing of that name"),
    "P999": Code("A defect in Pypeline itself"),
}
