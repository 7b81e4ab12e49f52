"""The backup's table of contents: what it holds, how much of each, and its checksums."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from clinic.backup.errors import BackupError

FORMAT = 1
"""The version of the file's form; raised when older code could not read it."""


@dataclass(frozen=True, slots=True)
class Table:
    """This table is a member with one JSON array a line, one line a row, ordered by key."""

    name: str
    columns: list[str]
    rows: int
    last_id: int | None
    """The highest key ever given, so that none is given twice; None where the site gives none."""
    size: int
    """Bytes before compression."""
    sha256: str

    @property
    def member(self) -> str:
        """Its name in the file."""
        return f"tables/{self.name}.jsonl"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """This file is an uploaded picture, a document, or a signed paper."""

    store: str
    """The storage it belongs to: "media" or "private"."""
    name: str
    size: int
    sha256: str

    @property
    def member(self) -> str:
        """Its name in the file."""
        return f"{self.store}/{self.name}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """This manifest describes one backup."""

    made_at: str
    engine: str
    versions: dict[str, str]
    migrations: list[list[str]]
    """The applied migrations, each an app's label and a name."""
    settings: list[str]
    """The names of the settings that the site's environment gave; never their values."""
    tables: list[Table] = field(default_factory=list)
    files: list[StoredFile] = field(default_factory=list)
    rebuilt: dict[str, int] = field(default_factory=dict)
    """Tables that are computed from the others, with their rows when the backup was made."""
    left_out: list[str] = field(default_factory=list)
    """Tables that no part of the site knows."""
    vanished: list[str] = field(default_factory=list)
    """Files that somebody deleted while the backup was made."""
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """How many rows all tables have."""
        return sum(table.rows for table in self.tables)

    @property
    def size(self) -> int:
        """Bytes of all members but this one, before compression."""
        return sum(member.size for member in self.members)

    @property
    def members(self) -> tuple[Table | StoredFile, ...]:
        """Everything in the file but this manifest."""
        return (*self.tables, *self.files)

    def to_json(self) -> bytes:
        """Returns what is written into the file."""
        return json.dumps(asdict(self), indent=1).encode()

    @classmethod
    def from_json(cls, source: bytes) -> Self:
        """Reads what `to_json` wrote.

        Raises:
            BackupError: it was not written by `to_json`.
        """
        try:
            values: dict[str, Any] = json.loads(source)
            values["tables"] = [Table(**each) for each in values["tables"]]
            values["files"] = [StoredFile(**each) for each in values["files"]]
            return cls(**values)
        except (ValueError, TypeError, KeyError) as error:
            raise BackupError(f"The backup's table of contents cannot be read: {error}") from None
