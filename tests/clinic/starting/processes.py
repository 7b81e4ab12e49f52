"""`make run` and its parts as processes of their own, with a folder of their own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clinic.serving.parent_process import tied

ROOT = Path(__file__).parent.parent.parent.parent
KEY = "kE7-2mQ_x9Lw4Rt8Zp3Vb6Ny1Hs5Df0GjUaCoXiTeMu"
SECONDS = 240
"""What a start may take on a busy machine before it counts as hanging."""
RUN = [sys.executable, "-m", "clinic.serve"]
SERVE = """
import os, sys
from clinic.serve import set_environment, web_command
from clinic.starting.address import read_address
from clinic.starting.supervision import serve
address = read_address(os.environ)
set_environment(address)
ready = lambda: print("READY", flush=True)
sys.exit(serve(web_command(address.host, str(address.port)), address, ready))
"""
"""What `make run` does when everything is prepared."""


def environ(**values: str) -> dict[str, str]:
    """Returns the environment of a newcomer's shell and what a test adds to it."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR") if key in os.environ}
    return {**kept, "SECRET_KEY": KEY, **values}


def finished(command: list[str], **values: str) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end."""
    return subprocess.run(
        command, cwd=ROOT, env=environ(**values), capture_output=True, text=True, check=False,
        timeout=SECONDS,
    )  # fmt: skip


@contextmanager
def running(command: list[str], **values: str) -> "Iterator[subprocess.Popen[str]]":
    """Runs a command that is killed at the end if it has not ended."""
    with subprocess.Popen(
        tied(command), cwd=ROOT, env=environ(**values), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def free_port() -> str:
    """Returns a port that nobody has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])
