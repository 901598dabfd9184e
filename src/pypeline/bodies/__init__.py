"""Procedural bodies, imported only in the child process by dotted name."""
