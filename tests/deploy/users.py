"""The two users of docs/deploy.md, root and clinic, on a machine that has only the first.

A process needs no entry in /etc/passwd to run under a number. Without root both are whoever asks,
and what would give files to another user is left out.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

NUMBER = 10001
"""The user and the group "clinic", as in the image."""


def are_two() -> bool:
    """Returns whether blocks can be run by two users, both of whom reach this environment."""
    if os.geteuid() != 0:
        return False
    try:
        done = subprocess.run(
            [sys.executable, "-c", "import django"], check=False, capture_output=True,
            cwd="/", **identity("clinic"),
        )  # fmt: skip
    except PermissionError:
        return False
    return done.returncode == 0


def identity(user: str) -> dict[str, Any]:
    """Returns what `subprocess.run` needs to be a user; called by root."""
    return {"user": NUMBER, "group": NUMBER, "extra_groups": []} if user == "clinic" else {}


def translated(block: str, lib: Path, *, two: bool) -> str:
    """Returns a block with a folder in the place of /var/lib and numbers in that of names."""
    group, owner = "chown root:clinic", "--owner clinic --group clinic"
    block = block.replace("/var/lib/", f"{lib}/")
    if two:
        block = block.replace(group, f"chown 0:{NUMBER}")
        return block.replace(owner, f"--owner {NUMBER} --group {NUMBER}")
    return block.replace(group, "true").replace(owner, "")
