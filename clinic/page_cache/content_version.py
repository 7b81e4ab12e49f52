"""The generation: a number that every visible change makes larger, whoever makes it.

Changes are seen where all of them pass, in the statements that go to the database: `save()`,
`update()`, bulk methods, the page tree's raw SQL, commands and the schedule alike. The count is
written in the change's own transaction (`clinic.models.Generation`). Right after the commit this
process lengthens a file, the stamp, which every worker of this host looks at; PostgreSQL tells
the other hosts. A process that is killed between commit and stamp leaves the count behind, and
everyone reads that once a second.

Drafts are no visible change (`clinic.page_cache.cached_models.DRAFT_COLUMNS`).
"""

import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_delete, post_migrate, post_save, pre_migrate
from wagtail.signals import page_unpublished, unpublished

from clinic.models import Generation
from clinic.page_cache.cached_models import DRAFT_COLUMNS, rendered_tables

logger = logging.getLogger(__name__)

CHANNEL = "clinic_generation"
"""PostgreSQL's notification channel."""
WRITERS = 4096
"""Rows of the count at most; two connections of one row would wait for each other."""

WRITE = re.compile(
    r'\b(INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO|TRUNCATE(?: TABLE)?|MERGE INTO)'
    r'\s+(?:ONLY\s+)?(?:"?\w+"?\.)?"?(\w+)"?',
    re.IGNORECASE,
)  # fmt: skip
SET_COLUMN = re.compile(r'"(\w+)" = ')

TAKEN_OFF_BY_DELETING = (
    "testimonials.Testimonial",
    "testimonials.TestimonialPicture",
    "wagtailcore.Page",
    "wagtaildocs.Document",
    "wagtailimages.Image",
)
TAKES_SOMETHING_OFF = (
    "home.PolicySettings",
    "testimonials.Withdrawal",
    "wagtailcore.PageViewRestriction",
)
"""Rows whose saving may hide what was public."""

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class Count(NamedTuple):
    """This count is what the database knows of visible changes."""

    changes: int
    removals: int


