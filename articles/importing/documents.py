"""Reads a file as text, or says in one line why it cannot be."""

from pathlib import Path

LARGEST = 2_000_000
"""Bytes; a long book chapter has a tenth of that."""

CONTROL_BYTES = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


class DocumentError(ValueError):
    """This error says, in the editor's words, why a document cannot become an article."""


def read_document(path: Path) -> str:
    """Returns the text of a file in UTF-8, UTF-16 with its mark, or Windows-1252.

    Raises:
        DocumentError: the file is missing, empty, too large or no text.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except FileNotFoundError:
        raise DocumentError(f"There is no file “{path}”.") from None
    except IsADirectoryError:
        raise DocumentError(f"“{path}” is a folder, not a file.") from None
    except OSError as error:
        raise DocumentError(f"“{path}” cannot be read: {error.strerror}.") from None
    if data is None:
        raise DocumentError(f"“{path}” is larger than {LARGEST // 1_000_000} MB.")
    text = decode(data)
    if text is None:
        raise DocumentError(f"“{path}” is not a text file. Save the document as plain text first.")
    if not text.strip():
        raise DocumentError(f"“{path}” is empty.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes) -> str | None:
    """Returns the text of the bytes, or None where they are no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif CONTROL_BYTES.intersection(data):
        return None
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
