import subprocess
import sys
import time
from threading import Event

import psutil
import pytest

from clinic.starting import supervision


class TestKeepRunning:
    @pytest.mark.parametrize("code", [1, 3])
    def test_gives_a_command_up_that_cannot_start(self, code):
        command = [sys.executable, "-c", f"raise SystemExit({code})"]

        assert supervision.keep_running("server", command, Event(), trial=60) == code

    def test_starts_a_command_again_that_ended_later(self, tmp_path, monkeypatch):
        monkeypatch.setattr(supervision, "PAUSE", 0.0)
        stopping, lines = Event(), tmp_path / "lines"
        code = f"open({str(lines)!r}, 'a').write('once more\\n')"

        def stop_after_three(line):
            if lines.read_text().count("\n") == 3:
                stopping.set()

        monkeypatch.setattr(supervision, "say", stop_after_three)

        assert supervision.keep_running("server", [sys.executable, "-c", code], stopping) == 0
        assert lines.read_text().count("\n") == 3


STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(child.pid, flush=True)
time.sleep(600)
"""
"""A process that does not end when it is asked to, with one of its own."""


class TestStop:
    def test_kills_what_does_not_end_with_all_that_it_started(self):
        process = subprocess.Popen(
            [sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE, start_new_session=True
        )
        child = int(process.stdout.readline())

        supervision.stop(process, 0.5)

        assert process.poll() == -9
        assert has_ended(child)
        process.stdout.close()

    def test_lets_a_process_end_by_itself(self):
        code = "import signal, sys, time; signal.signal(15, lambda *_: sys.exit(7)); print(flush=1)"
        command = [sys.executable, "-c", f"{code}; time.sleep(600)"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
        process.stdout.readline()

        supervision.stop(process, 30)

        assert process.poll() == 7
        process.stdout.close()


def has_ended(pid):
    for _ in range(100):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == "zombie":
            return True
        time.sleep(0.05)
    return False
