"""Sets: join, union, aggregate, reshape."""

from pypeline.components.sets.aggregate import AGGREGATE
from pypeline.components.sets.difference import EXCEPT
from pypeline.components.sets.intersect import INTERSECT
from pypeline.components.sets.join import JOIN
from pypeline.components.sets.lookup import LOOKUP
from pypeline.components.sets.mapper import MAP
from pypeline.components.sets.pivot import PIVOT
from pypeline.components.sets.python import PYTHON
from pypeline.components.sets.sql import SQL
from pypeline.components.sets.transpose import TRANSPOSE
from pypeline.components.sets.union import UNION
from pypeline.components.sets.unpivot import UNPIVOT
from pypeline.components.sets.window import WINDOW

COMPONENTS = (
    JOIN, LOOKUP, MAP, UNION, INTERSECT, EXCEPT, AGGREGATE, WINDOW, PIVOT, UNPIVOT, TRANSPOSE, SQL, PYTHON,
)  # fmt: skip

__all__ = ["COMPONENTS"]