def read_count(connection: BaseDatabaseWrapper) -> Count:
    """Returns the count (one query).

    Raises:
        django.db.Error: the database does not answer.
    """
    table = connection.ops.quote_name(Generation._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT SUM(changes), SUM(removals) FROM {table}")  # noqa: S608
        changes, removals = cursor.fetchone()
    return Count(int(changes or 0), int(removals or 0))


def stamp_file() -> Path:
    """Returns the file that grows by one byte with each visible change."""
    return Path(settings.CONTENT_VERSION_FILE)


def removals_file() -> Path:
    """Returns the file that grows when something is taken off the site."""
    return stamp_file().with_suffix(".removals")


def lengthen(path: Path) -> None:
    """Adds a byte; two processes that do so at once add two.

    A failure is logged and nothing more: the count is read within a second.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            os.write(descriptor, b".")
        finally:
            os.close(descriptor)
    except OSError:
        logger.exception("%s cannot be written: pages stay old for up to a second", path)


def stamp() -> None:
    """Tells every worker of this host that pages have changed."""
    lengthen(stamp_file())


def stamp_removal() -> None:
    """Tells every worker of this host to forget copies from before."""
    lengthen(removals_file())


def bump(connection: BaseDatabaseWrapper, *, removals: int = 0) -> None:
    """Counts a change in the present transaction and stamps after its commit."""
    table = connection.ops.quote_name(Generation._meta.db_table)
    is_postgresql = connection.vendor == "postgresql"
    writer = f"MOD(pg_backend_pid(), {WRITERS})" if is_postgresql else "0"
    count = (
        f"INSERT INTO {table} (writer, changes, removals) VALUES ({writer}, 1, %s) "  # noqa: S608
        f"ON CONFLICT (writer) DO UPDATE SET changes = {table}.changes + 1, "
        f"removals = {table}.removals + excluded.removals"
    )
    with connection.cursor() as cursor:
        cursor.execute(count, [removals])
        if is_postgresql:
            cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
    transaction.on_commit(stamp, using=connection.alias)


def remove(**kwargs: Any) -> None:
    """Counts a change that took something off the site: no copy from before serves even a failure.

    Connected to the signals of unpublishing, deleting, restricting and withdrawing.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if not _watcher.suspended:
        with transaction.atomic():
            bump(connection, removals=1)
            transaction.on_commit(stamp_removal)


class ChangeWatcher:
    """This wrapper of statements counts those that change what pages show.

    https://docs.djangoproject.com/en/5.2/topics/db/instrumentation/
    """

    def __init__(self) -> None:
        self.tables: frozenset[str] = frozenset()
        """Those that pages show; known once all models are."""
        self.suspended = False
        """Set while migrations run: the table of the count may not exist yet."""

    def watch(self, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
        """Watches a new connection to the site's database; connected to Django's signal."""
        is_watched = any(isinstance(each, ChangeWatcher) for each in connection.execute_wrappers)
        if connection.alias == DEFAULT_DB_ALIAS and not is_watched:
            connection.execute_wrappers.append(self)

    def __call__(
        self, execute: Execute, sql: Any, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        """Runs a statement; a visible change and its count are one transaction."""
        connection: BaseDatabaseWrapper = context["connection"]
        if self.suspended or not is_visible(sql, self.tables):
            return execute(sql, params, many, context)
        if connection.in_atomic_block:
            result = execute(sql, params, many, context)
            self._count(connection, sql, context["cursor"])
            return result
        with transaction.atomic(using=connection.alias):
            result = execute(sql, params, many, context)
            self._count(connection, sql, context["cursor"])
            if connection.vendor == "sqlite" and returns_rows(sql):
                _fetch_now(context["cursor"])
        return result

    def _count(self, connection: BaseDatabaseWrapper, sql: Any, cursor: Any) -> None:
        """Counts once a transaction; a savepoint that is rolled back takes its count along.

        A statement that found no row changes nothing. SQLite knows how many it found once all
        that come back are fetched.
        """
        is_counted = any(entry[1] is stamp for entry in connection.run_on_commit)
        if not is_counted and (cursor.rowcount != 0 or returns_rows(sql)):
            bump(connection)

    def suspend(self, **kwargs: Any) -> None:
        """Stops counting; connected to the beginning of migrations."""
        self.suspended = True

    def resume(self, **kwargs: Any) -> None:
        """Counts again, and counts the migrations as one change."""
        self.suspended = False
        connection = connections[DEFAULT_DB_ALIAS]
        if Generation._meta.db_table in connection.introspection.table_names():
            with transaction.atomic():
                bump(connection)


class _Fetched:
    """This cursor hands out rows that were fetched before: SQLite commits no open statement."""

    def __init__(self, cursor: Any) -> None:
        self.cursor = cursor
        self.rows = iter(cursor.fetchall())

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cursor, name)

    def fetchone(self) -> Any:
        """Returns the next row or None."""
        return next(self.rows, None)

    def fetchall(self) -> list[Any]:
        """Returns the other rows."""
        return list(self.rows)


def _fetch_now(wrapper: Any) -> None:
    wrapper.cursor = _Fetched(wrapper.cursor)


def returns_rows(sql: Any) -> bool:
    """Returns whether a statement that writes also brings rows back."""
    return "RETURNING" in str(sql)


def is_visible(sql: Any, tables: frozenset[str]) -> bool:
    """Returns whether a statement writes to one of the tables more than the marks of a draft."""
    text = sql if isinstance(sql, str) else str(sql)
    if text.startswith("SELECT"):
        return False
    for verb, table in WRITE.findall(text):
        if verb.upper().startswith("TRUNCATE"):  # several tables at once
            return True
        if table in tables and not (verb.upper() == "UPDATE" and _is_draft(text)):
            return True
    return False


def _is_draft(sql: str) -> bool:
    columns = SET_COLUMN.findall(sql.partition(" SET ")[2].partition(" WHERE ")[0])
    return bool(columns) and DRAFT_COLUMNS.issuperset(columns)


_watcher = ChangeWatcher()


@contextmanager
def counted_as_one() -> Iterator[None]:
    """Counts all that is written inside as one change, at the end; for restoring a whole site."""
    _watcher.suspend()
    try:
        yield
    finally:
        _watcher.resume()


def is_suspended() -> bool:
    """Returns whether changes are not counted: migrations are under way."""
    return _watcher.suspended


def install() -> None:
    """Begins to count, in every process that sets Django up."""
    from django.apps import apps
    from django.db.backends.signals import connection_created

    _watcher.tables = rendered_tables()
    connection_created.connect(_watcher.watch, dispatch_uid="generation")
    pre_migrate.connect(_watcher.suspend, dispatch_uid="generation-suspend")
    clinic = apps.get_app_config("clinic")
    post_migrate.connect(_watcher.resume, sender=clinic, dispatch_uid="generation-resume")
    unpublished.connect(remove, dispatch_uid="generation-unpublished")
    page_unpublished.connect(remove, dispatch_uid="generation-page-unpublished")
    for name in TAKEN_OFF_BY_DELETING:
        for model in apps.get_models():
            if issubclass(model, apps.get_model(name)):
                post_delete.connect(remove, model, dispatch_uid=f"generation-{model.__name__}")
    for name in TAKES_SOMETHING_OFF:
        post_save.connect(remove, apps.get_model(name), dispatch_uid=f"generation-{name}")
