"""The file itself: a zip whose comment holds the SHA-256 of everything before it.

Any zip program opens it. Members are hashed one by one in the manifest, and the file as a whole in
the last 64 characters of the comment, so that a file that was cut short or altered anywhere is
refused before it is used. Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from clinic.backup.errors import BackupError
from clinic.backup.manifest import FORMAT, Manifest
from clinic.backup.progress import Progress

MANIFEST = "manifest.json"
COMMENT = f"clinic-backup {FORMAT} sha256:"
SIGNED = re.compile(rb"clinic-backup (\d+) sha256:([0-9a-f]{64})\Z")
NO_DIGEST = "0" * 64
PART = ".part"
"""What a file's name ends with until it is whole."""
CHUNK = 1 << 20
"""Bytes in memory at a time."""


class HashingFile:
    """This file can only be written from beginning to end, and hashes what it is given."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.hash = sha256()

    def write(self, data: Any) -> int:
        """Writes and hashes."""
        self.hash.update(data)
        return self.file.write(data)

    def flush(self) -> None:
        """Hands everything to the operating system."""
        self.file.flush()


@contextmanager
def writing(path: Path) -> Iterator[zipfile.ZipFile]:
    """Opens a backup for writing; it gets its name when it is whole and on disk, or never.

    Only the site's own user may read it: it holds addresses, papers and password hashes.

    Raises:
        BackupError: the file exists.
        OSError: it cannot be written; nothing is left of it.
    """
    if path.exists():
        raise BackupError(f"{path} exists. Nothing was written.")
    part = path.with_name(f".{path.name}{PART}")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            hashing = HashingFile(file)
            with zipfile.ZipFile(hashing, "w", compresslevel=6) as archive:  # type: ignore[call-overload]
                archive.comment = f"{COMMENT}{NO_DIGEST}".encode()
                yield archive
            file.seek(-len(NO_DIGEST), os.SEEK_END)
            file.write(hashing.hash.hexdigest().encode())
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


@contextmanager
def writing_member(archive: zipfile.ZipFile, name: str, *, compress: bool) -> Iterator[HashingFile]:
    """Opens a member of any size for writing.

    Raises:
        BackupError: its name cannot be written.
    """
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    info.external_attr = 0o600 << 16
    try:
        name.encode()
    except UnicodeEncodeError:
        raise BackupError(f"The file {name!r} has a name that is no text. Rename it.") from None
    with archive.open(info, "w", force_zip64=True) as member:
        yield HashingFile(member)


@contextmanager
def reading(path: Path) -> Iterator[IO[bytes]]:
    """Opens a backup for reading.

    Raises:
        BackupError: it is not there or may not be read.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise BackupError(f"{path} cannot be opened: {error.strerror}.") from None
    with file:
        yield file


def check(file: IO[bytes], progress: Progress) -> Manifest:
    """Reads the whole file, compares every checksum and returns the manifest.

    Raises:
        BackupError: the file is no backup, of a newer format, cut short, or altered.
    """
    _check_whole(file, progress)
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = Manifest.from_json(archive.read(MANIFEST))
            _check_members(archive, manifest)
    except (zipfile.BadZipFile, KeyError, EOFError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise BackupError(f"The backup is damaged: {error}") from None
    return manifest


def _check_whole(file: IO[bytes], progress: Progress) -> None:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - len(COMMENT) - 80))
    signed = SIGNED.search(file.read())
    if signed is None:
        raise BackupError("The file is no backup of this site's kind, or its end is missing.")
    if int(signed[1]) != FORMAT:
        raise BackupError(
            f"The backup has format {int(signed[1])}; this version of the site reads {FORMAT}."
        )
    file.seek(0)
    digest, left = sha256(), size - len(NO_DIGEST)
    while chunk := file.read(min(CHUNK, left)):
        digest.update(chunk)
        left -= len(chunk)
        progress.advance(len(chunk))
    digest.update(NO_DIGEST.encode())
    if digest.hexdigest().encode() != signed[2]:
        raise BackupError("The backup was altered or damaged: its checksum differs.")


def _check_members(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    members = {each.member: each for each in manifest.members}
    if {*members, MANIFEST} != set(archive.namelist()):
        raise BackupError("The backup is damaged: its parts are not those of its contents.")
    for name, expected in members.items():
        with archive.open(name) as member:
            if digest_of(member) != expected.sha256:
                raise BackupError(f"The backup is damaged: {name} has another checksum.")


def digest_of(file: Any) -> str:
    """Returns the SHA-256 of what is left to read of a file."""
    digest = sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
