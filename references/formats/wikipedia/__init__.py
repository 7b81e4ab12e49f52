"""Wikipedia's citation templates: read."""

from references.formats.wikipedia.reader import read

__all__ = ["read"]
