"""Explore: summaries, frequencies, charts."""

from pypeline.components.explore.compare import COMPARE
from pypeline.components.explore.correlation import CORRELATION
from pypeline.components.explore.frequency import FREQUENCY
from pypeline.components.explore.profile import PROFILE
from pypeline.components.explore.summary import SUMMARY
from pypeline.components.explore.unique_key import UNIQUE_KEY

COMPONENTS = (SUMMARY, PROFILE, FREQUENCY, CORRELATION, UNIQUE_KEY, COMPARE)

__all__ = ["COMPONENTS"]
