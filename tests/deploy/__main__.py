"""`make check-deploy`: runs every block of docs/deploy.md that needs neither root nor an engine.

They run one after the other, on a copy of the project whose environment is the one that runs this,
with a scratch folder in the place of /var/lib/clinic. A command that fails ends it.
"""

import os
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


if __name__ == "__main__":
    main()
