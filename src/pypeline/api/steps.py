"""What a node or port can be continued with. Its type stub (`stub.py` writes it) has a method for each component."""

from __future__ import annotations


class Steps:
    """Components as methods; which ones there are is found out when they are asked for."""
