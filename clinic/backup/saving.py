"""Makes a backup: the rows as they were at one moment, then the files.

Rows come first. A file that is uploaded meanwhile is in the backup without a row, which harms
nothing; the other way round a row would name a file that is not there.
"""

import os
import platform
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

from django.core.files.storage import Storage
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from clinic.backup import container, rows, schema, sequences
from clinic.backup.errors import NO_ROOM, BackupError
from clinic.backup.manifest import Manifest, StoredFile, Table
from clinic.backup.progress import Progress
from clinic.backup.stores import names_in, stores

EXAMPLE = Path(__file__).parent.parent.parent / ".env.example"
COMPRESSED = frozenset({".avif", ".docx", ".gif", ".jpeg", ".jpg", ".odt", ".pdf", ".png", ".pptx",
                        ".webp", ".xlsx", ".zip"})  # fmt: skip
"""Kinds of files that compressing makes no smaller."""


def save(path: Path, stream: TextIO) -> Manifest:
    """Writes a backup of the whole site to a path, shows progress and returns its manifest.

    Raises:
        BackupError: it could not be made; nothing is left of it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_unfinished(path.parent)
        with container.writing(path) as archive:
            with snapshot() as connection:
                manifest = _describe(connection)
                _save_rows(archive, connection, manifest, stream)
            save_files(archive, manifest, stream)
            archive.writestr(container.MANIFEST, manifest.to_json(), zipfile.ZIP_DEFLATED)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise BackupError(f"There is no room for {path}. Nothing of it was kept.") from None
        raise BackupError(f"{path} cannot be written: {error.strerror or error}.") from None
    return manifest


def remove_unfinished(folder: Path) -> None:
    """Deletes what backups that were killed have left; the caller holds the lock."""
    for part in folder.glob(f".*{container.PART}"):
        part.unlink(missing_ok=True)


@contextmanager
def snapshot() -> Iterator[BaseDatabaseWrapper]:
    """Opens a connection of its own that sees the database as it is now, whatever others write.

    SQLite: the first read of a deferred transaction in WAL mode, which keeps no writer waiting
    (https://www.sqlite.org/isolation.html). PostgreSQL: REPEATABLE READ
    (https://www.postgresql.org/docs/18/transaction-iso.html).
    """
    connection: BaseDatabaseWrapper = connections.create_connection("default")
    values = connection.settings_dict
    options = {key: value for key, value in values["OPTIONS"].items() if key != "pool"}
    if connection.vendor == "sqlite":
        options["transaction_mode"] = None
    connection.settings_dict = {**values, "OPTIONS": options}
    try:
        connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield connection
    finally:
        connection.close()


def _describe(connection: BaseDatabaseWrapper) -> Manifest:
    present = schema.present_schema(connection)
    tables = connection.introspection.table_names()
    return Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        engine=connection.vendor,
        versions={
            "python": platform.python_version(),
            "django": version("django"),
            "wagtail": version("wagtail"),
        },
        migrations=[list(key) for key in present.migrations],
        settings=setting_names(),
        rebuilt={schema.INDEX: rows.count(connection, schema.INDEX)}
        if schema.INDEX in tables
        else {},
        left_out=schema.left_out(connection, present),
    )


def setting_names() -> list[str]:
    """Returns the names, never the values, of the settings in `.env.example` that are set here."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    names = {line.lstrip("# ").partition("=")[0] for line in lines if "=" in line}
    return sorted(name for name in names if os.environ.get(name))


def _save_rows(
    archive: zipfile.ZipFile, connection: BaseDatabaseWrapper, manifest: Manifest, stream: TextIO
) -> None:
    models = schema.present_schema(connection).models
    progress = Progress(stream, "Saving tables", len(models))
    for model in models:
        manifest.tables.append(_save_table(archive, connection, model))
        progress.advance()
    progress.finish()


def _save_table(
    archive: zipfile.ZipFile, connection: BaseDatabaseWrapper, model: rows.Model
) -> Table:
    name = model._meta.db_table
    number = size = 0
    with container.writing_member(archive, f"tables/{name}.jsonl", compress=True) as member:
        for line in rows.read_lines(connection, model):
            size += member.write(line)
            number += 1
    last = sequences.last_id(connection, model)
    return Table(name, rows.columns_of(model), number, last, size, member.hash.hexdigest())


def save_files(archive: zipfile.ZipFile, manifest: Manifest, stream: TextIO) -> None:
    """Copies every file and lists it in the manifest, apart from those that vanish meanwhile."""
    found = [(store, name) for store, storage in stores().items() for name in names_in(storage)]
    progress = Progress(stream, "Saving files", len(found))
    storages = stores()
    for store, name in found:
        saved = _save_file(archive, store, storages[store], name)
        if saved is None:
            manifest.vanished.append(f"{store}/{name}")
        else:
            manifest.files.append(saved)
        progress.advance()
    progress.finish()


def _save_file(
    archive: zipfile.ZipFile, store: str, storage: Storage, name: str
) -> StoredFile | None:
    compress = Path(name).suffix.lower() not in COMPRESSED
    try:
        file = storage.open(name, "rb")
    except FileNotFoundError:
        return None
    size = 0
    with (
        file,
        container.writing_member(archive, f"{store}/{name}", compress=compress) as member,
    ):
        for chunk in file.chunks(container.CHUNK):
            size += member.write(chunk)
    return StoredFile(store, name, size, member.hash.hexdigest())
