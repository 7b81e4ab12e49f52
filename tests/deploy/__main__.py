"""`make check-deploy`: runs every block of docs/deploy.md that needs neither root nor an engine.

They run one after the other, on a copy of the project whose environment is the one that runs this,
with a scratch folder in the place of /var/lib/clinic. A command that fails ends it. At the end
systemd and Docker read our files where they are installed; where not, it says so.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.deploy.documents import ROOT, blocks

SECONDS = 600
"""How long one block may take."""
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv*", "var", ".env", "__pycache__", ".*_cache")


def main() -> None:
    """Runs the blocks."""
    with tempfile.TemporaryDirectory(prefix="clinic-deploy-") as scratch:
        project, lib = Path(scratch, "site"), Path(scratch, "lib")
        shutil.copytree(ROOT, project, ignore=LEFT_BEHIND)
        lib.mkdir()
        (project / ".venv").symlink_to(sys.prefix)
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR") if key in os.environ}
        for number, block in enumerate(blocks("sh"), 1):
            sys.stdout.write(f"== Block {number}\n{block}")
            sys.stdout.flush()
            script = "set -e\n" + block.replace("/var/lib/clinic", f"{lib}/clinic")
            (lib / "clinic").mkdir(exist_ok=True)
            subprocess.run(
                ["/bin/sh", "-c", script], cwd=project, env=kept, check=True, timeout=SECONDS
            )
        sys.stdout.write("Every block ran.\n")
        read_units(Path(scratch))
        read_compose(Path(scratch))


def read_units(scratch: Path) -> None:
    """Has systemd read our units, with a program and a user that are here."""
    program = shutil.which("systemd-analyze")
    if program is None:
        sys.stdout.write("NOT SHOWN: systemd is not installed; nothing has read deploy/clinic-*.\n")
        return
    units = []
    for unit in sorted((ROOT / "deploy").glob("clinic-*")):
        text = re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", unit.read_text())
        units.append(scratch / unit.name)
        units[-1].write_text(text.replace("User=clinic\n", ""))
    done = subprocess.run(
        [program, "verify", "--man=no", *map(str, units)],
        capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    wrong = [line for line in done.stderr.splitlines() if "clinic-" in line]
    if wrong:
        sys.exit("\n".join(wrong))
    sys.stdout.write("systemd understands our units.\n")


def read_compose(scratch: Path) -> None:
    """Has Docker's compose read our file."""
    compose = ["docker", "compose"]
    if (
        shutil.which("docker") is None
        or subprocess.run(
            [*compose, "version"], capture_output=True, check=False, timeout=SECONDS
        ).returncode
    ):
        sys.stdout.write("NOT SHOWN: Docker's compose is not installed; nothing has read ours.\n")
        return
    (scratch / ".env").write_text("POSTGRES_PASSWORD=x\n")
    shutil.copy(ROOT / "compose.yaml", scratch)
    subprocess.run([*compose, "config", "--quiet"], cwd=scratch, check=True, timeout=SECONDS)
    sys.stdout.write("Docker's compose understands our file.\n")


if __name__ == "__main__":
    main()
