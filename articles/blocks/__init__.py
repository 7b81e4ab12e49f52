"""The blocks that articles and other pages are written in, one module per family."""

from .body import ArticleBodyBlock
from .headings import Heading, anchored, headings_of
from .reference import ReferenceBlock, ReferenceValue
from .words import plain_text

__all__ = [
    "ArticleBodyBlock",
    "Heading",
    "ReferenceBlock",
    "ReferenceValue",
    "anchored",
    "headings_of",
    "plain_text",
]
