"""Reads a document with bounds on time and memory, apart from the site (docs/adr/0050)."""

from heavy_work import TooHeavyError, read_apart

from .documents import DocumentError
from .drafts import ArticleDraft
from .reading_apart import READ, READ_PASTE, outcome, sent

MAX_SECONDS = 60
"""Of the processor, for one document; pandoc and this project's reader have as much each."""
MAX_MEGABYTES = 1_024


def read_bounded(content: bytes, name: str) -> ArticleDraft:
    """Returns the article that a file holds; hold `heavy_work.alone` where others wait.

    Raises:
        DocumentError: it holds none, or takes more time or memory than any document should.
    """
    return _read(READ, sent(content, name))


def read_paste_bounded(html: str, *, is_passage: bool) -> ArticleDraft:
    """Returns the article, or the part of one, that the HTML of a clipboard holds.

    Raises:
        DocumentError: it holds none, or takes more time or memory than any text should.
    """
    kind = b"passage\n" if is_passage else b"article\n"
    return _read(READ_PASTE, kind + html.encode(errors="replace"))


def _read(function: str, message: bytes) -> ArticleDraft:
    try:
        answer = read_apart(function, message, seconds=MAX_SECONDS, megabytes=MAX_MEGABYTES)
    except TooHeavyError:
        raise DocumentError("The document takes too long to read, or too much memory.") from None
    return outcome(answer)
