"""Reads what a clipboard holds: the HTML of Word, Google Docs, LibreOffice or a browser."""

from __future__ import annotations

from .documents import DocumentError
from .drafts import ArticleDraft
from .html import read_html
from .understanding import understand


def read_paste(html: str, *, is_passage: bool) -> ArticleDraft:
    """Returns the article, or the part of one, that the HTML of a clipboard holds.

    Args:
        html: as the browser hands it over.
        is_passage: whether it is a part of an article; one without a title is such a part too.

    Raises:
        DocumentError: it holds no text.
    """
    document = read_html(html)
    if not document.blocks:
        raise DocumentError("There is no text in what was pasted.")
    try:
        return understand(document, is_passage=is_passage)
    except DocumentError:
        return understand(document, is_passage=True)
