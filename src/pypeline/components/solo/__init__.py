"""Solo: steps without data ports."""

from pypeline.components.solo.fail_solo import FAIL_SOLO
from pypeline.components.solo.list_solo import LIST_SOLO
from pypeline.components.solo.log_solo import LOG_SOLO
from pypeline.components.solo.python_solo import PYTHON_SOLO
from pypeline.components.solo.set_solo import SET_SOLO
from pypeline.components.solo.wait_solo import WAIT_SOLO
from pypeline.components.solo.warn_solo import WARN_SOLO
from pypeline.kit import Component

COMPONENTS: tuple[Component, ...] = (LIST_SOLO, LOG_SOLO, WARN_SOLO, FAIL_SOLO, WAIT_SOLO, SET_SOLO, PYTHON_SOLO)

__all__ = ["COMPONENTS"]
