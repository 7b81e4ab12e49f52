"""A pytest plugin: names test modules that take long and do not say so.

`make quick` leaves out what is marked `long`. What counts is CPU time of the test and of processes
that it started and waited for, since a busy machine makes every test long by the clock. Fixtures
that are made once for many tests count for none of them.
"""

import json
import os
from collections import Counter
from collections.abc import Generator
from typing import Any

import pytest

MAX_SECONDS = 3.0
"""CPU seconds that all tests of a module may take together without being marked `long`."""
SHARED = ("session", "package")
"""Scopes of fixtures whose making counts for no module."""
EXCUSED = ("long", "browser")
KEY = "cpu_seconds"


def cpu() -> float:
    """Returns the CPU seconds of this process and of those it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


class Stopwatch:
    """This stopwatch adds up, in one worker, what the tests of each module take."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.shared = 0.0
        self.is_sharing = False

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Counts what one test takes."""
        began, self.shared = cpu(), 0.0
        try:
            return (yield)
        finally:
            if not any(map(item.get_closest_marker, EXCUSED)):
                self.seconds[item.nodeid.partition("::")[0]] += cpu() - began - self.shared

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any]
    ) -> Generator[None, object, object]:
        """Counts what a shared fixture takes, others that it asks for included."""
        if self.is_sharing or fixturedef.scope not in SHARED:
            return (yield)
        self.is_sharing, began = True, cpu()
        try:
            return (yield)
        finally:
            self.is_sharing = False
            self.shared += cpu() - began


_stopwatch = Stopwatch()
_of_workers: Counter[str] = Counter()


def pytest_configure(config: pytest.Config) -> None:
    """Starts counting."""
    config.pluginmanager.register(_stopwatch)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hands a worker's figures to the process that reports."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[KEY] = json.dumps(_stopwatch.seconds)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Adds a worker's figures."""
    _of_workers.update(json.loads(getattr(node, "workeroutput", {}).get(KEY, "{}")))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names the modules that should be marked."""
    lines = unmarked(_stopwatch.seconds + _of_workers)
    if lines:
        terminalreporter.section("long, and not marked so")
        terminalreporter.write_line("\n".join(lines))


def unmarked(seconds: Counter[str]) -> list[str]:
    """Returns a line for each module that takes too long, the longest first."""
    return [
        f"{taken:5.1f} CPU seconds  {module}  (pytestmark = pytest.mark.long)"
        for module, taken in seconds.most_common()
        if taken > MAX_SECONDS
    ]
