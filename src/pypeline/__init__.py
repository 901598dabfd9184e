"""Pypeline: draw a pipeline once; check it, compile it and run it."""
