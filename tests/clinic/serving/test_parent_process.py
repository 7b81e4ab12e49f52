"""Processes that end with the one that started them, even when that one is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from clinic.serving.parent_process import tied

ROOT = Path(__file__).parents[3]
PARENT = (
    "import subprocess, time; from clinic.serving.parent_process import tied\n"
    "child = subprocess.Popen(tied(['/bin/sleep', '60']), start_new_session=True)\n"
    "print(child.pid, flush=True); time.sleep(60)"
)


def is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell no child")
class TestTied:
    def test_ends_when_its_parent_is_killed(self):
        with subprocess.Popen(
            [sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE
        ) as parent:
            child = int(parent.stdout.readline())
            alive = is_alive(child)
            parent.kill()

        deadline = time.monotonic() + 10
        while is_alive(child) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert alive
        assert not is_alive(child)

    def test_does_not_begin_when_its_parent_has_ended_before(self):
        command = tied([sys.executable, "-c", "print('began')"])
        command[command.index(str(os.getpid()))] = "1"

        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

        assert done.stdout == ""
        assert done.returncode == -signal.SIGTERM
