"""What a database looks like: its migrations, the models of their time, and whether it is empty.

Tables are read and written as the models that the applied migrations describe, so that a backup is
restored as the release that made it would have, and is brought up to date afterwards.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from clinic.backup.errors import BackupError
from clinic.backup.rows import Model, count

Key = tuple[str, str]
"""A migration: its app's label and its name."""

REBUILT = frozenset({"wagtailsearch", "modelsearch"})
"""Apps whose tables each engine has in a form of its own and that are computed from the others."""
COUNT = "clinic_generation"
"""The count of visible changes, which every installation keeps for itself."""
INDEX = "wagtailsearch_indexentry"
WELCOME_PAGES = 2
"""The root and Wagtail's welcome page, which every new database has."""


@dataclass(frozen=True, slots=True)
class Schema:
    """This schema is a database's form after certain migrations."""

    migrations: tuple[Key, ...]
    leaves: tuple[Key, ...]
    """The last of them in each app."""
    models: tuple[Model, ...]
    """The models of that time whose tables are backed up, ordered by table."""


def present_schema(connection: BaseDatabaseWrapper) -> Schema:
    """Returns the schema that a database has.

    Raises:
        BackupError: the database is newer than this code, which would lose what it does not know.
    """
    applied = set(MigrationRecorder(connection).applied_migrations())
    if not applied:
        raise BackupError("The database is empty: there is nothing to back up.")
    loader = MigrationLoader(connection)
    known = {key for key in applied if key[0] in loader.migrated_apps}
    return _schema(loader, known, "The database")


def recorded_schema(connection: BaseDatabaseWrapper, migrations: list[list[str]]) -> Schema:
    """Returns the schema that a backup was made of.

    Raises:
        BackupError: the backup is newer than this code.
    """
    keys = {(app, name) for app, name in migrations}
    return _schema(MigrationLoader(connection), keys, "The backup")


def _schema(loader: MigrationLoader, keys: set[Key], what: str) -> Schema:
    disk = loader.disk_migrations
    replaced = {old for migration in disk.values() for old in migration.replaces}
    if unknown := sorted(keys - set(disk) - replaced):
        names = ", ".join(f"{app}.{name}" for app, name in unknown[:3])
        raise BackupError(
            f"{what} comes from a newer version of the site: this one does not know {names}. "
            "Update the site first; nothing was changed."
        )
    known = {key for key in keys if key in loader.graph.nodes}
    known |= {
        key for key, migration in disk.items()
        if migration.replaces and keys.issuperset(migration.replaces) and key in loader.graph.nodes
    }  # fmt: skip
    nodes: dict[Any, Any] = loader.graph.node_map
    leaves = tuple(
        sorted(
            key
            for key in known
            if not any(
                child.key in known and child.key[0] == key[0] for child in nodes[key].children
            )
        )
    )
    apps = loader.project_state(list(leaves)).apps
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        if model._meta.app_label not in REBUILT and model._meta.db_table != COUNT
    ]
    return Schema(
        tuple(sorted(keys)), leaves, tuple(sorted(models, key=lambda model: model._meta.db_table))
    )


def is_upkeep(table: str) -> bool:
    """Returns whether a table needs no backup: the record of migrations, the cache, the index."""
    cache = settings.CACHES["default"].get("LOCATION", "")
    return table in {"django_migrations", "clinic_cache", COUNT, cache} or table.startswith(INDEX)


def left_out(connection: BaseDatabaseWrapper, schema: Schema) -> list[str]:
    """Returns the tables that no part of the site knows."""
    backed_up = {model._meta.db_table for model in schema.models}
    tables = set(connection.introspection.table_names()) - backed_up
    return sorted(table for table in tables if not is_upkeep(table))


def refuse_occupied(connection: BaseDatabaseWrapper) -> None:
    """Makes sure that nothing is lost by restoring into a database.

    One without tables is empty, and so is one that was only just migrated.

    Raises:
        BackupError: it holds a site, or something else.
    """
    tables = set(connection.introspection.table_names())
    known = set(connection.introspection.django_table_names())
    if strange := sorted(table for table in tables - known if not is_upkeep(table)):
        raise BackupError(
            f"The database is not empty: it holds {', '.join(strange[:3])}. Nothing was changed. "
            "Restore into an empty one."
        )
    held = {name: count(connection, name) for name in ("wagtailcore_page", "auth_user")
            if name in tables}  # fmt: skip
    pages, accounts = held.get("wagtailcore_page", 0), held.get("auth_user", 0)
    if pages > WELCOME_PAGES or accounts:
        raise BackupError(
            f"The database is not empty: it holds {pages} pages and {accounts} accounts. "
            "Nothing was changed. Restore into an empty one."
        )


def drop_tables(connection: BaseDatabaseWrapper) -> None:
    """Deletes every table of a database that `refuse_occupied` let through."""
    tables = connection.introspection.table_names()
    virtual = f"{INDEX}_fts"  # it takes its own tables along: https://www.sqlite.org/vtab.html
    shadows = {table for table in tables if table.startswith(f"{virtual}_")}
    with connection.schema_editor() as editor:
        for table in tables:
            if table not in shadows:
                name = connection.ops.quote_name(table)
                editor.execute(editor.sql_delete_table % {"table": name})


def give(connection: BaseDatabaseWrapper, schema: Schema) -> None:
    """Gives an empty database a schema; one that was just migrated to it stays as it is."""
    if set(MigrationRecorder(connection).applied_migrations()) == set(schema.migrations):
        return
    drop_tables(connection)
    MigrationExecutor(connection).migrate(list(schema.leaves))
