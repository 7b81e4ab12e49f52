"""`.ci/python` makes `.venv` before anything of the project is there: it has but words."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clinic.starting.processes import ROOT

SCRIPT = ROOT / ".ci" / "python"
GOOD = """#!/bin/sh
echo "$*" >> "{log}"
case "$*" in
    "-m venv"*) mkdir -p .venv/bin && rm -f .venv/bin/* && cp "$0" .venv/bin/python ;;
esac
"""
OLD = """#!/bin/sh
[ "$1" = --version ] && { echo "Python 3.9.2"; exit 0; }
exit 1
"""
WITHOUT_VENV = """#!/bin/sh
case "$2" in *ensurepip*) exit 1;; esac
"""


@pytest.fixture
def made(tmp_path):
    """Runs the script in an empty folder with a Python that does as it is told."""

    def make(program: str, name: str = "python3") -> subprocess.CompletedProcess[str]:
        path = tmp_path / name
        path.write_text(program.replace("{log}", str(tmp_path / "log")))
        path.chmod(0o755)
        return run(tmp_path, str(path))

    return make


def run(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [shutil.which("sh"), str(SCRIPT), python], cwd=folder, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip


class TestPython:
    def test_makes_what_is_not_there_and_leaves_what_is_whole(self, made, tmp_path):
        first, second = made(GOOD), made(GOOD)

        assert (first.returncode, first.stdout) == (0, "Making .venv …\n")
        assert (second.returncode, second.stdout) == (0, "")
        assert (tmp_path / "log").read_text().count("-m venv") == 1

    def test_says_that_a_python_is_too_old(self, made, tmp_path):
        done = made(OLD)

        assert done.returncode == 1
        assert "is Python 3.9.2; the site needs 3.11 or later" in done.stderr
        assert not (tmp_path / ".venv").exists()

    def test_says_that_there_is_none(self, tmp_path):
        done = run(tmp_path, "python-of-nobody")

        assert done.returncode == 1
        assert "There is no python-of-nobody. Install Python 3.11 or later" in done.stderr

    def test_says_how_to_get_its_venv_module(self, made):
        assert "apt install python3-venv" in made(WITHOUT_VENV).stderr

    def test_makes_again_what_was_made_in_part(self, made, tmp_path):
        (tmp_path / ".venv" / "bin").mkdir(parents=True)
        (tmp_path / ".venv" / "bin" / "python").symlink_to("/no/such/python")

        done = made(GOOD)

        assert done.returncode == 0
        assert "made only in part" in done.stdout
        assert "-m venv --clear .venv" in (tmp_path / "log").read_text()

    def test_completes_one_that_has_all_but_pip(self, made, tmp_path):
        made(GOOD)
        python = tmp_path / ".venv" / "bin" / "python"
        python.write_text('#!/bin/sh\ncase "$*" in *"import pip"*) exit 1;; esac\n')

        done = made(GOOD)

        assert (done.returncode, done.stdout) == (0, "Completed .venv, which had no pip.\n")
        assert "import pip" in python.read_text()

    def test_leaves_alone_what_is_none(self, made, tmp_path):
        (tmp_path / ".venv").mkdir()
        (tmp_path / ".venv" / "mine").touch()

        done = made(GOOD)

        assert done.returncode == 1
        assert "move it away" in done.stderr
        assert (tmp_path / ".venv" / "mine").exists()
