"""The blocks that articles and other pages are written in, one module per family."""

from .body import ArticleBodyBlock
from .cited_works import Work, works_of
from .headings import Heading, anchored, contents_of, headings_of
from .notes import NotedBodyBlock, note_label
from .plain_text import plain_text, text_of
from .reference import ReferenceBlock, ReferenceValue

__all__ = [
    "ArticleBodyBlock",
    "Heading",
    "NotedBodyBlock",
    "ReferenceBlock",
    "ReferenceValue",
    "Work",
    "anchored",
    "contents_of",
    "headings_of",
    "note_label",
    "plain_text",
    "text_of",
    "works_of",
]
