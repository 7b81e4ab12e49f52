"""Bytes of an uploaded file, as text."""

from __future__ import annotations

import codecs

from references.model.errors import ParseError

MOST_BYTES = 5_000_000
MOST_CHARACTERS = 5_000_000
FOREIGN = {
    b"%PDF": "This is a PDF. Copy its list of references and paste the text.",
    b"PK\x03\x04": "This is a Word or zip file. Copy its list of references and paste the text.",
    b"\xd0\xcf\x11\xe0": "This is an old Word file. Copy its references and paste the text.",
    b"\x1f\x8b": "This file is compressed. Unpack it first.",
}
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: str | bytes, *, may_be_blank: bool = False) -> str:
    """Return the text: UTF-8, or UTF-16 with its mark, else Latin-1 as Windows writes it.

    Raises:
        ParseError: it is no text, it is empty, or it is too long.
    """
    text = data if isinstance(data, str) else _text(data)
    text = text.lstrip("\ufeff")
    if not may_be_blank and not text.strip():
        raise ParseError("There is nothing here to read. Paste one or more references.")
    if len(text) > MOST_CHARACTERS:
        raise ParseError("This is too long to read at once. Paste it in parts.")
    if "\x00" in text:
        raise ParseError("This is not text, so no reference can be read from it.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise ParseError("This file is too long to read at once. Upload it in parts.")
    for magic, message in FOREIGN.items():
        if data.startswith(magic):
            raise ParseError(message)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    controls = sum(byte < 9 or 13 < byte < 32 for byte in data[:4096])
    if controls * 20 > len(data[:4096]):
        raise ParseError("This is not text, so no reference can be read from it.")
    return data.decode("cp1252", "replace")
