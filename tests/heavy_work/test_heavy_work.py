"""Heavy files are read one at a time, apart, and within bounds."""

import sys
import threading
import time
from subprocess import PIPE, Popen

import pytest

import heavy_work
from heavy_work import BusyError, TooHeavyError, alone, read_apart
from tests.heavy_work import readers

pytestmark = pytest.mark.long

HOLD = """
import fcntl, sys, time
file = open(sys.argv[1], "w")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(600)
"""
READ = "tests.heavy_work.readers:"


class TestAlone:
    def test_lets_one_read_and_one_wait_and_tells_the_others(self, monkeypatch):
        monkeypatch.setattr(heavy_work, "MAX_WAIT", 30)
        begun, order = threading.Event(), []

        def second():
            with alone():
                order.append("second")

        with alone():
            waiting = threading.Thread(target=second)
            waiting.start()
            while heavy_work._places._value:
                time.sleep(0.01)
            with pytest.raises(BusyError), alone():
                begun.set()
            order.append("first")
        waiting.join(30)

        assert order == ["first", "second"]
        assert not begun.is_set()

    def test_holds_across_processes_and_ends_with_them(self, monkeypatch):
        monkeypatch.setattr(heavy_work, "MAX_WAIT", 0)
        other = Popen([sys.executable, "-c", HOLD, heavy_work.lock_file()], stdout=PIPE)
        try:
            other.stdout.readline()
            with pytest.raises(BusyError), alone():
                pass
        finally:
            other.kill()
            other.communicate()

        with alone():
            pass

    def test_frees_its_place_whatever_happens(self):
        for _ in range(5):
            with pytest.raises(KeyError), alone():
                raise KeyError


class TestReadApart:
    def test_returns_what_the_function_returns(self):
        assert read_apart(READ + "reverse", b"abc") == readers.reverse(b"abc")

    @pytest.mark.parametrize("name", ["fail", "sleep", "grow", "loop", "missing"])
    def test_ends_what_goes_wrong(self, name):
        with pytest.raises(TooHeavyError):
            read_apart(READ + name, b"abc", seconds=2, megabytes=200)
