"""From the bytes of a file to the draft of an article, whatever its format."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path, PurePath, PurePosixPath

from . import formats
from .documents import DocumentError, decode
from .drafts import ArticleDraft
from .html import read_html
from .model import Document
from .open_document import read_open_document
from .packages import unpack
from .pandoc import to_html
from .plain_text import plain_document
from .understanding import understand
from .word import read_word

FILE_NAME = re.compile(r"[_\s]+")
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]{2,30})", re.IGNORECASE)


def read_file(content: bytes, name: str) -> ArticleDraft:
    """Returns the article that a file holds.

    Args:
        content: the file.
        name: its name; a document without a title is called by it.

    Raises:
        DocumentError: it is no document, damaged, empty, or larger than any text is.
    """
    if not content.strip():
        raise DocumentError("The document is empty.")
    kind = formats.format_of(content, name)
    document = READERS[kind](content)
    title = "" if kind == formats.TEXT else FILE_NAME.sub(" ", PurePath(name).stem).strip()
    return understand(document, fallback_title=title)


def read_page(content: bytes) -> Document:
    """Returns what a saved page of HTML holds."""
    return read_html(html_text(content))


def html_text(content: bytes) -> str:
    """Returns the text of HTML in the encoding that it names, or that it seems to have."""
    named = CHARSET.search(content[:4000])
    for encoding in ([named[1].decode()] if named else []) + ["utf-8-sig"]:
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return decode(content) or content.decode("utf-8", "replace")


def read_zipped_page(content: bytes) -> Document:
    """Returns what the ZIP of a Google Docs export holds: one page of HTML and its pictures."""
    parts = unpack(content)
    pages = [name for name in parts if name.lower().endswith((".html", ".htm"))]
    pages = [name for name in pages if "__MACOSX" not in name]
    if len(pages) != 1:
        raise DocumentError("The archive holds several pages. Import each by itself.")
    folder = PurePosixPath(pages[0]).parent
    pictures = {
        PurePosixPath(name).relative_to(folder).as_posix(): data
        for name, data in parts.items()
        if PurePosixPath(name).is_relative_to(folder) and name != pages[0]
    }
    return read_html(html_text(parts[pages[0]]), pictures=pictures)


def read_text(content: bytes) -> Document:
    """Returns what plain text holds."""
    return plain_document(_text(content))


def read_markdown(content: bytes) -> Document:
    """Returns what Markdown holds; HTML inside it is read as HTML is."""
    return read_html(to_html(_text(content).encode(errors="replace"), "markdown"))


def read_rich_text(content: bytes) -> Document:
    """Returns what an .rtf holds, its pictures too."""
    with tempfile.TemporaryDirectory(prefix="import-") as folder:
        media = Path(folder)
        html = to_html(content, "rtf", media)
        pictures = {str(path): path.read_bytes() for path in media.rglob("*") if path.is_file()}
    return read_html(html, pictures=pictures)


def _text(content: bytes) -> str:
    text = decode(content)
    if text is None:
        raise DocumentError("This is no text file. Save the document as plain text first.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


READERS = {
    formats.WORD: read_word,
    formats.OPEN_DOCUMENT: read_open_document,
    formats.RTF: read_rich_text,
    formats.HTML: read_page,
    formats.ZIPPED_PAGE: read_zipped_page,
    formats.MARKDOWN: read_markdown,
    formats.TEXT: read_text,
}
