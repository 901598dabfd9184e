from bad_input.documents import base

__all__ = ["base"]
