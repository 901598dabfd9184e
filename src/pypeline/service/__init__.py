"""Use cases and the protocols they need."""
