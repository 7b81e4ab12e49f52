"""Restores a backup into an empty place, on either engine.

Everything that can be known beforehand is asked before anything is touched: checksums, versions,
and whether the place is empty. Files are written first, then all rows in one transaction, whose
end makes the site; only then is an older backup brought up to date.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TextIO

from django.core.files.base import File
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from clinic.backup import container, rows, schema, sequences
from clinic.backup.errors import BackupError
from clinic.backup.manifest import Manifest, StoredFile
from clinic.backup.progress import Progress
from clinic.backup.stores import names_in, stores
from clinic.page_cache.content_version import counted_as_one


def restore(path: Path, stream: TextIO) -> Manifest:
    """Restores the site that a file holds, shows progress and returns the file's manifest.

    Raises:
        BackupError: the file or the place is not fit, and nothing was touched; or something failed
            on the way, and what had been written was taken away again.
    """
    with container.reading(path) as file:
        checking = Progress(stream, "Checking the file", path.stat().st_size)
        manifest = container.check(file, checking)
        checking.finish()
        recorded = schema.recorded_schema(connection, manifest.migrations)
        refuse_unknown_tables(manifest, recorded)
        refuse_occupied_stores()
        schema.refuse_occupied(connection)
        with counted_as_one(), undone_on_failure(manifest), zipfile.ZipFile(file) as archive:
            stream.write("Making the tables …\n")
            schema.give(connection, recorded)
            progress = Progress(stream, "Restoring", manifest.size)
            restore_files(archive, manifest, progress)
            restore_rows(archive, manifest, recorded, progress)
            progress.finish()
            stream.write("Bringing everything up to date …\n")
            call_command("migrate", interactive=False, verbosity=0)
            call_command("update_index", verbosity=0)
    return manifest


def refuse_unknown_tables(manifest: Manifest, recorded: schema.Schema) -> None:
    """Makes sure that every table of the backup has its place, with the same columns.

    Raises:
        BackupError: one has none; the backup was made with other packages installed.
    """
    known = {model._meta.db_table: set(rows.columns_of(model)) for model in recorded.models}
    held = {table.name: set(table.columns) for table in manifest.tables}
    if held != known:
        names = sorted(name for name in {*held, *known} if held.get(name) != known.get(name))
        raise BackupError(
            f"The backup was made with other packages: {', '.join(names[:3])} differ. "
            "Nothing was changed."
        )


def refuse_occupied_stores() -> None:
    """Makes sure that no file is overwritten.

    Raises:
        BackupError: a storage holds a file.
    """
    for store, storage in stores().items():
        if name := next(names_in(storage), None):
            raise BackupError(
                f"The {store} files are not empty: there is {name}. Nothing was changed. "
                "Restore into an empty place."
            )


@contextmanager
def undone_on_failure(manifest: Manifest) -> Iterator[None]:
    """Takes away what was written when the block fails; the place was empty before."""
    try:
        yield
    except BaseException:
        for stored in manifest.files:
            stores()[stored.store].delete(stored.name)
        connection.close()
        schema.drop_tables(connection)
        raise


def restore_files(archive: zipfile.ZipFile, manifest: Manifest, progress: Progress) -> None:
    """Writes every file and reads it back.

    Raises:
        BackupError: one did not arrive as it was.
    """
    for stored in manifest.files:
        _restore_file(archive, stored)
        progress.advance(stored.size)


def _restore_file(archive: zipfile.ZipFile, stored: StoredFile) -> None:
    storage = stores()[stored.store]
    try:
        with archive.open(stored.member) as member:
            name = storage.save(stored.name, File(member, name=stored.name))
        with storage.open(name, "rb") as written:
            digest = container.digest_of(written)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BackupError(f"{stored.member} cannot be written: {reason}.") from None
    if (name, digest) != (stored.name, stored.sha256):
        raise BackupError(f"{stored.member} did not arrive as it was.")


def restore_rows(
    archive: zipfile.ZipFile, manifest: Manifest, recorded: schema.Schema, progress: Progress
) -> None:
    """Puts the backup's rows in the place of those that migrations wrote, in one transaction.

    Raises:
        BackupError: the database refuses a row, or does not hold as many as the backup.
    """
    models = {model._meta.db_table: model for model in recorded.models}
    try:
        with transaction.atomic():
            _empty(recorded)
            for table in manifest.tables:
                with archive.open(table.member) as lines:
                    _fill(models[table.name], lines, progress)
                if table.last_id is not None:
                    sequences.set_last_id(connection, models[table.name], table.last_id)
            connection.check_constraints()
            compare_counts(manifest)
    except IntegrityError as error:
        reason = str(error).partition("\n")[0]
        raise BackupError(f"The backup's tables do not belong together: {reason}") from None


def _empty(recorded: schema.Schema) -> None:
    """Deletes the rows that migrations wrote; relations are looked at when the transaction ends."""
    with connection.cursor() as cursor:
        for model in recorded.models:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def _fill(model: rows.Model, lines: IO[bytes], progress: Progress) -> None:
    for size in rows.write_lines(connection, model, lines):
        progress.advance(size)


def compare_counts(manifest: Manifest) -> None:
    """Counts every table.

    Raises:
        BackupError: one does not hold as many rows as when the backup was made.
    """
    for table in manifest.tables:
        found = rows.count(connection, table.name)
        if found != table.rows:
            raise BackupError(f"{table.name} holds {found} rows instead of {table.rows}.")
