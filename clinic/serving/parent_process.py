"""Ending with the process that started this one, even when that one is killed.

Linux sends the signal (https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html); it
stays set through `exec`. Other systems have nothing of the kind, and nothing happens there.

`python -m clinic.serving.parent_process PARENT COMMAND …` becomes a command that ends with its
parent.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int) -> None:
    """Has this process get SIGTERM when its parent ends.

    Args:
        parent: the parent's process id; when it is another one by now, this process ends at once.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)


def tied(command: list[str]) -> list[str]:
    """Returns a command that ends with this process."""
    return [sys.executable, "-m", "clinic.serving.parent_process", str(os.getpid()), *command]


if __name__ == "__main__":
    end_with_parent(int(sys.argv[1]))
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606
