"""Which settings a command takes, and how `.env` is read."""

import os
import subprocess
import sys

import pytest

from tests.clinic.settings.test_production import ROOT, run

pytestmark = pytest.mark.long

CHOOSE = """
import os, sys
from pathlib import Path
from clinic.settings.values import Values
read = Values.read_file
Values.read_file = lambda self, path: read(self, Path(sys.argv[1]))
import manage
manage.choose_settings()
print(os.environ["DJANGO_SETTINGS_MODULE"])
"""
"""Chooses settings with another file than the project's."""


class TestManage:
    @pytest.mark.parametrize(
        ("file", "module"),
        [
            ("SECRET_KEY=x", "clinic.settings.dev"),
            ("BASE_URL=", "clinic.settings.dev"),
            ("BASE_URL=https://www.example.org", "clinic.settings.production"),
            ("ALLOWED_HOSTS=www.example.org", "clinic.settings.production"),
            ("DATABASE_URL=postgres://h/n", "clinic.settings.production"),
            (
                "DATABASE_URL=postgres://h/n\nDJANGO_SETTINGS_MODULE=clinic.settings.dev",
                "clinic.settings.dev",
            ),
        ],
    )
    def test_takes_the_settings_that_the_file_asks_for_and_says_which(self, tmp_path, file, module):
        (tmp_path / "env").write_text(f"{file}\n")
        kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}

        done = subprocess.run(
            [sys.executable, "-c", CHOOSE, str(tmp_path / "env")], check=False, cwd=ROOT, env=kept,
            capture_output=True, text=True, timeout=120,
        )  # fmt: skip

        assert done.stdout.strip() == module, done.stderr
        assert done.stderr.startswith(f"Settings: {module} (")
        assert len(done.stderr.splitlines()) == 1

    def test_takes_what_the_environment_names_and_says_nothing(self):
        done = run("manage.py", "help", "--commands")

        assert (done.returncode, done.stderr) == (0, "")


class TestFile:
    def read(self, path):
        code = "import sys; from pathlib import Path; from clinic.settings.values import Values;"
        code += "env = Values(); env.read_file(Path(sys.argv[1])); env.refuse()"
        return run("-c", code, str(path))

    def test_names_the_line_that_is_none(self, tmp_path):
        (tmp_path / "env").write_text("# Ours.\nSECRET_KEY = s3cret\n\nexport A=b\n")

        done = self.read(tmp_path / "env")

        assert done.stderr.splitlines()[1].endswith(
            "env, line 2, is not NAME=value (no blanks around =)."
        )
        assert "s3cret" not in done.stderr

    def test_is_refused_in_one_line_when_it_cannot_be_read(self, tmp_path):
        (tmp_path / "text").write_bytes(b"A=\xff")
        for path in (tmp_path, tmp_path / "text"):
            done = self.read(path)

            assert done.returncode == 1
            assert f"{path} cannot be read" in done.stderr
            assert len(done.stderr.splitlines()) == 2
