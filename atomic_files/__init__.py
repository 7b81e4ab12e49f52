"""How files come to the disk: whole, or not at all (docs/adr/0042).

A file is written under another name and renamed when all of it is there. What a full disk or an
error leaves is deleted at once, what a killed process leaves at the next writing there.
"""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.files.storage import FileSystemStorage

__all__ = ["AtomicFileStorage"]

PART = ".part"
"""How the names of files end that are being written; they begin with a dot."""
LONGEST = 60 * 60
"""Seconds after which nobody is still writing a file."""


class AtomicFileStorage(FileSystemStorage):
    """This storage gives a file its name when it is whole."""

    def _save(self, name: str, content: Any) -> str:
        """Writes a file under a name that is free and returns that name.

        Raises:
            OSError: it could not be written; nothing of it is left.
        """
        folder = os.path.dirname(name)
        remove_abandoned(Path(self.path(folder)))
        part = os.path.join(folder, f".{uuid4().hex}{PART}")
        try:
            super()._save(part, content)  # type: ignore[misc]
            name = self._taken(name)
            Path(self.path(part)).replace(self.path(name))
        except BaseException:
            Path(self.path(part)).unlink(missing_ok=True)
            raise
        return name.replace("\\", "/")

    def _taken(self, name: str) -> str:
        """Takes a name that is free with an empty file, as two may want it at once."""
        while not self._allow_overwrite:  # type: ignore[attr-defined]
            try:
                os.close(os.open(self.path(name), os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                break
        return name

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Returns the folders and the files that are whole."""
        folders, files = super().listdir(path)
        return folders, [name for name in files if not is_part(name)]


def is_part(name: str) -> bool:
    """Returns whether a name is one of a file that is being written."""
    return name.startswith(".") and name.endswith(PART)


def remove_abandoned(folder: Path) -> None:
    """Deletes what killed processes have left in a folder."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if is_part(entry.name) and time.time() - entry.stat().st_mtime > LONGEST:
                Path(entry.path).unlink(missing_ok=True)
