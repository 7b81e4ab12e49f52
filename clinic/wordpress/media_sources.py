"""Where an old site's files come from: a folder, a zip of one, or the site itself."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import quote, urlsplit

from articles.importing.documents import DocumentError
from articles.importing.packages import DAMAGED

from .fetching import FetchError, OldSite

MAX_BYTES = 50_000_000
UPLOADS = "wp-content/uploads/"
TOO_LARGE = "it is larger than any file that this site takes"


class MediaSource(Protocol):
    """This source has files by their path on the old site."""

    def read(self, path: str) -> bytes | None:
        """Returns a file ("/wp-content/uploads/a.jpg"); None where it is not there.

        Raises:
            FetchError: it is there, or may be, and cannot be had.
        """

    def has(self, path: str) -> bool:
        """Returns whether it probably has a file, without fetching it."""


def source_of(given: str) -> MediaSource:
    """Returns the source that `--media` names.

    Raises:
        DocumentError: there is no such folder or file, or it is neither a folder nor a zip.
    """
    if given.lower().startswith(("http://", "https://")):
        return FromSite(given)
    path = Path(given)
    if path.is_dir():
        return FromFolder(path)
    if path.is_file():
        return FromZip(path)
    raise DocumentError(f"There is no folder and no zip “{given}”.")


def names_of(path: str) -> list[str]:
    """Returns how a file may be called below the folder that somebody chose, the likeliest first.

    >>> names_of("/blog/wp-content/uploads/2015/a.jpg")[:3]
    ['blog/wp-content/uploads/2015/a.jpg', 'wp-content/uploads/2015/a.jpg', 'uploads/2015/a.jpg']
    """
    whole = path.lstrip("/")
    parts = PurePosixPath(whole).parts
    if ".." in parts or "\0" in whole:
        return []
    _before, mark, below = whole.partition(UPLOADS)
    if not mark:
        return [whole]
    return list(dict.fromkeys([whole, UPLOADS + below, f"uploads/{below}", below]))


class FromFolder:
    """This source is a folder: of the whole site, or its uploads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def read(self, path: str) -> bytes | None:
        """Returns a file."""
        found = self._find(path)
        if found is None:
            return None
        if found.stat().st_size > MAX_BYTES:
            raise FetchError(TOO_LARGE)
        return found.read_bytes()

    def has(self, path: str) -> bool:
        """Returns whether there is such a file."""
        return self._find(path) is not None

    def _find(self, path: str) -> Path | None:
        for name in names_of(path):
            try:
                found = (self.folder / name).resolve()
                if found.is_relative_to(self.folder) and found.is_file():
                    return found
            except (OSError, ValueError):
                continue
        return None


class FromZip:
    """This source is a zip of such a folder; nothing is unpacked but what is asked for."""

    def __init__(self, path: Path) -> None:
        try:
            self.archive = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile):
            raise DocumentError(f"“{path}” is no zip.") from None
        self.entries = {
            entry.filename.lstrip("/"): entry
            for entry in self.archive.infolist()
            if not entry.is_dir()
        }
        roots = {name.partition("/")[0] for name in self.entries if "/" in name}
        self.root = f"{roots.pop()}/" if len(roots) == 1 else ""

    def read(self, path: str) -> bytes | None:
        """Returns a file."""
        entry = self._find(path)
        if entry is None:
            return None
        try:
            with self.archive.open(entry) as file:
                content = file.read(MAX_BYTES + 1)
        except DAMAGED:
            raise FetchError("the zip is damaged there") from None
        if len(content) > MAX_BYTES:
            raise FetchError(TOO_LARGE)
        return content

    def has(self, path: str) -> bool:
        """Returns whether there is such a file."""
        return self._find(path) is not None

    def _find(self, path: str) -> zipfile.ZipInfo | None:
        for name in names_of(path):
            found = self.entries.get(name) or self.entries.get(self.root + name)
            if found is not None:
                return found
        return None


class FromSite:
    """This source is the old site, at its own address or where it was moved to."""

    def __init__(self, address: str, site: OldSite | None = None) -> None:
        parts = urlsplit(address)
        self.base = f"{parts.scheme}://{parts.netloc}"
        self.site = site or OldSite(parts.hostname or "")

    def read(self, path: str) -> bytes | None:
        """Returns a file."""
        return self.site.get(self.base + quote(path))

    def has(self, path: str) -> bool:
        """Returns True: only fetching would tell."""
        return True
