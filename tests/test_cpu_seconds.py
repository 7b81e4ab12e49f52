import time
from collections import Counter
from types import SimpleNamespace

import pytest

from tests.cpu_seconds import MAX_SECONDS, Stopwatch, cpu, unmarked

BUSY = 0.05
"""CPU seconds."""


def work():
    end = cpu() + BUSY
    while cpu() < end:
        pass


def through(hook):
    """Runs a hook around some work, as pytest does."""
    next(hook)
    work()
    with pytest.raises(StopIteration):
        hook.send(None)


def item_of(*marks):
    return SimpleNamespace(
        nodeid="tests/test_a.py::B::c", get_closest_marker=lambda name: name in marks
    )


class TestStopwatch:
    def test_adds_up_what_a_module_takes(self):
        stopwatch = Stopwatch()

        for _ in range(2):
            through(stopwatch.pytest_runtest_protocol(item_of()))

        assert stopwatch.seconds["tests/test_a.py"] == pytest.approx(2 * BUSY, rel=0.5)

    def test_counts_no_waiting(self):
        stopwatch = Stopwatch()

        hook = stopwatch.pytest_runtest_protocol(item_of())
        next(hook)
        time.sleep(2 * BUSY)
        with pytest.raises(StopIteration):
            hook.send(None)

        assert stopwatch.seconds["tests/test_a.py"] < BUSY

    @pytest.mark.parametrize("mark", ["long", "browser"])
    def test_counts_nothing_that_says_so(self, mark):
        stopwatch = Stopwatch()

        through(stopwatch.pytest_runtest_protocol(item_of(mark)))

        assert not stopwatch.seconds

    def test_counts_no_fixture_that_is_made_for_many_tests(self):
        stopwatch = Stopwatch()

        hook = stopwatch.pytest_runtest_protocol(item_of())
        next(hook)
        through(stopwatch.pytest_fixture_setup(SimpleNamespace(scope="session")))
        with pytest.raises(StopIteration):
            hook.send(None)

        assert stopwatch.seconds["tests/test_a.py"] < BUSY


class TestUnmarked:
    def test_names_what_takes_too_long(self):
        seconds = Counter({"tests/test_a.py": MAX_SECONDS + 1, "tests/test_b.py": MAX_SECONDS})

        assert unmarked(seconds) == [
            "  4.0 CPU seconds  tests/test_a.py  (pytestmark = pytest.mark.long)"
        ]
