"""One file for what each engine says its own way."""
