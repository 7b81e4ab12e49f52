"""The blocks that articles and other pages are written in, one module per family."""

from .body import ArticleBodyBlock
from .headings import Heading, anchored, headings_of
from .reference import ReferenceBlock, ReferenceValue
from .words import plain_text, text_of
from .works import Work, works_of

__all__ = [
    "ArticleBodyBlock",
    "Heading",
    "ReferenceBlock",
    "ReferenceValue",
    "Work",
    "anchored",
    "headings_of",
    "plain_text",
    "text_of",
    "works_of",
]
