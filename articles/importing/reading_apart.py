"""Reading a document in a process of its own (`heavy_work.read_apart`): bytes in, bytes out."""

from __future__ import annotations

import pickle
from pathlib import PurePath

from .documents import DocumentError
from .drafts import ArticleDraft
from .pastes import read_paste
from .reading import read_file

READ = "articles.importing.reading_apart:read"
READ_PASTE = "articles.importing.reading_apart:read_clipboard"


def sent(content: bytes, name: str) -> bytes:
    """Returns what `read` is given: the file's name, and the file."""
    return PurePath(name).name.replace("\n", " ").encode(errors="replace") + b"\n" + content


def read(message: bytes) -> bytes:
    """Returns what `outcome` understands: the draft, or why there is none."""
    name, _, content = message.partition(b"\n")
    try:
        return pickle.dumps(read_file(content, name.decode(errors="replace")))
    except DocumentError as error:
        return pickle.dumps(str(error))


def read_clipboard(message: bytes) -> bytes:
    """Returns what `outcome` understands, of the HTML of a clipboard."""
    kind, _, content = message.partition(b"\n")
    try:
        html = content.decode(errors="replace")
        return pickle.dumps(read_paste(html, is_passage=kind == b"passage"))
    except DocumentError as error:
        return pickle.dumps(str(error))


def outcome(answer: bytes) -> ArticleDraft:
    """Returns the draft that `read` has sent; only this project's own process sends it.

    Raises:
        DocumentError: there is none.
    """
    found = pickle.loads(answer)  # noqa: S301  made by `read`, by nobody else
    if isinstance(found, str):
        raise DocumentError(found)
    draft: ArticleDraft = found
    return draft
