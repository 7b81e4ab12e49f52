"""The bare Wagtail site that pages are compared with: one page with one rich-text field."""

import subprocess
import sys
from pathlib import Path

from benchmarks.pages.servers import ROOT


def make_bare_site(environ: dict[str, str]) -> dict[str, str]:
    """Makes the bare site and returns its environment."""
    bare = {**environ, "DJANGO_SETTINGS_MODULE": "benchmarks.bare.settings"}
    if (Path(environ["VAR_DIR"]) / "bare.sqlite3").exists():
        return bare
    command = [sys.executable, "-c", "from benchmarks.bare.wsgi import make_site; make_site()"]
    subprocess.run(command, cwd=ROOT, env=bare, check=True, timeout=300)
    return bare
