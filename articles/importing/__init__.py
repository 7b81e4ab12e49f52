"""Documents in, article drafts out: read a text, then build the page."""

from .documents import DocumentError, read_document
from .drafts import ArticleDraft, LeftOut, Section
from .pages import NotAnIndexError, import_draft
from .plain_text import read_passage, read_plain_text

__all__ = [
    "ArticleDraft",
    "DocumentError",
    "LeftOut",
    "NotAnIndexError",
    "Section",
    "import_draft",
    "read_document",
    "read_passage",
    "read_plain_text",
]
