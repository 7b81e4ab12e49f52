"""Documents in, article drafts out: a reader of each format, one model, one understanding of it.

`pages` makes pages of drafts; all else here is plain Python and runs without Django
(docs/adr/0065).
"""

from .documents import DocumentError, read_document
from .drafts import ArticleDraft, LeftOut
from .plain_text import read_passage, read_plain_text

__all__ = [
    "ArticleDraft",
    "DocumentError",
    "LeftOut",
    "read_document",
    "read_passage",
    "read_plain_text",
]
