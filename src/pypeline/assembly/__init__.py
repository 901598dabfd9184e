"""Settings to concrete objects: the one place that knows every implementation."""
