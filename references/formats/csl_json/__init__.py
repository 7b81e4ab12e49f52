"""CSL-JSON: read and written."""

from references.formats.csl_json.reader import read
from references.formats.csl_json.writer import dumps

__all__ = ["dumps", "read"]
