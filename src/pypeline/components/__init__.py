"""The catalogue: one small frozen value a file."""
