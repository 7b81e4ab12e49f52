"""A pytest plugin: which tests come first, and which go to one worker together.

Browser tests go a module at a time to whichever worker is free: with the usual two workers they
make two groups that balance by themselves, each with one served site for all its modules.
"""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

SERVED, BROWSER, BACKUP = "tests/served/", "tests/browser/", "tests/clinic/backup/"
DEMO = "tests/clinic/test_demo.py"
TOGETHER = (SERVED, BACKUP, DEMO)
"""Tests that share servers, or a site that takes long to make: one worker has all of them."""
FIRST = (SERVED, BROWSER, BACKUP)
"""The longest parts, in this order: while one worker is with the first, the other one starts the
browser tests' site, and collects its static files for both.

None of them may empty all tables, as tests with transactions of their own do: pytest-django has
those come last, since nothing of what migrations made is left for others after them."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts first what takes longest, so that no worker is left with it at the end.

    Raises:
        UsageError: a test that empties all tables is among those that come first.
    """
    for item in items:
        if item.nodeid.startswith(FIRST) and empties_tables(item):
            raise pytest.UsageError(
                f"{item.nodeid} empties all tables: it cannot come first (tests/scheduling.py)."
            )
    items.sort(key=turn_of)


def turn_of(item: pytest.Item) -> tuple[int, bool, bool]:
    """Returns what sorts a test: FIRST, then long ones, others, and those that empty tables."""
    places = [number for number, folder in enumerate(FIRST) if item.nodeid.startswith(folder)]
    is_long = item.get_closest_marker("long") is not None
    return places[0] if places else len(FIRST), empties_tables(item), not is_long


def empties_tables(item: pytest.Item) -> bool:
    """Returns whether a test has transactions of its own."""
    marker = item.get_closest_marker("django_db")
    is_marked = marker is not None and bool(marker.kwargs.get("transaction"))
    return is_marked or "transactional_db" in getattr(item, "fixturenames", ())


def scope_of(nodeid: str) -> str:
    """Returns the name of the tests that one worker runs together; a test's own for itself."""
    if nodeid.startswith(BROWSER):
        return nodeid.partition("::")[0]
    return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Gives each worker one group of tests after the other, in the order of collection."""

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return scope_of(nodeid)

    config.option.loadscopereorder = False  # it would sort by the number of tests
    return Together(config, log)
