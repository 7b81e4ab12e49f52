"""What production needs beside settings: services that answer (`make check-production`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import get_connection
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error as DatabaseError

from clinic.backup.stores import names_in
from clinic.moving import address_problem
from clinic.starting.file_modes import modes_problem
from testimonials.storage import PrivateStorage, private_storage

SILENT_MAIL = ("console", "dummy", "locmem", "filebased")
"""Mail back-ends that send nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """This finding is one thing that was looked at."""

    name: str
    problem: str = ""
    """What is missing and what to do, in one line; empty when all is well."""


def database_refusal() -> str:
    """Returns why the database cannot be reached, in one line without its password, or ""."""
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        reason = first_line(error)
        return f"The database (DATABASE_URL, {connection.vendor}) cannot be reached: {reason}"
    finally:
        connection.close()
    return ""


def refuse_without_database() -> None:
    """Ends a start whose database cannot be reached, with one line.

    Only a start: a worker that comes back meanwhile says "back soon" until the database is there.

    Raises:
        SystemExit: it cannot be reached.
    """
    if refusal := direct_refusal() or database_refusal():
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]
        raise SystemExit(f"The site does not start:\n{refusal}")


def direct_refusal() -> str:
    """Asks PostgreSQL past the pool, which would go on trying, say so, and keep the reason."""
    if connection.vendor != "postgresql":
        return ""
    import psycopg

    try:
        psycopg.connect(**connection.get_connection_params()).close()
    except psycopg.Error as error:
        return f"The database (DATABASE_URL, postgresql) cannot be reached: {first_line(error)}"
    return ""


def findings() -> Iterator[Finding]:
    """Yields everything that was looked at; each is tried whatever became of the others."""
    refusal = database_refusal()
    yield Finding("database", refusal)
    waiting = "" if refusal else migrations_problem()
    if not refusal:
        yield Finding("migrations", waiting)
    if not (refusal or waiting):
        yield Finding("cache", cache_problem())
        yield Finding("administrator", administrator_problem())
        yield Finding("site's address", address_problem())
    yield Finding("uploaded files", storage_problem())
    yield Finding("private files", private_files_problem())
    yield Finding("file modes", modes_problem())
    yield Finding("e-mail", mail_problem())
    yield Finding("alarm", alarm_problem())
    yield from address_findings()


def migrations_problem() -> str:
    """Returns what to do when the database is older than the code."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} migrations wait: run manage.py migrate." if plan else ""


def cache_problem() -> str:
    """Writes to the cache and reads it again."""
    key = f"readiness-{uuid4().hex}"
    try:
        cache.set(key, "here", 30)
        found = cache.get(key)
        cache.delete(key)
    except Exception as error:  # Redis has exceptions of its own
        return f"CACHE_URL does not answer: {first_line(error)}"
    return "" if found == "here" else "CACHE_URL does not answer, or forgets what it is given."


def storage_problem() -> str:
    """Writes a file where uploads go and deletes it."""
    try:
        name = default_storage.save(f"readiness/{uuid4().hex}.txt", ContentFile(b"here"))
        default_storage.delete(name)
    except Exception as error:  # botocore has exceptions of its own
        return f"Uploads (VAR_DIR or S3_*) cannot be stored: {first_line(error)}"
    return ""


def private_files_problem() -> str:
    """Writes a private file, tries to read it as a stranger would, and deletes it."""
    storage = private_storage()
    try:
        name = storage.save(f"readiness/{uuid4().hex}.txt", ContentFile(b"here"))
        try:
            is_open = getattr(storage, "is_open_to_strangers", lambda name: False)(name)
        finally:
            storage.delete(name)
    except Exception as error:  # botocore has exceptions of its own
        return f"Signed papers (VAR_DIR or S3_*) cannot be stored: {first_line(error)}"
    if is_open:
        return "The bucket of signed papers is public: take all public rights from it at once."
    if not isinstance(storage, PrivateStorage) and next(names_in(PrivateStorage()), None):
        return "Signed papers lie on disk still: run manage.py move_private_files, delete them."
    return ""


def mail_problem() -> str:
    """Connects to the mail server; sends nothing."""
    backend = settings.DIRECT_EMAIL_BACKEND or settings.EMAIL_BACKEND
    if any(name in backend for name in SILENT_MAIL):
        return "EMAIL_URL or EMAIL_PROVIDER is missing: no e-mail leaves the site."
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        return "DEFAULT_FROM_EMAIL is missing: the address that e-mails come from."
    try:
        mail = get_connection(backend)
        mail.open()
        mail.close()
    except Exception as error:  # each back-end has exceptions of its own
        return f"The mail server (EMAIL_URL) does not answer: {first_line(error)}"
    return ""


def administrator_problem() -> str:
    """Returns what to do when nobody can sign in, or the demo's account still stands."""
    users = get_user_model().objects.filter(is_superuser=True, is_active=True)
    if not users.exists():
        return "Nobody can administer the site: run manage.py start_clinic."
    if any(user.check_password("demo") for user in users.filter(username="admin")):
        return "The demo's account admin/demo stands: change its password or delete it."
    return ""


def address_findings() -> Iterator[Finding]:
    """Yields what the settings say about the site's own address."""
    base, secure = settings.WAGTAILADMIN_BASE_URL, settings.SECURE_SSL_REDIRECT
    problem = "" if base.startswith("https://") else "BASE_URL must begin with https://."
    yield Finding("address", problem)
    yield Finding("HTTPS", "" if secure else "HTTPS is off: passwords travel in the open.")
    yield Finding("proxies", proxies_problem(secure))
    factor = "" if settings.SECOND_FACTOR else "SECOND_FACTOR is off: a password alone publishes."
    yield Finding("second factor", factor)
    yield Finding("proxy", proxy_problem())


def proxy_problem() -> str:
    """Returns what to do when nobody has said what stands between visitors and the server."""
    if settings.TRUSTED_PROXIES or settings.SERVE_WITHOUT_PROXY:
        return ""
    return "TRUSTED_PROXIES is 0: say how many proxies there are, or SERVE_WITHOUT_PROXY=on."


def proxies_problem(secure: bool) -> str:
    """Returns what is wrong with how visitors are told apart: HTTPS ends in a proxy, always."""
    if secure and not settings.TRUSTED_PROXIES:
        return (
            "TRUSTED_PROXIES is 0, but HTTPS ends in a proxy: all visitors count as one, and who "
            "guesses passwords locks everybody out. Write how many proxies stand before the site."
        )
    return ""


def alarm_problem() -> str:
    """Returns what to do so that somebody hears of a backup that was not made."""
    if settings.BACKUP_HOURS and not (settings.OPERATOR_EMAIL or settings.PING_BACKUP_URL):
        return "Nobody hears of a failed backup: OPERATOR_EMAIL or PING_BACKUP_URL is missing."
    return ""


def first_line(error: Exception) -> str:
    """Returns the first line of an exception's message, which names host and port at most."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
