"""`make check-deploy`: runs every block of docs/deploy.md that needs neither root nor an engine.

They run one after the other, each as the user whom its mark names, on a copy of the project whose
environment is the one that runs this, with a scratch folder in the place of /var/lib. A command
that fails ends it. At the end nginx, systemd and Docker read our files where they are installed;
where not, it says so.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.deploy import proxy, users
from tests.deploy.documents import ROOT, all_blocks

SECONDS = 1800
"""How long one block may take."""
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv*", "var", ".env", "__pycache__", ".*_cache")


def main() -> None:
    """Runs the blocks."""
    two = users.are_two()
    with tempfile.TemporaryDirectory(prefix="clinic-deploy-") as name:
        scratch = Path(name)
        project, lib = make_places(scratch, two=two)
        kept = {key: os.environ[key] for key in ("PATH", "TMPDIR") if key in os.environ}
        runnable = [block for block in all_blocks() if block.kind == "sh"]
        for number, block in enumerate(runnable, 1):
            sys.stdout.write(f"== Block {number}, as {block.user}\n{block.text}")
            sys.stdout.flush()
            script = "set -e\n" + users.translated(block.text, lib, two=two)
            subprocess.run(
                ["/bin/sh", "-c", script], cwd=project, env={**kept, "HOME": f"{lib}/clinic"},
                check=True, timeout=SECONDS, **(users.identity(block.user) if two else {}),
            )  # fmt: skip
        sys.stdout.write("Every block ran.\n")
        if not two:
            sys.stdout.write("NOT SHOWN: one user ran them all; run by root it would be two.\n")
        read_proxies(scratch)
        read_units(scratch)
        read_compose(scratch)


def make_places(scratch: Path, *, two: bool) -> tuple[Path, Path]:
    """Makes what stands for /srv/clinic and /var/lib, with the rights that the guide gives them."""
    scratch.chmod(0o711)
    project, lib = scratch / "site", scratch / "lib"
    shutil.copytree(ROOT, project, ignore=LEFT_BEHIND)
    (project / ".venv").symlink_to(sys.prefix)
    (lib / "clinic").mkdir(parents=True)
    if two:
        shutil.chown(project, 0, users.NUMBER)
        project.chmod(0o750)
        shutil.chown(lib / "clinic", users.NUMBER, users.NUMBER)
        (lib / "clinic").chmod(0o750)
    return project, lib


def read_proxies(scratch: Path) -> None:
    """Has nginx read our configurations, with ports and certificates that are here."""
    if proxy.program() is None:
        sys.stdout.write("NOT SHOWN: nginx is not installed; nothing has read deploy/nginx*.\n")
        return
    for shipped in sorted((ROOT / "deploy").glob("nginx*.conf")):
        here = proxy.places(scratch, 8000)
        text = proxy.on_loopback(shipped.read_text(), here).replace("web:8000", "127.0.0.1:8000")
        subprocess.run(proxy.command(proxy.write(text, here), "-t"), check=True, timeout=SECONDS)
    sys.stdout.write("nginx understands our configurations.\n")


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
