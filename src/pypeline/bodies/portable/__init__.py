"""Bodies that a generated Python script may carry: each file is whole in itself, without Pypeline.

The emitter copies a file's text. So: the standard library and third-party packages only, heavy ones imported where
they are used, no state, errors as built-in exceptions whose message a person understands.
"""
