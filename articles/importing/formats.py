"""Tells what format a file has, by its first bytes and its parts rather than by its name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from .documents import DocumentError, decode
from .packages import DAMAGED

WORD, OPEN_DOCUMENT, RTF, HTML, ZIPPED_PAGE, MARKDOWN, TEXT = (
    "docx", "odt", "rtf", "html", "zip", "markdown", "text",
)  # fmt: skip
SAVE_AS_DOCX = "Save it as .docx and try again."
NOT_READ = {
    b"\xd0\xcf\x11\xe0": "This is a file of old Word (.doc), or is protected by a password.",
    b"%PDF": "This is a PDF, which keeps lines and no paragraphs.",
    b"\x89PNG": "This is a picture.",
    b"\xff\xd8\xff": "This is a picture.",
    b"GIF8": "This is a picture.",
    b"\x1f\x8b": "This is an archive.",
    b"7z\xbc\xaf": "This is an archive.",
    b"Rar!": "This is an archive.",
}
NOT_READ_PARTS = {
    "Index/Document.iwa": "This is a file of Apple Pages.",
    "Index.zip": "This is a file of Apple Pages.",
    "index.xml": "This is a file of Apple Pages.",
    "xl/workbook.xml": "This is a spreadsheet.",
    "ppt/presentation.xml": "This is a presentation.",
    "META-INF/container.xml": "This is an e-book.",
}
OPEN_DOCUMENT_TYPES = (b"opendocument.text",)
PAGE = re.compile(
    r"\s*+(?:<\?xml[^<>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
    r"<(?:!doctype\s+html|html|head|body|meta|article)\b",
    re.IGNORECASE,
)
ELEMENTS = re.compile(r"</(?:p|div|h[1-6]|ul|ol|table|span|blockquote)>", re.IGNORECASE)
MARKDOWN_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^\[\^[^\]\s]+\]:", re.MULTILINE),
    re.compile(r"^(?=[^\n|]*+\|)(?=[ :|]*+---)[ :|-]++$", re.MULTILINE),
    re.compile(r"\*\*\S[^*\n]*\*\*"),
    re.compile(r"\[[^\[\]\n]{1,300}+\]\((?:https?://|mailto:)"),
    re.compile(r"\A---\n(?:[\w-]+:.*\n)+---\n"),
)


def format_of(content: bytes, name: str = "") -> str:
    """Returns the format of a file.

    Raises:
        DocumentError: nobody here reads it; the message says what it is.
    """
    for start, what in NOT_READ.items():
        if content.startswith(start):
            raise DocumentError(f"{what} {SAVE_AS_DOCX}")
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    if content.lstrip()[:5] == b"{\\rtf":
        return RTF
    suffix = PurePath(name).suffix.lower()
    text = decode(content)
    if text is None:
        raise DocumentError("This is no document that is read here. Save it as .docx or as text.")
    if suffix in (".html", ".htm", ".xhtml") or PAGE.match(text):
        return HTML
    if len(ELEMENTS.findall(text)) > 2:
        return HTML
    if suffix in (".md", ".markdown") or looks_like_markdown(text):
        return MARKDOWN
    return TEXT


def looks_like_markdown(text: str) -> bool:
    r"""Returns whether a text is written in Markdown.

    >>> looks_like_markdown("# A title\n\nSome words.")
    True
    """
    return any(sign.search(text) for sign in MARKDOWN_SIGNS)


def _packed(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype")[:200] if "mimetype" in names else b""
    except DAMAGED:
        raise DocumentError("The document is damaged: its parts cannot be unpacked.") from None
    if any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return WORD
    if any(each in kind for each in OPEN_DOCUMENT_TYPES):
        return OPEN_DOCUMENT
    for name, what in NOT_READ_PARTS.items():
        if name in names:
            raise DocumentError(f"{what} {SAVE_AS_DOCX}")
    if any(name.lower().endswith((".html", ".htm")) for name in names):
        return ZIPPED_PAGE
    raise DocumentError(f"This archive holds no document that is read here. {SAVE_AS_DOCX}")
