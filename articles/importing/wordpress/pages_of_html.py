"""A folder of saved web pages as an old site: each file is an item, its path the old address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from articles.importing.documents import MAX_DOCUMENT, DocumentError, decode

from .export import Channel, Item

ENDINGS = frozenset({".html", ".htm", ".xhtml"})
ADDRESS = "http://folder.invalid/"
MAX_FILES = 50_000


def is_folder_of_html(path: Path) -> bool:
    """Returns whether a path is a folder of pages, or one page, rather than an export."""
    return path.is_dir() or path.suffix.lower() in ENDINGS


def read_folder(path: Path, channel: Channel) -> Iterator[Item]:
    """Yields a folder's pages in the order of their paths.

    Raises:
        DocumentError: it holds no pages, too many, or one that is no text.
    """
    channel.link, channel.title = ADDRESS, path.name
    root = path if path.is_dir() else path.parent
    files = sorted(each for each in root.rglob("*") if each.suffix.lower() in ENDINGS)
    files = files if path.is_dir() else [path]
    if not files:
        raise DocumentError(f"“{path}” holds no web pages (.html).")
    if len(files) > MAX_FILES:
        raise DocumentError(f"“{path}” holds more than {MAX_FILES} web pages.")
    for position, file in enumerate(files, 1):
        if not file.is_file() or not file.resolve().is_relative_to(root.resolve()):
            continue
        where = file.relative_to(root).as_posix()
        yield Item(
            position, post_id=where, kind="post", title=file.stem.replace("-", " "),
            slug=file.stem, link=ADDRESS + quote(where), status="publish",
            content=_text(file), is_whole_page=True,
        )  # fmt: skip


def _text(file: Path) -> str:
    data = file.read_bytes() if file.stat().st_size <= MAX_DOCUMENT else b""
    text = decode(data)
    if text is None:
        raise DocumentError(f"“{file}” is no web page.")
    return text
