"""What is asked of every bound pipeline. The tuple is the table of contents; one check a file."""

from pypeline.build.checks.comparisons_fit import comparisons_fit
from pypeline.build.checks.conditions_are_boolean import conditions_are_boolean
from pypeline.build.checks.open_schemas_are_said import open_schemas_are_said
from pypeline.build.checks.orders_are_given import orders_are_given
from pypeline.build.checks.outputs_are_used import outputs_are_used
from pypeline.build.checks.placeholders_have_values import placeholders_have_values
from pypeline.build.checks.targets_are_unique import targets_are_unique

CHECKS = (
    placeholders_have_values,
    conditions_are_boolean,
    comparisons_fit,
    targets_are_unique,
    orders_are_given,
    outputs_are_used,
    open_schemas_are_said,
)
