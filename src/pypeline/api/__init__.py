"""The public Python face."""
