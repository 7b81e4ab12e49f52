"""`make start-clinic`: a clinic's own site from a fresh clone."""

import sqlite3
import subprocess
import sys

import pytest

from clinic.start_clinic import filled, settings_for
from tests.clinic.starting.processes import ROOT, environ
from tests.migrated import copy_migrated

pytestmark = pytest.mark.long

PASSWORD = "a long and odd passphrase"
START = """
import sys
from pathlib import Path
from clinic import start_clinic
from clinic.settings.environment import env
start_clinic.ENV_FILE = Path(sys.argv[1])
env.read_file(start_clinic.ENV_FILE)
sys.exit(start_clinic.main())
"""


class TestSettingsFor:
    def test_has_a_secret_of_its_own_and_the_address(self):
        values = settings_for(" https://WWW.example.org/ ", "")

        assert values["BASE_URL"] == "https://www.example.org"
        assert values["ALLOWED_HOSTS"] == "www.example.org"
        assert len(values["SECRET_KEY"]) > 50
        assert "HTTPS" not in values

    def test_keeps_a_secret_that_is_there(self):
        assert settings_for("https://www.example.org", "as it was")["SECRET_KEY"] == "as it was"

    def test_does_without_https_on_this_machine_alone(self):
        assert settings_for("http://localhost:8000", "")["HTTPS"] == "off"
        with pytest.raises(SystemExit, match="without HTTPS"):
            settings_for("http://www.example.org", "")

    @pytest.mark.parametrize("address", ["www.example.org", "", "https://", "ftp://a.example"])
    def test_refuses_what_is_no_address(self, address):
        with pytest.raises(SystemExit, match="must be like"):
            settings_for(address, "")


class TestFilled:
    def test_puts_values_into_their_lines_and_keeps_the_others(self):
        text = "# A.\nKEY=\n# OFF=on\nMINE=1\n"

        assert filled(text, {"KEY": "k", "OFF": "off", "NEW": "n"}) == (
            "# A.\nKEY=k\nOFF=off\nMINE=1\nNEW=n\n"
        )

    def test_fills_the_example_once(self):
        values = settings_for("http://127.0.0.1:8000", "")
        lines = filled((ROOT / ".env.example").read_text(), values).splitlines()

        for name, value in values.items():
            assert lines.count(f"{name}={value}") == 1
            assert sum(line.removeprefix("# ").startswith(f"{name}=") for line in lines) == 1


class TestStartClinic:
    @pytest.mark.parametrize(
        "before", [None, "SECRET_KEY={key}\nEMAIL_URL=smtp://mail.example.org\n"]
    )
    def test_makes_a_site_and_its_settings_and_goes_on_when_repeated(self, tmp_path, before):
        key = environ()["SECRET_KEY"]
        path, var = tmp_path / "env", tmp_path / "var"
        var.mkdir()
        copy_migrated(str(var / "clinic.sqlite3"))
        if before:
            path.write_text(before.format(key=key))
        values = {
            "VAR_DIR": str(var), "STATIC_DIR": str(collected(var)), "PASSWORD_STDIN": "1",
            "ADDRESS": "https://www.example.org", "CLINIC_NAME": "Lake Clinic", "ADMIN_NAME": "ada",
        }  # fmt: skip

        first = start(path, values)
        written = path.read_text()
        second = start(path, {**values, "ADDRESS": "https://other.example"})

        assert first.returncode == 0, first.stderr
        assert "Lake Clinic is ready." in first.stdout
        assert path.stat().st_mode & 0o777 == 0o600
        assert "BASE_URL=https://www.example.org\n" in written
        assert f"SECRET_KEY={key}\n" in written
        assert ("EMAIL_URL=smtp://mail.example.org\n" in written) == bool(before)
        with sqlite3.connect(var / "clinic.sqlite3") as connection:
            site = "SELECT hostname, port, site_name FROM wagtailcore_site"
            assert connection.execute(site).fetchall() == [("www.example.org", 443, "Lake Clinic")]
        assert second.returncode == 0, second.stderr
        assert "holds a site already" in second.stdout
        assert path.read_text() == written

    def test_asks_in_one_line_for_an_address_where_there_is_no_terminal(self, tmp_path):
        done = start(tmp_path / "env", {"VAR_DIR": str(tmp_path)})

        assert done.returncode == 1
        assert "make start-clinic ADDRESS=" in done.stderr.splitlines()[-1]
        assert not (tmp_path / "env").exists()


def start(path, values) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START, str(path)], cwd=ROOT, env=environ(**values),
        input=f"{PASSWORD}\n" if "PASSWORD_STDIN" in values else "", capture_output=True, text=True,
        check=False, timeout=240,
    )  # fmt: skip


def collected(var):
    """Returns a folder of static files that says that it is up to date: collecting takes long."""
    from clinic.starting.preparation import sources_digest

    folder = var / "static"
    folder.mkdir()
    (folder / ".sources").write_text(sources_digest())
    return folder
