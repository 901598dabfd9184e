"""Did you mean."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(wrong: str, names: Iterable[str], otherwise: str = "") -> str:
    """A remedy that names the closest of `names`, or lists a few of them, or says `otherwise`."""
    known = list(names)
    folded = {name.casefold(): name for name in known}
    close = get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return f"did you mean {folded[close[0]]}?"
    if otherwise or not known:
        return otherwise
    shown = ", ".join(known[:8])
    return f"use one of: {shown}{', …' if len(known) > 8 else ''}"  # noqa: PLR2004 - as many as fit on a line
