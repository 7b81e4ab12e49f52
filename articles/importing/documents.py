"""Reads a file, or says in one line why it cannot be read."""

from pathlib import Path

MAX_DOCUMENT = 50_000_000
"""Bytes; most of such a document are pictures."""

CONTROL_BYTES = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b\x1e\x1f")


class DocumentError(ValueError):
    """This error says, in the editor's words, why a document cannot become an article."""


def read_document(path: Path) -> bytes:
    """Returns the bytes of a file.

    Raises:
        DocumentError: the file is missing, empty or too large.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_DOCUMENT else None
    except FileNotFoundError:
        raise DocumentError(f"There is no file “{path}”.") from None
    except IsADirectoryError:
        raise DocumentError(f"“{path}” is a folder, not a file.") from None
    except OSError as error:
        raise DocumentError(f"“{path}” cannot be read: {error.strerror}.") from None
    if data is None:
        raise DocumentError(f"“{path}” is larger than {MAX_DOCUMENT // 1_000_000} MB.")
    if not data.strip():
        raise DocumentError(f"“{path}” is empty.")
    return data


def decode(data: bytes) -> str | None:
    """Returns the text of bytes in UTF-8, UTF-16 with its mark, or Windows-1252; else None."""
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
